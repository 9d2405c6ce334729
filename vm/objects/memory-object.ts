/**
 * The representation of memoryview, and views of views: slices, casts, copies in C and Fortran order.
 *
 * Note [Live views]
 * CPython forbids resizing a bytearray while a memoryview of it lives, which it knows from reference counts. Here a view that
 * nobody released may be long dead, so only a view inside its `with` block counts as live; resizing under any other leaves that
 * view with the old memory. PyPy, which has no reference counts either, does likewise.
 */

import { pyError, typeError, valueError } from "../core/errors.ts";
import { bufferOf, isContiguous, packedBytes } from "../core/ops/buffer.ts";
import { pythonSlot } from "../core/python-slots.ts";
import { typeOf } from "../core/registry.ts";
import type { BufferView } from "../core/slots.ts";
import { MutableObject, type Value } from "../core/value.ts";

export class PyMemoryView extends MutableObject {
  /** The object whose memory it is; views of views have the first one's. */
  owner: Value;
  view: BufferView;
  released = false;
  /** Ends the claim on the owner's size that `with` makes. */
  claim: BufferView["release"] = undefined;
  hash: number | undefined = undefined;
  constructor(owner: Value, view: BufferView) {
    super();
    this.owner = owner;
    this.view = view;
  }
}

export const RELEASED = "operation forbidden on released memoryview object";

/** The view's memory, unless it has been released. */
export function liveView(self: Value): BufferView {
  const memory = self as PyMemoryView;
  if (memory.released) throw valueError(RELEASED);
  return memory.view;
}

/** memoryview(object). */
export function viewOf(object: Value, writable = false): PyMemoryView {
  if (object instanceof PyMemoryView) {
    const view = liveView(object);
    if (writable && view.readonly) throw pyError("BufferError", "memoryview: underlying buffer is not writable");
    return new PyMemoryView(object.owner, view);
  }
  const view = bufferOf(object, writable);
  if (view === undefined) {
    throw typeError(`memoryview: a bytes-like object is required, not '${typeOf(object).name}'`);
  }
  const memory = new PyMemoryView(object, view);
  // What a program's own `__buffer__` gave is given back when the program releases the view.
  if (typeOf(object).slots.buffer === pythonSlot("buffer")) memory.claim = view.release;
  else view.release?.();
  return memory;
}

/** The number of items. */
export const itemCount = ({ shape }: BufferView): number => shape.reduce((product, extent) => product * extent, 1);

export const offsetOf = (view: BufferView): number => view.offset ?? 0;

/** C-order strides of a shape. */
export function packedStrides(shape: readonly number[], itemsize: number): number[] {
  const strides = new Array<number>(shape.length);
  let stride = itemsize;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = stride;
    stride *= shape[i]!;
  }
  return strides;
}

/** Gives a view whose items lie without gaps exactly its bytes, as the buffer protocol wants. */
export function trimmed(view: BufferView): BufferView {
  if (!isContiguous(view)) return view;
  const length = itemCount(view) * view.itemsize;
  const start = offsetOf(view);
  if (start === 0 && view.bytes.length === length) return view;
  return { ...view, bytes: view.bytes.subarray(start, start + length), offset: 0 };
}

/** True when the items lie without gaps in Fortran order. */
export function isFortran(view: BufferView): boolean {
  const reversed = { ...view, shape: view.shape.toReversed(), strides: view.strides.toReversed() };
  return isContiguous(reversed);
}

/** A copy of the bytes in C or Fortran order. */
export function copyBytes(view: BufferView, order: "C" | "F"): Uint8Array {
  if (order === "C") {
    const packed = packedBytes(view);
    return packed === view.bytes ? packed.slice() : packed;
  }
  return packedBytes({ ...view, shape: view.shape.toReversed(), strides: view.strides.toReversed() }).slice();
}
