/** with statements, handlers, raise. */
import { PyBuiltin, PyMethodDescriptor } from "../../core/descriptor.ts";
import { exceptionType, PyError, runtimeError, typeError } from "../../core/errors.ts";
import { PyException } from "../../core/exception.ts";
import { splitForClause } from "../../core/exception-group.ts";
import { exceptionMatches } from "../../core/exception-match.ts";
import { handledException, setHandled, settle } from "../../core/execution.ts";
import type { Frame } from "../../core/frame.ts";
import { callMethodBody, open } from "../../core/native.ts";
import { bindTo } from "../../core/ops/attributes.ts";
import { call, callNow } from "../../core/ops/call.ts";
import { reprNow } from "../../core/ops/text.ts";
import { typeOf } from "../../core/registry.ts";
import { PyTuple } from "../../core/tuple.ts";
import { PyType } from "../../core/type.ts";
import type { Value } from "../../core/value.ts";
import { push } from "./result.ts";

function enterContext(frame: Frame, sp: number, enterName: string, exitName: string, kind: string): number {
  const manager = frame.stack[sp - 1] as Value;
  const type = typeOf(manager);
  const enter = type.lookup(enterName);
  if (enter === undefined) {
    throw typeError(`'${type.name}' object does not support the ${kind} protocol`);
  }
  // A native method needs no bound method to be called once: the manager is a lock, a file.
  const isNative = enter instanceof PyMethodDescriptor && enter.owner === type;
  const enterMethod = isNative ? null : settle(bindTo(enter, manager, type));
  const exit = type.lookup(exitName);
  if (exit === undefined) {
    throw typeError(`'${type.name}' object does not support the ${kind} protocol (missed ${exitName} method)`);
  }
  frame.stack[sp - 1] =
    exit instanceof PyMethodDescriptor && exit.owner === type
      ? new PyBuiltin(exit.native, manager, null)
      : settle(bindTo(exit, manager, type));
  return push(frame, sp, isNative ? callMethodBody(enter.native, manager, NO_ARGUMENTS, null) : call(enterMethod, NO_ARGUMENTS));
}

const NO_ARGUMENTS: readonly Value[] = [];

export function BEFORE_WITH(frame: Frame, sp: number, _: number): number {
  return enterContext(frame, sp, "__enter__", "__exit__", "context manager");
}

export function BEFORE_ASYNC_WITH(frame: Frame, sp: number, _: number): number {
  return enterContext(frame, sp, "__aenter__", "__aexit__", "asynchronous context manager");
}

export function WITH_EXCEPT_START(frame: Frame, sp: number, _: number): number {
  const exception = frame.stack[sp - 1] as PyException;
  const exit = frame.stack[sp - 4] as Value;
  open(exception, "reads");
  return push(frame, sp, call(exit, [exception.$cls, exception, exception.traceback]));
}

export function PUSH_EXC_INFO(frame: Frame, sp: number, _: number): number {
  const exception = frame.stack[sp - 1] as PyException;
  frame.stack[sp - 1] = setHandled(exception);
  frame.stack[sp] = exception;
  return sp + 1;
}

export function POP_EXCEPT(frame: Frame, sp: number, _: number): number {
  setHandled(frame.stack[sp - 1] as PyException | null);
  return sp - 1;
}

const isExceptionClass = (value: Value): boolean => value instanceof PyType && value.isSubtypeOf(exceptionType("BaseException"));

function checkHandlerType(match: Value): void {
  const candidates = match instanceof PyTuple ? match.items : [match];
  for (const candidate of candidates) {
    if (!isExceptionClass(candidate)) {
      throw typeError("catching classes that do not inherit from BaseException is not allowed");
    }
  }
}

export function CHECK_EXC_MATCH(frame: Frame, sp: number, _: number): number {
  const match = frame.stack[sp - 1] as Value;
  checkHandlerType(match);
  frame.stack[sp - 1] = exceptionMatches(frame.stack[sp - 2] as Value, match);
  return sp;
}

export function CHECK_EG_MATCH(frame: Frame, sp: number, _: number): number {
  const match = frame.stack[sp - 1] as Value;
  checkHandlerType(match);
  for (const candidate of match instanceof PyTuple ? match.items : [match]) {
    if ((candidate as PyType).isSubtypeOf(exceptionType("BaseExceptionGroup"))) {
      throw typeError("catching ExceptionGroup with except* is not allowed. Use except instead.");
    }
  }
  const { matched, rest } = splitForClause(frame.stack[sp - 2] as PyException, match);
  if (matched !== null) setHandled(matched as PyException);
  frame.stack[sp - 2] = rest;
  frame.stack[sp - 1] = matched;
  return sp;
}

/** The exception instance for `raise value`. */
function exceptionFor(value: Value): PyException {
  if (isExceptionClass(value)) {
    const made = callNow(value);
    if (!(made instanceof PyException)) {
      throw typeError(
        `calling ${reprNow(value)} should have returned an instance of BaseException, not ${reprNow(typeOf(made))}`,
      );
    }
    return made;
  }
  if (value instanceof PyException) return value;
  throw typeError("exceptions must derive from BaseException");
}

export function RAISE_VARARGS(frame: Frame, sp: number, count: number): PyError {
  if (count === 0) {
    const handled = handledException();
    if (handled === null) throw runtimeError("No active exception to reraise");
    return raisedAgain(handled as PyException);
  }
  const cause = count === 2 ? (frame.stack[--sp] as Value) : undefined;
  const exception = exceptionFor(frame.stack[sp - 1] as Value);
  if (cause !== undefined) {
    if (cause !== null && !isExceptionClass(cause) && !(cause instanceof PyException)) {
      throw typeError("exception causes must derive from BaseException");
    }
    const because = cause === null ? null : exceptionFor(cause);
    open(exception, "writes");
    exception.cause = because;
    exception.suppressContext = true;
  }
  return new PyError(exception);
}

export function RERAISE(frame: Frame, sp: number, depth: number): PyError {
  const error = raisedAgain(frame.stack[sp - 1] as PyException);
  if (depth > 0) error.origin = frame.stack[sp - 1 - depth] as number;
  return error;
}

function raisedAgain(exception: PyException): PyError {
  const error = new PyError(exception);
  error.isNew = false;
  error.isReraised = true;
  return error;
}

export function LOAD_ASSERTION_ERROR(frame: Frame, sp: number, _: number): number {
  frame.stack[sp] = exceptionType("AssertionError");
  return sp + 1;
}
