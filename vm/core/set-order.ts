/**
 * The iteration order of sets: CPython's hash table (Objects/setobject.c) replayed for keys whose hash is the same in
 * every run, because programs print sets of small ints and compare the output.
 *
 * The replayed table is one array of numbers that belongs to the set, so that it is saved and restored with it: FILL, USED,
 * FINGER, then by position of CPython's table the entry number of the key that stands there. It must not know how membership is
 * decided; PyAnySet tells it what was added, removed and merged.
 */
import { hashHalves, hi, lo } from "./hash-halves.ts";
import { PyTuple } from "./tuple.ts";
import { PyFloat, type Value } from "./value.ts";

const LINEAR_PROBES = 9;
const PERTURB_SHIFT = 5;
const MIN_SIZE = 8;

/** Active and dummy positions. */
const FILL = 0;
/** Active positions. */
const USED = 1;
/** Where `pop` goes on searching. */
const FINGER = 2;
/** Where the table begins. */
const TABLE = 3;

/** What stands at a position at which nothing has been, and at one whose key was removed. */
const EMPTY = -1;
const DUMMY = -2;

/** CPython's hash(None) since 3.12. */
const NONE_HASH = 0xfca86420;

export type SetOrder = number[];

/** The keys of a set by entry number. */
type Keys = readonly (Value | undefined)[];

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

const SMALLEST: SetOrder = [0, 0, 0, ...Array.from({ length: MIN_SIZE }, () => EMPTY)];

/** The order of an empty set. */
export const newOrder = (): SetOrder => SMALLEST.slice();

const sizeOf = (order: SetOrder): number => order.length - TABLE;

/** Adds a key that is not there; false when its hash differs from run to run: the order is then meaningless. */
export function addToOrder(order: SetOrder, keys: Keys, entry: number): boolean {
  const key = keys[entry] as Value;
  if (!hasStableHash(key)) return false;
  place(order, key, entry);
  order[FILL]!++;
  order[USED]!++;
  const used = order[USED]!;
  if (order[FILL]! * 5 >= (sizeOf(order) - 1) * 3) resize(order, keys, used > 50000 ? used * 2 : used * 4);
  return true;
}

function place(order: SetOrder, key: Value, entry: number): void {
  order[findPosition(order, key, EMPTY)] = entry;
}

/** The first position on the way of the key's hash at which `wanted` stands; an index into the array. */
function findPosition(order: SetOrder, key: Value, wanted: number): number {
  const mask = sizeOf(order) - 1;
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
    for (let at = i; at <= last; at++) if (order[TABLE + at] === wanted) return TABLE + at;
    perturbLow = (perturbLow >>> PERTURB_SHIFT) | (perturbHigh << (32 - PERTURB_SHIFT));
    perturbHigh >>>= PERTURB_SHIFT;
    i = (Math.imul(i, 5) + 1 + perturbLow) & mask;
  }
}

function resize(order: SetOrder, keys: Keys, minimum: number): void {
  let size = MIN_SIZE;
  while (size <= minimum) size *= 2;
  const entries = orderedEntries(order);
  order.length = TABLE + size;
  order.fill(EMPTY, TABLE);
  for (const entry of entries) place(order, keys[entry] as Value, entry);
  order[FILL] = order[USED]!;
}

/** Removes an entry that is there. */
export function removeFromOrder(order: SetOrder, keys: Keys, entry: number): void {
  order[findPosition(order, keys[entry] as Value, entry)] = DUMMY;
  order[USED]!--;
}

/** The entry that `pop` removes next; there must be one. */
export function nextToPop(order: SetOrder): number {
  const mask = sizeOf(order) - 1;
  let at = order[FINGER]! & mask;
  for (;;) {
    const entry = order[TABLE + at]!;
    if (entry >= 0) {
      order[FINGER] = at + 1;
      return entry;
    }
    at = at === mask ? 0 : at + 1;
  }
}

/** The growth that CPython does before it adds `count` keys of a set or dict. */
export function reserveInOrder(order: SetOrder, keys: Keys, count: number): void {
  if (count > 0 && (order[FILL]! + count) * 5 >= (sizeOf(order) - 1) * 3) resize(order, keys, (order[USED]! + count) * 2);
}

/** What merging a set that has the order `other` into one that is empty, and has the order `order`, gives. */
export function mergedOrder(order: SetOrder, other: SetOrder, keys: Keys): SetOrder {
  reserveInOrder(order, keys, other[USED]!);
  let merged = order;
  if (order.length === other.length && other[FILL] === other[USED]) {
    merged = other.slice();
    merged[FINGER] = order[FINGER]!;
  } else for (const entry of orderedEntries(other)) place(order, keys[entry] as Value, entry);
  merged[USED] = other[USED]!;
  merged[FILL] = other[USED]!;
  return merged;
}

/** The entries in table order. */
export function orderedEntries(order: SetOrder): number[] {
  const entries: number[] = [];
  for (let at = TABLE; at < order.length; at++) if (order[at]! >= 0) entries.push(order[at]!);
  return entries;
}

/** Told that entries were renumbered. */
export function renumberOrder(order: SetOrder, renumbered: Int32Array): void {
  for (let at = TABLE; at < order.length; at++) if (order[at]! >= 0) order[at] = renumbered[order[at]!]!;
}
