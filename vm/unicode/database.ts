/**
 * Character properties that only the `unicodedata` module asks for, of Unicode 15.1 and, for IDNA, of 3.2.0.
 * Must not know Python objects.
 */

import { BIDI_NAMES, CATEGORY_NAMES, WIDTH_NAMES } from "./flags.ts";
import { PackedReader } from "./packed.ts";
import * as data from "./tables.gen.ts";
import { type RecordTable, recordOf, unpackTable } from "./two-stage.ts";
import { decimalValue, isNumeric } from "./types.ts";

/** Columns of DATABASE records. */
const CATEGORY = 0;
const BIDI = 1;
const COMBINING = 2;
const MIRRORED = 3;
const WIDTH = 4;

/** Columns of OLD records; record 0 means "as in 15.1", a category is stored plus 1. */
const OLD_CATEGORY = 0;
const OLD_BIDI = 1;
const OLD_WIDTH = 2;
const OLD_MIRRORED = 3;
const OLD_DECIMAL = 4;

export type Version = "15.1.0" | "3.2.0";

let database: RecordTable | undefined;
let old: RecordTable | undefined;

function column(cp: number, which: number): number {
  database ??= unpackTable(
    data.DATABASE_INDEX,
    data.DATABASE_BLOCKS,
    data.DATABASE_BLOCK_COUNT,
    data.DATABASE_RECORDS,
    data.DATABASE_COUNT,
    5,
  );
  return database.columns[which * database.count + recordOf(database, cp)]!;
}

/** The 3.2.0 value of a column, or undefined where 3.2.0 does not differ. */
function oldColumn(cp: number, which: number): number | undefined {
  old ??= unpackTable(data.OLD_INDEX, data.OLD_BLOCKS, data.OLD_BLOCK_COUNT, data.OLD_RECORDS, data.OLD_COUNT, 5);
  const record = recordOf(old, cp);
  return record === 0 ? undefined : old.columns[which * old.count + record]!;
}

const isOld = (version: Version): boolean => version === "3.2.0";

export function category(cp: number, version: Version): string {
  const before = isOld(version) ? oldColumn(cp, OLD_CATEGORY) : undefined;
  return CATEGORY_NAMES[before === undefined ? column(cp, CATEGORY) : before - 1]!;
}

/** True when Unicode 3.2.0 had no such character. */
export function isUnassignedIn32(cp: number): boolean {
  const before = oldColumn(cp, OLD_CATEGORY);
  return before === undefined ? column(cp, CATEGORY) === 0 : before === 1;
}

export function bidirectional(cp: number, version: Version): string {
  const before = isOld(version) ? oldColumn(cp, OLD_BIDI) : undefined;
  return BIDI_NAMES[before ?? column(cp, BIDI)]!;
}

/** Canonical combining class. */
export function combining(cp: number, version: Version): number {
  return isOld(version) && isUnassignedIn32(cp) ? 0 : column(cp, COMBINING);
}

/** 0 or 1. */
export function mirrored(cp: number, version: Version): number {
  const before = isOld(version) ? oldColumn(cp, OLD_MIRRORED) : undefined;
  return before ?? column(cp, MIRRORED);
}

export function eastAsianWidth(cp: number, version: Version): string {
  const before = isOld(version) ? oldColumn(cp, OLD_WIDTH) : undefined;
  return WIDTH_NAMES[before ?? column(cp, WIDTH)]!;
}

/** 0 to 9, or -1. */
export function decimal(cp: number, version: Version): number {
  const before = isOld(version) ? oldColumn(cp, OLD_DECIMAL) : undefined;
  return before ?? decimalValue(cp);
}

let numerics: Map<number, number> | undefined;

function loadNumerics(): Map<number, number> {
  numerics = new Map();
  const reader = new PackedReader(data.NUMERIC_MEMBERS);
  for (const value of data.NUMERIC_VALUES.split(" ")) {
    let cp = 0;
    for (let left = reader.next(); left > 0; left--) {
      cp += reader.next();
      numerics.set(cp, Number(value));
    }
  }
  return numerics;
}

/** The numeric value, or undefined. */
export function numeric(cp: number, version: Version): number | undefined {
  if (!isNumeric(cp) || (isOld(version) && isUnassignedIn32(cp))) return undefined;
  return (numerics ?? loadNumerics()).get(cp);
}
