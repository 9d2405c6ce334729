/**
 * `npm run chaos -- [FILTER...] [options]`: the test programs under chaos. Transactions end, abort and run again where seeded
 * dice say so, everything is published and every replica staled, and the output must be the recorded one all the same.
 *
 *   --seeds N    seeds for each program (1)
 *   --first S    the first seed (1)
 *   --cpus LIST  numbers of executors, which the seeds take in turn (1,2)
 *   --jobs N     at most N at a time (1)
 *   --brief      only the names of what fails
 *
 * Programs that are known to fail without chaos are left out. A failure is shown with the command that repeats it.
 */
import { parseArgs } from "node:util";
import { inParallel } from "./child.ts";
import { chaosMode, type Mode } from "./modes.ts";
import { judgeProgram, listPrograms, type Program, readKnownFailures } from "./program.ts";
import { findPystm } from "./python.ts";

interface Failure {
  readonly program: Program;
  readonly mode: Mode;
  readonly difference: string;
}

const { values: options, positionals: filters } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== "--"),
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "1" },
    first: { type: "string", default: "1" },
    cpus: { type: "string", default: "1,2" },
    jobs: { type: "string", default: "1" },
    brief: { type: "boolean", default: false },
  },
});

const cpus = options.cpus.split(",").map(Number);
const modes = Array.from({ length: Number(options.seeds) }, (_, index) =>
  chaosMode(Number(options.first) + index, cpus[index % cpus.length]!),
);
const knownFailures = readKnownFailures();
const programs = listPrograms(filters).filter(({ name }) => !knownFailures.has(name));
const pystm = findPystm();
const start = performance.now();

/** Shows a failure as soon as it is met: a run over all programs takes long. */
async function tryOne(program: Program, mode: Mode): Promise<Failure | undefined> {
  const difference = await judgeProgram(program, pystm, mode);
  if (difference === undefined) return undefined;
  const variables = Object.entries(mode.env).map(([name, value]) => `${name}=${value}`);
  const repeat = `${variables.join(" ")} dist/pystm ${mode.flags.join(" ")} tests/programs/${program.name}.py`;
  console.log(options.brief ? `${program.name} [${mode.name}]` : `=== ${program.name}\n${repeat}\n${difference}\n`);
  return { program, mode, difference };
}

const pairs = modes.flatMap((mode) => programs.map((program) => ({ mode, program })));
const outcomes = await inParallel(pairs, Number(options.jobs), ({ mode, program }) => tryOne(program, mode));
const failures = outcomes.filter((outcome) => outcome !== undefined);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(
  `${pairs.length - failures.length} passed, ${failures.length} failed ` +
    `(${programs.length} programs, ${modes.length} seeds, ${seconds} s)`,
);
process.exitCode = failures.length > 0 ? 1 : 0;
