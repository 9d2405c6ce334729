/**
 * Decompression of deflate streams, raw or in a zlib or gzip wrapper, piece by piece: any amount of input, any limit on
 * output, and the state can be copied. node:zlib offers none of that synchronously.
 *
 * The errors are zlib's. Knows nothing of Python.
 */
import { crc32 } from "node:zlib";
import { adler32 } from "./checksum.ts";
import { CODE_LENGTH_ORDER, DISTANCE_BASE, DISTANCE_EXTRA, LENGTH_BASE, LENGTH_EXTRA } from "./deflate-tables.ts";
import { buildTable, fixedTables, type HuffmanTable } from "./huffman.ts";

/** zlib's return codes. */
export const NEED_DICTIONARY = 2;
export const DATA_ERROR = -3;

/** A stream that is not what it should be. `text` is empty where zlib says nothing. */
export class InflateError extends Error {
  readonly code: number;
  constructor(code: number, text: string) {
    super(text);
    this.code = code;
  }
}

function bad(text: string): never {
  throw new InflateError(DATA_ERROR, text);
}

export type Wrapper = "raw" | "zlib" | "gzip" | "auto";

const WINDOW = 32768;

/** What the decoder does next. A state that lacks input stays and is tried again with more. */
type State =
  | "head"
  | "gzip-fixed"
  | "gzip-extra-length"
  | "gzip-extra"
  | "gzip-name"
  | "gzip-comment"
  | "gzip-crc"
  | "dictionary-id"
  | "dictionary"
  | "block"
  | "stored-length"
  | "stored"
  | "counts"
  | "code-lengths"
  | "lengths"
  | "symbol"
  | "literal"
  | "length-extra"
  | "distance"
  | "distance-extra"
  | "copy"
  | "check"
  | "size"
  | "done";

const NOTHING = new Uint8Array(0);

export class Inflater {
  #wrapper: Wrapper;
  readonly #maxWindow: number;
  #state: State;
  /** Bits taken from the input and not yet used, least significant first. */
  #hold = 0;
  #bits = 0;
  #input: Uint8Array = NOTHING;
  #carry: Uint8Array = NOTHING;
  #at = 0;
  /** The last 32 KB of output and what came after; `#start` is where the output of the current call begins. */
  #out = new Uint8Array(WINDOW);
  #end = 0;
  #start = 0;
  /** Where the output begins that the checksum does not count yet. */
  #summed = 0;
  #limit = Number.POSITIVE_INFINITY;
  #last = false;
  #flags = 0;
  #headerCrc = 0;
  #remaining = 0;
  #length = 0;
  #distance = 0;
  #symbol = 0;
  #counts: readonly [number, number, number] = [0, 0, 0];
  #lengths = new Uint8Array(320);
  #filled = 0;
  #lengthTable: HuffmanTable = fixedTables()[0];
  #distanceTable: HuffmanTable = fixedTables()[1];
  #checksum = 1;
  #total = 0;
  #dictionary: Uint8Array | undefined;

  constructor(wrapper: Wrapper, windowBits: number, dictionary?: Uint8Array) {
    this.#wrapper = wrapper;
    this.#maxWindow = windowBits;
    this.#state = wrapper === "raw" ? "block" : "head";
    this.#dictionary = dictionary;
    if (wrapper === "raw" && dictionary !== undefined) this.#useDictionary(dictionary);
  }

  /** True when the stream has ended. */
  get done(): boolean {
    return this.#state === "done";
  }

