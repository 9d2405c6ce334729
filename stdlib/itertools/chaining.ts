/** chain, cycle, count, repeat, accumulate, starmap: iterators that join or make items. */

import { exactItems } from "../../vm/core/bulk-items.ts";
import { typeError } from "../../vm/core/errors.ts";
import { andThen, settle } from "../../vm/core/execution.ts";
import { classGetItem } from "../../vm/core/generic-alias.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { list, PyList } from "../../vm/core/list.ts";
import { classMethod, open, pure, readable, reads } from "../../vm/core/native.ts";
import { callOrEnd, onItem, onItemOrEnd } from "../../vm/core/next-step.ts";
import { binaryOperation, OPERATOR_SLOTS } from "../../vm/core/ops/arithmetic.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { getIterator, listItems, nextItem } from "../../vm/core/ops/iterate.ts";
import { reprNow, toStr } from "../../vm/core/ops/text.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { type PyType, shortName } from "../../vm/core/type.ts";
import { type MaybeOutcome, MutableObject, type Value } from "../../vm/core/value.ts";
import { AGAIN, defineIterator, loopUntilItem, reopen, stateTuple } from "./define.ts";

const ADD = OPERATOR_SLOTS.findIndex(({ slot }) => slot === "add");

class PyChain extends MutableObject {
  /** Iterator over the iterables; undefined once exhausted. */
  source: Value | undefined;
  active: Value | undefined;
  constructor(source: Value | undefined = undefined) {
    super();
    this.source = source;
  }
}

function openNext(self: PyChain): MaybeOutcome {
  return onItemOrEnd(nextItem(self.source as Value), (iterable) => {
    reopen(self);
    if (iterable === undefined) {
      self.source = undefined;
      return undefined;
    }
    // An iterable that cannot be opened ends the chain.
    const { source } = self;
    self.source = undefined;
    return andThen(getIterator(iterable), (iterator) => {
      reopen(self);
      self.source = source;
      self.active = iterator;
      return AGAIN;
    });
  });
}

const nextChained = (self: PyChain): MaybeOutcome =>
  loopUntilItem(self, () => {
    if (self.active === undefined) return self.source === undefined ? undefined : openNext(self);
    return onItemOrEnd(nextItem(self.active), (item) => {
      if (item !== undefined) return item;
      reopen(self);
      self.active = undefined;
      return AGAIN;
    });
  });

const defineChain = (): PyType =>
  defineIterator<PyChain>({
    name: "chain",
    doc: "chain(*iterables)\n--\n\nReturn a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.",
    instance: PyChain,
    fields: { source: "ref", active: "ref" },
    construct: pure("(*iterables)", (cls: PyType, iterables: Value[]) =>
      newInstance(cls, PyChain, settle(getIterator(tuple(iterables)))),
    ),
    next: nextChained,
    reduce: (self) => {
      if (self.source === undefined) return tuple([self.$cls, tuple([])]);
      const state = self.active === undefined ? [self.source] : [self.source, self.active];
      return tuple([self.$cls, tuple([]), tuple(state)]);
    },
    setState: (self, state) => {
      const iterators = stateTuple(state, 1, 2);
      if (iterators.some((iterator) => typeOf(iterator).slots.next === undefined))
        throw typeError("Arguments must be iterators.");
      [self.source, self.active] = iterators;
    },
    methods: {
      from_iterable: classMethod(
        pure(
          "(iterable, /)",
          (cls: PyType, iterable: Value) => andThen(getIterator(iterable), (source) => newInstance(cls, PyChain, source)),
          "Alternative chain() constructor taking a single iterable argument that evaluates lazily.",
        ),
      ),
      __class_getitem__: classGetItem,
    },
  });

class PyCycle extends MutableObject {
  /** Undefined once exhausted. */
  iterator: Value | undefined;
  saved: Value[] = [];
  index = 0;
  /** Items come from `saved` already, which must not grow any more. */
  firstPassDone = false;
  constructor(iterator: Value | undefined = undefined) {
    super();
    this.iterator = iterator;
  }
}

