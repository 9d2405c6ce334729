/**
 * Room for records: one executor's chunk, its lists of free records by size, and the record versions that wait until nobody can
 * read them any more. Knows nothing of a record's contents beyond the header word.
 *
 * A record begins at an even word with its header, `units << 6 | kind`, where a unit is eight bytes and `units` is what the record
 * occupies. Only one executor uses a free record or a chunk's rest, so none of this needs a lock.
 *
 * Note [When a record may be reused]
 * A commit that ends at log position P replaces version V of an object. Whoever reads records has said so before in his PIN word, with
 * his snapshot position S, and has looked at the object table only then. If he found V, then S is before P, and he keeps
 * S in the word until he is done with V. So V may be reused when every PIN is 0 or at least P. Who pins after that finds V's
 * successor. Positions are compared by their difference, as they wrap around; a pin lasts microseconds.
 */
import { Chunks } from "./chunks.ts";
import { ATTACHED, executorWord, type Layout, PIN } from "./layout.ts";
import type { SharedMemory } from "./memory.ts";

const KIND_BITS = 6;
/** Kinds are below this one, that of a free record. */
export const FREE_KIND = 63;

/** The largest record: what its header can say, whose highest bit is the collector's, in whole chunks. */
export const MAX_UNITS = 2 ** 25 - 2 ** 16;

/** Sizes up to this many units have a list each, larger ones four to a doubling. */
const EXACT_SIZES = 32;
const SIZE_CLASSES = EXACT_SIZES + 4 * 27;

/** What the record occupies, in units of eight bytes, from its header word. */
export function unitsOf(header: number): number {
  return header >>> KIND_BITS;
}

/** The number below 63 that the record's maker gave it. */
export function kindOf(header: number): number {
  return header & FREE_KIND;
}

export function freeHeader(units: number): number {
  return (units << KIND_BITS) | FREE_KIND;
}

/** Number of the list that serves records of `units` units, from 1. */
export function sizeClass(units: number): number {
  if (units <= EXACT_SIZES) return units;
  const log = 31 - Math.clz32(units - 1);
  return EXACT_SIZES + 4 * (log - 5) + ((units - 1 - 2 ** log) >>> (log - 2)) + 1;
}

/** The units that a record of `units` units occupies: the size of its class. */
export function slotUnits(units: number): number {
  if (units <= EXACT_SIZES) return units;
  const step = 1 << (29 - Math.clz32(units - 1));
  return Math.ceil(units / step) * step;
}

export class RecordSpace {
  private readonly memory: SharedMemory;
  private readonly layout: Layout;
  readonly chunks: Chunks;
  private readonly largestUnits: number;
  /** The unused rest of the free stretch that records are cut from, and the next stretch of its chunk or 0. */
  private next = 0;
  private end = 0;
  private nextStretch = 0;
  /** First free record per size class, linked by the word after their header; 0 ends a list. */
  private readonly free = new Int32Array(SIZE_CLASSES + 1);
  /** Offset and position of replaced versions, in the order of their positions; those before `firstRetired` are done. */
  private retired: number[] = [];
  private firstRetired = 0;
  private retiredSinceScan = 0;
  private readonly scanEvery: number;

  /** `scanEvery`: after how many replaced versions to look who still reads. */
  constructor(memory: SharedMemory, layout: Layout, scanEvery = 64) {
    this.memory = memory;
    this.layout = layout;
    this.chunks = new Chunks(memory, layout);
    this.largestUnits = layout.chunkWords / 8;
    this.scanEvery = scanEvery;
  }

  /** Offset of a new record with its header written; its body holds anything. Throws StoreFull, RangeError if it is too large. */
  allocate(units: number, kind: number): number {
    const slot = slotUnits(units);
    let offset = 0;
    if (slot > this.largestUnits) {
      if (units > MAX_UNITS) throw new RangeError("an object is too large for the shared store");
      this.reclaim();
      const count = Math.ceil((units * 2) / this.layout.chunkWords);
      offset = this.chunks.takeChunks(count);
      // A chunk holds nothing beside it.
      this.memory.set(offset, ((count * this.layout.chunkWords) << (KIND_BITS - 1)) | kind);
      return offset;
    }
    offset = this.takeFree(sizeClass(slot));
    if (offset === 0) {
      if (this.next + slot * 2 > this.end) offset = this.makeRoom(slot);
      if (offset === 0) {
        offset = this.next;
        this.next += slot * 2;
      }
    }
    this.memory.set(offset, (slot << KIND_BITS) | kind);
    return offset;
  }

