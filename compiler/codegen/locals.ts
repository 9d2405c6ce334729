/**
 * Passes over loads and stores of locals: loads of variables that may be unbound become checked loads, and adjacent
 * loads and stores become one instruction.
 */
import { removeNops } from "./cleanup.ts";
import type { Block, Instruction } from "./instruction.ts";
import {
  DELETE_FAST,
  isJump,
  LOAD_FAST,
  LOAD_FAST_AND_CLEAR,
  LOAD_FAST_CHECK,
  LOAD_FAST_LOAD_FAST,
  NOP,
  STORE_FAST,
  STORE_FAST_LOAD_FAST,
  STORE_FAST_MAYBE_NULL,
  STORE_FAST_STORE_FAST,
} from "./ops.ts";

/** Locals followed across blocks; beyond that, only within one (CPython's limit, which bounds the work). */
const TRACKED = 64;

/** Turns LOAD_FAST into LOAD_FAST_CHECK where the variable may be unbound. The first `parameters` locals are bound on entry. */
export function addUnboundChecks(entry: Block, locals: number, parameters: number): void {
  if (locals === 0) return;
  if (locals > TRACKED) checkWithinBlocks(entry, locals);
  const todo: Block[] = [];
  for (let b: Block | null = entry; b !== null; b = b.next) {
    b.visited = false;
    b.unboundLow = b.unboundHigh = 0;
  }
  const push = (b: Block, low: number, high: number) => {
    const bothLow = b.unboundLow | low;
    const bothHigh = b.unboundHigh | high;
    if (bothLow === b.unboundLow && bothHigh === b.unboundHigh) return;
    b.unboundLow = bothLow;
    b.unboundHigh = bothHigh;
    if (b.visited) return;
    b.visited = true;
    todo.push(b);
  };
  let low = 0;
  let high = 0;
  for (let i = parameters; i < Math.min(locals, TRACKED); i++) {
    if (i < 32) low |= 1 << i;
    else high |= 1 << (i - 32);
  }
  push(entry, low, high);
  // A variable may become unbound anywhere (by del), so each block is scanned once at least.
  for (let b: Block | null = entry; b !== null; b = b.next) scanBlock(b, push);
  for (let b = todo.pop(); b !== undefined; b = todo.pop()) {
    b.visited = false;
    scanBlock(b, push);
  }
}

type Push = (b: Block, low: number, high: number) => void;

function scanBlock(b: Block, push: Push): void {
  let low = b.unboundLow;
  let high = b.unboundHigh;
  for (const instruction of b.instructions) {
    const { op, arg, handler } = instruction;
    if (handler !== null) push(handler, low, high);
    if (arg >= TRACKED) continue;
    switch (op) {
      case DELETE_FAST:
      case LOAD_FAST_AND_CLEAR:
      case STORE_FAST_MAYBE_NULL:
        if (arg < 32) low |= 1 << arg;
        else high |= 1 << (arg - 32);
        break;
      case LOAD_FAST:
      case LOAD_FAST_CHECK:
      case STORE_FAST:
        // After a load that did not raise, the variable is bound, as after a store.
        if (op === LOAD_FAST && (arg < 32 ? low >>> arg : high >>> (arg - 32)) & 1) instruction.op = LOAD_FAST_CHECK;
        if (arg < 32) low &= ~(1 << arg);
        else high &= ~(1 << (arg - 32));
        break;
    }
  }
  if (b.next !== null && b.fallsThrough) push(b.next, low, high);
  const { last } = b;
  if (last !== undefined && isJump(last.op)) push(last.target!, low, high);
}

function checkWithinBlocks(entry: Block, locals: number): void {
  /** The number of the block in which each local is known to be bound. */
  const boundIn = new Int32Array(locals);
  let blockNumber = 0;
  for (let b: Block | null = entry; b !== null; b = b.next) {
    blockNumber++;
    for (const instruction of b.instructions) {
      const { op, arg } = instruction;
      if (arg < TRACKED) continue;
      switch (op) {
        case DELETE_FAST:
        case LOAD_FAST_AND_CLEAR:
        case STORE_FAST_MAYBE_NULL:
          boundIn[arg] = blockNumber - 1;
          break;
        case LOAD_FAST:
          if (boundIn[arg] !== blockNumber) instruction.op = LOAD_FAST_CHECK;
          boundIn[arg] = blockNumber;
          break;
        case STORE_FAST:
          boundIn[arg] = blockNumber;
          break;
      }
    }
  }
}

/** CPython joins accesses to the first 16 locals only; the same here, so that listings and positions agree. */
const MAX_JOINED_LOCAL = 16;

export function joinLocalAccesses(entry: Block): void {
  for (let b: Block | null = entry; b !== null; b = b.next) {
    const { instructions } = b;
    for (let i = 0; i + 1 < instructions.length; i++) {
      const first = instructions[i];
      const second = instructions[i + 1];
      if (first.op === LOAD_FAST) {
        if (second.op === LOAD_FAST) join(first, second, LOAD_FAST_LOAD_FAST);
      } else if (first.op === STORE_FAST) {
        if (second.op === LOAD_FAST) join(first, second, STORE_FAST_LOAD_FAST);
        else if (second.op === STORE_FAST) join(first, second, STORE_FAST_STORE_FAST);
      }
    }
  }
  removeNops(entry);
}

function join(first: Instruction, second: Instruction, op: number): void {
  if (first.line >= 0 && second.line >= 0 && first.line !== second.line) return;
  if (first.arg >= MAX_JOINED_LOCAL || second.arg >= MAX_JOINED_LOCAL) return;
  first.set(op, (first.arg << 12) | second.arg);
  second.set(NOP, 0);
}
