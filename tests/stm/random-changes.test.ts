/**
 * What an aborted transaction has done to objects of any kind is undone: random changes (random_changes.py) are made, undone, and made
 * again; in the end the objects are as those that were changed only once.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { beginTransaction, endTransaction, undo } from "../../runtime/stm/transaction.ts";
import type { PyList } from "../../vm/core/list.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import type { Value } from "../../vm/core/value.ts";
import { ROOT } from "../run/python.ts";
import { runProgram } from "./interpreter.ts";

const ROUNDS = Number(process.env.UNDO_ROUNDS ?? 60);

/** What differs, shortened: at most one line each. */
function differences(expected: readonly string[], found: readonly string[]): string[] {
  const at = (a: string, b: string): number => {
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    return Math.max(i - 30, 0);
  };
  return expected.flatMap((line, i) => {
    const other = found[i]!;
    if (line === other) return [];
    const from = at(line, other);
    return [`${line.slice(0, 12)}: ...${other.slice(from, from + 80)} instead of ...${line.slice(from, from + 80)}`];
  });
}

test("changes that are undone leave no trace", () => {
  const program = runProgram(readFileSync(join(ROOT, "tests/stm/random_changes.py"), "utf8"), "random_changes.py");
  const call = (name: string, ...args: Value[]): Value => callNow(program.getString(name)!, ...args);
  const lines = (name: string, object: Value): string[] => (call(name, object) as PyList).items.map((line) => textOf(line)!);
  const changed = (rounds: number): Value => {
    callMethodNow(program.getString("cached")!, "cache_clear");
    const object = call("make");
    for (let seed = 0; seed < rounds; seed++) call("change", object, seed);
    return object;
  };
  let subject = changed(0);
  const wrong: string[] = [];
  for (let seed = 0; seed < ROUNDS; seed++) {
    const before = lines("show", subject);
    beginTransaction();
    call("change", subject, seed);
    undo();
    endTransaction();
    const traces = differences(before, lines("show", subject));
    wrong.push(...traces.map((line) => `${seed}: ${line}`));
    if (traces.length > 0) subject = changed(seed);
    call("change", subject, seed);
  }
  expect(wrong).toEqual([]);
  const end = [...lines("show", subject), ...lines("finish", subject)];
  const twin = changed(ROUNDS);
  expect(differences([...lines("show", twin), ...lines("finish", twin)], end)).toEqual([]);
});
