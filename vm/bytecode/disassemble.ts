/**
 * Code objects as readable text, for `--dump=bytecode`, goldens and debugging. Python's `dis` module does not use it.
 * It depends on the bytecode table only, so that a new opcode needs no change here.
 */
import { type CodeUnit, LocalKind } from "./code-unit.ts";
import type { Constant } from "./constant.ts";
import { BINARY_OPERATORS, COMPARISONS, INTRINSICS_1, INTRINSICS_2, OPCODES, wordArgument, wordOpcode } from "./opcodes.ts";
import { lineOf, positionAt } from "./positions.ts";

export interface ListingOptions {
  /** Shows columns, not only lines. */
  readonly positions?: boolean;
  /** Lists code objects among the constants as well, after their parent. */
  readonly nested?: boolean;
}

/** The listing of a code object: a header, its instructions, its exception table, then nested code. */
export function disassemble(unit: CodeUnit, options: ListingOptions = {}): string {
  const { nested = true } = options;
  const lines = [header(unit), ...instructionLines(unit, options), ...exceptionLines(unit)];
  const parts = [lines.join("\n")];
  if (nested) {
    for (const constant of unit.constants) {
      if (isCode(constant)) parts.push(disassemble(constant.code, options));
    }
  }
  return parts.join("\n\n");
}

const isCode = (constant: Constant) => typeof constant === "object" && constant?.tag === "code";

function header(unit: CodeUnit): string {
  const { argCount, posOnlyCount, kwOnlyCount } = unit;
  const args = argCount + kwOnlyCount > 0 ? ` args=${argCount}/${posOnlyCount}/${kwOnlyCount}` : "";
  const locals = unit.localsPlusNames.map((name, i) => name + kindSuffix(unit.localsPlusKinds[i])).join(" ");
  const shown = locals === "" ? "" : ` locals=[${locals}]`;
  return `${unit.qualname} line=${unit.firstLine} flags=0x${unit.flags.toString(16)} stack=${unit.stackSize}${args}${shown}`;
}

function kindSuffix(kind: number): string {
  const hidden = kind & LocalKind.HIDDEN ? ":hidden" : "";
  if (kind & LocalKind.FREE) return ":free";
  return (kind & LocalKind.CELL ? ":cell" : "") + hidden;
}

function* instructionLines(unit: CodeUnit, options: ListingOptions): Generator<string> {
  const targets = jumpTargets(unit);
  let previousLine = Number.NaN;
  for (let pc = 0; pc < unit.words.length; pc++) {
    const word = unit.words[pc];
    const { name } = OPCODES[wordOpcode(word)];
    const line = lineOf(unit, pc);
    const shownLine = line === previousLine ? "" : line < 0 ? "--" : String(line);
    previousLine = line;
    const mark = targets.has(pc) ? ">>" : "  ";
    const operand = describeOperand(unit, word);
    const text = `${shownLine.padStart(5)} ${mark} ${String(pc).padStart(4)} ${name.padEnd(26)} ${operand}`.trimEnd();
    yield options.positions ? `${text.padEnd(76)} ${describePosition(unit, pc)}` : text;
  }
}

function describePosition(unit: CodeUnit, pc: number): string {
  const { line, endLine, col, endCol } = positionAt(unit, pc);
  return line < 0 ? "-" : `${line}:${col}-${endLine}:${endCol}`;
}

function jumpTargets(unit: CodeUnit): Set<number> {
  const targets = new Set<number>();
  for (const word of unit.words) if (OPCODES[wordOpcode(word)].operand === "jump") targets.add(wordArgument(word));
  for (let i = 2; i < unit.exceptionTable.length; i += 4) targets.add(unit.exceptionTable[i]);
  return targets;
}

function describeOperand(unit: CodeUnit, word: number): string {
  const argument = wordArgument(word);
  const { localsPlusNames, names } = unit;
  switch (OPCODES[wordOpcode(word)].operand) {
    case "none":
      return "";
    case "count":
      return String(argument);
    case "local":
      return `${argument} (${localsPlusNames[argument]})`;
    case "local2":
      return `${argument >> 12}, ${argument & 0xfff} (${localsPlusNames[argument >> 12]}, ${localsPlusNames[argument & 0xfff]})`;
    case "const":
      return `${argument} (${describeConstant(unit.constants[argument])})`;
    case "name":
      return `${argument} (${names[argument]})`;
    case "superName":
      return `${argument} (${names[argument >> 1]}${argument & 1 ? ", two arguments" : ""})`;
    case "jump":
      return `to ${argument}`;
    case "operator":
      return `${argument} (${BINARY_OPERATORS[argument]})`;
    case "inplace":
      return argument === 1 ? "in place" : "";
    case "compare":
      return `${argument} (${COMPARISONS[argument & 15]}${argument & 16 ? ", bool" : ""})`;
    case "invert":
      return argument === 1 ? "not" : "";
    case "intrinsic1":
      return `${argument} (${INTRINSICS_1[argument]})`;
    case "intrinsic2":
      return `${argument} (${INTRINSICS_2[argument]})`;
    case "convert":
      return ["", "str", "repr", "ascii"][argument];
  }
}

/** A constant in Python's notation, near enough for a listing. */
function describeConstant(value: Constant): string {
  if (value === null) return "None";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return String(value);
  switch (value.tag) {
    case "float":
      return `float ${Object.is(value.value, -0) ? "-0" : value.value}`;
    case "complex":
      return `complex ${value.real} ${value.imag}`;
    case "bytes":
      return `bytes ${JSON.stringify(String.fromCharCode(...value.value))}`;
    case "str":
      return `str [${value.codePoints.join()}]`;
    case "ellipsis":
      return "...";
    case "tuple":
      return `(${value.items.map(describeConstant).join(", ")})`;
    case "frozenset":
      return `frozenset {${value.items.map(describeConstant).join(", ")}}`;
    case "code":
      return `<code ${value.code.qualname}>`;
  }
}

function* exceptionLines(unit: CodeUnit): Generator<string> {
  const { exceptionTable } = unit;
  for (let i = 0; i < exceptionTable.length; i += 4) {
    const [start, end, handler, depth] = exceptionTable.subarray(i, i + 4);
    yield `      except ${start}-${end} to ${handler} depth ${depth >> 1}${depth & 1 ? " lasti" : ""}`;
  }
}
