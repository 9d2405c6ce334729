/**
 * String literal bodies: escape sequences to characters and bytes.
 *
 * A result is a `Text`: a JavaScript string while no escape made a surrogate, else code points, because a JavaScript
 * string cannot tell "\ud83d\ude00" (two surrogates in Python) from the one character they would encode together.
 * This file knows nothing of trees, quotes or prefixes.
 */
import type { SurrogateStrConstant } from "../../vm/bytecode/constant.ts";

export type Text = string | SurrogateStrConstant;

export class EscapeError extends Error {}

export interface Decoded<T> {
  readonly value: T;
  /** The first escape that means nothing and stood for itself: its characters after the backslash; else null. */
  readonly invalid: string | null;
}

const SIMPLE: Record<string, string> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const HEX_LENGTH: Record<string, number> = { x: 2, u: 4, U: 8 };
const TRUNCATED: Record<string, string> = {
  x: "truncated \\xXX escape",
  u: "truncated \\uXXXX escape",
  U: "truncated \\UXXXXXXXX escape",
};

/** The code points of a Text. */
export function codePointsOf(text: Text): readonly number[] {
  return typeof text === "string" ? Array.from(text, (c) => c.codePointAt(0) as number) : text.codePoints;
}

export function isEmptyText(text: Text): boolean {
  return text === "";
}

/** Python's concatenation. */
export function concatTexts(texts: readonly Text[]): Text {
  if (texts.every((text) => typeof text === "string")) return texts.join("");
  return { tag: "str", codePoints: texts.flatMap(codePointsOf) };
}

/**
 * Decodes the body of a str literal (not raw). Throws EscapeError with CPython's message ("(unicode error) ...") for a
 * malformed escape.
 */
export function decodeText(body: string, lookupUnicodeName: (name: string) => number | undefined): Decoded<Text> {
  let next = body.indexOf("\\");
  if (next < 0) return { value: body, invalid: null };
  const parts: Text[] = [];
  let invalid: string | null = null;
  let done = 0;
  // The error messages count positions as the unicode-escape codec sees them: see codecPosition.
  while (next >= 0) {
    if (next > done) parts.push(body.slice(done, next));
    const letter = body[next + 1] ?? "";
    let end = next + 2;
    const simple = SIMPLE[letter];
    if (simple !== undefined) {
      parts.push(simple);
    } else if (letter >= "0" && letter <= "7" && letter !== "") {
      while (end < next + 4 && body[end] >= "0" && body[end] <= "7") end++;
      const code = Number.parseInt(body.slice(next + 1, end), 8);
      if (code > 0o377 && invalid === null) invalid = body.slice(next + 1, end);
      parts.push(String.fromCharCode(code));
    } else if (HEX_LENGTH[letter] !== undefined) {
      const wanted = next + 2 + HEX_LENGTH[letter];
      while (end < wanted && /[0-9a-fA-F]/.test(body[end] ?? "")) end++;
      if (end < wanted) throw unicodeError(body, next, end, TRUNCATED[letter]);
      const code = Number.parseInt(body.slice(next + 2, end), 16);
      if (code > 0x10ffff) throw unicodeError(body, next, end, "illegal Unicode character");
      parts.push(characterOf(code));
    } else if (letter === "N") {
      const close = body[next + 2] === "{" ? body.indexOf("}", next + 3) : -1;
      if (close <= next + 3) {
        const bad = close < 0 ? (body[next + 2] === "{" ? body.length : next + 2) : close + 1;
        throw unicodeError(body, next, bad, "malformed \\N character escape");
      }
      end = close + 1;
      const code = lookupUnicodeName(body.slice(next + 3, close));
      if (code === undefined) throw unicodeError(body, next, end, "unknown Unicode character name");
      parts.push(characterOf(code));
    } else {
      // A backslash before a non-ASCII character (or before an f-string's brace, the end of our text) is no escape.
      const isEscape = letter !== "" && letter < "\x80";
      if (isEscape && invalid === null) invalid = letter;
      parts.push("\\");
      end = next + 1;
    }
    done = end;
    next = body.indexOf("\\", end === next + 1 ? next + 1 : end);
  }
  if (done < body.length) parts.push(body.slice(done));
  return { value: concatTexts(parts), invalid };
}

/** Decodes the body of a bytes literal, ASCII only (the caller checks). Throws EscapeError as decodeText. */
export function decodeBytes(body: string, raw: boolean): Decoded<Uint8Array> {
  const bytes: number[] = [];
  let invalid: string | null = null;
  for (let i = 0; i < body.length; ) {
    const c = body[i];
    if (c !== "\\" || raw) {
      bytes.push(c.charCodeAt(0));
      i++;
      continue;
    }
    const letter = body[i + 1];
    const simple = SIMPLE[letter];
    if (simple !== undefined) {
      if (simple !== "") bytes.push(simple.charCodeAt(0));
      i += 2;
    } else if (letter >= "0" && letter <= "7") {
      let end = i + 2;
      while (end < i + 4 && body[end] >= "0" && body[end] <= "7") end++;
      const code = Number.parseInt(body.slice(i + 1, end), 8);
      if (code > 0o377 && invalid === null) invalid = body.slice(i + 1, end);
      bytes.push(code & 0xff);
      i = end;
    } else if (letter === "x") {
      const digits = /^[0-9a-fA-F]{2}/.exec(body.slice(i + 2, i + 4));
      if (digits === null) throw new EscapeError(`(value error) invalid \\x escape at position ${i}`);
      bytes.push(Number.parseInt(digits[0], 16));
      i += 4;
    } else {
      if (invalid === null) invalid = letter;
      bytes.push(0x5c);
      i++;
    }
  }
  return { value: Uint8Array.from(bytes), invalid };
}

/** The text of the warning about an escape that stands for itself. */
export function invalidEscapeMessage(characters: string): string {
  const octal = characters >= "0" && characters <= "7~";
  return `invalid ${octal ? "octal " : ""}escape sequence '\\${characters}'`;
}

function characterOf(code: number): Text {
  return code >= 0xd800 && code < 0xe000 ? { tag: "str", codePoints: [code] } : String.fromCodePoint(code);
}

function unicodeError(body: string, start: number, end: number, reason: string): EscapeError {
  const from = codecPosition(body, start);
  const last = codecPosition(body, end) - 1;
  const where = last > from ? `bytes in position ${from}-${last}` : `byte 0x5c in position ${from}`;
  return new EscapeError(`(unicode error) 'unicodeescape' codec can't decode ${where}: ${reason}`);
}

/**
 * CPython hands the body to its codec with every non-ASCII character spelled as an escape of ten characters, and its
 * positions count those.
 */
function codecPosition(body: string, index: number): number {
  let position = 0;
  for (let i = 0; i < index; i++) {
    const unit = body.charCodeAt(i);
    if (unit < 0x80) position++;
    else if (unit < 0xdc00 || unit > 0xdfff) position += 10;
  }
  return position;
}
