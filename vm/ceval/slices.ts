/**
 * Running threads by slices: what is saved of a thread that gives way, how it goes on, and the loops on the JavaScript stack.
 *
 * It must not know whose turn it is: that is runtime/threads/scheduler.ts.
 *
 * Note [Slices]
 * A thread runs until the loop ends at a boundary (a back-edge or a call, when its turn is over) or because it parks. Its
 * frames are all on the heap then, and what is left of it are the few fields of `Saved`. The outermost loop of a thread is its
 * *base*; what a base runs can go on in any other loop, so a thread without nested loops can be run from anywhere. In a nested loop
 * (a native function waits for the result of Python code) a part of the thread is on the JavaScript stack: it is *bound*, other
 * threads run above it, and it goes on when they have given way. In a process with one thread no slice ever ends.
 */
import { type AtomicState, restoreAtomic, saveAtomic } from "../../runtime/stm/atomic.ts";
import { logCommit, logPlace, logStart } from "../../runtime/stm/log.ts";
import { Conflict } from "../../runtime/stm/transaction.ts";
import {
  Abandoned,
  endWait,
  retire,
  schedule,
  scheduler,
  setDriver,
  suspendFor,
  suspendReady,
  wake,
} from "../../runtime/threads/scheduler.ts";
import type { Thread } from "../../runtime/threads/thread.ts";
import { type PyContext, switchContext } from "../core/context.ts";
import type { PyError } from "../core/errors.ts";
import { enterNative, execution, type FrameLike, HandledException, setRunner } from "../core/execution.ts";
import { type Frame, Waiting } from "../core/frame.ts";
import { switchTracing, type ThreadTracing, threadTracing, tracing } from "../core/tracing.ts";
import { type MaybeOutcome, PENDING, type Value } from "../core/value.ts";
import { CHANGES, gaveUp, installAtomicBlocks, leftLoop } from "./atomic-blocks.ts";
import { asPyError, enterPending, leave, loop } from "./control.ts";
import { setImplicitContext } from "./raise.ts";

/** The execution state of a thread that does not run. */
export interface Saved {
  /** What it goes on with: a frame, or one that stands for a wait. Null when its base has ended. */
  readonly next: Frame | null;
  /** Its innermost frame, as Python code sees it. */
  readonly top: FrameLike | null;
  readonly depth: number;
  readonly nativeDepth: number;
  readonly handled: HandledException;
  readonly stopValue: Value;
  readonly context: PyContext | undefined;
  tracing: ThreadTracing;
  readonly atomic: AtomicState;
}

/** What happens around each slice at a base: a transaction begins and ends. Installed by what knows transactions. */
export interface SliceHooks {
  begin(thread: Thread): void;
  end(thread: Thread): void;
  /** The slice was aborted: puts the thread's frames back and gives the one with which it goes on. */
  restart(thread: Thread): Frame;
}

export const sliceHooks: SliceHooks = {
  begin() {},
  end() {},
  restart() {
    throw new Error("pystm bug: a conflict without transactions");
  },
};

function beginSlice(thread: Thread): void {
  sliceHooks.begin(thread);
  logStart(thread.serial);
}

function endSlice(thread: Thread): void {
  sliceHooks.end(thread);
  logCommit();
}

function restartSlice(thread: Thread): Frame {
  const frame = sliceHooks.restart(thread);
  logStart(thread.serial);
  return frame;
}

let onMainResumes: () => void = () => {};
/** Sets what the main thread does before it goes on after a wait: it handles signals, and may raise. */
export function setResumeHandler(handler: () => void): void {
  onMainResumes = handler;
}

/** The nativeDepth of code that a base runs. */
const BASE_DEPTH = 1;

type Loop = (entry: Frame | null) => Value | undefined;

let ordinary: Loop;
let traced: Loop;

/** Runs a frame, in whichever loop it must run, until the entry frame has ended or the thread gives way (`loop.gaveWay`). */
function runLoops(entry: Frame | null): Value | undefined {
  let frame = entry;
  for (;;) {
    loop.isTraced = tracing.active;
    const result = (loop.isTraced ? traced : ordinary)(frame);
    if (loop.next === null || loop.gaveWay) return result;
    frame = loop.next;
    loop.next = null;
  }
}

