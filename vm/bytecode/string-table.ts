/**
 * The strings of a module, each stored once: their lengths, then all of them as one text. The text is one byte per
 * character where that is possible, else two. Strings hold no surrogate code points of their own (see constant.ts).
 */
import type { ByteReader, ByteWriter } from "./bytes.ts";

export class StringTableWriter {
  private readonly indices = new Map<string, number>();

  /** The number under which a string is stored. */
  index(text: string): number {
    let index = this.indices.get(text);
    if (index === undefined) {
      index = this.indices.size;
      this.indices.set(text, index);
    }
    return index;
  }

  write(out: ByteWriter): void {
    const strings = [...this.indices.keys()];
    out.number(strings.length);
    for (const text of strings) out.number(text.length);
    const all = strings.join("");
    const narrow = isNarrow(all);
    out.byte(narrow ? 1 : 2);
    const bytes = Buffer.from(all, narrow ? "latin1" : "utf16le");
    out.number(bytes.length);
    out.bytes(bytes);
  }
}

function isNarrow(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return false;
  return true;
}

export class StringTableReader {
  private readonly ends: Int32Array;
  private readonly text: string;
  private readonly strings: (string | undefined)[];

  constructor(reader: ByteReader) {
    const count = reader.number();
    this.ends = new Int32Array(count);
    let end = 0;
    for (let i = 0; i < count; i++) {
      end += reader.number();
      this.ends[i] = end;
    }
    const width = reader.byte();
    const bytes = reader.bytes(reader.number());
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.text = buffer.toString(width === 1 ? "latin1" : "utf16le");
    this.strings = new Array(count);
  }

  at(index: number): string {
    let text = this.strings[index];
    if (text === undefined) {
      text = this.text.slice(index === 0 ? 0 : this.ends[index - 1], this.ends[index]);
      this.strings[index] = text;
    }
    return text;
  }
}
