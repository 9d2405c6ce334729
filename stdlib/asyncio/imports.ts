/** What the native half of asyncio takes from its Python half, each thing looked up when it is first needed. */
import { PyError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { undoWith } from "../../vm/core/native.ts";
import { call, callNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { toStr } from "../../vm/core/ops/text.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { PyObject, Value } from "../../vm/core/value.ts";

/** What this executor has found. */
const known = new Map<string, Value>();

/** `from asyncio.<module> import <name>`. */
export function fromAsyncio(module: string, name: string): Value {
  const key = `${module}.${name}`;
  let value = known.get(key);
  if (value === undefined) {
    value = importFromNow(`asyncio.${module}`, name);
    known.set(key, value);
    undoWith(() => known.delete(key));
  }
  return value;
}

export const callAsyncio = (module: string, name: string, ...args: Value[]): Value => callNow(fromAsyncio(module, name), ...args);

export const cancelledErrorType = (): PyType => fromAsyncio("exceptions", "CancelledError") as PyType;

export const invalidState = (message: string): PyError =>
  new PyError(callAsyncio("exceptions", "InvalidStateError", toStr(message)) as PyObject);

/** True for an exception of asyncio.CancelledError. */
export const isCancelled = (exception: PyObject): boolean => exception.$cls.isSubtypeOf(cancelledErrorType());

/** A call with keyword arguments, now. */
export const callWith = (callee: Value, args: readonly Value[], keywords: Readonly<Record<string, Value>>): Value =>
  settle(call(callee, [...args, ...Object.values(keywords)], Object.keys(keywords)));
