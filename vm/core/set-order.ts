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

const EMPTY = 0;
const ACTIVE = 1;
const DUMMY = 2;

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

export class SetOrder {
  /** Parallel arrays, one element per table position. */
  #state = new Uint8Array(MIN_SIZE);
  #keys: (Value | undefined)[] = new Array(MIN_SIZE).fill(undefined);
  #lo = new Int32Array(MIN_SIZE);
  #hi = new Int32Array(MIN_SIZE);
  #mask = MIN_SIZE - 1;
  /** Active and dummy positions. */
  #fill = 0;
  #used = 0;
  /** Where `pop` goes on searching. */
  #finger = 0;

  /** Adds a key that is not there; false when its hash differs from run to run: the order is then meaningless. */
  add(key: Value): boolean {
    if (!hasStableHash(key)) return false;
    if (key === null) this.#addHashed(key, NONE_HASH | 0, 0);
    else {
      hashHalves(key);
      this.#addHashed(key, lo, hi);
    }
    return true;
  }

  #addHashed(key: Value, low: number, high: number): void {
    const at = this.#freePosition(low, high);
    this.#occupy(at, key, low, high);
    this.#fill++;
    this.#used++;
    if (this.#fill * 5 >= this.#mask * 3) this.#resize(this.#used > 50000 ? this.#used * 2 : this.#used * 4);
  }

  #occupy(at: number, key: Value, low: number, high: number): void {
    this.#state[at] = ACTIVE;
    this.#keys[at] = key;
    this.#lo[at] = low;
    this.#hi[at] = high;
  }

  /** The positions that a hash is looked for at, in order, until `accept` takes one. */
  #probe(low: number, high: number, accept: (at: number) => boolean): number {
    const mask = this.#mask;
    let perturbLow = low;
    let perturbHigh = high;
    let i = low & mask;
    for (;;) {
      const last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let at = i; at <= last; at++) if (accept(at)) return at;
      perturbLow = (perturbLow >>> PERTURB_SHIFT) | (perturbHigh << (32 - PERTURB_SHIFT));
      perturbHigh >>>= PERTURB_SHIFT;
      i = (Math.imul(i, 5) + 1 + perturbLow) & mask;
    }
  }

  #freePosition(low: number, high: number): number {
    const first = low & this.#mask;
    return this.#state[first] === EMPTY ? first : this.#probe(low, high, (at) => this.#state[at] === EMPTY);
  }

  #resize(minimum: number): void {
    let size = MIN_SIZE;
    while (size <= minimum) size *= 2;
    const [state, keys, los, his] = [this.#state, this.#keys, this.#lo, this.#hi];
    this.#state = new Uint8Array(size);
    this.#keys = new Array(size).fill(undefined);
    this.#lo = new Int32Array(size);
    this.#hi = new Int32Array(size);
    this.#mask = size - 1;
    for (let at = 0; at < state.length; at++) {
      if (state[at] === ACTIVE) this.#occupy(this.#freePosition(los[at]!, his[at]!), keys[at] as Value, los[at]!, his[at]!);
    }
    this.#fill = this.#used;
  }

  /** Removes a key that is there; `key` must be the very object that was added. */
  remove(key: Value): void {
    if (key === null) this.#vacate(this.#positionOf(key, NONE_HASH | 0, 0));
    else {
      hashHalves(key);
      this.#vacate(this.#positionOf(key, lo, hi));
    }
  }

  #positionOf(key: Value, low: number, high: number): number {
    return this.#probe(low, high, (at) => this.#keys[at] === key && this.#state[at] === ACTIVE);
  }

  #vacate(at: number): void {
    this.#state[at] = DUMMY;
    this.#keys[at] = undefined;
    this.#used--;
  }

  /** The key that `pop` removes next; there must be one. */
  nextToPop(): Value {
    let at = this.#finger & this.#mask;
    while (this.#state[at] !== ACTIVE) at = at === this.#mask ? 0 : at + 1;
    this.#finger = at + 1;
    return this.#keys[at] as Value;
  }

  /** The growth that CPython does before it adds `count` keys of a set or dict. */
  reserve(count: number): void {
    if (count > 0 && (this.#fill + count) * 5 >= this.#mask * 3) this.#resize((this.#used + count) * 2);
  }

  /** Becomes what merging `other` into an empty set gives. */
  copyFrom(other: SetOrder): void {
    this.reserve(other.#used);
    if (this.#mask === other.#mask && other.#fill === other.#used) {
      this.#state = other.#state.slice();
      this.#keys = other.#keys.slice();
      this.#lo = other.#lo.slice();
      this.#hi = other.#hi.slice();
    } else {
      for (let at = 0; at <= other.#mask; at++) {
        if (other.#state[at] !== ACTIVE) continue;
        const [low, high] = [other.#lo[at]!, other.#hi[at]!];
        this.#occupy(this.#freePosition(low, high), other.#keys[at] as Value, low, high);
      }
    }
    this.#used = other.#used;
    this.#fill = other.#used;
  }

  /** The keys in table order. */
  list(): Value[] {
    const keys: Value[] = [];
    for (const key of this.#keys) if (key !== undefined) keys.push(key);
    return keys;
  }
}
