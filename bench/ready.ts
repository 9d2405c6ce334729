/**
 * `npm run bench:ready -- [FILTER...] [--rounds N] [--flags "A B"]`: what being ready for threads costs.
 *
 * Every program of bench/programs runs with a second thread alive and idle and without one, in turns; best of N (3) wall-clock
 * milliseconds of whole processes, the ratio of the two and its geometric mean. Exits with 1 when outputs differ.
 */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { findPystm, ROOT } from "../tests/run/python.ts";
import { better, column, geometricMean, type Measured, measureOnce } from "./measure.ts";

const { values: options, positionals: filters } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== "--"),
  allowPositionals: true,
  options: { rounds: { type: "string", default: "3" }, flags: { type: "string", default: "" } },
});

const MODES = ["solo", "idle"];
const PROGRAMS = join(ROOT, "bench/programs");
const flags = options.flags.split(" ").filter((flag) => flag !== "");
const command = [...findPystm().command, ...flags, join(ROOT, "bench/ready.py")];
const programs = readdirSync(PROGRAMS)
  .filter((file) => file.endsWith(".py") && (filters.length === 0 || filters.some((filter) => file.includes(filter))))
  .sort();

console.log(`best of ${options.rounds}, milliseconds`);
console.log(["program".padEnd(20), ...MODES.map((mode) => mode.padStart(10)), "idle/solo".padStart(12)].join(""));
const ratios: number[] = [];
let wrong = 0;
for (const program of programs) {
  const best: Record<string, Measured> = {};
  for (let round = 0; round < Number(options.rounds); round++)
    for (const mode of MODES) best[mode] = better(best[mode], await measureOnce([...command, mode, program], PROGRAMS));
  const [solo, idle] = MODES.map((mode) => best[mode]!);
  const ratio = idle!.time / solo!.time;
  if (!Number.isNaN(ratio)) ratios.push(ratio);
  console.log([basename(program, ".py").padEnd(20), column(solo!.time), column(idle!.time), column(ratio, 12, 3)].join(""));
  if (solo!.output !== idle!.output) {
    wrong++;
    console.log(`    solo: ${solo!.output.trim()}\n    idle: ${idle!.output.trim()}`);
  }
}
console.log(["geometric mean".padEnd(40), column(geometricMean(ratios), 12, 3)].join(""));
process.exitCode = wrong > 0 ? 1 : 0;
