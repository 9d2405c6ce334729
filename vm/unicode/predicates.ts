/**
 * The `str.is...` questions over whole strings, with CPython's answers for empty strings and mixed case.
 * A text is a primitive string without surrogates or an array of code points. Must not know the str object.
 */

import * as flags from "./flags.ts";
import { flagsOf } from "./types.ts";

/** A sequence of code points. A primitive string must have no surrogate code units: its units are its code points. */
export type Text = string | Uint32Array;

export function pointAt(text: Text, i: number): number {
  return typeof text === "string" ? text.charCodeAt(i) : text[i]!;
}

/** True when every code point has one of the flags in `mask`. */
function every(text: Text, mask: number): boolean {
  for (let i = 0; i < text.length; i++) if ((flagsOf(pointAt(text, i)) & mask) === 0) return false;
  return true;
}

const ALNUM = flags.ALPHA | flags.DECIMAL | flags.DIGIT | flags.NUMERIC;

export const isAlphaText = (text: Text): boolean => text.length > 0 && every(text, flags.ALPHA);
export const isAlnumText = (text: Text): boolean => text.length > 0 && every(text, ALNUM);
export const isDecimalText = (text: Text): boolean => text.length > 0 && every(text, flags.DECIMAL);
export const isDigitText = (text: Text): boolean => text.length > 0 && every(text, flags.DIGIT);
export const isNumericText = (text: Text): boolean => text.length > 0 && every(text, flags.NUMERIC);
export const isSpaceText = (text: Text): boolean => text.length > 0 && every(text, flags.SPACE);
/** The empty string is printable. */
export const isPrintableText = (text: Text): boolean => every(text, flags.PRINTABLE);

/** True when all code points are below 128; the empty string is. */
export function isAsciiText(text: Text): boolean {
  for (let i = 0; i < text.length; i++) if (pointAt(text, i) > 127) return false;
  return true;
}

/** True when some code point has `wanted` and none has `unwanted`. */
function someAndNone(text: Text, wanted: number, unwanted: number): boolean {
  let found = false;
  for (let i = 0; i < text.length; i++) {
    const f = flagsOf(pointAt(text, i));
    if (f & unwanted) return false;
    if (f & wanted) found = true;
  }
  return found;
}

export const isLowerText = (text: Text): boolean => someAndNone(text, flags.LOWER, flags.UPPER | flags.TITLE);
export const isUpperText = (text: Text): boolean => someAndNone(text, flags.UPPER, flags.LOWER | flags.TITLE);

/** True when there is a cased code point, capitals only follow uncased ones and small letters only cased ones. */
export function isTitleText(text: Text): boolean {
  let cased = false;
  let previousCased = false;
  for (let i = 0; i < text.length; i++) {
    const f = flagsOf(pointAt(text, i));
    if (f & (flags.UPPER | flags.TITLE)) {
      if (previousCased) return false;
      previousCased = cased = true;
    } else if (f & flags.LOWER) {
      if (!previousCased) return false;
      previousCased = cased = true;
    } else previousCased = false;
  }
  return cased;
}

/** True for an identifier of the language, keywords included. */
export function isIdentifierText(text: Text): boolean {
  if (text.length === 0 || (flagsOf(pointAt(text, 0)) & flags.ID_START) === 0) return false;
  for (let i = 1; i < text.length; i++) if ((flagsOf(pointAt(text, i)) & flags.ID_CONTINUE) === 0) return false;
  return true;
}
