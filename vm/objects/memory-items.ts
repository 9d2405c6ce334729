/** Subscripts, items, lists and comparison of memoryviews. */
import { indexError, notImplementedError, typeError, valueError } from "../core/errors.ts";
import { list } from "../core/list.ts";
import { open } from "../core/native.ts";
import { bufferOf, isContiguous, packedBytes } from "../core/ops/buffer.ts";
import { equals } from "../core/ops/compare.ts";
import { sizeNow } from "../core/ops/index-value.ts";
import { typeOf } from "../core/registry.ts";
import { PySlice, sliceBounds } from "../core/slice.ts";
import type { BufferView } from "../core/slots.ts";
import { PyTuple } from "../core/tuple.ts";
import { Ellipsis, type Value } from "../core/value.ts";
import { anyFormat, prepareItem, readItem, supportedFormat } from "./memory-format.ts";
import { liveView, offsetOf, PyMemoryView, trimmed } from "./memory-object.ts";
import { isStr } from "./str-object.ts";

const isIndexKey = (key: Value): boolean => !isStr(key) && typeOf(key).slots.index !== undefined;

/** The byte offset of the step into one dimension. Fails if finding out the index released the view. */
function stepInto(self: PyMemoryView, dimension: number, key: Value): number {
  const index = sizeNow(key, "IndexError");
  const { shape, strides } = liveView(self);
  const extent = shape[dimension]!;
  const at = index < 0 ? index + extent : index;
  if (at < 0 || at >= extent) throw indexError(`index out of bounds on dimension ${dimension + 1}`);
  return at * strides[dimension]!;
}

/** Where the item that a tuple of indices names is. */
function placeOf(self: PyMemoryView, keys: readonly Value[]): number {
  const { view } = self;
  const dimensions = view.shape.length;
  if (keys.length < dimensions) throw notImplementedError("sub-views are not implemented");
  if (keys.length > dimensions) {
    throw typeError(`cannot index ${dimensions}-dimension view with ${keys.length}-element tuple`);
  }
  return keys.reduce((place: number, key, dimension) => place + stepInto(self, dimension, key), offsetOf(view));
}

/** The part of a view that a slice of its first dimension selects. */
function sliceView(view: BufferView, slice: PySlice): BufferView {
  const { start, step, count } = sliceBounds(slice, view.shape[0]!);
  const stride = view.strides[0]!;
  return {
    ...view,
    offset: offsetOf(view) + start * stride,
    shape: [count, ...view.shape.slice(1)],
    strides: [stride * step, ...view.strides.slice(1)],
  };
}

export function getMemoryItem(value: Value, key: Value): Value {
  const self = value as PyMemoryView;
  const view = liveView(self);
  const { shape } = view;
  const read = (at: number): Value => readItem(view.bytes, at, supportedFormat(view.format));
  if (shape.length === 0) {
    if (key instanceof PyTuple && key.items.length === 0) return read(offsetOf(view));
    if (key === Ellipsis) return self;
    throw typeError("invalid indexing of 0-dim memory");
  }
  if (isIndexKey(key)) {
    const format = supportedFormat(view.format);
    if (shape.length > 1) throw notImplementedError("multi-dimensional sub-views are not implemented");
    return readItem(view.bytes, offsetOf(view) + stepInto(self, 0, key), format);
  }
  if (key instanceof PySlice) return new PyMemoryView(self.owner, sliceView(view, key), self);
  if (key instanceof PyTuple) {
    if (key.items.every(isIndexKey)) return read(placeOf(self, key.items));
    if (key.items.every((part) => part instanceof PySlice)) {
      throw notImplementedError("multi-dimensional slicing is not implemented");
    }
  }
  throw typeError("memoryview: invalid slice key");
}

