/**
 * Everything that an object of any type holds is declared in the `fields` of its type, or the STM would neither undo nor
 * publish it. `known-gaps.txt` lists what is missing still; lines may only be removed: `node tests/stm/remove-closed-gaps.ts`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../run/python.ts";
import { findGaps, KNOWN_GAPS } from "./gaps.ts";

test("fields account for every property of every object", () => {
  const { gaps, failed, objects, types } = findGaps();
  const known = new Set(readFileSync(join(ROOT, KNOWN_GAPS), "utf8").split("\n"));
  console.info(`${objects} objects of ${types} types; ${gaps.length} known gaps`);
  expect(failed).toEqual([]);
  expect(gaps.filter((gap) => !known.has(gap))).toEqual([]);
});
