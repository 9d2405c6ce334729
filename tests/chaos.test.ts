/**
 * A sample of what `npm run chaos` and `npm run stress` do at length: programs give the recorded output although threads take turns and
 * transactions run again where dice say so, and the invariants of a stress program hold.
 */
import { describe, expect, test } from "vitest";
import { runChild } from "./run/child.ts";
import { chaosMode } from "./run/modes.ts";
import { judgeProgram, listPrograms, PROGRAMS, testEnvironment } from "./run/program.ts";
import { findPystm } from "./run/python.ts";

const SEEDS = [1, 2];
const EXECUTORS = 1;

/** Each stands for a way in which threads share something. */
const SAMPLE = [
  "threads/bank_transfers",
  "threads/classes_in_threads",
  "threads/closures_shared",
  "threads/condition_notify",
  "threads/exceptions_between_threads",
  "threads/generators_shared",
  "threads/pool_futures",
  "threads/producer_consumer_queue",
  "threads/shared_containers",
  "threads/thread_local",
  "threads/unlocked_atomic_operations",
];

const STRESS = ["counters", "isolation", "queues"];
const STRESS_SCALE = "0.3";

const programs = listPrograms(["threads/"]).filter(({ name }) => SAMPLE.includes(name));

describe.each(SEEDS)("chaos, seed %i", (seed) => {
  const mode = chaosMode(seed, EXECUTORS);
  for (const program of programs) {
    test.concurrent(program.name, async () => {
      const difference = await judgeProgram(program, findPystm(), mode);
      if (difference !== undefined) expect.fail(difference);
    });
  }
  for (const name of STRESS) {
    test.concurrent(`stress: ${name}`, async () => {
      const outcome = await runChild({
        command: [...findPystm().command, ...mode.flags, `${name}.py`, String(seed), STRESS_SCALE],
        cwd: `${PROGRAMS}/../stress`,
        env: testEnvironment(mode.env),
        stdin: "",
        timeout: 100_000,
      });
      expect(`${outcome.stdout}${outcome.stderr}`).toMatch(/^ok/);
    });
  }
});

test("every program of the sample exists", () => {
  expect(programs.map(({ name }) => name)).toEqual(SAMPLE);
});
