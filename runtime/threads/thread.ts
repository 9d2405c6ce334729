/**
 * The record of one Python thread: what the scheduler must know to run it, and places for what others keep with it.
 *
 * It must not know any Python type, nor what running a thread means.
 */

/** What a thread waits for. */
export interface Wait {
  /** The object whose change may end the wait (see `wake`); null when only time or the world outside can. */
  readonly on: object | null;
  /** Asked in the waiting thread after each wake-up: the result of the wait, or undefined to wait on. May throw. */
  readonly attempt: () => unknown;
  /** When the wait ends anyway, on the clock of performance.now(); Infinity for never. */
  readonly deadline: number;
  /** The result when it did. */
  readonly expired: unknown;
  /** True when `attempt` looks at the world outside, which wakes nobody: it is asked again and again. */
  readonly polls: boolean;
  /** True when the wait is over with the next slice of the thread. */
  readonly isReady?: boolean;
  /** True when the wait has ended before it began: the thread does not give way. */
  readonly isOver?: boolean;
}

export type ThreadStatus = "ready" | "running" | "parked" | "ended";

export class Thread {
  readonly ident: number;
  readonly nativeId: number;
  /** Counts the threads from 0, the main thread. */
  readonly serial: number;
  /** For reports. */
  readonly name: string;
  readonly isMain: boolean;
  /** Does not keep the process alive. */
  isDaemon: boolean;
  status: ThreadStatus = "ready";
  /** While it is parked, and until the wait has ended. */
  wait: Wait | null = null;
  /** Nested loops on the JavaScript stack that hold a part of its state: only the innermost of them can continue it. */
  bound = 0;
  /** It is bound and should go on, but others run above it on the JavaScript stack. */
  isDue = false;
  /** Its execution state while it does not run; the driver's. */
  saved: unknown = null;
  /** Starts it; the driver's. Null once it has started. */
  entry: (() => unknown) | null;
  /** Called once, in the thread itself, with what it ended with. */
  readonly onEnd: (result: unknown, error: unknown) => void;
  /** What others keep per thread, by the key they chose; gone with the thread. */
  readonly locals = new ThreadLocals();
  /** What whoever started it needs to continue it on another executor; null: it stays here. */
  origin: unknown = null;

  constructor(
    entry: (() => unknown) | null,
    isDaemon: boolean,
    onEnd: (result: unknown, error: unknown) => void = () => {},
    name = "MainThread",
    serial?: number,
  ) {
    this.isMain = entry === null && serial === undefined;
    this.serial = serial ?? (this.isMain ? 0 : ++started);
    this.name = name;
    this.ident = mainIdent() - this.serial * 0x801000;
    this.nativeId = process.pid + this.serial;
    this.entry = entry;
    this.isDaemon = isDaemon;
    this.onEnd = onEnd;
  }
}

let started = 0;

/** Threads that this executor starts are numbered from here on, apart from those of others. */
export function numberThreadsFrom(serial: number): void {
  started = serial;
}

class ThreadLocals extends WeakMap<object, unknown> {
  /** Something was ever kept here. */
  isUsed = false;
  override set(key: object, value: unknown): this {
    this.isUsed = true;
    return super.set(key, value);
  }
}

/** The identity of the main thread; looks like the address of a thread's control block, as on Linux. */
export const mainIdent = (): number => 0x7f0000000000 + (process.pid % 0x100000) * 0x1000;
