/** Moves blocks that run only after an exception to the end, so that the usual path is straight. */
import { removeNopsAndJumps } from "./cleanup.ts";
import { appendJump } from "./flow-graph.ts";
import { Block } from "./instruction.ts";
import { isJump, JUMP_NO_INTERRUPT } from "./ops.ts";

const NOWHERE = { line: -1, endLine: -1, col: -1, endCol: -1 };

export function moveColdBlocks(entry: Block): void {
  if (entry.next === null) return;
  markWarm(entry);
  markCold(entry);
  // A cold block that falls into a warm one must jump there instead.
  for (let b: Block | null = entry; b !== null; b = b.next) {
    const { next } = b;
    if (!b.cold || next === null || !next.warm || !b.fallsThrough) continue;
    const jump = new Block();
    next.labelled = true;
    appendJump(jump, JUMP_NO_INTERRUPT, next, NOWHERE);
    jump.cold = true;
    jump.next = next;
    jump.predecessors = 1;
    b.next = jump;
  }
  const cold = takeColdBlocks(entry);
  if (cold !== null) removeNopsAndJumps(entry);
}

/** Unlinks the cold blocks and appends them; returns the first one. */
function takeColdBlocks(entry: Block): Block | null {
  let firstCold: Block | null = null;
  let lastCold: Block | null = null;
  let lastWarm = entry;
  for (let b = entry.next; b !== null; b = b.next) {
    if (!b.cold) {
      lastWarm.next = b;
      lastWarm = b;
    } else if (lastCold === null) {
      firstCold = lastCold = b;
    } else {
      lastCold.next = b;
      lastCold = b;
    }
  }
  lastWarm.next = firstCold;
  if (lastCold !== null) lastCold.next = null;
  return firstCold;
}

/** Warm: reached from the entry without an exception. */
function markWarm(entry: Block): void {
  for (let b: Block | null = entry; b !== null; b = b.next) b.visited = false;
  spread([entry], (b) => {
    b.warm = true;
  });
}

/** Cold: reached from a handler, and not warm. */
function markCold(entry: Block): void {
  const handlers: Block[] = [];
  for (let b: Block | null = entry; b !== null; b = b.next) {
    b.visited = b.warm;
    if (b.isHandler) handlers.push(b);
  }
  spread(handlers, (b) => {
    b.cold = true;
  });
}

function spread(todo: Block[], mark: (b: Block) => void): void {
  const visit = (b: Block) => {
    if (b.visited) return;
    b.visited = true;
    todo.push(b);
  };
  for (const b of todo) b.visited = true;
  for (let b = todo.pop(); b !== undefined; b = todo.pop()) {
    mark(b);
    if (b.next !== null && b.fallsThrough) visit(b.next);
    for (const { op, target } of b.instructions) if (isJump(op)) visit(target!);
  }
}