  /** A decoder that goes on from here by itself. */
  copy(): Inflater {
    const twin = new Inflater("raw", this.#maxWindow);
    twin.#wrapper = this.#wrapper;
    twin.#state = this.#state;
    twin.#carry = this.#carry;
    twin.#hold = this.#hold;
    twin.#bits = this.#bits;
    twin.#out = this.#out.slice();
    twin.#end = this.#end;
    twin.#start = this.#start;
    twin.#last = this.#last;
    twin.#flags = this.#flags;
    twin.#headerCrc = this.#headerCrc;
    twin.#remaining = this.#remaining;
    twin.#length = this.#length;
    twin.#distance = this.#distance;
    twin.#symbol = this.#symbol;
    twin.#counts = this.#counts;
    twin.#lengths = this.#lengths.slice();
    twin.#filled = this.#filled;
    twin.#lengthTable = this.#lengthTable;
    twin.#distanceTable = this.#distanceTable;
    twin.#checksum = this.#checksum;
    twin.#total = this.#total;
    twin.#dictionary = this.#dictionary;
    return twin;
  }

  /**
   * Decodes until the input is used up, `limit` bytes are made or the stream ends. Gives the output, and the input that was not
   * used: beyond the end of the stream, or held back by the limit. Throws InflateError.
   */
  inflate(input: Uint8Array, limit: number): { output: Uint8Array; rest: Uint8Array } {
    this.#input = this.#carry.length === 0 ? input : Buffer.concat([this.#carry, input]);
    this.#carry = NOTHING;
    this.#at = 0;
    this.#limit = limit;
    // Only the window of earlier output is needed.
    if (this.#end > WINDOW) {
      this.#out.copyWithin(0, this.#end - WINDOW, this.#end);
      this.#end = WINDOW;
    }
    this.#start = this.#end;
    this.#summed = this.#start;
    for (;;) {
      if (this.#state === "check") this.#sum();
      if (this.#state === "done" || !this.#step()) break;
    }
    this.#sum();
    if (this.#state === "done") {
      // Whole bytes that were taken too far.
      this.#at -= this.#bits >> 3;
      this.#bits = 0;
      this.#hold = 0;
    }
    const output = this.#out.slice(this.#start, this.#end);
    const rest = this.#input.subarray(this.#at);
    const lacksRoom = this.#room <= 0 && (this.#state === "literal" || this.#state === "copy" || this.#state === "stored");
    if (this.#state === "done" || lacksRoom) return { output, rest };
    // A few bytes of something that must be read as a whole.
    this.#carry = rest.slice();
    return { output, rest: NOTHING };
  }

  /** Counts fresh output in the checksum. */
  #sum(): void {
    if (this.#summed === this.#end) return;
    const fresh = this.#out.subarray(this.#summed, this.#end);
    this.#summed = this.#end;
    this.#total += fresh.length;
    if (this.#wrapper === "zlib") this.#checksum = adler32(fresh, this.#checksum);
    else if (this.#wrapper === "gzip") this.#checksum = crc32(fresh, this.#checksum);
  }

  /** Makes sure of n <= 25 bits; false if the input does not have them. */
  #need(n: number): boolean {
    while (this.#bits < n) {
      if (this.#at >= this.#input.length) return false;
      this.#hold |= this.#input[this.#at++] << this.#bits;
      this.#bits += 8;
    }
    return true;
  }

  /** Takes n < 26 bits that are there. */
  #take(n: number): number {
    const value = this.#hold & ((1 << n) - 1);
    this.#hold >>>= n;
    this.#bits -= n;
    return value;
  }

  /** The next symbol of a code, or -1 if the input does not have it all. */
  #decode({ bits, entries }: HuffmanTable, error: string): number {
    this.#need(bits);
    const entry = entries[this.#hold & ((1 << bits) - 1)];
    const length = entry & 15;
    if (length === 0) return this.#bits >= bits ? bad(error) : -1;
    if (length > this.#bits) return -1;
    this.#hold >>>= length;
    this.#bits -= length;
    return entry >> 4;
  }

  #emit(byte: number): void {
    if (this.#end === this.#out.length) this.#grow(1);
    this.#out[this.#end++] = byte;
  }

  #grow(count: number): void {
    const larger = new Uint8Array(Math.max(this.#out.length * 2, this.#end + count));
    larger.set(this.#out.subarray(0, this.#end));
    this.#out = larger;
  }

  /** How many more bytes may be made in this call. */
  get #room(): number {
    return this.#limit - (this.#end - this.#start);
  }

  /** One step; false if it lacks input or room. */
  #step(): boolean {
    switch (this.#state) {
      case "head":
        return this.#readHead();
      case "gzip-fixed":
      case "gzip-extra-length":
      case "gzip-extra":
      case "gzip-name":
      case "gzip-comment":
      case "gzip-crc":
        return this.#readGzipHeader();
      case "dictionary-id":
      case "dictionary":
        return this.#readDictionaryId();
      case "block":
        return this.#readBlockHead();
      case "stored-length":
        return this.#readStoredLength();
      case "stored":
        return this.#copyStored();
      case "counts":
        return this.#readCounts();
      case "code-lengths":
        return this.#readCodeLengths();
      case "lengths":
        return this.#readLengths();
      case "symbol":
      case "literal":
      case "length-extra":
      case "distance":
      case "distance-extra":
      case "copy":
        return this.#readSymbols();
      case "check":
      case "size":
        return this.#readTrailer();
      case "done":
        return false;
    }
  }

  #readHead(): boolean {
    if (!this.#need(16)) return false;
    const first = this.#hold & 0xff;
    const second = (this.#hold >> 8) & 0xff;
    if (this.#wrapper !== "zlib" && first === 0x1f && second === 0x8b) {
      this.#wrapper = "gzip";
      this.#checksum = 0;
      this.#take(16);
      this.#headerCrc = crc32(Uint8Array.of(first, second));
      this.#remaining = 8;
      this.#state = "gzip-fixed";
      return true;
    }
    if (this.#wrapper === "gzip" || (first * 256 + second) % 31 !== 0) bad("incorrect header check");
    if ((first & 15) !== 8) bad("unknown compression method");
    const windowBits = (first >> 4) + 8;
    if (windowBits > 15 || (this.#maxWindow > 0 && windowBits > this.#maxWindow)) bad("invalid window size");
    this.#wrapper = "zlib";
    this.#take(16);
    this.#state = second & 0x20 ? "dictionary-id" : "block";
    return true;
  }

  /** A byte of a gzip header, counted in its CRC; -1 if there is none. */
  #headerByte(): number {
    if (!this.#need(8)) return -1;
    const byte = this.#take(8);
    this.#headerCrc = crc32(Uint8Array.of(byte), this.#headerCrc);
    return byte;
  }

  #readGzipHeader(): boolean {
    switch (this.#state) {
      case "gzip-fixed": {
        const byte = this.#headerByte();
        if (byte < 0) return false;
        if (this.#remaining === 8 && byte !== 8) bad("unknown compression method");
        if (this.#remaining === 7) {
          if (byte & 0xe0) bad("unknown header flags set");
          this.#flags = byte;
        }
        if (--this.#remaining === 0) {
          this.#remaining = 2;
          this.#length = 0;
          this.#state = this.#flags & 4 ? "gzip-extra-length" : "gzip-name";
        }
        return true;
      }
      case "gzip-extra-length": {
        const byte = this.#headerByte();
        if (byte < 0) return false;
        this.#length += byte << (this.#remaining === 2 ? 0 : 8);
        if (--this.#remaining === 0) this.#state = "gzip-extra";
        return true;
      }
      case "gzip-extra":
        if (this.#length > 0) {
          if (this.#headerByte() < 0) return false;
          this.#length--;
        } else this.#state = "gzip-name";
        return true;
      case "gzip-name":
        return this.#skipText(8, "gzip-comment");
      case "gzip-comment":
        return this.#skipText(16, "gzip-crc");
      default:
        if (this.#flags & 2) {
          if (!this.#need(16)) return false;
          if (this.#take(16) !== (this.#headerCrc & 0xffff)) bad("header crc mismatch");
        }
        this.#state = "block";
        return true;
    }
  }

  /** A text that ends with NUL, if the flag says that there is one. */
  #skipText(flag: number, next: State): boolean {
    if (this.#flags & flag) {
      const byte = this.#headerByte();
      if (byte < 0) return false;
      if (byte !== 0) return true;
    }
    this.#state = next;
    return true;
  }

  #readDictionaryId(): boolean {
    if (this.#state === "dictionary-id") {
      const id = this.#readBigEndian();
      if (id < 0) return false;
      this.#length = id;
      this.#state = "dictionary";
    }
    if (this.#dictionary === undefined) throw new InflateError(NEED_DICTIONARY, "");
    if (adler32(this.#dictionary, 1) !== this.#length) bad("");
    this.#useDictionary(this.#dictionary);
    this.#state = "block";
    return true;
  }

  #useDictionary(dictionary: Uint8Array): void {
    const tail = dictionary.subarray(Math.max(0, dictionary.length - WINDOW));
    if (this.#out.length < this.#end + tail.length) this.#grow(tail.length);
    this.#out.set(tail, this.#end);
    this.#end += tail.length;
    this.#start = this.#end;
    this.#summed = this.#end;
  }

  #readBlockHead(): boolean {
    if (this.#last) {
      this.#take(this.#bits & 7);
      this.#state = this.#wrapper === "raw" ? "done" : "check";
      return true;
    }
    if (!this.#need(3)) return false;
    this.#last = this.#take(1) === 1;
    switch (this.#take(2)) {
      case 0:
        this.#take(this.#bits & 7);
        this.#state = "stored-length";
        break;
      case 1:
        [this.#lengthTable, this.#distanceTable] = fixedTables();
        this.#state = "symbol";
        break;
      case 2:
        this.#state = "counts";
        break;
      default:
        bad("invalid block type");
    }
    return true;
  }

  #readStoredLength(): boolean {
    if (this.#bits + (this.#input.length - this.#at) * 8 < 32) return false;
    this.#need(16);
    const length = this.#take(16);
    this.#need(16);
    if (this.#take(16) !== (~length & 0xffff)) bad("invalid stored block lengths");
    this.#remaining = length;
    this.#state = "stored";
    return true;
  }

  #copyStored(): boolean {
    while (this.#remaining > 0) {
      if (this.#room <= 0) return false;
      if (this.#bits >= 8) {
        this.#emit(this.#take(8));
        this.#remaining--;
        continue;
      }
      const count = Math.min(this.#remaining, this.#input.length - this.#at, this.#room);
      if (count === 0) return false;
      if (this.#end + count > this.#out.length) this.#grow(count);
      this.#out.set(this.#input.subarray(this.#at, this.#at + count), this.#end);
      this.#at += count;
      this.#end += count;
      this.#remaining -= count;
    }
    this.#state = "block";
    return true;
  }

  #readCounts(): boolean {
    if (!this.#need(14)) return false;
    this.#counts = [this.#take(5) + 257, this.#take(5) + 1, this.#take(4) + 4];
    if (this.#counts[0] > 286 || this.#counts[1] > 30) bad("too many length or distance symbols");
    this.#lengths.fill(0);
    this.#filled = 0;
    this.#state = "code-lengths";
    return true;
  }

  #readCodeLengths(): boolean {
    while (this.#filled < this.#counts[2]) {
      if (!this.#need(3)) return false;
      this.#lengths[CODE_LENGTH_ORDER[this.#filled++]] = this.#take(3);
    }
    const [table, completeness] = buildTable(this.#lengths.subarray(0, 19));
    if (completeness !== "complete") bad("invalid code lengths set");
    this.#lengthTable = table;
    this.#lengths.fill(0);
    this.#filled = 0;
    this.#symbol = -1;
    this.#state = "lengths";
    return true;
  }

  #readLengths(): boolean {
    const total = this.#counts[0] + this.#counts[1];
    while (this.#filled < total) {
      if (this.#symbol < 0) this.#symbol = this.#decode(this.#lengthTable, "invalid code lengths set");
      if (this.#symbol < 0) return false;
      if (this.#symbol < 16) {
        this.#lengths[this.#filled++] = this.#symbol;
        this.#symbol = -1;
        continue;
      }
      const extra = this.#symbol === 16 ? 2 : this.#symbol === 17 ? 3 : 7;
      if (!this.#need(extra)) return false;
      if (this.#symbol === 16 && this.#filled === 0) bad("invalid bit length repeat");
      const value = this.#symbol === 16 ? this.#lengths[this.#filled - 1] : 0;
      const count = this.#take(extra) + (this.#symbol === 18 ? 11 : 3);
      if (this.#filled + count > total) bad("invalid bit length repeat");
      this.#lengths.fill(value, this.#filled, this.#filled + count);
      this.#filled += count;
      this.#symbol = -1;
    }
    this.#makeTables();
    this.#state = "symbol";
    return true;
  }

  #makeTables(): void {
    const [literals, distances] = this.#counts;
    if (this.#lengths[256] === 0) bad("invalid code -- missing end-of-block");
    const [lengthTable, lengthFit] = buildTable(this.#lengths.subarray(0, literals));
    // An incomplete code is fine if it is a single one, of one bit, or none.
    if (lengthFit === "oversubscribed" || (lengthFit === "incomplete" && lengthTable.bits > 1))
      bad("invalid literal/lengths set");
    const [distanceTable, distanceFit] = buildTable(this.#lengths.subarray(literals, literals + distances));
    if (distanceFit === "oversubscribed" || (distanceFit === "incomplete" && distanceTable.bits > 1))
      bad("invalid distances set");
    this.#lengthTable = lengthTable;
    this.#distanceTable = distanceTable;
  }

  /** The data of a compressed block, as far as input and room go. */
  #readSymbols(): boolean {
    if (this.#state === "literal") {
      if (this.#room <= 0) return false;
      this.#emit(this.#symbol);
      this.#state = "symbol";
    }
    for (;;) {
      if (this.#state === "symbol") {
        // The end of the block, and of the stream, is found even when there is no room.
        const symbol = this.#decode(this.#lengthTable, "invalid literal/length code");
        if (symbol < 0) return false;
        if (symbol < 256) {
          if (this.#room <= 0) {
            this.#symbol = symbol;
            this.#state = "literal";
            return false;
          }
          this.#emit(symbol);
          continue;
        }
        if (symbol === 256) {
          this.#state = "block";
          return true;
        }
        if (symbol > 285) bad("invalid literal/length code");
        this.#symbol = symbol - 257;
        this.#state = "length-extra";
      }
      if (this.#state === "length-extra") {
        const extra = LENGTH_EXTRA[this.#symbol];
        if (!this.#need(extra)) return false;
        this.#length = LENGTH_BASE[this.#symbol] + this.#take(extra);
        this.#state = "distance";
      }
      if (this.#state === "distance") {
        this.#symbol = this.#decode(this.#distanceTable, "invalid distance code");
        if (this.#symbol < 0) return false;
        if (this.#symbol > 29) bad("invalid distance code");
        this.#state = "distance-extra";
      }
      if (this.#state === "distance-extra") {
        const extra = DISTANCE_EXTRA[this.#symbol];
        if (!this.#need(extra)) return false;
        this.#distance = DISTANCE_BASE[this.#symbol] + this.#take(extra);
        if (this.#distance > this.#end) bad("invalid distance too far back");
        this.#state = "copy";
      }
      if (!this.#copyMatch()) return false;
      this.#state = "symbol";
    }
  }

  #copyMatch(): boolean {
    const count = Math.min(this.#length, this.#room);
    if (this.#end + count > this.#out.length) this.#grow(count);
    const out = this.#out;
    let to = this.#end;
    for (let from = to - this.#distance, i = 0; i < count; i++) out[to++] = out[from++];
    this.#end = to;
    this.#length -= count;
    return this.#length === 0;
  }

  /** Four bytes that are there or -1; most significant first. */
  #readBigEndian(): number {
    if (this.#bits + (this.#input.length - this.#at) * 8 < 32) return -1;
    let value = 0;
    for (let i = 0; i < 4; i++) {
      this.#need(8);
      value = value * 256 + this.#take(8);
    }
    return value;
  }

  #readTrailer(): boolean {
    const bytes = this.#readBigEndian();
    if (bytes < 0) return false;
    const value = this.#wrapper === "gzip" ? swap(bytes) : bytes;
    if (this.#state === "check") {
      if (value !== this.#checksum) bad("incorrect data check");
      this.#state = this.#wrapper === "gzip" ? "size" : "done";
    } else {
      if (value !== this.#total % 4294967296) bad("incorrect length check");
      this.#state = "done";
    }
    return true;
  }
}

function swap(word: number): number {
  return ((word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}
