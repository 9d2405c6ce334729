/** The Python types range, range_iterator and longrange_iterator. */
import { builtin } from "../core/builtin-names.ts";
import { setBulk } from "../core/bulk-items.ts";
import { defineType } from "../core/define-type.ts";
import { indexError, overflowError, pyError, typeError, valueError } from "../core/errors.ts";
import { hashItems, hi, joinHalves, lo } from "../core/hash-halves.ts";
import { open, pure, reads, writes } from "../core/native.ts";
import { compareOrder, equals } from "../core/ops/compare.ts";
import { indexNow } from "../core/ops/index-value.ts";
import { iterate } from "../core/ops/iterate.ts";
import { reprNow, toStr } from "../core/ops/text.ts";
import { typeOf } from "../core/registry.ts";
import { isIndex } from "../core/sequence.ts";
import { PySlice } from "../core/slice.ts";
import { EQ, NE } from "../core/slots.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { type Int, MutableObject, mutableObject, NotImplemented, PyObject, type Value } from "../core/value.ts";
import { add, compare, floorDiv, mod, mul, neg, sign, sub } from "../numeric/int.ts";
import { longIndices } from "./slice.ts";

export class PyRange extends PyObject {
  readonly start: Int;
  readonly stop: Int;
  readonly step: Int;
  /** Number of items. */
  readonly length: Int;
  constructor(start: Int, stop: Int, step: Int) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.length = rangeLength(start, stop, step);
  }
}

function rangeLength(start: Int, stop: Int, step: Int): Int {
  if (typeof start === "number" && typeof stop === "number" && typeof step === "number") {
    const distance = step > 0 ? stop - start : start - stop;
    if (distance <= 0) return 0;
    if (Number.isSafeInteger(distance)) return step === 1 ? distance : Math.floor((distance - 1) / Math.abs(step)) + 1;
  }
  const up = sign(step) > 0;
  const distance = up ? sub(stop, start) : sub(start, stop);
  if (sign(distance) <= 0) return 0;
  return add(floorDiv(sub(distance, 1), up ? step : neg(step)), 1);
}

/** Counts in JavaScript numbers: for ranges all of whose items, and the one after them, are safe integers. */
export class PyRangeIterator extends mutableObject() {
  next: number;
  step: number;
  left: number;
  constructor(next = 0, step = 1, left = 0) {
    super();
    this.next = next;
    this.step = step;
    this.left = left;
  }
}

export class PyLongRangeIterator extends MutableObject {
  next: Int;
  step: Int;
  left: Int;
  constructor(next: Int = 0, step: Int = 1, left: Int = 0) {
    super();
    this.next = next;
    this.step = step;
    this.left = left;
  }
}

/** The iterator over `left` items from `start`. */
function makeIterator(start: Int, step: Int, left: Int): PyRangeIterator | PyLongRangeIterator {
  if (typeof start === "number" && typeof step === "number" && typeof left === "number") {
    if (Number.isSafeInteger(start + step * left)) return new PyRangeIterator(start, step, left);
  }
  return new PyLongRangeIterator(start, step, left);
}

/** The item at a position within the range. */
const itemAt = (range: PyRange, position: Int): Int => add(range.start, mul(position, range.step));

function getRangeItem(receiver: Value, key: Value): Value {
  const self = receiver as PyRange;
  if (key instanceof PySlice) {
    const [start, stop, step] = longIndices(key, self.length);
    return new PyRange(itemAt(self, start), itemAt(self, stop), mul(step, self.step));
  }
  if (!isIndex(key)) throw typeError(`range indices must be integers or slices, not ${typeOf(key).name}`);
  const index = indexNow(key);
  const position = sign(index) < 0 ? add(index, self.length) : index;
  if (sign(position) < 0 || compare(position, self.length) >= 0) throw indexError("range object index out of range");
  return itemAt(self, position);
}

/** The position of an int in the range; undefined when it is not an item. */
function positionOf(self: PyRange, value: Int): Int | undefined {
  if (self.length === 0) return undefined;
  const distance = sub(value, self.start);
  if (mod(distance, self.step) !== 0) return undefined;
  const position = floorDiv(distance, self.step);
  return sign(position) < 0 || compare(position, self.length) >= 0 ? undefined : position;
}

/** Ints (not of a subclass, which may compare in its own way) are found by arithmetic. */
function plainInt(value: Value): Int | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  return typeof value === "boolean" ? Number(value) : undefined;
}

/** What identifies a range for equality and hash: CPython's (length, start, step) with None for what does not matter. */
function identity(self: PyRange): Value[] {
  if (self.length === 0) return [0, null, null];
  return [self.length, self.start, self.length === 1 ? null : self.step];
}

/** Raises OverflowError when a length does not fit a machine word. */
export function machineLength(length: Int): Value {
  if (typeof length === "bigint" && length >= 2n ** 63n) throw overflowError("Python int too large to convert to C ssize_t");
  return length;
}

