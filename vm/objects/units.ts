/**
 * Searching, splitting, stripping, replacing: the algorithms that str, bytes and bytearray share, over sequences of units
 * (the units of a primitive string, the code points of a PyStr, or bytes). Must not know Python objects.
 *
 * Sequences that are searched for and searched in are of the same kind. Bounds are already adjusted to the length, except
 * that `start` may lie beyond `end`.
 */

import { findTwoWay, type UnitArray } from "./two-way.ts";

export type Units = string | Uint8Array | Uint32Array;

export const unitAt = (units: Units, i: number): number => (typeof units === "string" ? units.charCodeAt(i) : units[i]!);

/** units[start:end] for bounds in range. */
export const cut = <U extends Units>(units: U, start: number, end: number): U => units.slice(start, end) as U;

/** A Node buffer over the same memory. */
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

function matchesAt(hay: Units, needle: Units, at: number): boolean {
  for (let i = 0; i < needle.length; i++) if (unitAt(hay, at + i) !== unitAt(needle, i)) return false;
  return true;
}

/** From these lengths on, searches must not take time in proportion to their product. */
const LONG_NEEDLE = 100;
const LONG_HAY = 2500;

function arrayOf(units: Units): UnitArray {
  if (typeof units !== "string") return units;
  const bytes = Buffer.from(units, "utf16le");
  return new Uint16Array(bytes.buffer, bytes.byteOffset, units.length);
}

/** The first place of `needle` within [start, end), or -1. An empty needle is found everywhere, `end` included. */
export function find(hay: Units, needle: Units, start = 0, end = hay.length): number {
  const last = end - needle.length;
  if (last < start) return -1;
  if (needle.length >= LONG_NEEDLE && end - start >= LONG_HAY) return findTwoWay(arrayOf(hay), arrayOf(needle), start, end);
  if (typeof hay === "string") {
    // A search that may not look at the rest of a long string is worth a slice.
    const found =
      end === hay.length ? hay.indexOf(needle as string, start) : hay.slice(start, end).indexOf(needle as string) + start;
    return found < start || found > last ? -1 : found;
  }
  if (needle.length === 0) return start;
  if (hay instanceof Uint8Array) {
    const found = asBuffer(hay.subarray(start, end)).indexOf(needle as Uint8Array);
    return found < 0 ? -1 : found + start;
  }
  const first = unitAt(needle, 0);
  for (let at = hay.indexOf(first, start); at >= 0 && at <= last; at = hay.indexOf(first, at + 1)) {
    if (matchesAt(hay, needle, at)) return at;
  }
  return -1;
}

/** The last place of `needle` within [start, end), or -1. */
export function findLast(hay: Units, needle: Units, start = 0, end = hay.length): number {
  const last = end - needle.length;
  if (last < start) return -1;
  if (typeof hay === "string") {
    const found = hay.lastIndexOf(needle as string, last);
    return found < start ? -1 : found;
  }
  if (needle.length === 0) return end;
  if (hay instanceof Uint8Array) {
    const found = asBuffer(hay.subarray(start, end)).lastIndexOf(needle as Uint8Array);
    return found < 0 ? -1 : found + start;
  }
  for (let at = last; at >= start; at--) if (matchesAt(hay, needle, at)) return at;
  return -1;
}

/** The number of places of `needle` within [start, end) that do not overlap. */
export function countPlaces(hay: Units, needle: Units, start = 0, end = hay.length): number {
  if (end < start) return 0;
  if (needle.length === 0) return end - start + 1;
  const area = end === hay.length ? hay : cut(hay, 0, end);
  let count = 0;
  for (let at = find(area, needle, start); at >= 0; at = find(area, needle, at + needle.length)) count++;
  return count;
}

/** True when hay[start:end] begins with `prefix`. */
export function startsWith(hay: Units, prefix: Units, start = 0, end = hay.length): boolean {
  if (end - prefix.length < start) return false;
  return typeof hay === "string" ? hay.startsWith(prefix as string, start) : matchesAt(hay, prefix, start);
}

