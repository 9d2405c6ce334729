/**
 * Looking at signals: what ceval does between instructions, and blocking operations while they wait. Must not know who called.
 */
import { pause } from "../../runtime/threads/pause.ts";
import { interruptMain, scheduler, setWorld } from "../../runtime/threads/scheduler.ts";
import { checkTimers, runPendingSignals, signals, untilTimer } from "./signal-state.ts";
import { listensToOthers, pollSignals, resetWatching, watchInterrupt } from "./signal-watch.ts";

/**
 * Finds out about signals that have arrived and timers that are due, and calls their handlers if this is the main thread; it soon
 * does so itself if not. Raises what the handlers raise.
 */
export function lookForSignals(): boolean {
  checkTimers();
  pollSignals();
  return handleSignals();
}

/** As lookForSignals, for signals that have been noticed already. */
export function handleSignals(): boolean {
  const { pending } = signals;
  if (pending) {
    if (scheduler.current.isMain) runPendingSignals();
    else interruptMain();
  }
  return pending;
}

/** What the scheduler asks while threads wait. */
const WORLD = {
  attend(): void {
    watchInterrupt();
    checkTimers();
    pollSignals();
    if (signals.pending) interruptMain();
  },
  patience: untilTimer,
  mayWake: (): boolean => mustNotBlock(),
};

/** Milliseconds after which a signal that interrupted a system call is one that nobody listens to. */
const NOTICE_WITHIN = 200;

/** As lookForSignals after a signal interrupted a system call: the thread that takes notice of it may not have run yet. */
export function lookForInterruption(): void {
  for (const end = performance.now() + NOTICE_WITHIN; !lookForSignals() && performance.now() < end; ) pause(0.5);
}

/** For operations that are about to wait: Ctrl-C must reach them. */
export function beforeWaiting(): void {
  watchInterrupt();
  lookForSignals();
}

/** True when a signal may arrive that does not interrupt a system call, so that one must not block for long. */
export const mustNotBlock = (): boolean => listensToOthers() || untilTimer() !== Number.POSITIVE_INFINITY;

/** Milliseconds that a program runs before Ctrl-C raises KeyboardInterrupt. */
const WATCH_AFTER = 50;

let startedAt = 0;
let watching = false;

/** A program begins. */
export function resetInterrupts(): void {
  setWorld(WORLD);
  startedAt = 0;
  watching = false;
  resetWatching();
}

/** What ceval's loop calls now and then; `now` is the time in milliseconds. */
export function onInterrupt(now: number): void {
  if (!watching) {
    if (startedAt === 0) startedAt = now;
    if (now - startedAt >= WATCH_AFTER) {
      watching = true;
      watchInterrupt();
    }
  }
  lookForSignals();
}
