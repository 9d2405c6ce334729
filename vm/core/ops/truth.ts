/** Truth values. */
import { typeError, valueError } from "../errors.ts";
import { Continuation, continueWith, settle } from "../execution.ts";
import { typeOf } from "../registry.ts";
import { type MaybeOutcome, type Outcome, PENDING, type Value } from "../value.ts";

class Length extends Continuation {
  resume(value: Value | undefined): MaybeOutcome {
    return value !== 0;
  }
}

/** bool(value) as an Outcome whose value is a boolean. */
export function truth(value: Value): Outcome {
  switch (typeof value) {
    case "boolean":
      return value;
    case "number":
      return value !== 0;
    case "string":
      return value !== "";
    case "bigint":
      return true;
    default: {
      if (value === null) return false;
      const { slots } = typeOf(value);
      if (slots.bool !== undefined) return slots.bool(value);
      if (slots.length === undefined) return true;
      const length = slots.length(value);
      return length === PENDING ? (continueWith(length, new Length()) as Outcome) : length !== 0;
    }
  }
}

/** bool(value), now. */
export function isTrue(value: Value): boolean {
  return typeof value === "boolean" ? value : (settle(truth(value)) as boolean);
}

/** The check on what __bool__ returned. */
export function checkBool(result: Value): boolean {
  if (typeof result === "boolean") return result;
  throw typeError(`__bool__ should return bool, returned ${typeOf(result).name}`);
}

/** The check on what __len__ returned (already passed through __index__). */
export function checkLength(result: number | bigint): number {
  if (result < 0) throw valueError("__len__() should return >= 0");
  return result as number;
}
