/**
 * Sets of code points as regular expressions write them: ranges, categories, complements, seen through case folding.
 * A set answers membership fast and lists its members as ranges. Must not know either matching back end.
 */

import { allChangedByLower, allChangedByUpper, rangesOf, toLower, toUpper } from "../../vm/unicode/types.ts";
import * as codes from "./codes.ts";

/** How a subject's character is changed before it is looked up. `locale` looks up both cases (C locale: ASCII). */
export type Fold = "none" | "ascii" | "unicode" | "locale";

/** Inclusive ranges (from, to, from, to, ...), ascending and apart. */
export type Ranges = readonly number[];

const MAX_POINT = 0x10ffff;

/** Sorts inclusive ranges and joins those that touch. */
export function canonicalRanges(ranges: readonly (readonly [number, number])[]): number[] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const out: number[] = [];
  for (const [from, to] of sorted) {
    const last = out.length - 1;
    if (last > 0 && from <= out[last]! + 1) out[last] = Math.max(out[last]!, to);
    else out.push(from, to);
  }
  return out;
}

export function complement(ranges: Ranges): number[] {
  const out: number[] = [];
  let next = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    if (ranges[i]! > next) out.push(next, ranges[i]! - 1);
    next = ranges[i + 1]! + 1;
  }
  if (next <= MAX_POINT) out.push(next, MAX_POINT);
  return out;
}

/** Membership by binary search. */
export function inRanges(ranges: Ranges, cp: number): boolean {
  let low = 0;
  let high = ranges.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cp > ranges[2 * middle + 1]!) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length >> 1 && cp >= ranges[2 * low]!;
}

const ASCII_WORD = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];

const categories: Ranges[] = [];

/** The members of a category code; odd codes are complements. */
export function categoryRanges(category: number): Ranges {
  categories[category] ??= category & 1 ? complement(categoryRanges(category - 1)) : listCategory(category);
  return categories[category];
}

function listCategory(category: number): Ranges {
  switch (category) {
    case codes.CATEGORY_DIGIT:
      return [0x30, 0x39];
    case codes.CATEGORY_SPACE:
      return [9, 13, 32, 32];
    case codes.CATEGORY_WORD:
    case codes.CATEGORY_LOC_WORD:
      return ASCII_WORD;
    case codes.CATEGORY_LINEBREAK:
      return [10, 10];
    case codes.CATEGORY_UNI_DIGIT:
      return Array.from(rangesOf("decimal"));
    case codes.CATEGORY_UNI_SPACE:
      return Array.from(rangesOf("space"));
    case codes.CATEGORY_UNI_WORD:
      return Array.from(rangesOf("word"));
    default: // CATEGORY_UNI_LINEBREAK
      return [10, 13, 0x1c, 0x1e, 0x85, 0x85, 0x2028, 0x2029];
  }
}

const lowerAscii = (cp: number): number => (cp >= 65 && cp <= 90 ? cp + 32 : cp);
const upperAscii = (cp: number): number => (cp >= 97 && cp <= 122 ? cp - 32 : cp);

/** The code points that folding takes into `ranges`. */
function unfold(ranges: Ranges, fold: Fold): Ranges {
  if (fold === "none") return ranges;
  const out: [number, number][] = [];
  if (fold === "unicode") {
    const changed = allChangedByLower();
    for (const cp of changed) if (inRanges(ranges, toLower(cp))) out.push([cp, cp]);
    subtractPoints(ranges, changed, out);
    return canonicalRanges(out);
  }
  for (let cp = 65; cp <= 90; cp++) {
    const small = inRanges(ranges, lowerAscii(cp));
    const capital = inRanges(ranges, upperAscii(cp));
    if (small || (fold === "locale" && capital)) out.push([cp, cp]);
    if (fold === "locale" && (small || capital)) out.push([cp + 32, cp + 32]);
  }
  const capitals = Array.from({ length: 26 }, (_, i) => 65 + i);
  subtractPoints(ranges, capitals, out);
  return canonicalRanges(out);
}

/** Adds `ranges` without `points` (ascending) to `out`. */
function subtractPoints(ranges: Ranges, points: readonly number[], out: [number, number][]): void {
  let p = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    let from = ranges[i]!;
    const to = ranges[i + 1]!;
    while (p < points.length && points[p]! < from) p++;
    for (; p < points.length && points[p]! <= to; p++) {
      if (points[p]! > from) out.push([from, points[p]! - 1]);
      from = points[p]! + 1;
    }
    if (from <= to) out.push([from, to]);
  }
}

/** What a set's source says, item by item. */
export interface CharSetSource {
  readonly ranges: readonly (readonly [number, number])[];
  readonly categories: readonly number[];
  /** Ranges that match a folded character or its capital (planes above the first under IGNORECASE). */
  readonly capitalRanges: readonly (readonly [number, number])[];
  /** The items are what is left out; decided before folding. */
  readonly negated: boolean;
  readonly fold: Fold;
  /** What folds into the set is what is left out. Differs from `negated` for `locale`, which looks up both cases. */
  readonly complemented: boolean;
}

/** A set of code points, made from its source when first used. */
export class CharSet {
  private readonly source: CharSetSource;
  private members: Ranges | undefined;
  private latin: Uint8Array | undefined;

  constructor(source: CharSetSource) {
    this.source = source;
  }

  /** The characters that fold to `cp`, or all others. */
  static ofLiteral(cp: number, fold: Fold, complemented: boolean): CharSet {
    return new CharSet({ ranges: [[cp, cp]], categories: [], capitalRanges: [], negated: false, fold, complemented });
  }

  static ofCategory(category: number): CharSet {
    const ranges: [number, number][] = [];
    return new CharSet({ ranges, categories: [category], capitalRanges: [], negated: false, fold: "none", complemented: false });
  }

  /** The single category this set is, or -1. */
  get category(): number {
    const s = this.source;
    const alone = s.ranges.length + s.capitalRanges.length === 0 && s.categories.length === 1;
    return alone && s.fold === "none" && !s.negated && !s.complemented ? s.categories[0]! : -1;
  }

  get ranges(): Ranges {
    this.members ??= this.computeRanges();
    return this.members;
  }

  private computeRanges(): Ranges {
    const s = this.source;
    if (this.category >= 0) return categoryRanges(this.category);
    const all: [number, number][] = s.ranges.map(([from, to]) => [from, to]);
    for (const category of s.categories) {
      const ranges = categoryRanges(category);
      for (let i = 0; i < ranges.length; i += 2) all.push([ranges[i]!, ranges[i + 1]!]);
    }
    for (const [from, to] of s.capitalRanges) {
      all.push([from, to]);
      for (const cp of allChangedByUpper()) {
        const capital = toUpper(cp);
        if (capital >= from && capital <= to) all.push([cp, cp]);
      }
      // A range may hold characters whose capital lies outside it: those stay members, as the range itself is one.
    }
    const plain = canonicalRanges(all);
    const folded = unfold(s.negated ? complement(plain) : plain, s.fold);
    return s.complemented ? complement(folded) : folded;
  }

  /** Membership of the first 256 code points, one byte each. */
  get latin1(): Uint8Array {
    if (this.latin === undefined) {
      this.latin = new Uint8Array(256);
      const ranges = this.ranges;
      for (let i = 0; i < ranges.length && ranges[i]! < 256; i += 2) {
        this.latin.fill(1, ranges[i]!, Math.min(256, ranges[i + 1]! + 1));
      }
    }
    return this.latin;
  }

  has(cp: number): boolean {
    return cp < 256 ? this.latin1[cp] === 1 : inRanges(this.ranges, cp);
  }
}
