/**
 * Reads the body of a record in the order in which an Encoder wrote it. Knows no object's layout.
 * The record must stay what it is meanwhile: see `Protocol.read`.
 */
import { Buffer } from "node:buffer";
import { SHORT_TEXT } from "./encoder.ts";
import type { SharedMemory } from "./memory.ts";
import { kindOf } from "./records.ts";

export class Decoder {
  private readonly words: Int32Array;
  private readonly doubles: Float64Array;
  private readonly bytes: Uint8Array;
  private readonly text8: Buffer;
  /** The word that is read next. To look at another record in between, keep this and put it back. */
  position = 0;

  constructor(memory: SharedMemory) {
    this.words = memory.words;
    this.doubles = memory.doubles;
    this.bytes = memory.bytes;
    this.text8 = Buffer.from(memory.buffer);
  }

  /** Goes to the start of the record at `offset` and returns its kind. */
  begin(offset: number): number {
    this.position = offset + 1;
    return kindOf(this.words[offset]!);
  }

  int(): number {
    return this.words[this.position++]!;
  }

  double(): number {
    const at = (this.position + 1) >>> 1;
    this.position = at * 2 + 2;
    return this.doubles[at]!;
  }

  text(): string {
    const word = this.words[this.position]!;
    const length = word >>> 1;
    const start = this.position * 4 + 4;
    if ((word & 1) !== 0) {
      this.position += 1 + ((length + 1) >>> 1);
      return this.text8.toString("utf16le", start, start + length * 2);
    }
    this.position += 1 + ((length + 3) >>> 2);
    return length <= SHORT_TEXT ? this.shortText(start, length) : this.text8.toString("latin1", start, start + length);
  }

  /** A run of bytes, copied. */
  run(): Uint8Array<ArrayBuffer> {
    const length = this.words[this.position]!;
    const start = this.position * 4 + 4;
    this.position += 1 + Math.ceil(length / 4);
    const copy = new Uint8Array(length);
    copy.set(this.bytes.subarray(start, start + length));
    return copy;
  }

  /** Passes over text. */
  skipText(): void {
    const word = this.words[this.position]!;
    const length = word >>> 1;
    this.position += 1 + ((word & 1) !== 0 ? (length + 1) >>> 1 : (length + 3) >>> 2);
  }

  /** Passes over a run of bytes. */
  skipRun(): void {
    this.position += 1 + Math.ceil(this.words[this.position]! / 4);
  }

  private shortText(start: number, length: number): string {
    const { bytes } = this;
    let text = "";
    let at = start;
    for (const eight = start + (length & ~7); at < eight; at += 8) {
      text += String.fromCharCode(
        bytes[at]!,
        bytes[at + 1]!,
        bytes[at + 2]!,
        bytes[at + 3]!,
        bytes[at + 4]!,
        bytes[at + 5]!,
        bytes[at + 6]!,
        bytes[at + 7]!,
      );
    }
    for (const end = start + length; at < end; at++) text += String.fromCharCode(bytes[at]!);
    return text;
  }
}
