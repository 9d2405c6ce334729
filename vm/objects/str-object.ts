/**
 * The representations of str, and the way between them, JavaScript text and code points.
 *
 * A str without any surrogate code unit is a primitive string, always; any other str (one with characters beyond the
 * BMP, or with lone surrogates) is a PyStr. So two equal strs of class str have the same representation. An instance of a
 * Python subclass is a PyStrInstance around either. Must not know str's methods: those are str.ts and its neighbours.
 *
 * `Text` is what algorithms work on: a primitive string, whose units are its code points, or the code points of a PyStr.
 */
import { readable } from "../core/native.ts";
import { setTextBoxer, setTextUnboxer } from "../core/ops/text.ts";
import { MutableObject, PyObject, type Value } from "../core/value.ts";
import type { Text } from "../unicode/predicates.ts";

export type { Text } from "../unicode/predicates.ts";

/**
 * A str that has surrogates in UTF-16 terms: some code point is a lone surrogate or above 0xffff. It is made from its code
 * points, or from UTF-16 text without lone surrogates, and finds the other form when first asked for it: text that is only
 * put together, compared, written or searched for whole never becomes code points.
 */
export class PyStr extends PyObject {
  #codePoints: Uint32Array | undefined;
  #utf16: string | undefined;
  /** Whether there are no lone surrogates; undefined while nobody has asked. */
  #isWellFormed: boolean | undefined;

  constructor(contents: Uint32Array | string) {
    super();
    if (typeof contents === "string") {
      this.#utf16 = contents;
      this.#isWellFormed = true;
    } else this.#codePoints = contents;
  }

  get codePoints(): Uint32Array {
    this.#codePoints ??= codePointsOf(this.#utf16!);
    return this.#codePoints;
  }

  /** The UTF-16 text. Two adjacent lone surrogates look like one character in it. */
  get utf16(): string {
    this.#utf16 ??= utf16Of(this.#codePoints!);
    return this.#utf16;
  }

  /** The UTF-16 text if it is free of lone surrogates. */
  get wellFormed(): string | undefined {
    this.#isWellFormed ??= !this.#codePoints!.some((cp) => (cp & 0xfffff800) === 0xd800);
    return this.#isWellFormed ? this.utf16 : undefined;
  }
}

/** A str of class str itself. */
export type PlainStr = string | PyStr;

/** An instance of a Python subclass of str. */
export class PyStrInstance extends MutableObject {
  readonly value: PlainStr;
  constructor(value: PlainStr = "") {
    super();
    this.value = value;
  }
}

const CHUNK = 4096;

/** UTF-16 text of code points. */
export function utf16Of(codePoints: ArrayLike<number>): string {
  let text = "";
  for (let i = 0; i < codePoints.length; i += CHUNK) {
    const units: number[] = [];
    for (let j = i; j < codePoints.length && j < i + CHUNK; j++) {
      const cp = codePoints[j]!;
      if (cp < 0x10000) units.push(cp);
      else units.push(0xd7c0 + (cp >> 10), 0xdc00 + (cp & 0x3ff));
    }
    text += String.fromCharCode(...units);
  }
  return text;
}

/** True for code points that a primitive string cannot hold. */
export const needsPyStr = (cp: number): boolean => cp > 0xffff || (cp & 0xf800) === 0xd800;

/** The code points of UTF-16 text; a pair of surrogates is one, a lone one stays. */
export function codePointsOf(utf16: string): Uint32Array {
  const points = new Uint32Array(utf16.length);
  let n = 0;
  for (let i = 0; i < utf16.length; i++) {
    const cp = utf16.codePointAt(i)!;
    if (cp > 0xffff) i++;
    points[n++] = cp;
  }
  return n === points.length ? points : points.slice(0, n);
}

/** The str of these code points, in its one representation. A Uint32Array is taken over and must not be changed afterwards. */
export function fromCodePoints(codePoints: Uint32Array | readonly number[]): PlainStr {
  for (let i = 0; i < codePoints.length; i++) {
    if (needsPyStr(codePoints[i]!)) {
      return new PyStr(codePoints instanceof Uint32Array ? codePoints : Uint32Array.from(codePoints));
    }
  }
  return utf16Of(codePoints);
}

/** chr(cp). */
export function fromCodePoint(cp: number): PlainStr {
  return needsPyStr(cp) ? new PyStr(Uint32Array.of(cp)) : String.fromCharCode(cp);
}

/** The str of a Text. */
export const fromText = (text: Text): PlainStr => (typeof text === "string" ? text : fromCodePoints(text));

/** The str for UTF-16 text. */
export function fromUtf16(utf16: string): PlainStr {
  return /[\ud800-\udfff]/.test(utf16) ? withSurrogates(utf16) : utf16;
}

/** The str for UTF-16 text that has surrogates. */
const withSurrogates = (utf16: string): PyStr => new PyStr(utf16.isWellFormed() ? utf16 : codePointsOf(utf16));

