/**
 * A sample of the simulation of the commit protocol: no order of steps goes wrong, and wrong protocols are caught. More of it:
 * `npm run simulate`.
 */
import { expect, test } from "vitest";
import { MUTANTS } from "./mutants.ts";
import { randomProgram } from "./program.ts";
import { Random } from "./random.ts";
import { type Failure, runSeed, shrink } from "./simulate.ts";
import { steppedCode } from "./stepping.ts";

test("the protocol keeps its promises in every order of steps that was tried", () => {
  const code = steppedCode();
  const failures = Array.from({ length: 2000 }, (_, seed) => ({ seed, violation: runSeed(code, seed).violation }));
  expect(failures.filter(({ violation }) => violation !== undefined)).toEqual([]);
});

test.each(MUTANTS)("caught: $name", ({ changes, faults }) => {
  const code = steppedCode(changes);
  let violation: string | undefined;
  for (let seed = 0; seed < 10_000 && violation === undefined; seed++) violation = runSeed(code, seed, faults).violation;
  expect(violation).toBeDefined();
});

test("a failing program is made smaller", () => {
  const faults = { unmarked: true };
  const code = steppedCode();
  const seed = Array.from({ length: 1000 }, (_, candidate) => candidate).find(
    (candidate) => runSeed(code, candidate, faults).violation !== undefined,
  )!;
  const found: Failure = { program: randomProgram(new Random(seed)), seed, violation: "" };
  const { program } = shrink(code, found, faults);
  expect(program.executors.flat(2).length).toBeLessThanOrEqual(4);
});
