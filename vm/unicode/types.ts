/**
 * Properties of one code point as CPython's `str` methods see them (Unicode 15.1): classes, digit values, and case
 * mappings both one-to-one and full. Must not know strings; `predicates.ts` and `case.ts` build on it.
 * Source: CPython's `Objects/unicodectype.c` for which property answers which question.
 */

import * as flags from "./flags.ts";
import { PackedReader, unpackRuns } from "./packed.ts";
import * as data from "./tables.gen.ts";
import { type RecordTable, recordOf, unpackTable } from "./two-stage.ts";

const FLAGS = 0;
const UPPER = 1;
const LOWER = 2;
const TITLE = 3;
const DIGIT = 4;

let latin1: Uint16Array | undefined;
let types: RecordTable | undefined;

function loadTypes(): RecordTable {
  types = unpackTable(data.TYPE_INDEX, data.TYPE_BLOCKS, data.TYPE_BLOCK_COUNT, data.TYPE_RECORDS, data.TYPE_COUNT, 5);
  return types;
}

function loadLatin1(): Uint16Array {
  latin1 = unpackRuns(data.LATIN1_FLAGS, new Uint16Array(256));
  return latin1;
}

/** The flag bits (`flags.ts`) of a code point. */
export function flagsOf(cp: number): number {
  if (cp < 256) return (latin1 ?? loadLatin1())[cp]!;
  const table = types ?? loadTypes();
  return table.columns[FLAGS + recordOf(table, cp)]!;
}

function column(cp: number, which: number): number {
  const table = types ?? loadTypes();
  return table.columns[which * table.count + recordOf(table, cp)]!;
}

export const isAlpha = (cp: number): boolean => (flagsOf(cp) & flags.ALPHA) !== 0;
export const isDecimal = (cp: number): boolean => (flagsOf(cp) & flags.DECIMAL) !== 0;
export const isDigit = (cp: number): boolean => (flagsOf(cp) & flags.DIGIT) !== 0;
export const isNumeric = (cp: number): boolean => (flagsOf(cp) & flags.NUMERIC) !== 0;
export const isSpace = (cp: number): boolean => (flagsOf(cp) & flags.SPACE) !== 0;
export const isLineBreak = (cp: number): boolean => (flagsOf(cp) & flags.LINE_BREAK) !== 0;
export const isUpper = (cp: number): boolean => (flagsOf(cp) & flags.UPPER) !== 0;
export const isLower = (cp: number): boolean => (flagsOf(cp) & flags.LOWER) !== 0;
export const isTitle = (cp: number): boolean => (flagsOf(cp) & flags.TITLE) !== 0;
export const isPrintable = (cp: number): boolean => (flagsOf(cp) & flags.PRINTABLE) !== 0;
export const isIdContinue = (cp: number): boolean => (flagsOf(cp) & flags.ID_CONTINUE) !== 0;
export const isAlnum = (cp: number): boolean => (flagsOf(cp) & (flags.ALPHA | flags.DECIMAL | flags.DIGIT | flags.NUMERIC)) !== 0;

/** The digit value 0 to 9 of a decimal digit, or -1. */
export function decimalValue(cp: number): number {
  if (cp < 128) return cp >= 48 && cp <= 57 ? cp - 48 : -1;
  return isDecimal(cp) ? column(cp, DIGIT) : -1;
}

/** The digit value 0 to 9 of a digit (superscripts and circled digits included), or -1. */
export function digitValue(cp: number): number {
  return isDigit(cp) ? column(cp, DIGIT) : -1;
}

/** One-to-one mappings: the first code point of the full mapping. */
export function toUpper(cp: number): number {
  if (cp < 128) return cp >= 97 && cp <= 122 ? cp - 32 : cp;
  return cp + column(cp, UPPER);
}

export function toLower(cp: number): number {
  if (cp < 128) return cp >= 65 && cp <= 90 ? cp + 32 : cp;
  return cp + column(cp, LOWER);
}

export function toTitle(cp: number): number {
  if (cp < 128) return cp >= 97 && cp <= 122 ? cp - 32 : cp;
  return cp + column(cp, TITLE);
}

/** True when some one-to-one mapping of the character, or of its small letter, is another: a regular expression cares. */
export function isCaseVariant(cp: number): boolean {
  const small = toLower(cp);
  return cp !== small || cp !== toUpper(cp);
}

/** Full mappings of a code point with the SPECIAL flag; none is conditional (final sigma is `case.ts`'s business). */
export interface SpecialCasing {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly title: readonly number[];
  readonly fold: readonly number[];
}

let special: Map<number, SpecialCasing> | undefined;

function loadSpecial(): Map<number, SpecialCasing> {
  special = new Map();
  const reader = new PackedReader(data.SPECIAL_CASING);
  let cp = 0;
  const list = (): number[] => Array.from({ length: reader.next() }, () => cp + reader.nextSigned());
  while (!reader.done) {
    cp += reader.next();
    special.set(cp, { lower: list(), upper: list(), title: list(), fold: list() });
  }
  return special;
}

/** The full mappings of a code point where they are not just the one-to-one ones, else undefined. */
export function specialCasing(cp: number): SpecialCasing | undefined {
  return flagsOf(cp) & flags.SPECIAL ? (special ?? loadSpecial()).get(cp) : undefined;
}

/** Code points whose one-to-one mapping is another code point, ascending. */
function changing(which: number): number[] {
  const table = types ?? loadTypes();
  const out: number[] = [];
  for (let cp = 0; cp < 0x20000; cp++) {
    if (table.columns[which * table.count + recordOf(table, cp)] !== 0) out.push(cp);
  }
  return out;
}

let changingLower: number[] | undefined;
let changingUpper: number[] | undefined;

/** All code points that `toLower` changes, ascending. Case is an affair of planes 0 and 1. */
export function allChangedByLower(): readonly number[] {
  changingLower ??= changing(LOWER);
  return changingLower;
}

/** All code points that `toUpper` changes, ascending. */
export function allChangedByUpper(): readonly number[] {
  changingUpper ??= changing(UPPER);
  return changingUpper;
}

/** Inclusive ranges (from, to, from, to, ...), ascending. */
function unpackRanges(text: string): Uint32Array {
  const reader = new PackedReader(text);
  const out: number[] = [];
  let last = 0;
  while (!reader.done) {
    const from = last + reader.next();
    last = from + reader.next();
    out.push(from, last - 1);
  }
  return Uint32Array.from(out);
}

const rangeSets = { word: data.WORD_RANGES, decimal: data.DECIMAL_RANGES, space: data.SPACE_RANGES };
const unpackedRanges = new Map<string, Uint32Array>();

/** The members of a class as inclusive ranges, ascending: `word` is alphanumeric or the underscore. */
export function rangesOf(name: keyof typeof rangeSets): Uint32Array {
  let ranges = unpackedRanges.get(name);
  if (ranges === undefined) {
    ranges = unpackRanges(rangeSets[name]);
    unpackedRanges.set(name, ranges);
  }
  return ranges;
}