/** The state of the running thread, which is to go on with `next`. */
function currentState(next: Frame | null): Saved {
  const { top, depth, nativeDepth, handled, stopValue } = execution;
  const context = switchContext(undefined);
  return {
    next,
    top: top.frame,
    depth,
    nativeDepth,
    handled,
    stopValue,
    context,
    tracing: threadTracing(),
    atomic: saveAtomic(),
  };
}

/** Saves the state of the running thread, which is to go on with what gave way, and suspends it. */
function save(thread: Thread, hasRun = true): void {
  const next = loop.next!;
  loop.next = null;
  loop.gaveWay = false;
  thread.saved = currentState(next);
  const wait = next.injected instanceof Waiting ? next.injected.wait : null;
  if (hasRun && wait?.on !== CHANGES) wake(CHANGES);
  if (wait !== null && !wait.isReady) suspendFor(thread, wait);
  else suspendReady(thread);
}

function restore(thread: Thread): Saved {
  const saved = thread.saved as Saved;
  thread.saved = null;
  thread.status = "running";
  scheduler.current = thread;
  scheduler.sliceStart = Date.now();
  execution.top = { frame: saved.top, pending: null };
  execution.depth = saved.depth;
  execution.nativeDepth = saved.nativeDepth;
  execution.handled = saved.handled;
  execution.stopValue = saved.stopValue;
  switchContext(saved.context);
  switchTracing(saved.tracing);
  restoreAtomic(saved.atomic);
  logPlace();
  return saved;
}

/** The thread has given way again: its wait is not over. */
const STILL_WAITING = Symbol("still waiting");

/** Goes on with a saved thread: gives the frame to run next, as `leave` does. */
function resume(thread: Thread): Frame | null | typeof STILL_WAITING {
  const next = restore(thread).next!;
  if (!(next.injected instanceof Waiting)) return next;
  const { wait } = next.injected;
  let value: Value | undefined;
  let error: PyError | null = null;
  try {
    if (thread.isMain) onMainResumes();
    value = wait.attempt() as Value | undefined;
    if (value === undefined) {
      if (performance.now() < wait.deadline) {
        loop.next = next;
        save(thread, false);
        return STILL_WAITING;
      }
      value = wait.expired as Value;
    }
  } catch (raised) {
    error = asPyError(raised);
    setImplicitContext(error);
  }
  endWait(thread);
  // It may have been woken by what only one thread can have.
  if (error !== null && wait.on !== null) wake(wait.on, 1);
  return leave(next, value, error);
}

/** Lets others run until it is the turn of the running thread, whose base has given way or which is bound to this place. */
function letOthersRun(thread: Thread, isOver: () => boolean): Frame | null | undefined {
  save(thread);
  for (;;) {
    schedule(thread, isOver);
    if (isOver()) return undefined;
    const frame = resume(thread);
    if (frame !== STILL_WAITING) return frame;
  }
}

const never = (): boolean => false;

/** A nested loop: the native code below waits for its result. */
function runNested(entry: Frame | null): Value | undefined {
  const outer = loop.isTraced;
  const level = execution.nativeDepth;
  let frame = entry;
  try {
    for (;;) {
      const result = tryNested(level, frame);
      if (!loop.gaveWay) return result;
      const thread = scheduler.current;
      thread.bound++;
      try {
        frame = letOthersRun(thread, never)!;
      } finally {
        thread.bound--;
      }
    }
  } finally {
    leftLoop(level);
    loop.isTraced = outer;
  }
}

/** As runLoops; an atomic block that began in this loop may give up. */
function tryNested(level: number, frame: Frame | null): Value | undefined {
  try {
    return runLoops(frame);
  } catch (raised) {
    if (raised instanceof Conflict && gaveUp(level)) return undefined;
    throw raised;
  }
}

/** What the base of the main thread ended with, where another loop ran its end. */
interface Ending {
  result: Value | undefined;
  error: unknown;
}

let mainEnding: Ending | null = null;

/** The base of the main thread. Its end may be run by a nested loop of another thread. */
function runMainBase(entry: Frame | null): Value | undefined {
  const outer = loop.isTraced;
  const main = scheduler.current;
  let frame = entry;
  mainEnding = null;
  beginSlice(main);
  try {
    for (;;) {
      const result = tryLoops(main, frame);
      if (!loop.gaveWay) {
        endSlice(main);
        return result;
      }
      endSlice(main);
      const next = letOthersRun(main, () => mainEnding !== null);
      if (next === undefined) return takeEnding(main);
      beginSlice(main);
      frame = next;
    }
  } finally {
    loop.isTraced = outer;
  }
}

