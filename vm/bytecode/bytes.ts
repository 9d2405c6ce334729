/** Sequential writing and reading of numbers and bytes. It knows nothing of what they mean. */

export class ByteWriter {
  private buffer = new Uint8Array(256);
  private length = 0;

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  /** A natural number up to 2**53 - 1. */
  number(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest > 0x7f) {
      this.buffer[this.length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.buffer[this.length++] = rest;
  }

  uint32(value: number): void {
    this.reserve(4);
    new DataView(this.buffer.buffer).setUint32(this.length, value, true);
    this.length += 4;
  }

  float64(value: number): void {
    this.reserve(8);
    new DataView(this.buffer.buffer).setFloat64(this.length, value, true);
    this.length += 8;
  }

  bytes(values: Uint8Array): void {
    this.reserve(values.length);
    this.buffer.set(values, this.length);
    this.length += values.length;
  }

  finish(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  private reserve(size: number): void {
    if (this.length + size <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + size));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

export class ByteReader {
  private readonly source: Uint8Array;
  private at: number;

  constructor(source: Uint8Array, at = 0) {
    this.source = source;
    this.at = at;
  }

  byte(): number {
    return this.source[this.at++];
  }

  number(): number {
    const { source } = this;
    let value = source[this.at++];
    if (value < 0x80) return value;
    value &= 0x7f;
    for (let scale = 128; ; scale *= 128) {
      const byte = source[this.at++];
      value += (byte & 0x7f) * scale;
      if (!(byte & 0x80)) return value;
    }
  }

  uint32(): number {
    return this.view(4).getUint32(0, true);
  }

  float64(): number {
    return this.view(8).getFloat64(0, true);
  }

  /** Skips the next bytes; where they begin. */
  skip(length: number): number {
    const start = this.at;
    this.at += length;
    return start;
  }

  /** The next bytes, not copied. */
  bytes(length: number): Uint8Array {
    const start = this.at;
    this.at += length;
    return this.source.subarray(start, this.at);
  }

  private view(size: number): DataView {
    const { source, at } = this;
    this.at += size;
    return new DataView(source.buffer, source.byteOffset + at, size);
  }
}
