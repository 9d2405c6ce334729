/**
 * Stable sorting of values: natural merge sort, over runs found in the data and lengthened by binary insertion.
 *
 * `a < b` is the only comparison asked, as Python promises. It may run Python code, in nested loops. What an interrupted
 * sort leaves behind is the caller's business: this file only touches the arrays it is given.
 */
import { equals, lessThan } from "./ops/compare.ts";
import { PyTuple } from "./tuple.ts";
import { PyFloat, type Value } from "./value.ts";

type Less = (a: Value, b: Value) => boolean;

const lessNumber: Less = (a, b) => (a as number) < (b as number);
const lessText: Less = (a, b) => (a as string) < (b as string);
const lessFloat: Less = (a, b) => (a as PyFloat).value < (b as PyFloat).value;

/** `a < b` for exact tuples. */
function lessTuple(a: Value, b: Value): boolean {
  const left = (a as PyTuple).items;
  const right = (b as PyTuple).items;
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    const x = left[i] as Value;
    const y = right[i] as Value;
    if (!equals(x, y)) return lessThan(x, y);
  }
  return left.length < right.length;
}

type Kind = "number" | "string" | "float" | "tuple" | "other";

function kindOf(value: Value): Kind {
  switch (typeof value) {
    case "number":
    case "bigint":
      return "number";
    case "string":
      return "string";
    case "object":
      if (value === null) return "other";
      if (value.constructor === PyFloat) return "float";
      return value.constructor === PyTuple ? "tuple" : "other";
    default:
      return "other";
  }
}

const COMPARISONS: Readonly<Record<Kind, Less>> = {
  number: lessNumber,
  string: lessText,
  float: lessFloat,
  tuple: lessTuple,
  other: lessThan,
};

/** The cheapest comparison that is right for all these keys. */
function comparisonFor(keys: readonly Value[]): Less {
  const kind = kindOf(keys[0] as Value);
  for (let i = 1; i < keys.length; i++) if (kindOf(keys[i] as Value) !== kind) return lessThan;
  return COMPARISONS[kind];
}

const MIN_RUN = 24;

/**
 * Sorts `keys` in place and stably; `values`, when given, is rearranged in the same way. An exception from a comparison
 * leaves both with some items twice: sort copies.
 */
export function sortValues(keys: Value[], values: Value[] | null): void {
  if (keys.length < 2) return;
  const less = comparisonFor(keys);
  if (less === lessNumber && values === null && keys.length > MIN_RUN && keys.every((key) => typeof key === "number")) {
    // Equal ints cannot be told apart, so the order among them does not matter.
    const numbers = Float64Array.from(keys as number[]).sort();
    for (let i = 0; i < numbers.length; i++) keys[i] = numbers[i]!;
    return;
  }
  new Sorter(keys, values, less).sort();
}

class Sorter {
  readonly #keys: Value[];
  readonly #values: Value[] | null;
  readonly #less: Less;
  #spareKeys: Value[] = [];
  #spareValues: Value[] = [];
  /** Start of each run that waits to be merged. */
  readonly #runs: number[] = [];

  constructor(keys: Value[], values: Value[] | null, less: Less) {
    this.#keys = keys;
    this.#values = values;
    this.#less = less;
  }

  sort(): void {
    const n = this.#keys.length;
    let start = 0;
    while (start < n) {
      let end = this.#naturalRun(start);
      if (end - start < MIN_RUN) {
        const forced = Math.min(start + MIN_RUN, n);
        this.#insert(start, end, forced);
        end = forced;
      }
      this.#runs.push(start);
      this.#collapse(end);
      start = end;
    }
    while (this.#runs.length > 1) this.#mergeLast(n);
  }

  /** The end of the ascending run at `start`; a strictly descending one is reversed first. */
  #naturalRun(start: number): number {
    const keys = this.#keys;
    const less = this.#less;
    const n = keys.length;
    let end = start + 1;
    if (end === n) return end;
    if (less(keys[end] as Value, keys[start] as Value)) {
      do end++;
      while (end < n && less(keys[end] as Value, keys[end - 1] as Value));
      reverseRange(keys, start, end);
      if (this.#values !== null) reverseRange(this.#values, start, end);
    } else {
      do end++;
      while (end < n && !less(keys[end] as Value, keys[end - 1] as Value));
    }
    return end;
  }

  /** Binary insertion of start + sorted .. end into the sorted range before. */
  #insert(start: number, sorted: number, end: number): void {
    const keys = this.#keys;
    const values = this.#values;
    const less = this.#less;
    for (let i = sorted; i < end; i++) {
      const key = keys[i] as Value;
      let low = start;
      let high = i;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (less(key, keys[middle] as Value)) high = middle;
        else low = middle + 1;
      }
      if (low === i) continue;
      keys.copyWithin(low + 1, low, i);
      keys[low] = key;
      if (values !== null) {
        const value = values[i] as Value;
        values.copyWithin(low + 1, low, i);
        values[low] = value;
      }
    }
  }

  /** Merges waiting runs until their lengths grow towards the start, so that merges stay balanced. */
  #collapse(end: number): void {
    const runs = this.#runs;
    while (runs.length > 1) {
      const n = runs.length;
      const last = end - runs[n - 1]!;
      const previous = runs[n - 1]! - runs[n - 2]!;
      const before = n > 2 ? runs[n - 2]! - runs[n - 3]! : Number.POSITIVE_INFINITY;
      if (previous > last && before > previous + last) break;
      this.#mergeLast(end);
    }
  }

  #mergeLast(end: number): void {
    const middle = this.#runs.pop()!;
    this.#merge(this.#runs[this.#runs.length - 1]!, middle, end);
  }

  #merge(start: number, middle: number, end: number): void {
    const keys = this.#keys;
    const values = this.#values;
    const less = this.#less;
    // What is already in place at either end needs no merging.
    const left = this.#upperBound(keys[middle] as Value, start, middle);
    if (left === middle) return;
    const right = this.#lowerBound(keys[middle - 1] as Value, middle, end);
    this.#spareKeys = keys.slice(left, middle);
    const spareKeys = this.#spareKeys;
    if (values !== null) this.#spareValues = values.slice(left, middle);
    const spareValues = this.#spareValues;
    let from = 0;
    let other = middle;
    let to = left;
    while (from < spareKeys.length && other < right) {
      if (less(keys[other] as Value, spareKeys[from] as Value)) {
        keys[to] = keys[other] as Value;
        if (values !== null) values[to] = values[other] as Value;
        other++;
      } else {
        keys[to] = spareKeys[from] as Value;
        if (values !== null) values[to] = spareValues[from] as Value;
        from++;
      }
      to++;
    }
    for (; from < spareKeys.length; from++, to++) {
      keys[to] = spareKeys[from] as Value;
      if (values !== null) values[to] = spareValues[from] as Value;
    }
  }

  /** The first position in the sorted range whose key is greater. */
  #upperBound(key: Value, low: number, high: number): number {
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#less(key, this.#keys[middle] as Value)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The first position in the sorted range whose key is not less. */
  #lowerBound(key: Value, low: number, high: number): number {
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#less(this.#keys[middle] as Value, key)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function reverseRange(array: Value[], start: number, end: number): void {
  for (let i = start, j = end - 1; i < j; i++, j--) {
    const item = array[i] as Value;
    array[i] = array[j] as Value;
    array[j] = item;
  }
}
