/** Passes that remove what other passes leave behind: NOPs, jumps to the next instruction, jumps to tiny exits. */
import { type Block, type Instruction, nextNonEmpty } from "./instruction.ts";
import { hasNoLine } from "./line-numbers.ts";
import { COPY, isJump, isScopeExit, isUnconditionalJump, JUMP, LOAD_CONST, NOP, POP_TOP } from "./ops.ts";

/** Removes NOPs that carry no line of their own; returns how many. */
function removeNopsIn(b: Block): number {
  const { instructions } = b;
  let kept = 0;
  let previousLine = -1;
  for (let i = 0; i < instructions.length; i++) {
    const instruction = instructions[i];
    const { line } = instruction;
    if (instruction.op === NOP && isRedundantNop(b, i, line, previousLine)) continue;
    instructions[kept++] = instruction;
    previousLine = line;
  }
  const removed = instructions.length - kept;
  instructions.length = kept;
  return removed;
}

function isRedundantNop(b: Block, i: number, line: number, previousLine: number): boolean {
  const { instructions } = b;
  if (line < 0 || line === previousLine) return true;
  if (i + 1 < instructions.length) {
    const next = instructions[i + 1];
    if (next.line === line) return true;
    if (next.line < 0) {
      next.takeLocation(instructions[i]);
      return true;
    }
    return false;
  }
  const next = nextNonEmpty(b.next);
  if (next === null) return false;
  // NOPs without a line will go, so they do not count.
  const first = next.instructions.find(({ op, line: nextLine }) => op !== NOP || nextLine >= 0);
  return line === (first?.line ?? -1);
}

export function removeNops(entry: Block): number {
  let removed = 0;
  for (let b: Block | null = entry; b !== null; b = b.next) removed += removeNopsIn(b);
  return removed;
}

/** Removes NOPs, and pushes of constants or copies that are popped at once. */
export function removeNopsAndPairs(entry: Block): void {
  for (let done = false; !done; ) {
    done = true;
    let instruction: Instruction | null = null;
    for (let b: Block | null = entry; b !== null; b = b.next) {
      removeNopsIn(b);
      // Something else may come before a jump target.
      if (b.labelled) instruction = null;
      for (const next of b.instructions) {
        const previous: Instruction | null = instruction;
        instruction = next;
        if (next.op !== POP_TOP || previous === null) continue;
        if (previous.op === LOAD_CONST || (previous.op === COPY && previous.arg === 1)) {
          previous.set(NOP, 0);
          next.set(NOP, 0);
          done = false;
        }
      }
      if ((instruction !== null && isJump(instruction.op)) || !b.fallsThrough) instruction = null;
    }
  }
}

function removeJumpsToNext(entry: Block): number {
  let removed = 0;
  for (let b: Block | null = entry; b !== null; b = b.next) {
    const { last } = b;
    if (last === undefined || !isUnconditionalJump(last.op)) continue;
    if (nextNonEmpty(last.target) !== nextNonEmpty(b.next)) continue;
    last.set(NOP, 0);
    removed++;
  }
  return removed;
}

export function removeNopsAndJumps(entry: Block): void {
  while (removeNops(entry) + removeJumpsToNext(entry) > 0);
}

/** Blocks up to this length that leave the frame are copied to where they are jumped to from. */
const MAX_COPY_SIZE = 4;

/** Replaces jumps to small exits, and to blocks without lines that do not fall through, by copies of them. */
export function inlineSmallExits(entry: Block): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (let b: Block | null = entry; b !== null; b = b.next) if (inlineExit(b)) changed = true;
  }
}

function inlineExit(b: Block): boolean {
  const { last } = b;
  if (last === undefined || !isUnconditionalJump(last.op)) return false;
  const target = last.target!;
  const targetLast = target.last;
  const smallExit = targetLast !== undefined && isScopeExit(targetLast.op) && target.instructions.length <= MAX_COPY_SIZE;
  const noLine = hasNoLine(target) && !target.fallsThrough;
  if (!smallExit && !noLine) return false;
  const removedJump = last.op;
  last.set(NOP, 0);
  for (const instruction of target.instructions) b.instructions.push(instruction.copy());
  if (noLine && removedJump === JUMP && isUnconditionalJump(b.last!.op)) {
    // A jump that checks for interrupts must not become one that does not.
    b.last!.op = JUMP;
  }
  target.predecessors--;
  return true;
}
