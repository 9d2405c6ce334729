/**
 * What list, tuple and deque have in common: comparing, searching, printing and indexing arrays of values.
 *
 * Functions take the owner of an array, not the array, where Python code may run meanwhile and change it.
 */
import { indexError, typeError } from "./errors.ts";
import { compareOrder, equals, richCompare } from "./ops/compare.ts";
import { clampedSizeNow, sizeNow } from "./ops/index-value.ts";
import { guardRepr, reprNow, toStr } from "./ops/text.ts";
import { typeOf } from "./registry.ts";
import { type CompareOp, EQ, NE } from "./slots.ts";
import type { Outcome, Value } from "./value.ts";

/** Anything that holds its items in an array; the array may be replaced at any time. */
export interface Sequence {
  readonly items: readonly Value[];
}

/** Rich comparison in lexicographic order. */
export function compareSequences(a: Sequence, b: Sequence, op: CompareOp): Outcome {
  if (a.items.length !== b.items.length && (op === EQ || op === NE)) return op === NE;
  let i = 0;
  while (i < a.items.length && i < b.items.length && equals(a.items[i] as Value, b.items[i] as Value)) i++;
  if (i >= a.items.length || i >= b.items.length) return compareOrder(a.items.length - b.items.length, op);
  if (op === EQ) return false;
  if (op === NE) return true;
  return richCompare(a.items[i] as Value, b.items[i] as Value, op);
}

/** The first index in `start <= i < stop` whose item equals the value, or -1. */
export function indexOfItem(sequence: Sequence, value: Value, start = 0, stop = Number.MAX_SAFE_INTEGER): number {
  for (let i = start; i < stop && i < sequence.items.length; i++) if (equals(sequence.items[i] as Value, value)) return i;
  return -1;
}

export function countItem(sequence: Sequence, value: Value): number {
  let count = 0;
  for (let i = 0; i < sequence.items.length; i++) if (equals(sequence.items[i] as Value, value)) count++;
  return count;
}

/** A `start` or `stop` argument of `index`: clamped, counted from the end when negative. */
export function searchBound(bound: Value | undefined, length: number, absent: number): number {
  if (bound === undefined) return absent;
  if (typeof bound === "string" || typeOf(bound).slots.index === undefined) {
    throw typeError("slice indices must be integers or have an __index__ method");
  }
  const index = clampedSizeNow(bound);
  return index < 0 ? Math.max(index + length, 0) : index;
}

/** The reprs of all items between brackets; `recursive` when the owner is being printed already. */
export function reprItems(owner: Sequence & object, open: string, close: string, recursive: string): Value {
  if (owner.items.length === 0) return open + close;
  return toStr(
    guardRepr(owner, recursive, () => {
      let text = open;
      for (let i = 0; i < owner.items.length; i++) text += (i === 0 ? "" : ", ") + reprNow(owner.items[i] as Value);
      return text + close;
    }),
  );
}

/** True for values that may be sequence indices: those with `__index__`. */
export function isIndex(value: Value): boolean {
  return typeOf(value).slots.index !== undefined;
}

/** The item at an index that is not a plain number. `name` is the type's, for messages. */
export function itemAt(sequence: Sequence, key: Value, name: string): Value {
  if (!isIndex(key)) throw typeError(`${name} indices must be integers or slices, not ${typeOf(key).name}`);
  const index = sizeNow(key, "IndexError");
  const { items } = sequence;
  const item = items[index < 0 ? index + items.length : index];
  if (item === undefined) throw indexError(`${name} index out of range`);
  return item;
}
