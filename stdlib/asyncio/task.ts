/** _asyncio.Task: runs a coroutine, a step each time the loop calls it. Source: CPython's Modules/_asynciomodule.c. */

import type { GetSetSpec } from "../../vm/core/define-type.ts";
import { PyBuiltin } from "../../vm/core/descriptor.ts";
import { attributeError, exceptionType, isPyError, PyError, runtimeError, typeError } from "../../vm/core/errors.ts";
import { andThen, attempt, Callback, execution } from "../../vm/core/execution.ts";
import { PyCoroutine, PyGenerator, PyGeneratorBase, sendTo, throwInto } from "../../vm/core/generator.ts";
import { type Declaration, NativeFunction, readable, reads, writable, writes } from "../../vm/core/native.ts";
import { findAttribute, getAttributeNow, setAttributeNow } from "../../vm/core/ops/attributes.ts";
import { callMethod, callMethodNow } from "../../vm/core/ops/call.ts";
import { reprNow, strNow, textOf, toStr } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { programList } from "../../vm/core/program-state.ts";
import { stopIterationValue } from "../../vm/core/python-slots.ts";
import type { MaybeOutcome, Outcome, PyObject, Value } from "../../vm/core/value.ts";
import {
  addCallback,
  callSoon,
  cancelFuture,
  cancelNow,
  copiedContext,
  forgive,
  initialiseFuture,
  makeCancelledError,
  PyFuture,
  resultOf,
  setException,
  setResult,
  stateOf,
} from "./future.ts";
import { callAsyncio, callWith, invalidState, isCancelled } from "./imports.ts";
import { enterTask, leaveTask, registerTask, swapTask, taskRegisters } from "./running.ts";

export class PyTask extends PyFuture {
  /** None once an eager task is done. */
  coroutine: Value = null;
  name: Value = null;
  context: Value = null;
  /** CancelledError is to be thrown at the next step. */
  mustCancel = false;
  /** The future that the coroutine waits for, or None. */
  waiter: Value = null;
  cancelRequests = 0;
  logDestroyPending: Value = true;

  override rebirth(): () => PyFuture {
    const { coroutine, name, context } = this;
    const make = super.rebirth();
    return () => Object.assign(make(), { coroutine, name, context });
  }
}

/** "Task-1" and so on. */
function nextName(): string {
  const { items } = writable(programList("asyncio.task_names", () => [0]));
  items[0] = (items[0] as number) + 1;
  return `Task-${items[0]}`;
}

export const STEP = new NativeFunction(
  "TaskStepMethWrapper",
  "Task",
  writes("(exc=None, /)", (self: PyTask, error: Value = null) => step(self, error as PyObject | null)),
  true,
);
export const WAKE_UP = new NativeFunction(
  "TaskWakeupMethWrapper",
  "Task",
  writes("(fut, /)", (self: PyTask, future: Value) => wakeUp(self, future)),
  true,
);

/** Has the loop do a step, in which `error` is thrown if there is one. */
const stepSoon = (self: PyTask, error?: PyError): Outcome =>
  callSoon(stateOf(self).loop, new PyBuiltin(STEP, self, null), error === undefined ? [] : [error.value], self.context);

export function initialiseTask(
  self: PyTask,
  coroutine: Value,
  loop: Value = null,
  name: Value = null,
  context: Value = null,
  eagerStart: Value = false,
): Outcome {
  initialiseFuture(self, loop);
  writable(self);
  if (!(coroutine instanceof PyCoroutine) && !isTrue(callAsyncio("coroutines", "iscoroutine", coroutine))) {
    self.logDestroyPending = false;
    throw typeError(`a coroutine was expected, got ${reprNow(coroutine)}`);
  }
  self.context = context ?? copiedContext();
  self.waiter = null;
  self.mustCancel = false;
  self.logDestroyPending = true;
  self.cancelRequests = 0;
  self.coroutine = coroutine;
  self.name = name === null ? nextName() : nameOf(name);
  if (isTrue(eagerStart) && isTrue(callMethodNow(stateOf(self).loop, "is_running"))) return startEagerly(self);
  return andThen(stepSoon(self), () => andThen(registerTask(self), () => null));
}

const nameOf = (name: Value): Value => (textOf(name) === undefined ? toStr(strNow(name)) : name);

