/** From a unit's instruction sequence to its code object: the optimiser's passes in order, then assembly. */
import { CodeFlag, type CodeUnit } from "../../vm/bytecode/code-unit.ts";
import { assemble } from "./assembler.ts";
import { isTopLevelAwait } from "./async.ts";
import { inlineSmallExits, removeNopsAndJumps, removeNopsAndPairs } from "./cleanup.ts";
import type { Codegen } from "./codegen.ts";
import { moveColdBlocks } from "./cold-blocks.ts";
import type { ConstantPool } from "./constants.ts";
import { buildFlowGraph, labelExceptionTargets, removeUnreachable } from "./flow-graph.ts";
import { Block, Instruction } from "./instruction.ts";
import { resolveLineNumbers } from "./line-numbers.ts";
import { addUnboundChecks, joinLocalAccesses } from "./locals.ts";
import { prepareLocalsPlus } from "./locals-plus.ts";
import {
  hasConst,
  isBlockPush,
  isJump,
  isUnconditionalJump,
  JUMP,
  NOP,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_NONE,
  POP_JUMP_IF_NOT_NONE,
  POP_JUMP_IF_TRUE,
  STORE_FAST,
  STORE_FAST_MAYBE_NULL,
} from "./ops.ts";
import { optimizeBlock, optimizeConstantLoads } from "./peephole.ts";
import { computeStackDepth } from "./stack-depth.ts";
import type { Unit } from "./unit.ts";

export function finishUnit(c: Codegen, unit: Unit): CodeUnit {
  const { constants } = unit;
  const entry = buildFlowGraph(unit.sequence, unit.labels);
  labelExceptionTargets(entry);

  inlineSmallExits(entry);
  removeUnreachable(entry);
  resolveLineNumbers(entry);
  optimizeConstantLoads(entry, constants);
  for (let b: Block | null = entry; b !== null; b = b.next) optimizeBlock(b, constants);
  removeNopsAndPairs(entry);
  removeUnreachable(entry);
  removeNopsAndJumps(entry);

  removeUnusedConstants(entry, constants);
  addUnboundChecks(entry, unit.varnames.size, unit.entry.varnames.length);
  joinLocalAccesses(entry);
  moveColdBlocks(entry);
  resolveLineNumbers(entry);

  const flags = codeFlags(c, unit);
  const stackSize = computeStackDepth(entry);
  const localsPlus = prepareLocalsPlus(unit, entry, flags);
  dropPseudoOps(entry);
  makeConditionalJumpsForward(entry);
  return assemble(unit, entry, { filename: c.filename, flags, stackSize, localsPlus });
}

function codeFlags(c: Codegen, unit: Unit): number {
  const { entry } = unit;
  let flags = c.options.future.flags;
  if (entry.isFunctionLike) {
    flags |= CodeFlag.NEWLOCALS | CodeFlag.OPTIMIZED;
    if (entry.nested) flags |= CodeFlag.NESTED;
    if (entry.generator) flags |= entry.coroutine ? CodeFlag.ASYNC_GENERATOR : CodeFlag.GENERATOR;
    else if (entry.coroutine) flags |= CodeFlag.COROUTINE;
    if (entry.varargs) flags |= CodeFlag.VARARGS;
    if (entry.varkeywords) flags |= CodeFlag.VARKEYWORDS;
  }
  if (isTopLevelAwait(c) && entry.coroutine && !entry.generator) flags |= CodeFlag.COROUTINE;
  return flags;
}

function removeUnusedConstants(entry: Block, constants: ConstantPool): void {
  const count = constants.items.length;
  if (count === 0) return;
  const used = new Uint8Array(count);
  // The first one may be a docstring.
  used[0] = 1;
  for (let b: Block | null = entry; b !== null; b = b.next) {
    for (const { op, arg } of b.instructions) if (hasConst(op)) used[arg] = 1;
  }
  const kept: number[] = [];
  const newIndex = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    if (!used[i]) continue;
    newIndex[i] = kept.length;
    kept.push(i);
  }
  if (kept.length === count) return;
  constants.retain(kept);
  for (let b: Block | null = entry; b !== null; b = b.next) {
    for (const instruction of b.instructions) {
      if (hasConst(instruction.op)) instruction.arg = newIndex[instruction.arg];
    }
  }
}

function dropPseudoOps(entry: Block): void {
  for (let b: Block | null = entry; b !== null; b = b.next) {
    for (const instruction of b.instructions) {
      if (isBlockPush(instruction.op)) instruction.set(NOP, 0);
      else if (instruction.op === STORE_FAST_MAYBE_NULL) instruction.op = STORE_FAST;
    }
  }
  removeNopsAndJumps(entry);
}

const REVERSED = new Map([
  [POP_JUMP_IF_TRUE, POP_JUMP_IF_FALSE],
  [POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE],
  [POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE],
  [POP_JUMP_IF_NOT_NONE, POP_JUMP_IF_NONE],
]);

/** A conditional jump back becomes the opposite jump over an unconditional one. */
function makeConditionalJumpsForward(entry: Block): void {
  for (let b: Block | null = entry; b !== null; b = b.next) b.visited = false;
  for (let b: Block | null = entry; b !== null; b = b.next) {
    b.visited = true;
    const { last } = b;
    if (last === undefined || !isJump(last.op) || isUnconditionalJump(last.op)) continue;
    const target = last.target!;
    if (!target.visited) continue;
    const { line, endLine, col, endCol } = last;
    const jump = new Instruction(JUMP, 0, line, endLine, col, endCol);
    jump.target = target;
    const back = new Block();
    back.instructions.push(jump);
    back.cold = b.cold;
    back.next = b.next;
    last.op = REVERSED.get(last.op) ?? last.op;
    last.target = b.next;
    b.next = back;
  }
}
