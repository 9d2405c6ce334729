/**
 * Sequences of 32-bit words: what records are made of. A writer has one growing buffer that is used again for every record; a
 * reader reads anywhere in an array of words. Neither knows what the words mean.
 */

/** Turns doubles and BigInts into words. */
const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

export class WordWriter {
  words = new Int32Array(1 << 12);
  length = 0;

  /** Makes room for `count` more words. */
  #grow(count: number): void {
    let size = this.words.length * 2;
    while (size < this.length + count) size *= 2;
    const larger = new Int32Array(size);
    larger.set(this.words.subarray(0, this.length));
    this.words = larger;
  }

  word(value: number): void {
    if (this.length === this.words.length) this.#grow(1);
    this.words[this.length++] = value;
  }

  double(value: number): void {
    double[0] = value;
    this.word(halves[0]!);
    this.word(halves[1]!);
  }

  /** The characters of a text, four to a word if all are Latin-1 (`isWide` false), else two. */
  characters(text: string, isWide: boolean): void {
    const perWord = isWide ? 2 : 4;
    const count = Math.ceil(text.length / perWord);
    if (this.length + count > this.words.length) this.#grow(count);
    const { words } = this;
    let at = this.length;
    const bits = isWide ? 16 : 8;
    let word = 0;
    let shift = 0;
    for (let i = 0; i < text.length; i++) {
      word |= text.charCodeAt(i) << shift;
      shift += bits;
      if (shift === 32) {
        words[at++] = word;
        word = 0;
        shift = 0;
      }
    }
    if (shift > 0) words[at++] = word;
    this.length = at;
  }

  bytes(bytes: Uint8Array): void {
    const count = (bytes.length + 3) >> 2;
    if (this.length + count > this.words.length) this.#grow(count);
    new Uint8Array(this.words.buffer, this.length * 4, bytes.length).set(bytes);
    this.length += count;
  }
}

export class WordReader {
  readonly words: Int32Array;
  at: number;
  constructor(words: Int32Array, at: number) {
    this.words = words;
    this.at = at;
  }

  word(): number {
    return this.words[this.at++]!;
  }

  double(): number {
    halves[0] = this.words[this.at++]!;
    halves[1] = this.words[this.at++]!;
    return double[0]!;
  }

  characters(length: number, isWide: boolean): string {
    const { words } = this;
    const start = this.at;
    this.at += isWide ? (length + 1) >> 1 : (length + 3) >> 2;
    if (length > 24) {
      const bytes = Buffer.from(words.buffer, words.byteOffset + start * 4, isWide ? length * 2 : length);
      return bytes.toString(isWide ? "utf16le" : "latin1");
    }
    let text = "";
    for (let i = 0; i < length; i++) {
      const code = isWide ? words[start + (i >> 1)]! >>> ((i & 1) * 16) : words[start + (i >> 2)]! >>> ((i & 3) * 8);
      text += String.fromCharCode(code & (isWide ? 0xffff : 0xff));
    }
    return text;
  }

  bytes(length: number): Uint8Array {
    const { words } = this;
    const copy = new Uint8Array(length);
    copy.set(new Uint8Array(words.buffer, words.byteOffset + this.at * 4, length));
    this.at += (length + 3) >> 2;
    return copy;
  }
}