function startEagerly(self: PyTask): Outcome {
  const { loop } = stateOf(self);
  const before = swapTask(loop, self);
  const { eager } = taskRegisters();
  writable(eager).addKey(self);
  const after = (): void => {
    writable(eager).discard(self);
    swapTask(loop, before);
    if (stateOf(self).state !== "PENDING") writable(self).coroutine = null;
    else registerTask(self);
  };
  try {
    callMethodNow(self.context, "run", new PyBuiltin(RUN, self, null));
  } finally {
    after();
  }
  return null;
}

const RUN = new NativeFunction(
  "TaskStepMethWrapper",
  "Task",
  writes("()", (self: PyTask) => runStep(self, null)),
  true,
);

/** Lets the coroutine run until it waits or ends; it gets `error` thrown if there is one. */
function step(self: PyTask, given: PyObject | null): Outcome {
  let error = given;
  const { state, loop } = stateOf(self);
  if (state !== "PENDING") {
    throw invalidState(`__step(): already done: ${reprNow(self)} ${error === null ? "NULL" : reprNow(error)}`);
  }
  if (self.mustCancel) {
    if (error === null || !isCancelled(error)) error = makeCancelledError(self);
    writable(self).mustCancel = false;
  }
  writable(self).waiter = null;
  enterTask(loop, self);
  const leave = new Callback(
    () => {
      leaveTask(loop, self);
      return null;
    },
    (failure) => {
      leaveTask(loop, self);
      throw failure;
    },
  );
  return attempt(() => runStep(self, error), leave) as Outcome;
}

function runStep(self: PyTask, error: PyObject | null): Outcome {
  const outcome = new Callback(
    (yielded: Value | undefined) => (yielded === undefined ? returned(self, takeReturnValue()) : waitFor(self, yielded)),
    (failure) => failed(self, failure),
  );
  return attempt(() => resume(readable(self).coroutine, error), outcome) as Outcome;
}

function takeReturnValue(): Value {
  const value = execution.stopValue;
  execution.stopValue = null;
  return value;
}

function resume(coroutine: Value, error: PyObject | null): MaybeOutcome {
  if (coroutine instanceof PyGeneratorBase && !coroutine.$cls.isHeapType) {
    return error === null ? sendTo(coroutine, null) : throwInto(coroutine, new PyError(error));
  }
  return error === null ? callMethod(coroutine, "send", null) : callMethod(coroutine, "throw", error);
}

function returned(self: PyTask, value: Value): Outcome {
  if (!readable(self).mustCancel) return setResult(self, value);
  writable(self).mustCancel = false;
  return cancelFuture(self, stateOf(self).cancelMessage);
}

function failed(self: PyTask, failure: PyError): Outcome {
  const exception = failure.value;
  if (isPyError(failure, "StopIteration")) return returned(self, stopIterationValue(failure));
  if (isCancelled(exception)) {
    writable(stateOf(self)).cancelledError = exception;
    return cancelFuture(self, null);
  }
  const ends = ["KeyboardInterrupt", "SystemExit"].some((name) => exception.$cls.isSubtypeOf(exceptionType(name)));
  return andThen(setException(self, exception), () => {
    if (ends) throw failure;
    return null;
  });
}

/** Waits for what the coroutine yielded; throws RuntimeError into it if that cannot be waited for. */
function waitFor(self: PyTask, yielded: Value): Outcome {
  if (yielded === null) return stepSoon(self);
  const blocking = yielded instanceof PyFuture ? stateOf(yielded).blocking : findAttribute(yielded, "_asyncio_future_blocking");
  if (blocking === undefined || blocking === null) {
    const isGenerator = yielded instanceof PyGenerator;
    return stepSoon(
      self,
      runtimeError(
        isGenerator
          ? `yield was used instead of yield from for generator in task ${reprNow(self)} with ${reprNow(yielded)}`
          : `Task got bad yield: ${reprNow(yielded)}`,
      ),
    );
  }
  const loop = yielded instanceof PyFuture ? stateOf(yielded).loop : callAsyncio("futures", "_get_loop", yielded);
  if (loop !== stateOf(self).loop) {
    return stepSoon(self, runtimeError(`Task ${reprNow(self)} got Future ${reprNow(yielded)} attached to a different loop`));
  }
  if (!isTrue(blocking)) {
    return stepSoon(self, runtimeError(`yield was used instead of yield from in task ${reprNow(self)} with ${reprNow(yielded)}`));
  }
  if (yielded === self) return stepSoon(self, runtimeError(`Task cannot await on itself: ${reprNow(self)}`));
  return andThen(wakenBy(self, yielded), () => {
    writable(self).waiter = yielded;
    if (self.mustCancel && cancelNow(yielded, stateOf(self).cancelMessage)) writable(self).mustCancel = false;
    return null;
  });
}

