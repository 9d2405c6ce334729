/** The ways to change a bytearray: assignment to items and slices, and the methods that list has too. */
import { PyByteArray } from "../core/bytes.ts";
import { indexError, typeError, valueError } from "../core/errors.ts";
import { settle } from "../core/execution.ts";
import { type Declaration, writes } from "../core/native.ts";
import { bytesNow } from "../core/ops/buffer.ts";
import { sizeNow } from "../core/ops/index-value.ts";
import { getIterator, nextNow } from "../core/ops/iterate.ts";
import { typeOf } from "../core/registry.ts";
import { PySlice, type SliceBounds, sliceBounds } from "../core/slice.ts";
import type { Value } from "../core/value.ts";
import { byteNow, checkResizable, resizeError } from "./bytes-arguments.ts";
import { bytesFromObject, bytesOfItems, copiedBytes } from "./bytes-make.ts";
import { isStr } from "./str-object.ts";
import { checkedLength } from "./text-arguments.ts";

/** Puts `bytes` in place of self[start:stop]. */
export function splice(self: PyByteArray, start: number, stop: number, bytes: Uint8Array): void {
  const growth = bytes.length - (stop - start);
  if (growth !== 0) checkResizable(self);
  const size = self.size;
  if (growth > 0) self.resize(checkedLength(size + growth));
  if (growth !== 0) self.store.copyWithin(stop + growth, stop, size);
  if (growth < 0) self.resize(size + growth);
  self.store.set(bytes, start);
}

/** A number as an item index, counted from the end if negative. */
function itemIndex(self: PyByteArray, key: Value): number {
  if (isStr(key) || typeOf(key).slots.index === undefined) {
    throw typeError(`bytearray indices must be integers or slices, not ${typeOf(key).name}`);
  }
  const index = sizeNow(key, "IndexError");
  const at = index < 0 ? index + self.size : index;
  if (at < 0 || at >= self.size) throw indexError("bytearray index out of range");
  return at;
}

export function getByteArrayItem(value: Value, key: Value): Value {
  const self = value as PyByteArray;
  if (!(key instanceof PySlice)) return self.store[itemIndex(self, key)]!;
  const { start, step, count } = sliceBounds(key, self.size);
  if (step === 1) return new PyByteArray(self.store.slice(start, start + count));
  return new PyByteArray(Uint8Array.from({ length: count }, (_, i) => self.store[start + i * step]!));
}

export function setByteArrayItem(value: Value, key: Value, item: Value | undefined): null {
  const self = value as PyByteArray;
  if (key instanceof PySlice) {
    const bytes = item === undefined ? new Uint8Array(0) : assignedBytes(item);
    const bounds = sliceBounds(key, self.size);
    if (item === undefined) deleteSlice(self, bounds);
    else assignSlice(self, bounds, bytes);
  } else if (item === undefined) {
    const at = itemIndex(self, key);
    splice(self, at, at + 1, new Uint8Array(0));
  } else {
    const at = itemIndex(self, key);
    const byte = byteNow(item);
    // Finding out the byte may have run Python code.
    if (at >= self.size) throw indexError("bytearray index out of range");
    self.store[at] = byte;
  }
  return null;
}

function assignedBytes(item: Value): Uint8Array {
  const { slots } = typeOf(item);
  if (item instanceof PyByteArray) return item.bytes.slice();
  if (isStr(item) || slots.index !== undefined || slots.int !== undefined || slots.float !== undefined) {
    throw typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  }
  return bytesFromObject(item, "bytearray", "byte");
}

function assignSlice(self: PyByteArray, { start, stop, step, count }: SliceBounds, bytes: Uint8Array): void {
  if (step === 1) splice(self, start, Math.max(start, stop), bytes);
  else if (bytes.length === count) for (let i = 0; i < count; i++) self.store[start + i * step] = bytes[i]!;
  else if (bytes.length === 0) deleteSlice(self, { start, stop, step, count });
  else throw valueError(`attempt to assign bytes of size ${bytes.length} to extended slice of size ${count}`);
}

