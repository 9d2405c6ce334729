/** What the methods of bytes and bytearray have in common: their receiver, their results, arguments that are bytes. */
import { PyByteArray, PyBytes } from "../core/bytes.ts";
import { pyError, typeError, valueError } from "../core/errors.ts";
import { findBytes } from "../core/ops/buffer.ts";
import { indexNow } from "../core/ops/index-value.ts";
import { typeOf } from "../core/registry.ts";
import type { Value } from "../core/value.ts";

/** A receiver: bytes, bytearray, or an instance of a subclass. */
export type BytesLike = PyBytes | PyByteArray;

export const isBytesLike = (value: Value): value is BytesLike => value instanceof PyBytes || value instanceof PyByteArray;

/** A result of the receiver's kind that takes over the array: bytes or bytearray, never a subclass. */
export const likeSelf = (self: BytesLike, bytes: Uint8Array): BytesLike =>
  self instanceof PyBytes ? new PyBytes(bytes) : new PyByteArray(bytes);

/** As likeSelf, where the array may be the receiver's own: exact bytes then answer themselves, all others a copy. */
export function orSelf(self: BytesLike, bytes: Uint8Array): BytesLike {
  if (bytes !== self.bytes) return likeSelf(self, bytes);
  return self instanceof PyBytes && !self.$cls.isHeapType ? self : likeSelf(self, bytes.slice());
}

/** A copy of the receiver, or itself if it is exact bytes. */
export const sameAs = (self: BytesLike): BytesLike => orSelf(self, self.bytes);

/** An int from 0 to 255. */
export function byteNow(value: Value): number {
  const byte = indexNow(value);
  if (byte < 0 || byte > 255) throw valueError("byte must be in range(0, 256)");
  return Number(byte);
}

/** What a search looks for: a byte, or anything with a buffer. */
export function subArgument(value: Value): Uint8Array {
  const bytes = findBytes(value);
  if (bytes !== undefined) return bytes;
  if (typeOf(value).slots.index === undefined) {
    throw typeError(`argument should be integer or bytes-like object, not '${typeOf(value).name}'`);
  }
  return Uint8Array.of(byteNow(value));
}

/** Raises BufferError while someone looks at the bytearray's memory. */
export function checkResizable(array: PyByteArray): void {
  if (array.exports?.inUse()) throw resizeError();
}

export const resizeError = () => pyError("BufferError", "Existing exports of data: object cannot be re-sized");
