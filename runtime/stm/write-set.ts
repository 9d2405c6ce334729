/**
 * What a transaction is about to commit: records that become the current versions of objects, and how the log names the changes.
 * Knows nothing of locks or the log.
 *
 * An object that others know is `changed` as a whole, or by parts: a part has an id of its own in the object table, found
 * through the object's own record, but the log names it as (owner, part number), as readers mark it.
 */
import { APPEND_ITEM, itemWord, PART_ITEM } from "./log-words.ts";

export class WriteSet {
  /** Pairs of id and record offset: entries of the object table that change at the commit. */
  readonly swaps: number[] = [];
  /** Pairs of id and record offset: new objects. */
  readonly fresh: number[] = [];
  /** Words for the log. */
  readonly items: number[] = [];
  /** A stable object is among the changed ones. */
  stable = false;
  /** Something in it depends on what others commit first: `Merging.merge` is called under the commit lock. */
  merging = false;

  /** A new object, found by others only through what else is in this commit. */
  published(id: number, offset: number): void {
    this.fresh.push(id, offset);
  }

  /** A new version of a whole object. */
  changed(id: number, offset: number): void {
    this.swaps.push(id, offset);
    this.items.push(itemWord(id, 0));
  }

  /** A new version of part `part` (0 or more) of object `owner`, kept under its own id `partId`. */
  changedPart(owner: number, part: number, partId: number, offset: number): void {
    this.swaps.push(partId, offset);
    this.items.push(itemWord(owner, PART_ITEM), part);
  }

  /** As `changedPart`, by an append that did not look at the object. */
  appendedPart(owner: number, part: number, partId: number, offset: number): void {
    this.swaps.push(partId, offset);
    this.items.push(itemWord(owner, PART_ITEM | APPEND_ITEM), part);
  }

  /** Only names a change in the log; the table entries that go with it are given by `replaced`. */
  touched(owner: number, part: number, append: boolean): void {
    const flags = append ? APPEND_ITEM : 0;
    if (part < 0) this.items.push(itemWord(owner, flags));
    else this.items.push(itemWord(owner, flags | PART_ITEM), part);
  }

  /** Only a new table entry. */
  replaced(id: number, offset: number): void {
    this.swaps.push(id, offset);
  }

  get isEmpty(): boolean {
    return this.swaps.length === 0 && this.items.length === 0 && !this.merging;
  }

  clear(): void {
    this.swaps.length = 0;
    this.fresh.length = 0;
    this.items.length = 0;
    this.stable = false;
    this.merging = false;
  }
}
