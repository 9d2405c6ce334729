/**
 * The iteration order of sets: CPython's hash table (Objects/setobject.c) replayed for keys whose hash is the same in
 * every run, because programs print sets of small ints and compare the output.
 *
 * It holds keys by table position and must not know how membership is decided; PySet tells it what was added, removed
 * and merged.
 */
import { hashHalves, hi, lo } from "./hash-halves.ts";
import { PyTuple } from "./tuple.ts";
import { PyFloat, type Value } from "./value.ts";

const LINEAR_PROBES = 9;
const PERTURB_SHIFT = 5;
const MIN_SIZE = 8;

/** CPython's hash(None) since 3.12. */
const NONE_HASH = 0xfca86420;

/** Frozensets, whose hash is stable when their items' are; registered by vm/core/set.ts. */
let itemsOfFrozenset: (value: Value) => Iterable<Value> | undefined = () => undefined;
export function setFrozensetItems(items: (value: Value) => Iterable<Value> | undefined): void {
  itemsOfFrozenset = items;
}

/** True when CPython gives the value the same hash in every run. */
function hasStableHash(value: Value): boolean {
  switch (typeof value) {
    case "number":
    case "bigint":
    case "boolean":
      return true;
    case "string":
      return value === "";
    default:
      if (value === null) return true;
      if (value.constructor === PyFloat) return !Number.isNaN((value as PyFloat).value);
      if (value.$cls.isHeapType) return false;
      if (value instanceof PyTuple) return value.items.every(hasStableHash);
      if (value.$cls.name === "complex") return true;
      for (const item of itemsOfFrozenset(value) ?? [undefined]) if (item === undefined || !hasStableHash(item)) return false;
      return true;
  }
}

/** What stands at a position of the table whose key was removed. */
const DUMMY = Symbol("dummy");

/** The smallest table. */
const EMPTY_TABLE: readonly undefined[] = Array.from({ length: MIN_SIZE }, () => undefined);

export class SetOrder {
  /** The table: a key, DUMMY, or undefined where nothing has been. */
  #table: (Value | typeof DUMMY | undefined)[] = EMPTY_TABLE.slice();
  #mask = MIN_SIZE - 1;
  /** Active and dummy positions. */
  #fill = 0;
  #used = 0;
  /** Where `pop` goes on searching. */
  #finger = 0;

  /** Adds a key that is not there; false when its hash differs from run to run: the order is then meaningless. */
  add(key: Value): boolean {
    if (!hasStableHash(key)) return false;
    this.#place(key);
    this.#fill++;
    this.#used++;
    if (this.#fill * 5 >= this.#mask * 3) this.#resize(this.#used > 50000 ? this.#used * 2 : this.#used * 4);
    return true;
  }

  #place(key: Value): void {
    this.#table[this.#find(key, undefined)] = key;
  }

  /** The first position on the way of the key's hash at which `wanted` (the very key, or nothing) stands. */
  #find(key: Value, wanted: Value | undefined): number {
    const table = this.#table;
    const mask = this.#mask;
    let perturbLow = NONE_HASH | 0;
    let perturbHigh = 0;
    if (key !== null) {
      hashHalves(key);
      perturbLow = lo;
      perturbHigh = hi;
    }
    let i = perturbLow & mask;
    for (;;) {
      const last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let at = i; at <= last; at++) if (table[at] === wanted) return at;
      perturbLow = (perturbLow >>> PERTURB_SHIFT) | (perturbHigh << (32 - PERTURB_SHIFT));
      perturbHigh >>>= PERTURB_SHIFT;
      i = (Math.imul(i, 5) + 1 + perturbLow) & mask;
    }
  }

  #resize(minimum: number): void {
    let size = MIN_SIZE;
    while (size <= minimum) size *= 2;
    const old = this.#table;
    this.#table = size === MIN_SIZE ? EMPTY_TABLE.slice() : new Array(size).fill(undefined);
    this.#mask = size - 1;
    for (const key of old) if (key !== undefined && key !== DUMMY) this.#place(key);
    this.#fill = this.#used;
  }

  /** Removes a key that is there; `key` must be the very object that was added. */
  remove(key: Value): void {
    this.#table[this.#find(key, key)] = DUMMY;
    this.#used--;
  }

  /** The key that `pop` removes next; there must be one. */
  nextToPop(): Value {
    let at = this.#finger & this.#mask;
    for (;;) {
      const key = this.#table[at];
      if (key !== undefined && key !== DUMMY) {
        this.#finger = at + 1;
        return key;
      }
      at = at === this.#mask ? 0 : at + 1;
    }
  }

  /** The growth that CPython does before it adds `count` keys of a set or dict. */
  reserve(count: number): void {
    if (count > 0 && (this.#fill + count) * 5 >= this.#mask * 3) this.#resize((this.#used + count) * 2);
  }

  /** Becomes what merging `other` into an empty set gives. */
  copyFrom(other: SetOrder): void {
    this.reserve(other.#used);
    if (this.#mask === other.#mask && other.#fill === other.#used) this.#table = other.#table.slice();
    else for (const key of other.list()) this.#place(key);
    this.#used = other.#used;
    this.#fill = other.#used;
  }

  /** The keys in table order. */
  list(): Value[] {
    const keys: Value[] = [];
    for (const key of this.#table) if (key !== undefined && key !== DUMMY) keys.push(key);
    return keys;
  }
}
