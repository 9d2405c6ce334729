/**
 * Compression, piece by piece: a stream is cut into segments, each compressed by node:zlib with the end of the previous one as
 * its dictionary, and ended at a byte boundary. Knows nothing of Python.
 */
import { constants, crc32, deflateRawSync, type ZlibOptions } from "node:zlib";
import { adler32 } from "./checksum.ts";
import type { Wrapper } from "./inflate.ts";

export interface DeflateSettings {
  readonly level: number;
  readonly windowBits: number;
  readonly memLevel: number;
  readonly strategy: number;
}

const WINDOW = 32768;
/** So much input is gathered before a segment is made of it; each costs a few bytes. */
const SEGMENT = 1 << 20;

const NOTHING = new Uint8Array(0);

export class Deflater {
  readonly #settings: DeflateSettings;
  readonly #wrapper: Exclude<Wrapper, "auto">;
  #dictionary: Uint8Array;
  readonly #hasPreset: boolean;
  #pending: Uint8Array[] = [];
  #pendingSize = 0;
  #headDone = false;
  #checksum: number;
  #total = 0;
  finished = false;

  constructor(wrapper: Exclude<Wrapper, "auto">, settings: DeflateSettings, dictionary: Uint8Array = NOTHING) {
    this.#wrapper = wrapper;
    this.#settings = settings;
    this.#dictionary = dictionary;
    this.#hasPreset = dictionary.length > 0;
    this.#checksum = wrapper === "gzip" ? 0 : 1;
  }

  copy(): Deflater {
    const twin = new Deflater(this.#wrapper, this.#settings, this.#dictionary);
    twin.#pending = this.#pending.slice();
    twin.#pendingSize = this.#pendingSize;
    twin.#headDone = this.#headDone;
    twin.#checksum = this.#checksum;
    twin.#total = this.#total;
    twin.finished = this.finished;
    return twin;
  }

  /** Takes input, and gives output if there is enough for a segment. The input is copied. */
  write(input: Uint8Array): Uint8Array {
    const start = this.#head();
    this.#pending.push(input.slice());
    this.#pendingSize += input.length;
    this.#total += input.length;
    if (this.#wrapper === "zlib") this.#checksum = adler32(input, this.#checksum);
    else if (this.#wrapper === "gzip") this.#checksum = crc32(input, this.#checksum);
    return this.#pendingSize < SEGMENT ? start : Buffer.concat([start, this.#segment(constants.Z_SYNC_FLUSH)]);
  }

  /** Gives all output there is: up to a byte boundary, or to the end of the stream. */
  flush(mode: number): Uint8Array {
    if (mode === constants.Z_NO_FLUSH) return NOTHING;
    const start = this.#head();
    if (mode !== constants.Z_FINISH) {
      const body = this.#segment(constants.Z_SYNC_FLUSH);
      // A full flush forgets what came before, so that decompression can start here.
      if (mode === constants.Z_FULL_FLUSH) this.#dictionary = NOTHING;
      return Buffer.concat([start, body]);
    }
    this.finished = true;
    return Buffer.concat([start, this.#segment(constants.Z_FINISH), this.#trailer()]);
  }

  #segment(finish: number): Uint8Array {
    const input = this.#pending.length === 1 ? this.#pending[0] : Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingSize = 0;
    const { level, memLevel, strategy } = this.#settings;
    const options: ZlibOptions = {
      level,
      memLevel,
      strategy,
      windowBits: Math.max(this.#settings.windowBits, 9),
      finishFlush: finish,
    };
    const reach = Math.min(WINDOW, 1 << (options.windowBits as number));
    if (this.#dictionary.length > 0) options.dictionary = this.#dictionary.subarray(-reach);
    const output = deflateRawSync(input, options);
    const seen = Buffer.concat([this.#dictionary, input]);
    this.#dictionary = seen.subarray(Math.max(0, seen.length - WINDOW));
    return output;
  }

  #head(): Uint8Array {
    if (this.#headDone) return NOTHING;
    this.#headDone = true;
    const { level } = this.#settings;
    if (this.#wrapper === "raw") return NOTHING;
    if (this.#wrapper === "gzip") {
      const extraFlags = level === 9 ? 2 : level === 1 || level === 0 ? 4 : 0;
      return Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, extraFlags, 3);
    }
    const levelFlags = level < 0 || level === 6 ? 2 : level < 2 ? 0 : level < 6 ? 1 : 3;
    const head = ((Math.max(this.#settings.windowBits, 9) - 8) << 12) | 0x800 | (levelFlags << 6) | (this.#hasPreset ? 0x20 : 0);
    const checked = head + (31 - (head % 31));
    const bytes = Uint8Array.of(checked >> 8, checked & 0xff);
    return this.#hasPreset ? Buffer.concat([bytes, bigEndian(adler32(this.#dictionary, 1))]) : bytes;
  }

  #trailer(): Uint8Array {
    if (this.#wrapper === "raw") return NOTHING;
    if (this.#wrapper === "zlib") return bigEndian(this.#checksum);
    return Buffer.concat([bigEndian(this.#checksum).reverse(), bigEndian(this.#total % 4294967296).reverse()]);
  }
}

function bigEndian(word: number): Uint8Array {
  return Uint8Array.of(word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff);
}