function deleteSlice(self: PyByteArray, { start, step, count }: SliceBounds): void {
  if (count === 0) return;
  if (step === 1) {
    splice(self, start, start + count, new Uint8Array(0));
    return;
  }
  checkResizable(self);
  const first = step > 0 ? start : start + (count - 1) * step;
  const gone = new Set<number>();
  for (let i = 0; i < count; i++) gone.add(start + i * step);
  let to = first;
  for (let from = first; from < self.size; from++) if (!gone.has(from)) self.store[to++] = self.store[from]!;
  self.resize(to);
}

/** self += other. */
export function extendInPlace(value: Value, other: Value): Value {
  const self = value as PyByteArray;
  const bytes = bytesNow(other, `can't concat ${typeOf(other).name} to ${typeOf(self).name}`);
  // As if the other operand's buffer were held meanwhile.
  if (other === self && self.size > 0) throw resizeError();
  splice(self, self.size, self.size, bytes);
  return self;
}

function append(self: PyByteArray, byte: number): null {
  checkResizable(self);
  self.resize(checkedLength(self.size + 1));
  self.store[self.size - 1] = byte;
  return null;
}

/** Adds the ints of an iterable one by one: the iterator may look at what there is so far. */
export function appendItems(self: PyByteArray, iterable: Value): void {
  const iterator = settle(getIterator(iterable));
  for (let item = nextNow(iterator); item !== undefined; item = nextNow(iterator)) append(self, byteNow(item));
}

function extend(self: PyByteArray, source: Value): null {
  const copied = copiedBytes(source);
  const { slots } = typeOf(source);
  if (copied === undefined && slots.iter === undefined && slots.getitem === undefined) {
    throw typeError(`can't extend bytearray with ${typeOf(source).name}`);
  }
  if (isStr(source)) throw typeError(`expected iterable of integers; got: '${typeOf(source).name}'`);
  const bytes = copied ?? bytesOfItems(source, "byte");
  splice(self, self.size, self.size, bytes);
  return null;
}

function pop(self: PyByteArray, index?: Value): Value {
  const given = index === undefined ? -1 : sizeNow(index);
  if (self.size === 0) throw indexError("pop from empty bytearray");
  const at = given < 0 ? given + self.size : given;
  if (at < 0 || at >= self.size) throw indexError("pop index out of range");
  checkResizable(self);
  const byte = self.store[at]!;
  splice(self, at, at + 1, new Uint8Array(0));
  return byte;
}

function insert(self: PyByteArray, index: Value, item: Value): null {
  const given = sizeNow(index);
  const byte = byteNow(item);
  const at = given < 0 ? Math.max(0, given + self.size) : Math.min(given, self.size);
  splice(self, at, at, Uint8Array.of(byte));
  return null;
}

function remove(self: PyByteArray, value: Value): null {
  const at = self.bytes.indexOf(byteNow(value));
  if (at < 0) throw valueError("value not found in bytearray");
  splice(self, at, at + 1, new Uint8Array(0));
  return null;
}

export const changeMethods: Record<string, Declaration> = {
  append: writes("(item, /)", (self: PyByteArray, item: Value) => append(self, byteNow(item)), "Adds a byte at the end."),
  extend: writes("(iterable_of_ints, /)", extend, "Adds all bytes of a buffer or an iterable of ints at the end."),
  insert: writes("(index, item, /)", insert, "Puts a byte before the one at the index."),
  pop: writes("(index=-1, /)", pop, "Removes and returns the byte at the index, the last one by default."),
  remove: writes("(value, /)", remove, "Removes the first byte with the value."),
  clear: writes(
    "()",
    (self: PyByteArray) => {
      checkResizable(self);
      self.resize(0);
      return null;
    },
    "Removes all bytes.",
  ),
  reverse: writes(
    "()",
    (self: PyByteArray) => {
      self.bytes.reverse();
      return null;
    },
    "Reverses the order of the bytes in place.",
  ),
};
