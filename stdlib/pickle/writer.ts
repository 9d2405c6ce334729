/** The output of a pickler: a growing buffer, cut into frames from protocol 4 on. It knows nothing of objects. */
import { toBytes } from "../../vm/core/bytes.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import type { Value } from "../../vm/core/value.ts";
import { FRAME_HEADER_SIZE, FRAME_SIZE_MIN, FRAME_SIZE_TARGET, OP } from "./opcodes.ts";

export class PickleWriter {
  /** Takes the bytes of a file; null when they are only collected. */
  readonly #write: Value;
  #buffer = new Uint8Array(256);
  #length = 0;
  #framing = false;
  /** Where the header of the open frame is; -1 when none is open. */
  #frame = -1;

  constructor(write: Value) {
    this.#write = write;
  }

  startFraming(): void {
    this.#framing = true;
  }

  endFraming(): void {
    this.#framing = false;
  }

  /** Room for so many bytes, as a place in the buffer that is then part of the output. */
  #room(size: number): number {
    const opens = this.#framing && this.#frame < 0;
    const needed = this.#length + size + (opens ? FRAME_HEADER_SIZE : 0);
    if (needed > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(this.#buffer.length * 2, needed));
      larger.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = larger;
    }
    if (opens) {
      this.#frame = this.#length;
      this.#length += FRAME_HEADER_SIZE;
    }
    const at = this.#length;
    this.#length += size;
    return at;
  }

  byte(value: number): void {
    const at = this.#room(1);
    this.#buffer[at] = value;
  }

  bytes(values: ArrayLike<number>): void {
    const at = this.#room(values.length);
    this.#buffer.set(values, at);
  }

  /** An opcode with a little-endian argument of so many bytes. */
  sized(opcode: number, value: number, size: number): void {
    const at = this.#room(1 + size);
    this.#buffer[at] = opcode;
    let rest = value;
    for (let i = 1; i <= size; i++) {
      this.#buffer[at + i] = rest & 0xff;
      rest = Math.floor(rest / 256);
    }
  }

  /** An opcode with an argument in ASCII that ends with the line. */
  line(opcode: number, text: string): void {
    const at = this.#room(text.length + 2);
    this.#buffer[at] = opcode;
    for (let i = 0; i < text.length; i++) this.#buffer[at + 1 + i] = text.charCodeAt(i);
    this.#buffer[at + text.length + 1] = 10;
  }

  /** Opcode, size and data. Long data go past the frames, and straight to the file; `payload` is the object that holds them. */
  data(opcode: number, sizeBytes: number, data: Uint8Array, payload: Value): void {
    const bypass = data.length >= FRAME_SIZE_TARGET;
    const framing = this.#framing;
    if (bypass) {
      this.commitFrame();
      this.#framing = false;
    }
    this.sized(opcode, data.length, sizeBytes);
    if (bypass && this.#write !== null) {
      this.flush();
      callNow(this.#write, payload);
    } else this.bytes(data);
    this.#framing = framing;
  }

  /** Called between two opcodes: closes a frame that is long enough. */
  boundary(): void {
    if (this.#frame < 0 || this.#length - this.#frame - FRAME_HEADER_SIZE < FRAME_SIZE_TARGET) return;
    this.commitFrame();
    if (this.#write !== null) this.flush();
  }

  commitFrame(): void {
    if (this.#frame < 0) return;
    const start = this.#frame;
    const size = this.#length - start - FRAME_HEADER_SIZE;
    this.#frame = -1;
    if (size >= FRAME_SIZE_MIN) {
      const view = new DataView(this.#buffer.buffer, start);
      view.setUint8(0, OP.FRAME);
      view.setBigUint64(1, BigInt(size), true);
    } else {
      this.#buffer.copyWithin(start, start + FRAME_HEADER_SIZE, this.#length);
      this.#length -= FRAME_HEADER_SIZE;
    }
  }

  /** Everything written so far, which is then forgotten. */
  take(): Uint8Array {
    this.commitFrame();
    const bytes = this.#buffer.slice(0, this.#length);
    this.clear();
    return bytes;
  }

  clear(): void {
    this.#length = 0;
    this.#frame = -1;
  }

  /** Hands what was written to the file. */
  flush(): void {
    callNow(this.#write, toBytes(this.take()));
  }
}
