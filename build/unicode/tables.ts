/**
 * Turns Unicode data into the record tables of `vm/unicode/tables.gen.ts`. Must not know where the data came from
 * (`sources.ts`) nor write files.
 */

import * as flags from "../../vm/unicode/flags.ts";
import { packNumbers, runLengths, twoStage, zigzag } from "./pack.ts";
import { type CaseData, loadSet, MAX_CODE_POINT, type PythonData } from "./sources.ts";

const SIZE = MAX_CODE_POINT + 1;

/** Numbers each distinct record in order of first use, so that record 0 is that of code point 0 unless `first` is given. */
class RecordTable {
  readonly ofCodePoint = new Uint16Array(SIZE);
  readonly records: number[][] = [];
  private readonly seen = new Map<string, number>();

  constructor(first?: number[]) {
    if (first) this.add(first);
  }

  private add(record: number[]): number {
    const key = record.join();
    let at = this.seen.get(key);
    if (at === undefined) {
      at = this.records.push(record) - 1;
      this.seen.set(key, at);
    }
    return at;
  }

  set(cp: number, record: number[]): void {
    this.ofCodePoint[cp] = this.add(record);
  }

  of(cp: number): number[] {
    return this.records[this.ofCodePoint[cp] as number] as number[];
  }

  /** Constants `${name}_INDEX`, `_BLOCKS`, `_COUNT` and `_RECORDS` (columns one after another, each run-length coded). */
  emit(name: string): Record<string, string | number> {
    const { index, blocks } = twoStage(this.ofCodePoint, flags.BLOCK_SHIFT);
    const columns = (this.records[0] as number[]).map((_, c) => this.records.map((r) => r[c] as number));
    return {
      [`${name}_INDEX`]: packNumbers(runLengths(index)),
      [`${name}_BLOCKS`]: packNumbers(runLengths(blocks)),
      [`${name}_BLOCK_COUNT`]: blocks.length >> flags.BLOCK_SHIFT,
      [`${name}_COUNT`]: this.records.length,
      [`${name}_RECORDS`]: packNumbers(runLengths(columns.flat())),
    };
  }
}

type Constants = Record<string, string | number>;

function numberOf(names: readonly string[], value: string): number {
  const at = names.indexOf(value);
  if (at < 0) throw new Error(`unknown property value ${JSON.stringify(value)}`);
  return at;
}

/** A set of code points as (step from the end of the range before, length of the range) pairs. */
function rangeSteps(has: (cp: number) => boolean): number[] {
  const out: number[] = [];
  let last = 0;
  for (let cp = 0; cp < SIZE; cp++) {
    if (!has(cp)) continue;
    const start = cp;
    while (cp < SIZE && has(cp)) cp++;
    out.push(start - last, cp - start);
    last = cp;
  }
  return out;
}

/** Types: flags, simple case steps, digit values, and the special casing list. */
export async function typeTables(categories: string[], bidi: string[], cases: CaseData, py: PythonData): Promise<Constants> {
  const isUpper = await loadSet("Binary_Property/Uppercase");
  const isLower = await loadSet("Binary_Property/Lowercase");
  const isCased = await loadSet("Binary_Property/Cased");
  const isIgnorable = await loadSet("Binary_Property/Case_Ignorable");
  const idStart = await loadSet("Binary_Property/XID_Start");
  const idContinue = await loadSet("Binary_Property/XID_Continue");
  const lineBreaks = new Set(["Mandatory_Break", "Carriage_Return", "Line_Feed", "Next_Line"]);
  const isLineBreak = new Set<number>();
  for (const value of lineBreaks) for (const cp of await loadSet(`Line_Break/${value}`)) isLineBreak.add(cp);
  const numeric = new Set(py.numeric.map(([cp]) => cp));
  const decimal = new Map(py.decimal);
  const digit = new Map(py.digit);

  const table = new RecordTable();
  const special: number[] = [];
  let lastSpecial = 0;
  for (let cp = 0; cp < SIZE; cp++) {
    const category = categories[cp] as string;
    let f = 0;
    if (category[0] === "L") f |= flags.ALPHA;
    if (decimal.has(cp)) f |= flags.DECIMAL;
    if (digit.has(cp)) f |= flags.DIGIT;
    if (numeric.has(cp)) f |= flags.NUMERIC;
    if (category === "Zs" || ["WS", "B", "S"].includes(bidi[cp] as string)) f |= flags.SPACE;
    if (isLineBreak.has(cp) || bidi[cp] === "B") f |= flags.LINE_BREAK;
    if (isUpper.has(cp)) f |= flags.UPPER;
    if (isLower.has(cp)) f |= flags.LOWER;
    if (category === "Lt") f |= flags.TITLE;
    if (cp === 32 || !/^[CZ]/.test(category)) f |= flags.PRINTABLE;
    if (idStart.has(cp) || cp === 0x5f) f |= flags.ID_START;
    if (idContinue.has(cp)) f |= flags.ID_CONTINUE;
    if (isCased.has(cp)) f |= flags.CASED;
    if (isIgnorable.has(cp)) f |= flags.CASE_IGNORABLE;

    const lower = cases.specialLower.get(cp) ?? cases.lower.get(cp) ?? [cp];
    const upper = cases.specialUpper.get(cp) ?? cases.upper.get(cp) ?? [cp];
    const title = cases.specialTitle.get(cp) ?? cases.title.get(cp) ?? cases.upper.get(cp) ?? [cp];
    const fold = cases.fold.get(cp) ?? [cp];
    const foldIsLower = fold.join() === lower.join();
    if (lower.length > 1 || upper.length > 1 || title.length > 1 || !foldIsLower) {
      f |= flags.SPECIAL;
      special.push(cp - lastSpecial);
      lastSpecial = cp;
      for (const list of [lower, upper, title, fold]) special.push(list.length, ...list.map((to) => zigzag(to - cp)));
    }
    const step = (to: number[]) => (to[0] as number) - cp;
    table.set(cp, [f, step(upper), step(lower), step(title), digit.get(cp) ?? -1]);
  }
  const latin1 = Array.from({ length: 256 }, (_, cp) => table.of(cp)[0] as number);
  const ranges = (mask: number, extra: number): string =>
    packNumbers(rangeSteps((cp) => cp === extra || ((table.of(cp)[0] as number) & mask) !== 0));
  return {
    LATIN1_FLAGS: packNumbers(runLengths(latin1)),
    ...table.emit("TYPE"),
    SPECIAL_CASING: packNumbers(special),
    WORD_RANGES: ranges(flags.ALPHA | flags.DECIMAL | flags.DIGIT | flags.NUMERIC, 0x5f),
    DECIMAL_RANGES: ranges(flags.DECIMAL, -1),
    SPACE_RANGES: ranges(flags.SPACE, -1),
  };
}

