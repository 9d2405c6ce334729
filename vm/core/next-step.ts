/**
 * Building blocks for `next` slots that run Python code: "with the next item, do this", "call this, and let StopIteration
 * end the iteration". None of them recurses; see Note [Tail calls] in execution.ts.
 */
import { isPyError, PyError } from "./errors.ts";
import { Callback, Continuation, continueWith, execution } from "./execution.ts";
import { call } from "./ops/call.ts";
import { truth } from "./ops/truth.ts";
import { stopIterationValue } from "./python-slots.ts";
import { type MaybeOutcome, PENDING, type Value } from "./value.ts";

/** Continues with an item when there is one; "no more items" passes through. */
export function onItem(outcome: MaybeOutcome, use: (item: Value) => MaybeOutcome): MaybeOutcome {
  if (outcome === undefined) return undefined;
  if (outcome !== PENDING) return use(outcome as Value);
  return continueWith(PENDING, new Callback((item: Value | undefined) => (item === undefined ? undefined : use(item))));
}

/** Continues with an item, or with undefined when there is none. */
export function onItemOrEnd(outcome: MaybeOutcome, use: (item: Value | undefined) => MaybeOutcome): MaybeOutcome {
  if (outcome !== PENDING) return use(outcome as Value | undefined);
  return continueWith(PENDING, new Callback(use as (item: Value) => MaybeOutcome));
}

/** Turns StopIteration from a call inside `next` into the end of the iteration, as it is in CPython. */
class EndOnStop extends Continuation {
  resume(value: Value | undefined): MaybeOutcome {
    return value;
  }
  override fail(error: PyError): MaybeOutcome {
    return endIfStop(error);
  }
}

function endIfStop(error: unknown): undefined {
  if (!(error instanceof PyError) || !isPyError(error, "StopIteration")) throw error;
  execution.stopValue = stopIterationValue(error);
  return undefined;
}

/** Calls a function on behalf of a `next` slot: undefined when it raises StopIteration. */
export function callOrEnd(callee: Value, args: readonly Value[]): MaybeOutcome {
  let outcome: MaybeOutcome;
  try {
    outcome = call(callee, args);
  } catch (error) {
    return endIfStop(error);
  }
  return outcome === PENDING ? continueWith(PENDING, new EndOnStop()) : outcome;
}

/** bool(predicate(item)) on behalf of a `next` slot; a predicate of None asks the item itself. */
export function testOrEnd(predicate: Value, item: Value): MaybeOutcome {
  if (predicate === null) return truth(item);
  const answer = callOrEnd(predicate, [item]);
  return typeof answer === "boolean" ? answer : onItem(answer, truth);
}
