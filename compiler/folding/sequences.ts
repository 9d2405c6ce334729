/** Constant strings, bytes and tuples: concatenation, repetition, items, and the size limits on folding them. */
import type { BytesConstant, Constant, SurrogateStrConstant, TupleConstant } from "../../vm/bytecode/constant.ts";

type SequenceConstant = string | SurrogateStrConstant | BytesConstant | TupleConstant;

export function isSequence(value: Constant): value is SequenceConstant {
  return (
    typeof value === "string" ||
    (typeof value === "object" && value !== null && (value.tag === "str" || value.tag === "bytes" || value.tag === "tuple"))
  );
}

export const isText = (value: Constant): value is string | SurrogateStrConstant =>
  typeof value === "string" || (typeof value === "object" && value?.tag === "str");

export const codePoints = (value: string | SurrogateStrConstant): readonly number[] =>
  typeof value === "string" ? Array.from(value, (char) => char.codePointAt(0)!) : value.codePoints;

const isSurrogate = (codePoint: number) => codePoint >= 0xd800 && codePoint < 0xe000;

/** A str constant in its canonical form. */
export function textOf(points: readonly number[]): string | SurrogateStrConstant {
  if (points.some(isSurrogate)) return { tag: "str", codePoints: points };
  let text = "";
  for (const point of points) text += String.fromCodePoint(point);
  return text;
}

/** left + right, undefined if their types differ. */
export function concatenate(left: Constant, right: Constant): Constant | undefined {
  if (typeof left === "string" && typeof right === "string") return left + right;
  if (isText(left) && isText(right)) return textOf([...codePoints(left), ...codePoints(right)]);
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return undefined;
  if (left.tag === "bytes" && right.tag === "bytes") {
    const value = new Uint8Array(left.value.length + right.value.length);
    value.set(left.value);
    value.set(right.value, left.value.length);
    return { tag: "bytes", value };
  }
  if (left.tag === "tuple" && right.tag === "tuple") return { tag: "tuple", items: [...left.items, ...right.items] };
  return undefined;
}

const MAX_ITEMS = 256;
const MAX_TEXT = 4096;
/** Including the items of nested tuples. */
const MAX_TOTAL_ITEMS = 1024;

/** value * count, undefined if the result would be too large to keep as a constant. */
export function repeat(value: SequenceConstant, count: number): Constant | undefined {
  const size = lengthOf(value);
  if (size > 0) {
    if (typeof value === "object" && value.tag === "tuple") {
      if (count < 0 || count > MAX_ITEMS / size) return undefined;
      if (count > 0 && remainingItems(value, Math.trunc(MAX_TOTAL_ITEMS / count)) < 0) return undefined;
    } else if (count < 0 || count > MAX_TEXT / size) return undefined;
  }
  const times = size === 0 ? 0 : count;
  if (typeof value === "string") return value.repeat(times);
  const copies = <T>(items: Iterable<T>): T[] => {
    const all = [...items];
    return Array.from({ length: times }, () => all).flat();
  };
  switch (value.tag) {
    case "str":
      return textOf(copies(value.codePoints));
    case "bytes":
      return { tag: "bytes", value: Uint8Array.from(copies(value.value)) };
    case "tuple":
      return { tag: "tuple", items: copies(value.items) };
  }
}

/** `limit` minus the number of items of a tuple and the tuples in it; negative if there are more. */
function remainingItems(value: Constant, limit: number): number {
  if (typeof value !== "object" || value?.tag !== "tuple") return limit;
  let rest = limit - value.items.length;
  for (const item of value.items) {
    if (rest < 0) break;
    rest = remainingItems(item, rest);
  }
  return rest;
}

export function lengthOf(value: SequenceConstant): number {
  if (typeof value === "string") return codePoints(value).length;
  if (value.tag === "str") return value.codePoints.length;
  return value.tag === "bytes" ? value.value.length : value.items.length;
}

/** value[index], undefined if that raises. */
export function itemAt(value: SequenceConstant, index: number): Constant | undefined {
  const length = lengthOf(value);
  const at = index < 0 ? index + length : index;
  if (at < 0 || at >= length) return undefined;
  if (typeof value === "string") return textOf([codePoints(value)[at]]);
  switch (value.tag) {
    case "str":
      return textOf([value.codePoints[at]]);
    case "bytes":
      return value.value[at];
    case "tuple":
      return value.items[at];
  }
}
