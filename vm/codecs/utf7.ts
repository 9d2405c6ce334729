/** UTF-7 (RFC 2152), with the choices and errors of CPython's codec. */
import type { PlainStr } from "../objects/str-object.ts";
import { contentsOf } from "../objects/str-object.ts";
import { unitAt } from "../objects/units.ts";
import { ByteBuilder } from "./builders.ts";
import { type Decoded, DecodeRun } from "./runs.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const PLUS = 43;
const MINUS = 45;

/** The value of a base64 digit, or -1. */
const digitOf = (unit: number): number => (unit < 128 ? ALPHABET.indexOf(String.fromCharCode(unit)) : -1);

/** Characters that are written as they are: all of ASCII but controls (white space aside), backslash, tilde and plus. */
const isDirect = (cp: number): boolean =>
  cp === 9 || cp === 10 || cp === 13 || (cp >= 32 && cp < 126 && cp !== PLUS && cp !== 92);

export function encodeUtf7(str: PlainStr): Uint8Array {
  const text = contentsOf(str)!;
  const out = new ByteBuilder(text.length);
  let shifted = false;
  let bits = 0;
  let buffer = 0;
  const digit = (value: number): void => out.push(ALPHABET.charCodeAt(value & 63));
  const put = (unit: number): void => {
    buffer = (buffer << 16) | unit;
    for (bits += 16; bits >= 6; bits -= 6) digit(buffer >> (bits - 6));
    buffer &= (1 << bits) - 1;
  };
  const flush = (): void => {
    if (bits > 0) digit(buffer << (6 - bits));
    bits = buffer = 0;
  };
  for (let i = 0; i < text.length; i++) {
    const cp = unitAt(text, i);
    if (isDirect(cp)) {
      if (shifted) {
        flush();
        shifted = false;
        if (digitOf(cp) >= 0 || cp === MINUS) out.push(MINUS);
      }
      out.push(cp);
    } else if (cp === PLUS && !shifted) out.appendLatin1("+-");
    else {
      if (!shifted) out.push(PLUS);
      shifted = true;
      if (cp > 0xffff) put(0xd7c0 + (cp >> 10));
      put(cp > 0xffff ? 0xdc00 + (cp & 0x3ff) : cp);
    }
  }
  flush();
  if (shifted) out.push(MINUS);
  return out.finish();
}

class Utf7Decoder {
  readonly #run: DecodeRun;
  #at = 0;
  /** In a base64 section: where it started, and how much had been decoded before. */
  #shiftStart = -1;
  #lengthBefore = 0;
  #bits = 0;
  #buffer = 0;
  /** A high surrogate that waits for its low one; 0 if there is none. */
  #high = 0;

  constructor(bytes: Uint8Array, errors: string) {
    this.#run = new DecodeRun(bytes, "utf7", errors);
  }

  decode(final: boolean): Decoded {
    const run = this.#run;
    for (;;) {
      while (this.#at < run.bytes.length) {
        if (this.#shiftStart >= 0) this.#shiftedByte(run.bytes[this.#at]!);
        else this.#directByte(run.bytes[this.#at]!);
      }
      if (this.#shiftStart < 0) break;
      const start = this.#shiftStart;
      if (!final) {
        run.out.length = this.#lengthBefore;
        return run.finish(start);
      }
      this.#shiftStart = -1;
      if (this.#high !== 0 || this.#bits >= 6 || (this.#bits > 0 && this.#buffer !== 0)) {
        this.#at = run.fault(start, run.bytes.length, "unterminated shift sequence");
      }
    }
    return run.finish(this.#at);
  }

  #directByte(byte: number): void {
    const run = this.#run;
    const start = this.#at++;
    if (byte !== PLUS) {
      if (byte < 128) run.out.push(byte);
      else this.#at = run.fault(start, this.#at, "unexpected special character");
      return;
    }
    const next = run.bytes[this.#at];
    if (next === MINUS) {
      this.#at++;
      run.out.push(PLUS);
    } else if (next !== undefined && digitOf(next) < 0) {
      this.#at = run.fault(start, this.#at + 1, "ill-formed sequence");
    } else {
      this.#shiftStart = start;
      this.#lengthBefore = run.out.length;
      this.#bits = this.#buffer = this.#high = 0;
    }
  }

  #shiftedByte(byte: number): void {
    const digit = digitOf(byte);
    if (digit < 0) {
      this.#leaveShift(byte);
      return;
    }
    this.#at++;
    this.#buffer = (this.#buffer << 6) | digit;
    this.#bits += 6;
    if (this.#bits < 16) return;
    this.#bits -= 16;
    const unit = this.#buffer >>> this.#bits;
    this.#buffer &= (1 << this.#bits) - 1;
    this.#unit(unit);
  }

  #unit(unit: number): void {
    const { out } = this.#run;
    const high = this.#high;
    this.#high = 0;
    if (high !== 0) {
      if ((unit & 0xfc00) === 0xdc00) {
        out.push(0x10000 + ((high & 0x3ff) << 10) + (unit & 0x3ff));
        return;
      }
      out.push(high);
    }
    if ((unit & 0xfc00) === 0xd800) this.#high = unit;
    else out.push(unit);
  }

  #leaveShift(byte: number): void {
    const run = this.#run;
    const start = this.#shiftStart;
    this.#shiftStart = -1;
    if (this.#bits >= 6) this.#at = run.fault(start, this.#at + 1, "partial character in shift sequence");
    else if (this.#bits > 0 && this.#buffer !== 0) {
      this.#at = run.fault(start, this.#at + 1, "non-zero padding bits in shift sequence");
    } else {
      if (this.#high !== 0 && byte < 128 && byte !== PLUS) run.out.push(this.#high);
      this.#high = 0;
      if (byte === MINUS) this.#at++;
    }
  }
}

/** Decodes; with `final` false an unfinished base64 section at the end is left over. */
export const decodeUtf7 = (bytes: Uint8Array, errors: string, final: boolean): Decoded =>
  new Utf7Decoder(bytes, errors).decode(final);
