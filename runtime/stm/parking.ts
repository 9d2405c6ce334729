/**
 * Which executors are to be woken when an object changes, and how they sleep. Knows no Python thread: an executor has told its
 * scheduler which thread waits for which id, and resumes it when the log names that id.
 *
 * Ids share 1024 words, each with one bit per executor that has something parked on one of its ids. Waking too many costs time, never
 * correctness.
 *
 * Note [No lost wake-up]
 * Who parks sets his bit, then looks at the log; who commits moves the head, then looks at the bits. All four are sequentially consistent, so
 * either the first sees the change or the second sees the bit. To sleep: `const seen = parking.signal()`, walk the log
 * (`Protocol.begin`), and if that woke nothing `parking.sleep(seen, timeout)`.
 */
import { executorWord, PARKED, PARKING, PARKING_SLOTS, SIGNAL } from "../heap/layout.ts";
import type { SharedMemory } from "../heap/memory.ts";
import { idOfItem, PART_ITEM } from "./log-words.ts";

const EVERYBODY = -1;

export class Parking {
  private readonly memory: SharedMemory;
  private readonly executor: number;
  /** How many parked threads of this executor each word stands for. */
  private readonly counts = new Uint32Array(PARKING_SLOTS);

  constructor(memory: SharedMemory, executor: number) {
    this.memory = memory;
    this.executor = executor;
  }

  /** From now on a commit of others that names `id` wakes this executor. Every call wants its `unpark`. */
  park(id: number): void {
    const slot = slotOf(id);
    if (this.counts[slot]++ > 0) return;
    this.memory.or(PARKING + slot, 1 << this.executor);
    this.memory.add(PARKED, 1);
  }

  unpark(id: number): void {
    const slot = slotOf(id);
    if (--this.counts[slot]! > 0) return;
    this.memory.and(PARKING + slot, ~(1 << this.executor));
    this.memory.add(PARKED, -1);
  }

  /** What to give to `sleep`; to be asked before looking for something to do. */
  signal(): number {
    return this.memory.load(executorWord(this.executor, SIGNAL));
  }

  /** Returns when a signal has come since `seen` was asked, or after `timeout` ms. */
  sleep(seen: number, timeout: number): void {
    this.memory.wait(executorWord(this.executor, SIGNAL), seen, timeout);
  }

  /** As `sleep`; the event loop runs on meanwhile. */
  sleepAsync(seen: number, timeout: number): Promise<void> {
    return this.memory.waitAsync(executorWord(this.executor, SIGNAL), seen, timeout);
  }

  /** Wakes an executor, whatever it sleeps for. */
  wake(executor: number): void {
    this.memory.add(executorWord(executor, SIGNAL), 1);
    this.memory.notify(executorWord(executor, SIGNAL));
  }

  /** After a commit: wakes the other executors that have something parked on what it named. */
  wakeParked(items: readonly number[], unnamed: boolean): void {
    if (this.memory.load(PARKED) === 0) return;
    let executors = unnamed ? EVERYBODY : 0;
    for (let at = 0; at < items.length && !unnamed; at++) {
      executors |= this.memory.load(PARKING + slotOf(idOfItem(items[at]!)));
      if ((items[at]! & PART_ITEM) !== 0) at++;
    }
    executors &= ~(1 << this.executor);
    for (; executors !== 0; executors &= executors - 1) this.wake(31 - Math.clz32(executors & -executors));
  }
}

function slotOf(id: number): number {
  return id % PARKING_SLOTS;
}
