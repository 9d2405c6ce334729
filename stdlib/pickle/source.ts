/** The input of an unpickler: bytes in memory, and a file that they come from, if there is one. It knows nothing of objects. */
import { bytesNow } from "../../vm/core/ops/buffer.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import type { Value } from "../../vm/core/value.ts";
import { unpicklingError } from "./tables.ts";

/** The methods of a file that are used; the bytes it gives are never more than asked for. */
export interface PickleFile {
  readonly read: Value;
  readonly readline: Value;
}

const truncated = () => unpicklingError("pickle data was truncated");

export class PickleSource {
  #data: Uint8Array;
  #at = 0;
  readonly #file: PickleFile | null;

  constructor(data: Uint8Array, file: PickleFile | null) {
    this.#data = data;
    this.#file = file;
  }

  /** Another source that stands where this one does; both take from the same file. */
  copy(): PickleSource {
    const twin = new PickleSource(this.#data, this.#file);
    twin.#at = this.#at;
    return twin;
  }

  /** The next byte; undefined at the end. */
  opcode(): number | undefined {
    if (this.#at === this.#data.length) {
      if (this.#file === null) return undefined;
      this.#take(bytesNow(callNow(this.#file.read, 1)));
    }
    return this.#data[this.#at++];
  }

  #take(data: Uint8Array): void {
    this.#data = data;
    this.#at = 0;
  }

  /** The next bytes, shared. Raises UnpicklingError when there are fewer. */
  bytes(size: number): Uint8Array {
    if (this.#at + size > this.#data.length) this.#fill(size);
    const start = this.#at;
    this.#at += size;
    return this.#data.subarray(start, this.#at);
  }

  /** Makes so many bytes available in memory. */
  #fill(size: number): void {
    const rest = this.#data.subarray(this.#at);
    if (this.#file === null) throw truncated();
    const more = bytesNow(callNow(this.#file.read, size - rest.length));
    if (rest.length + more.length < size) throw truncated();
    if (rest.length === 0) this.#take(more);
    else {
      const joined = new Uint8Array(size);
      joined.set(rest);
      joined.set(more, rest.length);
      this.#take(joined);
    }
  }

  /** Makes the bytes of a frame available at once. */
  frame(size: number): void {
    if (this.#at + size > this.#data.length) this.#fill(size);
  }

  /** The bytes up to the end of the line, without it. */
  line(): Uint8Array {
    let end = this.#data.indexOf(10, this.#at);
    if (end < 0) {
      if (this.#file === null) throw truncated();
      const rest = this.#data.subarray(this.#at);
      const more = bytesNow(callNow(this.#file.readline));
      const joined = new Uint8Array(rest.length + more.length);
      joined.set(rest);
      joined.set(more, rest.length);
      this.#take(joined);
      end = joined.length - 1;
      if (joined[end] !== 10) throw truncated();
    }
    const start = this.#at;
    this.#at = end + 1;
    return this.#data.subarray(start, end);
  }

  /** A little-endian natural number of so many bytes. */
  natural(size: number): number {
    const bytes = this.bytes(size);
    let value = 0;
    for (let i = size - 1; i >= 0; i--) value = value * 256 + bytes[i]!;
    return value;
  }
}
