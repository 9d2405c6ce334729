/**
 * Decodes the packed text of generated tables (written by `build/unicode/pack.ts`).
 * Must not know what the numbers mean, nor keep anything: callers decode on first use and cache the result.
 */

/** Character of the digit 0: `#`, so that the quotation mark never occurs in packed text. */
export const FIRST_CHAR = 35;

/** Reads numbers one after another from packed text. */
export class PackedReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** The next number, 0 to 2^30 - 1. The caller checks `done`. */
  next(): number {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = this.text.charCodeAt(this.at++) - FIRST_CHAR;
      if (digit < 32) return value | (digit << shift);
      value |= (digit - 32) << shift;
    }
  }

  /** The next number, stored with its sign in the lowest bit. */
  nextSigned(): number {
    const n = this.next();
    return n & 1 ? -(n + 1) / 2 : n / 2;
  }
}

/** Fills `into` from a run-length coded sequence; the sequence has exactly `into.length` values. */
export function unpackRuns<T extends Uint8Array | Uint16Array | Int32Array>(text: string, into: T): T {
  const reader = new PackedReader(text);
  let value = 0;
  for (let i = 0; i < into.length; ) {
    value += reader.nextSigned();
    const end = i + reader.next() + 1;
    into.fill(value, i, end);
    i = end;
  }
  return into;
}
