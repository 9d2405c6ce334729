/**
 * The format specification mini-language: parsing, and the layout rules (fill, alignment, sign, grouping) common to all
 * types. CPython: Python/formatter_unicode.c; messages are its.
 *
 * Knows nothing of objects: values are formatted by format-number.ts and format-text.ts. Text is JavaScript strings whose
 * lengths are counted in code points.
 */
import { decimalDigit } from "./digits.ts";
import { fault } from "./fault.ts";

export type Align = "<" | ">" | "=" | "^";

export interface FormatSpec {
  readonly fill: string;
  readonly align: Align;
  /** "+", "-", " " or "" if none was given. */
  readonly sign: string;
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  /** -1 if none was given. */
  readonly width: number;
  /** "," or "_" or "". */
  readonly separator: string;
  /** Digits between separators. */
  readonly groupSize: number;
  /** -1 if none was given. */
  readonly precision: number;
  /** One code point; "" if none was given and there is no default. */
  readonly type: string;
}

const MAX_SSIZE = 2 ** 63;

/**
 * Parses a specification. `typeName` is the class of the value, for the message. Raises ValueError.
 */
export function parseFormatSpec(text: string, typeName: string, defaultType: string, defaultAlign: Align): FormatSpec {
  // An astral fill character is one code point but two of JavaScript's units.
  const chars: ArrayLike<string> = /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
  const end = chars.length;
  let at = 0;
  let fill: string | undefined;
  let align: Align | undefined;
  if (isAlign(chars[1])) {
    fill = chars[0];
    align = chars[1];
    at = 2;
  } else if (isAlign(chars[0])) {
    align = chars[0];
    at = 1;
  }
  let sign = "";
  if (chars[at] === "+" || chars[at] === "-" || chars[at] === " ") sign = chars[at++];
  const noNegativeZero = chars[at] === "z";
  if (noNegativeZero) at++;
  const alternate = chars[at] === "#";
  if (alternate) at++;
  if (fill === undefined && chars[at] === "0") {
    fill = "0";
    if (align === undefined && defaultAlign === ">") align = "=";
    at++;
  }
  const [width, afterWidth] = readCount(chars, at);
  at = afterWidth;
  let separator = "";
  if (chars[at] === ",") separator = chars[at++];
  if (chars[at] === "_") {
    if (separator !== "") fault("ValueError", "Cannot specify both ',' and '_'.");
    separator = chars[at++];
    if (chars[at] === ",") fault("ValueError", "Cannot specify both ',' and '_'.");
  }
  let precision = -1;
  if (chars[at] === ".") {
    [precision, at] = readCount(chars, at + 1);
    if (precision < 0) fault("ValueError", "Format specifier missing precision");
  }
  if (end - at > 1) fault("ValueError", `Invalid format specifier '${text}' for object of type '${typeName}'`);
  const type = end - at === 1 ? chars[at] : defaultType;
  let groupSize = 3;
  if (separator !== "" && !(type === "" || "defgEG%F".includes(type))) {
    if (separator !== "_" || !"boxX".includes(type))
      fault("ValueError", `Cannot specify '${separator}' with ${quoteType(type)}.`);
    groupSize = 4;
  }
  return {
    fill: fill ?? " ",
    align: align ?? defaultAlign,
    sign,
    noNegativeZero,
    alternate,
    width,
    separator,
    groupSize,
    precision,
    type,
  };
}

function isAlign(char: string | undefined): char is Align {
  return char === "<" || char === ">" || char === "=" || char === "^";
}

/** A run of decimal digits (of any script): its value, or -1 if there is none; and where it ends. */
function readCount(chars: ArrayLike<string>, start: number): [value: number, at: number] {
  let value = -1;
  let at = start;
  for (; at < chars.length; at++) {
    const digit = decimalDigit(chars[at].codePointAt(0) ?? 0);
    if (digit < 0) break;
    value = Math.max(value, 0) * 10 + digit;
    if (value >= MAX_SSIZE) fault("ValueError", "Too many decimal digits in format string");
  }
  return [value, at];
}

function quoteType(type: string): string {
  const code = type.codePointAt(0) ?? 0;
  return code > 32 && code < 128 ? `'${type}'` : `'\\x${code.toString(16)}'`;
}

/** Raises the ValueError for a presentation type that values of that class do not have. */
export function unknownType(type: string, typeName: string): never {
  fault("ValueError", `Unknown format code ${quoteType(type)} for object of type '${typeName}'`);
}

/** Number of code points. */
export function codePointCount(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) count--;
  }
  return count;
}

/** Pads text to the width: left, right or centre ("=" counts as right here). */
export function pad(text: string, spec: FormatSpec): string {
  const missing = spec.width - codePointCount(text);
  if (missing <= 0) return text;
  if (spec.align === "<") return text + spec.fill.repeat(missing);
  const left = spec.align === "^" ? Math.floor(missing / 2) : missing;
  return spec.fill.repeat(left) + text + spec.fill.repeat(missing - left);
}

/** The parts of a number's text, before layout. */
export interface NumberParts {
  readonly negative: boolean;
  /** "0x" and the like. */
  readonly prefix: string;
  /** The digits that may be grouped and zero-filled; may be empty ("inf", a character). */
  readonly digits: string;
  /** Point, fraction, exponent, percent sign; or the whole text if there are no digits. */
  readonly rest: string;
}

/** Signs, groups and pads a number. */
export function layOutNumber({ negative, prefix, digits, rest }: NumberParts, spec: FormatSpec): string {
  const sign = negative ? "-" : spec.sign === "-" ? "" : spec.sign;
  const fixedLength = sign.length + prefix.length + codePointCount(rest);
  const zeroFill = spec.fill === "0" && spec.align === "=";
  const grouped = digits === "" ? "" : group(digits, zeroFill ? spec.width - fixedLength : 0, spec.separator, spec.groupSize);
  const missing = spec.width - fixedLength - grouped.length;
  if (missing <= 0) return sign + prefix + grouped + rest;
  if (spec.align === "=") return sign + prefix + spec.fill.repeat(missing) + grouped + rest;
  return pad(sign + prefix + grouped + rest, spec);
}

/** Digits with separators, filled with zeros (also separated) to at least `minWidth`. */
function group(digits: string, minWidth: number, separator: string, size: number): string {
  if (separator === "") return digits.padStart(minWidth, "0");
  let grouped = "";
  let left = digits;
  let room = minWidth;
  for (;;) {
    const take = Math.min(size, Math.max(left.length, room, 1));
    grouped = left.slice(-take).padStart(take, "0") + grouped;
    left = left.slice(0, -take);
    room -= take;
    if (left === "" && room <= 0) return grouped;
    grouped = separator + grouped;
    room -= 1;
  }
}
