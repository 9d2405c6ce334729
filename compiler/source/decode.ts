/**
 * Source bytes to text: byte order mark, coding cookie (PEP 263), and the errors CPython reports about them.
 *
 * Bytes that are no UTF-8 in a file that is read as UTF-8 become lone low surrogates (U+DC80 + byte - 0x80): CPython
 * complains only when a token contains them, not when a comment does, and so can we.
 * This file knows nothing of tokens.
 */
import { PythonSyntaxError } from "../syntax-error.ts";
import { DecodeFailure, decodeWith } from "./encodings.ts";

export interface DecodedSource {
  readonly text: string;
  /** The encoding as Python names it. */
  readonly encoding: string;
}

export interface DecodeOptions {
  /** Selects the messages CPython has for the script it runs (it reads that line by line), not those for `compile(bytes)`. */
  readonly script?: boolean | undefined;
  /** Decodes with an encoding that this folder does not know. Throws DecodeFailure. */
  readonly decodeOther?: (bytes: Uint8Array, encoding: string) => string;
}

/** Decodes a source file. Throws PythonSyntaxError. */
export function decodeSource(bytes: Uint8Array, filename: string, options: DecodeOptions = {}): DecodedSource {
  const { script = false, decodeOther } = options;
  const fail = (message: string): never => {
    // CPython has a location for these only when it reads the bytes from memory, and an odd one.
    const location = script ? {} : { lineno: 0, offset: -1 };
    throw new PythonSyntaxError({ message, filename, ...location });
  };
  if (script) checkNullBytes(bytes, filename);
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bom ? bytes.subarray(3) : bytes;
  const encoding = codingCookie(body);
  if (bom && encoding !== null && encoding !== "utf-8") fail(`encoding problem: ${encoding} with BOM`);
  if (encoding === null || encoding === "utf-8") {
    const text = utf8OrSurrogates(body);
    if (script && encoding === null && !bom) checkUtf8(text, filename);
    return { text, encoding: "utf-8" };
  }
  try {
    return { text: decodeWith(encoding, body, decodeOther), encoding };
  } catch (error) {
    if (!(error instanceof DecodeFailure)) throw error;
    return fail(script ? `encoding problem: ${encoding}` : error.message);
  }
}

/** The encoding named in a comment of the first two lines, in CPython's normal form; null when there is none. */
export function codingCookie(bytes: Uint8Array): string | null {
  let start = 0;
  for (let line = 0; line < 2 && start < bytes.length; line++) {
    let end = start;
    while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end++;
    const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 1000)));
    const comment = /^[ \t\f]*(?:#(.*))?$/s.exec(text);
    // Only comments and empty lines may precede the cookie.
    if (comment === null) return null;
    const name = /coding[:=][ \t]*([-\w.]+)/.exec(comment[1] ?? "");
    if (name !== null) return normalName(name[1]);
    start = end + (bytes[end] === 0x0d && bytes[end + 1] === 0x0a ? 2 : 1);
  }
  return null;
}

/** The usual spellings of UTF-8 and Latin-1 are recognised; any other name stays as written. */
function normalName(name: string): string {
  const start = name.slice(0, 12).toLowerCase().replaceAll("_", "-");
  if (start === "utf-8" || start.startsWith("utf-8-")) return "utf-8";
  if (/^(latin-1|iso-8859-1|iso-latin-1)($|-)/.test(start)) return "iso-8859-1";
  return name;
}

function utf8OrSurrogates(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return lossyUtf8(bytes);
  }
}

function lossyUtf8(bytes: Uint8Array): string {
  let text = "";
  let good = 0;
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (let i = 0; i < bytes.length; ) {
    const length = utf8SequenceLength(bytes, i);
    if (length > 0) {
      i += length;
      continue;
    }
    text += decoder.decode(bytes.subarray(good, i)) + String.fromCharCode(0xdc00 + bytes[i]);
    good = ++i;
  }
  return text + decoder.decode(bytes.subarray(good));
}

/** The length of the well-formed UTF-8 sequence at an index, or 0. */
function utf8SequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (bytes[at + 1] < low || bytes[at + 1] > high) return 0;
  for (let i = at + 2; i < at + length; i++) if ((bytes[i] & 0xc0) !== 0x80) return 0;
  return length;
}

/** compile() refuses null bytes as such, before it looks at lines. */
function checkNullBytes(bytes: Uint8Array, filename: string): void {
  const at = bytes.indexOf(0);
  if (at < 0) return;
  const before = Buffer.from(bytes.subarray(0, at))
    .toString("utf8")
    .split(/\r\n?|\n/);
  const lineno = before.length;
  const location = { lineno, offset: 0, endLineno: lineno, endOffset: 0, text: before[lineno - 1] };
  throw new PythonSyntaxError({ message: "source code cannot contain null bytes", filename, ...location });
}

function checkUtf8(text: string, filename: string): void {
  const bad = /[\ud800-\udfff]/u.exec(text);
  if (bad === null) return;
  const byte = (text.charCodeAt(bad.index) - 0xdc00).toString(16);
  const line = text.slice(0, bad.index).split(/\r\n?|\n/).length;
  throw new PythonSyntaxError({
    message:
      `Non-UTF-8 code starting with '\\x${byte}' in file ${filename} on line ${line}, but no encoding declared; ` +
      "see https://peps.python.org/pep-0263/ for details",
    filename,
  });
}