function repeatSaved(self: PyCycle): MaybeOutcome {
  if (self.saved.length === 0) return undefined;
  const item = self.saved[self.index] as Value;
  self.index = (self.index + 1) % self.saved.length;
  return item;
}

const defineCycle = (): PyType =>
  defineIterator<PyCycle>({
    name: "cycle",
    doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
    instance: PyCycle,
    fields: { iterator: "ref", saved: "refs", index: "i32", firstPassDone: "flag" },
    construct: pure("(iterable, /)", (cls: PyType, iterable: Value) =>
      andThen(getIterator(iterable), (iterator) => newInstance(cls, PyCycle, iterator)),
    ),
    next: (self) => {
      if (self.iterator === undefined) return repeatSaved(self);
      return onItemOrEnd(nextItem(self.iterator), (item) => {
        reopen(self);
        if (item !== undefined) {
          if (!self.firstPassDone) self.saved.push(item);
          return item;
        }
        self.iterator = undefined;
        return repeatSaved(self);
      });
    },
    reduce: (self) => {
      const saved = list(self.saved.slice());
      if (self.iterator !== undefined) return tuple([self.$cls, tuple([self.iterator]), tuple([saved, self.firstPassDone])]);
      const iterator = settle(getIterator(saved));
      if (self.index > 0) callMethodNow(iterator, "__setstate__", self.index);
      return tuple([self.$cls, tuple([iterator]), tuple([saved, true])]);
    },
    setState: (self, state) => {
      const [saved, done] = stateTuple(state, 2) as [Value, Value];
      if (!(saved instanceof PyList)) throw typeError(`argument 1 must be list, not ${argumentKind(saved)}`);
      const firstPassDone = sizeNow(done) !== 0;
      open(saved, "reads");
      self.saved = saved.items.slice();
      self.firstPassDone = firstPassDone;
      self.index = 0;
    },
  });

class PyCount extends MutableObject {
  next: Value;
  readonly step: Value;
  constructor(next: Value = 0, step: Value = 1) {
    super();
    this.next = next;
    this.step = step;
  }
}

function isNumber(value: Value): boolean {
  const { slots, name } = typeOf(value);
  return slots.index !== undefined || slots.int !== undefined || slots.float !== undefined || name === "complex";
}

const defineCount = (): PyType =>
  defineIterator<PyCount>({
    name: "count",
    doc: "Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step",
    instance: PyCount,
    fields: { next: "ref", step: "ref" },
    construct: pure("(start=0, step=1)", (cls: PyType, start: Value = 0, step: Value = 1) => {
      if (!isNumber(start) || !isNumber(step)) throw typeError("a number is required");
      // Only with a step of 1 are bools and other ints counted as plain ints.
      const counted = step === 1 ? (exactInt(start) ?? start) : start;
      return newInstance(cls, PyCount, counted, step);
    }),
    next: (self) => {
      const { next, step } = self;
      if (typeof next === "number" && typeof step === "number" && Number.isSafeInteger(next + step)) {
        self.next = next + step;
        return next;
      }
      return andThen(binaryOperation(ADD, next, step), (sum) => {
        reopen(self);
        self.next = sum;
        return next;
      });
    },
    slots: {
      repr: (value) => {
        const { next, step, $cls } = value as PyCount;
        return toStr(
          step === 1 ? `${shortName($cls)}(${reprNow(next)})` : `${shortName($cls)}(${reprNow(next)}, ${reprNow(step)})`,
        );
      },
    },
    reduce: (self) => tuple([self.$cls, tuple(self.step === 1 ? [self.next] : [self.next, self.step])]),
  });

class PyRepeat extends MutableObject {
  readonly element: Value;
  /** Null when there is no end. */
  left: number | null;
  constructor(element: Value = null, left: number | null = null) {
    super();
    this.element = element;
    this.left = left;
  }
}

