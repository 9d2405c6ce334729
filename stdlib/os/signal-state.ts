/**
 * Signals on their way to Python handlers. What raises a signal only marks it here; ceval looks at `signals.pending` between
 * instructions and calls `runPending`. It must not know Python handlers: stdlib/signal installs `deliver`.
 */
import { constants } from "node:os";
import { pyError } from "../../vm/core/errors.ts";
import { undoWith } from "../../vm/core/native.ts";

export const signals = {
  /** True while a signal waits for its handler. */
  pending: false,
};

const waiting = new Set<number>();

/** Calls the Python handler of a signal; may raise. Before the module signal is there, only SIGINT has one. */
let deliver: (signal: number) => void = () => {
  throw pyError("KeyboardInterrupt");
};
export function setSignalDelivery(delivery: (signal: number) => void): void {
  deliver = delivery;
}

let blocked: ReadonlySet<number> = new Set();
/** Signals that arrived while they were blocked. */
const held = new Set<number>();

export const blockedSignals = (): ReadonlySet<number> => blocked;
export const isBlocked = (signal: number): boolean => blocked.has(signal);
export const heldSignals = (): ReadonlySet<number> => held;

/** From now on exactly these signals are blocked; gives those that were held and are blocked no more. */
export function blockSignals(next: ReadonlySet<number>): number[] {
  blocked = next;
  const free = [...held].filter((signal) => !next.has(signal));
  for (const signal of free) held.delete(signal);
  return free;
}

/** Marks a signal as arrived. */
export function requestSignal(signal: number): void {
  if (blocked.has(signal)) {
    held.add(signal);
    return;
  }
  waiting.add(signal);
  signals.pending = true;
}

/** The timer behind alarm() and setitimer(), which the event loop has no occasion to notice while Python code runs. */
interface TimerWatch {
  /** Marks its signal when it is due. */
  check(): void;
  /** Milliseconds until it is due; Infinity when it is not set. */
  left(): number;
}
let timerWatch: TimerWatch = { check: () => {}, left: () => Number.POSITIVE_INFINITY };
export function setTimerWatch(watch: TimerWatch): void {
  timerWatch = watch;
}

/** Marks the signal of a timer that is due. */
export const checkTimers = (): void => timerWatch.check();
export const untilTimer = (): number => timerWatch.left();

let delivered = 0;
/** How many signals have been given to their handlers so far. */
export const deliveredCount = (): number => delivered;

/** Calls the handlers of all signals that have arrived, lowest number first. Raises what they raise. */
export function runPendingSignals(): void {
  while (signals.pending) {
    const signal = Math.min(...waiting);
    waiting.delete(signal);
    signals.pending = waiting.size > 0;
    // A transaction that never happened has handled nothing.
    undoWith(() => {
      waiting.add(signal);
      signals.pending = true;
    });
    delivered++;
    deliver(signal);
  }
}

const nameOf = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name as NodeJS.Signals]));

/** Node's name of a signal. */
export const signalName = (signal: number): NodeJS.Signals | undefined => nameOf.get(signal);
