/** Estimates of the number of items: what CPython's list_extend and PySequence_Tuple ask an iterable before they fill. */
import { isPyError, type PyError, typeError, valueError } from "../errors.ts";
import { andThen, attempt, Callback, settle } from "../execution.ts";
import { typeOf } from "../registry.ts";
import { type Int, type MaybeOutcome, NotImplemented, type Outcome, type Value } from "../value.ts";
import { lookupSpecial } from "./attributes.ts";
import { call } from "./call.ts";
import { exactInt } from "./index-value.ts";
import { getIterator, listItems, remainingItems } from "./iterate.ts";

/** Goes on with what `instead` gives when the operation raises TypeError. */
function unlessTypeError(
  operation: () => MaybeOutcome,
  use: (value: Value) => MaybeOutcome,
  instead: () => MaybeOutcome,
): MaybeOutcome {
  const fail = (error: PyError): MaybeOutcome => {
    if (isPyError(error, "TypeError")) return instead();
    throw error;
  };
  return attempt(operation, new Callback(use, fail));
}

/** operator.length_hint(value, fallback): PyObject_LengthHint. Raises whatever __len__ raises except TypeError. */
export function lengthHint(value: Value, fallback: Int): Outcome {
  const { length } = typeOf(value).slots;
  const ask = (): MaybeOutcome => hintOf(value, fallback);
  if (length === undefined) return ask() as Outcome;
  return unlessTypeError(
    () => length(value),
    (n) => n,
    ask,
  ) as Outcome;
}

function hintOf(value: Value, fallback: Int): MaybeOutcome {
  const method = lookupSpecial(value, "__length_hint__");
  if (method === undefined) return fallback;
  return andThen(
    method,
    (bound) =>
      unlessTypeError(
        () => call(bound, []),
        (hint) => checkHint(hint, fallback),
        () => fallback,
      ) as Outcome,
  );
}

function checkHint(hint: Value, fallback: Int): Value {
  if (hint === NotImplemented) return fallback;
  const length = exactInt(hint);
  if (length === undefined) throw typeError(`__length_hint__ must be an integer, not ${typeOf(hint).name}`);
  if (length < 0) throw valueError("__length_hint__() should return >= 0");
  return length;
}

/** Asks an iterable for its length, whose only use here is to raise. What builtin types answer is not worth asking. */
export function askLength(iterable: Value): Outcome {
  return typeOf(iterable).isHeapType ? lengthHint(iterable, 0) : null;
}

/** As listItems, for what CPython makes a list or tuple of: the length is asked for as well. */
export function sequenceItems(iterable: Value): Value[] {
  if (!typeOf(iterable).isHeapType) return listItems(iterable);
  const iterator = settle(getIterator(iterable));
  settle(askLength(iterable));
  return remainingItems(iterator);
}
