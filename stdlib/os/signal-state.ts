/**
 * Signals on their way to Python handlers. What raises a signal only marks it here; ceval looks at `signals.pending` between
 * instructions and calls `runPending`. It must not know Python handlers: stdlib/signal installs `deliver`.
 */
import { constants } from "node:os";

export const signals = {
  /** True while a signal waits for its handler. Checked by ceval at back-edges and calls, and by blocking operations. */
  pending: false,
};

const waiting = new Set<number>();

/** Calls the Python handler of a signal; may raise. */
let deliver: (signal: number) => void = () => {};
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

const listeners = new Map<number, () => void>();

/** From now on the signal is marked when it arrives instead of having its default effect. */
export function listenTo(signal: number): void {
  const name = signalName(signal);
  if (name === undefined || listeners.has(signal)) return;
  const listener = () => requestSignal(signal);
  listeners.set(signal, listener);
  process.on(name, listener);
}

/** Gives the signal its default effect back. */
export function stopListening(signal: number): void {
  const listener = listeners.get(signal);
  if (listener === undefined) return;
  listeners.delete(signal);
  process.removeListener(signalName(signal)!, listener);
}
