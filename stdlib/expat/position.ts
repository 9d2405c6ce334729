/** Lines, columns and bytes of places in a text that is read piece by piece. */

export class Position {
  line = 1;
  /** Characters since the line began. */
  column = 0;
  bytes = 0;
  private at = 0;
  private afterReturn = false;

  /** Moves forward to a place in the text; one that lies behind is taken for where it is already. */
  moveTo(text: string, at: number, sizeOf: (text: string) => number): void {
    if (at <= this.at) return;
    const piece = text.slice(this.at, at);
    this.at = at;
    this.bytes += sizeOf(piece);
    for (const character of piece) {
      if (character === "\n") {
        if (!this.afterReturn) this.line++;
        this.column = 0;
      } else if (character === "\r") {
        this.line++;
        this.column = 0;
      } else this.column++;
      this.afterReturn = character === "\r";
    }
  }

  /** The text lost its beginning. */
  drop(length: number): void {
    this.at = Math.max(0, this.at - length);
  }
}