const defineRepeat = (): PyType =>
  defineIterator<PyRepeat>({
    name: "repeat",
    doc: "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.",
    instance: PyRepeat,
    fields: { element: "ref", left: "ref" },
    construct: pure("(object, times=None)", (cls: PyType, element: Value, times?: Value) =>
      newInstance(cls, PyRepeat, element, times === undefined ? null : Math.max(sizeNow(times), 0)),
    ),
    next: (self) => {
      if (self.left === null) return self.element;
      if (self.left === 0) return undefined;
      self.left--;
      return self.element;
    },
    slots: {
      repr: (value) => {
        const { element, left, $cls } = value as PyRepeat;
        return toStr(`${shortName($cls)}(${reprNow(element)}${left === null ? "" : `, ${left}`})`);
      },
    },
    reduce: (self) => tuple([self.$cls, tuple(self.left === null ? [self.element] : [self.element, self.left])]),
    methods: {
      __length_hint__: reads(
        "()",
        (self: PyRepeat) => {
          if (self.left === null) throw typeError("len() of unsized object");
          return self.left;
        },
        "Private method returning an estimate of len(list(it)).",
      ),
    },
  });

class PyAccumulate extends MutableObject {
  iterator: Value;
  readonly func: Value;
  total: Value | undefined;
  /** Given first, unless it is None. */
  initial: Value;
  constructor(iterator: Value = null, func: Value = null, initial: Value = null) {
    super();
    this.iterator = iterator;
    this.func = func;
    this.initial = initial;
  }
}

function nextTotal(self: PyAccumulate): MaybeOutcome {
  if (self.initial !== null) {
    self.total = self.initial;
    self.initial = null;
    return self.total;
  }
  return onItem(nextItem(self.iterator), (item) => {
    reopen(self);
    if (self.total === undefined) {
      self.total = item;
      return item;
    }
    const sum = self.func === null ? binaryOperation(ADD, self.total, item) : callOrEnd(self.func, [self.total, item]);
    return onItem(sum, (total) => {
      reopen(self);
      self.total = total;
      return total;
    });
  });
}

const defineAccumulate = (chain: PyType, islice: PyType): PyType =>
  defineIterator<PyAccumulate>({
    name: "accumulate",
    doc: "Return series of accumulated sums (or other binary function results).",
    instance: PyAccumulate,
    fields: { iterator: "ref", func: "ref", total: "ref", initial: "ref" },
    construct: pure(
      "(iterable, func=None, *, initial=None)",
      (cls: PyType, iterable: Value, func: Value = null, initial: Value = null) =>
        andThen(getIterator(iterable), (iterator) => newInstance(cls, PyAccumulate, iterator, func, initial)),
    ),
    next: nextTotal,
    reduce: (self) => {
      const chained = (first: Value): Value => {
        const source = settle(getIterator(tuple([tuple([first]), self.iterator])));
        return newInstance(chain, PyChain, source);
      };
      if (self.initial !== null) return tuple([self.$cls, tuple([chained(self.initial), self.func]), null]);
      // A total of None cannot be told from no state, so it goes in front of the items and is skipped.
      if (self.total === null) {
        const again = newInstance(self.$cls, PyAccumulate, chained(null), self.func);
        return tuple([islice, tuple([again, 1, null])]);
      }
      return tuple([self.$cls, tuple([self.iterator, self.func]), self.total ?? null]);
    },
    setState: (self, state) => {
      self.total = state;
    },
  });

class PyStarMap extends MutableObject {
  readonly func: Value;
  readonly iterator: Value;
  constructor(func: Value = null, iterator: Value = null) {
    super();
    this.func = func;
    this.iterator = iterator;
  }
}

const defineStarMap = (): PyType =>
  defineIterator<PyStarMap>({
    name: "starmap",
    doc: "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
    instance: PyStarMap,
    fields: { func: "ref", iterator: "ref" },
    construct: pure("(function, iterable, /)", (cls: PyType, func: Value, iterable: Value) =>
      andThen(getIterator(iterable), (iterator) => newInstance(cls, PyStarMap, func, iterator)),
    ),
    next: (self) =>
      onItem(nextItem(self.iterator), (item) => callOrEnd(readable(self).func, exactItems(item) ?? listItems(item))),
    reduce: (self) => tuple([self.$cls, tuple([self.func, self.iterator])]),
  });

export function defineChaining(islice: PyType): PyType[] {
  const chain = defineChain();
  return [chain, defineCycle(), defineCount(), defineRepeat(), defineAccumulate(chain, islice), defineStarMap()];
}
