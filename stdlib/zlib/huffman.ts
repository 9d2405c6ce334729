/** Canonical Huffman codes of deflate: a table that decodes by looking at the next bits. */

/** Decodes up to `bits` bits at once: entry = symbol * 16 + code length, 0 for no code. */
export interface HuffmanTable {
  readonly bits: number;
  readonly entries: Uint16Array;
}

export type Completeness = "complete" | "incomplete" | "oversubscribed";

/** The table for code lengths by symbol (0: unused), and whether the codes fill the space. */
export function buildTable(lengths: ArrayLike<number>): [HuffmanTable, Completeness] {
  const counts = new Uint16Array(16);
  for (let i = 0; i < lengths.length; i++) counts[lengths[i]]++;
  counts[0] = 0;
  let bits = 15;
  while (bits > 1 && counts[bits] === 0) bits--;
  let left = 1;
  for (let length = 1; length <= 15; length++) {
    left = left * 2 - counts[length];
    if (left < 0) return [{ bits: 1, entries: new Uint16Array(2) }, "oversubscribed"];
  }
  const next = new Uint16Array(16);
  for (let length = 1, code = 0; length <= bits; length++) {
    code = (code + counts[length - 1]) << 1;
    next[length] = code;
  }
  const entries = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol];
    if (length === 0) continue;
    // Codes come most significant bit first in a stream of least significant bits.
    const start = reverseBits(next[length]++, length);
    for (let at = start; at < entries.length; at += 1 << length) entries[at] = symbol * 16 + length;
  }
  return [{ bits, entries }, left === 0 ? "complete" : "incomplete"];
}

function reverseBits(code: number, length: number): number {
  let reversed = 0;
  for (let i = 0; i < length; i++) reversed |= ((code >> i) & 1) << (length - 1 - i);
  return reversed;
}

function fixedLengths(): Uint8Array {
  const lengths = new Uint8Array(288).fill(8);
  lengths.fill(9, 144, 256);
  lengths.fill(7, 256, 280);
  return lengths;
}

let fixed: readonly [HuffmanTable, HuffmanTable] | undefined;

/** The tables of blocks with fixed codes: literals and lengths, distances. */
export function fixedTables(): readonly [HuffmanTable, HuffmanTable] {
  fixed ??= [buildTable(fixedLengths())[0], buildTable(new Uint8Array(30).fill(5))[0]];
  return fixed;
}
