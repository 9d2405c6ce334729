/**
 * Reads the code list that CPython's `re._compiler` hands to `_sre.compile` back into a tree.
 * Must not know how the tree is matched. Code that the compiler would never produce is refused.
 */

import { CharSet, type Fold } from "./charset.ts";
import * as codes from "./codes.ts";
import type { Node, RepeatMode, Tree } from "./tree.ts";

/** The code list is not what the compiler produces. */
export class InvalidCode extends Error {}

const MAX_POINT = 0x10ffff;

function invalid(): never {
  throw new InvalidCode("invalid SRE code");
}

class Decoder {
  private readonly code: ArrayLike<number>;
  private readonly groups: number;
  private at = 0;

  constructor(code: ArrayLike<number>, groups: number) {
    this.code = code;
    this.groups = groups;
  }

  /** The whole expression: an information block, the body, SUCCESS. */
  decode(): Tree {
    if (this.code[0] === codes.INFO) {
      const skip = this.code[1] ?? invalid();
      this.at = 1 + skip;
    }
    const tree = this.sequence(this.code.length - 1);
    if (this.word() !== codes.SUCCESS || this.at !== this.code.length) invalid();
    return tree;
  }

  private word(): number {
    if (this.at >= this.code.length) invalid();
    return this.code[this.at++]!;
  }

  /** Reads a skip word: where the word plus its value leads, which must lie within `end`. */
  private target(end: number): number {
    const at = this.at;
    const to = at + this.word();
    if (to <= at || to > end) invalid();
    return to;
  }

  private sequence(end: number): Tree {
    const nodes: Node[] = [];
    while (this.at < end) nodes.push(this.node(end));
    if (this.at !== end) invalid();
    return nodes;
  }

  /** A body that ends with SUCCESS at `end - 1`. */
  private closed(end: number): Tree {
    const body = this.sequence(end - 1);
    if (this.word() !== codes.SUCCESS) invalid();
    return body;
  }

  private node(end: number): Node {
    const op = this.word();
    switch (op) {
      case codes.FAILURE:
        return { kind: "fail" };
      case codes.ANY:
        return { kind: "any" };
      case codes.ANY_ALL:
        return { kind: "all" };
      case codes.LITERAL:
        return { kind: "char", cp: this.word() };
      case codes.NOT_LITERAL:
        return this.literalSet(true, "none");
      case codes.LITERAL_IGNORE:
        return this.literalSet(false, "ascii");
      case codes.NOT_LITERAL_IGNORE:
        return this.literalSet(true, "ascii");
      case codes.LITERAL_UNI_IGNORE:
        return this.literalSet(false, "unicode");
      case codes.NOT_LITERAL_UNI_IGNORE:
        return this.literalSet(true, "unicode");
      case codes.LITERAL_LOC_IGNORE:
        return this.literalSet(false, "locale");
      case codes.NOT_LITERAL_LOC_IGNORE:
        return this.literalSet(true, "locale");
      case codes.IN:
        return this.set(end, "none");
      case codes.IN_IGNORE:
        return this.set(end, "ascii");
      case codes.IN_UNI_IGNORE:
        return this.set(end, "unicode");
      case codes.IN_LOC_IGNORE:
        return this.set(end, "locale");
      case codes.CATEGORY:
        return { kind: "set", set: CharSet.ofCategory(this.below(codes.CATEGORY_COUNT)) };
      case codes.AT:
        return { kind: "at", code: this.below(codes.AT_UNI_NON_BOUNDARY + 1) };
      case codes.MARK:
        return { kind: "mark", mark: this.below(2 * this.groups) };
      case codes.GROUPREF:
        return { kind: "backref", group: this.below(this.groups), fold: "none" };
      case codes.GROUPREF_IGNORE:
        return { kind: "backref", group: this.below(this.groups), fold: "ascii" };
      case codes.GROUPREF_UNI_IGNORE:
        return { kind: "backref", group: this.below(this.groups), fold: "unicode" };
      case codes.GROUPREF_LOC_IGNORE:
        return { kind: "backref", group: this.below(this.groups), fold: "locale" };
      default:
        return this.compound(op, end);
    }
  }

  private compound(op: number, end: number): Node {
    switch (op) {
      case codes.BRANCH:
        return this.branch(end);
      case codes.REPEAT_ONE:
        return this.repeat(end, "greedy", true);
      case codes.MIN_REPEAT_ONE:
        return this.repeat(end, "lazy", true);
      case codes.POSSESSIVE_REPEAT_ONE:
      case codes.POSSESSIVE_REPEAT:
        return this.repeat(end, "possessive", op === codes.POSSESSIVE_REPEAT_ONE);
      case codes.REPEAT:
        return this.repeat(end, "greedy", false);
      case codes.ATOMIC_GROUP:
        return { kind: "atomic", body: this.closed(this.target(end)) };
      case codes.ASSERT:
      case codes.ASSERT_NOT: {
        const to = this.target(end);
        const behind = this.word();
        if (behind > 0x7fffffff) invalid();
        return { kind: "look", negative: op === codes.ASSERT_NOT, behind, body: this.closed(to) };
      }
      case codes.GROUPREF_EXISTS:
        return this.conditional(end);
      default:
        return invalid();
    }
  }