/** True when hay[start:end] ends with `suffix`. */
export function endsWith(hay: Units, suffix: Units, start = 0, end = hay.length): boolean {
  const at = end - suffix.length;
  if (at < start) return false;
  return typeof hay === "string" ? hay.startsWith(suffix as string, at) : matchesAt(hay, suffix, at);
}

/** The pieces between the places of a separator that is not empty, at most `max` cuts made from the left; max < 0: all. */
export function split<U extends Units>(units: U, separator: U, max: number): U[] {
  if (max < 0 && typeof units === "string") return units.split(separator as string) as U[];
  const pieces: U[] = [];
  let start = 0;
  for (let left = max; left !== 0; left--) {
    const at = find(units, separator, start);
    if (at < 0) break;
    pieces.push(cut(units, start, at));
    start = at + separator.length;
  }
  pieces.push(cut(units, start, units.length));
  return pieces;
}

/** As split, the cuts made from the right. */
export function splitLast<U extends Units>(units: U, separator: U, max: number): U[] {
  const pieces: U[] = [];
  let end = units.length;
  for (let left = max; left !== 0; left--) {
    const at = findLast(units, separator, 0, end);
    if (at < 0) break;
    pieces.push(cut(units, at + separator.length, end));
    end = at;
  }
  pieces.push(cut(units, 0, end));
  return pieces.reverse();
}

type UnitTest = (unit: number) => boolean;

/** The pieces between runs of white space, at most `max` cuts made from the left; max < 0: all. */
export function splitWhite<U extends Units>(units: U, isWhite: UnitTest, max: number): U[] {
  const pieces: U[] = [];
  const end = units.length;
  let at = 0;
  for (let left = max; ; left--) {
    while (at < end && isWhite(unitAt(units, at))) at++;
    if (at === end) return pieces;
    const start = at;
    if (left === 0) {
      pieces.push(cut(units, start, end));
      return pieces;
    }
    while (at < end && !isWhite(unitAt(units, at))) at++;
    pieces.push(cut(units, start, at));
  }
}

/** As splitWhite, the cuts made from the right. */
export function splitWhiteLast<U extends Units>(units: U, isWhite: UnitTest, max: number): U[] {
  const pieces: U[] = [];
  let at = units.length;
  for (let left = max; ; left--) {
    while (at > 0 && isWhite(unitAt(units, at - 1))) at--;
    if (at === 0) break;
    const end = at;
    if (left === 0) {
      pieces.push(cut(units, 0, end));
      break;
    }
    while (at > 0 && !isWhite(unitAt(units, at - 1))) at--;
    pieces.push(cut(units, at, end));
  }
  return pieces.reverse();
}

/** The lines; "\r\n" is one line break. */
export function splitLines<U extends Units>(units: U, isBreak: UnitTest, keepEnds: boolean): U[] {
  const lines: U[] = [];
  let start = 0;
  for (let at = 0; at < units.length; at++) {
    const unit = unitAt(units, at);
    if (!isBreak(unit)) continue;
    const end = at;
    if (unit === 13 && at + 1 < units.length && unitAt(units, at + 1) === 10) at++;
    lines.push(cut(units, start, keepEnds ? at + 1 : end));
    start = at + 1;
  }
  if (start < units.length) lines.push(cut(units, start, units.length));
  return lines;
}

/** Which ends strip works on. */
export type Sides = "both" | "left" | "right";

/** What is left without the units at the ends that the test is true for. The very `units` when nothing goes. */
export function strip<U extends Units>(units: U, goes: UnitTest, sides: Sides): U {
  let start = 0;
  let end = units.length;
  if (sides !== "right") while (start < end && goes(unitAt(units, start))) start++;
  if (sides !== "left") while (end > start && goes(unitAt(units, end - 1))) end--;
  return start === 0 && end === units.length ? units : cut(units, start, end);
}

/** The test "is one of these". */
export function among(units: Units): UnitTest {
  if (units.length === 1) {
    const only = unitAt(units, 0);
    return (unit) => unit === only;
  }
  const set = new Set<number>();
  for (let i = 0; i < units.length; i++) set.add(unitAt(units, i));
  return (unit) => set.has(unit);
}

