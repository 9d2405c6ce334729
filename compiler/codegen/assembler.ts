/** Writes the final instructions of a unit as words, with their exception table and positions. */
import type { CodeUnit } from "../../vm/bytecode/code-unit.ts";
import { BINARY_OPERATORS, encodeWord } from "../../vm/bytecode/opcodes.ts";
import { PositionWriter } from "../../vm/bytecode/positions.ts";
import type { Block, Instruction } from "./instruction.ts";
import type { LocalsPlus } from "./locals-plus.ts";
import {
  BINARY_ADD,
  BINARY_MULTIPLY,
  BINARY_OP,
  BINARY_SUBTRACT,
  END_FOR,
  isJump,
  JUMP,
  JUMP_BACKWARD,
  JUMP_BACKWARD_NO_INTERRUPT,
  JUMP_FORWARD,
  JUMP_NO_INTERRUPT,
  LOOP_POP,
  opName,
  RESUME,
} from "./ops.ts";
import type { Unit } from "./unit.ts";

export interface CodeDetails {
  readonly filename: string;
  readonly flags: number;
  readonly stackSize: number;
  readonly localsPlus: LocalsPlus;
}

/** Markers that the optimiser needs to see and the VM does not. */
const isDropped = (op: number): boolean => op === RESUME || op === END_FOR || op === LOOP_POP;

export function assemble(unit: Unit, entry: Block, details: CodeDetails): CodeUnit {
  const instructions: Instruction[] = [];
  for (let b: Block | null = entry; b !== null; b = b.next) {
    b.offset = instructions.length;
    for (const instruction of b.instructions) if (!isDropped(instruction.op)) instructions.push(instruction);
  }
  const words = new Uint32Array(instructions.length);
  const positions = new PositionWriter(unit.firstLine);
  for (let i = 0; i < words.length; i++) {
    const instruction = instructions[i];
    words[i] = encode(instruction, i);
    positions.add(instruction.line, instruction.endLine, instruction.col, instruction.endCol);
  }
  return {
    name: unit.name,
    qualname: unit.qualname,
    filename: details.filename,
    firstLine: unit.firstLine,
    argCount: unit.argCount,
    posOnlyCount: unit.posOnlyCount,
    kwOnlyCount: unit.kwOnlyCount,
    flags: details.flags,
    stackSize: details.stackSize,
    words,
    constants: unit.constants.items,
    names: [...unit.names.keys()],
    localsPlusNames: details.localsPlus.names,
    localsPlusKinds: details.localsPlus.kinds,
    exceptionTable: exceptionTable(instructions),
    positions: positions.finish(),
  };
}

/** In-place operators are numbered from here on in BINARY_OPERATORS, in the same order. */
const INPLACE = BINARY_OPERATORS.length / 2;
const OWN_OPCODE = new Map([
  [BINARY_OPERATORS.indexOf("+"), BINARY_ADD],
  [BINARY_OPERATORS.indexOf("-"), BINARY_SUBTRACT],
  [BINARY_OPERATORS.indexOf("*"), BINARY_MULTIPLY],
]);

function encode({ op, arg, target }: Instruction, at: number): number {
  if (isJump(op)) {
    const { offset } = target!;
    const isForward = offset > at;
    if (op === JUMP) return encodeWord(isForward ? JUMP_FORWARD : JUMP_BACKWARD, offset);
    if (op === JUMP_NO_INTERRUPT) return encodeWord(isForward ? JUMP_FORWARD : JUMP_BACKWARD_NO_INTERRUPT, offset);
    return encodeWord(op, offset);
  }
  if (op === BINARY_OP) {
    const inplace = arg >= INPLACE ? 1 : 0;
    const own = OWN_OPCODE.get(inplace ? arg - INPLACE : arg);
    if (own !== undefined) return encodeWord(own, inplace);
  }
  if (op > 0xff) throw new Error(`pseudo-instruction ${opName(op)} reached the assembler`);
  return encodeWord(op, arg);
}

/** Rows of the exception table: runs of instructions with the same handler. */
function exceptionTable(instructions: readonly Instruction[]): Int32Array {
  const rows: number[] = [];
  let start = 0;
  let handler: Block | null = null;
  for (let i = 0; i <= instructions.length; i++) {
    const next = i < instructions.length ? instructions[i].handler : null;
    if (next === handler) continue;
    if (handler !== null) {
      // The depth to which the stack is cut before the exception (and lasti) is pushed.
      const lasti = handler.preserveLasti ? 1 : 0;
      rows.push(start, i, handler.offset, ((handler.startDepth - 1 - lasti) << 1) | lasti);
    }
    start = i;
    handler = next;
  }
  return Int32Array.from(rows);
}
