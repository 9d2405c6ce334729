/** The representation of tracebacks. */
import type { Frame } from "./frame.ts";
import { mutableObject } from "./value.ts";

/** A traceback entry: where one frame was when the exception passed through it. */
export class PyTraceback extends mutableObject() {
  next: PyTraceback | null;
  readonly frame: Frame;
  /** Word index of the instruction. */
  readonly lasti: number;
  /** Set from Python code; else computed from lasti. */
  line: number | null;
  constructor(next: PyTraceback | null, frame: Frame, lasti: number, line: number | null = null) {
    super();
    this.next = next;
    this.frame = frame;
    this.lasti = lasti;
    this.line = line;
  }
}
