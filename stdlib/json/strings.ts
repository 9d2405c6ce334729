/** JSON strings: reading one from a document, and writing one. Texts are UTF-16. Must not know Python objects. */

/** What is wrong with a document, and where (a UTF-16 position; -1 for "before the start"). */
export class JsonFault extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** The four hexadecimal digits at `at`, or -1. */
function hex4(text: string, at: number): number {
  let value = 0;
  for (let i = at; i < at + 4; i++) {
    const c = text.charCodeAt(i);
    let digit: number;
    if (c >= 48 && c <= 57) digit = c - 48;
    else if ((c >= 65 && c <= 70) || (c >= 97 && c <= 102)) digit = (c & 7) + 9;
    else return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** Where the string read last ended: after its quotation mark. */
export const lastString = { end: 0 };

/**
 * The string whose opening quotation mark is just before `start`; sets `lastString.end`. With `strict`, control characters
 * are refused. Throws JsonFault.
 */
export function readString(text: string, start: number, strict: boolean): string {
  let out = "";
  let from = start;
  for (let at = start; ; at++) {
    const c = text.charCodeAt(at);
    if (c === QUOTE) {
      lastString.end = at + 1;
      return out === "" ? text.slice(from, at) : out + text.slice(from, at);
    }
    if (c <= 0x1f && strict) throw new JsonFault("Invalid control character at", at);
    if (c === BACKSLASH) {
      out += text.slice(from, at) + readEscape(text, at, start);
      at = escapeEnd - 1;
      from = escapeEnd;
    } else if (at >= text.length) throw new JsonFault("Unterminated string starting at", start - 1);
  }
}

/** Where the escape read last ended. */
let escapeEnd = 0;

function readEscape(text: string, at: number, start: number): string {
  if (at + 1 >= text.length) throw new JsonFault("Unterminated string starting at", start - 1);
  const letter = text[at + 1]!;
  if (letter !== "u") {
    const value = ESCAPES[letter];
    if (value === undefined) throw new JsonFault("Invalid \\escape", at);
    escapeEnd = at + 2;
    return value;
  }
  const unit = at + 6 < text.length ? hex4(text, at + 2) : -1;
  if (unit < 0) throw new JsonFault("Invalid \\uXXXX escape", at + 1);
  escapeEnd = at + 6;
  return String.fromCharCode(unit);
}

/** True when no character of an ASCII JSON string needs an escape. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x20 || c > 0x7e || c === QUOTE || c === BACKSLASH) return false;
  }
  return true;
}

/** A JSON string with all characters as they are, but for quotes, backslashes and control characters. */
export function quote(text: string): string {
  if (isPlain(text)) return `"${text}"`;
  // JSON.stringify writes lone surrogates as escapes.
  return text.isWellFormed() ? JSON.stringify(text) : `"${text.replace(SPECIAL, escapeUnit)}"`;
}

/** Control characters, quotes and backslashes. */
const SPECIAL = /[^ !#-[\]-\uffff]/g;
const SHORT: Readonly<Record<string, string>> = { "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeUnit(unit: string): string {
  if (unit === '"' || unit === "\\") return `\\${unit}`;
  return SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

const NON_ASCII = /[\x7f-\uffff]/g;

/** A JSON string in ASCII: other characters as \uXXXX, those beyond the BMP as two. */
export function quoteAscii(text: string): string {
  return isPlain(text) ? `"${text}"` : JSON.stringify(text).replace(NON_ASCII, escapeUnit);
}
