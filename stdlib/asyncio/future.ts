/** _asyncio.Future: a result that will be there later, and those who wait for it. Source: CPython's Modules/_asynciomodule.c. */
import { currentContext, PyContext } from "../../vm/core/context.ts";
import { isShared, type Remains, type Report, type Watch, watch } from "../../vm/core/death.ts";
import type { GetSetSpec } from "../../vm/core/define-type.ts";
import { dictOf } from "../../vm/core/dict.ts";
import { attributeError, PyError, runtimeError, typeError, valueError } from "../../vm/core/errors.ts";
import { PyException } from "../../vm/core/exception.ts";
import { andThen } from "../../vm/core/execution.ts";
import { type Fields, HERE_ONLY } from "../../vm/core/fields.ts";
import { classGetItem } from "../../vm/core/generic-alias.ts";
import { list } from "../../vm/core/list.ts";
import { type Declaration, open, readable, reads, writable, writes } from "../../vm/core/native.ts";
import { getAttribute, getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { call, callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { equals } from "../../vm/core/ops/compare.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { PyType, shortName } from "../../vm/core/type.ts";
import { MutableObject, type Outcome, type PyObject, type Value } from "../../vm/core/value.ts";
import { callAsyncio, callWith, cancelledErrorType, invalidState } from "./imports.ts";
import { eventLoop } from "./running.ts";

/** What a future knows; apart from the object, so that it can outlive it (see Note [Death] in vm/core/death.ts). */
export class FutureState extends MutableObject {
  /** None before `__init__`. */
  loop: Value = null;
  state: "PENDING" | "CANCELLED" | "FINISHED" = "PENDING";
  result: Value = null;
  exception: PyException | null = null;
  /** The traceback of the exception when it was set. */
  traceback: Value = null;
  /** Each with its context behind it. Replaced, not changed. */
  callbacks: readonly Value[] = [];
  cancelMessage: Value = null;
  /** The CancelledError that ended a task, to be raised once more. */
  cancelledError: Value = null;
  /** Somebody yielded it from `__await__`, and a task has not taken notice yet. */
  blocking: Value = false;
  sourceTraceback: Value = null;
  /** Nobody has asked for the exception yet: its death will be reported. */
  mourned: Watch | null = null;
}

export const FUTURE_STATE_FIELDS: Fields = {
  loop: "ref",
  state: "text",
  result: "ref",
  exception: "ref",
  traceback: "ref",
  callbacks: "frozen",
  cancelMessage: "ref",
  cancelledError: "ref",
  blocking: "ref",
  sourceTraceback: "ref",
  mourned: HERE_ONLY,
};

export class PyFuture extends MutableObject {
  future: FutureState;
  constructor(future: FutureState = new FutureState()) {
    super();
    this.future = future;
  }

  /** Makes the future again when it has died; does not lead to it. */
  rebirth(): () => PyFuture {
    const { $cls, future } = this;
    return () => {
      const again = new ($cls.instanceClass as unknown as new () => PyFuture)();
      again.future = future;
      return again;
    };
  }
}

/** Tells the loop that nobody asked for an exception. */
class Unretrieved implements Remains {
  readonly #state: FutureState;
  readonly #make: () => PyFuture;
  readonly #name: string;
  constructor(future: PyFuture) {
    this.#state = readable(future).future;
    this.#make = future.rebirth();
    this.#name = shortName(future.$cls);
  }

  get isShared(): boolean {
    return isShared(this.#state);
  }

  finalise(handle: PyObject | undefined, report: Report): void {
    const { exception, sourceTraceback, loop } = readable(this.#state);
    const context = dictOf([
      ["message", `${this.#name} exception was never retrieved`],
      ["exception", exception],
      ["future", handle ?? this.#make()],
    ]);
    if (sourceTraceback !== null) context.setString("source_traceback", sourceTraceback);
    try {
      callMethodNow(loop, "call_exception_handler", context);
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      report(error, handle ?? null);
    }
  }
}

/** Somebody has asked for the exception, or nobody needs to. */
export function forgive(state: FutureState): void {
  if (readable(state).mourned === null) return;
  state.mourned!.end();
  writable(state).mourned = null;
}

export const copiedContext = (): PyContext => new PyContext(currentContext());

/** loop.call_soon(callback, *args, context=context). */
export const callSoon = (loop: Value, callback: Value, args: readonly Value[], context: Value): Outcome =>
  andThen(getAttribute(loop, "call_soon"), (method) => call(method, [callback, ...args, context], ["context"]));

/** Has the loop call those who wait. */
function scheduleCallbacks(self: PyFuture): Outcome {
  const state = stateOf(self);
  const { callbacks, loop } = state;
  if (callbacks.length === 0) return null;
  writable(state).callbacks = [];
  const next = (i: number): Outcome => {
    if (i >= callbacks.length) return null;
    return andThen(callSoon(loop, callbacks[i]!, [self], callbacks[i + 1]!), () => next(i + 2));
  };
  return next(0);
}

/** `__init__`. */
export function initialiseFuture(self: PyFuture, loop: Value = null): void {
  forgive(stateOf(self));
  const state = new FutureState();
  writable(self).future = state;
  state.loop = loop ?? eventLoop();
  if (isTrue(callMethodNow(state.loop, "get_debug")))
    state.sourceTraceback = callNow(importFromNow("traceback", "extract_stack"));
}

const UNINITIALISED = "Future object is not initialized.";

/** The state of a future, open for reading. */
export const stateOf = (self: PyFuture): FutureState => readable(readable(self).future);

function initialised(self: PyFuture): FutureState {
  const state = stateOf(self);
  if (state.loop === null) throw runtimeError(UNINITIALISED);
  return state;
}

const pendingState = (self: PyFuture): FutureState => {
  const state = initialised(self);
  if (state.state !== "PENDING") throw invalidState("invalid state");
  return state;
};

export function setResult(self: PyFuture, result: Value): Outcome {
  const state = writable(pendingState(self));
  state.result = result;
  state.state = "FINISHED";
  return scheduleCallbacks(self);
}

export function setException(self: PyFuture, value: Value): Outcome {
  const state = pendingState(self);
  let exception = value instanceof PyType && value.isSubtypeOf(baseException()) ? callNow(value) : value;
  if (!(exception instanceof PyException)) throw typeError("invalid exception object");
  if (exception.$cls.isSubtypeOf(importFromNow("builtins", "StopIteration") as PyType)) {
    const wrapped = runtimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
      .value as PyException;
    wrapped.cause = exception;
    wrapped.context = exception;
    exception = wrapped;
  }
  writable(state).exception = exception as PyException;
  open(exception, "reads");
  state.traceback = (exception as PyException).traceback;
  state.state = "FINISHED";
  state.mourned = watch(self, (future: PyFuture) => new Unretrieved(future));
  return scheduleCallbacks(self);
}

const baseException = (): PyType => importFromNow("builtins", "BaseException") as PyType;

export function cancelFuture(self: PyFuture, message: Value): Outcome {
  const state = initialised(self);
  forgive(state);
  if (state.state !== "PENDING") return false;
  writable(state).state = "CANCELLED";
  state.cancelMessage = message;
  return andThen(scheduleCallbacks(self), () => true);
}

/** The CancelledError to raise for a cancelled future. */
export function makeCancelledError(self: PyFuture): PyObject {
  const future = stateOf(self);
  const saved = future.cancelledError;
  if (saved !== null) {
    writable(future).cancelledError = null;
    return saved as PyObject;
  }
  const args = future.cancelMessage === null ? [] : [future.cancelMessage];
  return callNow(cancelledErrorType(), ...args) as PyObject;
}

/** The result. Raises the exception, CancelledError, or InvalidStateError before there is any of them. */
export function resultOf(self: PyFuture): Value {
  const state = stateOf(self);
  if (state.loop === null) throw invalidState(UNINITIALISED);
  if (state.state === "CANCELLED") throw new PyError(makeCancelledError(self));
  if (state.state === "PENDING") throw invalidState("Result is not set.");
  forgive(state);
  if (state.exception === null) return state.result;
  writable(state.exception).traceback = state.traceback;
  writable(state).traceback = null;
  throw new PyError(state.exception);
}

function exceptionOf(self: PyFuture): Value {
  const state = stateOf(self);
  if (state.loop === null) throw invalidState(UNINITIALISED);
  if (state.state === "CANCELLED") throw new PyError(makeCancelledError(self));
  if (state.state === "PENDING") throw invalidState("Exception is not set.");
  forgive(state);
  return state.exception;
}

export function addCallback(self: PyFuture, callback: Value, context: Value): Outcome {
  const state = initialised(self);
  if (state.state !== "PENDING") return andThen(callSoon(state.loop, callback, [self], context), () => null);
  writable(state).callbacks = [...state.callbacks, callback, context];
  return null;
}

function removeCallback(self: PyFuture, callback: Value): Value {
  const before = initialised(self).callbacks;
  const kept: Value[] = [];
  for (let i = 0; i < before.length; i += 2) {
    if (!equals(before[i]!, callback)) kept.push(before[i]!, before[i + 1]!);
  }
  writable(stateOf(self)).callbacks = kept;
  return (before.length - kept.length) / 2;
}

export const FUTURE_METHODS: Readonly<Record<string, Declaration>> = {
  result: reads("()", resultOf, "Return the result this future represents, or raise its exception."),
  exception: reads("()", exceptionOf, "Return the exception that was set on this future, or None."),
  set_result: writes(
    "(result, /)",
    (self: PyFuture, result: Value) => andThen(setResult(self, result), () => null),
    "Mark the future done and set its result.",
  ),
  set_exception: writes(
    "(exception, /)",
    (self: PyFuture, exception: Value) => andThen(setException(self, exception), () => null),
    "Mark the future done and set an exception.",
  ),
  add_done_callback: writes(
    "(fn, /, *, context=<unrepresentable>)",
    (self: PyFuture, callback: Value, context: Value = null) => addCallback(self, callback, context ?? copiedContext()),
    "Add a callback to be run when the future becomes done. It is called with the future.",
  ),
  remove_done_callback: writes(
    "(fn, /)",
    removeCallback,
    'Remove all instances of a callback from the "call when done" list.\n\nReturns the number of callbacks removed.',
  ),
  cancel: writes(
    "(msg=None)",
    (self: PyFuture, message: Value = null) => cancelFuture(self, message),
    "Cancel the future and schedule callbacks; False if it is done already.",
  ),
  cancelled: reads("()", (self: PyFuture) => stateOf(self).state === "CANCELLED", "Return True if the future was cancelled."),
  done: reads(
    "()",
    (self: PyFuture) => {
      const { loop, state } = stateOf(self);
      return loop !== null && state !== "PENDING";
    },
    "Return True if the future is done, be it with a result, an exception or cancelled.",
  ),
  get_loop: reads("()", (self: PyFuture) => initialised(self).loop, "Return the event loop the Future is bound to."),
  _make_cancelled_error: writes("()", makeCancelledError, "Create the CancelledError to raise if the Future is cancelled."),
  __class_getitem__: classGetItem,
};

export const FUTURE_GETTERS: Readonly<Record<string, GetSetSpec>> = {
  _state: { get: (self: PyFuture) => initialised(self).state },
  _asyncio_future_blocking: {
    get: (self: PyFuture) => stateOf(self).blocking,
    set: (self: PyFuture, value: Value | undefined) => {
      if (value === undefined) throw attributeError("cannot delete attribute");
      const blocking = isTrue(value);
      writable(self.future).blocking = blocking;
    },
  },
  _loop: { get: (self: PyFuture) => stateOf(self).loop },
  _callbacks: {
    get: (self: PyFuture) => {
      const { callbacks } = initialised(self);
      if (callbacks.length === 0) return null;
      return list(callbacks.flatMap((callback, i) => (i % 2 === 0 ? [tuple([callback, callbacks[i + 1]!])] : [])));
    },
  },
  _result: { get: (self: PyFuture) => initialised(self).result },
  _exception: { get: (self: PyFuture) => initialised(self).exception },
  _log_traceback: {
    get: (self: PyFuture) => stateOf(self).mourned !== null,
    set: (self: PyFuture, value: Value | undefined) => {
      if (value === undefined) throw attributeError("cannot delete attribute");
      if (isTrue(value)) throw valueError("_log_traceback can only be set to False");
      forgive(self.future);
    },
  },
  _source_traceback: { get: (self: PyFuture) => stateOf(self).sourceTraceback },
  _cancel_message: {
    get: (self: PyFuture) => stateOf(self).cancelMessage,
    set: (self: PyFuture, value: Value | undefined) => {
      if (value === undefined) throw attributeError("cannot delete attribute");
      writable(self.future).cancelMessage = value;
    },
  },
};

export const futureRepr = (self: Value): Value => callAsyncio("base_futures", "_future_repr", self);

/** waiter.cancel(msg=message). */
export const cancelNow = (waiter: Value, message: Value): boolean =>
  isTrue(callWith(getAttributeNow(waiter, "cancel"), [], { msg: message }));
