/** What the iterators of itertools have in common: their definition, and loops in `next` that may wait for Python code. */
import { defineType } from "../../vm/core/define-type.ts";
import { typeError } from "../../vm/core/errors.ts";
import { andThen, Callback, continueWith } from "../../vm/core/execution.ts";
import type { Fields } from "../../vm/core/fields.ts";
import { type Declaration, reads, writable, writes } from "../../vm/core/native.ts";
import { richCompare } from "../../vm/core/ops/compare.ts";
import { truth } from "../../vm/core/ops/truth.ts";
import { warnNow } from "../../vm/core/ops/warn.ts";
import { EQ, type SlotFunctions } from "../../vm/core/slots.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { type MaybeOutcome, type MutableObject, type Outcome, PENDING, PyObject, type Value } from "../../vm/core/value.ts";

/** The class of AGAIN. */
class Again extends PyObject {}
/** Answered by the body of a loop that has not found the next item yet. Never seen by programs. */
export const AGAIN: Value = new Again();

/**
 * Opens an iterator again: a transaction may have ended while Python code made the item that its `next` waited for. `next` itself
 * finds it open.
 */
export function reopen(self: MutableObject): void {
  writable(self);
}

/** Repeats the body, with the iterator open, until it answers an item or the end. Does not recurse, however often it has to wait. */
export function loopUntilItem(self: MutableObject, body: () => MaybeOutcome): MaybeOutcome {
  for (;;) {
    reopen(self);
    const outcome = body();
    if (outcome === PENDING) {
      return continueWith(PENDING, new Callback((late) => (late === AGAIN ? loopUntilItem(self, body) : late)));
    }
    if (outcome !== AGAIN) return outcome;
  }
}

/** `a == b`, identity first. */
export const same = (a: Value, b: Value): Outcome => (a === b ? true : andThen(richCompare(a, b, EQ), truth));

interface IteratorSpec<T extends MutableObject> {
  readonly name: string;
  readonly doc: string;
  readonly instance: abstract new (...args: never[]) => T;
  readonly fields: Fields;
  readonly construct?: Declaration;
  readonly next: (self: T) => MaybeOutcome;
  /** The answer of `__reduce__`; it warns that pickling will go away. */
  readonly reduce?: (self: T) => Value;
  readonly setState?: (self: T, state: Value) => void;
  readonly methods?: Readonly<Record<string, Declaration>>;
  readonly slots?: Partial<SlotFunctions>;
  readonly final?: boolean;
  readonly hasWeakrefs?: boolean;
}

const PICKLE_WARNING = "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.";
export const warnPickling = (): void => warnNow("DeprecationWarning", PICKLE_WARNING);

/** Defines one iterator type of itertools. */
export function defineIterator<T extends MutableObject>(spec: IteratorSpec<T>): PyType {
  const { reduce, setState, next } = spec;
  const methods: Record<string, Declaration> = { ...spec.methods };
  if (reduce !== undefined) {
    methods.__reduce__ = reads(
      "()",
      (self: T) => {
        warnPickling();
        return reduce(self);
      },
      "Return state information for pickling.",
    );
  }
  if (setState !== undefined) {
    methods.__setstate__ = writes(
      "(state, /)",
      (self: T, state: Value) => {
        warnPickling();
        setState(self, state);
        return null;
      },
      "Set state information for unpickling.",
    );
  }
  return defineType({
    name: spec.name,
    module: "itertools",
    doc: spec.doc,
    instance: spec.instance,
    sharing: "versioned",
    fields: spec.fields,
    ...(spec.construct === undefined ? {} : { construct: spec.construct }),
    slots: {
      pure: { iter: (self) => self },
      reads: spec.slots ?? {},
      writes: { next: (self) => next(self as unknown as T) },
    },
    methods,
    final: spec.final ?? false,
    hasWeakrefs: spec.hasWeakrefs ?? false,
  });
}

/** The items of a state that must be a tuple of `least` to `most` items (by default, exactly `least`). */
export function stateTuple(state: Value, least: number, most = least): readonly Value[] {
  if (!(state instanceof PyTuple)) throw typeError("state is not a tuple");
  const { length } = state.items;
  if (length >= least && length <= most) return state.items;
  const bound = length < least ? least : most;
  const quantity = least === most ? "exactly" : length < least ? "at least" : "at most";
  throw typeError(`function takes ${quantity} ${bound} argument${bound === 1 ? "" : "s"} (${length} given)`);
}
