/**
 * Shared memory for the simulation: the operations of SharedMemory, each one step that nothing interrupts. Before each it yields: -1, or the
 * word on which the executor sleeps. Also watches for what must never happen: that a record changes while somebody reads it.
 */
import { HEAD, type Layout } from "../../runtime/heap/layout.ts";
import type { SharedMemory } from "../../runtime/heap/memory.ts";
import type { Stepped, Steps } from "./stepping.ts";

/** Yielded before an operation. */
export const READY = -1;

/** The protocol did something wrong. */
export class Violation extends Error {}

/** Units of eight bytes of the simulation's records: header, id, value, check. */
export const RECORD_UNITS = 2;

type Operations = Omit<Stepped<SharedMemory>, "waitAsync" | "buffer" | "doubles" | "bytes">;

export class SteppedMemory implements Operations {
  readonly words: Int32Array;
  readonly spins = 1;
  private readonly firstRecord: number;
  /** Per executor the record that it is reading, or 0. */
  readonly reading: number[] = [0, 0, 0, 0];
  /** Executors that sleep on the word are to wake. */
  onNotify: (index: number) => void = () => {};
  /** A commit takes place. */
  onHead: (position: number) => void = () => {};

  constructor(words: Int32Array, layout: Layout) {
    this.words = words;
    this.firstRecord = layout.chunks;
  }

  *get(index: number): Steps<number> {
    yield READY;
    return this.words[index]!;
  }

  *set(index: number, value: number): Steps<void> {
    yield READY;
    if (index >= this.firstRecord) this.checkReaders(index);
    this.words[index] = value;
  }

  *load(index: number): Steps<number> {
    yield READY;
    return this.words[index]!;
  }

  *loadAfterReads(index: number): Steps<number> {
    yield READY;
    return this.words[index]!;
  }

  *store(index: number, value: number): Steps<void> {
    yield READY;
    this.words[index] = value;
    if (index === HEAD) this.onHead(value);
  }

  *add(index: number, value: number): Steps<number> {
    yield READY;
    const old = this.words[index]!;
    this.words[index] = old + value;
    return old;
  }

  *or(index: number, bits: number): Steps<number> {
    yield READY;
    const old = this.words[index]!;
    this.words[index] = old | bits;
    return old;
  }

  *and(index: number, bits: number): Steps<number> {
    yield READY;
    const old = this.words[index]!;
    this.words[index] = old & bits;
    return old;
  }

  *exchange(index: number, value: number): Steps<number> {
    yield READY;
    const old = this.words[index]!;
    this.words[index] = value;
    return old;
  }

  *compareExchange(index: number, expected: number, value: number): Steps<number> {
    yield READY;
    const old = this.words[index]!;
    if (old === expected) this.words[index] = value;
    return old;
  }

  *wait(index: number, expected: number, _timeout: number): Steps<void> {
    yield READY;
    if (this.words[index] === expected) yield index;
  }

  *notify(index: number): Steps<void> {
    yield READY;
    this.onNotify(index);
  }

  private checkReaders(index: number): void {
    for (const record of this.reading) {
      if (record !== 0 && index >= record && index < record + 2 * RECORD_UNITS) {
        throw new Violation(`the record at ${record} changes while it is read`);
      }
    }
  }
}
