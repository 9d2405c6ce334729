/**
 * Reads source text character by character and line by line, and raises the errors that are placed by how far it has come.
 *
 * It holds what CPython's tokenizer holds: the current line and, while a token goes over several lines, those before.
 * This file knows nothing of tokens.
 */
import { characterCount, charactersIn, utf8Length } from "../source/columns.ts";
import { PythonSyntaxError, type SyntaxErrorKind } from "../syntax-error.ts";

/** What reading gives at the end of the source. */
export const EOF = "";

/** Why reading stopped, as far as anybody asks. A "bad line" is one wrongly indented or continued. */
export type Done = "ok" | "eof" | "eof in string" | "end of line in string" | "error" | "bad line";

interface OpenBracket {
  readonly character: string;
  readonly lineno: number;
  /** Offset of the bracket. */
  readonly at: number;
}

export interface TokenizerOptions {
  readonly filename: string;
  readonly typeComments: boolean;
  /** Whether the text is that of the file of that name, from which CPython then takes the lines it shows. */
  readonly fromFile: boolean;
  /** Comments and line ends without meaning are tokens too (COMMENT, NL), as for Python's `tokenize`. */
  readonly extraTokens?: boolean;
  /** Told of a warning and its line; returns true when it is to be an error. */
  readonly onWarning: (message: string, lineno: number) => boolean;
}

export class SourceReader {
  readonly text: string;
  readonly options: TokenizerOptions;
  done: Done = "ok";
  /** The next character to read, the end of the current line, and its start. */
  cur = 0;
  lineEnd = 0;
  lineStart = 0;
  lineno = 0;
  /** Where the text still held begins: the line in which the token being read began. */
  buffer = 0;
  /** Where the token being read began; -1 between tokens. */
  start = -1;
  readonly brackets: OpenBracket[] = [];

  constructor(text: string, options: TokenizerOptions) {
    this.text = text;
    this.options = options;
  }

  /** Reads one character; EOF at the end. */
  nextc(): string {
    if (this.cur < this.lineEnd) return this.text[this.cur++];
    if (this.done !== "ok") return EOF;
    if (this.lineEnd >= this.text.length) {
      this.done = "eof";
      return EOF;
    }
    if (this.start < 0) this.buffer = this.cur;
    this.lineStart = this.cur;
    this.lineno++;
    const newline = this.text.indexOf("\n", this.cur);
    this.lineEnd = newline < 0 ? this.text.length : newline + 1;
    if (this.text.slice(this.lineStart, this.lineEnd).includes("\0")) {
      this.error("source code cannot contain null bytes");
    }
    return this.text[this.cur++];
  }

  /** Gives back the character last read. */
  backup(c: string): void {
    if (c !== EOF) this.cur--;
  }

  /** Throws a SyntaxError at the character last read, or at given columns (characters, from 1) of the line. */
  error(message: string, offset?: number, endOffset?: number, done: Done = "error"): never {
    this.done = done;
    const column = offset ?? characterCount(this.text.slice(this.lineStart, this.cur));
    const newline = this.text.indexOf("\n", this.lineStart);
    throw new PythonSyntaxError({
      message,
      filename: this.options.filename,
      lineno: this.lineno,
      offset: column,
      endLineno: this.lineno,
      endOffset: endOffset ?? column,
      text: this.text.slice(this.lineStart, newline < 0 ? this.text.length : newline),
    });
  }

  /**
   * Throws an error about the line as a whole, at a character (from 1), or at its end like CPython when there is none to
   * point at.
   */
  lineError(kind: SyntaxErrorKind, message: string, offset?: number, done: Done = "bad line"): never {
    this.done = done;
    throw new PythonSyntaxError({
      kind,
      message,
      filename: this.options.filename,
      lineno: this.lineno,
      offset: offset ?? characterCount(this.text.slice(this.lineStart, this.cur)),
      endLineno: this.lineno,
      endOffset: offset === undefined ? -1 : 0,
      text: this.errorText(this.lineno),
    });
  }

  /**
   * The text shown with an error of the parser on a line: the line of the file, else, while that line is the current one,
   * all that is held, else the line without its end.
   */
  errorText(lineno: number): string {
    const held = this.lineno <= lineno && this.lineEnd > this.buffer;
    if (held && !this.options.fromFile) return this.text.slice(this.buffer, this.lineEnd);
    let start = 0;
    for (let line = 1; line < lineno && start >= 0; line++) start = this.text.indexOf("\n", start) + 1 || -1;
    if (start < 0 || start >= this.text.length) return "";
    const newline = this.text.indexOf("\n", start);
    const end = newline < 0 ? this.text.length : newline;
    return this.text.slice(start, this.options.fromFile ? end + 1 : end);
  }

  /** Warns of something in the current line; throws if the warning is to be an error. */
  warn(message: string): void {
    if (this.options.onWarning(message, this.lineno)) this.error(message);
  }

  /** After a backslash: the line must end, and there must be another. */
  continuation(): void {
    if (this.nextc() !== "\n") {
      this.lineError(
        "SyntaxError",
        "unexpected character after line continuation character",
        characterCount(this.text.slice(this.buffer, this.cur)),
      );
    }
    const c = this.nextc();
    if (c === EOF) {
      this.cur = this.lineEnd;
      this.endOfFile();
    }
    this.backup(c);
  }

  /** The source ends where it must not. */
  endOfFile(): never {
    const open = this.brackets.at(-1);
    if (open !== undefined) return this.neverClosed(open);
    return this.lineError("SyntaxError", "unexpected EOF while parsing", undefined, "eof");
  }

  /** Throws the error about an open bracket. */
  neverClosed(open: OpenBracket): never {
    const lineStart = this.text.lastIndexOf("\n", open.at - 1) + 1;
    const text = this.errorText(open.lineno);
    throw new PythonSyntaxError({
      message: `'${open.character}' was never closed`,
      filename: this.options.filename,
      lineno: open.lineno,
      offset: charactersIn(text, utf8Length(this.text.slice(lineStart, open.at)) + 1),
      endLineno: open.lineno,
      endOffset: 0,
      text,
    });
  }
}
