/**
 * Full case conversion of texts: `upper`, `lower`, `title`, `capitalize`, `swapcase`, `casefold` as CPython does them
 * (Unicode 15.1, unconditional special casing, the final sigma rule, no locale). Must not know the str object.
 *
 * A string goes in and comes out as a string (no case mapping leaves the BMP); code points come out as an array.
 */

import * as flags from "./flags.ts";
import { pointAt, type Text } from "./predicates.ts";
import { flagsOf, specialCasing, toLower, toTitle, toUpper } from "./types.ts";

const CAPITAL_SIGMA = 0x3a3;
const SMALL_SIGMA = 0x3c3;
const FINAL_SIGMA = 0x3c2;

/** The result of a conversion has the form of what went in. */
export type Converted<T extends Text> = T extends string ? string : number[];

type Sink = (cp: number) => void;

function build<T extends Text>(text: T, convert: (text: Text, sink: Sink) => void): Converted<T> {
  if (typeof text === "string") {
    let out = "";
    convert(text, (cp) => {
      out += String.fromCharCode(cp);
    });
    return out as Converted<T>;
  }
  const out: number[] = [];
  convert(text, (cp) => {
    out.push(cp);
  });
  return out as Converted<T>;
}

/** Capital sigma becomes final when cased characters precede and none follow, case-ignorable ones aside. */
function lowerSigma(text: Text, at: number): number {
  let i = at - 1;
  while (i >= 0 && flagsOf(pointAt(text, i)) & flags.CASE_IGNORABLE) i--;
  if (i < 0 || (flagsOf(pointAt(text, i)) & flags.CASED) === 0) return SMALL_SIGMA;
  i = at + 1;
  while (i < text.length && flagsOf(pointAt(text, i)) & flags.CASE_IGNORABLE) i++;
  return i < text.length && flagsOf(pointAt(text, i)) & flags.CASED ? SMALL_SIGMA : FINAL_SIGMA;
}

function putLower(text: Text, i: number, sink: Sink): void {
  const cp = pointAt(text, i);
  const special = cp > 127 ? specialCasing(cp) : undefined;
  if (cp === CAPITAL_SIGMA) sink(lowerSigma(text, i));
  else if (special) special.lower.forEach(sink);
  else sink(toLower(cp));
}

function putUpper(cp: number, sink: Sink): void {
  const special = cp > 127 ? specialCasing(cp) : undefined;
  if (special) special.upper.forEach(sink);
  else sink(toUpper(cp));
}

function putTitle(cp: number, sink: Sink): void {
  const special = cp > 127 ? specialCasing(cp) : undefined;
  if (special) special.title.forEach(sink);
  else sink(toTitle(cp));
}

/**
 * Below U+0180 the engine's own conversion is CPython's (checked for every code point by the conformance run), and no
 * mapping there depends on neighbours.
 */
function isEarly(text: Text): text is string {
  if (typeof text !== "string") return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x180) return false;
  return true;
}

export function lower<T extends Text>(text: T): Converted<T> {
  if (isEarly(text)) return text.toLowerCase() as Converted<T>;
  return build(text, (from, sink) => {
    for (let i = 0; i < from.length; i++) putLower(from, i, sink);
  });
}

export function upper<T extends Text>(text: T): Converted<T> {
  if (isEarly(text)) return text.toUpperCase() as Converted<T>;
  return build(text, (from, sink) => {
    for (let i = 0; i < from.length; i++) putUpper(pointAt(from, i), sink);
  });
}

/** Capitals after uncased characters, small letters after cased ones. */
export function title<T extends Text>(text: T): Converted<T> {
  return build(text, (from, sink) => {
    let previousCased = false;
    for (let i = 0; i < from.length; i++) {
      const cp = pointAt(from, i);
      if (previousCased) putLower(from, i, sink);
      else putTitle(cp, sink);
      previousCased = (flagsOf(cp) & flags.CASED) !== 0;
    }
  });
}

/** The first character in title case, the rest small. */
export function capitalize<T extends Text>(text: T): Converted<T> {
  return build(text, (from, sink) => {
    if (from.length > 0) putTitle(pointAt(from, 0), sink);
    for (let i = 1; i < from.length; i++) putLower(from, i, sink);
  });
}

export function swapcase<T extends Text>(text: T): Converted<T> {
  return build(text, (from, sink) => {
    for (let i = 0; i < from.length; i++) {
      const cp = pointAt(from, i);
      const f = flagsOf(cp);
      if (f & flags.UPPER) putLower(from, i, sink);
      else if (f & flags.LOWER) putUpper(cp, sink);
      else sink(cp);
    }
  });
}

export function casefold<T extends Text>(text: T): Converted<T> {
  return build(text, (from, sink) => {
    for (let i = 0; i < from.length; i++) {
      const cp = pointAt(from, i);
      const special = cp > 127 ? specialCasing(cp) : undefined;
      if (special) special.fold.forEach(sink);
      else sink(toLower(cp));
    }
  });
}
