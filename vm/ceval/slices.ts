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
import { StoreFull } from "../../runtime/heap/store-full.ts";
import { type AtomicState, restoreAtomic, saveAtomic } from "../../runtime/stm/atomic.ts";
import { logCommit, logPlace, logStart } from "../../runtime/stm/log.ts";
import { Conflict, openForWrite, txn } from "../../runtime/stm/transaction.ts";
import {
  Abandoned,
  endWait,
  NOBODY,
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
import { type PyError, pyError } from "../core/errors.ts";
import { enterNative, execution, type FrameLike, HandledException, setRunner } from "../core/execution.ts";
import { type Frame, Waiting } from "../core/frame.ts";
import { switchTracing, type ThreadTracing, threadTracing, tracing } from "../core/tracing.ts";
import { type MaybeOutcome, PENDING, type Value } from "../core/value.ts";
import { CHANGES, gaveUp, installAtomicBlocks, leftLoop, takeRetryWait } from "./atomic-blocks.ts";
import { asPyError, enterPending, leave, loop, recoverFrom } from "./control.ts";
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

/** Transactions around slices, once other executors know objects of this one. Installed by what shares them. */
export interface SliceTransactions {
  readonly isActive: boolean;
  /** Begins a transaction at the newest state. */
  begin(): void;
  /** Commits; throws Conflict when that cannot be, StoreFull when there is no room. */
  end(): void;
  /** Undoes all since `begin`. True: no room can be made, and the thread is to be told. */
  abort(reason: Conflict | StoreFull): boolean;
  /** From here on the transaction cannot abort. Throws Conflict if it must before that. */
  becomeInevitable(): void;
}

let transactions: SliceTransactions = { isActive: false, begin() {}, end() {}, abort: () => false, becomeInevitable() {} };
export function setTransactions(installed: SliceTransactions): void {
  transactions = installed;
}

function beginSlice(thread: Thread): void {
  if (transactions.isActive) transactions.begin();
  logStart(thread.serial);
}

function endSlice(): void {
  if (transactions.isActive) transactions.end();
  logCommit();
}

/** For what is not run by a slice that could begin again: it commits whatever others do. */
function beginInevitably(): void {
  if (!transactions.isActive) return;
  transactions.begin();
  transactions.becomeInevitable();
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

/** Goes on with a saved thread: gives the frame to run next, as `leave` does. `failure` is raised in place of what the thread would do. */
function resume(thread: Thread, failure: PyError | null = null): Frame | null | typeof STILL_WAITING {
  const next = restore(thread).next!;
  if (next.$w < txn.writable) openForWrite(next);
  if (!(next.injected instanceof Waiting)) return failure === null ? next : recoverFrom(next, failure);
  const { wait } = next.injected;
  let value: Value | undefined;
  let error: PyError | null = null;
  try {
    if (failure !== null) throw failure;
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

const never = (): boolean => false;

/** Lets others run until it is the turn of the running thread, which is bound to this place on the JavaScript stack. */
function letOthersRun(thread: Thread): Frame | null {
  // What is below on the JavaScript stack cannot begin again.
  if (transactions.isActive) transactions.becomeInevitable();
  endSlice();
  save(thread);
  for (;;) {
    schedule(thread, never);
    beginInevitably();
    const frame = resume(thread);
    if (frame !== STILL_WAITING) return frame;
    endSlice();
  }
}

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
        frame = letOthersRun(thread);
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

/**
 * The base of the main thread. Once it has given way it is continued like any other thread, so its end may be run by a nested
 * loop of another one.
 */
function runMainBase(entry: Frame | null): Value | undefined {
  const outer = loop.isTraced;
  const main = scheduler.current;
  mainEnding = null;
  try {
    if (transactions.isActive) {
      // What native code has done on the way here.
      transactions.end();
      loop.next = entry;
    } else {
      beginSlice(main);
      const result = tryLoops(entry);
      endSlice();
      if (!loop.gaveWay) return result;
    }
    save(main);
    schedule(NOBODY, () => mainEnding !== null);
    // Native code goes on, which cannot begin again.
    beginInevitably();
    return takeEnding(main);
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

/** As runLoops; an atomic block that began in this loop may give up. */
function tryLoops(entry: Frame | null): Value | undefined {
  try {
    return runLoops(entry);
  } catch (raised) {
    if (!(raised instanceof Conflict) || !gaveUp(BASE_DEPTH)) throw raised;
    return undefined;
  }
}

/** A thread begins: its state is blank but for the frame that its entry pushed. */
function begin(thread: Thread, failure: PyError | null): Frame | null | Ending {
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
  if (failure !== null) return { result: undefined, error: failure };
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

/** Runs one slice of a thread at its base, again and again until it commits; false if it only found that its wait is not over. */
function runSlice(thread: Thread): boolean {
  const { entry, saved } = thread;
  let isFull = false;
  for (;;) {
    try {
      return runOnce(thread, isFull);
    } catch (raised) {
      loop.next = null;
      loop.gaveWay = false;
      execution.top.pending = null;
      if (raised instanceof Abandoned) {
        endWait(thread);
        retire(thread);
        return true;
      }
      if (!(raised instanceof Conflict || raised instanceof StoreFull) || !transactions.isActive) throw raised;
      isFull = transactions.abort(raised);
      thread.entry = entry;
      thread.saved = saved;
      const wait = takeRetryWait();
      if (wait !== null) {
        suspendFor(thread, wait);
        return true;
      }
    }
  }
}

/** `isFull`: in place of what the thread would do it gets a MemoryError. */
function runOnce(thread: Thread, isFull: boolean): boolean {
  beginSlice(thread);
  const failure = isFull ? pyError("MemoryError") : null;
  const next = thread.entry === null ? resume(thread, failure) : begin(thread, failure);
  if (next === STILL_WAITING) {
    endSlice();
    return false;
  }
  let ending: Ending;
  if (hasEnded(next)) ending = next;
  else {
    try {
      const result = tryLoops(next);
      if (loop.gaveWay) {
        endSlice();
        save(thread);
        return true;
      }
      ending = { result, error: null };
    } catch (raised) {
      ending = { result: undefined, error: asPyError(raised) };
    }
  }
  if (!thread.isMain) thread.onEnd(ending.result, ending.error);
  endSlice();
  if (thread.isMain) {
    mainEnding = ending;
    scheduler.mainHasEnded = true;
    thread.saved = currentState(null);
  } else retire(thread);
  wake(CHANGES);
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
