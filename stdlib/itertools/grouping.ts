/** batched, pairwise, groupby, zip_longest: iterators that put items together. */
import { builtin } from "../../vm/core/builtin-names.ts";
import { PyError, typeError, valueError } from "../../vm/core/errors.ts";
import { andThen, Continuation, continueWith, settle } from "../../vm/core/execution.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { open, pure, readable } from "../../vm/core/native.ts";
import { callOrEnd, onItem, onItemOrEnd } from "../../vm/core/next-step.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { getIterator, nextItem } from "../../vm/core/ops/iterate.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { argumentKind } from "../../vm/core/registry.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { type MaybeOutcome, MutableObject, PENDING, type Value } from "../../vm/core/value.ts";
import { AGAIN, defineIterator, loopUntilItem, reopen, same, stateTuple } from "./define.ts";

class PyBatched extends MutableObject {
  /** Undefined once exhausted. */
  iterator: Value | undefined;
  readonly size: number;
  readonly strict: boolean;
  constructor(iterator: Value | undefined = undefined, size = 1, strict = false) {
    super();
    this.iterator = iterator;
    this.size = size;
    this.strict = strict;
  }
}

/** Waits for the next item of a batch. */
class BatchStep extends Continuation {
  readonly batched: PyBatched;
  readonly iterator: Value;
  readonly items: Value[];
  constructor(batched: PyBatched, iterator: Value, items: Value[]) {
    super();
    this.batched = batched;
    this.iterator = iterator;
    this.items = items;
  }
  resume(item: Value | undefined): MaybeOutcome {
    if (item === undefined) return endBatch(this.batched, this.items);
    this.items.push(item);
    return fillBatch(this.batched, this.iterator, this.items);
  }
}

function fillBatch(self: PyBatched, iterator: Value, items: Value[]): MaybeOutcome {
  while (items.length < readable(self).size) {
    const item = nextItem(iterator);
    if (item === PENDING) return continueWith(PENDING, new BatchStep(self, iterator, items));
    if (item === undefined) return endBatch(self, items);
    items.push(item as Value);
  }
  return tuple(items);
}

function endBatch(self: PyBatched, items: readonly Value[]): MaybeOutcome {
  reopen(self);
  self.iterator = undefined;
  if (items.length === 0) return undefined;
  if (self.strict) throw valueError("batched(): incomplete batch");
  return tuple(items);
}

const defineBatched = (): PyType =>
  defineIterator<PyBatched>({
    name: "batched",
    doc: 'Batch data into tuples of length n. The last batch may be shorter than n.\n\nIf "strict" is True, raises a ValueError if the final batch is shorter than n.',
    instance: PyBatched,
    fields: { iterator: "ref", size: "f64", strict: "flag" },
    construct: pure("(iterable, n, *, strict=False)", (cls: PyType, iterable: Value, n: Value, strict?: Value) => {
      const size = sizeNow(n);
      if (size < 1) throw valueError("n must be at least one");
      return newInstance(cls, PyBatched, settle(getIterator(iterable)), size, strict !== undefined && isTrue(strict));
    }),
    next: (self) => (self.iterator === undefined ? undefined : fillBatch(self, self.iterator, [])),
  });

class PyPairwise extends MutableObject {
  /** Undefined once exhausted. */
  iterator: Value | undefined;
  previous: Value | undefined;
  constructor(iterator: Value | undefined = undefined) {
    super();
    this.iterator = iterator;
  }
}

function nextPair(self: PyPairwise): MaybeOutcome {
  const { iterator, previous } = self;
  if (iterator === undefined) return undefined;
  const pairWith = (first: Value): MaybeOutcome => {
    self.previous = first;
    // Getting the item may have exhausted this very iterator.
    if (self.iterator === undefined) return undefined;
    return onItemOrEnd(nextItem(iterator), (second) => {
      reopen(self);
      self.previous = second;
      if (second !== undefined) return tuple([first, second]);
      self.iterator = undefined;
      return undefined;
    });
  };
  if (previous !== undefined) return pairWith(previous);
  return onItemOrEnd(nextItem(iterator), (first) => {
    reopen(self);
    if (first !== undefined) return pairWith(first);
    self.iterator = undefined;
    return undefined;
  });
}

