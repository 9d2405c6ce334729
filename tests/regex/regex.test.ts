/** Both back ends of the regular expressions against what CPython found (`recorded.json`). */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decode, InvalidCode } from "../../stdlib/sre/decode.ts";
import { Regex } from "../../stdlib/sre/regex.ts";
import { CASES } from "./cases.ts";
import { compareWithRecord, type Recorded } from "./compare.ts";

const recorded = JSON.parse(readFileSync(new URL("./recorded.json", import.meta.url), "utf8")) as Recorded[];

test("both back ends find what CPython finds", () => {
  expect(recorded.length).toBe(CASES.length);
  CASES.forEach((item, i) => {
    expect(compareWithRecord(item, recorded[i]!).differences, `${item[0]} ${item[1]}`).toEqual([]);
  });
});

test("ordinary expressions have a JS form", () => {
  const translated = CASES.filter((item, i) => compareWithRecord(item, recorded[i]!).translated);
  expect(translated.length).toBeGreaterThan(170);
});

test("code the compiler would not make is refused", () => {
  for (const code of [[], [1, 1], [16, 97], [16, 97, 0], [17, 0, 1], [7, 3, 16, 97, 1], [24, 9, 0, 1, 2, 1, 1], [99, 1]]) {
    expect(() => decode(code, 0), String(code)).toThrow(InvalidCode);
  }
});

test("long subjects need no stack of ours", () => {
  // `(?:a|(b))*c` as the compiler writes it: the group may be unset, so the backtracking matcher runs.
  const i = CASES.findIndex(([pattern]) => pattern === "(?:(a)|b)*");
  const regex = new Regex(recorded[i]!.code, recorded[i]!.groups);
  expect(regex.usesJs).toBe(false);
  const subject = "ab".repeat(500_000);
  expect(regex.find(subject, "match", 0, false)?.end).toBe(subject.length);
});