export function setMemoryItem(object: Value, key: Value, value: Value | undefined): null {
  const self = object as PyMemoryView;
  const view = liveView(self);
  const format = supportedFormat(view.format);
  if (view.readonly) throw typeError("cannot modify read-only memory");
  open(self.owner, "writes");
  if (value === undefined) throw typeError("cannot delete memory");
  const write = (at: number): null => {
    const write = prepareItem(value, format, view.format.replace("@", ""));
    // Converting the value may have run Python code that released the view.
    write(liveView(self).bytes, at);
    return null;
  };
  if (view.shape.length === 0) {
    if (key === Ellipsis || (key instanceof PyTuple && key.items.length === 0)) return write(offsetOf(view));
    throw typeError("invalid indexing of 0-dim memory");
  }
  if (isIndexKey(key)) {
    if (view.shape.length > 1) throw notImplementedError("sub-views are not implemented");
    return write(offsetOf(view) + stepInto(self, 0, key));
  }
  if (key instanceof PySlice && view.shape.length === 1) {
    const part = sliceView(view, key);
    liveView(self);
    return assignSlice(part, value);
  }
  if (key instanceof PyTuple && key.items.every(isIndexKey)) return write(placeOf(self, key.items));
  if (key instanceof PySlice || (key instanceof PyTuple && key.items.every((part) => part instanceof PySlice))) {
    throw notImplementedError("memoryview slice assignments are currently restricted to ndim = 1");
  }
  throw typeError("memoryview: invalid slice key");
}

function assignSlice(to: BufferView, value: Value): null {
  const from = bufferOf(value);
  if (from === undefined) throw typeError(`a bytes-like object is required, not '${typeOf(value).name}'`);
  from.release?.();
  const same = from.format.replace("@", "") === to.format.replace("@", "") && from.itemsize === to.itemsize;
  if (!same || from.shape.length !== 1 || from.shape[0] !== to.shape[0]) {
    throw valueError("memoryview assignment: lvalue and rvalue have different structures");
  }
  // A copy: the two may overlap.
  const source = packedBytes(from).slice();
  const { bytes, itemsize } = to;
  if (isContiguous(to)) bytes.set(source, offsetOf(to));
  else {
    for (let i = 0, at = offsetOf(to); i < to.shape[0]!; i++, at += to.strides[0]!) {
      bytes.set(source.subarray(i * itemsize, (i + 1) * itemsize), at);
    }
  }
  return null;
}

/** The items as nested lists. */
export function toList(self: Value): Value {
  const view = liveView(self);
  const format = supportedFormat(view.format);
  const read = (dimension: number, at: number): Value => {
    if (dimension === view.shape.length) return readItem(view.bytes, at, format);
    const items: Value[] = [];
    for (let i = 0; i < view.shape[dimension]!; i++) items.push(read(dimension + 1, at + i * view.strides[dimension]!));
    return list(items);
  };
  return read(0, offsetOf(view));
}

/** The `i`th item of a view of one dimension. */
export function itemOf(view: BufferView, i: number): Value {
  return readItem(view.bytes, offsetOf(view) + i * view.strides[0]!, supportedFormat(view.format));
}

/** Equality of views: same shape and equal items. */
export function sameItems(self: Value, other: Value): boolean | undefined {
  const memory = self as PyMemoryView;
  open(other, "reads");
  if (memory.released || (other instanceof PyMemoryView && other.released)) return self === other;
  open(memory.owner, "reads");
  if (other instanceof PyMemoryView) open(other.owner, "reads");
  const right = other instanceof PyMemoryView ? other.view : bufferOf(other);
  if (right === undefined) return undefined;
  right.release?.();
  const left = memory.view;
  if (left.shape.length !== right.shape.length || left.shape.some((extent, i) => extent !== right.shape[i])) return false;
  const leftFormat = anyFormat(left.format);
  const rightFormat = anyFormat(right.format);
  if (leftFormat === undefined || rightFormat === undefined) return false;
  const a = packedBytes(trimmed(left));
  const b = packedBytes(trimmed(right));
  if (leftFormat.kind === rightFormat.kind && leftFormat.kind !== "float" && leftFormat.size === 1 && rightFormat.size === 1) {
    return Buffer.compare(a, b) === 0;
  }
  const count = a.length / leftFormat.size;
  for (let i = 0; i < count; i++) {
    const x = readItem(a, i * leftFormat.size, leftFormat);
    const y = readItem(b, i * rightFormat.size, rightFormat);
    if (!equals(x, y)) return false;
  }
  return true;
}
