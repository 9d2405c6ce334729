/** The type array.array. */

import { PyByteArray, PyBytes, toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { indexError, isPyError, pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { Exports } from "../../vm/core/exports.ts";
import { classGetItem } from "../../vm/core/generic-alias.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { list, PyList } from "../../vm/core/list.ts";
import { open, pure, reads, writes } from "../../vm/core/native.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { bytesNow } from "../../vm/core/ops/buffer.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { compareOrder, compares, equals } from "../../vm/core/ops/compare.ts";
import { identityOf } from "../../vm/core/ops/hash.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { indexNow, sizeNow } from "../../vm/core/ops/index-value.ts";
import { iterate } from "../../vm/core/ops/iterate.ts";
import { reprNow, toStr } from "../../vm/core/ops/text.ts";
import { warnNow } from "../../vm/core/ops/warn.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import { isIndex, searchBound } from "../../vm/core/sequence.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import { PySlice, type SliceBounds, sliceBounds } from "../../vm/core/slice.ts";
import { type CompareOp, EQ, NE } from "../../vm/core/slots.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { type PyType, shortName } from "../../vm/core/type.ts";
import { MutableObject, NotImplemented, type Outcome, type Value } from "../../vm/core/value.ts";
import { contentsOf, fromCodePoints, toCodePoints } from "../../vm/objects/str-object.ts";
import { PyArray } from "./array-object.ts";
import { type ItemKind, kindOf, typecodeNow } from "./items.ts";
import { machineFormatOf } from "./machine-format.ts";

/** The iterator over an array. */
export class PyArrayIterator extends MutableObject {
  array: PyArray | null;
  index = 0;
  constructor(array: PyArray | null = null) {
    super();
    this.array = array;
  }
}

const ours = (self: Value): PyArray => self as PyArray;

export const BAD_TYPECODE = "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)";

/** An array of a kind, of class `cls`. */
export function makeArray(cls: PyType, kind: ItemKind, bytes?: Uint8Array): PyArray {
  return newInstance(cls, PyArray, kind, bytes);
}

function construct(cls: PyType, args: readonly Value[], kwargs: Keywords): Value {
  if (kwargs.size > 0 && !cls.isHeapType) throw typeError("array.array() takes no keyword arguments");
  if (args.length === 0) throw typeError("array() takes at least 1 argument (0 given)");
  if (args.length > 2) throw typeError(`array() takes at most 2 arguments (${args.length} given)`);
  const [code, initial] = args;
  const typecode = typecodeNow(code, "array", 1);
  if (typecode === "u") warnNow("DeprecationWarning", "The 'u' type code is deprecated and will be removed in Python 3.16");
  checkInitial(initial, typecode);
  const kind = kindOf(typecode);
  if (kind === undefined) throw valueError(BAD_TYPECODE);
  const array = makeArray(cls, kind);
  if (initial !== undefined) fill(array, initial);
  return array;
}

function checkInitial(initial: Value | undefined, typecode: string): void {
  if (initial === undefined || typecode === "u" || typecode === "w") return;
  if (contentsOf(initial) !== undefined) throw typeError(`cannot use a str to initialize an array with typecode '${typecode}'`);
  open(initial, "reads");
  if (initial instanceof PyArray && initial.kind.isText) {
    throw typeError(`cannot use a unicode array to initialize an array with typecode '${typecode}'`);
  }
}

function fill(array: PyArray, initial: Value): void {
  open(initial, "reads");
  if (initial instanceof PyBytes || initial instanceof PyByteArray) appendBytes(array, initial.bytes);
  else if (array.kind.isText && contentsOf(initial) !== undefined) appendText(array, initial);
  else if (initial instanceof PyArray && initial.kind === array.kind) array.splice(array.size, 0, initial.bytes);
  else for (const item of iterate(initial)) append(array, item);
}

function append(array: PyArray, value: Value): void {
  const item = array.kind.convert(value);
  array.resize(array.size + 1);
  array.put(array.size - 1, item);
}

function appendBytes(array: PyArray, bytes: Uint8Array): void {
  if (bytes.length % array.kind.size !== 0) throw valueError("bytes length not a multiple of item size");
  array.splice(array.size, 0, bytes);
}

function appendText(array: PyArray, text: Value): void {
  const points = toCodePoints(contentsOf(text)!);
  array.splice(array.size, 0, new Uint8Array(points.slice().buffer));
}

/** The text of an array of characters. Raises ValueError for words that are no code points. */
export function textOfArray(array: PyArray): Value {
  const points = new Uint32Array(array.bytes.slice().buffer);
  for (const point of points) {
    if (point > 0x10ffff) throw valueError(`character U+${point.toString(16)} is not in range [U+0000; U+10ffff]`);
  }
  return fromCodePoints(points);
}

function itemsOf(array: PyArray): Value[] {
  const items: Value[] = [];
  for (let i = 0; i < array.size; i++) items.push(array.get(i));
  return items;
}

function positionOf(self: PyArray, key: Value, message: string): number {
  const index = typeof key === "number" ? key : sizeNow(key, "IndexError");
  const position = index < 0 ? index + self.size : index;
  if (position < 0 || position >= self.size) throw indexError(message);
  return position;
}

function getArrayItem(receiver: Value, key: Value): Value {
  const self = ours(receiver);
  if (key instanceof PySlice) return sliceOf(self, sliceBounds(key, self.size));
  if (!isIndex(key)) throw typeError("array indices must be integers");
  return self.get(positionOf(self, key, "array index out of range"));
}

function sliceOf(self: PyArray, { start, step, count }: SliceBounds): PyArray {
  const { kind } = self;
  if (step === 1) return new PyArray(kind, self.bytes.slice(start * kind.size, (start + count) * kind.size));
  const bytes = new Uint8Array(count * kind.size);
  for (let i = 0, at = start; i < count; i++, at += step) {
    bytes.set(self.bytes.subarray(at * kind.size, (at + 1) * kind.size), i * kind.size);
  }
  return new PyArray(kind, bytes);
}

function setArrayItem(receiver: Value, key: Value, value: Value | undefined): Outcome {
  const self = ours(receiver);
  if (!(key instanceof PySlice)) {
    if (!isIndex(key)) throw typeError("array indices must be integers");
    const position = positionOf(self, key, "array assignment index out of range");
    if (value === undefined) self.splice(position, 1, EMPTY);
    else self.put(position, self.kind.convert(value));
    return null;
  }
  const bounds = sliceBounds(key, self.size);
  if (value === undefined) deleteSlice(self, bounds);
  else assignSlice(self, bounds, value);
  return null;
}

const EMPTY = new Uint8Array(0);

function deleteSlice(self: PyArray, { start, step, count }: SliceBounds): void {
  if (count === 0) return;
  if (Math.abs(step) === 1) {
    self.splice(step > 0 ? start : start - count + 1, count, EMPTY);
    return;
  }
  const selected = new Set(Array.from({ length: count }, (_, i) => start + i * step));
  const kept = [...self.bytes].filter((_, at) => !selected.has(Math.floor(at / self.kind.size)));
  self.splice(0, self.size, Uint8Array.from(kept));
}

function assignSlice(self: PyArray, { start, step, count }: SliceBounds, value: Value): void {
  if (!(value instanceof PyArray)) throw typeError(`can only assign array (not "${typeOf(value).name}") to array slice`);
  open(value, "reads");
  if (value.kind !== self.kind) throw typeError("bad argument type for built-in operation");
  const { size } = self.kind;
  if (step === 1) {
    self.splice(start, count, value.bytes);
    return;
  }
  if (value.size === 0 && count > 0) {
    deleteSlice(self, { start, stop: start, step, count });
    return;
  }
  if (value.size !== count) {
    throw valueError(`attempt to assign array of size ${value.size} to extended slice of size ${count}`);
  }
  const source = value === self ? value.bytes.slice() : value.bytes;
  for (let i = 0, at = start; i < count; i++, at += step) self.store.set(source.subarray(i * size, (i + 1) * size), at * size);
}

function compareArrays(self: Value, other: Value, op: CompareOp): Outcome {
  if (!(self instanceof PyArray) || !(other instanceof PyArray)) return NotImplemented;
  if (self.size !== other.size && (op === EQ || op === NE)) return op === NE;
  const shared = Math.min(self.size, other.size);
  let i = 0;
  while (i < shared && equals(self.get(i), other.get(i))) i++;
  if (i >= shared) return compareOrder(self.size - other.size, op);
  if (op === EQ || op === NE) return op === NE;
  return compares(self.get(i), other.get(i), op);
}

function repeated(self: PyArray, count: number): Uint8Array {
  const times = Math.max(0, count);
  if (times * self.size * self.kind.size > 2 ** 32) throw pyError("MemoryError");
  const { bytes } = self;
  const result = new Uint8Array(bytes.length * times);
  for (let i = 0; i < times; i++) result.set(bytes, i * bytes.length);
  return result;
}

function extend(self: PyArray, other: Value): void {
  if (!(other instanceof PyArray)) {
    for (const item of iterate(other)) append(self, item);
    return;
  }
  open(other, "reads");
  if (other.kind !== self.kind) throw typeError("can only extend with array of same kind");
  self.splice(self.size, 0, other.bytes);
}

function indexOf(self: PyArray, value: Value, start = 0, stop = Number.MAX_SAFE_INTEGER): number {
  for (let i = start; i < stop && i < self.size; i++) if (equals(self.get(i), value)) return i;
  return -1;
}

function fromFile(self: PyArray, file: Value, count: Value): null {
  const n = sizeNow(count);
  if (n < 0) throw valueError("negative count");
  const wanted = n * self.kind.size;
  const data = callMethodNow(file, "read", wanted);
  if (!(data instanceof PyBytes)) throw typeError("read() didn't return bytes");
  open(self, "writes");
  appendBytes(self, data.bytes);
  if (data.bytes.length !== wanted) throw pyError("EOFError", "read() didn't return enough bytes");
  return null;
}

const BLOCK = 64 * 1024;

function toFile(self: PyArray, file: Value): null {
  const bytes = self.bytes.slice();
  for (let at = 0; at < bytes.length; at += BLOCK) callMethodNow(file, "write", toBytes(bytes.slice(at, at + BLOCK)));
  return null;
}

function swapBytes(self: PyArray): null {
  const { size } = self.kind;
  const { bytes } = self;
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
  return null;
}

function reverse(self: PyArray): null {
  // Reversing all bytes reverses the items and swaps each; swapping again leaves only the order changed.
  self.bytes.reverse();
  return swapBytes(self);
}

function reduce(self: PyArray, protocol: Value): Value {
  if (!isIndex(protocol)) throw typeError("__reduce_ex__ argument should be an integer");
  const state = findAttribute(self, "__dict__") ?? null;
  const cls = findAttribute(self, "__class__") ?? typeOf(self);
  const { kind } = self;
  if (indexNow(protocol) < 3) {
    const items = kind.isText ? textOfArray(self) : list(itemsOf(self));
    return tuple([cls, tuple([kind.typecode, items]), state]);
  }
  const args = tuple([cls, kind.typecode, machineFormatOf(kind), toBytes(self.bytes.slice())]);
  return tuple([importFromNow("array", "_array_reconstructor"), args, state]);
}

function repr(self: PyArray): Value {
  const name = shortName(typeOf(self));
  if (self.size === 0) return `${name}('${self.kind.typecode}')`;
  const items = self.kind.isText ? reprNow(textOfArray(self)) : reprNow(list(itemsOf(self)));
  return toStr(`${name}('${self.kind.typecode}', ${items})`);
}

/** A claim on the memory: while it lives, the size cannot change. */
function view(self: PyArray, writable: boolean) {
  if (writable) open(self, "writes");
  self.exports ??= new Exports();
  return {
    bytes: self.bytes,
    readonly: false,
    format: self.kind.format,
    itemsize: self.kind.size,
    shape: [self.size],
    strides: [self.kind.size],
    release: self.exports.acquire(),
    exports: self.exports,
  };
}

function defineIterator(): void {
  defineType({
    name: "arrayiterator",
    module: "array",
    instance: PyArrayIterator,
    sharing: "versioned",
    fields: { array: "ref", index: "f64" },
    final: true,
    slots: {
      pure: { iter: (self) => self },
      writes: {
        next: (receiver) => {
          const self = receiver as PyArrayIterator;
          if (self.array === null) return undefined;
          open(self.array, "reads");
          if (self.index < self.array.size) return self.array.get(self.index++);
          self.array = null;
          return undefined;
        },
      },
    },
    methods: {
      __reduce__: reads("()", (self: PyArrayIterator) => {
        const iter = importFromNow("builtins", "iter");
        return self.array === null ? tuple([iter, tuple([tuple([])])]) : tuple([iter, tuple([self.array]), self.index]);
      }),
      __setstate__: writes("(state, /)", (self: PyArrayIterator, state: Value) => {
        const index = sizeNow(state);
        open(self.array, "reads");
        if (self.array !== null) self.index = Math.min(Math.max(index, 0), self.array.size);
        return null;
      }),
    },
  });
}

/** Kinds go between executors as their typecodes. */
const kindField = {
  encode: (kind: ItemKind) => kind.typecode,
  decode: (typecode: string) => kindOf(typecode),
};

/** Defines the type and its iterator. */
export function defineArray(): PyType {
  defineIterator();
  return defineType({
    name: "array",
    module: "array",
    doc: "array(typecode [, initializer]) -> array\n\nAn array of numbers or characters of one kind, in compact form. The initializer is a\nstr, a bytes-like object or an iterable of items.\n\nTypecodes: b B (1 byte), u w (a character), h H (2 bytes), i I (4 bytes), l L q Q (8 bytes),\nf (4-byte float), d (8-byte float); capitals are unsigned.",
    instance: PyArray,
    sharing: "versioned",
    fields: { kind: kindField, store: "bytes", size: "f64", view: "derived", exports: "derived" },
    hasWeakrefs: true,
    patternKind: "sequence",
    construct: pure("(*args, **kwargs)", construct),
    slots: {
      reads: {
        repr: (self) => repr(ours(self)),
        richcompare: compareArrays,
        iter: (self) => new PyArrayIterator(ours(self)),
        length: (self) => ours(self).size,
        getitem: getArrayItem,
        contains: (self, item) => indexOf(ours(self), item) >= 0,
        concat: (self, other) => {
          if (!(other instanceof PyArray)) throw typeError(`can only append array (not "${typeOf(other).name}") to array`);
          if (other.kind !== ours(self).kind) throw typeError("bad argument type for built-in operation");
          const sum = new PyArray(other.kind, ours(self).bytes.slice());
          sum.splice(sum.size, 0, other.bytes);
          return sum;
        },
        repeat: (self, count) => new PyArray(ours(self).kind, repeated(ours(self), sizeNow(count))),
        buffer: (self, writable) => view(ours(self), writable),
      },
      writes: {
        setitem: setArrayItem,
        iconcat: (self, other) => {
          if (!(other instanceof PyArray)) throw typeError(`can only extend array with array (not "${typeOf(other).name}")`);
          extend(ours(self), other);
          return self;
        },
        irepeat: (self, count) => {
          const bytes = repeated(ours(self), sizeNow(count));
          ours(self).splice(0, ours(self).size, bytes);
          return self;
        },
      },
    },
    methods: {
      __class_getitem__: classGetItem,
      __copy__: reads("()", (self: PyArray) => new PyArray(self.kind, self.bytes.slice())),
      __deepcopy__: reads("(unused, /)", (self: PyArray) => new PyArray(self.kind, self.bytes.slice())),
      __reduce_ex__: reads("(value, /)", reduce),
      __sizeof__: reads("()", (self: PyArray) => 64 + self.store.length),
      append: writes(
        "(v, /)",
        (self: PyArray, value: Value) => {
          append(self, value);
          return null;
        },
        "Appends the value v to the end.",
      ),
      buffer_info: reads(
        "()",
        (self: PyArray) => tuple([identityOf(self.store), self.size]),
        "The pair (address, length) of the memory.",
      ),
      byteswap: writes("()", swapBytes, "Reverses the bytes of all items."),
      clear: writes(
        "()",
        (self: PyArray) => {
          self.resize(0);
          return null;
        },
        "Removes all items.",
      ),
      count: reads(
        "(v, /)",
        (self: PyArray, value: Value) => {
          let count = 0;
          for (let i = 0; i < self.size; i++) if (equals(self.get(i), value)) count++;
          return count;
        },
        "The number of items equal to v.",
      ),
      extend: writes(
        "(bb, /)",
        (self: PyArray, other: Value) => {
          extend(self, other);
          return null;
        },
        "Appends the items of an iterable.",
      ),
      frombytes: writes(
        "(buffer, /)",
        (self: PyArray, buffer: Value) => {
          appendBytes(self, bytesNow(buffer));
          return null;
        },
        "Appends items from bytes, as if they came from a file.",
      ),
      fromfile: writes("(f, n, /)", fromFile, "Reads n items from a file and appends them."),
      fromlist: writes(
        "(list, /)",
        (self: PyArray, source: Value) => {
          if (!(source instanceof PyList)) throw typeError("arg must be list");
          open(source, "reads");
          const before = self.size;
          try {
            for (let i = 0; i < source.items.length; i++) append(self, source.items[i]);
          } catch (error) {
            if (isPyError(error, "Exception")) self.resize(before);
            throw error;
          }
          return null;
        },
        "Appends the items of a list.",
      ),
      fromunicode: writes(
        "(ustr, /)",
        (self: PyArray, text: Value) => {
          if (contentsOf(text) === undefined) throw typeError(`fromunicode() argument must be str, not ${argumentKind(text)}`);
          if (!self.kind.isText) throw valueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')");
          appendText(self, text);
          return null;
        },
        "Appends the characters of a str to an array of characters.",
      ),
      index: reads(
        "(v, start=0, stop=sys.maxsize, /)",
        (self: PyArray, value: Value, start?: Value, stop?: Value) => {
          const found = indexOf(self, value, searchBound(start, self.size, 0), searchBound(stop, self.size, self.size));
          if (found < 0) throw valueError("array.index(x): x not in array");
          return found;
        },
        "The index of the first item equal to v.",
      ),
      insert: writes(
        "(i, v, /)",
        (self: PyArray, i: Value, value: Value) => {
          const index = sizeNow(i);
          const item = self.kind.convert(value);
          const at = Math.min(Math.max(index < 0 ? index + self.size : index, 0), self.size);
          self.splice(at, 0, new Uint8Array(self.kind.size));
          self.put(at, item);
          return null;
        },
        "Inserts v before the item at index i.",
      ),
      pop: writes(
        "(i=-1, /)",
        (self: PyArray, i?: Value) => {
          const index = i === undefined ? -1 : sizeNow(i);
          if (self.size === 0) throw indexError("pop from empty array");
          const at = index < 0 ? index + self.size : index;
          if (at < 0 || at >= self.size) throw indexError("pop index out of range");
          const item = self.get(at);
          self.splice(at, 1, EMPTY);
          return item;
        },
        "Removes and returns the item at index i, by default the last one.",
      ),
      remove: writes(
        "(v, /)",
        (self: PyArray, value: Value) => {
          const found = indexOf(self, value);
          if (found < 0) throw valueError("array.remove(x): x not in array");
          self.splice(found, 1, EMPTY);
          return null;
        },
        "Removes the first item equal to v.",
      ),
      reverse: writes("()", reverse, "Reverses the order of the items."),
      tobytes: reads("()", (self: PyArray) => toBytes(self.bytes.slice()), "The items' memory as bytes."),
      tofile: reads("(f, /)", toFile, "Writes the items' memory to a file."),
      tolist: reads("()", (self: PyArray) => list(itemsOf(self)), "The items in a list."),
      tounicode: reads(
        "()",
        (self: PyArray) => {
          if (!self.kind.isText) throw valueError("tounicode() may only be called on unicode type arrays ('u' or 'w')");
          return textOfArray(self);
        },
        "The characters of an array of characters as a str.",
      ),
    },
    getters: {
      itemsize: { get: (self: PyArray) => self.kind.size, doc: "the size, in bytes, of one array item" },
      typecode: { get: (self: PyArray) => self.kind.typecode, doc: "the typecode character used to create the array" },
    },
  });
}
