/** The native module _asyncio: the types Future and Task, and the running loop. */
import { defineType } from "../../vm/core/define-type.ts";
import { PyError, runtimeError } from "../../vm/core/errors.ts";
import { execution } from "../../vm/core/execution.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure, writable, writes } from "../../vm/core/native.ts";
import { raiseStop } from "../../vm/core/slot-wrapper.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { thrownBy } from "../../vm/objects/generators.ts";
import { GENERIC_DICT } from "../../vm/objects/instance-members.ts";
import { nameFunction } from "../../vm/sharing/natives.ts";
import {
  FUTURE_GETTERS,
  FUTURE_METHODS,
  FUTURE_STATE_FIELDS,
  FutureState,
  futureRepr,
  initialiseFuture,
  PyFuture,
  resultOf,
  stateOf,
} from "./future.ts";
import { runningFunctions, taskRegisters } from "./running.ts";
import { initialiseTask, PyTask, STEP, TASK_GETTERS, TASK_METHODS, taskRepr, WAKE_UP } from "./task.ts";

/** What `await future` iterates over: the future itself while it is pending, then nothing but its result. */
class PyFutureIter extends MutableObject {
  /** Null once it has given the result. */
  future: PyFuture | null;
  constructor(future: PyFuture | null = null) {
    super();
    this.future = future;
  }
}

function nextStep(self: PyFutureIter): Value | undefined {
  const { future } = self;
  if (future === null) return undefined;
  const state = stateOf(future);
  if (state.state === "PENDING") {
    if (state.blocking === true) throw runtimeError("await wasn't used with future");
    writable(state).blocking = true;
    return future;
  }
  self.future = null;
  execution.stopValue = resultOf(future);
  return undefined;
}

/** No program sees one. */
const defineFutureState = (): PyType =>
  defineType({
    name: "FutureState",
    module: "_asyncio",
    instance: FutureState,
    sharing: "versioned",
    fields: FUTURE_STATE_FIELDS,
    final: true,
  });

const defineFutureIter = (): PyType =>
  defineType({
    name: "FutureIter",
    module: "_asyncio",
    instance: PyFutureIter,
    sharing: "versioned",
    fields: { future: "ref" },
    final: true,
    slots: { pure: { iter: (self) => self }, writes: { next: (self) => nextStep(self as PyFutureIter) } },
    methods: {
      send: writes("(value, /)", (self: PyFutureIter) => raiseStop(nextStep(self))),
      throw: writes("(type, val=None, tb=None, /)", (self: PyFutureIter, type: Value, value?: Value, traceback?: Value) => {
        self.future = null;
        const error = thrownBy(type, value, traceback);
        if (error instanceof PyError) throw error;
        return null;
      }),
      close: writes("()", (self: PyFutureIter) => {
        self.future = null;
        return null;
      }),
    },
  });

const AWAITING = {
  iter: (self: Value) => new PyFutureIter(self as PyFuture),
  await: (self: Value) => new PyFutureIter(self as PyFuture),
};

function defineFuture(): PyType {
  return defineType({
    name: "Future",
    module: "_asyncio",
    doc: "Future(*, loop=None)\n--\n\nA result that will be there later. Not thread-safe: callbacks are called by the event loop.",
    instance: PyFuture,
    sharing: "versioned",
    fields: { future: "ref" },
    hasDict: true,
    hasWeakrefs: true,
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyFuture)),
    init: writes("(*, loop=None)", (self: PyFuture, loop: Value = null) => {
      initialiseFuture(self, loop);
      return null;
    }),
    slots: { pure: AWAITING, reads: { repr: futureRepr } },
    methods: FUTURE_METHODS,
    getters: { ...FUTURE_GETTERS, __dict__: GENERIC_DICT },
  });
}

const defineTask = (future: PyType): PyType =>
  defineType({
    name: "Task",
    module: "_asyncio",
    doc: "Task(coro, *, loop=None, name=None, context=None, eager_start=False)\n--\n\nA coroutine wrapped in a Future.",
    base: future,
    instance: PyTask,
    sharing: "versioned",
    fields: {
      coroutine: "ref",
      name: "ref",
      context: "ref",
      mustCancel: "flag",
      waiter: "ref",
      cancelRequests: "i32",
      logDestroyPending: "ref",
    },
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyTask)),
    init: writes("(coro, *, loop=None, name=None, context=None, eager_start=False)", initialiseTask),
    slots: { reads: { repr: taskRepr } },
    methods: TASK_METHODS,
    getters: TASK_GETTERS,
  });

export const asyncioModule = defineModule("_asyncio", () => {
  defineFutureState();
  defineFutureIter();
  for (const native of [STEP, WAKE_UP]) nameFunction("_asyncio", native.bare, native);
  const future = defineFuture();
  const { scheduled, eager, current } = taskRegisters();
  return {
    doc: "Accelerator module for asyncio",
    types: [future, defineTask(future)],
    functions: runningFunctions(),
    constants: { _scheduled_tasks: scheduled, _eager_tasks: eager, _current_tasks: current },
  };
});
