/** The representation of set and frozenset: an EntryTable with an iteration order. Their Python types are vm/objects/set. */
import { EntryTable, TABLE_FIELDS } from "./entry-table.ts";
import { readable } from "./native.ts";
import {
  addToOrder,
  mergedOrder,
  newOrder,
  nextToPop,
  orderedEntries,
  removeFromOrder,
  renumberOrder,
  reserveInOrder,
  type SetOrder,
  setFrozensetItems,
} from "./set-order.ts";
import type { Value } from "./value.ts";

/** The state of a PyAnySet. The order is made when it is asked for, which a reader may do: it follows from what was done to the set. */
export const SET_FIELDS = {
  ...TABLE_FIELDS,
  order: "refs",
  replayed: "i32",
  isOrdered: "flag",
  list: "derived",
  listVersion: "derived",
} as const;

/**
 * What set and frozenset share. Keys are iterated in CPython's table order as long as the hashes of all of them are the same
 * in every run (ints, floats, tuples of these, ...), else in insertion order.
 */
export abstract class PyAnySet extends EntryTable {
  /** The replayed table; null until somebody asks for the order. */
  private order: SetOrder | null = null;
  /** Entries below this one are in the replayed table. */
  private replayed = 0;
  /** False once a key without a stable hash was met. */
  private isOrdered = true;
  /** The last answer of `ordered`, for as long as the keys are the same. */
  private list: readonly Value[] | null = null;
  private listVersion = -1;

  override rebuild(): void {
    super.rebuild();
    this.list = null;
    this.listVersion = -1;
  }

  /** Makes the replayed table current; null when the order is that of insertion. */
  private currentOrder(): SetOrder | null {
    if (!this.isOrdered) return null;
    this.order ??= newOrder();
    const { keys } = this;
    for (; this.replayed < keys.length; this.replayed++) {
      if (keys[this.replayed] !== undefined && !addToOrder(this.order, keys, this.replayed)) {
        this.isOrdered = false;
        this.order = null;
        return null;
      }
    }
    return this.order;
  }

  /** The keys in iteration order; not to be changed. */
  ordered(): readonly Value[] {
    readable(this);
    if (this.list === null || this.listVersion !== this.keysVersion) {
      const order = this.currentOrder();
      const { keys } = this;
      this.list = (
        order === null ? keys.filter((key) => key !== undefined) : orderedEntries(order).map((entry) => keys[entry])
      ) as Value[];
      this.listVersion = this.keysVersion;
    }
    return this.list;
  }

  override remove(entry: number): void {
    const order = this.currentOrder();
    if (order !== null) removeFromOrder(order, this.keys, entry);
    super.remove(entry);
    if (this.size > 0) return;
    this.replayed = this.keys.length;
    this.isOrdered = true;
  }

  protected override dropLast(): void {
    super.dropLast();
    this.replayed = Math.min(this.replayed, this.keys.length);
  }

  protected override moveEntries(renumbered: Int32Array, keys: readonly (Value | undefined)[]): void {
    if (this.order !== null) renumberOrder(this.order, renumbered);
    let live = 0;
    for (let entry = 0; entry < this.replayed; entry++) if (keys[entry] !== undefined) live++;
    this.replayed = live;
  }

  override clearEntries(): void {
    super.clearEntries();
    this.replayed = 0;
    this.isOrdered = true;
  }

  /** Removes all keys, and starts with a small table again. */
  clear(): void {
    this.clearEntries();
    this.order = null;
  }

  /** Gives each key in iteration order. */
  override eachKey(visit: (key: Value, knownHash: number | undefined) => unknown): void {
    readable(this);
    if (this.currentOrder() === null) super.eachKey(visit);
    else for (const key of this.ordered()) if (visit(key, undefined) === false) return;
  }

  /** Removes the key if it is there. */
  discard(key: Value, knownHash?: number): boolean {
    const entry = this.find(key, knownHash);
    if (entry < 0) return false;
    this.remove(entry);
    return true;
  }

  /** Removes and returns the key that `set.pop` removes; undefined when empty. */
  popKey(): Value | undefined {
    if (this.size === 0) return undefined;
    const order = this.currentOrder();
    const entry = order === null ? this.first : nextToPop(order);
    const key = this.keys[entry] as Value;
    this.remove(entry);
    return key;
  }

  /** Adds all keys of another set, in its order. */
  merge(other: PyAnySet): void {
    if (other === this || other.size === 0) return;
    if (this.size === 0 && this.keys.length === 0) {
      this.copyFrom(other);
      return;
    }
    if (other.currentOrder() !== null) this.reserve(other.size);
    other.eachKey((key, hash) => {
      this.addKey(key, hash);
    });
  }

  /** The growth of CPython's table before the keys of a dict are added. */
  reserve(count: number): void {
    const order = this.currentOrder();
    if (order !== null) reserveInOrder(order, this.keys, count);
  }

  private copyFrom(other: PyAnySet): void {
    const source = other.currentOrder();
    this.copyEntries(other);
    this.isOrdered = other.isOrdered;
    this.replayed = this.keys.length;
    if (source !== null) this.order = mergedOrder(this.order ?? newOrder(), source, this.keys);
  }

  /** Takes over the contents of another set that is not used afterwards. */
  takeFrom(other: PyAnySet): void {
    this.copyEntries(other);
    this.order = other.order;
    this.isOrdered = other.isOrdered;
    this.replayed = other.replayed;
  }
}

export class PySet extends PyAnySet {}
export class PyFrozenset extends PyAnySet {
  /** The hash, once it was asked for. */
  hash: number | bigint | null = null;
}

setFrozensetItems((value) =>
  value instanceof PyFrozenset ? readable(value).keys.filter((key) => key !== undefined) : undefined,
);

/** The set of these keys. */
export function setOf(keys: Iterable<Value>): PySet {
  const set = new PySet();
  for (const key of keys) set.addKey(key);
  return set;
}

/** The frozenset of these keys. */
export function frozensetOf(keys: Iterable<Value>): PyFrozenset {
  const set = new PyFrozenset();
  for (const key of keys) set.addKey(key);
  return set;
}
