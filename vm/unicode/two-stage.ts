/**
 * Decodes a two-stage record table of `tables.gen.ts` (written by `build/unicode/tables.ts`).
 * Must not know what the columns of a record mean.
 */

import { BLOCK_SHIFT } from "./flags.ts";
import { unpackRuns } from "./packed.ts";

/** `recordOf(t, cp)` numbers a record; column `c` of record `r` is `columns[c * count + r]`. */
export interface RecordTable {
  readonly index: Uint16Array;
  readonly blocks: Uint16Array;
  readonly columns: Int32Array;
  /** How many records there are: the length of a column. */
  readonly count: number;
}

/** Decodes a table of `width` columns. Costs about a millisecond: call on first use and keep the result. */
export function unpackTable(
  index: string,
  blocks: string,
  blockCount: number,
  records: string,
  count: number,
  width: number,
): RecordTable {
  return {
    index: unpackRuns(index, new Uint16Array(0x110000 >> BLOCK_SHIFT)),
    blocks: unpackRuns(blocks, new Uint16Array(blockCount << BLOCK_SHIFT)),
    columns: unpackRuns(records, new Int32Array(count * width)),
    count,
  };
}

/** The record number of a code point (0 to 0x10FFFF). */
export function recordOf(table: RecordTable, cp: number): number {
  return table.blocks[(table.index[cp >> BLOCK_SHIFT]! << BLOCK_SHIFT) | (cp & ((1 << BLOCK_SHIFT) - 1))]!;
}
