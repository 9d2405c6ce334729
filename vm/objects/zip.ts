/** The Python type zip. */
import { defineType } from "../core/define-type.ts";
import { pyError } from "../core/errors.ts";
import { settle } from "../core/execution.ts";
import { newInstance } from "../core/instances.ts";
import { pure, readable, reads, writes } from "../core/native.ts";
import { onItemOrEnd } from "../core/next-step.ts";
import { getIterator, nextItem } from "../core/ops/iterate.ts";
import { isTrue } from "../core/ops/truth.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { type MaybeOutcome, MutableObject, PENDING, type Value } from "../core/value.ts";
import { gatherItems } from "./map-filter.ts";

export class PyZip extends MutableObject {
  iterators: readonly Value[];
  strict: boolean;
  constructor(iterators: readonly Value[] = [], strict = false) {
    super();
    this.iterators = iterators;
    this.strict = strict;
  }
}

/** "argument 1" or "arguments 1-3": those before `index`. */
const earlier = (index: number): string => (index === 1 ? "argument 1" : `arguments 1-${index}`);
const mismatch = (index: number, word: string) =>
  pyError("ValueError", `zip() argument ${index + 1} is ${word} than ${earlier(index)}`);

/** The iterator at `index` ended: with `strict` all others must, too. */
function ended(self: PyZip, index: number): MaybeOutcome {
  if (!readable(self).strict) return undefined;
  if (index > 0) throw mismatch(index, "shorter");
  return expectEnd(self, 1);
}

function expectEnd(self: PyZip, index: number): MaybeOutcome {
  if (index >= readable(self).iterators.length) return undefined;
  return onItemOrEnd(nextItem(self.iterators[index] as Value), (item) => {
    if (item !== undefined) throw mismatch(index, "longer");
    return expectEnd(self, index + 1);
  });
}

/** The usual case of two iterables, without gathering. */
function nextPair(self: PyZip): MaybeOutcome {
  const first = nextItem(self.iterators[0] as Value);
  if (first === undefined) return ended(self, 0);
  if (first === PENDING) {
    return onItemOrEnd(first, (late) =>
      late === undefined ? ended(self, 0) : gatherItems(readable(self).iterators, [late], tuple, (index) => ended(self, index)),
    );
  }
  const second = nextItem(self.iterators[1] as Value);
  if (second === undefined) return ended(self, 1);
  if (second === PENDING) {
    return onItemOrEnd(second, (late) => (late === undefined ? ended(self, 1) : tuple([first as Value, late])));
  }
  return tuple([first as Value, second as Value]);
}

export const zipType = defineType({
  name: "zip",
  doc: "The zip object yields tuples of one item of each of the iterables, until the shortest is exhausted.\n\nIf strict is true and the iterables have different lengths, raise a ValueError.\n\n>>> list(zip('ab', [1, 2, 3]))\n[('a', 1), ('b', 2)]",
  instance: PyZip,
  sharing: "versioned",
  fields: { iterators: "frozen", strict: "flag" },
  construct: pure("(*iterables, strict=False)", (cls: PyType, iterables: Value[], strict: Value = false) =>
    newInstance(
      cls,
      PyZip,
      iterables.map((iterable) => settle(getIterator(iterable))),
      isTrue(strict),
    ),
  ),
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (value) => {
        const self = value as PyZip;
        if (self.iterators.length === 2) return nextPair(self);
        if (self.iterators.length === 0) return undefined;
        return gatherItems(self.iterators, [], tuple, (index) => ended(self, index));
      },
    },
  },
  methods: {
    __reduce__: reads(
      "()",
      (self: PyZip) =>
        self.strict ? tuple([self.$cls, tuple(self.iterators), true]) : tuple([self.$cls, tuple(self.iterators)]),
      "Return state information for pickling.",
    ),
    __setstate__: writes(
      "(object, /)",
      (self: PyZip, state: Value) => {
        self.strict = isTrue(state);
        return null;
      },
      "Set state information for unpickling.",
    ),
  },
});
