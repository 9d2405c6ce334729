/**
 * Timsort as CPython 3.13 does it, comparison for comparison (Objects/listsort.txt; the merge order is Munro and Wild's
 * powersort): a program can count the calls of its `__lt__`.
 *
 * It knows only that `less` may raise. Then the arrays still hold every item once, in the order reached.
 */
import type { Value } from "./value.ts";

export type Less = (a: Value, b: Value) => boolean;

/** Lists shorter than this are one run. */
const MAX_MIN_RUN = 64;
/** Wins in a row from which galloping is worth a try. */
const MIN_GALLOP = 7;

/** A sorted stretch that waits to be merged. */
interface Run {
  readonly start: number;
  length: number;
  /** Depth in the tree of merges of the border between this run and the next. */
  power: number;
}

/** Runs shorter than this are lengthened: close to a power of two parts make the whole. */
function minimumRun(n: number): number {
  let rest = 0;
  let size = n;
  while (size >= MAX_MIN_RUN) {
    rest |= size & 1;
    size >>= 1;
  }
  return size + rest;
}

/** The first binary digit in which the midpoints of two neighbouring runs, as fractions of the whole, differ. */
function borderPower(start: number, first: number, second: number, whole: number): number {
  let a = 2 * start + first;
  let b = a + first + second;
  for (let power = 1; ; power++) {
    if (a >= whole) {
      a -= whole;
      b -= whole;
    } else if (b >= whole) return power;
    a *= 2;
    b *= 2;
  }
}

export class TimSort {
  readonly #keys: Value[];
  readonly #values: Value[] | null;
  readonly #less: Less;
  readonly #runs: Run[] = [];
  #minGallop = MIN_GALLOP;

  /** Sorts `keys`; `values`, when there are any, go with them. */
  constructor(keys: Value[], values: Value[] | null, less: Less) {
    this.#keys = keys;
    this.#values = values;
    this.#less = less;
  }

  sort(): void {
    const n = this.#keys.length;
    const shortest = minimumRun(n);
    let start = 0;
    while (start < n) {
      let length = this.#countRun(start, n - start);
      if (length < shortest) {
        const forced = Math.min(shortest, n - start);
        this.#insert(start, start + length, start + forced);
        length = forced;
      }
      this.#mergeBefore(length);
      this.#runs.push({ start, length, power: 0 });
      start += length;
    }
    this.#mergeAll();
  }

