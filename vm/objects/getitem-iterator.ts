/**
 * Iterators that ask an object again and again: `iterator` calls `__getitem__(0)`, `(1)`, ... ; `callable_iterator` calls
 * a function until it gives a sentinel; `reversed` walks `__getitem__` from the end.
 */
import { builtin } from "../core/builtin-names.ts";
import { defineType } from "../core/define-type.ts";
import { isPyError, type PyError, typeError } from "../core/errors.ts";
import { andThen, attempt, Callback, Continuation, continueWith } from "../core/execution.ts";
import { newInstance } from "../core/instances.ts";
import { open, pure, readable, reads, writes } from "../core/native.ts";
import { lookupSpecial } from "../core/ops/attributes.ts";
import { call } from "../core/ops/call.ts";
import { richCompare } from "../core/ops/compare.ts";
import { getItem, length, lengthNow } from "../core/ops/items.ts";
import { setSequenceIterator } from "../core/ops/iterate.ts";
import { truth } from "../core/ops/truth.ts";
import { typeOf } from "../core/registry.ts";
import { EQ } from "../core/slots.ts";
import { PyTuple, tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { type MaybeOutcome, MutableObject, NotImplemented, type Outcome, type Value } from "../core/value.ts";
import { stateIndex } from "./list-iterators.ts";

/** Keeps its place in a sequence of any type; `sequence` is undefined once it is exhausted, for good. */
abstract class PlaceInSequence extends MutableObject {
  sequence: Value | undefined;
  index: number;
  constructor(sequence: Value | undefined = undefined, index = 0) {
    super();
    this.sequence = sequence;
    this.index = index;
  }
}
export class PyGetItemIterator extends PlaceInSequence {}
export class PyReversed extends PlaceInSequence {}

export class PyCallableIterator extends MutableObject {
  /** Undefined once exhausted. */
  callable: Value | undefined;
  sentinel: Value;
  constructor(callable: Value | undefined = undefined, sentinel: Value = null) {
    super();
    this.callable = callable;
    this.sentinel = sentinel;
  }
}

/** What `__getitem__` gave at the place of an iterator: IndexError and StopIteration end the iteration. */
class ItemArrived extends Continuation {
  private readonly place: PlaceInSequence;
  private readonly step: number;
  constructor(iterator: PlaceInSequence, step: number) {
    super();
    this.place = iterator;
    this.step = step;
  }
  resume(item: Value | undefined): MaybeOutcome {
    open(this.place, "writes");
    this.place.index += this.step;
    return item;
  }
  override fail(error: PyError): MaybeOutcome {
    if (!isPyError(error, "IndexError") && !isPyError(error, "StopIteration")) throw error;
    open(this.place, "writes");
    this.place.sequence = undefined;
    return undefined;
  }
}

function itemHere(iterator: PlaceInSequence, step: number): MaybeOutcome {
  const { sequence, index } = iterator;
  if (sequence === undefined) return undefined;
  if (sequence instanceof PyTuple && !sequence.$cls.isHeapType) {
    const item = sequence.items[index];
    if (item === undefined) iterator.sequence = undefined;
    else iterator.index += step;
    return item;
  }
  return attempt(() => getItem(sequence, index), new ItemArrived(iterator, step));
}

const REDUCE = "Return state information for pickling.";
const SETSTATE = "Set state information for unpickling.";
const LENGTH_HINT = "Private method returning an estimate of len(list(it)).";

export const getItemIteratorType = defineType({
  name: "iterator",
  instance: PyGetItemIterator,
  sharing: "versioned",
  fields: { sequence: "ref", index: "i32" },
  final: true,
  slots: {
    pure: { iter: (self) => self },
    writes: { next: (self) => itemHere(self as PyGetItemIterator, 1) },
  },
  methods: {
    __length_hint__: reads(
      "()",
      ({ sequence, index }: PyGetItemIterator): Outcome => {
        if (sequence === undefined) return 0;
        if (typeOf(sequence).slots.length === undefined) return NotImplemented;
        return andThen(length(sequence), (n) => Math.max((n as number) - index, 0));
      },
      LENGTH_HINT,
    ),
    __reduce__: reads(
      "()",
      (self: PyGetItemIterator) => {
        // Looking the builtin up may run Python code that moves the iterator.
        const remake = builtin("iter");
        const { sequence, index } = self;
        return sequence === undefined ? tuple([remake, tuple([tuple([])])]) : tuple([remake, tuple([sequence]), index]);
      },
      REDUCE,
    ),
    __setstate__: writes(
      "(object, /)",
      (self: PyGetItemIterator, state: Value) => {
        const index = stateIndex(state);
        if (self.sequence !== undefined) self.index = Math.max(index, 0);
        return null;
      },
      SETSTATE,
    ),
  },
});
setSequenceIterator((sequence) => new PyGetItemIterator(sequence, 0));

function exhaust(self: PyCallableIterator): undefined {
  open(self, "writes");
  self.callable = undefined;
}

/** Ends the iteration when the called value equals the sentinel. */
function unlessSentinel(self: PyCallableIterator, value: Value): MaybeOutcome {
  // The callable may have exhausted this very iterator.
  if (readable(self).callable === undefined) return undefined;
  if (value === self.sentinel) return exhaust(self);
  const answer = andThen(richCompare(self.sentinel, value, EQ), truth);
  return continueWith(answer, new Callback((same) => (same ? exhaust(self) : value)));
}

class CallArrived extends Continuation {
  private readonly iterator: PyCallableIterator;
  constructor(iterator: PyCallableIterator) {
    super();
    this.iterator = iterator;
  }
  resume(value: Value | undefined): MaybeOutcome {
    return unlessSentinel(this.iterator, value as Value);
  }
  override fail(error: PyError): MaybeOutcome {
    if (!isPyError(error, "StopIteration")) throw error;
    return exhaust(this.iterator);
  }
}

export const callableIteratorType = defineType({
  name: "callable_iterator",
  instance: PyCallableIterator,
  sharing: "versioned",
  fields: { callable: "ref", sentinel: "ref" },
  final: true,
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (value) => {
        const self = value as PyCallableIterator;
        const { callable } = self;
        return callable === undefined ? undefined : attempt(() => call(callable, []), new CallArrived(self));
      },
    },
  },
  methods: {
    __reduce__: reads(
      "()",
      (self: PyCallableIterator) => {
        // Looking the builtin up may run Python code that moves the iterator.
        const remake = builtin("iter");
        const { callable, sentinel } = self;
        return callable === undefined ? tuple([remake, tuple([tuple([])])]) : tuple([remake, tuple([callable, sentinel])]);
      },
      REDUCE,
    ),
  },
});

