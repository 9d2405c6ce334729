/**
 * Every program of tests/programs does under pystm what CPython did with it.
 */
import { describe, expect, test } from "vitest";
import { appliesTo, MODES } from "./run/modes.ts";
import { judgeProgram, listPrograms, type Program, readKnownFailures } from "./run/program.ts";
import { findPystm } from "./run/python.ts";

/** `PYSTM_MODES=all` or a list of names; the plain mode alone is what every run can afford. */
const wanted = (process.env.PYSTM_MODES ?? "plain").split(",");
const modes = MODES.filter(({ name }) => wanted.includes("all") || wanted.includes(name));

/** One that passes must leave the list. */
const knownFailures = readKnownFailures();

const topics = new Map<string, Program[]>();
for (const program of listPrograms()) topics.set(program.topic, [...(topics.get(program.topic) ?? []), program]);

for (const mode of modes) {
  describe.each([...topics])(modes.length > 1 ? `${mode.name}: %s` : "%s", (_topic, programs) => {
    for (const program of programs.filter((one) => appliesTo(mode, one))) {
      test.concurrent(program.name, async () => {
        const difference = await judgeProgram(program, findPystm(), mode);
        if (knownFailures.has(program.name)) {
          expect(difference, "passes now: take it off tests/programs/known-failures.txt").toBeDefined();
        } else if (difference !== undefined) expect.fail(difference);
      });
    }
  });
}
