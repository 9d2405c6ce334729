/** Lists one code object in the form that code-listing.py gives CPython's. */
import { reprConstant } from "../../compiler/python-repr.ts";
import { type CodeUnit, LocalKind } from "../../vm/bytecode/code-unit.ts";
import type { Constant } from "../../vm/bytecode/constant.ts";
import { OPCODES, wordArgument, wordOpcode } from "../../vm/bytecode/opcodes.ts";
import { positionAt } from "../../vm/bytecode/positions.ts";

export function listCode(unit: CodeUnit): string {
  const { localsPlusNames: names, localsPlusKinds: kinds } = unit;
  const having = (kind: number) => names.filter((_, i) => kinds[i] & kind).join(" ");
  const lines = [
    `${unit.name} ${unit.qualname} ${unit.firstLine} ${unit.flags.toString(16)} stack ${unit.stackSize}`,
    `args ${unit.argCount} ${unit.posOnlyCount} ${unit.kwOnlyCount}`,
    `locals ${having(LocalKind.LOCAL)} / ${having(LocalKind.CELL)} / ${having(LocalKind.FREE)}`,
    `names ${unit.names.join(" ")}`,
    `constants ${unit.constants.map(listConstant).join(" ")}`,
  ];
  unit.words.forEach((word, pc) => {
    const info = OPCODES[wordOpcode(word)];
    const argument = wordArgument(word);
    // CPython has no LOAD_CLOSURE after assembly, and 4 bits per operand of joined instructions.
    const name = info.name === "LOAD_CLOSURE" ? "LOAD_FAST" : info.name;
    const operand = info.operand === "local2" ? `${argument >> 12} ${argument & 0xfff}` : argument;
    const { line, endLine, col, endCol } = positionAt(unit, pc);
    lines.push(`${name} ${operand} @${line} ${endLine} ${col} ${endCol}`);
  });
  const table = unit.exceptionTable;
  for (let i = 0; i < table.length; i += 4) {
    lines.push(`except ${table[i]} ${table[i + 1]} ${table[i + 2]} ${table[i + 3] >> 1} ${table[i + 3] & 1}`);
  }
  return lines.join("\n");
}

function listConstant(value: Constant): string {
  if (value === null) return "NoneTypeNone";
  switch (typeof value) {
    case "boolean":
      return `bool${value ? "True" : "False"}`;
    case "number":
    case "bigint":
      return `int${value}`;
    case "string":
      return listText(Array.from(value, (char) => char.codePointAt(0)!));
  }
  switch (value.tag) {
    case "float":
    case "complex":
      return value.tag + reprConstant(value);
    case "bytes":
      return `b${Buffer.from(value.value).toString("hex")}`;
    case "str":
      return listText(value.codePoints);
    case "ellipsis":
      return "ellipsisEllipsis";
    case "tuple":
      return `(${value.items.map(listConstant).join(" ")})`;
    case "frozenset":
      return `{${value.items.map(listConstant).sort().join(" ")}}`;
    case "code":
      return "<code>";
  }
}

function listText(codePoints: readonly number[]): string {
  if (codePoints.every((point) => point >= 32 && point < 127)) return JSON.stringify(String.fromCodePoint(...codePoints));
  return `[${codePoints.join(", ")}]`;
}