const definePairwise = (): PyType =>
  defineIterator<PyPairwise>({
    name: "pairwise",
    doc: "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
    instance: PyPairwise,
    fields: { iterator: "ref", previous: "ref" },
    construct: pure("(iterable, /)", (cls: PyType, iterable: Value) =>
      andThen(getIterator(iterable), (iterator) => newInstance(cls, PyPairwise, iterator)),
    ),
    next: nextPair,
  });

class PyGroupBy extends MutableObject {
  readonly iterator: Value;
  readonly key: Value;
  /** Key of the group that was given last; undefined before the first. */
  groupKey: Value | undefined;
  /** The item read ahead, and its key; the item is undefined once a group has taken it. */
  itemKey: Value | undefined;
  item: Value | undefined;
  /** The group that may go on reading. */
  group: PyGrouper | null = null;
  constructor(iterator: Value = null, key: Value = null) {
    super();
    this.iterator = iterator;
    this.key = key;
  }
}

class PyGrouper extends MutableObject {
  readonly parent: PyGroupBy;
  readonly key: Value;
  constructor(parent: PyGroupBy = new PyGroupBy(), key: Value = null) {
    super();
    this.parent = parent;
    this.key = key;
    reopen(parent);
    parent.group = this;
  }
}

/** Reads the next item ahead; answers AGAIN when there was one. */
function readAhead(self: PyGroupBy): MaybeOutcome {
  return onItem(nextItem(self.iterator), (item) =>
    onItem(self.key === null ? item : callOrEnd(self.key, [item]), (key) => {
      reopen(self);
      self.item = item;
      self.itemKey = key;
      return AGAIN;
    }),
  );
}

function nextGroup(self: PyGroupBy): MaybeOutcome {
  self.group = null;
  const start = (): MaybeOutcome => {
    reopen(self);
    const key = self.itemKey as Value;
    self.groupKey = key;
    return tuple([key, new PyGrouper(self, key)]);
  };
  return loopUntilItem(self, () => {
    if (self.itemKey === undefined) return readAhead(self);
    if (self.groupKey === undefined) return start();
    return onItem(same(self.groupKey, self.itemKey), (equal) => (equal ? readAhead(self) : start()));
  });
}

function nextInGroup(self: PyGrouper): MaybeOutcome {
  const { parent } = self;
  reopen(parent);
  if (parent.group !== self) return undefined;
  return loopUntilItem(parent, () => {
    if (parent.item === undefined) return readAhead(parent);
    return onItem(same(readable(self).key, parent.itemKey as Value), (equal) => {
      if (!equal) return undefined;
      reopen(parent);
      const { item } = parent;
      parent.item = undefined;
      return item;
    });
  });
}

function defineGroupBy(): PyType[] {
  const groupBy = defineIterator<PyGroupBy>({
    name: "groupby",
    doc: "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.",
    instance: PyGroupBy,
    fields: { iterator: "ref", key: "ref", groupKey: "ref", itemKey: "ref", item: "ref", group: "ref" },
    construct: pure("(iterable, key=None)", (cls: PyType, iterable: Value, key?: Value) =>
      andThen(getIterator(iterable), (iterator) => newInstance(cls, PyGroupBy, iterator, key ?? null)),
    ),
    next: nextGroup,
    reduce: (self) => {
      const made = tuple([self.iterator, self.key]);
      if (self.itemKey === undefined || self.item === undefined || self.groupKey === undefined) return tuple([self.$cls, made]);
      return tuple([self.$cls, made, tuple([self.itemKey, self.item, self.groupKey])]);
    },
    setState: (self, state) => {
      [self.itemKey, self.item, self.groupKey] = stateTuple(state, 3);
    },
  });
  const grouper = defineIterator<PyGrouper>({
    name: "_grouper",
    doc: "",
    instance: PyGrouper,
    fields: { parent: "ref", key: "ref" },
    final: true,
    construct: pure("(parent, tgtkey, /)", (_cls: PyType, parent: Value, key: Value) => {
      if (!(parent instanceof PyGroupBy)) {
        throw typeError(`_grouper() argument 1 must be itertools.groupby, not ${argumentKind(parent)}`);
      }
      return new PyGrouper(parent, key);
    }),
    next: nextInGroup,
    reduce: (self) => {
      open(self.parent, "reads");
      if (self.parent.group !== self) return tuple([builtin("iter"), tuple([tuple([])])]);
      return tuple([self.$cls, tuple([self.parent, self.key])]);
    },
  });
  return [groupBy, grouper];
}

