/**
 * Checks that the lines of a block are indented alike, and deeper than what is around it.
 *
 * The generated parser compares indentation only where a block may begin or end, and counts a tab as up to eight
 * columns; Python wants every line to fit, and with tabs of one column too.
 */
import type { Lines } from "../source/lines.ts";

interface Indent {
  readonly column: number;
  /** The column if a tab counted as one. */
  readonly altColumn: number;
}

/** CPython's limit, the module not counted. */
const MAX_BLOCKS = 99;

export class Indentation {
  readonly #lines: Lines;
  /** The blocks around; null for a body on the line of its header, which is not indented by itself. */
  readonly #blocks: (Indent | null)[] = [{ column: 0, altColumn: 0 }];

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** Enters the block between a header's colon and its first statement; false if that is not deeper than the block around. */
  enter(colonEnd: number, first: number): boolean {
    const header = /(?:[ \t\f]|\\\n)*/y;
    header.lastIndex = colonEnd;
    header.test(this.#lines.text);
    if (header.lastIndex >= first) {
      this.#blocks.push(null);
      return true;
    }
    const around = this.#blocks.findLast((block) => block !== null) as Indent;
    const indent = this.#indentOf(first);
    this.#blocks.push(indent);
    return indent.column > around.column && indent.altColumn > around.altColumn && this.#blocks.length <= MAX_BLOCKS + 1;
  }

  leave(): void {
    this.#blocks.pop();
  }

  /** Whether the line that begins with what stands at an offset is indented as its block is. */
  fits(offset: number): boolean {
    const block = this.#blocks[this.#blocks.length - 1];
    if (block === null) return true;
    const indent = this.#indentOf(offset);
    return indent.column === block.column && indent.altColumn === block.altColumn;
  }

  #indentOf(offset: number): Indent {
    const { text } = this.#lines;
    let start = this.#lines.starts[this.#lines.lineAt(offset) - 1];
    // Lines before that hold nothing but a backslash are part of the indentation.
    while (start >= 2 && text[start - 2] === "\\") {
      const previous = text.lastIndexOf("\n", start - 2) + 1;
      if (!/^[ \t\f]*\\\n$/.test(text.slice(previous, start))) break;
      start = previous;
    }
    let column = 0;
    let altColumn = 0;
    let continued = 0;
    for (let i = start; i < offset; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 0x20) {
        column++;
        altColumn++;
      } else if (unit === 0x09) {
        column = ((column >> 3) << 3) + 8;
        altColumn++;
      } else if (unit === 0x0c) {
        column = 0;
        altColumn = 0;
      } else if (unit === 0x5c) {
        // The white space before the first backslash is what counts.
        continued ||= column;
      }
    }
    return continued > 0 ? { column: continued, altColumn: continued } : { column, altColumn };
  }
}
