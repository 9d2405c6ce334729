/**
 * Chunks: the large pieces in which executors get room for records, one chunk at a time or, for a record larger than a chunk,
 * several in a row. Rarely used, so behind a lock. Knows no record but free ones.
 *
 * Three words per chunk in the chunk table. State: 0 free, n > 0 the first of n chunks in a row, -1 belongs to the row before. Then, of a
 * chunk with some room that nobody uses (a collection finds those): the first of its free stretches, which are linked by the word after their headers, and the next
 * such chunk plus 1.
 */
import {
  CHUNK_BUDGET,
  CHUNK_ENTRY,
  COLLECT,
  FREE_CHUNKS,
  type Layout,
  NEXT_CHUNK,
  PARTIAL_CHUNKS,
  SPACE_LOCK,
} from "./layout.ts";
import { Lock } from "./lock.ts";
import type { SharedMemory } from "./memory.ts";
import { StoreFull } from "./store-full.ts";

/** States of a chunk. */
export const FREE_CHUNK = 0;
export const CONTINUED_CHUNK = -1;

export class Chunks {
  private readonly memory: SharedMemory;
  private readonly layout: Layout;
  private readonly lock: Lock;
  /** So many chunks this executor leaves to others. */
  reserve = 0;

  constructor(memory: SharedMemory, layout: Layout) {
    this.memory = memory;
    this.layout = layout;
    this.lock = new Lock(memory, SPACE_LOCK);
  }

  /** Offset of `count` chunks in a row; their words hold anything. Throws StoreFull. */
  takeChunks(count: number): number {
    this.lock.acquire();
    try {
      const first = this.findChunks(count);
      this.memory.set(this.entryOf(first), count);
      for (let next = 1; next < count; next++) this.memory.set(this.entryOf(first + next), CONTINUED_CHUNK);
      this.spendBudget(count);
      return this.offsetOf(first);
    } finally {
      this.lock.release();
    }
  }

  /** The first free stretch of a chunk that has some room and belongs to nobody now; 0 when there is none. */
  takePartialChunk(): number {
    // Almost always right, and the lock costs more.
    if (this.memory.load(PARTIAL_CHUNKS) === 0) return 0;
    this.lock.acquire();
    const chunk = this.memory.get(PARTIAL_CHUNKS) - 1;
    let stretch = 0;
    if (chunk >= 0) {
      stretch = this.memory.get(this.entryOf(chunk) + 1);
      this.memory.store(PARTIAL_CHUNKS, this.memory.get(this.entryOf(chunk) + 2));
    }
    this.lock.release();
    return stretch;
  }

  /** Gives the row of chunks back that begins at `offset`. */
  giveChunks(offset: number): void {
    const first = (offset - this.layout.chunks) / this.layout.chunkWords;
    this.lock.acquire();
    const count = this.memory.get(this.entryOf(first));
    for (let next = 0; next < count; next++) this.memory.set(this.entryOf(first + next), FREE_CHUNK);
    this.memory.set(FREE_CHUNKS, this.memory.get(FREE_CHUNKS) + count);
    this.memory.set(CHUNK_BUDGET, this.memory.get(CHUNK_BUDGET) + count);
    this.lock.release();
  }

  /** True when this executor would get no chunk. As of now: others take some, too. */
  isLow(): boolean {
    return this.memory.load(FREE_CHUNKS) + this.layout.chunkCount - this.memory.load(NEXT_CHUNK) <= this.reserve;
  }

  private findChunks(count: number): number {
    const end = this.memory.get(NEXT_CHUNK);
    const free = this.memory.get(FREE_CHUNKS);
    if (free + this.layout.chunkCount - end < this.reserve + count) throw new StoreFull("bytes");
    if (free >= count) {
      let run = 0;
      for (let chunk = 0; chunk < end; chunk++) {
        run = this.memory.get(this.entryOf(chunk)) === FREE_CHUNK ? run + 1 : 0;
        if (run === count) {
          this.memory.set(FREE_CHUNKS, free - count);
          return chunk + 1 - count;
        }
      }
    }
    if (end + count > this.layout.chunkCount) throw new StoreFull("bytes");
    this.memory.set(NEXT_CHUNK, end + count);
    return end;
  }

  /** Asks for a collection when enough has been taken since the last one. */
  private spendBudget(count: number): void {
    const left = this.memory.get(CHUNK_BUDGET) - count;
    this.memory.set(CHUNK_BUDGET, left);
    if (left <= 0) this.memory.store(COLLECT, 1);
  }

  private entryOf(chunk: number): number {
    return this.layout.chunkTable + chunk * CHUNK_ENTRY;
  }

  private offsetOf(chunk: number): number {
    return this.layout.chunks + chunk * this.layout.chunkWords;
  }
}
