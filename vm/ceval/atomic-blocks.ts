/**
 * Atomic blocks that are transactions of their own, because slices are not: with one executor nothing conflicts, and what has to be
 * undone is only what a block has done before it found that it must wait for another thread.
 *
 * It must not know whose turn it is, nor what a block waits for.
 *
 * Note [Waiting in atomic blocks]
 * Where other threads live, the outermost block of a thread begins like a wait (Note [Parking] in vm/core/park.ts) that is over
 * at once: `__enter__` pushes a waiting frame, and the block begins when that gives its result. So what is needed to begin again is what is
 * kept of any thread that waits. A block that must wait throws Conflict; the loop it began in undoes its transaction and
 * parks the thread at its beginning, until another thread has run (`CHANGES`). When the loop it began in has ended, it cannot begin again.
 */
import {
  atomicHooks,
  atomicity,
  enterAtomic,
  installAtomicHooks,
  isOwnTransaction,
  restoreAtomic,
} from "../../runtime/stm/atomic.ts";
import { chaos, dice } from "../../runtime/stm/chaos.ts";
import { logAbort, logCommit, logStart } from "../../runtime/stm/log.ts";
import {
  becomeInevitable,
  Conflict,
  canAbort,
  canUndoTo,
  endTransaction,
  inTransaction,
  openForWrite,
  type Savepoint,
  savepoint,
  undo,
} from "../../runtime/stm/transaction.ts";
import { pauseHere, scheduler, wake } from "../../runtime/threads/scheduler.ts";
import type { Thread, Wait } from "../../runtime/threads/thread.ts";
import { type PyContext, switchContext } from "../core/context.ts";
import { runtimeError } from "../core/errors.ts";
import { execution, type FrameLike, type HandledException } from "../core/execution.ts";
import { type Frame, Waiting } from "../core/frame.ts";
import { type ParkRequest, setAtomicWaiter, waitingFrame } from "../core/park.ts";
import { switchTracing, type ThreadTracing, threadTracing } from "../core/tracing.ts";
import { type Outcome, PENDING, type Value } from "../core/value.ts";
import { giveWay } from "./control.ts";

/** What blocks that have given up are parked on: woken when any other thread has run. */
export const CHANGES = {};

/** Reasons to give up. */
const WAITS = "waits for another thread";
const RETRY = "transaction.retry()";
const CHAOS = "chaos";

/** A running block that can begin again, and the state of its thread then. */
interface Block {
  readonly start: Frame;
  readonly canRollBack: boolean;
  /** The loop in which it began, by its native depth. */
  readonly level: number;
  readonly top: FrameLike | null;
  readonly depth: number;
  readonly handled: HandledException;
  readonly stopValue: Value;
  readonly context: PyContext | undefined;
  readonly tracing: ThreadTracing;
  /** Its beginning; not to be returned to any more when the transaction has ended or cannot be undone. */
  readonly point: Savepoint;
  /** When the first wait with a time-out that it has met ends, by performance.now(). */
  deadline: number;
  /** Its thread has run before it in the same slice. */
  readonly isMidSlice: boolean;
  /** Why it gives up; "" while it does not. */
  reason: string;
  /** That time has come: such waits now take their time, and nobody else runs meanwhile. */
  readonly isLate: boolean;
}

let block: Block | null = null;

/** Enters an atomic block from outside of any. */
export function enterOutermost(canRollBack: boolean): Outcome {
  const isSlice = inTransaction();
  // What cannot be undone before the block would keep the block from being undone.
  if (isSlice ? canAbort() && !needsOwnSlice.has(scheduler.current) : scheduler.live === 1 && !chaos.active) {
    enterAtomic(canRollBack);
    return null;
  }
  const start = waitingFrame();
  const wait = isSlice ? atSliceStart(canRollBack) : beginning(start, canRollBack, Number.POSITIVE_INFINITY, AT_ONCE);
  start.injected = new Waiting(wait);
  execution.top.pending = start;
  return PENDING;
}

