/**
 * The control flow graph of a unit: blocks made from the instruction sequence, jumps linked to them, and the
 * exception handler that covers each instruction. Optimisation passes are in the files beside this one.
 */
import { Block, Instruction } from "./instruction.ts";
import { hasTarget, isBlockPush, isJump, isTerminator, NOP, POP_BLOCK, SETUP_CLEANUP, SETUP_WITH } from "./ops.ts";

/** The entry block; the others follow by `next`. `labels` maps labels to indices into the sequence. */
export function buildFlowGraph(sequence: readonly Instruction[], labels: readonly number[]): Block {
  const blockAt = new Map<number, Block>();
  for (const instruction of sequence) {
    if (hasTarget(instruction.op)) blockAt.set(labels[instruction.arg], new Block());
  }
  const entry = new Block();
  let block = entry;
  for (let i = 0; i < sequence.length; i++) {
    const target = blockAt.get(i);
    if (target !== undefined && block.instructions.length === 0) {
      // The current block is empty, so it is the target itself.
      blockAt.set(i, block);
      block.labelled = true;
    } else if (target !== undefined || (block.last !== undefined && isTerminator(block.last.op))) {
      block.next = target ?? new Block();
      block = block.next;
      block.labelled = target !== undefined;
    }
    block.instructions.push(sequence[i]);
  }
  for (const instruction of sequence) {
    if (hasTarget(instruction.op)) instruction.target = blockAt.get(labels[instruction.arg])!;
  }
  return entry;
}

/** Marks handler blocks, gives every instruction its handler, and turns POP_BLOCK into NOP. */
export function labelExceptionTargets(entry: Block): void {
  for (let b: Block | null = entry; b !== null; b = b.next) {
    b.visited = false;
    for (const instruction of b.instructions) if (isBlockPush(instruction.op)) instruction.target!.isHandler = true;
  }
  const todo = [entry];
  entry.visited = true;
  entry.exceptStack = [];
  const visit = (b: Block, stack: Block[]) => {
    if (b.visited) return;
    b.visited = true;
    b.exceptStack = stack;
    todo.push(b);
  };
  for (let b = todo.pop(); b !== undefined; b = todo.pop()) {
    const stack = b.exceptStack!;
    b.exceptStack = null;
    let handler: Block | null = stack.at(-1) ?? null;
    for (const instruction of b.instructions) {
      const { op } = instruction;
      if (isBlockPush(op)) {
        const target = instruction.target!;
        visit(target, [...stack]);
        if (op === SETUP_WITH || op === SETUP_CLEANUP) target.preserveLasti = true;
        stack.push(target);
        handler = target;
      } else if (op === POP_BLOCK) {
        stack.pop();
        handler = stack.at(-1) ?? null;
        instruction.set(NOP, 0);
      } else {
        instruction.handler = handler;
        if (isJump(op)) visit(instruction.target!, b.fallsThrough ? [...stack] : stack);
      }
    }
    if (b.fallsThrough && b.next !== null) visit(b.next, stack);
  }
}

/** Ends a block by a jump, which (as in CPython) no exception handler covers. */
export function appendJump(b: Block, op: number, target: Block, location: Location): void {
  const { line, endLine, col, endCol } = location;
  const jump = new Instruction(op, 0, line, endLine, col, endCol);
  jump.target = target;
  b.instructions.push(jump);
}

type Location = Pick<Instruction, "line" | "endLine" | "col" | "endCol">;

/** Removes blocks' instructions that no path reaches, and counts the predecessors of the others. */
export function removeUnreachable(entry: Block): void {
  for (let b: Block | null = entry; b !== null; b = b.next) {
    b.visited = false;
    b.predecessors = 0;
  }
  const todo = [entry];
  entry.predecessors = 1;
  for (let b = todo.pop(); b !== undefined; b = todo.pop()) {
    b.visited = true;
    if (b.next !== null && b.fallsThrough) {
      b.next.predecessors++;
      if (!b.next.visited) todo.push(b.next);
    }
    for (const { op, target } of b.instructions) {
      if (!hasTarget(op)) continue;
      target!.predecessors++;
      if (!target!.visited) todo.push(target!);
    }
  }
  for (let b: Block | null = entry; b !== null; b = b.next) {
    if (b.predecessors > 0) continue;
    b.instructions = [];
    b.isHandler = false;
  }
}