  /** The length of the run at `start`. A descending one is reversed; among equal items the order stays. */
  #countRun(start: number, remaining: number): number {
    const keys = this.#keys;
    const less = this.#less;
    const end = start + remaining;
    let n = start + 1;
    while (n < end && !less(keys[n] as Value, keys[n - 1] as Value)) n++;
    if (n === end) return remaining;
    // Ascending so far, then an item that is less: a descending run only if all before it are equal.
    if (n > start + 1) {
      if (less(keys[start] as Value, keys[n - 1] as Value)) return n - start;
      this.#reverse(start, n);
    }
    n++;
    let equal = 0;
    for (; n < end; n++) {
      if (less(keys[n] as Value, keys[n - 1] as Value)) {
        if (equal > 0) this.#reverse(n - equal - 1, n);
        equal = 0;
      } else if (less(keys[n - 1] as Value, keys[n] as Value)) break;
      else equal++;
    }
    if (equal > 0) this.#reverse(n - equal - 1, n);
    this.#reverse(start, n);
    while (n < end && !less(keys[n] as Value, keys[n - 1] as Value)) n++;
    return n - start;
  }

  /** Binary insertion of `sorted` to `end` into the sorted items from `start`. */
  #insert(start: number, sorted: number, end: number): void {
    const keys = this.#keys;
    const values = this.#values;
    const less = this.#less;
    for (let i = sorted; i < end; i++) {
      const key = keys[i] as Value;
      let low = start;
      let high = i;
      do {
        // Halved as CPython does, counting from the run's start: it decides which items are compared.
        const middle = start + ((low + high - 2 * start) >> 1);
        if (less(key, keys[middle] as Value)) high = middle;
        else low = middle + 1;
      } while (low < high);
      if (low === i) continue;
      copyItems(keys, low, keys, low + 1, i - low);
      keys[low] = key;
      if (values !== null) {
        const value = values[i] as Value;
        copyItems(values, low, values, low + 1, i - low);
        values[low] = value;
      }
    }
  }

  #reverse(start: number, end: number): void {
    reverseRange(this.#keys, start, end);
    if (this.#values !== null) reverseRange(this.#values, start, end);
  }

  /** Merges waiting runs that lie deeper in the tree of merges than the border to a new run. */
  #mergeBefore(length: number): void {
    const runs = this.#runs;
    if (runs.length === 0) return;
    const last = runs.at(-1)!;
    const power = borderPower(last.start, last.length, length, this.#keys.length);
    while (runs.length > 1 && runs.at(-2)!.power > power) this.#mergeAt(runs.length - 2);
    runs.at(-1)!.power = power;
  }

  #mergeAll(): void {
    const runs = this.#runs;
    while (runs.length > 1) {
      let at = runs.length - 2;
      if (at > 0 && runs[at - 1]!.length < runs[at + 1]!.length) at--;
      this.#mergeAt(at);
    }
  }

  /** Merges run number `at` with the next. */
  #mergeAt(at: number): void {
    const keys = this.#keys;
    const [a, b] = [this.#runs[at]!, this.#runs[at + 1]!];
    let { start, length: na } = a;
    a.length += b.length;
    this.#runs.splice(at + 1, 1);
    // What is in place already, at the start of the first and at the end of the second, needs no merging.
    const skipped = this.#gallopRight(keys[b.start] as Value, keys, start, na, 0);
    start += skipped;
    na -= skipped;
    if (na === 0) return;
    const nb = this.#gallopLeft(keys[start + na - 1] as Value, keys, b.start, b.length, b.length - 1);
    if (nb === 0) return;
    if (na <= nb) this.#mergeLow(start, na, nb);
    else this.#mergeHigh(start, na, nb);
  }

  /** How many of the `n` sorted items from `base` are less than `key`; the search begins at number `hint`. */
  #gallopLeft(key: Value, items: readonly Value[], base: number, n: number, hint: number): number {
    const less = this.#less;
    let low: number;
    let high: number;
    let step = 1;
    let last = 0;
    if (less(items[base + hint] as Value, key)) {
      const most = n - hint;
      while (step < most && less(items[base + hint + step] as Value, key)) {
        last = step;
        step = 2 * step + 1;
      }
      low = hint + last + 1;
      high = hint + Math.min(step, most);
    } else {
      const most = hint + 1;
      while (step < most && !less(items[base + hint - step] as Value, key)) {
        last = step;
        step = 2 * step + 1;
      }
      low = hint - Math.min(step, most) + 1;
      high = hint - last;
    }
    while (low < high) {
      const middle = low + ((high - low) >> 1);
      if (less(items[base + middle] as Value, key)) low = middle + 1;
      else high = middle;
    }
    return high;
  }

  /** How many of the `n` sorted items from `base` are not greater than `key`; the search begins at number `hint`. */
  #gallopRight(key: Value, items: readonly Value[], base: number, n: number, hint: number): number {
    const less = this.#less;
    let low: number;
    let high: number;
    let step = 1;
    let last = 0;
    if (less(key, items[base + hint] as Value)) {
      const most = hint + 1;
      while (step < most && less(key, items[base + hint - step] as Value)) {
        last = step;
        step = 2 * step + 1;
      }
      low = hint - Math.min(step, most) + 1;
      high = hint - last;
    } else {
      const most = n - hint;
      while (step < most && !less(key, items[base + hint + step] as Value)) {
        last = step;
        step = 2 * step + 1;
      }
      low = hint + last + 1;
      high = hint + Math.min(step, most);
    }
    while (low < high) {
      const middle = low + ((high - low) >> 1);
      if (less(key, items[base + middle] as Value)) high = middle;
      else low = middle + 1;
    }
    return high;
  }

  /** Merges neighbours from the left, the first (and shorter) one set aside. Its last item is the greatest of all. */
  #mergeLow(start: number, lengthA: number, lengthB: number): void {
    const keys = this.#keys;
    const values = this.#values;
    const less = this.#less;
    const spareKeys = keys.slice(start, start + lengthA);
    const spareValues = values?.slice(start, start + lengthA);
    let a = 0;
    let b = start + lengthA;
    let to = start;
    let na = lengthA;
    let nb = lengthB;
    const takeA = (count: number): void => {
      copyItems(spareKeys, a, keys, to, count);
      if (values !== null) copyItems(spareValues!, a, values, to, count);
      a += count;
      to += count;
      na -= count;
    };
    const takeB = (count: number): void => {
      copyItems(keys, b, keys, to, count);
      if (values !== null) copyItems(values, b, values, to, count);
      b += count;
      to += count;
      nb -= count;
    };
    const interleave = (): void => {
      takeB(1);
      if (nb === 0 || na === 1) return;
      let minGallop = this.#minGallop;
      for (;;) {
        let wonA = 0;
        let wonB = 0;
        do {
          if (less(keys[b] as Value, spareKeys[a] as Value)) {
            takeB(1);
            wonB++;
            wonA = 0;
            if (nb === 0) return;
          } else {
            takeA(1);
            wonA++;
            wonB = 0;
            if (na === 1) return;
          }
        } while (wonA < minGallop && wonB < minGallop);
        minGallop++;
        do {
          if (minGallop > 1) minGallop--;
          this.#minGallop = minGallop;
          wonA = this.#gallopRight(keys[b] as Value, spareKeys, a, na, 0);
          takeA(wonA);
          // None is left only when `less` contradicts itself.
          if (na <= 1) return;
          takeB(1);
          if (nb === 0) return;
          wonB = this.#gallopLeft(spareKeys[a] as Value, keys, b, nb, 0);
          takeB(wonB);
          if (nb === 0) return;
          takeA(1);
          if (na === 1) return;
        } while (wonA >= MIN_GALLOP || wonB >= MIN_GALLOP);
        minGallop++;
        this.#minGallop = minGallop;
      }
    };
    try {
      interleave();
      if (na === 1) takeB(nb);
    } finally {
      // Also on an exception: the rest of the second run is where it was, right behind the gap.
      takeA(na);
    }
  }

  /** Merges neighbours from the right, the second (and shorter) one set aside. Its first item is the least of all. */
  #mergeHigh(start: number, lengthA: number, lengthB: number): void {
    const keys = this.#keys;
    const values = this.#values;
    const less = this.#less;
    const spareKeys = keys.slice(start + lengthA, start + lengthA + lengthB);
    const spareValues = values?.slice(start + lengthA, start + lengthA + lengthB);
    let na = lengthA;
    let nb = lengthB;
    // What is left of a run is its first items, and the gap for the rest ends at start + na + nb.
    const takeA = (count: number): void => {
      const from = start + na - count;
      copyItems(keys, from, keys, from + nb, count);
      if (values !== null) copyItems(values, from, values, from + nb, count);
      na -= count;
    };
    const takeB = (count: number): void => {
      const from = nb - count;
      copyItems(spareKeys, from, keys, start + na + from, count);
      if (values !== null) copyItems(spareValues!, from, values, start + na + from, count);
      nb -= count;
    };
    const interleave = (): void => {
      takeA(1);
      if (na === 0 || nb === 1) return;
      let minGallop = this.#minGallop;
      for (;;) {
        let wonA = 0;
        let wonB = 0;
        do {
          if (less(spareKeys[nb - 1] as Value, keys[start + na - 1] as Value)) {
            takeA(1);
            wonA++;
            wonB = 0;
            if (na === 0) return;
          } else {
            takeB(1);
            wonB++;
            wonA = 0;
            if (nb === 1) return;
          }
        } while (wonA < minGallop && wonB < minGallop);
        minGallop++;
        do {
          if (minGallop > 1) minGallop--;
          this.#minGallop = minGallop;
          wonA = na - this.#gallopRight(spareKeys[nb - 1] as Value, keys, start, na, na - 1);
          takeA(wonA);
          if (na === 0) return;
          takeB(1);
          if (nb === 1) return;
          wonB = nb - this.#gallopLeft(keys[start + na - 1] as Value, spareKeys, 0, nb, nb - 1);
          takeB(wonB);
          // None is left only when `less` contradicts itself.
          if (nb <= 1) return;
          takeA(1);
          if (na === 0) return;
        } while (wonA >= MIN_GALLOP || wonB >= MIN_GALLOP);
        minGallop++;
        this.#minGallop = minGallop;
      }
    };
    try {
      interleave();
      if (nb === 1) takeA(na);
    } finally {
      takeB(nb);
    }
  }
}

/** Copies items within an array or between two; the ranges may overlap. */
function copyItems(source: readonly Value[], from: number, target: Value[], to: number, count: number): void {
  if (to <= from) for (let i = 0; i < count; i++) target[to + i] = source[from + i] as Value;
  else for (let i = count - 1; i >= 0; i--) target[to + i] = source[from + i] as Value;
}

function reverseRange(array: Value[], start: number, end: number): void {
  for (let i = start, j = end - 1; i < j; i++, j--) {
    const item = array[i] as Value;
    array[i] = array[j] as Value;
    array[j] = item;
  }
}