export const rangeType = defineType({
  name: "range",
  doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nThe ints from start (inclusive) to stop (exclusive) by step. start defaults to 0, step to 1.",
  instance: PyRange,
  sharing: "immutable",
  fields: { start: "int", stop: "int", step: "int", length: "int" },
  final: true,
  patternKind: "sequence",
  construct: pure("(start, stop=None, step=None, /)", (_cls: PyType, start: Value, stop?: Value, step?: Value) => {
    if (stop === undefined) return new PyRange(0, indexNow(start), 1);
    const first = indexNow(start);
    const end = indexNow(stop);
    const stride = step === undefined ? 1 : indexNow(step);
    if (stride === 0) throw valueError("range() arg 3 must not be zero");
    return new PyRange(first, end, stride);
  }),
  slots: {
    pure: {
      repr: (self) => {
        const { start, stop, step } = self as PyRange;
        return step === 1 ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`;
      },
      hash: (self) => {
        hashItems(identity(self as PyRange));
        return joinHalves(lo, hi);
      },
      richcompare: (self, other, op) => {
        if (!(other instanceof PyRange) || (op !== EQ && op !== NE)) return NotImplemented;
        const [a, b] = [identity(self as PyRange), identity(other)];
        return compareOrder(a.every((part, i) => part === b[i]) ? 0 : 1, op);
      },
      bool: (self) => (self as PyRange).length !== 0,
      length: (self) => machineLength((self as PyRange).length),
      iter: (self) => makeIterator((self as PyRange).start, (self as PyRange).step, (self as PyRange).length),
      getitem: getRangeItem,
      contains: (self, item) => {
        const int = plainInt(item);
        if (int !== undefined) return positionOf(self as PyRange, int) !== undefined;
        for (const candidate of iterate(self)) if (equals(candidate, item)) return true;
        return false;
      },
    },
  },
  methods: {
    __reversed__: pure(
      "()",
      (self: PyRange) => makeIterator(itemAt(self, sub(self.length, 1)), neg(self.step), self.length),
      "Return a reverse iterator.",
    ),
    __reduce__: pure("()", (self: PyRange) => tuple([rangeType, tuple([self.start, self.stop, self.step])])),
    count: pure(
      "(object, /)",
      (self: PyRange, value: Value) => {
        const int = plainInt(value);
        if (int !== undefined) return positionOf(self, int) === undefined ? 0 : 1;
        let count = 0;
        for (const candidate of iterate(self)) if (equals(candidate, value)) count++;
        return count;
      },
      "rangeobject.count(value) -> integer -- return number of occurrences of value",
    ),
    index: pure(
      "(object, /)",
      (self: PyRange, value: Value) => {
        const int = plainInt(value);
        if (int !== undefined) {
          const position = positionOf(self, int);
          if (position !== undefined) return position;
          throw pyError("ValueError", toStr(`${reprNow(value)} is not in range`));
        }
        let index = 0;
        for (const candidate of iterate(self)) {
          if (equals(candidate, value)) return index;
          index++;
        }
        throw valueError("sequence.index(x): x not in sequence");
      },
      "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.",
    ),
  },
  getters: {
    start: { get: (self: PyRange) => self.start, member: true },
    stop: { get: (self: PyRange) => self.stop, member: true },
    step: { get: (self: PyRange) => self.step, member: true },
  },
});

type AnyRangeIterator = PyRangeIterator | PyLongRangeIterator;

/** What both iterators answer to besides `next`. */
const ITERATOR_METHODS = {
  __length_hint__: reads(
    "()",
    (self: AnyRangeIterator) => machineLength(self.left),
    "Private method returning an estimate of len(list(it)).",
  ),
  __reduce__: reads(
    "()",
    ({ next, step, left }: AnyRangeIterator) =>
      tuple([builtin("iter"), tuple([new PyRange(next, add(next, mul(left, step)), step)]), null]),
    "Return state information for pickling.",
  ),
  __setstate__: writes(
    "(object, /)",
    (self: AnyRangeIterator, state: Value) => {
      const wanted = indexNow(state);
      const skip = sign(wanted) < 0 ? 0 : compare(wanted, self.left) > 0 ? self.left : wanted;
      self.next = add(self.next, mul(skip, self.step)) as number;
      self.left = sub(self.left, skip) as number;
      return null;
    },
    "Set state information for unpickling.",
  ),
};

export const rangeIteratorType = defineType({
  name: "range_iterator",
  instance: PyRangeIterator,
  sharing: "versioned",
  fields: { next: "f64", step: "f64", left: "f64" },
  final: true,
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (value) => {
        const self = value as PyRangeIterator;
        if (self.left <= 0) return undefined;
        const item = self.next;
        self.next = item + self.step;
        self.left--;
        return item;
      },
    },
  },
  methods: ITERATOR_METHODS,
});

export const longRangeIteratorType = defineType({
  name: "longrange_iterator",
  instance: PyLongRangeIterator,
  sharing: "versioned",
  fields: { next: "int", step: "int", left: "int" },
  final: true,
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (value) => {
        const self = value as PyLongRangeIterator;
        if (sign(self.left) <= 0) return undefined;
        const item = self.next;
        self.next = add(item, self.step);
        self.left = sub(self.left, 1);
        return item;
      },
    },
  },
  methods: ITERATOR_METHODS,
});

/** Ranges longer than this are not made into an array ahead. */
const MAX_BULK = 2 ** 27;

function arithmeticSequence(first: number, step: number, count: number): Value[] {
  const items = new Array<Value>(count);
  for (let i = 0, item = first; i < count; i++, item += step) items[i] = item;
  return items;
}

setBulk(rangeType, ({ start, step, length }: PyRange) => {
  const isSmall = typeof start === "number" && typeof step === "number" && (length as number) <= MAX_BULK;
  if (!isSmall || !Number.isSafeInteger(start + step * (length as number))) return undefined;
  return arithmeticSequence(start, step, length as number);
});

setBulk(rangeIteratorType, (self: PyRangeIterator) => {
  open(self, "writes");
  if (self.left > MAX_BULK) return undefined;
  const items = arithmeticSequence(self.next, self.step, Math.max(self.left, 0));
  self.next += self.step * items.length;
  self.left = 0;
  return items;
});
