/**
 * The tokens of a program one by one, as Python's `tokenize` gives them: with comments, blank lines and their places. It is
 * the diagnosis's tokenizer that finds them.
 */
import type { Token } from "./diagnosis/token.ts";
import { Tokenizer } from "./diagnosis/tokenizer.ts";
import { PythonSyntaxError } from "./syntax-error.ts";

export interface SourceToken {
  /** NAME, NUMBER, STRING, NEWLINE, INDENT, DEDENT, COMMENT, NL, FSTRING_..., ENDMARKER; OP for keywords' and punctuation's text. */
  readonly type: string;
  readonly text: string;
  /** Lines count from 1, columns from 0 and in characters. */
  readonly start: readonly [line: number, column: number];
  readonly end: readonly [line: number, column: number];
  /** The lines that it is on. */
  readonly line: string;
}

export interface TokensOptions {
  readonly filename: string;
  /** Give comments and line ends without meaning as well. */
  readonly extraTokens: boolean;
  readonly onWarning?: (message: string, lineno: number) => boolean;
}

/** The tokens, ENDMARKER last. Throws PythonSyntaxError when it comes to something that is no token. */
export function* tokenizeSource(source: string, options: TokensOptions): Generator<SourceToken, void, undefined> {
  const text = source.replaceAll("\r\n", "\n");
  const whole = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  const tokenizer = new Tokenizer(whole, { typeComments: false, fromFile: false, onWarning: () => false, ...options });
  const places = new Places(source, whole);
  for (;;) {
    const token = nextToken(tokenizer, places, options);
    yield places.locate(token, tokenizer);
    if (token.type === "ENDMARKER") return;
  }
}

function nextToken(tokenizer: Tokenizer, places: Places, { filename, extraTokens }: TokensOptions): Token {
  try {
    return tokenizer.next();
  } catch (error) {
    if (!(error instanceof PythonSyntaxError) || !extraTokens) throw error;
    // Reading line by line, one cannot tell a program that ends too early from one that goes on.
    if (/was never closed$|^unexpected EOF/.test(error.message)) {
      throw new PythonSyntaxError({ message: "unexpected EOF in multi-line statement", filename, ...places.afterEnd() });
    }
    const { kind, message, lineno, text } = error;
    if (kind === "SyntaxError") throw error;
    const line = text?.trimEnd() ?? "";
    throw new PythonSyntaxError({ kind, message, filename, lineno, offset: line.length + 1, text: line });
  }
}

const MULTI_LINE = /^(STRING|FSTRING_)/;

/** Turns offsets into lines and columns. */
class Places {
  readonly #whole: string;
  /** Where the lines of the text begin, and one more at its end. */
  readonly #starts = [0];
  /** The lines as they were before line ends were made equal. */
  readonly #lines: readonly string[];
  #line = 0;

  constructor(source: string, whole: string) {
    this.#whole = whole;
    for (let at = whole.indexOf("\n"); at >= 0; at = whole.indexOf("\n", at + 1)) this.#starts.push(at + 1);
    this.#lines = source.split(/(?<=\n)/);
  }

  afterEnd(): { lineno: number; offset: number; endLineno: number; endOffset: number; text: string } {
    const lineno = this.#starts.length;
    return { lineno, offset: 0, endLineno: lineno, endOffset: -1, text: "" };
  }

  locate(token: Token, tokenizer: Tokenizer): SourceToken {
    const { type } = token;
    if (type === "ENDMARKER" || (type === "DEDENT" && tokenizer.cur >= this.#whole.length)) {
      const after = [this.#starts.length, 0] as const;
      return { type, text: "", start: after, end: after, line: "" };
    }
    const from = type === "INDENT" ? tokenizer.lineStart : type === "DEDENT" ? tokenizer.cur : token.from;
    const to = type === "INDENT" || type === "DEDENT" ? tokenizer.cur : token.to;
    if (type === "NEWLINE" || type === "NL") return this.#lineEnd(type, from);
    const start = this.#place(from);
    const end = this.#place(to);
    const line = this.#lines.slice((MULTI_LINE.test(type) ? start[0] : end[0]) - 1, end[0]).join("");
    const isPlain = /^[A-Z]/.test(type) && type.length > 1 && !/^(True|False|None)$/.test(type);
    return { type: isPlain ? type : /^\w/.test(type) ? "NAME" : "OP", text: this.#whole.slice(from, to), start, end, line };
  }

  #lineEnd(type: string, at: number): SourceToken {
    const start = this.#place(at);
    const line = this.#lines[start[0] - 1] ?? "";
    const text = /\r?\n$/.exec(line)?.[0] ?? "";
    return { type, text, start, end: [start[0], start[1] + (text.length || 1)], line };
  }

  /** Offsets come in about their order, so the line is near the last one. */
  #place(at: number): readonly [number, number] {
    while (this.#line > 0 && at < this.#starts[this.#line]) this.#line--;
    while (this.#line + 1 < this.#starts.length && at >= this.#starts[this.#line + 1]) this.#line++;
    const start = this.#starts[this.#line];
    return [this.#line + 1, characterCount(this.#whole, start, at)];
  }
}

function characterCount(text: string, from: number, to: number): number {
  let count = to - from;
  for (let i = from + 1; i < to; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xdc00) count--;
  return count;
}