/** The concatenation of pieces of the kind of `like`. */
export function concat<U extends Units>(pieces: readonly U[], like: U): U {
  if (typeof like === "string") return pieces.join("") as U;
  let length = 0;
  for (const piece of pieces) length += piece.length;
  const whole = like instanceof Uint8Array ? new Uint8Array(length) : new Uint32Array(length);
  let at = 0;
  for (const piece of pieces as readonly Exclude<Units, string>[]) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole as U;
}

/** Pieces with a separator between them. */
export function join<U extends Units>(pieces: readonly U[], separator: U): U {
  if (typeof separator === "string") return pieces.join(separator) as U;
  if (separator.length === 0) return concat(pieces, separator);
  const all: U[] = [];
  pieces.forEach((piece, i) => {
    if (i > 0) all.push(separator);
    all.push(piece);
  });
  return concat(all, separator);
}

/** Replaces at most `max` places, from the left; max < 0: all. The very `units` when there is none. */
export function replace<U extends Units>(units: U, old: U, by: U, max: number): U {
  if (max === 0) return units;
  if (old.length === 0) return interleave(units, by, max);
  if (typeof units === "string" && max < 0) return units.replaceAll(old as string, () => by as string) as U;
  const pieces = split(units, old, max);
  return pieces.length === 1 ? units : join(pieces, by);
}

/** `by` before each of the first `max` units, and after the last if there is still one to place. */
function interleave<U extends Units>(units: U, by: U, max: number): U {
  const count = max < 0 ? units.length + 1 : Math.min(max, units.length + 1);
  const pieces: U[] = [];
  for (let i = 0; i < count; i++) {
    pieces.push(by);
    if (i < units.length) pieces.push(cut(units, i, i + 1));
  }
  if (count < units.length) pieces.push(cut(units, count, units.length));
  return concat(pieces, units);
}

/** `count` times the same unit, in the kind of `like`. */
export function repeatUnit<U extends Units>(unit: number, count: number, like: U): U {
  if (typeof like === "string") return String.fromCharCode(unit).repeat(count) as U;
  return (like instanceof Uint8Array ? new Uint8Array(count) : new Uint32Array(count)).fill(unit) as U;
}

/** Tabs replaced by spaces up to the next multiple of `tabSize` columns; columns restart after "\n" and "\r". */
export function expandTabs<U extends Units>(units: U, tabSize: number): U {
  const pieces: U[] = [];
  let start = 0;
  let column = 0;
  for (let at = 0; at < units.length; at++) {
    const unit = unitAt(units, at);
    if (unit === 9) {
      pieces.push(cut(units, start, at));
      start = at + 1;
      if (tabSize > 0) {
        const spaces = tabSize - (column % tabSize);
        pieces.push(repeatUnit(32, spaces, units));
        column += spaces;
      }
    } else column = unit === 10 || unit === 13 ? 0 : column + 1;
  }
  if (start === 0) return units;
  pieces.push(cut(units, start, units.length));
  return concat(pieces, units);
}

/** Zeros put between the sign, if there is one, and the rest, up to the width. */
export function zeroFill<U extends Units>(units: U, width: number): U {
  const missing = width - units.length;
  if (missing <= 0) return units;
  const first = units.length > 0 ? unitAt(units, 0) : 0;
  const signs = first === 43 || first === 45 ? 1 : 0;
  return concat([cut(units, 0, signs), repeatUnit(48, missing, units), cut(units, signs, units.length)], units);
}

/** How much to put left and right of `length` units to reach the width. CPython's centring puts the odd one on the left only for odd widths. */
export function margins(length: number, width: number, how: "center" | "ljust" | "rjust"): [left: number, right: number] {
  const missing = Math.max(0, width - length);
  if (how === "ljust") return [0, missing];
  if (how === "rjust") return [missing, 0];
  const left = Math.floor(missing / 2) + (missing & width & 1);
  return [left, missing - left];
}