/** Has the future wake the task up when it is done. */
function wakenBy(self: PyTask, future: Value): Outcome {
  const wake = new PyBuiltin(WAKE_UP, self, null);
  if (future instanceof PyFuture && !future.$cls.isHeapType) {
    writable(stateOf(future)).blocking = false;
    return addCallback(future, wake, self.context);
  }
  setAttributeNow(future, "_asyncio_future_blocking", false);
  return callWith(getAttributeNow(future, "add_done_callback"), [wake], { context: self.context });
}

/** The future that the task waited for is done. */
function wakeUp(self: PyTask, future: Value): Outcome {
  const ask = future instanceof PyFuture && !future.$cls.isHeapType ? () => resultOf(future) : () => callMethod(future, "result");
  const stepWith = new Callback(
    () => step(self, null),
    (error) => step(self, error.value),
  );
  return attempt(ask, stepWith) as Outcome;
}

/** Asks the task to cancel itself; false when it is done. */
function cancelTask(self: PyTask, message: Value = null): Outcome {
  const { future } = self;
  forgive(future);
  if (future.state !== "PENDING") return false;
  self.cancelRequests++;
  // The waiter is kept: a task that ignores its cancellation may have to be cancelled once more.
  if (self.waiter !== null && cancelNow(self.waiter, message)) return true;
  self.mustCancel = true;
  writable(future).cancelMessage = message;
  return true;
}

const unsupported = (method: string) => () => {
  throw runtimeError(`Task does not support ${method} operation`);
};

export const TASK_METHODS: Readonly<Record<string, Declaration>> = {
  set_result: writes("(result, /)", unsupported("set_result")),
  set_exception: writes("(exception, /)", unsupported("set_exception")),
  cancel: writes(
    "(msg=None)",
    cancelTask,
    "Request that this task cancel itself.\n\nCancelledError is thrown into the coroutine at the next cycle of the event loop.",
  ),
  cancelling: reads(
    "()",
    (self: PyTask) => self.cancelRequests,
    "Return the count of the task's cancellation requests that were not taken back by uncancel().",
  ),
  uncancel: writes(
    "()",
    (self: PyTask) => {
      if (self.cancelRequests > 0) {
        self.cancelRequests--;
        if (self.cancelRequests === 0) self.mustCancel = false;
      }
      return self.cancelRequests;
    },
    "Decrement the task's count of cancellation requests, and return what is left.",
  ),
  get_stack: reads(
    "(*, limit=None)",
    (self: PyTask, limit: Value = null) => callAsyncio("base_tasks", "_task_get_stack", self, limit),
    "Return the list of stack frames for this task's coroutine, oldest first.",
  ),
  print_stack: reads(
    "(*, limit=None, file=None)",
    (self: PyTask, limit: Value = null, file: Value = null) => callAsyncio("base_tasks", "_task_print_stack", self, limit, file),
    "Print the stack or traceback for this task's coroutine.",
  ),
  get_name: reads("()", (self: PyTask) => self.name),
  set_name: writes("(value, /)", (self: PyTask, name: Value) => {
    self.name = nameOf(name);
    return null;
  }),
  get_coro: reads("()", (self: PyTask) => self.coroutine),
  get_context: reads("()", (self: PyTask) => self.context),
};

export const TASK_GETTERS: Readonly<Record<string, GetSetSpec>> = {
  _log_destroy_pending: {
    get: (self: PyTask) => self.logDestroyPending,
    set: (self: PyTask, value: Value | undefined) => {
      if (value === undefined) throw attributeError("cannot delete attribute");
      self.logDestroyPending = isTrue(value);
    },
  },
  _must_cancel: { get: (self: PyTask) => self.mustCancel },
  _coro: { get: (self: PyTask) => self.coroutine },
  _fut_waiter: { get: (self: PyTask) => self.waiter },
};

export const taskRepr = (self: Value): Value => callAsyncio("base_tasks", "_task_repr", self);
