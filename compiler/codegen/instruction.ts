/**
 * Instructions and basic blocks as the code generator and the optimiser pass them on. They hold no policy.
 *
 * An instruction carries its own copy of the source span: optimiser passes merge and move spans instruction by
 * instruction. A line of -1 means "no location": such an instruction takes the line of what runs before it.
 */
import type { Span } from "../ast.ts";
import { hasNoFallthrough } from "./ops.ts";

/** The span of instructions that belong to no source text. */
export const NO_LOCATION: Span = { lineno: -1, colOffset: -1, endLineno: -1, endColOffset: -1 };

export class Instruction {
  op: number;
  /** The operand; for jumps and block pushes a label until the blocks are linked. */
  arg: number;
  line: number;
  endLine: number;
  col: number;
  endCol: number;
  /** Where a jump or block push leads, once blocks are linked. */
  target: Block | null = null;
  /** The handler that covers this instruction, once exception targets are known. */
  handler: Block | null = null;

  constructor(op: number, arg: number, line: number, endLine: number, col: number, endCol: number) {
    this.op = op;
    this.arg = arg;
    this.line = line;
    this.endLine = endLine;
    this.col = col;
    this.endCol = endCol;
  }

  static at(op: number, arg: number, span: Span): Instruction {
    return new Instruction(op, arg, span.lineno, span.endLineno, span.colOffset, span.endColOffset);
  }

  set(op: number, arg: number): void {
    this.op = op;
    this.arg = arg;
  }

  copy(): Instruction {
    const copy = new Instruction(this.op, this.arg, this.line, this.endLine, this.col, this.endCol);
    copy.target = this.target;
    copy.handler = this.handler;
    return copy;
  }

  takeLocation(from: { line: number; endLine: number; col: number; endCol: number }): void {
    this.line = from.line;
    this.endLine = from.endLine;
    this.col = from.col;
    this.endCol = from.endCol;
  }
}

export class Block {
  instructions: Instruction[] = [];
  /** The next block in program order, into which this one falls through unless it ends in a jump or exit. */
  next: Block | null = null;
  /** Whether something jumps here. */
  labelled = false;
  predecessors = 0;
  /** Stack depth on entry, -1 while unknown. */
  startDepth = -1;
  /** The block is entered by an exception, */
  isHandler = false;
  /** whose lasti is kept on the stack. */
  preserveLasti = false;
  visited = false;
  cold = false;
  warm = false;
  /** Handlers active on entry, innermost last; used while exception targets are found. */
  exceptStack: Block[] | null = null;
  /** Which of the first 64 locals may be unbound on entry: bits 0-31 and 32-63. */
  unboundLow = 0;
  unboundHigh = 0;
  /** Word index of the first instruction, set by the assembler. */
  offset = 0;

  get last(): Instruction | undefined {
    return this.instructions[this.instructions.length - 1];
  }

  get fallsThrough(): boolean {
    const { last } = this;
    return last === undefined || !hasNoFallthrough(last.op);
  }
}

/** The first block from `block` on that has instructions. */
export function nextNonEmpty(block: Block | null): Block | null {
  let b = block;
  while (b !== null && b.instructions.length === 0) b = b.next;
  return b;
}
