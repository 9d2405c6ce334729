/**
 * What one executor changes and commits, another sees; what it aborts, neither sees. Two shared heaps in one process stand for the
 * executors, whose transactions take turns; the situations are those of undo.py.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createStore } from "../../runtime/heap/store.ts";
import { beginTransaction, endTransaction, setShared, undo } from "../../runtime/stm/transaction.ts";
import type { PyList } from "../../vm/core/list.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import type { Value } from "../../vm/core/value.ts";
import { SharedHeap } from "../../vm/sharing/shared-heap.ts";
import { ROOT } from "../run/python.ts";
import { runProgram } from "./interpreter.ts";

const LOOKS = 20;

const file = join(ROOT, "tests/stm/undo.py");
const source = readFileSync(file, "utf8");

/** What shows only where it happened: each executor has weak references, finalisers, lists of subclasses and the current context of its own. */
const LOCAL = new Set(
  "weak_reference weak_dictionaries finaliser class_made bases_assigned type_made_by_call context_variable".split(" "),
);

let heaps: SharedHeap[] = [];
afterEach(() => {
  endTransaction();
  setShared(null);
  for (const heap of heaps) heap.disown();
  heaps = [];
});

/** Runs a transaction of one executor. */
function transact<T>(heap: SharedHeap, body: () => T, commits = true): T {
  setShared(heap);
  beginTransaction();
  heap.begin();
  const result = body();
  if (commits) {
    if (!heap.commit(0)) throw new Error("the commit failed");
  } else {
    heap.abort();
    undo();
  }
  endTransaction();
  return result;
}

/** The last of many looks, as inline caches must not see anything else. */
function lookAt(look: Value): string {
  let seen = "";
  for (let i = 0; i < LOOKS; i++) seen = reprNow(callNow(look));
  return seen.replace(/0x[0-9a-f]+/g, "0x");
}

const casesOf = (): readonly Value[] => (runProgram(source, file).getString("CASES") as PyList).items;

/** The change and the look of a case, made anew. */
function makeCase(name: string): [change: Value, look: Value] {
  const made = casesOf().find((other) => (other as PyTuple).items[0] === name) as PyTuple;
  return made.items.slice(1) as [Value, Value];
}

/** Changes on one side, first in vain. */
function checkChange(one: SharedHeap, change: Value, look: Value, other: SharedHeap, otherLook: Value): void {
  const before = transact(one, () => lookAt(look));
  expect(transact(other, () => lookAt(otherLook))).toBe(before);
  const changed = (): string => {
    callNow(change);
    return lookAt(look);
  };
  expect(transact(one, changed, false)).not.toBe(before);
  expect(transact(one, () => lookAt(look))).toBe(before);
  expect(transact(other, () => lookAt(otherLook))).toBe(before);

  const after = transact(one, changed);
  expect(transact(other, () => lookAt(otherLook))).toBe(after);
  expect(transact(one, () => lookAt(look))).toBe(after);
}

const names = casesOf().map((item) => (item as PyTuple).items[0] as string);

describe.each(["the executor that made the objects", "another executor"])("what %s changes", (who) => {
  test.each(names.filter((name) => !LOCAL.has(name)))("%s", (name) => {
    const [change, look] = makeCase(name);
    const buffer = createStore({ bytes: 2 ** 27 });
    const here = new SharedHeap(buffer, 0);
    const there = new SharedHeap(buffer, 1);
    heaps = [here, there];
    const id = transact(here, () => here.identify(new PyTuple([change, look])));
    const [changeThere, lookThere] = transact(there, () => (there.resolve(id, true) as PyTuple).items) as [Value, Value];
    if (who === "another executor") checkChange(there, changeThere, lookThere, here, look);
    else checkChange(here, change, look, there, lookThere);
  });
});