/** What only `unicodedata` asks: category, bidirectional class, combining class, mirrored, width. */
export async function databaseTables(categories: string[], bidi: string[], py: PythonData): Promise<Constants> {
  const mirrored = await loadSet("Binary_Property/Bidi_Mirrored");
  const combining = new Map(py.combining);
  const width = new Map(py.eastAsian);
  const table = new RecordTable([0, 0, 0, 0, 0]);
  const old = new RecordTable([0, 0, 0, 0, 0]);
  for (let cp = 0; cp < SIZE; cp++) {
    const privateWidth = cp >= 0xf0000 && categories[cp] === "Co" ? "A" : "N";
    table.set(cp, [
      numberOf(flags.CATEGORY_NAMES, categories[cp] as string),
      numberOf(flags.BIDI_NAMES, bidi[cp] as string),
      combining.get(cp) ?? 0,
      mirrored.has(cp) ? 1 : 0,
      numberOf(flags.WIDTH_NAMES, width.get(cp) ?? privateWidth),
    ]);
  }
  for (const [cp, category, bidirectional, eastAsian, isMirrored, decimal] of py.old) {
    old.set(cp, [
      numberOf(flags.CATEGORY_NAMES, category) + 1,
      numberOf(flags.BIDI_NAMES, bidirectional),
      numberOf(flags.WIDTH_NAMES, eastAsian),
      isMirrored,
      decimal,
    ]);
  }
  return { ...table.emit("DATABASE"), ...old.emit("OLD") };
}

/** `cp step, value` runs: decimal, digit and numeric values differ, so each value is listed with its code points. */
export function numericTables(py: PythonData): Constants {
  const byValue = new Map<string, number[]>();
  for (const [cp, value] of py.numeric) {
    const list = byValue.get(value) ?? [];
    list.push(cp);
    byValue.set(value, list);
  }
  const lists: number[] = [];
  for (const members of byValue.values()) {
    lists.push(members.length);
    let last = 0;
    for (const cp of members) {
      lists.push(cp - last);
      last = cp;
    }
  }
  return { NUMERIC_VALUES: [...byValue.keys()].join(" "), NUMERIC_MEMBERS: packNumbers(lists) };
}

/** Decompositions in code point order (step, tag, count, steps of targets), and what composition must leave out. */
export async function normalizationTables(py: PythonData): Promise<Constants> {
  const exclusions = await loadSet("Binary_Property/Full_Composition_Exclusion");
  const decompositions: number[] = [];
  const excluded: number[] = [];
  let last = 0;
  let lastExcluded = 0;
  for (const [cp, text] of py.decomposition) {
    const parts = text.split(" ");
    const tag = parts[0]?.startsWith("<") ? (parts.shift() as string) : "";
    decompositions.push(cp - last, numberOf(flags.DECOMPOSITION_TAGS, tag), parts.length);
    last = cp;
    let previous = cp;
    for (const part of parts) {
      const to = Number.parseInt(part, 16);
      decompositions.push(zigzag(to - previous));
      previous = to;
    }
    // Singletons never compose, whatever the list says; so only pairs need be listed.
    if (tag === "" && parts.length === 2 && exclusions.has(cp)) {
      excluded.push(cp - lastExcluded);
      lastExcluded = cp;
    }
  }
  return {
    DECOMPOSITIONS: packNumbers(decompositions),
    COMPOSITION_EXCLUSIONS: packNumbers(excluded),
    OLD_DECOMPOSITIONS: packNumbers(py.oldDecomposition.flat()),
  };
}
