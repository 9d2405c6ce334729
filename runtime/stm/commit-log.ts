/**
 * The commit log: a ring of words that names what each commit has changed. Knows how entries are written and read, not what they
 * mean to a transaction.
 *
 * Positions count words from the log's start and wrap around at 2^32; only their differences are used. They are even.
 *
 * Note [Losing track]
 * An executor may sleep while others commit more than the ring holds. It must then learn that, and not misread new words
 * as old ones. The executor keeps how far it has read in its WALKED word. A committer that gets 3/4 of the ring past TAIL moves TAIL
 * half a ring behind itself and first counts up the LOST word of everybody who has not read that far. Words before the *old* TAIL are all that
 * it overwrites, so a reader that copies words and then finds its LOST word unchanged has copied the right ones: between the
 * counting and the overwriting lies a release of the commit lock. LOST words also make 32 bits enough for positions.
 */
import { ATTACHED, executorWord, HEAD, type Layout, LOST, TAIL, WALKED } from "../heap/layout.ts";
import type { SharedMemory } from "../heap/memory.ts";
import { entryHeader, STABLE_ENTRY, UNNAMED_ENTRY } from "./log-words.ts";
import type { WriteSet } from "./write-set.ts";

const ENTRY_WORDS = 2;

export class CommitLog {
  private readonly memory: SharedMemory;
  private readonly layout: Layout;
  private readonly executor: number;
  private seenLost: number;
  /** Words copied from the ring by `copyTo`. */
  copy = new Int32Array(256);

  constructor(memory: SharedMemory, layout: Layout, executor: number) {
    this.memory = memory;
    this.layout = layout;
    this.executor = executor;
    this.seenLost = -1;
  }

  /** Copies the words from `from` to `to`; returns how many, or -1 if they are no longer there: see `findTrack`. */
  copyTo(from: number, to: number): number {
    const count = (to - from) | 0;
    const { ring, ringWords } = this.layout;
    if (count < 0 || count > ringWords) return -1;
    if (count > this.copy.length) this.copy = new Int32Array(2 * count);
    for (let word = 0; word < count; word++) {
      this.copy[word] = this.memory.get(ring + ((from + word) & (ringWords - 1)));
    }
    if (this.memory.loadAfterReads(executorWord(this.executor, LOST)) !== this.seenLost) return -1;
    return count;
  }

  /** A position from which on the executor can follow the log again. */
  findTrack(): number {
    this.seenLost = this.memory.load(executorWord(this.executor, LOST));
    const head = this.memory.load(HEAD);
    this.walkedTo(head);
    return head;
  }

  /** The executor has read everything before `position`. */
  walkedTo(position: number): void {
    this.memory.store(executorWord(this.executor, WALKED), position);
  }

  /** Whether the log cannot name all that `writes` changes. */
  isTooLong(writes: WriteSet): boolean {
    return ENTRY_WORDS + writes.items.length > this.layout.ringWords / 4;
  }

  /** Writes an entry at `head` and returns where it ends. The commit lock is held; the head is not moved. */
  append(head: number, writes: WriteSet, location: number): number {
    const { ring, ringWords } = this.layout;
    const mask = ringWords - 1;
    const unnamed = this.isTooLong(writes);
    const items = unnamed ? 0 : writes.items.length;
    const length = (ENTRY_WORDS + items + 1) & ~1;
    const end = (head + length) | 0;
    this.moveTail(end);
    const flags = (writes.stable ? STABLE_ENTRY : 0) | (unnamed ? UNNAMED_ENTRY : 0);
    this.memory.set(ring + (head & mask), entryHeader(length, this.executor, flags));
    this.memory.set(ring + ((head + 1) & mask), location);
    for (let item = 0; item < items; item++) {
      this.memory.set(ring + ((head + ENTRY_WORDS + item) & mask), writes.items[item]!);
    }
    // An id is never 0.
    if (ENTRY_WORDS + items < length) this.memory.set(ring + ((end - 1) & mask), 0);
    return end;
  }

  /** See Note [Losing track]. */
  private moveTail(end: number): void {
    const { ringWords } = this.layout;
    if (((end - this.memory.get(TAIL)) | 0) <= (ringWords / 4) * 3) return;
    const tail = (end - ringWords / 2) | 0;
    for (let executor = this.memory.load(ATTACHED) - 1; executor >= 0; executor--) {
      if (((this.memory.load(executorWord(executor, WALKED)) - tail) | 0) < 0) this.memory.add(executorWord(executor, LOST), 1);
    }
    this.memory.set(TAIL, tail);
  }
}
