/** No barrier is missing where these programs go: see boundaries.ts. `node tests/stm/barriers.ts` checks any other program. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../run/python.ts";

test.each(["lists/", "dicts/", "sets/", "iterators/", "generators"])("%s", (filter) => {
  const script = join(ROOT, "tests/stm/barriers.ts");
  const { stdout } = spawnSync(process.execPath, [script, filter], { encoding: "utf8", timeout: 100_000 });
  const lines = stdout.trimEnd().split("\n");
  expect(lines.filter((line) => / x (closed|only|written)/.test(line))).toEqual([]);
  expect(lines.at(-1)).toMatch(/^0 violations/);
});
