/**
 * Local improvements within basic blocks: constant conditions, comparisons with None, tuples of constants, jumps to
 * jumps, redundant conversions to bool, and stack shuffles done by reordering stores.
 */
import type { Constant } from "../../vm/bytecode/constant.ts";
import { type ConstantPool, isTrue } from "./constants.ts";
import { appendJump } from "./flow-graph.ts";
import type { Block, Instruction } from "./instruction.ts";
import {
  BUILD_TUPLE,
  COMPARE_OP,
  CONTAINS_OP,
  COPY,
  IS_OP,
  JUMP,
  JUMP_NO_INTERRUPT,
  LOAD_CONST,
  NOP,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_NONE,
  POP_JUMP_IF_NOT_NONE,
  POP_JUMP_IF_TRUE,
  POP_TOP,
  RETURN_CONST,
  RETURN_VALUE,
  STORE_FAST,
  SWAP,
  TO_BOOL,
  UNARY_NOT,
  UNPACK_SEQUENCE,
} from "./ops.ts";
import { optimizeSwaps } from "./swaps.ts";

/** Bit of COMPARE_OP's operand: the result is wanted as a bool. */
const COMPARE_TO_BOOL = 16;

/** Simplifies what follows loads of constants. */
export function optimizeConstantLoads(entry: Block, constants: ConstantPool): void {
  for (let b: Block | null = entry; b !== null; b = b.next) optimizeLoadsIn(b, constants);
}

function optimizeLoadsIn({ instructions }: Block, constants: ConstantPool): void {
  let op = 0;
  let arg = 0;
  for (let i = 0; i + 1 < instructions.length; i++) {
    const load = instructions[i];
    // A copy of a constant is a load of that constant.
    if (!(op === LOAD_CONST && load.op === COPY && load.arg === 1)) {
      op = load.op;
      arg = load.arg;
    }
    if (op !== LOAD_CONST) continue;
    const value = constants.items[arg];
    const next = instructions[i + 1];
    switch (next.op) {
      case POP_JUMP_IF_FALSE:
      case POP_JUMP_IF_TRUE:
        load.set(NOP, 0);
        if (isTrue(value) === (next.op === POP_JUMP_IF_TRUE)) next.op = JUMP;
        else next.set(NOP, 0);
        break;
      case IS_OP:
        if (value === null) optimizeIsNone(instructions, i);
        break;
      case RETURN_VALUE:
        load.set(RETURN_CONST, arg);
        next.set(NOP, 0);
        break;
      case TO_BOOL:
        load.set(NOP, 0);
        next.set(LOAD_CONST, constants.add(isTrue(value)));
        break;
    }
  }
}

/** `x is None` (the load of None is at `at`) before a conditional jump becomes a jump on None. */
function optimizeIsNone(instructions: readonly Instruction[], at: number): void {
  const is = instructions[at + 1];
  let jump: Instruction | undefined = instructions[at + 2];
  if (jump?.op === TO_BOOL) {
    jump.set(NOP, 0);
    jump = instructions[at + 3];
  }
  if (jump === undefined || (jump.op !== POP_JUMP_IF_FALSE && jump.op !== POP_JUMP_IF_TRUE)) return;
  const invert = (is.arg !== 0) !== (jump.op === POP_JUMP_IF_FALSE);
  instructions[at].set(NOP, 0);
  is.set(NOP, 0);
  jump.op = invert ? POP_JUMP_IF_NOT_NONE : POP_JUMP_IF_NONE;
}

export function optimizeBlock(b: Block, constants: ConstantPool): void {
  const { instructions } = b;
  for (let i = 0; i < instructions.length; i++) {
    const instruction = instructions[i];
    const next: Instruction | undefined = instructions[i + 1];
    const nextOp = next === undefined ? -1 : next.op;
    switch (instruction.op) {
      case BUILD_TUPLE:
        if (nextOp === UNPACK_SEQUENCE && next.arg === instruction.arg && next.arg >= 1 && next.arg <= 3) {
          // `a, b = b, a` and the like
          instruction.set(NOP, 0);
          if (next.arg === 1) next.set(NOP, 0);
          else next.op = SWAP;
        } else if (i >= instruction.arg) {
          foldTuple(instructions, i, constants);
        }
        break;
      case POP_JUMP_IF_FALSE:
      case POP_JUMP_IF_TRUE:
      case POP_JUMP_IF_NONE:
      case POP_JUMP_IF_NOT_NONE:
        if (firstOpAt(instruction) === JUMP && threadJump(b, instruction, instruction.op)) i--;
        break;
      case JUMP:
      case JUMP_NO_INTERRUPT: {
        const target = firstOpAt(instruction);
        if (
          target === JUMP
            ? threadJump(b, instruction, JUMP)
            : target === JUMP_NO_INTERRUPT && threadJump(b, instruction, instruction.op)
        )
          i--;
        break;
      }
      case STORE_FAST:
        // Of two stores into the same variable on one line, the first is in vain.
        if (nextOp === STORE_FAST && next.arg === instruction.arg && next.line === instruction.line) {
          instruction.set(POP_TOP, 0);
        }
        break;
      case SWAP:
        if (instruction.arg === 1) instruction.set(NOP, 0);
        break;
      case COMPARE_OP:
        if (nextOp === TO_BOOL) {
          next.set(COMPARE_OP, instruction.arg | COMPARE_TO_BOOL);
          instruction.set(NOP, 0);
        }
        break;
      case CONTAINS_OP:
      case IS_OP:
      case UNARY_NOT:
        if (nextOp === TO_BOOL) {
          next.set(instruction.op, instruction.arg);
          instruction.set(NOP, 0);
        } else if (instruction.op === UNARY_NOT && nextOp === UNARY_NOT) {
          instruction.set(NOP, 0);
          next.set(NOP, 0);
        }
        break;
      case TO_BOOL:
        if (nextOp === TO_BOOL) instruction.set(NOP, 0);
        break;
    }
  }
  optimizeSwaps(b);
}

function firstOpAt(jump: Instruction): number {
  return jump.target!.instructions[0].op;
}

/** A jump to a jump goes straight to the final target. Returns whether anything changed. */
function threadJump(b: Block, jump: Instruction, op: number): boolean {
  const second = jump.target!.instructions[0];
  if (jump.target === second.target) return false;
  // The NOP stays if it has a line of its own.
  jump.set(NOP, 0);
  appendJump(b, op, second.target!, second);
  return true;
}

/** Turns BUILD_TUPLE after loads of constants only into a load of the tuple. */
function foldTuple(instructions: Instruction[], at: number, constants: ConstantPool): void {
  const build = instructions[at];
  const items: Constant[] = [];
  for (let i = at - build.arg; i < at; i++) {
    if (instructions[i].op !== LOAD_CONST) return;
    items.push(constants.items[instructions[i].arg]);
  }
  for (let i = at - build.arg; i < at; i++) instructions[i].set(NOP, 0);
  build.set(LOAD_CONST, constants.add({ tag: "tuple", items }));
}
