/**
 * sys.settrace and sys.setprofile: what is traced. When events happen, vm/ceval/tracing.ts knows.
 *
 * Note [Tracing]
 * There are two loops from one template: the ordinary one knows nothing of tracing, the other calls a hook before every
 * instruction. While something is traced, `execution.callLimit` lets no call enter a frame by the loop's short way, and returns of
 * the frames that were there before go by the long one; wherever frames change in vm/ceval/control.ts, the wrong loop gives way to
 * the right one.
 */
import { lineOf } from "../bytecode/positions.ts";
import type { PyCode } from "./code.ts";
import type { PyBuiltin, PyMethodDescriptor } from "./descriptor.ts";
import { execution } from "./execution.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./value.ts";

/** A native function as a profiler sees it. */
export type NativeCallee = PyBuiltin | PyMethodDescriptor;

/** A profiler written natively (_lsprof). Frames are told by their code objects. */
export interface CallObserver {
  enterFrame(code: PyCode): void;
  leaveFrame(code: PyCode): void;
  enterNative(callee: NativeCallee): void;
  leaveNative(callee: NativeCallee): void;
}

export const tracing = {
  /** The functions of sys.settrace and sys.setprofile; None when there is none. */
  trace: null as Value,
  profile: null as Value,
  observer: null as CallObserver | null,
  /** Events are to be reported: there is such a function and it does not run at the moment. */
  active: false,
};

/** What a tracer knows of a frame. */
export class FrameTrace {
  /** f_trace, f_trace_lines, f_trace_opcodes. */
  callback: Value = null;
  lines = true;
  opcodes = false;
  /** The instruction that ran last, and its line; -2 before the first. */
  pc = -1;
  line = -2;
  /** The native function that the profiler was told the frame calls. */
  calling: NativeCallee | undefined;

  /** Takes what the frame runs now for known. */
  catchUp(frame: Frame): void {
    if (frame.pc === 0) return;
    this.pc = frame.pc - 1;
    this.line = lineOf(frame.code.unit, this.pc);
  }
}

const traces = new WeakMap<Frame, FrameTrace>();

export function traceOf(frame: Frame): FrameTrace {
  let trace = traces.get(frame);
  if (trace === undefined) {
    trace = new FrameTrace();
    trace.catchUp(frame);
    traces.set(frame, trace);
  }
  return trace;
}

/** The same, if there is any. */
export const knownTrace = (frame: Frame): FrameTrace | undefined => traces.get(frame);

function setActive(active: boolean): void {
  tracing.active = active;
  execution.callLimit = active ? -1 : execution.recursionLimit;
}

/** sys.settrace(function), sys.setprofile(function). */
export function setTracer(kind: "trace" | "profile", callback: Value): void {
  tracing[kind] = callback;
  retrace();
}

/** Sets the native profiler, or takes it away. */
export function setObserver(observer: CallObserver | null): void {
  tracing.observer = observer;
  retrace();
}

/** What is traced has changed. */
function retrace(): void {
  // A tracer that sets another while it runs is told of events again when it is done.
  if (!running) setActive(isAsked());
  markFrames(execution.top.frame as Frame | null);
}

/** Has the frames from `top` outwards return by the long way, on which events are reported. */
function markFrames(top: Frame | null): void {
  for (let frame = top; frame !== null; frame = frame.back) {
    frame.isPlainCall = false;
    traces.get(frame)?.catchUp(frame);
  }
}

/** No events until the next `setTracer`. */
export const pauseTracing = (): void => setActive(false);

const isAsked = (): boolean => tracing.trace !== null || tracing.profile !== null || tracing.observer !== null;

/** sys.setrecursionlimit(limit). */
export function setRecursionLimit(limit: number): void {
  execution.recursionLimit = limit;
  setActive(tracing.active);
}

let running = false;

/** What is traced in one thread. */
export interface ThreadTracing {
  readonly trace: Value;
  readonly profile: Value;
  readonly observer: CallObserver | null;
  readonly running: boolean;
}

const UNTRACED: ThreadTracing = { trace: null, profile: null, observer: null, running: false };

/** For a thread switch: what is traced in the thread that ran. */
export const threadTracing = (): ThreadTracing =>
  running || isAsked() ? { trace: tracing.trace, profile: tracing.profile, observer: tracing.observer, running } : UNTRACED;

/** For a thread switch: traces what the thread that will run has asked for. */
export function switchTracing(next: ThreadTracing = UNTRACED): void {
  if (next === UNTRACED && !tracing.active && !running && !isAsked()) return;
  tracing.trace = next.trace;
  tracing.profile = next.profile;
  tracing.observer = next.observer;
  running = next.running;
  setActive(!running && isAsked());
}

/** sys.settrace or sys.setprofile for a thread that does not run, with its state and innermost frame; its new state. */
export function traceElsewhere(
  state: ThreadTracing,
  top: Frame | null,
  kind: "trace" | "profile",
  callback: Value,
): ThreadTracing {
  markFrames(top);
  return { ...state, [kind]: callback };
}

/** Runs a tracer's function, which is not traced itself. */
export function untraced<T>(body: () => T): T {
  running = true;
  setActive(false);
  try {
    return body();
  } finally {
    running = false;
    setActive(isAsked());
  }
}
