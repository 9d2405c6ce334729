/** The stack depth at each block's start and the depth the whole unit needs. */
import type { Block } from "./instruction.ts";
import { hasTarget, isScopeExit, isUnconditionalJump, opName, stackEffect, stackEffectOfJump } from "./ops.ts";

/** The greatest depth on any path, at least 1. Sets startDepth of every reachable block. Throws on an inconsistent graph, which is our bug. */
export function computeStackDepth(entry: Block): number {
  for (let b: Block | null = entry; b !== null; b = b.next) b.startDepth = -1;
  const todo: Block[] = [];
  let max = 1;
  const reach = (b: Block, depth: number) => {
    if (depth < 0) throw new Error("stack underflow in generated code");
    if (b.startDepth === depth) return;
    if (b.startDepth >= 0) throw new Error(`inconsistent stack depth ${b.startDepth} / ${depth} in generated code`);
    b.startDepth = depth;
    todo.push(b);
  };
  reach(entry, 0);
  for (let b = todo.pop(); b !== undefined; b = todo.pop()) {
    let depth = b.startDepth;
    let fallsThrough = true;
    for (const { op, arg, target } of b.instructions) {
      if (hasTarget(op)) {
        const targetDepth = depth + stackEffectOfJump(op);
        if (targetDepth > max) max = targetDepth;
        reach(target!, targetDepth);
      }
      depth += stackEffect(op, arg);
      if (depth < 0) throw new Error(`stack underflow at ${opName(op)} in generated code`);
      if (depth > max) max = depth;
      if (isUnconditionalJump(op) || isScopeExit(op)) {
        fallsThrough = false;
        break;
      }
    }
    if (fallsThrough && b.next !== null) reach(b.next, depth);
  }
  return max;
}
