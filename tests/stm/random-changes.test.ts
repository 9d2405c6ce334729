/**
 * What an aborted transaction has done to objects of any kind is undone: random changes (random_changes.py) are made, undone, and made
 * again; in the end the objects are as those that were changed only once. And what is published and read by another executor is
 * there what it was.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createStore } from "../../runtime/heap/store.ts";
import { beginTransaction, endTransaction, setShared, undo } from "../../runtime/stm/transaction.ts";
import type { PyDict } from "../../vm/core/dict.ts";
import { PyError } from "../../vm/core/errors.ts";
import type { PyList } from "../../vm/core/list.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { importNow } from "../../vm/core/ops/import.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import type { Value } from "../../vm/core/value.ts";
import { SharedHeap } from "../../vm/sharing/shared-heap.ts";
import { ROOT } from "../run/python.ts";
import { runProgram } from "./interpreter.ts";

const ROUNDS = Number(process.env.UNDO_ROUNDS ?? 60);

/** Calls a function of the program; what it raises is shown with its traceback. */
function call(program: PyDict, name: string, ...args: Value[]): Value {
  try {
    return callNow(program.getString(name)!, ...args);
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    const lines = callMethodNow(importNow("traceback"), "format_exception", error.value) as PyList;
    throw new Error(lines.items.map((line) => textOf(line)).join(""));
  }
}

/** What differs, shortened: at most one line each. */
function differences(expected: readonly string[], found: readonly string[]): string[] {
  const at = (a: string, b: string): number => {
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    return Math.max(i - 30, 0);
  };
  return expected.flatMap((line, i) => {
    const other = found[i] ?? "";
    if (line === other) return [];
    const from = at(line, other);
    return [`${line.slice(0, 12)}: ...${other.slice(from, from + 80)} instead of ...${line.slice(from, from + 80)}`];
  });
}

/** The globals of a program as another executor sees them that has read nothing yet, and the transaction in which it does. */
function sentAcross(globals: PyDict): PyDict {
  const buffer = createStore({ bytes: 2 ** 26 });
  const here = new SharedHeap(buffer, 0);
  const there = new SharedHeap(buffer, 1);
  setShared(there);
  beginTransaction();
  here.begin();
  const id = here.identify(globals);
  if (!here.commit(0)) throw new Error("the commit failed");
  there.begin();
  const copy = there.resolve(id, true) as PyDict;
  here.disown();
  return copy;
}

test("objects that another executor knows from their records go on as they were", () => {
  const source = `${readFileSync(join(ROOT, "tests/stm/random_changes.py"), "utf8")}\nsubject = make(pinned=False)\n`;
  const start = (): PyDict => {
    const program = runProgram(source, "random_changes.py");
    for (let seed = 0; seed < ROUNDS; seed++) call(program, "change", program.getString("subject")!, seed);
    return program;
  };
  const look = (program: PyDict): string[] => {
    const subject = program.getString("subject")!;
    const lines: string[] = [];
    for (const name of ["show", "show", "finish"]) {
      if (lines.length > 0) for (let seed = 0; seed < 20; seed++) call(program, "change", subject, 1000 + seed);
      lines.push(...(call(program, name, subject) as PyList).items.map((line) => textOf(line)!));
    }
    return lines;
  };
  const expected = look(start());
  const found = look(sentAcross(start()));
  endTransaction();
  setShared(null);
  expect(differences(expected, found)).toEqual([]);
});

test("changes that are undone leave no trace", () => {
  const program = runProgram(readFileSync(join(ROOT, "tests/stm/random_changes.py"), "utf8"), "random_changes.py");
  const lines = (name: string, object: Value): string[] =>
    (call(program, name, object) as PyList).items.map((line) => textOf(line)!);
  const changed = (rounds: number): Value => {
    callMethodNow(program.getString("cached")!, "cache_clear");
    const object = call(program, "make");
    for (let seed = 0; seed < rounds; seed++) call(program, "change", object, seed);
    return object;
  };
  let subject = changed(0);
  const wrong: string[] = [];
  for (let seed = 0; seed < ROUNDS; seed++) {
    const before = lines("show", subject);
    beginTransaction();
    call(program, "change", subject, seed);
    undo();
    endTransaction();
    const traces = differences(before, lines("show", subject));
    wrong.push(...traces.map((line) => `${seed}: ${line}`));
    if (traces.length > 0) subject = changed(seed);
    call(program, "change", subject, seed);
  }
  expect(wrong).toEqual([]);
  const end = [...lines("show", subject), ...lines("finish", subject)];
  const twin = changed(ROUNDS);
  expect(differences([...lines("show", twin), ...lines("finish", twin)], end)).toEqual([]);
});
