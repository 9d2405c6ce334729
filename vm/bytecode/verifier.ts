/**
 * Checks that a code object is well formed: operands in range, jumps to existing words, one stack depth at every
 * word on all paths, handlers that fit. Tests run it over everything the compiler makes; the VM trusts code and does not.
 *
 * Everything it knows about opcodes comes from the bytecode table.
 */
import { type CodeUnit, LocalKind } from "./code-unit.ts";
import type { Constant } from "./constant.ts";
import {
  BINARY_OPERATORS,
  COMPARISONS,
  INTRINSICS_1,
  INTRINSICS_2,
  OPCODES,
  type OpcodeInfo,
  type StackCount,
  wordArgument,
  wordOpcode,
} from "./opcodes.ts";

export class BytecodeError extends Error {
  constructor(unit: CodeUnit, pc: number, problem: string) {
    const word = unit.words[pc];
    const shown = word === undefined ? "end" : `${OPCODES[wordOpcode(word)]?.name ?? "?"} ${wordArgument(word)}`;
    super(`${unit.filename}: ${unit.qualname} (line ${unit.firstLine}), word ${pc} (${shown}): ${problem}`);
    this.name = "BytecodeError";
  }
}

/** Verifies a code object and the ones among its constants. Throws BytecodeError. */
export function verify(unit: CodeUnit): void {
  verifyTables(unit);
  unit.words.forEach((word, pc) => {
    verifyOperand(unit, pc, word);
  });
  stackDepths(unit);
  for (const constant of unit.constants) if (isCode(constant)) verify(constant.code);
}

const isCode = (constant: Constant) => typeof constant === "object" && constant?.tag === "code";

function verifyTables(unit: CodeUnit): void {
  const fail = (problem: string): never => {
    throw new BytecodeError(unit, 0, problem);
  };
  const { words, localsPlusNames, localsPlusKinds, exceptionTable } = unit;
  if (words.length === 0) fail("no instructions");
  if (localsPlusNames.length !== localsPlusKinds.length) fail("names and kinds of locals differ in number");
  const parameters = unit.argCount + unit.kwOnlyCount;
  if (unit.posOnlyCount > unit.argCount || parameters > localsPlusNames.length) fail("parameter counts do not fit");
  if (exceptionTable.length % 4 !== 0) fail("exception table is not made of rows of four");
  let previousEnd = 0;
  for (let i = 0; i < exceptionTable.length; i += 4) {
    const [start, end, handler] = exceptionTable.subarray(i, i + 3);
    if (start < previousEnd || start >= end || end > words.length) fail(`exception table row ${start}-${end} is out of place`);
    if (handler < 0 || handler >= words.length) fail(`handler ${handler} does not exist`);
    previousEnd = end;
  }
}

function verifyOperand(unit: CodeUnit, pc: number, word: number): void {
  const info = OPCODES[wordOpcode(word)];
  if (info === undefined) throw new BytecodeError(unit, pc, "no such opcode");
  const argument = wordArgument(word);
  const limit = operandLimit(unit, info);
  const index = info.operand === "superName" ? argument >> 1 : info.operand === "compare" ? argument & 15 : argument;
  if (info.operand === "local2") {
    const count = unit.localsPlusNames.length;
    if (argument >> 12 >= count || (argument & 0xfff) >= count) throw new BytecodeError(unit, pc, "no such local");
  } else if (index >= limit) {
    throw new BytecodeError(unit, pc, `operand out of range (${info.operand}, below ${limit})`);
  }
  if (needsCell(info.name) && !(unit.localsPlusKinds[argument] & (LocalKind.CELL | LocalKind.FREE))) {
    throw new BytecodeError(unit, pc, `local '${unit.localsPlusNames[argument]}' is not a cell`);
  }
}

const needsCell = (name: string): boolean => name === "MAKE_CELL" || name === "LOAD_CLOSURE" || name.endsWith("_DEREF");

/** Operands must be below this. */
function operandLimit(unit: CodeUnit, { operand }: OpcodeInfo): number {
  switch (operand) {
    case "none":
      return 1;
    case "count":
    case "local2":
      return 1 << 24;
    case "local":
      return unit.localsPlusNames.length;
    case "const":
      return unit.constants.length;
    case "name":
    case "superName":
      return unit.names.length;
    case "jump":
      return unit.words.length;
    case "operator":
      return BINARY_OPERATORS.length;
    case "inplace":
    case "invert":
      return 2;
    case "compare":
      return COMPARISONS.length;
    case "intrinsic1":
      return INTRINSICS_1.length;
    case "intrinsic2":
      return INTRINSICS_2.length;
    case "convert":
      return 4;
  }
}

const count = (n: StackCount, argument: number): number => (typeof n === "number" ? n : n(argument));

/** The depth of the stack before each word, -1 where no path leads. Throws BytecodeError if there is more than one. */
export function stackDepths(unit: CodeUnit): Int32Array {
  const { words, exceptionTable } = unit;
  const depths = new Int32Array(words.length).fill(-1);
  const todo: number[] = [];
  const reach = (from: number, pc: number, depth: number) => {
    if (pc >= words.length) throw new BytecodeError(unit, from, "runs off the end");
    if (depth > unit.stackSize) throw new BytecodeError(unit, from, `needs a stack of ${depth}, has ${unit.stackSize}`);
    if (depths[pc] === depth) return;
    if (depths[pc] >= 0) throw new BytecodeError(unit, from, `reaches word ${pc} with depth ${depth} instead of ${depths[pc]}`);
    depths[pc] = depth;
    todo.push(pc);
  };
  reach(0, 0, 0);
  for (let pc = todo.pop(); pc !== undefined; pc = todo.pop()) {
    const depth = depths[pc];
    const info = OPCODES[wordOpcode(words[pc])];
    const argument = wordArgument(words[pc]);
    const pops = count(info.pops, argument);
    const after = depth - pops + count(info.pushes, argument);
    if (pops > depth || after < 0) throw new BytecodeError(unit, pc, `takes ${pops} of ${depth} items`);
    if (/^(COPY|SWAP)$/.test(info.name) && (argument < 1 || argument > depth)) {
      throw new BytecodeError(unit, pc, `reaches below the stack of ${depth} items`);
    }
    if (info.operand === "jump") reach(pc, argument, info.jumpEffect === undefined ? after : depth + info.jumpEffect);
    if (!info.ends) reach(pc, pc + 1, after);
    const row = handlerRow(exceptionTable, pc);
    if (row < 0) continue;
    const kept = exceptionTable[row + 3] >> 1;
    if (kept > depth) throw new BytecodeError(unit, pc, `handler keeps ${kept} of ${depth} items`);
    reach(pc, exceptionTable[row + 2], kept + 1 + (exceptionTable[row + 3] & 1));
  }
  return depths;
}

/** Index of the exception table row that covers a word, or -1. */
function handlerRow(table: Int32Array, pc: number): number {
  for (let i = 0; i < table.length; i += 4) if (table[i] <= pc && pc < table[i + 1]) return i;
  return -1;
}
