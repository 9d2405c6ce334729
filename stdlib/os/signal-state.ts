/**
 * Signals on their way to Python handlers. What raises a signal only marks it here; ceval looks at `signals.pending` between
 * instructions and calls `runPending`. It must not know Python handlers: stdlib/signal installs `deliver`.
 */
import { constants } from "node:os";
import { pyError } from "../../vm/core/errors.ts";

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

/** Marks a signal as arrived. Safe to be called from an event handler of Node. */
export function requestSignal(signal: number): void {
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

/** Calls the handlers of all signals that have arrived, lowest number first. Raises what they raise. */
export function runPendingSignals(): void {
  while (signals.pending) {
    const signal = Math.min(...waiting);
    waiting.delete(signal);
    signals.pending = waiting.size > 0;
    deliver(signal);
  }
}

const nameOf = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name as NodeJS.Signals]));

/** Node's name of a signal. */
export const signalName = (signal: number): NodeJS.Signals | undefined => nameOf.get(signal);