class PyZipLongest extends MutableObject {
  /** Undefined where an iterator is exhausted. */
  iterators: (Value | undefined)[];
  active: number;
  fill: Value;
  constructor(iterators: (Value | undefined)[] = [], fill: Value = null) {
    super();
    this.iterators = iterators;
    this.active = iterators.length;
    this.fill = fill;
  }
}

/** An iterator that fails ends the whole iteration. */
function stopZipping(self: PyZipLongest, error: unknown): never {
  if (error instanceof PyError) {
    reopen(self);
    self.active = 0;
  }
  throw error;
}

/** Waits for the next item of a tuple. */
class ZipStep extends Continuation {
  readonly zip: PyZipLongest;
  readonly items: Value[];
  constructor(zip: PyZipLongest, items: Value[]) {
    super();
    this.zip = zip;
    this.items = items;
  }
  resume(item: Value | undefined): MaybeOutcome {
    reopen(this.zip);
    return takeItem(this.zip, this.items, item) ? zipLongest(this.zip, this.items) : undefined;
  }
  override fail(error: PyError): never {
    stopZipping(this.zip, error);
  }
}

function zipLongest(self: PyZipLongest, items: Value[]): MaybeOutcome {
  if (self.active === 0) return undefined;
  try {
    return fillZip(self, items);
  } catch (error) {
    stopZipping(self, error);
  }
}

function fillZip(self: PyZipLongest, items: Value[]): MaybeOutcome {
  while (items.length < self.iterators.length) {
    const iterator = self.iterators[items.length];
    const item = iterator === undefined ? self.fill : nextItem(iterator);
    if (item === PENDING) return continueWith(PENDING, new ZipStep(self, items));
    if (!takeItem(self, items, item as Value | undefined)) return undefined;
  }
  return tuple(items);
}

/** Adds an item, or the fill value when its iterator is exhausted; false when that was the last one. */
function takeItem(self: PyZipLongest, items: Value[], item: Value | undefined): boolean {
  if (item === undefined) {
    self.active--;
    if (self.active === 0) return false;
    self.iterators[items.length] = undefined;
  }
  items.push(item === undefined ? self.fill : item);
  return true;
}

const defineZipLongest = (): PyType =>
  defineIterator<PyZipLongest>({
    name: "zip_longest",
    doc: "zip_longest(*iterables, fillvalue=None)\n--\n\nReturn a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument, until the longest is exhausted.\nShorter ones are filled up with the fillvalue.",
    instance: PyZipLongest,
    fields: { iterators: "refs", active: "i32", fill: "ref" },
    construct: pure("(*iterables, **kwargs)", (cls: PyType, iterables: Value[], kwargs: Keywords) => {
      const fill = kwargs.get("fillvalue");
      if (kwargs.size > (fill === undefined ? 0 : 1)) {
        throw typeError("zip_longest() got an unexpected keyword argument");
      }
      return newInstance(
        cls,
        PyZipLongest,
        iterables.map((iterable) => settle(getIterator(iterable))),
        fill ?? null,
      );
    }),
    next: (self) => zipLongest(self, []),
    reduce: (self) =>
      tuple([self.$cls, tuple(self.iterators.map((iterator) => (iterator === undefined ? tuple([]) : iterator))), self.fill]),
    setState: (self, state) => {
      self.fill = state;
    },
  });

export const defineGrouping = (): PyType[] => [defineBatched(), definePairwise(), ...defineGroupBy(), defineZipLongest()];
