/**
 * Source positions of instructions: a compressed table in each code object (`CodeUnit.positions`), written by the
 * assembler and decoded once per code object on first use.
 *
 * The table is a sequence of entries, each for a run of words with the same position: a byte with the kind in its low
 * 3 bits and the run length minus one above, then what the kind says. Numbers are unsigned LEB128; line deltas are
 * zigzag and relative to the previous entry that has a line (at first to CodeUnit.firstLine).
 */
import { CodeFlag, type CodeUnit } from "./code-unit.ts";

/** Lines from 1, columns in UTF-8 bytes from 0; -1 where unknown. */
export interface Position {
  readonly line: number;
  readonly endLine: number;
  readonly col: number;
  readonly endCol: number;
}

/** No position at all. */
const KIND_NONE = 0;
/** The line of the previous entry, one line, columns as bytes: col, width. */
const KIND_SAME_LINE = 1;
/** Line delta, one line, columns as bytes: col, width. */
const KIND_ONE_LINE = 2;
/** Line delta, end line delta, col + 1, end col + 1. */
const KIND_LONG = 3;
/** Line delta, end line delta, no columns. */
const KIND_NO_COLUMNS = 4;

const MAX_RUN = 32;

export class PositionWriter {
  private readonly bytes: number[] = [];
  private previousLine: number;
  private run = 0;
  private line = 0;
  private endLine = 0;
  private col = 0;
  private endCol = 0;

  constructor(firstLine: number) {
    this.previousLine = firstLine;
  }

  /** Appends the position of the next word. */
  add(line: number, endLine: number, col: number, endCol: number): void {
    const same = line === this.line && endLine === this.endLine && col === this.col && endCol === this.endCol;
    if (!same || this.run === MAX_RUN) {
      this.flush();
      this.line = line;
      this.endLine = endLine;
      this.col = col;
      this.endCol = endCol;
    }
    this.run++;
  }

  finish(): Uint8Array {
    this.flush();
    return Uint8Array.from(this.bytes);
  }

  private flush(): void {
    if (this.run === 0) return;
    const { bytes, line, endLine, col, endCol } = this;
    const head = (this.run - 1) << 3;
    this.run = 0;
    if (line < 0) {
      bytes.push(head | KIND_NONE);
      return;
    }
    const delta = line - this.previousLine;
    const width = endCol - col;
    if (col < 0 || endCol < 0) {
      bytes.push(head | KIND_NO_COLUMNS);
      this.number(zigzag(delta));
      this.number(zigzag(endLine - line));
    } else if (endLine === line && col < 256 && width >= 0 && width < 256) {
      bytes.push(head | (delta === 0 ? KIND_SAME_LINE : KIND_ONE_LINE));
      if (delta !== 0) this.number(zigzag(delta));
      bytes.push(col, width);
    } else {
      bytes.push(head | KIND_LONG);
      this.number(zigzag(delta));
      this.number(zigzag(endLine - line));
      this.number(col + 1);
      this.number(endCol + 1);
    }
    this.previousLine = line;
  }

  private number(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.bytes.push((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.bytes.push(rest);
  }
}

const zigzag = (n: number): number => (n < 0 ? -2 * n - 1 : 2 * n);
const unzigzag = (n: number): number => (n & 1 ? -((n + 1) >>> 1) : n >>> 1);

/** Numbers per word in a decoded table: line, end line, col, end col. */
const FIELDS = 4;

const decodedTables = new WeakMap<CodeUnit, Int32Array>();

/** The decoded table of a code object, four numbers per word. */
function decode(unit: CodeUnit): Int32Array {
  let table = decodedTables.get(unit);
  if (table === undefined) {
    table = decodeTable(unit);
    decodedTables.set(unit, table);
  }
  return table;
}

function decodeTable(unit: CodeUnit): Int32Array {
  const bytes = unit.positions;
  const table = new Int32Array(unit.words.length * FIELDS);
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  let line = unit.firstLine;
  let out = 0;
  while (at < bytes.length) {
    const head = bytes[at++];
    const kind = head & 7;
    let endLine = -1;
    let col = -1;
    let endCol = -1;
    if (kind === KIND_SAME_LINE || kind === KIND_ONE_LINE) {
      if (kind === KIND_ONE_LINE) line += unzigzag(number());
      endLine = line;
      col = bytes[at++];
      endCol = col + bytes[at++];
    } else if (kind === KIND_LONG || kind === KIND_NO_COLUMNS) {
      line += unzigzag(number());
      endLine = line + unzigzag(number());
      if (kind === KIND_LONG) {
        col = number() - 1;
        endCol = number() - 1;
      }
    }
    const shownLine = kind === KIND_NONE ? -1 : line;
    for (let run = head >> 3; run >= 0; run--) {
      table[out++] = shownLine;
      table[out++] = endLine;
      table[out++] = col;
      table[out++] = endCol;
    }
  }
  return table;
}

/** The position of the instruction at word `pc`. */
export function positionAt(unit: CodeUnit, pc: number): Position {
  const table = decode(unit);
  const at = pc * FIELDS;
  return { line: table[at], endLine: table[at + 1], col: table[at + 2], endCol: table[at + 3] };
}

/** The line of the instruction at word `pc`, -1 if it has none. The first call per code object decodes its table. */
export function lineOf(unit: CodeUnit, pc: number): number {
  return decode(unit)[pc * FIELDS];
}

/** The positions of all words in order, as Python's code.co_positions() gives them. */
export function* positionsOf(unit: CodeUnit): Generator<Position> {
  for (let pc = 0; pc < unit.words.length; pc++) yield positionAt(unit, pc);
}

export interface LineRange {
  /** First word, */
  readonly start: number;
  /** and the one after the last. */
  readonly end: number;
  /** -1 for words that have no line. */
  readonly line: number;
}

/** Runs of words on one line, as Python's code.co_lines() gives them (which counts in bytes). */
export function* linesOf(unit: CodeUnit): Generator<LineRange> {
  const table = decode(unit);
  let start = 0;
  for (let pc = 1; pc <= unit.words.length; pc++) {
    const line = table[start * FIELDS];
    if (pc < unit.words.length && table[pc * FIELDS] === line) continue;
    yield { start, end: pc, line };
    start = pc;
  }
}

const RUNS_LATER = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

/** Where the code is defined: what CPython's first instruction stands for. Nowhere, for code that has no positions. */
export function startOf(unit: CodeUnit): Position {
  if (decode(unit).every((field) => field < 0)) return { line: -1, endLine: -1, col: -1, endCol: -1 };
  const { firstLine, flags, name } = unit;
  const isModule = (flags & CodeFlag.OPTIMIZED) === 0 && name.startsWith("<");
  const col = flags & RUNS_LATER && !isModule ? -1 : 0;
  return { line: isModule ? 0 : firstLine, endLine: firstLine, col, endCol: col };
}