  /** Takes back a record that nobody else has ever seen. */
  discard(offset: number): void {
    const units = unitsOf(this.memory.get(offset));
    if (units > this.largestUnits) {
      this.chunks.giveChunks(offset);
      return;
    }
    const list = sizeClass(units);
    this.memory.set(offset, freeHeader(units));
    this.memory.set(offset + 1, this.free[list]!);
    this.free[list] = offset;
  }

  /**
   * The version at `offset` was replaced by the commit that ends at `position`: it is reused once nobody reads it. To be called
   * after the object table has changed, with positions that never go back.
   */
  retire(offset: number, position: number): void {
    this.retired.push(offset, position);
    if (++this.retiredSinceScan >= this.scanEvery) this.reclaim();
  }

  /** Makes replaced versions free that nobody can read any more; see Note [When a record may be reused]. */
  reclaim(): void {
    this.retiredSinceScan = 0;
    const { retired } = this;
    if (this.firstRetired === retired.length) return;
    const newest = retired[retired.length - 1]!;
    const oldest = this.oldestPin(newest);
    while (this.firstRetired < retired.length && ((retired[this.firstRetired + 1]! - newest) | 0) <= oldest) {
      this.discard(retired[this.firstRetired]!);
      this.firstRetired += 2;
    }
    if (this.firstRetired * 2 > retired.length) {
      this.retired = retired.slice(this.firstRetired);
      this.firstRetired = 0;
    }
  }

  /** The oldest position at which somebody reads, relative to `newest`; 0 if nobody does. */
  private oldestPin(newest: number): number {
    let oldest = 0;
    for (let executor = this.memory.load(ATTACHED) - 1; executor >= 0; executor--) {
      const pin = this.memory.load(executorWord(executor, PIN));
      if (pin !== 0) oldest = Math.min(oldest, ((pin & ~1) - newest) | 0);
    }
    return oldest;
  }

  private takeFree(list: number): number {
    const offset = this.free[list]!;
    if (offset !== 0) this.free[list] = this.memory.get(offset + 1);
    return offset;
  }

  /** Makes room for `slot` units: returns a free record if one has become free, else 0 and there is a stretch to cut from. */
  private makeRoom(slot: number): number {
    this.reclaim();
    const offset = this.takeFree(sizeClass(slot));
    if (offset !== 0) return offset;
    do {
      this.cutRest();
      if (this.nextStretch === 0) this.openChunk(slot > EXACT_SIZES);
      this.next = this.nextStretch;
      this.end = this.next + unitsOf(this.memory.get(this.next)) * 2;
      this.nextStretch = this.memory.get(this.next + 1);
    } while (this.next + slot * 2 > this.end);
    return 0;
  }

  /** What is left of the current stretch becomes free records. */
  private cutRest(): void {
    while (this.next < this.end) {
      const units = Math.min((this.end - this.next) / 2, EXACT_SIZES);
      this.memory.set(this.next, freeHeader(units));
      this.discard(this.next);
      this.next += units * 2;
    }
  }

  /** Gets a chunk to cut records from; one that is empty if it is to be `whole`. */
  private openChunk(whole: boolean): void {
    if (!whole) {
      this.nextStretch = this.chunks.takePartialChunk();
      if (this.nextStretch !== 0) return;
    }
    const chunk = this.chunks.takeChunks(1);
    this.memory.set(chunk, freeHeader(this.layout.chunkWords / 2));
    this.memory.set(chunk + 1, 0);
    this.nextStretch = chunk;
  }

  /**
   * Forgets all free room, for the collector to find: nobody reads, and no record is in the making. Every chunk is afterwards
   * records, used and free ones, from its start to its end.
   */
  close(): void {
    if (this.next < this.end) this.memory.set(this.next, freeHeader((this.end - this.next) / 2));
    this.next = 0;
    this.end = 0;
    this.nextStretch = 0;
    this.free.fill(0);
    this.retired = [];
    this.firstRetired = 0;
    this.retiredSinceScan = 0;
  }
}
