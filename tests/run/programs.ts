/**
 * `node tests/run/programs.ts [FILTER...] [options]`: runs the test programs under pystm, shows what differs.
 *
 *   --jobs N        at most N at a time (2)
 *   --mode NAME     a flag set of modes.ts (repeatable; `all` for every one; default `plain`)
 *   --flags "A B"   further flags for every run
 *   --patience X    X times as long as usual may a program take
 *   --brief         only the names of failing programs
 *   --interpreter P run under P instead of pystm
 */
import { parseArgs } from "node:util";
import { inParallel } from "./child.ts";
import { appliesTo, MODES, type Mode } from "./modes.ts";
import { judgeProgram, listPrograms, type Program } from "./program.ts";
import { findPystm, type Interpreter } from "./python.ts";

interface Failure {
  readonly program: Program;
  readonly mode: Mode;
  readonly difference: string;
}

const { values: options, positionals: filters } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: "string", default: "2" },
    mode: { type: "string", multiple: true, default: ["plain"] },
    flags: { type: "string", default: "" },
    patience: { type: "string", default: "1" },
    brief: { type: "boolean", default: false },
    interpreter: { type: "string" },
  },
});

const interpreter: Interpreter = options.interpreter
  ? { name: options.interpreter, command: [options.interpreter] }
  : findPystm();
const modes = options.mode.includes("all") ? MODES : options.mode.map(modeNamed);
const extraFlags = options.flags.split(" ").filter((flag) => flag !== "");
const programs = listPrograms(filters);
const pairs = modes.flatMap((mode) =>
  programs.filter((program) => appliesTo(mode, program)).map((program) => ({ mode, program })),
);

const start = performance.now();
const failures = (
  await inParallel(pairs, Number(options.jobs), async ({ mode, program }): Promise<Failure | undefined> => {
    const difference = await judgeProgram(program, interpreter, {
      ...mode,
      flags: [...mode.flags, ...extraFlags],
      patience: (mode.patience ?? 1) * Number(options.patience),
    });
    return difference === undefined ? undefined : { program, mode, difference };
  })
).filter((failure) => failure !== undefined);

for (const { program, mode, difference } of failures) {
  const title = modes.length > 1 ? `${program.name} [${mode.name}]` : program.name;
  console.log(options.brief ? title : `=== ${title}\n${difference}\n`);
}
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`${pairs.length - failures.length} passed, ${failures.length} failed (${interpreter.name}, ${seconds} s)`);
process.exitCode = failures.length > 0 ? 1 : 0;

function modeNamed(name: string): Mode {
  const mode = MODES.find((one) => one.name === name);
  if (mode === undefined) throw new Error(`no mode ${name}; there are ${MODES.map((one) => one.name).join(", ")}, all`);
  return mode;
}
