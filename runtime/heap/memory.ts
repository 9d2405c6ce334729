/**
 * The one shared block of memory and everything that may be done to it. The only user of Atomics; knows nothing of what the
 * words mean.
 *
 * Plain access (`get`, `set`, and `words`, `doubles`, `bytes` directly) costs 1 ns, every other operation about 7 ns. Plain access is
 * right where another word orders it: a record's body is written before the table entry that leads to it is `store`d, and read
 * after that entry was `load`ed.
 *
 * The simulation (tests/simulation) puts another class in this one's place, in which each operation is one step of a scheduler. What
 * is to be simulated therefore touches shared memory through these methods only, on a receiver whose name ends in `memory`.
 */

/** `wait` without a limit of time. */
export const FOREVER = Number.POSITIVE_INFINITY;

export class SharedMemory {
  readonly buffer: SharedArrayBuffer;
  readonly words: Int32Array;
  readonly doubles: Float64Array;
  readonly bytes: Uint8Array;
  /** How often to look again before going to sleep: sleeping and being woken costs 5 to 10 microseconds. */
  readonly spins: number = 100;

  constructor(buffer: SharedArrayBuffer) {
    this.buffer = buffer;
    this.words = new Int32Array(buffer);
    this.doubles = new Float64Array(buffer);
    this.bytes = new Uint8Array(buffer);
  }

  get(index: number): number {
    return this.words[index]!;
  }

  set(index: number, value: number): void {
    this.words[index] = value;
  }

  load(index: number): number {
    return Atomics.load(this.words, index);
  }

  /** Loads, and what was read plainly before was read before: a plain load may otherwise be delayed past an atomic one. */
  loadAfterReads(index: number): number {
    return Atomics.add(this.words, index, 0);
  }

  store(index: number, value: number): void {
    Atomics.store(this.words, index, value);
  }

  /** These return the word's old value. */
  add(index: number, value: number): number {
    return Atomics.add(this.words, index, value);
  }

  or(index: number, bits: number): number {
    return Atomics.or(this.words, index, bits);
  }

  and(index: number, bits: number): number {
    return Atomics.and(this.words, index, bits);
  }

  exchange(index: number, value: number): number {
    return Atomics.exchange(this.words, index, value);
  }

  compareExchange(index: number, expected: number, value: number): number {
    return Atomics.compareExchange(this.words, index, expected, value);
  }

  /** Sleeps until notified, if the word still holds `expected`; at most `timeout` ms. It may be over for no reason: look again. */
  wait(index: number, expected: number, timeout: number): void {
    Atomics.wait(this.words, index, expected, timeout);
  }

  /** As `wait`, without blocking the event loop. */
  async waitAsync(index: number, expected: number, timeout: number): Promise<void> {
    const result = Atomics.waitAsync(this.words, index, expected, timeout);
    if (result.async) await result.value;
  }

  /** Wakes all that sleep on the word. */
  notify(index: number): void {
    Atomics.notify(this.words, index);
  }
}
