/**
 * --dump: what the compiler makes of a program, as text: tokens, the syntax tree, the bytecode. Or what happens when it runs: for `stm`
 * what its transactions do (start-log.ts), for `gc` how the shared store is used (executors.ts).
 */
import { writeFileSync } from "node:fs";
import type { Module } from "../compiler/ast.ts";
import { dumpAst } from "../compiler/ast-dump.ts";
import { compileTree } from "../compiler/compile.ts";
import { parse } from "../compiler/parse.ts";
import { decodeSource } from "../compiler/source/decode.ts";
import { tokenizeSource } from "../compiler/tokens.ts";
import { disassemble } from "../vm/bytecode/disassemble.ts";
import { lookupName } from "../vm/unicode/names.ts";
import { isPrintable } from "../vm/unicode/types.ts";
import { translateErrors } from "./compiler-adapter.ts";

const treeOf = (text: string, filename: string): Module =>
  parse(text, filename, "exec", { lookupUnicodeName: (name) => lookupName(name, false)?.[0] }) as Module;

const STAGES = {
  tokens: dumpTokens,
  ast: (text: string, filename: string) => `${dumpAst(treeOf(text, filename), { indent: 2, isPrintable })}\n`,
  bytecode: (text: string, filename: string, optimize: number) =>
    `${disassemble(compileTree(treeOf(text, filename), filename, { optimize }))}\n`,
};

/** What shows a program that runs. */
const RUNNING = ["stm", "gc"];
const STDOUT = 1;

type Stage = keyof typeof STAGES;

export interface DumpPlan {
  readonly stages: readonly Stage[];
  /** The program is to run, and its transactions are shown, or at its end the use of the shared store. */
  readonly stm: boolean;
  readonly gc: boolean;
  /** Where the text goes; null for the standard output. */
  readonly file: string | null;
}

/** Reads "STAGE[,STAGE...][:FILE]"; a text that says what is wrong with it. */
export function planDump(text: string): DumpPlan | string {
  const colon = text.indexOf(":");
  const names = (colon < 0 ? text : text.slice(0, colon)).split(",");
  const running = names.find((name) => RUNNING.includes(name));
  if (running !== undefined && names.length > 1)
    return `${running} shows a program that runs, the other stages do without: ask for it alone`;
  if (running !== undefined) names.length = 0;
  const unknown = names.find((name) => !(name in STAGES));
  if (unknown !== undefined) return `unknown stage '${unknown}': there are ${[...Object.keys(STAGES), ...RUNNING].join(", ")}`;
  if (colon >= 0 && colon + 1 === text.length) return "a file name is missing after the colon";
  return {
    stages: names as Stage[],
    stm: running === "stm",
    gc: running === "gc",
    file: colon < 0 ? null : text.slice(colon + 1),
  };
}

/** Prints the stages one after the other. Raises what is wrong with the program. */
export function dumpProgram(plan: DumpPlan, source: string | Uint8Array, filename: string, optimize: number): void {
  const text = translateErrors(() => (typeof source === "string" ? source : decodeSource(source, filename).text));
  const parts = plan.stages.map((stage) => translateErrors(() => STAGES[stage](text, filename, optimize)));
  writeFileSync(plan.file ?? STDOUT, parts.join("\n"));
}

/** One per line in columns: place, type, text. */
function dumpTokens(text: string, filename: string): string {
  const lines: string[] = [];
  for (const { type, text: shown, start, end } of tokenizeSource(text, { filename, extraTokens: true })) {
    const place = `${start.join(",")}-${end.join(",")}:`;
    lines.push(`${place.padEnd(20)}${type.padEnd(15)}${JSON.stringify(shown)}\n`);
  }
  return lines.join("");
}
