/** The buffer protocol: reading the bytes of any object that has some. */
import { PyBytes } from "../bytes.ts";
import { isPyError, pyError, typeError } from "../errors.ts";
import { typeOf } from "../registry.ts";
import type { BufferView } from "../slots.ts";
import type { Value } from "../value.ts";

/** The buffer of an object (bytes, bytearray, memoryview, array ...), to be released by the caller; undefined for other values. */
export function bufferOf(value: Value, writable = false): BufferView | undefined {
  return typeOf(value).slots.buffer?.(value, writable);
}

export function isContiguous({ shape, strides, itemsize }: BufferView): boolean {
  let expected = itemsize;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] === 0) return true;
    if (shape[i] !== 1 && strides[i] !== expected) return false;
    expected *= shape[i]!;
  }
  return true;
}

/**
 * The bytes of a bytes-like object, shared with it: to be read, or copied, at once. Raises TypeError (with CPython's words,
 * or `message`) for other values, and BufferError for a memoryview with gaps.
 */
export function bytesNow(value: Value, message?: string): Uint8Array {
  const bytes = findBytes(value);
  if (bytes === undefined) throw typeError(message ?? `a bytes-like object is required, not '${typeOf(value).name}'`);
  return bytes;
}

/** As bytesNow, undefined for values without a buffer. */
export function findBytes(value: Value): Uint8Array | undefined {
  if (value instanceof PyBytes) return value.bytes;
  const view = bufferOf(value);
  if (view === undefined) return undefined;
  view.release?.();
  if (!isContiguous(view)) throw pyError("BufferError", "memoryview: underlying buffer is not C-contiguous");
  return view.bytes;
}

/** The bytes of a view in C order: shared with it when it has no gaps, else a copy. */
export function packedBytes(view: BufferView): Uint8Array {
  if (isContiguous(view)) return view.bytes;
  const { bytes, shape, strides, itemsize } = view;
  const packed = new Uint8Array(shape.reduce((product, extent) => product * extent, itemsize));
  let to = 0;
  const copy = (dimension: number, from: number): void => {
    if (dimension === shape.length) {
      packed.set(bytes.subarray(from, from + itemsize), to);
      to += itemsize;
      return;
    }
    for (let i = 0; i < shape[dimension]!; i++) copy(dimension + 1, from + i * strides[dimension]!);
  };
  copy(0, view.offset ?? 0);
  return packed;
}

/** The bytes of an object that can be written to, shared with it. Raises TypeError with `message` for others. */
export function writableBytesNow(value: Value, message: string): Uint8Array {
  const slot = typeOf(value).slots.buffer;
  if (slot === undefined) throw typeError(message);
  let view: BufferView;
  try {
    view = slot(value, true);
  } catch (error) {
    throw isPyError(error, "BufferError") ? typeError(message) : error;
  }
  view.release?.();
  return view.bytes;
}