  private below(limit: number): number {
    const value = this.word();
    return value < limit ? value : invalid();
  }

  private literalSet(complemented: boolean, fold: Fold): Node {
    return { kind: "set", set: CharSet.ofLiteral(this.word(), fold, complemented) };
  }

  private repeat(end: number, mode: RepeatMode, single: boolean): Node {
    const to = this.target(end);
    const min = this.word();
    const limit = this.word();
    if (min > limit) invalid();
    const max = limit === codes.MAX_REPEAT ? Number.POSITIVE_INFINITY : limit;
    if (single) return { kind: "repeat", min, max, mode, body: this.closed(to) };
    const body = this.sequence(to);
    const last = this.word();
    if (mode === "possessive") {
      if (last !== codes.SUCCESS) invalid();
      return { kind: "repeat", min, max, mode, body };
    }
    if (last !== codes.MAX_UNTIL && last !== codes.MIN_UNTIL) invalid();
    return { kind: "repeat", min, max, mode: last === codes.MAX_UNTIL ? "greedy" : "lazy", body };
  }

  private branch(end: number): Node {
    const alternatives: Tree[] = [];
    let tail = -1;
    for (;;) {
      if (this.at >= end) invalid();
      if (this.code[this.at] === 0) break;
      const next = this.target(end);
      alternatives.push(this.sequence(next - 2));
      if (this.word() !== codes.JUMP) invalid();
      const to = this.target(end);
      if (this.at !== next || (tail >= 0 && to !== tail)) invalid();
      tail = to;
    }
    this.at++;
    if (this.at !== tail) invalid();
    return { kind: "branch", alternatives };
  }

  private conditional(end: number): Node {
    const group = this.below(this.groups);
    const start = this.at;
    // The skip word counts from itself, but leads one word further than elsewhere.
    const no = start + this.word() - 1;
    if (no < this.at || no > end) invalid();
    const hasElse = no - 2 >= this.at && this.code[no - 2] === codes.JUMP && no - 1 + this.code[no - 1]! <= end;
    if (!hasElse || !this.endsBefore(this.at, no - 2)) {
      return { kind: "conditional", group, yes: this.sequence(no), no: [] };
    }
    const yes = this.sequence(no - 2);
    this.at++;
    const to = this.target(end);
    return { kind: "conditional", group, yes, no: this.sequence(to) };
  }

  /** True when a sequence of whole nodes leads from `from` exactly to `to`: the word there is then an operation. */
  private endsBefore(from: number, to: number): boolean {
    const probe = new Decoder(this.code, this.groups);
    probe.at = from;
    try {
      probe.sequence(to);
      return true;
    } catch (error) {
      if (error instanceof InvalidCode) return false;
      throw error;
    }
  }

  private set(end: number, fold: Fold): Node {
    const to = this.target(end);
    const ranges: [number, number][] = [];
    const capitalRanges: [number, number][] = [];
    const categories: number[] = [];
    let negated = false;
    for (let first = true; ; first = false) {
      const op = this.word();
      if (op === codes.FAILURE) break;
      switch (op) {
        case codes.NEGATE:
          if (!first) invalid();
          negated = true;
          break;
        case codes.LITERAL: {
          const cp = this.word();
          ranges.push([cp, cp]);
          break;
        }
        case codes.RANGE:
          ranges.push([this.word(), Math.min(this.word(), MAX_POINT)]);
          break;
        case codes.RANGE_UNI_IGNORE:
          capitalRanges.push([this.word(), Math.min(this.word(), MAX_POINT)]);
          break;
        case codes.CATEGORY:
          categories.push(this.below(codes.CATEGORY_COUNT));
          break;
        case codes.CHARSET:
          this.bitmap(0, ranges);
          break;
        case codes.BIGCHARSET:
          this.bigCharset(ranges);
          break;
        default:
          invalid();
      }
    }
    if (this.at !== to) invalid();
    return { kind: "set", set: new CharSet({ ranges, capitalRanges, categories, negated, fold, complemented: false }) };
  }

  /** Eight words: one bit for each of 256 code points from `base`. */
  private bitmap(base: number, ranges: [number, number][]): void {
    for (let w = 0; w < 8; w++) {
      const bits = this.word();
      for (let b = 0; b < 32; b++) {
        if (((bits >>> b) & 1) === 0) continue;
        const from = b;
        while (b < 32 && (bits >>> b) & 1) b++;
        ranges.push([base + 32 * w + from, base + 32 * w + b - 1]);
      }
    }
  }

  /** The number of distinct bitmaps, 256 bytes that say which bitmap serves which high byte, the bitmaps. */
  private bigCharset(ranges: [number, number][]): void {
    const count = this.word();
    const map = this.at;
    const bitmaps = map + 64;
    for (let high = 0; high < 256; high++) {
      this.at = map + (high >> 2);
      const block = (this.word() >>> (8 * (high & 3))) & 255;
      if (block >= count) invalid();
      this.at = bitmaps + 8 * block;
      this.bitmap(high << 8, ranges);
    }
    this.at = bitmaps + 8 * count;
  }
}

/** The tree of a code list with `groups` groups. Throws InvalidCode. */
export function decode(code: ArrayLike<number>, groups: number): Tree {
  return new Decoder(code, groups).decode();
}
