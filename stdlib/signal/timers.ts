/**
 * The timers of setitimer() and alarm(), kept by us: whoever looks for signals asks whether one is due. Must not know handlers.
 */
import { constants } from "node:os";

export interface TimerState {
  /** Seconds. */
  readonly left: number;
  readonly interval: number;
}

class IntervalTimer {
  readonly signal: number;
  /** Milliseconds of the time that the timer counts. */
  readonly #clock: () => number;
  /** When it goes off; 0 when it is not set. */
  #due = 0;
  #interval = 0;

  constructor(signal: number, clock: () => number) {
    this.signal = signal;
    this.#clock = clock;
  }

  /** Milliseconds until it goes off; Infinity when it is not set. */
  get left(): number {
    return this.#due === 0 ? Number.POSITIVE_INFINITY : Math.max(this.#due - this.#clock(), 0);
  }

  get state(): TimerState {
    return { left: this.#due === 0 ? 0 : this.left / 1000, interval: this.#interval / 1000 };
  }

  /** Milliseconds; a delay of 0 switches it off. */
  set(delay: number, interval: number): void {
    this.#interval = interval;
    this.#due = delay === 0 ? 0 : this.#clock() + delay;
  }

  /** True once when the timer has gone off; it is set anew then. */
  takeDue(): boolean {
    if (this.#due === 0 || this.#clock() < this.#due) return false;
    this.set(this.#interval, this.#interval);
    return true;
  }
}

const { SIGALRM, SIGVTALRM, SIGPROF } = constants.signals;

/** By the number that setitimer() knows them by: real time, time in the program, and that with the system's work for it. */
const timers: readonly IntervalTimer[] = [
  new IntervalTimer(SIGALRM, () => performance.now()),
  new IntervalTimer(SIGVTALRM, () => process.cpuUsage().user / 1000),
  new IntervalTimer(SIGPROF, () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }),
];

export const REAL = 0;

export const findTimer = (which: number): IntervalTimer | undefined => timers[which];

/** The signals of the timers that have gone off since the last call. */
export const takeDueSignals = (): number[] => timers.filter((timer) => timer.takeDue()).map((timer) => timer.signal);

/** Milliseconds until a timer may be due: time that the program does not run counts for one of them only. */
export const untilRealTimer = (): number => timers[REAL]!.left;
