/** Hexadecimal: hex() of bytes, bytearray and memoryview, and fromhex(). */
import { PyBytes } from "../core/bytes.ts";
import { typeError, valueError } from "../core/errors.ts";
import { lengthNow } from "../core/ops/items.ts";
import type { Value } from "../core/value.ts";
import { isWhite } from "./bytes-case.ts";
import { contentsOf } from "./str-object.ts";
import { badArgument, intNow } from "./text-arguments.ts";
import { unitAt } from "./units.ts";

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function separatorNow(value: Value): string {
  if (lengthNow(value) !== 1) throw valueError("sep must be length 1.");
  const text = contentsOf(value);
  if (text === undefined && !(value instanceof PyBytes)) throw typeError("sep must be str or bytes.");
  const unit = text === undefined ? (value as PyBytes).bytes[0]! : unitAt(text, 0);
  if (unit > 127) throw valueError("sep must be ASCII.");
  return String.fromCharCode(unit);
}

/** bytes.hex(sep, bytes_per_sep): groups count from the right, from the left when negative. */
export function toHex(bytes: Uint8Array, sep?: Value, bytesPerSep?: Value): string {
  const group = bytesPerSep === undefined ? 1 : intNow(bytesPerSep);
  const separator = sep === undefined ? "" : separatorNow(sep);
  const size = Math.abs(group);
  if (separator === "" || size === 0 || size >= bytes.length) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex");
  }
  const first = group > 0 ? bytes.length % size : 0;
  let text = "";
  for (let i = 0; i < bytes.length; i++) {
    if (i > 0 && (i - first) % size === 0) text += separator;
    text += DIGITS[bytes[i]!];
  }
  return text;
}

function digitOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const letter = unit | 0x20;
  return unit < 128 && letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** The bytes that pairs of digits spell, with ASCII white space allowed between pairs. */
export function parseHex(value: Value): Uint8Array {
  const text = contentsOf(value) ?? badArgument("fromhex", "argument", "str", value);
  const fail = (at: number): never => {
    throw valueError(`non-hexadecimal number found in fromhex() arg at position ${at}`);
  };
  for (let i = 0; i < text.length; i++) if (unitAt(text, i) > 127) fail(i);
  const bytes = new Uint8Array(text.length >> 1);
  let count = 0;
  let at = 0;
  for (;;) {
    while (at < text.length && isWhite(unitAt(text, at))) at++;
    if (at === text.length) return bytes.slice(0, count);
    const high = digitOf(unitAt(text, at));
    if (high < 0) fail(at);
    const low = at + 1 < text.length ? digitOf(unitAt(text, at + 1)) : -1;
    if (low < 0) fail(at + 1);
    bytes[count++] = high * 16 + low;
    at += 2;
  }
}
