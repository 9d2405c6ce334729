/** Repetition of sequences: `items * count`. */
import { overflowError, pyError } from "../core/errors.ts";
import { exactInt, indexNow } from "../core/ops/index-value.ts";
import type { Value } from "../core/value.ts";

/** The longest array that V8 can make. */
const MAX_LENGTH = 2 ** 32 - 2;

/** How often a sequence of `length` items is to be repeated. Raises OverflowError or MemoryError when that is too often. */
export function repetitions(length: number, count: Value): number {
  const times = indexNow(count);
  if (times <= 0 || length === 0) {
    if (typeof times === "bigint" && times !== BigInt.asIntN(64, times)) throw tooLarge();
    return 0;
  }
  if (typeof times === "bigint" && times >= 2n ** 63n) throw tooLarge();
  if (length * Number(times) > MAX_LENGTH) throw pyError("MemoryError");
  return Number(times);
}
const tooLarge = () => overflowError("cannot fit 'int' into an index-sized integer");

/** True when the length of the repetition would not even fit a machine word (str and bytes word that error themselves). */
export function isTooOften(length: number, count: Value): boolean {
  const times = exactInt(count);
  return times !== undefined && times < 2n ** 63n && times > 0 && BigInt(times) * BigInt(length) >= 2n ** 63n;
}

/** The items, `count` times over, in a fresh array. */
export function repeatItems(items: readonly Value[], count: Value): Value[] {
  const times = repetitions(items.length, count);
  if (times === 0) return [];
  if (items.length === 1) return new Array<Value>(times).fill(items[0] as Value);
  const repeated: Value[] = [];
  for (let i = 0; i < times; i++) for (const item of items) repeated.push(item);
  return repeated;
}
