/**
 * A compiled regular expression over code points: picks the back end for each match. Strings go to a JS RegExp where
 * there is a faithful translation; everything else, and every match that must not be empty, to the backtracking matcher.
 * Must not know Python objects.
 */

import { CharSet } from "./charset.ts";
import { CATEGORY_UNI_WORD } from "./codes.ts";
import { decode } from "./decode.ts";
import { Matcher } from "./matcher.ts";
import { assemble } from "./program.ts";
import type { Subject } from "./subject.ts";
import { type JsTranslation, translate } from "./to-js.ts";
import { minimumWidth, type Tree } from "./tree.ts";

/** Where a match may lie: starting at the position, starting there and reaching the end, or anywhere from there on. */
export type Mode = "match" | "fullmatch" | "search";

/** One match. Positions count code points from the start of the subject. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** Number of the group closed last, 0 if no group took part. */
  readonly lastIndex: number;
  /** Start and end of the match and of every group; -1 where a group took no part. Do not change. */
  spans(): Int32Array;
  /** Text of a group (0: all), undefined where it took no part; null when only `spans` can tell. */
  text(group: number): string | undefined | null;
}

/** A match known by its spans: the backtracking matcher's, or one that came from another executor. */
export class RecordedFound implements Found {
  readonly lastIndex: number;
  private readonly all: Int32Array;

  constructor(all: Int32Array, lastIndex: number) {
    this.all = all;
    this.lastIndex = lastIndex;
  }

  get start(): number {
    return this.all[0]!;
  }

  get end(): number {
    return this.all[1]!;
  }

  spans(): Int32Array {
    return this.all;
  }

  text(): null {
    return null;
  }
}

class JsFound implements Found {
  private readonly result: RegExpExecArray;
  private readonly js: JsBackEnd;
  private readonly whole: boolean;
  private all: Int32Array | undefined;

  constructor(result: RegExpExecArray, js: JsBackEnd, whole: boolean) {
    this.result = result;
    this.js = js;
    this.whole = whole;
  }

  get start(): number {
    return this.result.index;
  }

  get end(): number {
    return this.result.index + this.result[0].length;
  }

  get lastIndex(): number {
    const { closing, numberOf } = this.js.translation;
    for (let i = closing.length - 1; i >= 0; i--) {
      if (this.result[numberOf[closing[i]! - 1]!] !== undefined) return closing[i]!;
    }
    return 0;
  }

  spans(): Int32Array {
    this.all ??= this.js.spansOf(this.result, this.whole);
    return this.all;
  }

  text(group: number): string | undefined {
    if (group === 0) return this.result[0];
    const number = this.js.translation.numberOf[group - 1]!;
    return number === 0 ? undefined : this.result[number];
  }
}

/** The RegExp objects of one translation, made when first needed. */
class JsBackEnd {
  readonly translation: JsTranslation;
  private readonly forMode: { [M in Mode]: RegExp | undefined } = {
    match: undefined,
    fullmatch: undefined,
    search: undefined,
  };
  private withIndices: { match: RegExp | undefined; fullmatch: RegExp | undefined } = {
    match: undefined,
    fullmatch: undefined,
  };

  constructor(translation: JsTranslation) {
    this.translation = translation;
  }

  private source(whole: boolean): string {
    return whole ? `(?:${this.translation.source})$` : this.translation.source;
  }

  private make(mode: Mode): RegExp {
    const re = new RegExp(this.source(mode === "fullmatch"), mode === "search" ? "g" : "y");
    this.forMode[mode] = re;
    return re;
  }

  /** The RegExp that finds all matches, at its start. */
  global(): RegExp {
    const re = this.forMode.search ?? this.make("search");
    re.lastIndex = 0;
    return re;
  }

  exec(subject: string, mode: Mode, pos: number): Found | null {
    const re = this.forMode[mode] ?? this.make(mode);
    re.lastIndex = pos;
    const result = re.exec(subject);
    return result === null ? null : new JsFound(result, this, mode === "fullmatch");
  }

  /** Positions of the groups: matched once more, as asking for them each time would make every match slower. */
  spansOf(result: RegExpExecArray, whole: boolean): Int32Array {
    const { numberOf } = this.translation;
    const out = new Int32Array(2 * numberOf.length + 2).fill(-1);
    out[0] = result.index;
    out[1] = result.index + result[0].length;
    if (numberOf.length === 0) return out;
    const key = whole ? "fullmatch" : "match";
    this.withIndices[key] ??= new RegExp(this.source(whole), "dy");
    const re = this.withIndices[key];
    re.lastIndex = result.index;
    const again = re.exec(result.input);
    numberOf.forEach((number, i) => {
      const span = number === 0 ? undefined : again?.indices?.[number];
      if (span === undefined) return;
      out[2 * i + 2] = span[0];
      out[2 * i + 3] = span[1];
    });
    return out;
  }
}

