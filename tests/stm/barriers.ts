/**
 * `node tests/stm/barriers.ts [FILTER...]` runs the programs of tests/programs whose names contain a filter (or other Python
 * files that are named) in one process with every object closed between any two instructions, and prints the barriers that are
 * missing: what was touched, where, how often. See boundaries.ts.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { installLoop } from "../../vm/ceval/slices.ts";
import { PyError } from "../../vm/core/errors.ts";
import { execution } from "../../vm/core/execution.ts";
import { getAttributeNow, setAttributeNow } from "../../vm/core/ops/attributes.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { importNow } from "../../vm/core/ops/import.ts";
import { reprNow, textOf } from "../../vm/core/ops/text.ts";
import { types } from "../../vm/core/registry.ts";
import { listPrograms } from "../run/program.ts";
import { ROOT } from "../run/python.ts";
import { exempt, limitInstructions, startChecking, violations } from "./boundaries.ts";
import { interpreter, runProgram } from "./interpreter.ts";
import { reachable } from "./object-graph.ts";

/** The loop with a hook before every instruction, which is `boundary`; written beside this file. */
async function checkedLoop(): Promise<(entry: never) => never> {
  const traced = readFileSync(join(ROOT, "vm/ceval/ceval-traced.gen.ts"), "utf8");
  const text = traced
    .replace('{ traceInstruction } from "./tracing.ts"', '{ boundary as traceInstruction } from "../../tests/stm/boundaries.ts"')
    .replaceAll(' from "../', ' from "../../vm/')
    .replaceAll(' from "./', ' from "../../vm/ceval/')
    .replaceAll('"../../vm/../', '"../../');
  if (!text.includes("boundary")) throw new Error("ceval-traced.gen.ts does not import its hook as expected");
  const path = join(ROOT, "tests/stm/ceval-checked.gen.ts");
  writeFileSync(path, text);
  return ((await import(path)) as { runTraced: (entry: never) => never }).runTraced;
}

const filters = process.argv.slice(2);
const named = filters.filter((filter) => filter.endsWith(".py"));
const programs = named.length > 0 ? named : listPrograms(filters).map(({ stem }) => `${stem}.py`);

const { sys, modules, main } = interpreter();
const { runTraced } = await import("../../vm/ceval/ceval-traced.gen.ts");
installLoop((await checkedLoop()) as never, runTraced);
// Imported while nothing is checked: a program that is stopped in the middle of an import would leave half a module.
const IMPORTED =
  "io traceback collections itertools functools operator re types dataclasses inspect json datetime decimal enum typing pickle " +
  "random string asyncio contextlib copy heapq unittest fractions statistics textwrap pprint csv tempfile logging threading queue";
for (const name of IMPORTED.split(" ")) importNow(name);
exempt(reachable([sys, modules, main, types, execution]));
startChecking();
/** Longer programs are left in the middle. */
const MOST_INSTRUCTIONS = 200_000;
let wrong = 0;
for (const path of programs) {
  const before = violations.size;
  const out = callNow(getAttributeNow(importNow("io"), "StringIO"));
  setAttributeNow(sys, "stdout", out);
  let problem = "";
  try {
    limitInstructions(MOST_INSTRUCTIONS);
    runProgram(readFileSync(path, "utf8"), path);
  } catch (error) {
    if (!(error instanceof PyError))
      problem = (error as Error).message.startsWith("too long") ? "" : ((error as Error).stack ?? String(error));
    else if (error.value.$cls.name !== "SystemExit") problem = textOf(reprNow(error.value)) ?? "";
  }
  const printed = textOf(callMethodNow(out, "getvalue")) ?? "";
  let expected = "";
  try {
    expected = readFileSync(path.replace(/\.py$/, ".out"), "utf8");
  } catch {
    // Not a program with a recorded output.
  }
  if (problem !== "" || (expected !== "" && !expected.startsWith(printed.slice(0, 2000)))) wrong++;
  const added = violations.size - before;
  if (added > 0 || problem !== "") console.log(`${basename(path)}: ${added} new ${problem}`);
}
setAttributeNow(sys, "stdout", getAttributeNow(sys, "__stdout__"));
const sorted = [...violations].sort(([a], [b]) => (a < b ? -1 : 1));
for (const [violation, count] of sorted) console.log(`${count} x ${violation}`);
console.log(`${violations.size} violations; ${wrong} programs printed or raised something else`);
process.exit(violations.size === 0 ? 0 : 1);
