/**
 * Chunks: the large pieces in which executors get room for records, one chunk at a time or, for a record larger than a chunk,
 * several in a row. Rarely used, so behind a lock. Knows no record.
 *
 * A word per chunk in the chunk table: 0 free, n > 0 the first of n chunks in a row, -1 belongs to the row before.
 */
import { FREE_CHUNKS, type Layout, NEXT_CHUNK, SPACE_LOCK } from "./layout.ts";
import { Lock } from "./lock.ts";
import type { SharedMemory } from "./memory.ts";
import { StoreFull } from "./store-full.ts";

const FREE = 0;
const CONTINUED = -1;

export class Chunks {
  private readonly memory: SharedMemory;
  private readonly layout: Layout;
  private readonly lock: Lock;

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
      this.memory.set(this.layout.chunkTable + first, count);
      for (let next = 1; next < count; next++) this.memory.set(this.layout.chunkTable + first + next, CONTINUED);
      return this.layout.chunks + first * this.layout.chunkWords;
    } finally {
      this.lock.release();
    }
  }

  /** Gives the row of chunks back that begins at `offset`. */
  giveChunks(offset: number): void {
    const first = (offset - this.layout.chunks) / this.layout.chunkWords;
    this.lock.acquire();
    const count = this.memory.get(this.layout.chunkTable + first);
    for (let next = 0; next < count; next++) this.memory.set(this.layout.chunkTable + first + next, FREE);
    this.memory.set(FREE_CHUNKS, this.memory.get(FREE_CHUNKS) + count);
    this.lock.release();
  }

  private findChunks(count: number): number {
    const end = this.memory.get(NEXT_CHUNK);
    const free = this.memory.get(FREE_CHUNKS);
    if (free >= count) {
      let run = 0;
      for (let chunk = 0; chunk < end; chunk++) {
        run = this.memory.get(this.layout.chunkTable + chunk) === FREE ? run + 1 : 0;
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
}
