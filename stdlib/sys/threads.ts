/** What the module sys tells of other threads and does to them: their frames and exceptions, tracing in all of them, their turns. */
import { liveThreads, scheduler } from "../../runtime/threads/scheduler.ts";
import type { Saved } from "../../vm/ceval/slices.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { valueError } from "../../vm/core/errors.ts";
import { execution, handledException } from "../../vm/core/execution.ts";
import type { Frame } from "../../vm/core/frame.ts";
import { type Declaration, pure, writes } from "../../vm/core/native.ts";
import { setTracer, traceElsewhere } from "../../vm/core/tracing.ts";
import { PyFloat, type Value } from "../../vm/core/value.ts";
import { doubleNow } from "../../vm/objects/number-conversion.ts";
import { changeLoop } from "./change-loop.ts";

/** The saved state of a thread that does not run; undefined for the running one and those that have not begun. */
const savedOf = (thread: { readonly saved: unknown }): Saved | undefined => (thread.saved as Saved | null) ?? undefined;

/** A dict from the identities of all threads to what `current` and `saved` give; undefined leaves one out. */
function byThread(current: () => Value, saved: (state: Saved) => Value | undefined): PyDict {
  const dict = new PyDict();
  for (const thread of liveThreads()) {
    const state = savedOf(thread);
    const value = thread === scheduler.current ? current() : state === undefined ? undefined : saved(state);
    if (value !== undefined) dict.set(thread.ident, value);
  }
  return dict;
}

function traceEverywhere(kind: "trace" | "profile", callback: Value) {
  return changeLoop(() => {
    setTracer(kind, callback);
    for (const thread of liveThreads()) {
      const state = savedOf(thread);
      if (state !== undefined) state.tracing = traceElsewhere(state.tracing, state.top as Frame | null, kind, callback);
    }
  });
}

export const threadFunctions: Record<string, Declaration> = {
  _current_frames: pure(
    "()",
    () =>
      byThread(
        () => execution.top.frame as Frame | null,
        ({ top }) => (top as Frame | null) ?? undefined,
      ),
    "Return a dict mapping each thread's thread id to its current stack frame.",
  ),
  _current_exceptions: pure(
    "()",
    () =>
      byThread(
        () => handledException(),
        ({ handled }) => handledException(handled),
      ),
    "Return a dict mapping each thread's identifier to its current raised exception.",
  ),
  _settraceallthreads: writes(
    "(function, /)",
    (callback: Value) => traceEverywhere("trace", callback),
    "Set the global debug tracing function in all running threads belonging to the current interpreter.",
  ),
  _setprofileallthreads: writes(
    "(function, /)",
    (callback: Value) => traceEverywhere("profile", callback),
    "Set the profiling function in all running threads belonging to the current interpreter.",
  ),
  getswitchinterval: pure(
    "()",
    () => new PyFloat(scheduler.interval / 1000),
    "Return the current thread switch interval; see sys.setswitchinterval().",
  ),
  setswitchinterval: pure(
    "(interval, /)",
    (interval: Value) => {
      const seconds = doubleNow(interval);
      if (seconds <= 0) throw valueError("switch interval must be strictly positive");
      scheduler.interval = seconds * 1000;
      return null;
    },
    "Set the ideal thread switching delay inside the Python interpreter.",
  ),
};