/**
 * Where slices are transactions, a block is a part of one. Should it have to wait, what comes before it in the slice must be
 * committed, for others may wait for that: the slice is run again, and ends before the block. Threads of which that is asked.
 */
const needsOwnSlice = new WeakSet<Thread>();

/** A block with which the slice that runs has begun. */
let sliceBlock: { readonly point: Savepoint; readonly isLate: boolean } | null = null;
/** When the first timed wait ends that the block of a thread has met: kept while it begins again and again. */
const sliceDeadlines = new WeakMap<Thread, number>();

/** What a thread waits for that is to begin an atomic block with its next slice. */
function atSliceStart(canRollBack: boolean): Wait {
  const thread = scheduler.current;
  sliceDeadlines.delete(thread);
  const attempt = (): Value => {
    beginSliceBlock(canRollBack);
    return null;
  };
  return { on: null, attempt, deadline: Number.POSITIVE_INFINITY, expired: null, polls: false, isReady: true };
}

function beginSliceBlock(canRollBack: boolean): void {
  const thread = scheduler.current;
  needsOwnSlice.delete(thread);
  enterAtomic(canRollBack);
  const isLate = performance.now() >= (sliceDeadlines.get(thread) ?? Number.POSITIVE_INFINITY);
  sliceBlock = { point: savepoint(), isLate };
}

/** What a slice that was undone waits for before it runs again; null if it need not wait. */
let retryWait: Wait | null = null;

/** Called when a slice has been undone: what its thread is to wait for before it runs again, if it gave up. */
export function takeRetryWait(): Wait | null {
  const wait = retryWait;
  retryWait = null;
  return wait;
}

function giveUpSlice(reason: string, deadline: number): never {
  const thread = scheduler.current;
  lastAborts.set(thread, reason);
  if (sliceBlock === null || !canUndoTo(sliceBlock.point)) needsOwnSlice.add(thread);
  else {
    sliceDeadlines.set(thread, Math.min(deadline, sliceDeadlines.get(thread) ?? Number.POSITIVE_INFINITY));
    // Other executors do not tell of their slices.
    retryWait = { on: CHANGES, attempt: () => null, deadline, expired: null, polls: true };
  }
  throw new Conflict(reason);
}

/** As Block.isLate. */
const isSliceLate = (): boolean => sliceBlock !== null && canUndoTo(sliceBlock.point) && sliceBlock.isLate;

/** True where slices are transactions, and this one can still be undone. */
const isUndoableSlice = (): boolean => !isOwnTransaction() && canAbort();

type Until = Pick<Wait, "on" | "polls" | "isOver">;
const AT_ONCE: Until = { on: null, polls: false, isOver: true };
const SOON: Until = { on: null, polls: true };
/** Other executors do not tell of their slices. */
const changed = (): Until => ({ on: CHANGES, polls: atomicHooks.executors() > 1 });

/** What the thread waits for before its block begins; `deadline` is that of the block. */
function beginning(start: Frame, canRollBack: boolean, deadline: number, until: Until): Wait {
  const attempt = (): Value => {
    // Slices may have become transactions since.
    if (inTransaction()) beginSliceBlock(canRollBack);
    else beginBlock(start, canRollBack, deadline, until === AT_ONCE);
    return null;
  };
  return { ...until, attempt, deadline, expired: null };
}

function beginBlock(start: Frame, canRollBack: boolean, deadline: number, isMidSlice: boolean): void {
  const { top, depth, nativeDepth: level, handled, stopValue } = execution;
  const context = switchContext(undefined);
  switchContext(context);
  logCommit();
  logStart(scheduler.current.serial);
  enterAtomic(canRollBack, true);
  const point = savepoint();
  openForWrite(start);
  const isLate = performance.now() >= deadline;
  const state = { depth, level, handled, stopValue, context, tracing: threadTracing() };
  block = { start, canRollBack, top: top.frame, ...state, point, deadline, isLate, isMidSlice, reason: "" };
}

