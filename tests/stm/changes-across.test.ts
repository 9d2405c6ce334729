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

describe("one executor sees what another has committed", () => {
  for (const item of casesOf()) {
    const name = (item as PyTuple).items[0] as string;
    if (LOCAL.has(name)) continue;
    test(name, () => {
      const made = casesOf().find((other) => (other as PyTuple).items[0] === name) as PyTuple;
      const [, change, look] = made.items as [string, Value, Value];
      const buffer = createStore({ bytes: 2 ** 27 });
      const here = new SharedHeap(buffer, 0);
      const there = new SharedHeap(buffer, 1);
      heaps = [here, there];
      const id = transact(here, () => here.identify(new PyTuple([look])));
      const before = transact(here, () => lookAt(look));
      const copy = transact(there, () => (there.resolve(id, true) as PyTuple).items[0] as Value);
      expect(transact(there, () => lookAt(copy))).toBe(before);

      const aborted = transact(
        here,
        () => {
          callNow(change);
          return lookAt(look);
        },
        false,
      );
      expect(aborted).not.toBe(before);
      expect(transact(here, () => lookAt(look))).toBe(before);
      expect(transact(there, () => lookAt(copy))).toBe(before);

      const after = transact(here, () => {
        callNow(change);
        return lookAt(look);
      });
      expect(transact(there, () => lookAt(copy))).toBe(after);
      expect(transact(here, () => lookAt(look))).toBe(after);
    });
  }
});
