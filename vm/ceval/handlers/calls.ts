/** Calls with keywords, unpacked calls, making functions, intrinsics, super. */

import { openForRead, openForWrite, txn } from "../../../runtime/stm/transaction.ts";
import { CodeFlag } from "../../bytecode/code-unit.ts";
import { PyAsyncWrapped } from "../../core/async-step.ts";
import type { PyCode } from "../../core/code.ts";
import { PyDict } from "../../core/dict.ts";
import { isPyError, PyError, pyError, runtimeError, typeError } from "../../core/errors.ts";
import type { PyException } from "../../core/exception.ts";
import { mergeReraised } from "../../core/exception-group.ts";
import { execution } from "../../core/execution.ts";
import type { Frame, PyCell } from "../../core/frame.ts";
import { PyFunction } from "../../core/function.ts";
import type { PyList } from "../../core/list.ts";
import { open } from "../../core/native.ts";
import { unaryOperation } from "../../core/ops/arithmetic.ts";
import { findAttribute, getAttributeNow } from "../../core/ops/attributes.ts";
import { call, callNow } from "../../core/ops/call.ts";
import { listItems } from "../../core/ops/iterate.ts";
import { sequenceItems } from "../../core/ops/length-hint.ts";
import { textOf } from "../../core/ops/text.ts";
import { typeOf, types } from "../../core/registry.ts";
import { superAttribute } from "../../core/super.ts";
import { PyTuple, tuple } from "../../core/tuple.ts";
import { PyType } from "../../core/type.ts";
import { typeParameterHooks } from "../../core/type-parameters.ts";
import type { Outcome, Value } from "../../core/value.ts";
import { calleeName } from "./build.ts";
import { push } from "./result.ts";

/** The names a call passes by keyword, from the constant tuple. */
const keywordNames = new WeakMap<PyTuple, readonly string[]>();
function namesOf(tuple: PyTuple): readonly string[] {
  let names = keywordNames.get(tuple);
  if (names === undefined) {
    names = tuple.items.map((name) => textOf(name)!);
    keywordNames.set(tuple, names);
  }
  return names;
}

export function CALL_KW(frame: Frame, sp: number, count: number): number {
  const { stack } = frame;
  const names = namesOf(stack[sp - 1] as PyTuple);
  const base = sp - 1 - count;
  const self = stack[base - 1];
  const args = stack.slice(self === undefined ? base : base - 1, sp - 1) as Value[];
  return push(frame, base - 2, call(stack[base - 2] as Value, args, names));
}

export function CALL_FUNCTION_EX(frame: Frame, sp: number, flags: number): number {
  const { stack } = frame;
  const mapping = flags & 1 ? (stack[--sp] as Value) : null;
  const iterable = stack[--sp] as Value;
  const base = sp - 2;
  const callee = stack[base] as Value;
  let args: readonly Value[];
  if (iterable instanceof PyTuple) args = iterable.items;
  else {
    const { iter, getitem } = typeOf(iterable).slots;
    if (iter === undefined && getitem === undefined) {
      throw typeError(`${calleeName(callee)} argument after * must be an iterable, not ${typeOf(iterable).name}`);
    }
    args = sequenceItems(iterable);
  }
  let names: string[] | null = null;
  open(mapping, "reads");
  if (mapping instanceof PyDict && mapping.size > 0) {
    const all = args.slice();
    names = [];
    for (const [key, value] of mapping.entries()) {
      const name = textOf(key);
      if (name === undefined) throw typeError("keywords must be strings");
      names.push(name);
      all.push(value);
    }
    args = all;
  }
  return push(frame, base, call(callee, args, names));
}

export function MAKE_FUNCTION(frame: Frame, sp: number, _: number): number {
  const code = frame.stack[sp - 1] as PyCode;
  const { globals } = frame;
  if (globals.$r < txn.readable) openForRead(globals);
  const module = globals.getString("__name__") ?? null;
  frame.stack[sp - 1] = new PyFunction(code, globals, frame.builtins, module);
  return sp;
}

export function SET_FUNCTION_ATTRIBUTE(frame: Frame, sp: number, which: number): number {
  const { stack } = frame;
  const func = stack[sp - 1] as PyFunction;
  const value = stack[sp - 2] as Value;
  if (func.$w < txn.writable) openForWrite(func);
  switch (which) {
    case 1:
      func.defaults = (value as PyTuple).items;
      break;
    case 2:
      func.kwDefaults = value as PyDict;
      break;
    case 4:
      func.annotations = value;
      break;
    case 8:
      func.closure = (value as PyTuple).items as unknown as PyCell[];
      break;
  }
  stack[sp - 2] = func;
  return sp - 1;
}

