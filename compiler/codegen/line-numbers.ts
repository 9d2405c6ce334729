/**
 * Source locations of instructions that were emitted without one. They take the line of what runs before them; exits
 * that can be reached from several lines are duplicated, so that a frame's last line is always right (PEP 626).
 */
import { Block, type Instruction, nextNonEmpty } from "./instruction.ts";
import { CALL, CALL_FUNCTION_EX, CALL_KW, isJump, isScopeExit, JUMP, RESUME } from "./ops.ts";

export function hasNoLine(b: Block): boolean {
  for (const { line } of b.instructions) if (line >= 0) return false;
  return true;
}

/** Call after removeUnreachable(), which counts predecessors. */
export function resolveLineNumbers(entry: Block): void {
  duplicateExits(entry);
  propagateLines(entry);
}

/** Whether a block ends the frame or checks for interrupts, and has no line. */
function needsLine(b: Block): boolean {
  const { last } = b;
  const exits = last !== undefined && isScopeExit(last.op);
  return (exits || b.instructions.some(({ op }) => checksInterrupts(op))) && hasNoLine(b);
}

const checksInterrupts = (op: number): boolean =>
  op === JUMP || op === RESUME || op === CALL || op === CALL_KW || op === CALL_FUNCTION_EX;

function duplicateExits(entry: Block): void {
  for (let b: Block | null = entry; b !== null; b = b.next) {
    const { last } = b;
    if (last === undefined || !isJump(last.op)) continue;
    const target = nextNonEmpty(last.target)!;
    if (target.predecessors <= 1 || !needsLine(target)) continue;
    const copy = copyOf(target);
    copy.instructions[0].takeLocation(last);
    last.target = copy;
    target.predecessors--;
    copy.predecessors = 1;
    copy.next = target.next;
    target.next = copy;
  }
  // What is left is reached by falling through only.
  for (let b: Block | null = entry; b !== null; b = b.next) {
    const { last, next } = b;
    if (next === null || last === undefined || !b.fallsThrough) continue;
    if (needsLine(next)) next.instructions[0].takeLocation(last);
  }
}

function copyOf(block: Block): Block {
  const copy = new Block();
  copy.labelled = true;
  copy.instructions = block.instructions.map((instruction) => instruction.copy());
  return copy;
}

function propagateLines(entry: Block): void {
  for (let b: Block | null = entry; b !== null; b = b.next) {
    const { instructions, last, next } = b;
    if (last === undefined) continue;
    let previous: Instruction | null = null;
    for (const instruction of instructions) {
      if (instruction.line >= 0) previous = instruction;
      else if (previous !== null) instruction.takeLocation(previous);
    }
    if (previous === null) continue;
    if (next !== null && b.fallsThrough && next.predecessors === 1) giveFirstLine(next, previous);
    if (isJump(last.op) && last.target!.predecessors === 1) giveFirstLine(last.target!, previous);
  }
}

function giveFirstLine(b: Block, from: Instruction): void {
  const first = b.instructions[0];
  if (first !== undefined && first.line < 0) first.takeLocation(from);
}