function takeEnding(main: Thread): Value | undefined {
  const { result, error } = mainEnding!;
  mainEnding = null;
  scheduler.mainHasEnded = false;
  restore(main);
  if (error !== null) throw error;
  return result;
}

/** As runLoops, with transactions that abort. */
function tryLoops(thread: Thread, entry: Frame | null): Value | undefined {
  let frame = entry;
  for (;;) {
    try {
      return runLoops(frame);
    } catch (raised) {
      if (!(raised instanceof Conflict)) throw raised;
      if (gaveUp(BASE_DEPTH)) return undefined;
      frame = restartSlice(thread);
    }
  }
}

/** A thread begins: its state is blank but for the frame that its entry pushed. */
function begin(thread: Thread): Frame | null | Ending {
  const start = thread.entry!;
  thread.entry = null;
  thread.status = "running";
  scheduler.current = thread;
  scheduler.sliceStart = Date.now();
  execution.top = { frame: null, pending: null };
  execution.depth = 0;
  execution.nativeDepth = BASE_DEPTH;
  execution.handled = new HandledException();
  execution.stopValue = null;
  switchContext(undefined);
  switchTracing();
  restoreAtomic(0);
  try {
    const outcome = start() as MaybeOutcome;
    if (outcome !== PENDING) return { result: outcome as Value | undefined, error: null };
  } catch (raised) {
    return { result: undefined, error: asPyError(raised) };
  }
  (execution.top.pending as Frame).isEntry = true;
  const frame = enterPending(null);
  logPlace();
  return frame;
}

const hasEnded = (next: Frame | null | Ending): next is Ending => next !== null && "error" in next;

/** Runs one slice of a thread at its base; false if it only found that its wait is not over. */
function runSlice(thread: Thread): boolean {
  try {
    return slice(thread);
  } catch (raised) {
    if (!(raised instanceof Abandoned)) throw raised;
    loop.next = null;
    loop.gaveWay = false;
    execution.top.pending = null;
    endWait(thread);
    retire(thread);
    return true;
  }
}

function slice(thread: Thread): boolean {
  beginSlice(thread);
  const next = thread.entry === null ? resume(thread) : begin(thread);
  if (next === STILL_WAITING) {
    endSlice(thread);
    return false;
  }
  let ending: Ending;
  if (hasEnded(next)) ending = next;
  else {
    try {
      const result = tryLoops(thread, next);
      if (loop.gaveWay) {
        endSlice(thread);
        save(thread);
        return true;
      }
      ending = { result, error: null };
    } catch (raised) {
      ending = { result: undefined, error: asPyError(raised) };
    }
  }
  if (thread.isMain) {
    mainEnding = ending;
    scheduler.mainHasEnded = true;
    thread.saved = currentState(null);
  } else {
    thread.onEnd(ending.result, ending.error);
    retire(thread);
  }
  wake(CHANGES);
  endSlice(thread);
  return true;
}

let reportDeadlock: () => never = () => {
  throw new Error("pystm: deadlock");
};
/** Sets what tells of a deadlock and ends the process. */
export function setDeadlockReport(report: () => never): void {
  reportDeadlock = report;
}

/** Connects the loops, the ordinary one and the one that traces: `settle` runs pending frames with them. */
export function installLoop(ordinaryLoop: Loop, tracedLoop: Loop): void {
  installAtomicBlocks(() => onMainResumes());
  ordinary = ordinaryLoop;
  traced = tracedLoop;
  setDriver({ runSlice, deadlock: () => reportDeadlock() });
  setRunner(() => {
    const caller = execution.top.frame as Frame | null;
    const { depth, nativeDepth } = execution;
    enterNative();
    const isBase = execution.nativeDepth === BASE_DEPTH;
    (execution.top.pending as Frame).isEntry = true;
    try {
      const entry = enterPending(caller);
      return isBase ? runMainBase(entry) : runNested(entry);
    } finally {
      execution.nativeDepth = nativeDepth;
      execution.depth = depth;
      execution.top.frame = caller;
    }
  });
}
