/** Starting and joining threads: what `start_new_thread`, `start_joinable_thread` and thread handles do. */
import { mayEndSlice } from "../../runtime/stm/atomic.ts";
import { forgetOthers, liveThreads, retire, scheduler, spawn, wake } from "../../runtime/threads/scheduler.ts";
import { Thread } from "../../runtime/threads/thread.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { isPyError, PyError, pyError, runtimeError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { PyFunction, PyMethod } from "../../vm/core/function.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { open, pure, reads, undoWith, writes } from "../../vm/core/native.ts";
import { getOwnAttribute } from "../../vm/core/ops/attributes.ts";
import { call } from "../../vm/core/ops/call.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import { park } from "../../vm/core/park.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Outcome, type PyObject, type Value } from "../../vm/core/value.ts";
import { nanosecondsArgument } from "../os/durations.ts";
import { beforeWaiting } from "../os/interrupts.ts";
import { writeUnraisable } from "../sys/hooks.ts";
import { currentIdent } from "./ident.ts";

/** `_thread._ThreadHandle`. */
export class PyThreadHandle extends MutableObject {
  ident: number;
  started: boolean;
  done = false;
  constructor(ident = 0, started = false) {
    super();
    this.ident = ident;
    this.started = started;
  }
}

/** The handles of threads that must end before the interpreter does, oldest first. */
const joinable = new Set<PyThreadHandle>();

let isFinalizing = false;

/** A program begins. */
export function resetStarting(): void {
  joinable.clear();
  isFinalizing = false;
}

/** The interpreter ends: daemon threads do not run any more, and none can be started. */
export function stopThreads(): void {
  isFinalizing = true;
  forgetOthers();
}

/** Number of threads that run Python code and were started by this module. */
export const startedCount = (): number => liveThreads().length - 1;

function finish(handle: PyThreadHandle): void {
  open(handle, "writes");
  handle.done = true;
  if (joinable.delete(handle)) undoWith(() => joinable.add(handle));
  wake(handle);
}

function reportError(error: unknown, callee: Value): void {
  if (!(error instanceof PyError)) throw error;
  if (!isPyError(error, "SystemExit")) writeUnraisable(error, null, `Exception ignored in thread started by ${reprNow(callee)}`);
}

/** What reports call a thread that begins with `callee`: the name that threading.Thread keeps, or the function's. */
function nameOf(callee: Value): string {
  if (callee instanceof PyMethod) {
    const name = typeof callee.self === "object" ? getOwnAttribute(callee.self as PyObject, "_name") : undefined;
    if (typeof name === "string") return name;
    return nameOf(callee.callable);
  }
  return callee instanceof PyFunction ? callee.code.unit.qualname : typeOf(callee).name;
}

/** What is needed at the end of a thread, wherever that is. */
export interface Origin {
  readonly callee: Value;
  readonly handle: PyThreadHandle | null;
}

/** What is done when a thread has ended. */
export const ending =
  ({ callee, handle }: Origin) =>
  (_result: unknown, error: unknown): void => {
    if (error !== null) reportError(error, callee);
    if (handle !== null) finish(handle);
  };

/** Starts a thread that calls `callee`; its identity. */
export function start(
  callee: Value,
  args: readonly Value[],
  names: readonly string[] | null,
  isDaemon: boolean,
  handle: PyThreadHandle | null,
): number {
  if (isFinalizing) throw pyError("PythonFinalizationError", "can't create new thread at interpreter shutdown");
  if (!mayEndSlice()) throw runtimeError("can't start a thread inside an atomic block");
  const thread = new Thread(() => call(callee, args, names), isDaemon, ending({ callee, handle }), nameOf(callee));
  thread.origin = { callee, handle };
  if (handle !== null) {
    open(handle, "writes");
    handle.ident = thread.ident;
    handle.started = true;
    if (!isDaemon) {
      joinable.add(handle);
    }
  }
  spawn(thread);
  undoWith(() => {
    retire(thread);
    if (handle !== null) joinable.delete(handle);
  });
  return thread.ident;
}

function join(handle: PyThreadHandle, milliseconds: number): Outcome {
  if (!handle.started) throw runtimeError("thread not started");
  if (!handle.done && handle.ident === currentIdent()) throw runtimeError("Cannot join current thread");
  if (handle.done) return null;
  beforeWaiting();
  return park({
    on: handle,
    attempt: () => {
      open(handle, "reads");
      return handle.done ? null : undefined;
    },
    deadline: performance.now() + milliseconds,
  });
}

function joinArgument(timeout: Value | undefined): number {
  if (timeout === undefined || timeout === null) return Number.POSITIVE_INFINITY;
  const ns = nanosecondsArgument(timeout);
  return ns < 0 ? Number.POSITIVE_INFINITY : ns / 1e6;
}

/** `_thread._shutdown()`: waits for all threads that are not daemons. */
export function joinAll(): null {
  for (;;) {
    const handle = [...joinable].find(({ ident }) => ident !== scheduler.current.ident);
    if (handle === undefined) return null;
    try {
      settle(join(handle, Number.POSITIVE_INFINITY));
      joinable.delete(handle);
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      writeUnraisable(error, null, "Exception ignored on joining a thread in _thread._shutdown()");
      return null;
    }
  }
}

export function defineThreadHandle(): PyType {
  return defineType({
    name: "_ThreadHandle",
    module: "_thread",
    instance: PyThreadHandle,
    sharing: "versioned",
    fields: { ident: "f64", started: "flag", done: "flag" },
    final: true,
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyThreadHandle)),
    slots: { reads: { repr: (self) => `<_thread._ThreadHandle object: ident=${(self as PyThreadHandle).ident}>` } },
    methods: {
      join: reads("(timeout=None, /)", (self: PyThreadHandle, timeout?: Value) => join(self, joinArgument(timeout))),
      is_done: reads("()", (self: PyThreadHandle) => self.done),
      _set_done: writes("()", (self: PyThreadHandle) => {
        if (!self.started) throw runtimeError("thread not started");
        finish(self);
        return null;
      }),
    },
    getters: { ident: { get: (self: PyThreadHandle) => self.ident } },
  });
}
