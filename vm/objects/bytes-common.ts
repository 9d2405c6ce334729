/** Slots and methods that bytes and bytearray share, put together from the bytes-*.ts files. */
import { decodeBytes } from "../codecs/codecs.ts";
import { PyBytes } from "../core/bytes.ts";
import { type Declaration, pure, reads, staticMethod } from "../core/native.ts";
import { bytesNow, findBytes } from "../core/ops/buffer.ts";
import { compareOrder } from "../core/ops/compare.ts";
import { typeOf } from "../core/registry.ts";
import { type BufferView, type CompareOp, EQ, NE } from "../core/slots.ts";
import { NotImplemented, type Value } from "../core/value.ts";
import { type BytesLike, likeSelf } from "./bytes-arguments.ts";
import { bytesCaseMethods } from "./bytes-case.ts";
import { toHex } from "./bytes-hex.ts";
import { bytesSearchMethods } from "./bytes-search.ts";
import { bytesSplitMethods, makeTable } from "./bytes-split.ts";
import { repetitions } from "./repeat.ts";
import { checkedLength, nameArgument } from "./text-arguments.ts";

export const bytesOf = (self: Value): Uint8Array => (self as BytesLike).bytes;

/** Order of byte strings: negative, 0 or positive. */
export const compareBytes = (a: Uint8Array, b: Uint8Array): number => Buffer.compare(a, b);

/** Rich comparison of bytes with bytes, and of bytearray with anything that has a buffer. */
export function compareSlot(self: Value, other: Value, op: CompareOp): Value {
  const right = self instanceof PyBytes && !(other instanceof PyBytes) ? undefined : findBytes(other);
  if (right === undefined) return NotImplemented;
  const left = bytesOf(self);
  if ((op === EQ || op === NE) && left.length !== right.length) return op === NE;
  return compareOrder(compareBytes(left, right), op);
}

export function concatSlot(self: Value, other: Value): Value {
  const right = bytesNow(other, `can't concat ${typeOf(other).name} to ${typeOf(self).name}`);
  const left = bytesOf(self);
  const whole = new Uint8Array(checkedLength(left.length + right.length));
  whole.set(left);
  whole.set(right, left.length);
  return likeSelf(self as BytesLike, whole);
}

/** The bytes `count` times over, in a fresh array. */
export function repeatBytes(bytes: Uint8Array, count: Value): Uint8Array {
  const times = repetitions(bytes.length, count);
  const whole = new Uint8Array(checkedLength(bytes.length * times));
  if (bytes.length === 1) return whole.fill(bytes[0]!);
  for (let i = 0; i < times; i++) whole.set(bytes, i * bytes.length);
  return whole;
}

/** A view of flat bytes. */
export const flatView = (bytes: Uint8Array, readonly: boolean): BufferView => ({
  bytes,
  readonly,
  format: "B",
  itemsize: 1,
  shape: [bytes.length],
  strides: [1],
});

/** repr() between quotes, without what surrounds them. `alwaysEscape` also escapes "'" between double quotes, as bytearray does. */
export function reprBytes(bytes: Uint8Array, alwaysEscape: boolean): string {
  const double = bytes.includes(39) && !bytes.includes(34);
  let body = "";
  for (const byte of bytes) {
    if (byte === 92 || (byte === 39 && (!double || alwaysEscape))) body += `\\${String.fromCharCode(byte)}`;
    else if (byte === 9) body += "\\t";
    else if (byte === 10) body += "\\n";
    else if (byte === 13) body += "\\r";
    else if (byte < 32 || byte > 126) body += `\\x${byte.toString(16).padStart(2, "0")}`;
    else body += String.fromCharCode(byte);
  }
  return double ? `b"${body}"` : `b'${body}'`;
}

export const commonMethods: Record<string, Declaration> = {
  ...bytesSearchMethods,
  ...bytesSplitMethods,
  ...bytesCaseMethods,
  decode: reads(
    "(encoding='utf-8', errors='strict')",
    (self: BytesLike, encoding?: Value, errors?: Value) =>
      decodeBytes(
        self.bytes,
        nameArgument(encoding, "decode", "encoding", "utf-8"),
        nameArgument(errors, "decode", "errors", "strict"),
      ),
    "The bytes decoded to a string.",
  ),
  hex: reads(
    "(sep=<unrepresentable>, bytes_per_sep=1)",
    (self: BytesLike, sep?: Value, bytesPerSep?: Value) => toHex(self.bytes, sep, bytesPerSep),
    "The bytes as hexadecimal digits, with sep between groups of bytes_per_sep bytes.\n\n>>> bytes([1, 254]).hex('-')\n'01-fe'",
  ),
  maketrans: staticMethod(
    pure("(frm, to, /)", makeTable, "A table for translate that maps each byte of frm to the one in the same place of to."),
  ),
};