let unicodeWord: CharSet | undefined;

export class Regex {
  readonly groups: number;
  /** The fewest code points a match can have. */
  readonly minWidth: number;
  private readonly tree: Tree;
  private js: JsBackEnd | null | undefined;
  private matcher: Matcher | undefined;

  /** `code` as `re._compiler` makes it. Throws InvalidCode. */
  constructor(code: ArrayLike<number>, groups: number) {
    this.groups = groups;
    this.tree = decode(code, groups);
    this.minWidth = minimumWidth(this.tree);
  }

  /** Why there is no JS RegExp for this expression; undefined where there is one. */
  get untranslatable(): string | undefined {
    const found = this.translation();
    return typeof found === "string" ? found : undefined;
  }

  /**
   * Does wholesale work on a string with a global RegExp of the same meaning; undefined where there is none, or where some
   * match may be empty (JS goes on after those by another rule).
   */
  wholesale<T>(work: (re: RegExp) => T): T | undefined {
    const js = this.minWidth > 0 ? this.backEnd() : null;
    if (js === null) return undefined;
    try {
      return work(js.global());
    } catch (error) {
      this.abandonJs(error);
      return undefined;
    }
  }

  private translation(): JsTranslation | string {
    return translate(this.tree, this.groups, () => {
      unicodeWord ??= CharSet.ofCategory(CATEGORY_UNI_WORD);
      return unicodeWord;
    });
  }

  private backEnd(): JsBackEnd | null {
    if (this.js === undefined) {
      const translation = this.translation();
      this.js = typeof translation === "string" ? null : new JsBackEnd(translation);
    }
    return this.js;
  }

  /** True when strings are matched by a JS RegExp. */
  get usesJs(): boolean {
    return this.backEnd() !== null;
  }

  /**
   * The match in `subject` (cut to where it ends) at or from `pos`, or null. With `advance`, a match at `pos` itself
   * must not be empty: what CPython asks for after an empty match.
   */
  find(subject: Subject, mode: Mode, pos: number, advance: boolean): Found | null {
    if (typeof subject === "string" && pos <= subject.length) {
      const js = this.js === undefined ? this.backEnd() : this.js;
      if (js !== null) {
        if (!advance || this.minWidth > 0) return this.findJs(js, subject, mode, pos);
        if (mode !== "search") return this.findMatcher(subject, mode, pos, true);
        const here = this.findMatcher(subject, "match", pos, true);
        if (here !== null || pos >= subject.length) return here;
        return this.findJs(js, subject, mode, pos + 1);
      }
    }
    return this.findMatcher(subject, mode, pos, advance);
  }

  /** Gives the JS form up: the engine found it too large, or ran out of stack for its backtracking. */
  private abandonJs(error: unknown): void {
    if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
    this.js = null;
  }

  private findJs(js: JsBackEnd, subject: string, mode: Mode, pos: number): Found | null {
    try {
      return js.exec(subject, mode, pos);
    } catch (error) {
      this.abandonJs(error);
      return this.findMatcher(subject, mode, pos, false);
    }
  }

  private findMatcher(subject: Subject, mode: Mode, pos: number, advance: boolean): Found | null {
    this.matcher ??= new Matcher(assemble(this.tree, this.groups));
    const spans =
      mode === "search"
        ? this.matcher.search(subject, pos, advance)
        : this.matcher.matchAt(subject, pos, mode === "fullmatch", advance);
    return spans === null ? null : new RecordedFound(spans, this.matcher.lastIndex);
  }
}

/** Where successive matches in one subject go on. */
export interface ScanState {
  /** Negative after the last match. */
  at: number;
  /** The next match, if it is at `at`, must not be empty: CPython's rule after an empty match. */
  mustAdvance: boolean;
}

/** The next match, or null; after null there is none, whatever the mode. */
export function nextMatch(regex: Regex, subject: Subject, state: ScanState, mode: Mode): Found | null {
  if (state.at < 0) return null;
  const found = regex.find(subject, mode, state.at, state.mustAdvance);
  if (found === null) {
    state.at = -1;
    return null;
  }
  state.mustAdvance = found.end === found.start;
  state.at = found.end;
  return found;
}
