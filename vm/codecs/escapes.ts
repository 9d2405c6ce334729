/** The codecs of Python's own escapes: unicode_escape, raw_unicode_escape, and escape for bytes. */
import { valueError } from "../core/errors.ts";
import { warnNow } from "../core/ops/warn.ts";
import { contentsOf, type PlainStr } from "../objects/str-object.ts";
import { unitAt } from "../objects/units.ts";
import { lookupName } from "../unicode/names.ts";
import { ByteBuilder } from "./builders.ts";
import { type Decoded, DecodeRun } from "./runs.ts";

const BACKSLASH = 92;

/** What single-letter escapes stand for. */
const SIMPLE: Readonly<Record<string, number>> = {
  "\\": 92,
  "'": 39,
  '"': 34,
  b: 8,
  f: 12,
  t: 9,
  n: 10,
  r: 13,
  v: 11,
  a: 7,
};

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 0x20;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

const isOctal = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 55;

/** The value of one to three octal digits, and how many they are. */
function readOctal(bytes: Uint8Array, at: number): [value: number, length: number] {
  let value = 0;
  let length = 0;
  while (length < 3 && isOctal(bytes[at + length])) value = value * 8 + bytes[at + length++]! - 48;
  return [value, length];
}

const hexForm = (cp: number, letter: string, width: number): string => `\\${letter}${cp.toString(16).padStart(width, "0")}`;

class EscapeDecoder {
  readonly #run: DecodeRun;
  readonly #final: boolean;
  readonly #raw: boolean;
  #at = 0;
  /** The first escape that means nothing; a warning tells. */
  #strange: string | undefined;

  constructor(bytes: Uint8Array, errors: string, final: boolean, raw: boolean) {
    this.#run = new DecodeRun(bytes, raw ? "rawunicodeescape" : "unicodeescape", errors);
    this.#final = final;
    this.#raw = raw;
  }

