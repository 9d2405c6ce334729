/**
 * Writes the body of a record, word by word, and puts it into the store when it is complete. Knows no object's layout: whoever
 * calls writes what his Decoder will read, in the same order.
 *
 * The body is built in memory of this executor's own, so that a record has exactly the room it needs and one that is given up costs
 * nothing. Text is Latin-1 or UTF-16, one word before it (length, and whether it is wide); doubles lie on even words.
 */
import { Buffer } from "node:buffer";
import type { SharedMemory } from "./memory.ts";
import { MAX_UNITS, type RecordSpace } from "./records.ts";

/** Up to this length text is copied character by character; the call into Node costs 70 ns. */
export const SHORT_TEXT = 16;

const FIRST_WORDS = 4096;

export class Encoder {
  private readonly memory: SharedMemory;
  private readonly space: RecordSpace;
  private words = new Int32Array(0);
  private doubles = new Float64Array(0);
  private bytes = new Uint8Array(0);
  private wide = new Uint16Array(0);
  private text8 = Buffer.alloc(0);
  private capacity = 0;
  private kind = 0;
  /** Words written so far, the header's among them: where the next one goes. */
  position = 0;

  constructor(memory: SharedMemory, space: RecordSpace) {
    this.memory = memory;
    this.space = space;
  }

  /** Begins a record of a kind (0 to 62); what was begun before and not ended is forgotten. */
  begin(kind: number): void {
    if (this.capacity === 0) this.grow(FIRST_WORDS);
    this.kind = kind;
    this.position = 1;
  }

  /** Puts the record into the store and returns its offset. Throws StoreFull, RangeError if it is too large. */
  end(): number {
    const count = this.position;
    const offset = this.space.allocate((count + 1) >>> 1, this.kind);
    const from = this.words;
    const to = this.memory.words;
    if (count <= 64) for (let word = 1; word < count; word++) to[offset + word] = from[word]!;
    else to.set(from.subarray(1, count), offset + 1);
    return offset;
  }

  /** An integer of 32 bits: a number, an id, a tag. */
  int(value: number): void {
    if (this.position === this.capacity) this.grow(1);
    this.words[this.position++] = value;
  }

  /** Overwrites the word at an earlier `position`: a count that is known only at the end. */
  patch(position: number, value: number): void {
    this.words[position] = value;
  }

  double(value: number): void {
    if (this.position + 3 > this.capacity) this.grow(3);
    const at = (this.position + 1) >>> 1;
    this.doubles[at] = value;
    this.position = at * 2 + 2;
  }

  /** Text of any UTF-16 code units, lone surrogates too. */
  text(value: string): void {
    const { length } = value;
    const room = 1 + ((length + 1) >>> 1);
    if (this.position + room > this.capacity) this.grow(room);
    const start = this.position * 4 + 4;
    if (length <= SHORT_TEXT) {
      for (let index = 0; index < length; index++) {
        const unit = value.charCodeAt(index);
        if (unit > 0xff) {
          this.wideText(value);
          return;
        }
        this.bytes[start + index] = unit;
      }
    } else {
      for (let index = 0; index < length; index++) {
        if (value.charCodeAt(index) <= 0xff) continue;
        this.wideText(value);
        return;
      }
      this.text8.write(value, start, "latin1");
    }
    this.words[this.position] = length * 2;
    this.position += 1 + ((length + 3) >>> 2);
  }

  /** A run of bytes, with its length. */
  run(value: Uint8Array): void {
    const { length } = value;
    const room = 1 + Math.ceil(length / 4);
    if (this.position + room > this.capacity) this.grow(room);
    this.words[this.position] = length;
    this.bytes.set(value, this.position * 4 + 4);
    this.position += room;
  }

  private wideText(value: string): void {
    const { length } = value;
    this.words[this.position] = length * 2 + 1;
    const start = this.position * 2 + 2;
    if (length <= SHORT_TEXT) for (let index = 0; index < length; index++) this.wide[start + index] = value.charCodeAt(index);
    else this.text8.write(value, start * 2, "utf16le");
    this.position += 1 + ((length + 1) >>> 1);
  }

  private grow(room: number): void {
    const needed = this.position + room;
    if (needed > MAX_UNITS * 2) throw new RangeError("an object is too large for the shared store");
    this.capacity = 2 * Math.max(needed, this.capacity);
    const buffer = new ArrayBuffer(this.capacity * 4);
    const words = new Int32Array(buffer);
    words.set(this.words);
    this.words = words;
    this.doubles = new Float64Array(buffer);
    this.bytes = new Uint8Array(buffer);
    this.wide = new Uint16Array(buffer);
    this.text8 = Buffer.from(buffer);
  }
}
