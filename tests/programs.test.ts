/**
 * Every program of tests/programs does under pystm what CPython did with it.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { MODES } from "./run/modes.ts";
import { expectedBehaviour, explainDifference, listPrograms, type Program, runProgram } from "./run/program.ts";
import { findPystm } from "./run/python.ts";

/** `PYSTM_MODES=all` or a list of names; the plain mode alone is what every run can afford. */
const wanted = (process.env.PYSTM_MODES ?? "plain").split(",");
const modes = MODES.filter(({ name }) => wanted.includes("all") || wanted.includes(name));

/** Programs that do not pass yet, each with its reason; one that passes must leave the list. */
const knownFailures = new Set(
  readFileSync(new URL("programs/known-failures.txt", import.meta.url), "utf8")
    .split("\n")
    .map((line) => line.split("#")[0]!.trim())
    .filter((line) => line !== ""),
);

const topics = new Map<string, Program[]>();
for (const program of listPrograms()) topics.set(program.topic, [...(topics.get(program.topic) ?? []), program]);

for (const mode of modes) {
  describe.each([...topics])(modes.length > 1 ? `${mode.name}: %s` : "%s", (_topic, programs) => {
    for (const program of programs) {
      test.concurrent(program.name, async () => {
        const actual = await runProgram(program, findPystm(), mode.flags, mode.env);
        const difference = explainDifference(expectedBehaviour(program), actual);
        if (knownFailures.has(program.name)) {
          expect(difference, "passes now: take it off tests/programs/known-failures.txt").toBeDefined();
        } else if (difference !== undefined) expect.fail(difference);
      });
    }
  });
}
