/**
 * Wrong programs are refused with CPython's message in CPython's place. (Some mutants are right by chance.)
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Answer, answerOf } from "./goldens.ts";

const goldens: [string, string, Answer][] = JSON.parse(readFileSync(join(import.meta.dirname, "syntax-errors.json"), "utf8"));
const topics = Map.groupBy(goldens, ([topic]) => topic);

describe.each([...topics])("%s", (_topic, entries) => {
  test("as CPython", () => {
    const ours = entries.map(([, source]) => [source, answerOf(source)]);
    expect(ours).toEqual(entries.map(([, source, answer]) => [source, answer]));
  });
});