function loadSuper(frame: Frame, sp: number, argument: number): Outcome {
  const { stack } = frame;
  const name = frame.code.names[argument >> 1]!;
  const superType = stack[sp - 3] as Value;
  const cls = stack[sp - 2] as Value;
  const self = stack[sp - 1] as Value;
  if (superType === types.super && cls instanceof PyType) return superAttribute(cls, self, name);
  const object = argument & 1 ? callNow(superType, cls, self) : callNow(superType);
  return typeOf(object).slots.getattribute!(object, name);
}

export function LOAD_SUPER_ATTR(frame: Frame, sp: number, argument: number): number {
  return push(frame, sp - 3, loadSuper(frame, sp, argument));
}

export function LOAD_SUPER_METHOD(frame: Frame, sp: number, argument: number): number {
  const next = push(frame, sp - 3, loadSuper(frame, sp, argument));
  if (next < 0) return next;
  frame.stack[next] = undefined;
  return next + 1;
}

/** `from module import *`. */
function importStar(frame: Frame, module: Value): Value {
  const namespace = frame.locals as Value;
  const all = findAttribute(module, "__all__");
  let names: Value[];
  if (all !== undefined) names = listItems(all);
  else {
    const dict = findAttribute(module, "__dict__");
    if (dict === undefined) throw pyError("ImportError", "from-import-* object has no __dict__ and no __all__");
    names = listItems(callNow(getAttributeNow(dict, "keys")));
  }
  for (const name of names) {
    const text = textOf(name);
    if (text === undefined) {
      const where = all !== undefined ? "Item in" : "Key in";
      const what = all !== undefined ? "__all__" : "__dict__";
      const moduleName = textOf(findAttribute(module, "__name__") ?? null) ?? "?";
      throw typeError(`${where} ${moduleName}.${what} must be str, not ${typeOf(name).name}`);
    }
    if (all === undefined && text.startsWith("_")) continue;
    const value = getAttributeNow(module, text);
    if (namespace instanceof PyDict) {
      open(namespace, "writes");
      namespace.setString(text, value);
    } else callNow(getAttributeNow(namespace, "__setitem__"), name, value);
  }
  return null;
}

/** A StopIteration that leaves a generator, or StopAsyncIteration that leaves an async one, is a RuntimeError. */
function stopIterationError(frame: Frame, exception: PyException): Value {
  const error = new PyError(exception);
  const { flags } = frame.code;
  let message: string | undefined;
  if (isPyError(error, "StopIteration")) {
    message =
      flags & CodeFlag.ASYNC_GENERATOR
        ? "async generator raised StopIteration"
        : flags & CodeFlag.COROUTINE
          ? "coroutine raised StopIteration"
          : "generator raised StopIteration";
  } else if (flags & CodeFlag.ASYNC_GENERATOR && isPyError(error, "StopAsyncIteration")) {
    message = "async generator raised StopAsyncIteration";
  }
  if (message === undefined) return exception;
  const replacement = runtimeError(message).value as PyException;
  replacement.cause = exception;
  replacement.context = exception;
  replacement.suppressContext = true;
  return replacement;
}

export function CALL_INTRINSIC_1(frame: Frame, sp: number, which: number): number {
  const operand = frame.stack[sp - 1] as Value;
  switch (which) {
    case 1: {
      const hook = frame.builtins && findAttribute(execution.sys as Value, "displayhook");
      if (hook === undefined) throw runtimeError("lost sys.displayhook");
      return push(frame, sp - 1, call(hook, [operand]));
    }
    case 2:
      frame.stack[sp - 1] = importStar(frame, operand);
      return sp;
    case 3:
      frame.stack[sp - 1] = stopIterationError(frame, operand as PyException);
      return sp;
    case 4:
      frame.stack[sp - 1] = new PyAsyncWrapped(operand);
      return sp;
    case 5:
      return push(frame, sp - 1, unaryOperation("positive", operand));
    case 6:
      open(operand, "reads");
      frame.stack[sp - 1] = tuple((operand as PyList).items);
      return sp;
    default:
      frame.stack[sp - 1] = typeParameterHooks().unary(which, operand);
      return sp;
  }
}

export function CALL_INTRINSIC_2(frame: Frame, sp: number, which: number): number {
  const first = frame.stack[sp - 2] as Value;
  const second = frame.stack[sp - 1] as Value;
  if (which === 1) frame.stack[sp - 2] = mergeReraised(first as PyException, second as PyList);
  else if (which === 4) {
    open(first, "writes");
    (first as PyFunction).typeParams = second;
  } else frame.stack[sp - 2] = typeParameterHooks().binary(which, first, second);
  return sp - 1;
}
