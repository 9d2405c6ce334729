/**
 * Source text by lines: where each line starts, and how an offset into the text becomes Python's (line, column).
 *
 * Offsets count UTF-16 code units of the text, as the parser does; Python's columns count UTF-8 bytes of the line in
 * tree nodes and characters in a SyntaxError. The text has `\n` line ends only and ends in one.
 * This file knows nothing of tokens or trees.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what is not ASCII
const NON_ASCII = /[^\x00-\x7f]/;

export class Lines {
  readonly text: string;
  /** Offset of the first character of each line; one more entry marks the end of the text. */
  readonly starts: number[];
  readonly #lineOf: Int32Array;
  readonly #allAscii: boolean;
  /** For lines that are not ASCII, the UTF-8 column of each code unit, made when first asked for. */
  readonly #byteColumns = new Map<number, Int32Array | null>();

  constructor(text: string) {
    this.text = text;
    this.starts = [];
    this.#lineOf = new Int32Array(text.length + 1);
    this.#allAscii = !NON_ASCII.test(text);
    let start = 0;
    while (start < text.length) {
      const newline = text.indexOf("\n", start);
      const next = newline < 0 ? text.length : newline + 1;
      this.#lineOf.fill(this.starts.length, start, next);
      this.starts.push(start);
      start = next;
    }
    this.starts.push(text.length);
    this.#lineOf[text.length] = this.starts.length - 1;
  }

  /** Whether there are bytes that are no UTF-8, which stand as lone surrogates. */
  get undecodable(): boolean {
    return !this.#allAscii && !this.text.isWellFormed();
  }

  /** The line (from 1) of an offset. The end of the text is on a line of its own. */
  lineAt(offset: number): number {
    return this.#lineOf[offset] + 1;
  }

  /** The UTF-8 column (from 0) of an offset in its line. */
  columnAt(offset: number): number {
    const line = this.#lineOf[offset];
    const column = offset - this.starts[line];
    if (this.#allAscii || column === 0) return column;
    const columns = this.#columnsOf(line);
    return columns === null ? column : columns[column];
  }

  /** The character column (from 0) of an offset in its line: astral characters count once. */
  characterColumnAt(offset: number): number {
    const start = this.starts[this.#lineOf[offset]];
    let column = offset - start;
    if (this.#allAscii) return column;
    for (let i = start; i < offset; i++) if (isHighSurrogate(this.text.charCodeAt(i)) && i + 1 < offset) column--;
    return column;
  }

  /** The text of a line (from 1) without its line end; empty beyond the last. */
  lineText(line: number): string {
    if (line < 1 || line >= this.starts.length) return "";
    const text = this.text.slice(this.starts[line - 1], this.starts[line]);
    return text.endsWith("\n") ? text.slice(0, -1) : text;
  }

  #columnsOf(line: number): Int32Array | null {
    let columns = this.#byteColumns.get(line);
    if (columns === undefined) {
      const text = this.text.slice(this.starts[line], this.starts[line + 1] ?? this.text.length);
      columns = NON_ASCII.test(text) ? byteColumns(text) : null;
      this.#byteColumns.set(line, columns);
    }
    return columns;
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function byteColumns(text: string): Int32Array {
  const columns = new Int32Array(text.length + 1);
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    columns[i] = bytes;
    const unit = text.charCodeAt(i);
    // A surrogate pair is four bytes, two for each half; a lone one stands for a byte that is no UTF-8.
    const lone = unit >= 0xdc00 && unit < 0xe000 && !isHighSurrogate(text.charCodeAt(i - 1));
    bytes += unit < 0x80 || lone ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  columns[text.length] = bytes;
  return columns;
}