  decode(): Decoded {
    const run = this.#run;
    while (this.#at < run.bytes.length) {
      const byte = run.bytes[this.#at]!;
      if (byte !== BACKSLASH) {
        run.out.push(byte);
        this.#at++;
      } else if (!this.#escape()) break;
    }
    if (this.#strange !== undefined) warnNow("DeprecationWarning", this.#strange);
    return run.finish(this.#at);
  }

  /** Decodes an escape; false if it is unfinished and more may come. */
  #escape(): boolean {
    const { bytes, out } = this.#run;
    const start = this.#at;
    if (start + 1 >= bytes.length) {
      if (!this.#final) return false;
      if (this.#raw) {
        out.push(BACKSLASH);
        this.#at++;
        return true;
      }
      return this.#fail(start, start + 1, "\\ at end of string");
    }
    const letter = String.fromCharCode(bytes[start + 1]!);
    switch (letter) {
      case "u":
        return this.#hex(start, 4, "truncated \\uXXXX escape");
      case "U":
        return this.#hex(start, 8, "truncated \\UXXXXXXXX escape");
    }
    if (this.#raw) {
      out.push(BACKSLASH);
      out.push(bytes[start + 1]!);
      this.#at += 2;
      return true;
    }
    return this.#cookedEscape(start, letter);
  }

  #cookedEscape(start: number, letter: string): boolean {
    const { bytes, out } = this.#run;
    if (letter === "x") return this.#hex(start, 2, "truncated \\xXX escape");
    if (letter === "N") return this.#name(start);
    if (isOctal(bytes[start + 1])) {
      const [value, length] = readOctal(bytes, start + 1);
      if (value > 0o377) this.#strange ??= `invalid octal escape sequence '\\${value.toString(8)}'`;
      out.push(value);
      this.#at += 1 + length;
      return true;
    }
    this.#at += 2;
    const simple = SIMPLE[letter];
    if (simple !== undefined) out.push(simple);
    else if (letter !== "\n") {
      this.#strange ??= `invalid escape sequence '\\${letter}'`;
      out.push(BACKSLASH);
      out.push(bytes[start + 1]!);
    }
    return true;
  }

  #fail(start: number, end: number, reason: string): boolean {
    this.#at = this.#run.fault(start, end, reason);
    return true;
  }

  #hex(start: number, count: number, truncated: string): boolean {
    const { bytes } = this.#run;
    let cp = 0;
    for (let i = 0; i < count; i++) {
      const at = start + 2 + i;
      const digit = hexDigit(bytes[at]);
      if (digit < 0) {
        if (at >= bytes.length && !this.#final) return false;
        return this.#fail(start, at, truncated);
      }
      cp = cp * 16 + digit;
    }
    const end = start + 2 + count;
    if (cp > 0x10ffff) {
      return this.#fail(start, end, this.#raw ? "\\Uxxxxxxxx out of range" : "illegal Unicode character");
    }
    this.#run.out.push(cp);
    this.#at = end;
    return true;
  }

  #name(start: number): boolean {
    const { bytes, out } = this.#run;
    const malformed = "malformed \\N character escape";
    const open = start + 2;
    if (open >= bytes.length) return this.#final ? this.#fail(start, open, malformed) : false;
    if (bytes[open] !== 123) return this.#fail(start, open, malformed);
    const close = bytes.indexOf(125, open + 1);
    if (close < 0) return this.#final ? this.#fail(start, bytes.length, malformed) : false;
    if (close === open + 1) return this.#fail(start, close, malformed);
    const points = lookupName(String.fromCharCode(...bytes.subarray(open + 1, close)), false);
    if (points === undefined) return this.#fail(start, close + 1, "unknown Unicode character name");
    out.push(points[0]!);
    this.#at = close + 1;
    return true;
  }
}

export const decodeUnicodeEscape = (bytes: Uint8Array, errors: string, final: boolean): Decoded =>
  new EscapeDecoder(bytes, errors, final, false).decode();

export const decodeRawUnicodeEscape = (bytes: Uint8Array, errors: string, final: boolean): Decoded =>
  new EscapeDecoder(bytes, errors, final, true).decode();

export function encodeUnicodeEscape(str: PlainStr): Uint8Array {
  const text = contentsOf(str)!;
  const out = new ByteBuilder(text.length);
  for (let i = 0; i < text.length; i++) {
    const cp = unitAt(text, i);
    if (cp === 9) out.appendLatin1("\\t");
    else if (cp === 10) out.appendLatin1("\\n");
    else if (cp === 13) out.appendLatin1("\\r");
    else if (cp === BACKSLASH) out.appendLatin1("\\\\");
    else if (cp >= 32 && cp < 127) out.push(cp);
    else if (cp < 0x100) out.appendLatin1(hexForm(cp, "x", 2));
    else out.appendLatin1(cp < 0x10000 ? hexForm(cp, "u", 4) : hexForm(cp, "U", 8));
  }
  return out.finish();
}

export function encodeRawUnicodeEscape(str: PlainStr): Uint8Array {
  const text = contentsOf(str)!;
  const out = new ByteBuilder(text.length);
  for (let i = 0; i < text.length; i++) {
    const cp = unitAt(text, i);
    if (cp < 0x100) out.push(cp);
    else out.appendLatin1(cp < 0x10000 ? hexForm(cp, "u", 4) : hexForm(cp, "U", 8));
  }
  return out.finish();
}

/** Decodes the escapes of a bytes literal. Raises ValueError. */
export function decodeBytesEscape(bytes: Uint8Array, errors: string): Uint8Array {
  const out = new ByteBuilder(bytes.length);
  let strange: string | undefined;
  let at = 0;
  while (at < bytes.length) {
    const start = at;
    const byte = bytes[at++]!;
    if (byte !== BACKSLASH) {
      out.push(byte);
      continue;
    }
    if (at === bytes.length) throw valueError("Trailing \\ in string");
    const letter = String.fromCharCode(bytes[at]!);
    if (isOctal(bytes[at])) {
      const [value, length] = readOctal(bytes, at);
      if (value > 0o377) strange ??= `invalid octal escape sequence '\\${value.toString(8)}'`;
      out.push(value & 0xff);
      at += length;
    } else if (letter === "x") at = readHexByte(bytes, at + 1, start, errors, out);
    else {
      at++;
      const simple = SIMPLE[letter];
      if (simple !== undefined) out.push(simple);
      else if (letter !== "\n") {
        strange ??= `invalid escape sequence '\\${letter}'`;
        out.push(BACKSLASH);
        out.push(bytes[at - 1]!);
      }
    }
  }
  if (strange !== undefined) warnNow("DeprecationWarning", strange);
  return out.finish();
}

function readHexByte(bytes: Uint8Array, at: number, start: number, errors: string, out: ByteBuilder): number {
  const high = hexDigit(bytes[at]);
  const low = high < 0 ? -1 : hexDigit(bytes[at + 1]);
  if (low >= 0) {
    out.push(high * 16 + low);
    return at + 2;
  }
  if (errors === "strict") throw valueError(`invalid \\x escape at position ${start}`);
  if (errors === "replace") out.push(63);
  else if (errors !== "ignore") throw valueError(`decoding error; unknown error handling code: ${errors}`);
  return high < 0 ? at : at + 1;
}

/** Bytes as they stand in a bytes literal between single quotes. */
export function encodeBytesEscape(bytes: Uint8Array): Uint8Array {
  const out = new ByteBuilder(bytes.length);
  for (const byte of bytes) {
    if (byte === BACKSLASH || byte === 39) out.appendLatin1(`\\${String.fromCharCode(byte)}`);
    else if (byte === 9) out.appendLatin1("\\t");
    else if (byte === 10) out.appendLatin1("\\n");
    else if (byte === 13) out.appendLatin1("\\r");
    else if (byte < 32 || byte > 126) out.appendLatin1(hexForm(byte, "x", 2));
    else out.push(byte);
  }
  return out.finish();
}
