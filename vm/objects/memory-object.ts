/**
 * The representation of memoryview, and views of views: slices, casts, copies in C and Fortran order.
 */

import { PyByteArray } from "../core/bytes.ts";
import { pyError, typeError, valueError } from "../core/errors.ts";
import type { ViewToken } from "../core/exports.ts";
import { open, readable } from "../core/native.ts";
import { bufferOf, isContiguous, packedBytes } from "../core/ops/buffer.ts";
import { typeOf } from "../core/registry.ts";
import type { BufferView } from "../core/slots.ts";
import { MutableObject, type Value } from "../core/value.ts";

/** A claim on an exporter's memory, which all views made from one view share. See Note [Live views]. */
class Hold {
  readonly token: ViewToken = { isEntered: false };
  views = 0;
  readonly end: (() => void) | undefined;
  constructor({ release, exports }: BufferView) {
    this.end = release !== undefined && exports !== undefined ? exports.endWith(this.token, release) : release;
  }
}

export class PyMemoryView extends MutableObject {
  /** The object whose memory it is; views of views have the first one's. */
  owner: Value;
  view: BufferView;
  released = false;
  private readonly hold: Hold;
  hash: number | undefined = undefined;
  /** A view of an exporter's memory, or, with `parent`, another view of what that one shows. */
  constructor(owner: Value, view: BufferView, parent?: PyMemoryView) {
    super();
    this.owner = owner;
    const { release: _end, exports: _, ...memory } = view;
    this.view = memory;
    this.hold = parent === undefined ? new Hold(view) : parent.hold;
    this.hold.views++;
  }

  /** See Note [Live views]. */
  get memoryToken(): ViewToken {
    return this.hold.token;
  }

  /** Ends the view, and the claim on the memory if it was the last with it. */
  release(): void {
    if (this.released) return;
    this.released = true;
    if (--this.hold.views === 0) this.hold.end?.();
  }
}

export const RELEASED = "operation forbidden on released memoryview object";

/** A view of an object that others know: what another executor has changed has other memory here when it is open again. */
function lookAnew(view: BufferView, { store }: PyByteArray): BufferView {
  const { bytes } = view;
  if (bytes.buffer === store.buffer || bytes.byteOffset + bytes.length > store.length) return view;
  return { ...view, bytes: store.subarray(bytes.byteOffset, bytes.byteOffset + bytes.length) };
}

/** The view's memory, unless it has been released. */
export function liveView(self: Value): BufferView {
  const memory = readable(self as PyMemoryView);
  open(memory.owner, "reads");
  if (memory.released) throw valueError(RELEASED);
  const { owner, view } = memory;
  return owner instanceof PyByteArray && owner.$id !== 0 ? lookAnew(view, owner) : view;
}

/** memoryview(object). */
export function viewOf(object: Value, writable = false): PyMemoryView {
  if (object instanceof PyMemoryView) {
    const view = liveView(object);
    if (writable && view.readonly) throw pyError("BufferError", "memoryview: underlying buffer is not writable");
    return new PyMemoryView(object.owner, view, object);
  }
  const view = bufferOf(object, writable);
  if (view === undefined) {
    throw typeError(`memoryview: a bytes-like object is required, not '${typeOf(object).name}'`);
  }
  return new PyMemoryView(view.owner ?? object, view);
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
