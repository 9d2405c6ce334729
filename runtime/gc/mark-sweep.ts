/**
 * Frees what no executor can reach in the shared store, while all of them have stopped: ids that no root leads to, their records, and
 * records that were replaced or given up. Marks are bits per id; who has stopped has set those of his roots. Knows no object: which ids
 * a record refers to is asked.
 */
import { CONTINUED_CHUNK, FREE_CHUNK } from "../heap/chunks.ts";
import {
  CHUNK_BUDGET,
  CHUNK_ENTRY,
  FREE_CHUNKS,
  FREED_IDS,
  type Layout,
  NEXT_CHUNK,
  NEXT_ID,
  PARTIAL_CHUNKS,
} from "../heap/layout.ts";
import type { SharedMemory } from "../heap/memory.ts";
import { freeHeader, unitsOf } from "../heap/records.ts";

/** Header bit of a record that is the current version of a reachable object, between the two halves of the sweep. */
const LIVE = 1 << 31;

/** A chunk with less than this part of it free is left alone: many small stretches cost more than they give. */
const WORTHWHILE = 8;

/** At least as many chunks (32 MB) are taken between two collections, and as many as are in use. */
const LEAST_BUDGET = 256;

/** What `sweepChunk` says of a chunk instead of the first free stretch. */
const FULL = 0;
const EMPTY = -1;

/** What a collection has found. */
export interface Census {
  readonly liveIds: number;
  readonly freedIds: number;
  /** Chunks in use, some in part; those among them that have room; free ones before the end of what was ever used. */
  readonly chunks: number;
  readonly partialChunks: number;
  readonly freeChunks: number;
}

/** The part of a collection that knows what records say. */
export interface Tracing {
  /** Adds the ids of all shared objects that this executor still has. */
  roots(into: number[]): void;
  /** Adds the ids that the record at an offset refers to. */
  references(record: number, into: number[]): void;
}

export class MarkSweep {
  private readonly memory: SharedMemory;
  private readonly layout: Layout;
  private readonly tracing: Tracing;

  constructor(memory: SharedMemory, layout: Layout, tracing: Tracing) {
    this.memory = memory;
    this.layout = layout;
    this.tracing = tracing;
  }

  /** Marks an id as a root. Any number of executors may do so at the same time. */
  markRoot(id: number): void {
    this.memory.or(this.layout.marks + (id >>> 5), 1 << (id & 31));
  }

  /** Frees what cannot be reached from the roots. All executors have stopped and closed their record space; marks are clear afterwards. */
  freeUnreachable(): Census {
    this.markReachable();
    const { live, freed } = this.sweepIds();
    return this.sweepChunks(live, freed);
  }

  private markReachable(): void {
    const { marks, table } = this.layout;
    const found: number[] = [];
    const waiting: number[] = [];
    const last = this.memory.get(NEXT_ID) >>> 5;
    for (let word = 0; word <= last; word++) {
      for (let bits = this.memory.get(marks + word); bits !== 0; bits &= bits - 1) {
        waiting.push(word * 32 + 31 - Math.clz32(bits & -bits));
      }
    }
    while (waiting.length > 0) {
      const record = this.memory.get(table + waiting.pop()!);
      if (record <= 0) continue;
      found.length = 0;
      this.tracing.references(record, found);
      for (const id of found) {
        const word = marks + (id >>> 5);
        const bits = this.memory.get(word);
        const bit = 1 << (id & 31);
        if ((bits & bit) !== 0) continue;
        this.memory.set(word, bits | bit);
        waiting.push(id);
      }
    }
  }

  /** Frees unmarked ids, flags the records of marked ones, clears the marks. */
  private sweepIds(): { live: number; freed: number } {
    const { marks, table } = this.layout;
    const end = this.memory.get(NEXT_ID);
    let firstFreed = this.memory.get(FREED_IDS);
    let live = 0;
    let freed = 0;
    for (let word = 0; word <= end >>> 5; word++) {
      const bits = this.memory.get(marks + word);
      if (bits !== 0) this.memory.set(marks + word, 0);
      for (let id = word * 32; id < word * 32 + 32 && id < end; id++) {
        const record = this.memory.get(table + id);
        // Free, or handed out and not used yet.
        if (record <= 0) continue;
        if ((bits & (1 << (id & 31))) !== 0) {
          this.memory.set(record, this.memory.get(record) | LIVE);
          live++;
        } else {
          this.memory.set(table + id, -firstFreed);
          firstFreed = id;
          freed++;
        }
      }
    }
    this.memory.set(FREED_IDS, firstFreed);
    return { live, freed };
  }

  /** Finds all room beside the records that are flagged, and takes the flags off. */
  private sweepChunks(liveIds: number, freedIds: number): Census {
    const { chunkTable } = this.layout;
    const end = this.memory.get(NEXT_CHUNK);
    let [chunks, partialChunks, freeChunks] = [0, 0, 0];
    let partial = 0;
    // From the last, so that the first are filled first.
    for (let chunk = end - 1; chunk >= 0; chunk--) {
      const entry = chunkTable + chunk * CHUNK_ENTRY;
      const count = this.memory.get(entry);
      if (count === CONTINUED_CHUNK) continue;
      const stretch = count === FREE_CHUNK ? EMPTY : this.sweepChunk(chunk, count);
      if (stretch === EMPTY) {
        freeChunks += Math.max(count, 1);
        for (let next = 0; next < count; next++) this.memory.set(entry + next * CHUNK_ENTRY, FREE_CHUNK);
        continue;
      }
      chunks += count;
      if (stretch === FULL) continue;
      partialChunks++;
      this.memory.set(entry + 1, stretch);
      this.memory.set(entry + 2, partial);
      partial = chunk + 1;
    }
    this.memory.set(FREE_CHUNKS, freeChunks);
    this.memory.store(PARTIAL_CHUNKS, partial);
    this.memory.set(CHUNK_BUDGET, this.budgetFor(chunks));
    return { liveIds, freedIds, chunks, partialChunks, freeChunks };
  }

  /** The first of the chunk's free stretches, linked; FULL if they are not worth it, EMPTY if the chunk (or row of them) is. */
  private sweepChunk(chunk: number, count: number): number {
    const { chunks, chunkWords } = this.layout;
    const start = chunks + chunk * chunkWords;
    const end = start + chunkWords;
    let first = FULL;
    let last = 0;
    let free = 0;
    for (let at = start; at < end; ) {
      const header = this.memory.get(at);
      if (header < 0) {
        this.memory.set(at, header & ~LIVE);
        // A record of several chunks ends beyond.
        at += unitsOf(header & ~LIVE) * 2;
        continue;
      }
      if (count > 1) return EMPTY;
      const from = at;
      while (at < end && this.memory.get(at) >= 0) at += unitsOf(this.memory.get(at)) * 2;
      this.memory.set(from, freeHeader((at - from) / 2));
      this.memory.set(from + 1, 0);
      if (last === 0) first = from;
      else this.memory.set(last + 1, from);
      last = from;
      free += at - from;
    }
    if (free === chunkWords) return EMPTY;
    return free * WORTHWHILE < chunkWords ? FULL : first;
  }

  /** A store that is nearly full is not collected all the time: the rest of it is the least. */
  private budgetFor(used: number): number {
    return Math.max(Math.min(LEAST_BUDGET, this.layout.chunkCount >> 1), used);
  }
}
