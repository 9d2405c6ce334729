/**
 * The representation of slice, and the arithmetic of slicing (CPython's PySlice_Unpack and PySlice_AdjustIndices).
 * Its Python type is vm/objects/slice. Must not know any sequence type.
 */
import { typeError, valueError } from "./errors.ts";
import { clampedSizeNow } from "./ops/index-value.ts";
import { typeOf } from "./registry.ts";
import { PyObject, type Value } from "./value.ts";

export class PySlice extends PyObject {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
  constructor(start: Value, stop: Value, step: Value = null) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

/** A slice applied to a sequence of a known length: the item at `start + i * step` for each `i` below `count`. */
export interface SliceBounds {
  /** Within 0..length for a positive step, -1..length-1 for a negative one. */
  readonly start: number;
  /** As start: the first index that is not reached. */
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

/** The value of one slice part as a number clamped to the safe range; may run `__index__`. */
function partNow(part: Value, absent: number): number {
  if (part === null) return absent;
  if (typeof part === "number") return part;
  if (typeof part === "object" && typeOf(part).slots.index === undefined) {
    throw typeError("slice indices must be integers or None or have an __index__ method");
  }
  if (typeof part === "string") throw typeError("slice indices must be integers or None or have an __index__ method");
  return clampedSizeNow(part);
}

/** The slice's parts as numbers, before a length is known; raises ValueError for a zero step. */
export function unpackSlice(slice: PySlice): { start: number; stop: number; step: number } {
  const step = partNow(slice.step, 1);
  if (step === 0) throw valueError("slice step cannot be zero");
  const start = partNow(slice.start, step < 0 ? Number.MAX_SAFE_INTEGER : 0);
  const stop = partNow(slice.stop, step < 0 ? -Number.MAX_SAFE_INTEGER : Number.MAX_SAFE_INTEGER);
  return { start, stop, step };
}

function clampPart(part: number, length: number, step: number): number {
  if (part < 0) {
    const fromEnd = part + length;
    if (fromEnd >= 0) return fromEnd;
    return step < 0 ? -1 : 0;
  }
  if (part < length) return part;
  return step < 0 ? length - 1 : length;
}

/** The parts that `unpackSlice` gave, for a sequence of `length` items. */
export function adjustSlice(parts: { start: number; stop: number; step: number }, length: number): SliceBounds {
  const { step } = parts;
  const start = clampPart(parts.start, length, step);
  const stop = clampPart(parts.stop, length, step);
  const distance = step > 0 ? stop - start : start - stop;
  const count = distance <= 0 ? 0 : Math.floor((distance - 1) / Math.abs(step)) + 1;
  return { start, stop, step, count };
}

/**
 * What the slice selects from a sequence of `length` items. May run `__index__` of its parts, in a nested loop, so a caller
 * whose length can change meanwhile uses unpackSlice and adjustSlice.
 */
export function sliceBounds(slice: PySlice, length: number): SliceBounds {
  return adjustSlice(unpackSlice(slice), length);
}

/** The selected items of an array, in a fresh array. */
export function sliceArray<T>(items: readonly T[], bounds: SliceBounds): T[] {
  const { start, step, count } = bounds;
  if (step === 1) return items.slice(start, start + count);
  const selected: T[] = [];
  for (let i = 0, at = start; i < count; i++, at += step) selected.push(items[at] as T);
  return selected;
}
