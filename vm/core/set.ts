/** The representation of set and frozenset: an EntryTable with an iteration order. Their Python types are vm/objects/set. */
import { EntryTable } from "./entry-table.ts";
import { SetOrder, setFrozensetItems } from "./set-order.ts";
import type { Value } from "./value.ts";

/**
 * What set and frozenset share. Keys are iterated in CPython's table order as long as the hashes of all of them are the same
 * in every run (ints, floats, tuples of these, ...), else in insertion order.
 */
export abstract class PyAnySet extends EntryTable {
  /** The replayed table; null until somebody asks for the order. */
  #order: SetOrder | null = null;
  /** Entries below this one are in the replayed table. */
  #replayed = 0;
  /** False once a key without a stable hash was met. */
  #ordered = true;
  /** The last answer of `ordered`, for as long as the keys are the same. */
  #list: readonly Value[] | null = null;
  #listVersion = -1;

  /** Makes the replayed table current; null when the order is that of insertion. */
  #currentOrder(): SetOrder | null {
    if (!this.#ordered) return null;
    this.#order ??= new SetOrder();
    for (; this.#replayed < this.keys.length; this.#replayed++) {
      const key = this.keys[this.#replayed];
      if (key !== undefined && !this.#order.add(key)) {
        this.#ordered = false;
        this.#order = null;
        return null;
      }
    }
    return this.#order;
  }

  /** The keys in iteration order; not to be changed. */
  ordered(): readonly Value[] {
    if (this.#list === null || this.#listVersion !== this.keysVersion) {
      this.#list = this.#currentOrder()?.list() ?? this.keys.filter((key) => key !== undefined);
      this.#listVersion = this.keysVersion;
    }
    return this.#list;
  }

  override remove(entry: number): void {
    this.#currentOrder()?.remove(this.keys[entry] as Value);
    super.remove(entry);
    if (this.size > 0) return;
    this.#replayed = this.keys.length;
    this.#ordered = true;
  }

  protected override dropLast(): void {
    super.dropLast();
    this.#replayed = Math.min(this.#replayed, this.keys.length);
  }

  protected override compacted(length: number): void {
    this.#replayed = length;
  }

  override clearEntries(): void {
    super.clearEntries();
    this.#replayed = 0;
    this.#ordered = true;
  }

  /** Removes all keys, and starts with a small table again. */
  clear(): void {
    this.clearEntries();
    this.#order = null;
  }

  /** Gives each key in iteration order. */
  override eachKey(visit: (key: Value, knownHash: number | undefined) => unknown): void {
    if (this.#currentOrder() === null) super.eachKey(visit);
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
    const order = this.#currentOrder();
    let key: Value;
    if (order !== null) {
      key = order.nextToPop();
    } else key = this.keys[this.first] as Value;
    this.remove(order === null ? this.first : this.find(key));
    return key;
  }

  /** Adds all keys of another set, in its order. */
  merge(other: PyAnySet): void {
    if (other === this || other.size === 0) return;
    if (this.size === 0 && this.keys.length === 0) {
      this.#copyFrom(other);
      return;
    }
    if (other.#currentOrder() !== null) this.#currentOrder()?.reserve(other.size);
    other.eachKey((key, hash) => {
      this.addKey(key, hash);
    });
  }

  /** The growth of CPython's table before the keys of a dict are added. */
  reserve(count: number): void {
    this.#currentOrder()?.reserve(count);
  }

  #copyFrom(other: PyAnySet): void {
    const source = other.#currentOrder();
    this.copyEntries(other);
    this.#ordered = other.#ordered;
    this.#replayed = this.keys.length;
    if (source !== null) {
      this.#order ??= new SetOrder();
      this.#order.copyFrom(source);
    }
  }

  /** Takes over the contents of another set that is not used afterwards. */
  takeFrom(other: PyAnySet): void {
    this.copyEntries(other);
    this.#order = other.#order;
    this.#ordered = other.#ordered;
    this.#replayed = other.#replayed;
  }
}

export class PySet extends PyAnySet {}
export class PyFrozenset extends PyAnySet {
  /** The hash, once it was asked for. */
  hash: number | bigint | null = null;
}

setFrozensetItems((value) => (value instanceof PyFrozenset ? value.keys.filter((key) => key !== undefined) : undefined));

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
