/** takewhile, dropwhile, filterfalse, compress, islice: iterators that leave items out. */
import { isPyError, typeError, valueError } from "../../vm/core/errors.ts";
import { andThen, settle } from "../../vm/core/execution.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { list } from "../../vm/core/list.ts";
import { pure, readable } from "../../vm/core/native.ts";
import { callOrEnd, onItem, onItemOrEnd } from "../../vm/core/next-step.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { getIterator, nextItem } from "../../vm/core/ops/iterate.ts";
import { isTrue, truth } from "../../vm/core/ops/truth.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { nextAccepted } from "../../vm/objects/map-filter.ts";
import { AGAIN, defineIterator, loopUntilItem, reopen } from "./define.ts";

abstract class PredicateIterator extends MutableObject {
  predicate: Value;
  iterator: Value;
  /** takewhile: has stopped; dropwhile: has started. */
  turned = false;
  constructor(predicate: Value = null, iterator: Value = null) {
    super();
    this.predicate = predicate;
    this.iterator = iterator;
  }
}
class PyTakeWhile extends PredicateIterator {}
class PyDropWhile extends PredicateIterator {}
class PyFilterFalse extends PredicateIterator {}

const PREDICATE_FIELDS = { predicate: "ref", iterator: "ref", turned: "flag" } as const;

const makePredicateIterator = (instance: new (predicate?: Value, iterator?: Value) => PredicateIterator, signature: string) =>
  pure(signature, (cls: PyType, predicate: Value, iterable: Value) =>
    andThen(getIterator(iterable), (iterator) => newInstance(cls, instance, predicate, iterator)),
  );

const reduceTurning = (self: PredicateIterator): Value =>
  tuple([self.$cls, tuple([self.predicate, self.iterator]), self.turned ? 1 : 0]);
const setTurned = (self: PredicateIterator, state: Value): void => {
  self.turned = isTrue(state);
};

const defineTakeWhile = (): PyType =>
  defineIterator<PredicateIterator>({
    name: "takewhile",
    doc: "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
    instance: PyTakeWhile,
    fields: PREDICATE_FIELDS,
    construct: makePredicateIterator(PyTakeWhile, "(predicate, iterable, /)"),
    next: (self) => {
      if (self.turned) return undefined;
      return onItem(nextItem(self.iterator), (item) =>
        onItem(callOrEnd(readable(self).predicate, [item]), (answer) =>
          onItem(truth(answer), (ok) => {
            if (ok) return item;
            reopen(self);
            self.turned = true;
            return undefined;
          }),
        ),
      );
    },
    reduce: reduceTurning,
    setState: setTurned,
  });

const defineDropWhile = (): PyType =>
  defineIterator<PredicateIterator>({
    name: "dropwhile",
    doc: "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.",
    instance: PyDropWhile,
    fields: PREDICATE_FIELDS,
    construct: makePredicateIterator(PyDropWhile, "(predicate, iterable, /)"),
    next: (self) => {
      if (self.turned) return nextItem(self.iterator);
      return loopUntilItem(self, () =>
        onItem(nextItem(self.iterator), (item) =>
          onItem(callOrEnd(readable(self).predicate, [item]), (answer) =>
            onItem(truth(answer), (drop) => {
              if (drop) return AGAIN;
              reopen(self);
              self.turned = true;
              return item;
            }),
          ),
        ),
      );
    },
    reduce: reduceTurning,
    setState: setTurned,
  });

const defineFilterFalse = (): PyType =>
  defineIterator<PredicateIterator>({
    name: "filterfalse",
    doc: "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.",
    instance: PyFilterFalse,
    fields: PREDICATE_FIELDS,
    construct: makePredicateIterator(PyFilterFalse, "(function, iterable, /)"),
    next: (self) => nextAccepted(self.predicate, self.iterator, false),
    reduce: (self) => tuple([self.$cls, tuple([self.predicate, self.iterator])]),
  });

class PyCompress extends MutableObject {
  data: Value;
  selectors: Value;
  constructor(data: Value = null, selectors: Value = null) {
    super();
    this.data = data;
    this.selectors = selectors;
  }
}

