/**
 * New ids, taken from the store in blocks so that handing one out costs no shared access. Knows nothing of what they name.
 * Freed ids are linked through the object table: a free id's entry is minus the next free id, or 0 at the list's end.
 */
import { FREED_IDS, type Layout, NEXT_ID, SPACE_LOCK } from "./layout.ts";
import { Lock } from "./lock.ts";
import type { SharedMemory } from "./memory.ts";
import { StoreFull } from "./store-full.ts";

export class Ids {
  private readonly memory: SharedMemory;
  private readonly layout: Layout;
  private readonly lock: Lock;
  private readonly block: number;
  private next = 0;
  private end = 0;
  /** Used ids that are this executor's to give out again. */
  private readonly recycled: number[] = [];

  /** `block`: how many ids are taken at a time. */
  constructor(memory: SharedMemory, layout: Layout, block = 1024) {
    this.block = block;
    this.memory = memory;
    this.layout = layout;
    this.lock = new Lock(memory, SPACE_LOCK);
  }

  /** An id that nobody uses; its table entry is 0. Throws StoreFull. */
  newId(): number {
    if (this.recycled.length > 0) return this.recycled.pop()!;
    if (this.next === this.end) {
      this.takeBlock();
      if (this.recycled.length > 0) return this.recycled.pop()!;
    }
    return this.next++;
  }

  /** Takes back an id that no record and no other executor knows (any more). */
  giveId(id: number): void {
    this.memory.set(this.layout.table + id, 0);
    this.recycled.push(id);
  }

  private takeBlock(): void {
    this.lock.acquire();
    try {
      let freed = this.memory.get(FREED_IDS);
      while (freed !== 0 && this.recycled.length < this.block) {
        this.recycled.push(freed);
        const following = -this.memory.get(this.layout.table + freed);
        this.memory.set(this.layout.table + freed, 0);
        freed = following;
      }
      this.memory.set(FREED_IDS, freed);
      if (this.recycled.length > 0) return;
      this.next = this.memory.get(NEXT_ID);
      this.end = Math.min(this.next + this.block, this.layout.ids);
      if (this.next >= this.end) {
        this.end = this.next;
        throw new StoreFull("ids");
      }
      this.memory.set(NEXT_ID, this.end);
    } finally {
      this.lock.release();
    }
  }
}