/** UTF-16 text of a str of any class without lone surrogates: such texts can be put together, and found in each other. */
export function wellFormedText(value: Value | undefined): string | undefined {
  if (typeof value === "string") return value;
  if (value instanceof PyStr) return value.wellFormed;
  return value instanceof PyStrInstance ? wellFormedText(readable(value).value) : undefined;
}

/** A str of any class as a str of class str; undefined for what is no str. */
export function plainStr(value: Value | undefined): PlainStr | undefined {
  if (typeof value === "string" || value instanceof PyStr) return value;
  return value instanceof PyStrInstance ? readable(value).value : undefined;
}

/** The contents of a str of any class; undefined for what is no str. */
export function contentsOf(value: Value | undefined): Text | undefined {
  if (typeof value === "string") return value;
  if (value instanceof PyStr) return value.codePoints;
  if (!(value instanceof PyStrInstance)) return undefined;
  const { value: plain } = readable(value);
  return typeof plain === "string" ? plain : plain.codePoints;
}

export const isStr = (value: Value | undefined): boolean =>
  typeof value === "string" || value instanceof PyStr || value instanceof PyStrInstance;

/** The code points of a Text, which must not be changed. */
export function toCodePoints(text: Text): Uint32Array {
  if (typeof text !== "string") return text;
  const points = new Uint32Array(text.length);
  for (let i = 0; i < text.length; i++) points[i] = text.charCodeAt(i);
  return points;
}

/** UTF-16 text of a Text. */
export const toUtf16 = (text: Text): string => (typeof text === "string" ? text : utf16Of(text));

/** len(text) of a str of any class. */
export const strLength = (str: Value): number => contentsOf(str)!.length;

/** ord(str[i]) of a str of any class; `i` must be in range. */
export function codePointAt(str: Value, i: number): number {
  const text = contentsOf(str)!;
  return typeof text === "string" ? text.charCodeAt(i) : text[i]!;
}

/** a + b. */
export function concatText(a: Text, b: Text): PlainStr {
  if (typeof a === "string" && typeof b === "string") return a + b;
  const points = new Uint32Array(a.length + b.length);
  points.set(toCodePoints(a));
  points.set(toCodePoints(b), a.length);
  return new PyStr(points);
}

/** a + b for strs of any class; both must be strs. */
export function concatStr(a: Value, b: Value): PlainStr {
  if (typeof a === "string" && typeof b === "string") return a + b;
  const left = wellFormedText(a);
  const right = wellFormedText(b);
  if (left === undefined || right === undefined) return concatText(contentsOf(a)!, contentsOf(b)!);
  return typeof plainStr(a) === "string" && typeof plainStr(b) === "string" ? left + right : new PyStr(left + right);
}

/** The concatenation of texts. */
export function joinTexts(parts: readonly Text[]): PlainStr {
  if (parts.every((part) => typeof part === "string")) return parts.join("");
  let length = 0;
  for (const part of parts) length += part.length;
  const points = new Uint32Array(length);
  let at = 0;
  for (const part of parts) {
    points.set(toCodePoints(part), at);
    at += part.length;
  }
  return fromCodePoints(points);
}

/** text[start:end] for bounds in range. */
export function sliceText(text: Text, start: number, end: number): PlainStr {
  return typeof text === "string" ? text.slice(start, end) : fromCodePoints(text.slice(start, end));
}

/** Order by code points: negative, 0 or positive. */
export function compareText(a: Text, b: Text): number {
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a === b ? 0 : 1;
  const shared = Math.min(a.length, b.length);
  const left = toCodePoints(a);
  const right = toCodePoints(b);
  for (let i = 0; i < shared; i++) if (left[i] !== right[i]) return left[i]! - right[i]!;
  return a.length - b.length;
}

/** compareText for strs of any class. */
export const compareStr = (a: Value, b: Value): number => compareText(contentsOf(a)!, contentsOf(b)!);

const MARK = "\udfff";

/**
 * A JavaScript string by which a PyStr can be found in a Map: equal for equal strs, never a primitive str's text. It is the
 * UTF-16 text, except where that has lone surrogates.
 */
export function strIndexKey(str: PlainStr): string {
  if (typeof str === "string") return str;
  // Adjacent lone surrogates read back as one code point: spell those out, and whatever looks like a spelled-out one.
  return str.wellFormed ?? MARK + str.codePoints.join();
}

/** Marks index keys of other types than str: such a string is never the index key of a str. */
export const foreignIndexKey = (kind: string, text: string): string => `${MARK}${kind}${text}`;

setTextUnboxer((value) => {
  if (value instanceof PyStr) return value.utf16;
  if (!(value instanceof PyStrInstance)) return undefined;
  const { value: plain } = readable(value);
  return typeof plain === "string" ? plain : plain.utf16;
});
setTextBoxer(withSurrogates);
