/** The times of calls: how often, how long, and from where. Knows no clock and nothing of Python; times are in the clock's units. */

/** What is counted for a function, or for a function as called by another. */
export class Counts {
  calls = 0;
  recursiveCalls = 0;
  total = 0;
  inline = 0;
  private depth = 0;

  enter(): void {
    this.depth++;
  }

  leave(total: number, inline: number): void {
    // The time of a recursive call is in that of the outermost one.
    if (--this.depth === 0) this.total += total;
    else this.recursiveCalls++;
    this.inline += inline;
    this.calls++;
  }
}

/** A function: `key` is what it is known by, `shown` what stands for it in the statistics. */
export class Entry<Shown> extends Counts {
  readonly shown: Shown;
  /** The functions it called, if that is asked for. */
  readonly callees = new Map<Entry<Shown>, Counts>();
  constructor(shown: Shown) {
    super();
    this.shown = shown;
  }
}

/** A call that goes on. */
interface Running<Shown> {
  readonly entry: Entry<Shown>;
  readonly caller: Running<Shown> | null;
  readonly fromCaller: Counts | null;
  start: number;
  /** Time spent in calls that it made. */
  inner: number;
}

export class CallTimes<Shown> {
  readonly entries = new Map<object, Entry<Shown>>();
  private readonly now: () => number;
  private current: Running<Shown> | null = null;

  constructor(now: () => number) {
    this.now = now;
  }

  /** A call begins. With `byCaller` it is counted for the function that makes it, too. */
  enter(key: object, show: () => Shown, byCaller: boolean): void {
    let entry = this.entries.get(key);
    if (entry === undefined) {
      entry = new Entry(show());
      this.entries.set(key, entry);
    }
    const caller = this.current;
    let fromCaller: Counts | null = null;
    if (byCaller && caller !== null) {
      fromCaller = caller.entry.callees.get(entry) ?? new Counts();
      caller.entry.callees.set(entry, fromCaller);
    }
    entry.enter();
    fromCaller?.enter();
    this.current = { entry, caller, fromCaller, start: 0, inner: 0 };
    this.current.start = this.now();
  }

  /** A call ends, and with it those inside it. One that began before there was anybody to count is passed over. */
  leave(key: object): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    let call = this.current;
    while (call !== null && call.entry !== entry) call = call.caller;
    if (call === null) return;
    while (this.current !== call.caller) this.stop();
  }

  /** Ends all calls. */
  flush(): void {
    while (this.current !== null) this.stop();
  }

  clear(): void {
    this.current = null;
    this.entries.clear();
  }

  private stop(): void {
    const { entry, caller, fromCaller, start, inner } = this.current!;
    const total = this.now() - start;
    if (caller !== null) caller.inner += total;
    this.current = caller;
    entry.leave(total, total - inner);
    fromCaller?.leave(total, total - inner);
  }
}
