/**
 * `npm run simulate -- --runs N [--seed FIRST] [--mutant NAME]`: runs the simulation many times and says what it found; exit status
 * 1 if the protocol did something wrong. With a mutant, part of whose name is enough, the wrong protocol is run, to see how it is caught.
 */
import { parseArgs } from "node:util";
import { MUTANTS } from "./mutants.ts";
import { describeProgram, randomProgram } from "./program.ts";
import { Random } from "./random.ts";
import { type Failure, runProgram, runSeed, shrink } from "./simulate.ts";
import { steppedCode } from "./stepping.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "100000" },
    seed: { type: "string", default: "0" },
    mutant: { type: "string" },
  },
});

const mutant = values.mutant === undefined ? undefined : MUTANTS.find(({ name }) => name.includes(values.mutant!));
if (values.mutant !== undefined && mutant === undefined) throw new Error(`no mutant is called ${values.mutant}`);
const faults = mutant?.faults ?? {};
const code = steppedCode(mutant?.changes);

const first = Number(values.seed);
const runs = Number(values.runs);
const start = performance.now();
const orders = new Set<number>();
let steps = 0;
for (let seed = first; seed < first + runs; seed++) {
  const run = runSeed(code, seed, faults);
  steps += run.steps;
  orders.add(run.order);
  if (run.violation !== undefined) {
    report({ program: randomProgram(new Random(seed)), seed, violation: run.violation });
    break;
  }
  if ((seed - first) % 100_000 === 99_999) say(seed + 1 - first);
}
if (process.exitCode === undefined) say(runs);

function say(done: number): void {
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${done} interleavings (${orders.size} different), ${steps} steps, no violation, ${seconds} s`);
}

function report(failure: Failure): void {
  process.exitCode = 1;
  console.log(`seed ${failure.seed}: ${failure.violation}\nmade smaller:`);
  const small = shrink(code, failure, faults);
  console.log(`${describeProgram(small.program)}\norder ${small.seed}:`);
  runProgram(code, small.program, small.seed, faults, (line) => console.log(`  ${line}`));
  console.log(small.violation);
}
