/** tee: independent iterators over one, sharing what has been read in a chain of chunks. */
import { defineType } from "../../vm/core/define-type.ts";
import { type PyError, runtimeError, typeError, valueError } from "../../vm/core/errors.ts";
import { attempt, Continuation, settle } from "../../vm/core/execution.ts";
import { list, PyList } from "../../vm/core/list.ts";
import { type Declaration, open, pure, reads } from "../../vm/core/native.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { getIterator, nextItem } from "../../vm/core/ops/iterate.ts";
import { argumentKind } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { type MaybeOutcome, MutableObject, type Value } from "../../vm/core/value.ts";
import { defineIterator, reopen, stateTuple, warnPickling } from "./define.ts";

/** Items per chunk. Visible in pickles. */
const CHUNK = 57;

/** A run of items that have been read from the shared iterator. */
class PyTeeData extends MutableObject {
  readonly iterator: Value;
  readonly values: Value[];
  next: PyTeeData | null;
  reading = false;
  constructor(iterator: Value = null, values: Value[] = [], next: PyTeeData | null = null) {
    super();
    this.iterator = iterator;
    this.values = values;
    this.next = next;
  }
}

class PyTee extends MutableObject {
  data: PyTeeData;
  index: number;
  constructor(data: PyTeeData = new PyTeeData(), index = 0) {
    super();
    this.data = data;
    this.index = index;
  }
}

/** Waits for the item that a tee reads for all. */
class TeeStep extends Continuation {
  readonly tee: PyTee;
  readonly data: PyTeeData;
  constructor(tee: PyTee, data: PyTeeData) {
    super();
    this.tee = tee;
    this.data = data;
  }
  resume(item: Value | undefined): MaybeOutcome {
    const { tee, data } = this;
    reopen(data);
    data.reading = false;
    if (item === undefined) return undefined;
    data.values.push(item);
    reopen(tee);
    tee.index++;
    return item;
  }
  override fail(error: PyError): never {
    reopen(this.data);
    this.data.reading = false;
    throw error;
  }
}

function nextTeed(self: PyTee): MaybeOutcome {
  if (self.index >= CHUNK) {
    open(self.data, "reads");
    if (self.data.next === null) {
      reopen(self.data);
      self.data.next = new PyTeeData(self.data.iterator);
    }
    self.data = self.data.next;
    self.index = 0;
  }
  const { data } = self;
  open(data, "reads");
  const known = data.values[self.index];
  if (known !== undefined) {
    self.index++;
    return known;
  }
  if (data.reading) throw runtimeError("cannot re-enter the tee iterator");
  reopen(data);
  data.reading = true;
  return attempt(() => nextItem(data.iterator), new TeeStep(self, data));
}

function copyTee(tee: PyTee): PyTee {
  open(tee, "reads");
  return new PyTee(tee.data, tee.index);
}

/** A tee over any iterable; one over the same chunks when it is a tee itself. */
function teeOf(iterable: Value): PyTee {
  const iterator = settle(getIterator(iterable));
  return iterator instanceof PyTee ? copyTee(iterator) : new PyTee(new PyTeeData(iterator));
}

export const teeFunction = (): Declaration =>
  pure(
    "(iterable, n=2, /)",
    (iterable: Value, n?: Value) => {
      const count = n === undefined ? 2 : sizeNow(n);
      if (count < 0) throw valueError("n must be >= 0");
      if (count === 0) return tuple([]);
      const iterator = settle(getIterator(iterable));
      const copier = findAttribute(iterator, "__copy__");
      const first = copier === undefined ? teeOf(iterator) : iterator;
      const copies: Value[] = [first];
      while (copies.length < count) copies.push(copier === undefined ? copyTee(first as PyTee) : callNow(copier));
      return tuple(copies);
    },
    "Returns a tuple of n independent iterators.",
  );

export const defineTee = (): PyType[] => [
  defineIterator<PyTee>({
    name: "_tee",
    doc: "Iterator wrapped to make it copyable.",
    instance: PyTee,
    fields: { data: "ref", index: "i32" },
    final: true,
    hasWeakrefs: true,
    construct: pure("(iterable, /)", (_cls: PyType, iterable: Value) => teeOf(iterable)),
    next: nextTeed,
    reduce: (self) => tuple([self.$cls, tuple([tuple([])]), tuple([self.data, self.index])]),
    setState: (self, state) => {
      const [data, index] = stateTuple(state, 2) as [Value, Value];
      if (!(data instanceof PyTeeData)) {
        throw typeError(`argument 1 must be itertools._tee_dataobject, not ${argumentKind(data)}`);
      }
      const place = sizeNow(index);
      if (place < 0 || place > CHUNK) throw valueError("Index out of range");
      self.data = data;
      self.index = place;
    },
    methods: { __copy__: reads("()", copyTee, "Returns an independent iterator.") },
  }),
  defineType({
    name: "_tee_dataobject",
    module: "itertools",
    doc: "teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.",
    instance: PyTeeData,
    sharing: "versioned",
    fields: { iterator: "ref", values: "refs", next: "ref", reading: "flag" },
    final: true,
    construct: pure("(iterable, values, next, /)", (_cls: PyType, iterator: Value, values: Value, next: Value) => {
      if (!(values instanceof PyList)) throw typeError(`teedataobject() argument 2 must be list, not ${argumentKind(values)}`);
      open(values, "reads");
      if (values.items.length > CHUNK || (values.items.length < CHUNK && next !== null)) throw valueError("Invalid arguments");
      if (next !== null && !(next instanceof PyTeeData)) throw valueError("_tee_dataobject is not a _tee_dataobject");
      return new PyTeeData(iterator, values.items.slice(), next);
    }),
    methods: {
      __reduce__: reads(
        "()",
        (self: PyTeeData) => {
          warnPickling();
          return tuple([self.$cls, tuple([self.iterator, list(self.values.slice()), self.next])]);
        },
        "Return state information for pickling.",
      ),
    },
  }),
];
