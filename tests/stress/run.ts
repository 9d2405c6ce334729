/**
 * `npm run stress -- [FILTER...] [options]`: programs in which threads fight over data, each of which checks its own invariants.
 *
 *   --seeds N       seeds for each program (1); `--first S` is the first (1)
 *   --cpus LIST     numbers of executors, each with every seed (1,2,4)
 *   --scale X       how much work, 1 as a rule
 *   --chaos         under chaos of the same seed
 *   --jobs N        at most N at a time (1)
 *   --timeout S     seconds for one run (120)
 *   --interpreter P runs them under P instead (to check the programs themselves)
 *
 * A program takes SEED and SCALE, exits with 0 and prints `ok ...` when all held. Failures are shown with the command that repeats them.
 */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { inParallel, runChild } from "../run/child.ts";
import { chaosMode, EAGER } from "../run/modes.ts";
import { testEnvironment } from "../run/program.ts";
import { findPystm, ROOT } from "../run/python.ts";

const { values: options, positionals: filters } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== "--"),
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "1" },
    first: { type: "string", default: "1" },
    cpus: { type: "string", default: "1,2,4" },
    scale: { type: "string", default: "1" },
    chaos: { type: "boolean", default: false },
    jobs: { type: "string", default: "1" },
    timeout: { type: "string", default: "120" },
    interpreter: { type: "string" },
  },
});

interface Run {
  readonly program: string;
  readonly seed: number;
  readonly cpus: number;
}

const FOLDER = join(ROOT, "tests/stress");
const programs = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".py") && !file.startsWith("_"))
  .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
  .sort();
const seeds = Array.from({ length: Number(options.seeds) }, (_, index) => Number(options.first) + index);
const counts = options.interpreter ? [1] : options.cpus.split(",").map(Number);
const runs = programs.flatMap((program) => seeds.flatMap((seed) => counts.map((cpus): Run => ({ program, seed, cpus }))));

/** Seconds it took, or undefined when an invariant did not hold. */
async function stress({ program, seed, cpus }: Run): Promise<number | undefined> {
  const args = [program, String(seed), options.scale];
  const flags = options.interpreter ? [] : ["-X", `cpus=${cpus}`];
  const command = options.interpreter ? [options.interpreter] : findPystm().command;
  const env = options.chaos ? chaosMode(seed, cpus).env : EAGER;
  const outcome = await runChild({
    command: [...command, ...flags, ...args],
    cwd: FOLDER,
    env: testEnvironment(env),
    stdin: "",
    timeout: Number(options.timeout) * 1000,
  });
  if (outcome.exit === 0 && outcome.stdout.startsWith("ok")) return outcome.elapsed / 1000;
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value} `);
  const how = outcome.exit === undefined ? `ran out of time (${options.timeout} s)` : `exit ${outcome.exit}`;
  console.log(
    `=== ${program}: ${how}\n${variables.join("")}dist/pystm ${[...flags, `tests/stress/${program}`, ...args.slice(1)].join(" ")}`,
  );
  console.log(`${outcome.stdout}${outcome.stderr.trim().split("\n").slice(-12).join("\n")}\n`);
  return undefined;
}

const start = performance.now();
const times = await inParallel(runs, Number(options.jobs), stress);
for (const program of programs) {
  const own = times.filter((_, index) => runs[index]!.program === program);
  const good = own.filter((time) => time !== undefined);
  const longest = good.length > 0 ? `, at most ${Math.max(...good).toFixed(1)} s` : "";
  console.log(`${basename(program, ".py").padEnd(16)} ${good.length} of ${own.length}${longest}`);
}
const passed = times.filter((time) => time !== undefined).length;
console.log(`${passed} passed, ${runs.length - passed} failed (${((performance.now() - start) / 1000).toFixed(1)} s)`);
process.exitCode = passed === runs.length ? 0 : 1;
