/** Exception classes of native modules: ordinary classes, as CPython's PyErr_NewException makes them. */
import { nameNatively } from "../vm/core/define-type.ts";
import { dictOf } from "../vm/core/dict.ts";
import { exceptionType, PyError } from "../vm/core/errors.ts";
import { callNow } from "../vm/core/ops/call.ts";
import { types } from "../vm/core/registry.ts";
import { tuple } from "../vm/core/tuple.ts";
import type { PyType } from "../vm/core/type.ts";
import type { PyObject, Value } from "../vm/core/value.ts";

/** A new exception class "module.Name", by default a subclass of Exception. */
export function newException(fullName: string, bases: readonly PyType[] = [exceptionType("Exception")], doc?: string): PyType {
  const dot = fullName.lastIndexOf(".");
  const namespace: [string, Value][] = [["__module__", fullName.slice(0, dot)]];
  if (doc !== undefined) namespace.push(["__doc__", doc]);
  const type = callNow(types.type, fullName.slice(dot + 1), tuple(bases), dictOf(namespace)) as PyType;
  nameNatively(type, fullName);
  return type;
}

/** A PyError of any exception class, with its constructor arguments. */
export function errorOf(type: PyType, ...args: Value[]): PyError {
  return new PyError(callNow(type, ...args) as PyObject);
}
