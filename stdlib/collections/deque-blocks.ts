/**
 * The storage of deque: a chain of blocks of items, so that a transaction copies, compares and publishes only the blocks at the
 * ends it works on, however long the deque is (as in CPython's _collectionsmodule.c). Must not know Python's deque.
 */
import { defineType } from "../../vm/core/define-type.ts";
import type { Fields } from "../../vm/core/fields.ts";
import { readable, writable } from "../../vm/core/native.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";

const CAPACITY = 64;
const MIDDLE = CAPACITY / 2;

/** A run of places; those outside the deque's items hold None. Never seen by programs. */
export class DequeBlock extends MutableObject {
  items: Value[] = new Array(CAPACITY).fill(null);
  previous: DequeBlock | null = null;
  next: DequeBlock | null = null;
}

let isDefined = false;

export function defineDequeBlock(): void {
  if (isDefined) return;
  isDefined = true;
  defineType({
    name: "_deque_block",
    module: "collections",
    instance: DequeBlock,
    sharing: "versioned",
    fields: { items: "refs", previous: "ref", next: "ref" },
    final: true,
  });
}

/** Where a walk over a chain stands: at an item, or one beside the end. */
export interface Place {
  block: DequeBlock | null;
  offset: number;
}

/** The item at a place, which moves on to the right. There must be one. */
export function stepRight(place: Place): Value {
  if (place.offset === CAPACITY) {
    place.block = readable(place.block!).next;
    place.offset = 0;
  }
  return readable(place.block!).items[place.offset++] as Value;
}

/** The item at a place, which moves on to the left. There must be one. */
export function stepLeft(place: Place): Value {
  if (place.offset < 0) {
    place.block = readable(place.block!).previous;
    place.offset = CAPACITY - 1;
  }
  return readable(place.block!).items[place.offset--] as Value;
}

export const CHAIN_FIELDS: Fields = { left: "ref", right: "ref", begin: "i32", end: "i32", size: "i32" };

/** The chain. Whoever calls a method has opened the chain itself; the methods open its blocks. */
export abstract class DequeChain extends MutableObject {
  /** Null only before the first item was added. */
  left: DequeBlock | null = null;
  right: DequeBlock | null = null;
  /** The first item's place in the left block, and the place after the last item in the right block. */
  begin = MIDDLE;
  end = MIDDLE;
  size = 0;

  protected append(item: Value): void {
    let right = this.right ?? this.firstBlock();
    if (this.end === CAPACITY) {
      const made = new DequeBlock();
      made.previous = right;
      writable(right).next = made;
      this.right = right = made;
      this.end = 0;
    }
    writable(right).items[this.end++] = item;
    this.size++;
  }

  protected prepend(item: Value): void {
    let left = this.left ?? this.firstBlock();
    if (this.begin === 0) {
      const made = new DequeBlock();
      made.next = left;
      writable(left).previous = made;
      this.left = left = made;
      this.begin = CAPACITY;
    }
    writable(left).items[--this.begin] = item;
    this.size++;
  }

  /** Removes the last item; there must be one. */
  protected dropLast(): Value {
    const right = writable(this.right!);
    const item = right.items[--this.end] as Value;
    right.items[this.end] = null;
    if (--this.size === 0) this.recentre();
    else if (this.end === 0) {
      this.right = right.previous!;
      writable(this.right).next = null;
      this.end = CAPACITY;
    }
    return item;
  }

  /** Removes the first item; there must be one. */
  protected dropFirst(): Value {
    const left = writable(this.left!);
    const item = left.items[this.begin] as Value;
    left.items[this.begin++] = null;
    if (--this.size === 0) this.recentre();
    else if (this.begin === CAPACITY) {
      this.left = left.next!;
      writable(this.left).previous = null;
      this.begin = 0;
    }
    return item;
  }

  private firstBlock(): DequeBlock {
    this.left = this.right = new DequeBlock();
    return this.left;
  }

  /** An empty chain has one block, or none. */
  private recentre(): void {
    this.begin = this.end = MIDDLE;
  }

  /** The item at `0 <= index < size`. */
  at(index: number): Value {
    const place = this.begin + index;
    return readable(this.blockOf(place)).items[place % CAPACITY] as Value;
  }

  protected put(index: number, item: Value): void {
    const place = this.begin + index;
    writable(this.blockOf(place)).items[place % CAPACITY] = item;
  }

  /** Sets a place to the item at `0 <= index < size`; nothing happens for another index. */
  seek(place: Place, index: number): void {
    if (index < 0 || index >= this.size) return;
    place.block = this.blockOf(this.begin + index);
    place.offset = (this.begin + index) % CAPACITY;
  }

  /** The block of a place, counted from the start of the left block; walks from the nearer end. */
  private blockOf(place: number): DequeBlock {
    let steps = Math.floor(place / CAPACITY);
    const last = Math.floor((this.begin + this.size - 1) / CAPACITY);
    if (steps * 2 <= last) {
      let block = this.left!;
      for (; steps > 0; steps--) block = readable(block).next!;
      return block;
    }
    let block = this.right!;
    for (; steps < last; steps++) block = readable(block).previous!;
    return block;
  }

  /** Moves the last `steps` items to the front, or the first `-steps` items to the end. */
  protected turn(steps: number): void {
    const n = this.size;
    if (n < 2) return;
    let right = ((steps % n) + n) % n;
    if (right * 2 > n) right -= n;
    for (; right > 0; right--) this.prepend(this.dropLast());
    for (; right < 0; right++) this.append(this.dropFirst());
  }

  protected putBefore(index: number, item: Value): void {
    this.turn(-index);
    this.prepend(item);
    this.turn(index);
  }

  protected removeAt(index: number): void {
    this.turn(-index);
    this.dropFirst();
    this.turn(index);
  }

  protected removeAll(): void {
    this.left = this.right = null;
    this.size = 0;
    this.recentre();
  }

  /** All items, in a fresh array. */
  toArray(): Value[] {
    const items: Value[] = new Array(this.size);
    const place: Place = { block: this.left, offset: this.begin };
    for (let i = 0; i < items.length; i++) items[i] = stepRight(place);
    return items;
  }

  /** Puts as many items as there are in the place of the others. */
  protected overwrite(items: readonly Value[]): void {
    let offset = this.begin;
    let block = this.left;
    for (const item of items) {
      if (offset === CAPACITY) {
        block = readable(block!).next;
        offset = 0;
      }
      writable(block!).items[offset++] = item;
    }
  }
}
