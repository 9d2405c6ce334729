/** The running event loop, and the tasks that run or wait. */
import { scheduler } from "../../runtime/threads/scheduler.ts";
import type { PyDict } from "../../vm/core/dict.ts";
import { runtimeError } from "../../vm/core/errors.ts";
import { type Declaration, pure, readable, undoWith, writable } from "../../vm/core/native.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import { programDict, programState } from "../../vm/core/program-state.ts";
import { PySet } from "../../vm/core/set.ts";
import type { Value } from "../../vm/core/value.ts";
import { callAsyncio } from "./imports.ts";

/** The key of the running loop among what is kept per thread. */
const RUNNING = {};

/** The loop that runs in this thread, or null. */
const runningLoop = (): Value => (scheduler.current.locals.get(RUNNING) as Value | undefined) ?? null;

/** The running loop, or the one that the policy gives. */
export function eventLoop(): Value {
  return runningLoop() ?? callMethodNow(callAsyncio("events", "get_event_loop_policy"), "get_event_loop");
}

function theRunningLoop(): Value {
  const loop = runningLoop();
  if (loop === null) throw runtimeError("no running event loop");
  return loop;
}

export interface TaskRegisters {
  /** A WeakSet of the tasks that have been scheduled, and a set of those that run eagerly. */
  readonly scheduled: Value;
  readonly eager: PySet;
  /** The running task of each loop. */
  readonly current: PyDict;
}

export const taskRegisters = (): TaskRegisters => ({
  scheduled: programState("asyncio.scheduled", () => callNow(importFromNow("weakref", "WeakSet"))),
  eager: programState("asyncio.eager", () => new PySet()) as PySet,
  current: programDict("asyncio.current"),
});

export const registerTask = (task: Value): Value => callMethodNow(taskRegisters().scheduled, "add", task);

export function enterTask(loop: Value, task: Value): void {
  const current = writable(taskRegisters().current);
  const other = current.get(loop);
  if (other !== undefined) {
    throw runtimeError(`Cannot enter into task ${reprNow(task)} while another task ${reprNow(other)} is being executed.`);
  }
  current.set(loop, task);
}

export function leaveTask(loop: Value, task: Value): void {
  const current = writable(taskRegisters().current);
  const other = current.get(loop) ?? null;
  if (other !== task) {
    throw runtimeError(`Leaving task ${reprNow(task)} does not match the current task ${reprNow(other)}.`);
  }
  current.take(loop);
}

/** Makes another task, or None, the running one of a loop; gives the one before, or None. */
export function swapTask(loop: Value, task: Value): Value {
  const current = writable(taskRegisters().current);
  const before = current.get(loop) ?? null;
  if (task === null) current.take(loop);
  else current.set(loop, task);
  return before;
}

const none = (_: unknown): null => null;

export const runningFunctions = (): Record<string, Declaration> => ({
  _get_running_loop: pure("()", runningLoop, "Return the running event loop or None."),
  _set_running_loop: pure(
    "(loop, /)",
    (loop: Value) => {
      const { locals } = scheduler.current;
      const before = runningLoop();
      locals.set(RUNNING, loop);
      undoWith(() => locals.set(RUNNING, before));
      return null;
    },
    "Set the running event loop.",
  ),
  get_running_loop: pure("()", theRunningLoop, "Return the running event loop.  Raise a RuntimeError if there is none."),
  get_event_loop: pure("()", eventLoop, "Return the running event loop, or the one of the event loop policy."),
  _register_task: pure(
    "(task)",
    (task: Value) => none(registerTask(task)),
    "Register a new task in asyncio as executed by loop.",
  ),
  _unregister_task: pure(
    "(task)",
    (task: Value) => none(callMethodNow(taskRegisters().scheduled, "discard", task)),
    "Unregister a task.",
  ),
  _register_eager_task: pure("(task)", (task: Value) => none(writable(taskRegisters().eager).addKey(task))),
  _unregister_eager_task: pure("(task)", (task: Value) => none(writable(taskRegisters().eager).discard(task))),
  _enter_task: pure("(loop, task)", (loop: Value, task: Value) => none(enterTask(loop, task)), "Enter into task execution."),
  _leave_task: pure("(loop, task)", (loop: Value, task: Value) => none(leaveTask(loop, task)), "Leave task execution."),
  _swap_current_task: pure("(loop, task)", swapTask, "Temporarily swap in the supplied task and return the original one."),
  current_task: pure(
    "(loop=None)",
    (loop: Value = null) => readable(taskRegisters().current).get(loop ?? theRunningLoop()) ?? null,
    "Return a currently executed task.",
  ),
});
