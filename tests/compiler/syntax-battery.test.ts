/**
 * Every construct of the language parses to the tree CPython makes of it, positions included.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Answer, answerOf } from "./goldens.ts";

const battery: [string, string, Answer][] = JSON.parse(readFileSync(join(import.meta.dirname, "syntax-battery.json"), "utf8"));
const topics = Map.groupBy(battery, ([topic]) => topic);

/** The battery needs a few character names only. */
const NAMES: Readonly<Record<string, number>> = {
  "DIGIT ONE": 0x31,
  BULLET: 0x2022,
  "EM DASH": 0x2014,
  "LATIN SMALL LETTER A": 0x61,
  "GREEK SMALL LETTER ALPHA": 0x3b1,
};

describe.each([...topics])("%s", (_topic, entries) => {
  test.each(entries.map(([, source, answer]) => ({ source, answer })))("$source", ({ source, answer }) => {
    expect(answerOf(source, "exec", { lookupUnicodeName: (name) => NAMES[name.toUpperCase()] })).toEqual(answer);
  });
});
