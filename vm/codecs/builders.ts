/** Growing buffers for what codecs produce. */
import { fromCodePoints, type PlainStr, type Text } from "../objects/str-object.ts";

export class ByteBuilder {
  #bytes: Uint8Array;
  length = 0;
  constructor(expected: number) {
    this.#bytes = new Uint8Array(Math.max(16, expected));
  }

  #reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }

  push(byte: number): void {
    if (this.length === this.#bytes.length) this.#reserve(1);
    this.#bytes[this.length++] = byte;
  }

  append(bytes: ArrayLike<number>): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** The low bytes of the units of an ASCII or latin-1 text. */
  appendLatin1(text: string): void {
    this.#reserve(text.length);
    for (let i = 0; i < text.length; i++) this.#bytes[this.length++] = text.charCodeAt(i);
  }

  finish(): Uint8Array {
    return this.#bytes.length === this.length ? this.#bytes : this.#bytes.slice(0, this.length);
  }
}

export class TextBuilder {
  #points: Uint32Array;
  length = 0;
  constructor(expected: number) {
    this.#points = new Uint32Array(Math.max(16, expected));
  }

  push(cp: number): void {
    if (this.length === this.#points.length) this.#reserve(1);
    this.#points[this.length++] = cp;
  }

  append(text: Text): void {
    this.#reserve(text.length);
    if (typeof text === "string") for (let i = 0; i < text.length; i++) this.#points[this.length++] = text.charCodeAt(i);
    else {
      this.#points.set(text, this.length);
      this.length += text.length;
    }
  }

  #reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.#points.length) return;
    const grown = new Uint32Array(Math.max(needed, this.#points.length * 2));
    grown.set(this.#points);
    this.#points = grown;
  }

  finish(): PlainStr {
    return fromCodePoints(this.#points.slice(0, this.length));
  }
}