/** True for objects that `reversed` and the `__getitem__` iterator can walk by index. */
function isSequence(value: Value): boolean {
  const type = typeOf(value);
  return type.slots.getitem !== undefined && type.patternKind !== "mapping";
}

export const reversedType = defineType({
  name: "reversed",
  doc: "reversed(sequence, /)\n--\n\nReturn a reverse iterator over the values of the given sequence.",
  instance: PyReversed,
  sharing: "versioned",
  fields: { sequence: "ref", index: "i32" },
  construct: pure("(object, /)", (cls: PyType, sequence: Value): Outcome => {
    const special = lookupSpecial(sequence, "__reversed__");
    if (special !== undefined) {
      return andThen(special, (method) => {
        if (method === null) throw typeError(`'${typeOf(sequence).name}' object is not reversible`);
        return call(method, []);
      });
    }
    if (!isSequence(sequence)) throw typeError(`'${typeOf(sequence).name}' object is not reversible`);
    return andThen(length(sequence), (n) => newInstance(cls, PyReversed, sequence, (n as number) - 1));
  }),
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (value) => {
        const self = value as PyReversed;
        if (self.index < 0) {
          self.sequence = undefined;
          return undefined;
        }
        return itemHere(self, -1);
      },
    },
  },
  methods: {
    __length_hint__: reads(
      "()",
      ({ sequence, index }: PyReversed) => {
        if (sequence === undefined) return 0;
        const position = lengthNow(sequence);
        return position < index + 1 ? 0 : index + 1;
      },
      LENGTH_HINT,
    ),
    __reduce__: reads(
      "()",
      (self: PyReversed) =>
        self.sequence === undefined
          ? tuple([self.$cls, tuple([tuple([])])])
          : tuple([self.$cls, tuple([self.sequence]), self.index]),
      REDUCE,
    ),
    __setstate__: writes(
      "(object, /)",
      (self: PyReversed, state: Value) => {
        const index = stateIndex(state);
        if (self.sequence !== undefined) self.index = Math.min(Math.max(index, -1), lengthNow(self.sequence) - 1);
        return null;
      },
      SETSTATE,
    ),
  },
});