const defineCompress = (): PyType =>
  defineIterator<PyCompress>({
    name: "compress",
    doc: "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.",
    instance: PyCompress,
    fields: { data: "ref", selectors: "ref" },
    construct: pure("(data, selectors)", (cls: PyType, data: Value, selectors: Value) =>
      andThen(getIterator(data), (items) =>
        andThen(getIterator(selectors), (choices) => newInstance(cls, PyCompress, items, choices)),
      ),
    ),
    next: (self) =>
      loopUntilItem(self, () =>
        onItem(nextItem(self.data), (item) =>
          onItem(nextItem(readable(self).selectors), (selector) => onItem(truth(selector), (chosen) => (chosen ? item : AGAIN))),
        ),
      ),
    reduce: (self) => tuple([self.$cls, tuple([self.data, self.selectors])]),
  });

class PyISlice extends MutableObject {
  /** Null once exhausted. */
  iterator: Value | null;
  /** Index of the next item to give, and of the next one to be read. */
  next: number;
  stop: number | null;
  step: number;
  read = 0;
  constructor(iterator: Value = null, next = 0, stop: number | null = null, step = 1) {
    super();
    this.iterator = iterator;
    this.next = next;
    this.stop = stop;
    this.step = step;
  }
}

/** An optional index argument, or the error that its kind has. */
function sliceArgument(value: Value, message: string, minimum = 0): number | null {
  if (value === null) return null;
  let index: number;
  try {
    index = sizeNow(value);
  } catch (error) {
    if (!isPyError(error, "TypeError") && !isPyError(error, "OverflowError")) throw error;
    throw valueError(message);
  }
  if (index < minimum) throw valueError(message);
  return index;
}

const STOP_MESSAGE = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const INDEX_MESSAGE = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const STEP_MESSAGE = "Step for islice() must be a positive integer or None.";

function makeISlice(cls: PyType, args: readonly Value[]): Value {
  if (args.length < 2) throw typeError(`islice expected at least 2 arguments, got ${args.length}`);
  if (args.length > 4) throw typeError(`islice expected at most 4 arguments, got ${args.length}`);
  const [iterable, first, second, third = null] = args as [Value, Value, Value?, Value?];
  const stopArgument = second === undefined ? first : second;
  let stop: number | null;
  try {
    stop = stopArgument === null ? null : sizeNow(stopArgument);
  } catch (error) {
    if (!isPyError(error, "TypeError") && !isPyError(error, "OverflowError")) throw error;
    throw valueError(STOP_MESSAGE);
  }
  if (stop !== null && (stop === -1 || (stop < 0 && second === undefined))) throw valueError(STOP_MESSAGE);
  const start = second === undefined ? 0 : (sliceArgument(first, INDEX_MESSAGE) ?? 0);
  if (stop !== null && stop < 0) throw valueError(INDEX_MESSAGE);
  const step = sliceArgument(third, STEP_MESSAGE, 1) ?? 1;
  return newInstance(cls, PyISlice, settle(getIterator(iterable)), start, stop, step);
}

const defineISlice = (): PyType =>
  defineIterator<PyISlice>({
    name: "islice",
    doc: "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an iterable:\nthose that slicing a list with these numbers would select.",
    instance: PyISlice,
    fields: { iterator: "ref", next: "f64", stop: "ref", step: "f64", read: "f64" },
    construct: pure("(*args)", makeISlice),
    next: (self) =>
      loopUntilItem(self, () => {
        const { iterator } = self;
        if (iterator === null) return undefined;
        if (self.read >= self.next && self.stop !== null && self.read >= self.stop) {
          self.iterator = null;
          return undefined;
        }
        return onItemOrEnd(nextItem(iterator), (item) => {
          reopen(self);
          if (item === undefined) {
            self.iterator = null;
            return undefined;
          }
          self.read++;
          if (self.read <= self.next) return AGAIN;
          const following = self.next + self.step;
          self.next = self.stop !== null && following > self.stop ? self.stop : following;
          return item;
        });
      }),
    reduce: (self) => {
      const { iterator, next, stop, step, read } = self;
      if (iterator === null) return tuple([self.$cls, tuple([settle(getIterator(list([]))), 0]), 0]);
      return tuple([self.$cls, tuple([iterator, next, stop, step]), read]);
    },
    setState: (self, state) => {
      if (exactInt(state) === undefined) throw typeError("an integer is required");
      self.read = sizeNow(state);
    },
  });

export const defineFiltering = (): { islice: PyType; others: PyType[] } => ({
  islice: defineISlice(),
  others: [defineTakeWhile(), defineDropWhile(), defineFilterFalse(), defineCompress()],
});
