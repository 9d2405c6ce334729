/** Making bytes out of other objects: what bytes(x) and bytearray(x) accept. */
import { encodeText } from "../codecs/codecs.ts";
import { PyBytes } from "../core/bytes.ts";
import { isPyError, overflowError, pyError, typeError, valueError } from "../core/errors.ts";
import { settle } from "../core/execution.ts";
import { bufferOf, packedBytes } from "../core/ops/buffer.ts";
import { indexNow } from "../core/ops/index-value.ts";
import { getIterator, nextNow } from "../core/ops/iterate.ts";
import { typeOf } from "../core/registry.ts";
import type { Value } from "../core/value.ts";
import { plainStr } from "./str-object.ts";
import { nameArgument } from "./text-arguments.ts";

/** The result of a `__bytes__` method. */
export function bytesFromDunder(result: Value): PyBytes {
  if (!(result instanceof PyBytes)) throw typeError(`__bytes__ returned non-bytes (type ${typeOf(result).name})`);
  return result;
}

/**
 * The source as encoded text, where it is a str or encoding or errors are given; undefined if it is neither.
 * `typeName` is the type being made.
 */
export function encodedSource(
  source: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
  typeName: string,
): Uint8Array | undefined {
  const encodingName = nameArgument(encoding, typeName, "encoding", "utf-8");
  const errorsName = nameArgument(errors, typeName, "errors", "strict");
  const text = plainStr(source);
  if (text !== undefined) {
    if (encoding === undefined) throw typeError("string argument without an encoding");
    return encodeText(text, encodingName, errorsName).bytes;
  }
  if (encoding !== undefined) throw typeError("encoding without a string argument");
  if (errors !== undefined) throw typeError("errors without a string argument");
}

/** That many zero bytes, if the source is a count (has `__index__`). */
export function zeros(source: Value): Uint8Array | undefined {
  if (typeof source === "string" || typeOf(source).slots.index === undefined) return undefined;
  let count: number | bigint;
  try {
    count = indexNow(source);
  } catch (error) {
    if (isPyError(error, "TypeError")) return undefined;
    throw error;
  }
  if (count >= 2 ** 63 || count < -(2 ** 63)) {
    throw overflowError(`cannot fit '${typeOf(source).name}' into an index-sized integer`);
  }
  if (count < 0) throw valueError("negative count");
  if (count > 2 ** 33 - 1) throw pyError("MemoryError");
  return new Uint8Array(Number(count));
}

/** A copy of the bytes of an object with a buffer; undefined if it has none. */
export function copiedBytes(source: Value): Uint8Array | undefined {
  const view = bufferOf(source);
  if (view === undefined) return undefined;
  const bytes = packedBytes(view);
  view.release?.();
  return bytes === view.bytes ? bytes.slice() : bytes;
}

/** The bytes that the ints of an iterable are. `noun` ("bytes" or "byte") is for the message. */
export function bytesOfItems(iterable: Value, noun: string): Uint8Array {
  const iterator = settle(getIterator(iterable));
  let bytes = new Uint8Array(16);
  let size = 0;
  for (let item = nextNow(iterator); item !== undefined; item = nextNow(iterator)) {
    const byte = typeof item === "number" ? item : indexNow(item);
    if (byte < 0 || byte > 255) throw valueError(`${noun} must be in range(0, 256)`);
    if (size === bytes.length) {
      const grown = new Uint8Array(size * 2);
      grown.set(bytes);
      bytes = grown;
    }
    bytes[size++] = Number(byte);
  }
  return bytes.slice(0, size);
}

/** The bytes of a buffer or of an iterable of ints, in a fresh array. */
export function bytesFromObject(source: Value, typeName: string, noun: string): Uint8Array {
  const copied = copiedBytes(source);
  if (copied !== undefined) return copied;
  checkIterable(source, typeName);
  return bytesOfItems(source, noun);
}

/** Raises the TypeError for what cannot be converted to bytes at all. */
export function checkIterable(source: Value, typeName: string): void {
  const { name, slots } = typeOf(source);
  if (plainStr(source) !== undefined || (slots.iter === undefined && slots.getitem === undefined)) {
    throw typeError(`cannot convert '${name}' object to ${typeName}`);
  }
}
