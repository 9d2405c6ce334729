/**
 * `npm run bench [FILTER...] [-- OPTIONS]`: our benchmark programs under pystm, CPython 3.13 and, when found, PyPy.
 *
 *   --rounds N        runs of each program under each interpreter (3); the best counts
 *   --flags "A B"     further flags for pystm
 *   --json FILE       writes the times as JSON
 *
 * The interpreters take turns, so that a busy moment of the machine hits all of them. Times are wall-clock milliseconds of
 * whole processes, start-up included. Exits with 1 when the interpreters' outputs differ.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { findOracle, findPypy, findPystm, type Interpreter, ROOT } from "../tests/run/python.ts";
import { better, column, geometricMean, type Measured, measureOnce } from "./measure.ts";

const { values: options, positionals: filters } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== "--"),
  allowPositionals: true,
  options: { rounds: { type: "string", default: "3" }, flags: { type: "string", default: "" }, json: { type: "string" } },
});

const PROGRAMS = join(ROOT, "bench/programs");

/** One line of the table: the best time under each interpreter, in their order. */
async function measure(program: string, interpreters: readonly Interpreter[]): Promise<Measured[]> {
  const results: Measured[] = [];
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const [index, interpreter] of interpreters.entries()) {
      const flags = interpreter.name === "pystm" ? options.flags.split(" ").filter((flag) => flag !== "") : [];
      results[index] = better(results[index], await measureOnce([...interpreter.command, ...flags, program], PROGRAMS));
    }
  }
  return results;
}

const interpreters = [findPystm(), findOracle(), findPypy()].filter((one) => one !== undefined);
const programs = readdirSync(PROGRAMS)
  .filter((file) => file.endsWith(".py") && (filters.length === 0 || filters.some((filter) => file.includes(filter))))
  .sort();

console.log(`best of ${options.rounds}, milliseconds`);
const reference = interpreters.slice(1).map(({ name }) => `pystm/${name.split(" ")[0]}`);
console.log(
  [
    "program".padEnd(20),
    ...interpreters.map(({ name }) => name.padStart(10)),
    ...reference.map((name) => name.padStart(14)),
  ].join(""),
);

const ratios: number[][] = reference.map(() => []);
const table: Record<string, number[]> = {};
let wrong = 0;
for (const program of programs) {
  const results = await measure(program, interpreters);
  const [own, ...others] = results.map(({ time }) => time);
  const ownRatios = others.map((time) => own! / time);
  for (const [index, ratio] of ownRatios.entries()) if (!Number.isNaN(ratio)) ratios[index]!.push(ratio);
  table[basename(program, ".py")] = results.map(({ time }) => time);
  console.log(
    [
      basename(program, ".py").padEnd(20),
      ...results.map(({ time }) => column(time)),
      ...ownRatios.map((ratio) => ratio.toFixed(2).padStart(14)),
    ].join(""),
  );
  const answers = new Set(results.map(({ output }) => output));
  if (answers.size > 1) {
    wrong++;
    for (const [index, { output }] of results.entries()) console.log(`    ${interpreters[index]!.name}: ${output.trim()}`);
  }
}
const means = ratios.map((list) => (list.length > 0 ? geometricMean(list).toFixed(2) : "-").padStart(14));
console.log(["geometric mean".padEnd(20 + 10 * interpreters.length), ...means].join(""));
if (options.json)
  writeFileSync(options.json, `${JSON.stringify({ interpreters: interpreters.map(({ name }) => name), table }, null, 2)}\n`);
if (wrong > 0) console.log(`${wrong} of ${programs.length} programs do not agree`);
process.exitCode = wrong > 0 ? 1 : 0;
