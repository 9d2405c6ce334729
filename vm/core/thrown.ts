/** The exception that the arguments of throw(type[, value[, traceback]]) stand for. */
import { exceptionType, PyError, typeError } from "./errors.ts";
import { PyException } from "./exception.ts";
import { open } from "./native.ts";
import { callNow } from "./ops/call.ts";
import { reprNow } from "./ops/text.ts";
import { typeOf } from "./registry.ts";
import { PyTuple } from "./tuple.ts";
import { PyType } from "./type.ts";
import type { Value } from "./value.ts";

/** The error to be raised; TypeError when the arguments stand for none. */
export function thrownError(kind: Value, value: Value | undefined, traceback: Value | undefined): PyError {
  if (traceback !== undefined && traceback !== null && typeOf(traceback).name !== "traceback") {
    throw typeError("throw() third argument must be a traceback object");
  }
  if (kind instanceof PyType && kind.isSubtypeOf(exceptionType("BaseException"))) {
    return withTraceback(madeException(kind, value ?? null), traceback);
  }
  if (!(kind instanceof PyException)) {
    throw typeError(`exceptions must be classes or instances deriving from BaseException, not ${typeOf(kind).name}`);
  }
  if (value !== undefined && value !== null) throw typeError("instance exception may not have a separate value");
  return withTraceback(new PyError(kind), traceback);
}

/** An instance of the class, or the error that came of making one: it is thrown in its place. */
function madeException(cls: PyType, value: Value): PyError {
  if (value instanceof PyException && typeOf(value).isSubtypeOf(cls)) return new PyError(value);
  try {
    const args = value === null ? [] : value instanceof PyTuple ? value.items : [value];
    const made = callNow(cls, ...args);
    if (made instanceof PyException) return new PyError(made);
    return typeError(`calling ${reprNow(cls)} should have returned an instance of BaseException, not ${typeOf(made).name}`);
  } catch (error) {
    if (error instanceof PyError) return error;
    throw error;
  }
}

function withTraceback(error: PyError, traceback: Value | undefined): PyError {
  if (traceback === undefined || traceback === null) return error;
  open(error.value, "writes");
  (error.value as PyException).traceback = traceback;
  return error;
}
