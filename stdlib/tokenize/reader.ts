/**
 * Source text for the tokenizer: read line by line when it is needed, character by character, with errors placed by how
 * far reading has come. Positions are UTF-16 offsets into the text that is held. Must not know tokens.
 */

/** What reading gives at the end. */
export const EOF = -1;

/** An error in the source. Columns count characters. */
export class TokenizeError extends Error {
  readonly kind: "SyntaxError" | "IndentationError" | "TabError";
  readonly lineno: number;
  readonly offset: number;
  /** The line; undefined for the error that has no text at all. */
  readonly line: string | undefined;
  /** Undefined where the error has no end. */
  readonly endOffset: number | undefined;

  constructor(
    kind: TokenizeError["kind"],
    message: string,
    lineno: number,
    offset: number,
    line: string | undefined,
    endOffset: number | undefined,
  ) {
    super(message);
    this.kind = kind;
    this.lineno = lineno;
    this.offset = offset;
    this.line = line;
    this.endOffset = endOffset;
  }
}

/** How many characters UTF-16 text has. */
export function characterCount(text: string): number {
  let count = text.length;
  for (let i = 0; i + 1 < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      count--;
      i++;
    }
  }
  return count;
}

const NEWLINE = 10;
const RETURN = 13;

export class SourceReader {
  private readonly readLine: () => string;
  /** The lines held: those of the token being read, and the current one. */
  text = "";
  /** The next character. */
  cur = 0;
  /** Where the current line begins, and its number. */
  lineStart = 0;
  lineno = 0;
  /** Where the token being read begins; -1 between tokens. */
  start = -1;
  /** All text held must stay although no token is being read. */
  holdsText = false;
  atEnd = false;
  /** The line ended without a newline, and was given one. */
  implicitNewline = false;

  /** `readLine` gives a line at a time, then the empty string. */
  constructor(readLine: () => string) {
    this.readLine = readLine;
  }

  nextc(): number {
    if (this.cur < this.text.length) return this.text.charCodeAt(this.cur++);
    if (this.atEnd) return EOF;
    const line = this.readLine();
    if (this.start < 0 && !this.holdsText) {
      this.text = "";
      this.cur = 0;
    }
    if (line === "") {
      this.atEnd = true;
      return EOF;
    }
    this.implicitNewline = !line.endsWith("\n");
    this.lineStart = this.text.length;
    this.text += this.implicitNewline ? `${line}\n` : line;
    this.lineno++;
    if (line.includes("\0")) this.error("source code cannot contain null bytes");
    return this.text.charCodeAt(this.cur++);
  }

  backup(c: number): void {
    if (c !== EOF) this.cur--;
  }

  /** The text between two positions. */
  slice(from: number, to: number): string {
    return this.text.slice(from, to);
  }

  /** Throws a SyntaxError at the character last read, or from `column` (from 1) to `endColumn`. */
  error(message: string, column?: number, endColumn?: number): never {
    const read = this.text.slice(this.lineStart, this.cur);
    const offset = column ?? characterCount(read);
    const line = /^[^\n\0]*/.exec(this.text.slice(this.lineStart))![0];
    throw new TokenizeError("SyntaxError", message, this.lineno, offset, line, endColumn ?? offset);
  }

  /** Throws an error about the line as a whole, placed at its end. */
  lineError(kind: TokenizeError["kind"], message: string): never {
    const from = this.start < 0 ? this.lineStart : 0;
    const held = this.text.slice(from).replace(/\n$/, "");
    throw new TokenizeError(kind, message, this.lineno, characterCount(held) + 1, held, undefined);
  }

  /** Throws the error that the source ends too early. */
  endOfFile(): never {
    throw new TokenizeError("SyntaxError", "unexpected EOF in multi-line statement", this.lineno, 0, undefined, undefined);
  }

  /** After a backslash: the line must end, and another follow. */
  continueLine(): void {
    let c = this.nextc();
    if (c === RETURN) c = this.nextc();
    if (c !== NEWLINE) this.lineError("SyntaxError", "unexpected character after line continuation character");
    c = this.nextc();
    if (c === EOF) this.endOfFile();
    this.backup(c);
  }
}
