/** The Python types map and filter. */
import { defineType } from "../core/define-type.ts";
import { typeError } from "../core/errors.ts";
import { andThen, Callback, continueWith, settle } from "../core/execution.ts";
import { newInstance } from "../core/instances.ts";
import { pure, reads } from "../core/native.ts";
import { callOrEnd, onItem, testOrEnd } from "../core/next-step.ts";
import { getIterator, nextItem } from "../core/ops/iterate.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { type MaybeOutcome, MutableObject, PENDING, type Value } from "../core/value.ts";

export class PyMap extends MutableObject {
  callable: Value;
  iterators: readonly Value[];
  constructor(callable: Value = null, iterators: readonly Value[] = []) {
    super();
    this.callable = callable;
    this.iterators = iterators;
  }
}

/** Gathers one item of each iterator, from the `items` gathered so far; undefined as soon as one has none. */
export function gatherItems(
  iterators: readonly Value[],
  items: Value[],
  use: (items: Value[]) => MaybeOutcome,
  exhausted: (index: number) => MaybeOutcome,
): MaybeOutcome {
  while (items.length < iterators.length) {
    const item = nextItem(iterators[items.length] as Value);
    if (item === PENDING) {
      const arrived = (late: Value | undefined): MaybeOutcome => {
        if (late === undefined) return exhausted(items.length);
        // A fresh array: what waits must not change when it goes on, or it could not do so again.
        return gatherItems(iterators, [...items, late], use, exhausted);
      };
      return continueWith(PENDING, new Callback(arrived as (late: Value) => MaybeOutcome));
    }
    if (item === undefined) return exhausted(items.length);
    items.push(item as Value);
  }
  return use(items);
}

export const atEnd = (): undefined => undefined;

export const mapType = defineType({
  name: "map",
  doc: "map(function, iterable, /, *iterables)\n--\n\nMake an iterator that calls the function with an item of each of the iterables.\nStops when the shortest iterable is exhausted.",
  instance: PyMap,
  sharing: "versioned",
  fields: { callable: "ref", iterators: "frozen" },
  construct: pure("(*args)", (cls: PyType, args: Value[]) => {
    if (args.length < 2) throw typeError("map() must have at least two arguments.");
    const [callable, ...iterables] = args as [Value, ...Value[]];
    return newInstance(
      cls,
      PyMap,
      callable,
      iterables.map((iterable) => settle(getIterator(iterable))),
    );
  }),
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (value) => {
        const { callable, iterators } = value as PyMap;
        if (iterators.length > 1) return gatherItems(iterators, [], (items) => callOrEnd(callable, items), atEnd);
        const item = nextItem(iterators[0] as Value);
        if (item === PENDING) return onItem(item, (late) => callOrEnd(callable, [late]));
        return item === undefined ? undefined : callOrEnd(callable, [item as Value]);
      },
    },
  },
  methods: {
    __reduce__: reads(
      "()",
      (self: PyMap) => tuple([self.$cls, tuple([self.callable, ...self.iterators])]),
      "Return state information for pickling.",
    ),
  },
});

export class PyFilter extends MutableObject {
  predicate: Value;
  iterator: Value;
  constructor(predicate: Value = null, iterator: Value = null) {
    super();
    this.predicate = predicate;
    this.iterator = iterator;
  }
}

/** The next item whose test gives `wanted`. Shared with itertools.filterfalse. */
export function nextAccepted(predicate: Value, iterator: Value, wanted: boolean): MaybeOutcome {
  for (;;) {
    const item = nextItem(iterator);
    if (item === undefined) return undefined;
    if (item === PENDING) return onItem(item, (late) => accept(predicate, iterator, wanted, late));
    const verdict = testOrEnd(predicate, item as Value);
    if (verdict === PENDING) {
      return onItem(verdict, (ok) => (ok === wanted ? (item as Value) : nextAccepted(predicate, iterator, wanted)));
    }
    if (verdict === undefined) return undefined;
    if (verdict === wanted) return item;
  }
}

function accept(predicate: Value, iterator: Value, wanted: boolean, item: Value): MaybeOutcome {
  return onItem(testOrEnd(predicate, item), (ok) => (ok === wanted ? item : nextAccepted(predicate, iterator, wanted)));
}

export const filterType = defineType({
  name: "filter",
  doc: "Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.",
  instance: PyFilter,
  sharing: "versioned",
  fields: { predicate: "ref", iterator: "ref" },
  construct: pure("(function, iterable, /)", (cls: PyType, predicate: Value, iterable: Value) =>
    andThen(getIterator(iterable), (iterator) => newInstance(cls, PyFilter, predicate, iterator)),
  ),
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (self) => nextAccepted((self as PyFilter).predicate, (self as PyFilter).iterator, true),
    },
  },
  methods: {
    __reduce__: reads(
      "()",
      (self: PyFilter) => tuple([self.$cls, tuple([self.predicate, self.iterator])]),
      "Return state information for pickling.",
    ),
  },
});
