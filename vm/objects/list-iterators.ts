/** The iterators over list and tuple, and the reversed one over list. */
import { builtin } from "../core/builtin-names.ts";
import { setBulk } from "../core/bulk-items.ts";
import { defineType } from "../core/define-type.ts";
import { typeError } from "../core/errors.ts";
import { list, type PyList } from "../core/list.ts";
import { open, readable, reads, writes } from "../core/native.ts";
import { clampedSizeNow } from "../core/ops/index-value.ts";
import { isIndex } from "../core/sequence.ts";
import { type PyTuple, tuple } from "../core/tuple.ts";
import { MutableObject, type Value } from "../core/value.ts";

/** An iterator that keeps its place in something; `sequence` is null once it is exhausted, for good. */
abstract class PlaceIterator<T> extends MutableObject {
  sequence: T | null;
  index: number;
  constructor(sequence: T | null = null, index = 0) {
    super();
    this.sequence = sequence;
    this.index = index;
  }
}

export class PyListIterator extends PlaceIterator<PyList> {}
export class PyListReverseIterator extends PlaceIterator<PyList> {}
export class PyTupleIterator extends PlaceIterator<PyTuple> {}

const LENGTH_HINT = "Private method returning an estimate of len(list(it)).";
const REDUCE = "Return state information for pickling.";
const SETSTATE = "Set state information for unpickling.";

/** The argument of `__setstate__`, clamped to a machine word. */
export function stateIndex(state: Value): number {
  if (!isIndex(state)) throw typeError("an integer is required");
  return clampedSizeNow(state);
}

const clamp = (index: number, low: number, high: number): number => Math.min(Math.max(index, low), high);

const FIELDS = { sequence: "ref", index: "i32" } as const;

export const listIteratorType = defineType({
  name: "list_iterator",
  instance: PyListIterator,
  sharing: "versioned",
  fields: FIELDS,
  final: true,
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (value) => {
        const self = value as PyListIterator;
        const { sequence } = self;
        if (sequence === null) return undefined;
        open(sequence, "reads");
        const item = sequence.items[self.index];
        if (item === undefined) self.sequence = null;
        else self.index++;
        return item;
      },
    },
  },
  methods: {
    __length_hint__: reads(
      "()",
      ({ sequence, index }: PyListIterator) => (sequence === null ? 0 : Math.max(readable(sequence).items.length - index, 0)),
      LENGTH_HINT,
    ),
    __reduce__: reads(
      "()",
      (self: PyListIterator) => {
        // Looking the builtin up may run Python code that moves the iterator.
        const remake = builtin("iter");
        const { sequence, index } = self;
        return sequence === null ? tuple([remake, tuple([list([])])]) : tuple([remake, tuple([sequence]), index]);
      },
      REDUCE,
    ),
    __setstate__: writes(
      "(object, /)",
      (self: PyListIterator, state: Value) => {
        const index = stateIndex(state);
        if (self.sequence !== null) self.index = clamp(index, 0, readable(self.sequence).items.length);
        return null;
      },
      SETSTATE,
    ),
  },
});

setBulk(listIteratorType, (self: PyListIterator) => {
  open(self, "writes");
  const { sequence } = self;
  if (sequence === null) return [];
  open(sequence, "reads");
  self.sequence = null;
  return sequence.items.slice(self.index);
});

export const listReverseIteratorType = defineType({
  name: "list_reverseiterator",
  instance: PyListReverseIterator,
  sharing: "versioned",
  fields: FIELDS,
  final: true,
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (value) => {
        const self = value as PyListReverseIterator;
        const { sequence } = self;
        if (sequence === null) return undefined;
        open(sequence, "reads");
        const item = sequence.items[self.index];
        if (item === undefined) {
          self.sequence = null;
          self.index = -1;
        } else self.index--;
        return item;
      },
    },
  },
  methods: {
    __length_hint__: reads(
      "()",
      ({ sequence, index }: PyListReverseIterator) =>
        sequence === null || readable(sequence).items.length < index + 1 ? 0 : index + 1,
      LENGTH_HINT,
    ),
    __reduce__: reads(
      "()",
      (self: PyListReverseIterator) => {
        // Looking the builtin up may run Python code that moves the iterator.
        const remake = builtin("reversed");
        const { sequence, index } = self;
        return sequence === null || index < 0 ? tuple([remake, tuple([list([])])]) : tuple([remake, tuple([sequence]), index]);
      },
      REDUCE,
    ),
    __setstate__: writes(
      "(object, /)",
      (self: PyListReverseIterator, state: Value) => {
        const index = stateIndex(state);
        if (self.sequence !== null) self.index = clamp(index, -1, readable(self.sequence).items.length - 1);
        return null;
      },
      SETSTATE,
    ),
  },
});

setBulk(listReverseIteratorType, (self: PyListReverseIterator) => {
  open(self, "writes");
  const { sequence, index } = self;
  if (sequence === null) return [];
  open(sequence, "reads");
  self.sequence = null;
  self.index = -1;
  return index < sequence.items.length ? sequence.items.slice(0, index + 1).reverse() : [];
});

export const tupleIteratorType = defineType({
  name: "tuple_iterator",
  instance: PyTupleIterator,
  sharing: "versioned",
  fields: FIELDS,
  final: true,
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (value) => {
        const self = value as PyTupleIterator;
        const { sequence } = self;
        if (sequence === null) return undefined;
        const item = sequence.items[self.index];
        if (item === undefined) self.sequence = null;
        else self.index++;
        return item;
      },
    },
  },
  methods: {
    __length_hint__: reads(
      "()",
      ({ sequence, index }: PyTupleIterator) => (sequence === null ? 0 : sequence.items.length - index),
      LENGTH_HINT,
    ),
    __reduce__: reads(
      "()",
      (self: PyTupleIterator) => {
        // Looking the builtin up may run Python code that moves the iterator.
        const remake = builtin("iter");
        const { sequence, index } = self;
        return sequence === null ? tuple([remake, tuple([tuple([])])]) : tuple([remake, tuple([sequence]), index]);
      },
      REDUCE,
    ),
    __setstate__: writes(
      "(object, /)",
      (self: PyTupleIterator, state: Value) => {
        const index = stateIndex(state);
        if (self.sequence !== null) self.index = clamp(index, 0, self.sequence.items.length);
        return null;
      },
      SETSTATE,
    ),
  },
});

setBulk(tupleIteratorType, (self: PyTupleIterator) => {
  open(self, "writes");
  const { sequence } = self;
  self.sequence = null;
  return sequence === null ? [] : sequence.items.slice(self.index);
});
