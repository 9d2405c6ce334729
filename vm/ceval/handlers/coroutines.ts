/** yield from, await, async for. */
import { CodeFlag } from "../../bytecode/code-unit.ts";
import { asyncSend, isAsyncStep } from "../../core/async-step.ts";
import { isPyError, PyError, runtimeError, typeError } from "../../core/errors.ts";
import type { PyException } from "../../core/exception.ts";
import { andThen, attempt, Callback, execution, takeStopValue } from "../../core/execution.ts";
import type { Frame } from "../../core/frame.ts";
import { PyCoroutine, PyGenerator, PyGeneratorBase, sendTo } from "../../core/generator.ts";
import { readable } from "../../core/native.ts";
import { callMethod } from "../../core/ops/call.ts";
import { getIterator, nextItem } from "../../core/ops/iterate.ts";
import { stopIterationValue } from "../../core/python-slots.ts";
import { typeOf } from "../../core/registry.ts";
import { type MaybeOutcome, type Outcome, PENDING, type Value } from "../../core/value.ts";
import { ENTER, JUMPED, push } from "./result.ts";

/** Sends to any iterator; undefined when it returned. */
function send(iterator: Value, value: Value): MaybeOutcome {
  if (iterator instanceof PyGeneratorBase) return sendTo(iterator, value);
  if (isAsyncStep(iterator)) return asyncSend(iterator, value);
  if (value === null && typeOf(iterator).slots.next !== undefined) return nextItem(iterator);
  return attempt(
    () => callMethod(iterator, "send", value),
    new Callback(
      (result) => result,
      (error) => {
        if (!isPyError(error, "StopIteration")) throw error;
        execution.stopValue = stopIterationValue(error);
        return undefined;
      },
    ),
  );
}

export function SEND(frame: Frame, sp: number, target: number): number {
  const value = frame.stack[--sp] as Value;
  const outcome = send(frame.stack[sp - 1] as Value, value);
  if (outcome === PENDING) {
    frame.sp = sp;
    return ENTER;
  }
  if (outcome !== undefined) {
    frame.stack[sp] = outcome as Value;
    return sp + 1;
  }
  frame.stack[sp] = takeStopValue();
  frame.sp = sp + 1;
  frame.pc = target;
  return JUMPED;
}

export function END_SEND(frame: Frame, sp: number, _: number): number {
  frame.stack[sp - 2] = frame.stack[sp - 1];
  return sp - 1;
}

export function CLEANUP_THROW(frame: Frame, sp: number, _: number): number {
  const exception = frame.stack[sp - 1] as Value;
  const error = new PyError(exception as PyError["value"]);
  error.isNew = false;
  error.isReraised = true;
  if (!isPyError(error, "StopIteration")) throw error;
  frame.stack[sp - 3] = null;
  frame.stack[sp - 2] = stopIterationValue(error);
  return sp - 1;
}

export function GET_YIELD_FROM_ITER(frame: Frame, sp: number, _: number): number {
  const iterable = frame.stack[sp - 1] as Value;
  if (iterable instanceof PyCoroutine) {
    if (!(frame.code.flags & (CodeFlag.COROUTINE | CodeFlag.ITERABLE_COROUTINE))) {
      throw typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
    return sp;
  }
  if (iterable instanceof PyGenerator) return sp;
  return push(frame, sp - 1, getIterator(iterable));
}

/** The iterator behind `await value`, as _PyCoro_GetAwaitableIter. */
export function awaitableIterator(value: Value, complaint: (typeName: string) => string): Outcome {
  if (value instanceof PyCoroutine) return value;
  if (value instanceof PyGenerator && readable(value).frame.code.flags & CodeFlag.ITERABLE_COROUTINE) return value;
  const type = typeOf(value);
  const slot = type.slots.await;
  if (slot === undefined) throw typeError(complaint(type.name));
  return andThen(slot(value), (iterator) => {
    if (iterator instanceof PyCoroutine) throw typeError("__await__() returned a coroutine");
    if (iterator instanceof PyGenerator && readable(iterator).frame.code.flags & CodeFlag.ITERABLE_COROUTINE) {
      throw typeError("__await__() returned a coroutine");
    }
    if (typeOf(iterator).slots.next === undefined) {
      throw typeError(`__await__() returned non-iterator of type '${typeOf(iterator).name}'`);
    }
    return iterator;
  });
}

export function GET_AWAITABLE(frame: Frame, sp: number, origin: number): number {
  const value = frame.stack[sp - 1] as Value;
  const iterator = awaitableIterator(value, (typeName) =>
    origin === 1
      ? `'async with' received an object from __aenter__ that does not implement __await__: ${typeName}`
      : origin === 2
        ? `'async with' received an object from __aexit__ that does not implement __await__: ${typeName}`
        : `object ${typeName} can't be used in 'await' expression`,
  );
  return push(
    frame,
    sp - 1,
    andThen(iterator, (found) => {
      if (found instanceof PyCoroutine && found.delegate !== undefined) throw runtimeError("coroutine is being awaited already");
      return found;
    }),
  );
}

export function GET_AITER(frame: Frame, sp: number, _: number): number {
  const value = frame.stack[sp - 1] as Value;
  const type = typeOf(value);
  if (type.slots.aiter === undefined) {
    throw typeError(`'async for' requires an object with __aiter__ method, got ${type.name}`);
  }
  const outcome = andThen(type.slots.aiter(value), (iterator) => {
    if (typeOf(iterator).slots.anext === undefined) {
      throw typeError(
        `'async for' received an object from __aiter__ that does not implement __anext__: ${typeOf(iterator).name}`,
      );
    }
    return iterator;
  });
  return push(frame, sp - 1, outcome);
}

export function GET_ANEXT(frame: Frame, sp: number, _: number): number {
  const iterator = frame.stack[sp - 1] as Value;
  const type = typeOf(iterator);
  if (type.slots.anext === undefined) {
    throw typeError(`'async for' requires an iterator with __anext__ method, got ${type.name}`);
  }
  const outcome = andThen(type.slots.anext(iterator), (step) => {
    if (isAsyncStep(step)) return step;
    const complaint = `'async for' received an invalid object from __anext__: ${typeOf(step).name}`;
    return attempt(
      () => awaitableIterator(step, () => complaint),
      new Callback(
        (iterator) => iterator,
        (error) => {
          throw causedBy(error, complaint);
        },
      ),
    ) as Outcome;
  });
  return push(frame, sp, outcome);
}

/** A TypeError with `error` as its cause and context. */
function causedBy(error: PyError, message: string): PyError {
  const replacement = typeError(message);
  const exception = replacement.value as PyException;
  exception.cause = error.value;
  exception.context = error.value;
  exception.suppressContext = true;
  replacement.isNew = false;
  return replacement;
}

export function END_ASYNC_FOR(frame: Frame, sp: number, _: number): number {
  const error = new PyError(frame.stack[sp - 1] as PyError["value"]);
  error.isNew = false;
  error.isReraised = true;
  if (isPyError(error, "StopAsyncIteration")) return sp - 2;
  throw error;
}
