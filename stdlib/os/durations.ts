/** Durations that Python code gives in seconds: ints and floats, with the errors of CPython's pytime.c. */
import { overflowError, typeError, valueError } from "../../vm/core/errors.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PyFloat, type Value } from "../../vm/core/value.ts";

const LIMIT = 2 ** 63;

/** Seconds as nanoseconds, rounded away from zero; fits 64 bits. Raises TypeError, ValueError (NaN) or OverflowError. */
export function nanosecondsArgument(value: Value): number {
  if (value instanceof PyFloat) {
    if (Number.isNaN(value.value)) throw valueError("Invalid value NaN (not a number)");
    const ns = value.value * 1e9;
    const rounded = ns < 0 ? Math.floor(ns) : Math.ceil(ns);
    if (!(rounded >= -LIMIT && rounded < LIMIT)) throw overflowError("timestamp out of range for platform time_t");
    return rounded;
  }
  if (typeOf(value).slots.index === undefined) {
    throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
  }
  const seconds = indexNow(value);
  const ns = Number(seconds) * 1e9;
  if (!(ns >= -LIMIT && ns < LIMIT)) throw overflowError("timestamp too large to convert to C PyTime_t");
  return ns;
}
