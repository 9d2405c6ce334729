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

const MAX_BLOCKS = 99;

export class Indentation {
  readonly #lines: Lines;
  readonly #blocks: Indent[] = [{ column: 0, altColumn: 0 }];

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** Enters the block whose first statement is at an offset; false if it is not deeper than the block around it. */
  enter(offset: number): boolean {
    const around = this.#blocks[this.#blocks.length - 1];
    const indent = this.#indentAt(offset);
    // A block on the line of its header has no indentation, and no other statement will be compared with it.
    this.#blocks.push(indent ?? around);
    if (indent === null) return true;
    return indent.column > around.column && indent.altColumn > around.altColumn && this.#blocks.length <= MAX_BLOCKS + 1;
  }

  leave(): void {
    this.#blocks.pop();
  }

  /** Whether what stands at an offset is indented as its block is, if it begins a line. */
  fits(offset: number): boolean {
    const indent = this.#indentAt(offset);
    const block = this.#blocks[this.#blocks.length - 1];
    return indent === null || (indent.column === block.column && indent.altColumn === block.altColumn);
  }

  /** The indentation of the line in which an offset is; null if anything but white space precedes it there. */
  #indentAt(offset: number): Indent | null {
    const { text } = this.#lines;
    let start = this.#lines.starts[this.#lines.lineAt(offset) - 1];
    // Lines that hold a backslash only belong to the line that follows.
    while (start >= 2 && text[start - 2] === "\\") {
      const previous = text.lastIndexOf("\n", start - 2) + 1;
      if (!/^[ \t\f]*\\\n$/.test(text.slice(previous, start))) return null;
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
        continued ||= column;
        i++;
      } else {
        return null;
      }
    }
    return continued > 0 ? { column: continued, altColumn: continued } : { column, altColumn };
  }
}
