/**
 * `npm run bench:threads -- [FILTER...] [OPTIONS]`: programs with two threads, on one executor and on several.
 *
 *   --rounds N     runs of each program with each number of executors (3); the best counts
 *   --cpus LIST    numbers of executors (1,2); ratios are to the first
 *   --flags "A B"  further flags for pystm
 *   --json FILE    writes the times as JSON
 *
 * Takes turns, so that a busy moment of the machine hits all. `work` is what the program measures from the first start to the last
 * join, `whole` the process with start-up; both wall-clock milliseconds. Exits with 1 when outputs differ.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { findPystm, ROOT } from "../tests/run/python.ts";
import { better, column, geometricMean, type Measured, measureOnce } from "./measure.ts";

const { values: options, positionals: filters } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== "--"),
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "3" },
    cpus: { type: "string", default: "1,2" },
    flags: { type: "string", default: "" },
    json: { type: "string" },
  },
});

const PROGRAMS = join(ROOT, "bench/threads");
const pystm = findPystm().command;
const flags = options.flags.split(" ").filter((flag) => flag !== "");
const cpus = options.cpus.split(",").map(Number);
const programs = readdirSync(PROGRAMS)
  .filter((file) => file.endsWith(".py") && !file.startsWith("_"))
  .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
  .sort();

async function measure(program: string): Promise<Measured[]> {
  const results: Measured[] = [];
  for (let round = 0; round < Number(options.rounds); round++)
    for (const [index, count] of cpus.entries())
      results[index] = better(results[index], await measureOnce([...pystm, "-X", `cpus=${count}`, ...flags, program], PROGRAMS));
  return results;
}

console.log(`best of ${options.rounds}, milliseconds; ratios: one executor's time over that of several`);
const heads = cpus.flatMap((count) => [`work/${count}`, `whole/${count}`]);
const ratioHeads = cpus.slice(1).flatMap((count) => [`ratio/${count}`, `whole`]);
console.log(["program".padEnd(16), ...[...heads, ...ratioHeads].map((head) => head.padStart(10))].join(""));

const all: number[][] = ratioHeads.map(() => []);
const table: Record<string, Measured[]> = {};
let wrong = 0;
for (const program of programs) {
  const results = await measure(program);
  const [one, ...several] = results;
  const ratios = several.flatMap((other) => [one!.inside / other.inside, one!.time / other.time]);
  for (const [index, ratio] of ratios.entries()) if (!Number.isNaN(ratio)) all[index]!.push(ratio);
  table[basename(program, ".py")] = results;
  const times = results.flatMap(({ inside, time }) => [column(inside), column(time)]);
  console.log([basename(program, ".py").padEnd(16), ...times, ...ratios.map((ratio) => column(ratio, 10, 2))].join(""));
  if (new Set(results.map(({ output }) => output)).size > 1) {
    wrong++;
    for (const [index, { output }] of results.entries()) console.log(`    cpus=${cpus[index]}: ${output.trim()}`);
  }
}
const meanColumns = all.map((ratios) => column(geometricMean(ratios), 10, 2));
console.log(["geometric mean".padEnd(16 + 20 * cpus.length), ...meanColumns].join(""));
if (options.json) writeFileSync(options.json, `${JSON.stringify({ cpus, table }, null, 2)}\n`);
process.exitCode = wrong > 0 ? 1 : 0;
