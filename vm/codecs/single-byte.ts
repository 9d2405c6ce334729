/** ASCII and Latin-1. */
import type { PlainStr, Text } from "../objects/str-object.ts";
import { unitAt } from "../objects/units.ts";
import { type Decoded, DecodeRun, EncodeRun } from "./runs.ts";

/** Each byte as the character of the same number. */
export function latin1Text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

/** The low bytes of the units of a text. */
export function latin1Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export const decodeLatin1 = (bytes: Uint8Array): Decoded => ({ text: latin1Text(bytes), consumed: bytes.length });

export function isAsciiBytes(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 127) return false;
  return true;
}

export function decodeAscii(bytes: Uint8Array, errors: string): Decoded {
  if (isAsciiBytes(bytes)) return decodeLatin1(bytes);
  const run = new DecodeRun(bytes, "ascii", errors);
  let at = 0;
  while (at < run.bytes.length) {
    const byte = run.bytes[at]!;
    if (byte < 128) {
      run.out.push(byte);
      at++;
    } else at = run.fault(at, at + 1, "ordinal not in range(128)");
  }
  return run.finish(at);
}

/** From this length on Node's own conversion is faster than a loop. */
const LONG = 64;
const BEYOND_ASCII = /[^\0-\x7f]/;
const BEYOND_LATIN1 = /[^\0-\xff]/;

/** All of a text in one go, if it has nothing beyond the limit. */
function encodeWhole(text: string, limit: number): Uint8Array | undefined {
  if ((limit === 128 ? BEYOND_ASCII : BEYOND_LATIN1).test(text)) return undefined;
  const bytes = new Uint8Array(text.length);
  Buffer.from(bytes.buffer).write(text, "latin1");
  return bytes;
}

/** Encodes code points below `limit` (128 or 256) as bytes. */
function encodeBelow(str: PlainStr, errors: string, limit: number): Uint8Array {
  const inRange = (text: Text): Uint8Array | undefined => {
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) {
      const cp = unitAt(text, i);
      if (cp >= limit) return undefined;
      bytes[i] = cp;
    }
    return bytes;
  };
  if (typeof str === "string") {
    if (str.length > LONG) {
      const whole = encodeWhole(str, limit);
      if (whole !== undefined) return whole;
    }
    const bytes = inRange(str);
    if (bytes !== undefined) return bytes;
  }
  const run = new EncodeRun(str, limit === 128 ? "ascii" : "latin-1", errors, inRange);
  const { text, out } = run;
  let at = 0;
  while (at < text.length) {
    if (unitAt(text, at) < limit) {
      out.push(unitAt(text, at++));
      continue;
    }
    let end = at + 1;
    while (end < text.length && unitAt(text, end) >= limit) end++;
    at = run.fault(at, end, `ordinal not in range(${limit})`);
  }
  return out.finish();
}

export const encodeAscii = (str: PlainStr, errors: string): Uint8Array => encodeBelow(str, errors, 128);
export const encodeLatin1 = (str: PlainStr, errors: string): Uint8Array => encodeBelow(str, errors, 256);
