/**
 * co_linetable: source positions in the format that CPython documents (Objects/locations.md) and that programs take apart
 * and put together. Ours (positions.ts) is another; this file translates. A word counts as one code unit.
 */
import type { CodeUnit } from "./code-unit.ts";
import { type Position, PositionWriter, positionsOf, startOf } from "./positions.ts";

/** The kinds of entries; those below ONE_LINE are short forms, whose number is part of the column. */
const ONE_LINE = 10;
const NO_COLUMNS = 13;
const LONG = 14;
const NONE = 15;

const MAX_RUN = 8;

/** The table of a code object. */
export function encodeLocations(unit: CodeUnit): Uint8Array {
  const bytes: number[] = [];
  let previous = unit.firstLine;
  let run: Position | undefined;
  let length = 0;
  const flush = () => {
    if (run === undefined) return;
    for (; length > 0; length -= MAX_RUN) previous = writeEntry(bytes, run, previous, Math.min(length, MAX_RUN));
  };
  for (const position of [startOf(unit), ...positionsOf(unit)]) {
    if (run === undefined || !samePosition(run, position)) {
      flush();
      run = position;
      length = 0;
    }
    length++;
  }
  flush();
  return Uint8Array.from(bytes);
}

const samePosition = (a: Position, b: Position): boolean =>
  a.line === b.line && a.endLine === b.endLine && a.col === b.col && a.endCol === b.endCol;

/** Appends an entry; the line that the next one's is relative to. */
function writeEntry(bytes: number[], { line, endLine, col, endCol }: Position, previous: number, length: number): number {
  const head = (kind: number) => bytes.push(0x80 | (kind << 3) | (length - 1));
  if (line < 0) {
    head(NONE);
    return previous;
  }
  const delta = line - previous;
  const hasColumns = col >= 0 && endCol >= 0;
  if (!hasColumns && (endLine === line || endLine < 0)) {
    head(NO_COLUMNS);
    writeSigned(bytes, delta);
  } else if (hasColumns && endLine === line && delta === 0 && col < 80 && endCol >= col && endCol - col < 16) {
    head(col >> 3);
    bytes.push(((col & 7) << 4) | (endCol - col));
  } else if (hasColumns && endLine === line && delta >= 0 && delta < 3 && col < 128 && endCol < 128) {
    head(ONE_LINE + delta);
    bytes.push(col, endCol);
  } else {
    head(LONG);
    writeSigned(bytes, delta);
    writeNumber(bytes, endLine - line);
    writeNumber(bytes, col + 1);
    writeNumber(bytes, endCol + 1);
  }
  return line;
}

/** Six bits a byte, the lowest first. */
function writeNumber(bytes: number[], value: number): void {
  let rest = value;
  for (; rest > 0x3f; rest >>>= 6) bytes.push((rest & 0x3f) | 0x40);
  bytes.push(rest);
}

const writeSigned = (bytes: number[], value: number): void => writeNumber(bytes, value < 0 ? (-value << 1) | 1 : value << 1);

/** The positions (as CodeUnit has them) that a table gives to so many words; those it does not mention have none. */
export function decodeLocations(table: Uint8Array, firstLine: number, words: number): Uint8Array {
  const writer = new PositionWriter(firstLine);
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 6) {
      const byte = table[at++] ?? 0;
      value |= (byte & 0x3f) << shift;
      if (!(byte & 0x40)) return value;
    }
  };
  const signed = () => {
    const value = number();
    return value & 1 ? -(value >>> 1) : value >>> 1;
  };
  let line = firstLine;
  // The first entry is where the code starts, which no word of ours stands for.
  let done = -1;
  while (at < table.length && done < words) {
    const head = table[at++];
    const kind = (head >> 3) & 15;
    let endLine = -1;
    let col = -1;
    let endCol = -1;
    if (kind < ONE_LINE) {
      const byte = table[at++] ?? 0;
      endLine = line;
      col = (kind << 3) | (byte >> 4);
      endCol = col + (byte & 15);
    } else if (kind < NO_COLUMNS) {
      line += kind - ONE_LINE;
      endLine = line;
      col = table[at++] ?? 0;
      endCol = table[at++] ?? 0;
    } else if (kind < NONE) {
      line += signed();
      endLine = line;
      if (kind === LONG) {
        endLine += number();
        col = number() - 1;
        endCol = number() - 1;
      }
    }
    const shown = kind === NONE ? -1 : line;
    for (let run = head & 7; run >= 0 && done < words; run--, done++) {
      if (done >= 0) writer.add(shown, endLine, col, endCol);
    }
  }
  for (done = Math.max(done, 0); done < words; done++) writer.add(-1, -1, -1, -1);
  return writer.finish();
}