const canBeginAgain = (): boolean => block !== null && canUndoTo(block.point);

/** Why each thread's last block that gave up did. */
const lastAborts = new WeakMap<Thread, string>();

/** Gives up the running block until another thread has run, or `deadline`; it must be one that can begin again. */
function giveUp(reason: string, deadline: number): never {
  block!.deadline = Math.min(block!.deadline, deadline);
  block!.reason = reason;
  if (reason !== CHAOS) lastAborts.set(scheduler.current, reason);
  logAbort({ cause: reason, object: null, part: -1, executor: -1, location: 0 });
  logStart(scheduler.current.serial);
  throw new Conflict(reason);
}

/**
 * Called by a loop of this native depth that a Conflict has left. If that was thrown by a block that began in it, the block is undone and its
 * thread gives way at the block's beginning.
 */
export function gaveUp(level: number): boolean {
  if (!canBeginAgain() || block!.level !== level) return false;
  const { start, canRollBack, top, depth, handled, stopValue, context, tracing, deadline, reason, isMidSlice } = block!;
  block = null;
  if (isMidSlice) wake(CHANGES);
  undo();
  endTransaction();
  restoreAtomic(0);
  execution.top = { frame: top, pending: null };
  execution.depth = depth;
  execution.nativeDepth = level;
  execution.handled = handled;
  execution.stopValue = stopValue;
  switchContext(context);
  switchTracing(tracing);
  start.injected = new Waiting(beginning(start, canRollBack, deadline, reason === CHAOS ? SOON : changed()));
  giveWay(start);
  return true;
}

/** A nested loop of this native depth has ended. */
export function leftLoop(level: number): void {
  if (block !== null && block.level === level && canUndoTo(block.point))
    becomeInevitable("a native function has called __enter__");
}

/** Waits in an atomic block: by giving up, or, where only time or the world outside can end the wait, by stopping everybody. */
function waitInBlock({ on, attempt, deadline = Number.POSITIVE_INFINITY, expired = null }: ParkRequest): Outcome {
  const isTimed = deadline !== Number.POSITIVE_INFINITY;
  if (on !== undefined) {
    if (canBeginAgain() && !(isTimed && block!.isLate)) giveUp(WAITS, deadline);
    if (isUndoableSlice() && !(isTimed && isSliceLate())) giveUpSlice(WAITS, deadline);
    if (!isTimed) throw runtimeError("waiting for another thread inside an atomic block that cannot be undone");
  }
  becomeInevitable("waiting inside an atomic block");
  for (;;) {
    const left = deadline - performance.now();
    if (left <= 0) return expired;
    pauseHere(left);
    if (scheduler.current.isMain) handleSignals();
    const value = attempt();
    if (value !== undefined) return value;
  }
}

/** Called before a block is left: where the dice say so, it begins again instead. */
export function mayBeginAgain(): void {
  if (chaos.active && atomicity.depth === 1 && canBeginAgain() && dice(2) === 0) {
    giveUp(CHAOS, Number.POSITIVE_INFINITY);
  }
}

function retry(): never {
  if (atomicity.depth === 0) throw runtimeError("retry() outside an atomic block: there is nothing to give up");
  if (canBeginAgain()) giveUp(RETRY, Number.POSITIVE_INFINITY);
  if (isUndoableSlice()) giveUpSlice(RETRY, Number.POSITIVE_INFINITY);
  if (scheduler.live === 1) throw runtimeError("retry() without other threads: nothing would ever change");
  throw runtimeError("retry() after something that cannot be undone");
}

let handleSignals: () => void;

/** Called once, when the loops are connected; `onMainResumes` handles signals, and may raise. */
export function installAtomicBlocks(onMainResumes: () => void): void {
  handleSignals = onMainResumes;
  installAtomicHooks({
    retry,
    lastAbort: () => lastAborts.get(scheduler.current) ?? null,
    commitSoon: () => {
      scheduler.sliceStart = 0;
    },
  });
  setAtomicWaiter(waitInBlock);
}
