/**
 * The text form of number sequences in generated tables: six bits a character, so that a table is one string literal
 * that costs nothing until `vm/unicode/packed.ts` decodes it. Must not know what the numbers mean.
 */

import { FIRST_CHAR } from "../../vm/unicode/packed.ts";

/** Non-negative integers below 2^30 as text; five bits of value and one "more follows" bit a character. */
export function packNumbers(numbers: Iterable<number>): string {
  let out = "";
  for (let n of numbers) {
    if (!Number.isInteger(n) || n < 0 || n >= 2 ** 30) throw new RangeError(`cannot pack ${n}`);
    while (n >= 32) {
      out += String.fromCharCode(FIRST_CHAR + (n & 31) + 32);
      n >>>= 5;
    }
    out += String.fromCharCode(FIRST_CHAR + n);
  }
  return out;
}

/** Signed to unsigned, small magnitudes first: 0, -1, 1, -2, ... become 0, 1, 2, 3, ... */
export function zigzag(n: number): number {
  return n < 0 ? -2 * n - 1 : 2 * n;
}

/** A sequence as (value, repetitions - 1) pairs, values as zigzag steps from the value before. */
export function runLengths(values: ArrayLike<number>): number[] {
  const out: number[] = [];
  let previous = 0;
  for (let i = 0; i < values.length; ) {
    const value = values[i] as number;
    let end = i + 1;
    while (end < values.length && values[end] === value) end++;
    out.push(zigzag(value - previous), end - i - 1);
    previous = value;
    i = end;
  }
  return out;
}

/** A table over all code points in two stages: the distinct blocks, and for each block of code points which one it is. */
export interface TwoStage {
  readonly index: number[];
  readonly blocks: number[];
}

/** Splits `values` (one a code point) into blocks of `2 ** shift` and stores equal blocks once. */
export function twoStage(values: ArrayLike<number>, shift: number): TwoStage {
  const size = 1 << shift;
  const seen = new Map<string, number>();
  const index: number[] = [];
  const blocks: number[] = [];
  for (let start = 0; start < values.length; start += size) {
    const block = Array.from({ length: size }, (_, i) => values[start + i] as number);
    const key = block.join();
    let at = seen.get(key);
    if (at === undefined) {
      at = seen.size;
      seen.set(key, at);
      blocks.push(...block);
    }
    index.push(at);
  }
  return { index, blocks };
}
