/** Conversion of objects to int through __index__, and clamping for sequence indices. */
import { overflowError, pyError, typeError } from "../errors.ts";
import { andThen, settle } from "../execution.ts";
import { typeOf } from "../registry.ts";
import { type Int, type Outcome, PyObject, type Value } from "../value.ts";

/** The plain int inside an instance of an int subclass; set by vm/objects/int. */
let unboxInt: (value: PyObject) => Int | undefined = () => undefined;
export function setIntUnboxer(unboxer: (value: PyObject) => Int | undefined): void {
  unboxInt = unboxer;
}

/** The int value of an int, bool or int-subclass instance, without calling anything; undefined for others. */
export function exactInt(value: Value): Int | undefined {
  switch (typeof value) {
    case "number":
    case "bigint":
      return value;
    case "boolean":
      return value ? 1 : 0;
    default:
      return value instanceof PyObject ? unboxInt(value) : undefined;
  }
}

/** Set by vm/objects/number-conversion: the DeprecationWarning for a dunder that gives an instance of a subclass of int. */
let warnSubclass: (dunder: string, name: string) => void = () => {};
export function setSubclassWarning(warn: (dunder: string, name: string) => void): void {
  warnSubclass = warn;
}

/** operator.index(value) as a plain int. */
export function asIndex(value: Value, message?: string): Outcome {
  const exact = exactInt(value);
  if (exact !== undefined) return exact;
  const type = typeOf(value);
  const slot = type.slots.index;
  if (slot === undefined) throw typeError(message ?? `'${type.name}' object cannot be interpreted as an integer`);
  return andThen(slot(value), (result) => {
    const int = exactInt(result);
    if (int === undefined) throw typeError(`__index__ returned non-int (type ${typeOf(result).name})`);
    if (typeof result !== "number" && typeof result !== "bigint") warnSubclass("__index__", typeOf(result).name);
    return int;
  });
}

/** operator.index(value), now. */
export function indexNow(value: Value, message?: string): Int {
  return settle(asIndex(value, message)) as Int;
}

/** An index that must fit a machine word (Py_ssize_t); IndexError or the named exception otherwise. */
export function sizeNow(value: Value, overflow: "IndexError" | "OverflowError" | "MemoryError" = "OverflowError"): number {
  const index = indexNow(value);
  if (typeof index === "number") return index;
  if (index >= -(2n ** 63n) && index < 2n ** 63n) return Number(index);
  if (overflow === "OverflowError") throw overflowError("Python int too large to convert to C ssize_t");
  throw pyError(overflow, `cannot fit '${typeOf(value).name}' into an index-sized integer`);
}

/** As sizeNow, clamping instead of raising: how slices and list.insert read their bounds. */
export function clampedSizeNow(value: Value): number {
  const index = indexNow(value);
  return typeof index === "number" ? index : index > 0n ? Number.MAX_SAFE_INTEGER : -Number.MAX_SAFE_INTEGER;
}
