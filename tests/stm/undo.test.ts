/**
 * An aborted transaction leaves no trace in Python's objects: what undo.py and undo_library.py change looks as before once it has been undone, also
 * to code whose inline caches have seen the change, and can be changed again.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { beginTransaction, endTransaction, undo } from "../../runtime/stm/transaction.ts";
import type { PyList } from "../../vm/core/list.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import type { PyTuple } from "../../vm/core/tuple.ts";
import type { Value } from "../../vm/core/value.ts";
import { ROOT } from "../run/python.ts";
import { runProgram } from "./interpreter.ts";

/** Looks until the inline caches know what they see. */
const LOOKS = 30;

/** Changes that the look does not show, because they leave nothing behind but what must not be there. */
const INVISIBLE = new Set(["weak_reference"]);

const cases = ["undo.py", "undo_library.py"].flatMap((name) => {
  const file = join(ROOT, "tests/stm", name);
  return (runProgram(readFileSync(file, "utf8"), file).getString("CASES") as PyList).items;
});

function lookAt(look: Value): string {
  let seen = "";
  for (let i = 0; i < LOOKS; i++) seen = reprNow(callNow(look));
  return seen;
}

describe("an aborted transaction leaves no trace", () => {
  for (const item of cases) {
    const [name, change, look] = (item as PyTuple).items as [string, Value, Value];
    test(name, () => {
      const before = lookAt(look);
      let again: string | undefined;
      for (let round = 0; round < 3; round++) {
        beginTransaction();
        try {
          callNow(change);
          const changed = lookAt(look);
          if (!INVISIBLE.has(name)) expect(changed).not.toBe(before);
          // New objects have new addresses.
          const shown = changed.replace(/0x[0-9a-f]+/g, "");
          again ??= shown;
          expect(shown).toBe(again);
          undo();
        } finally {
          endTransaction();
        }
        expect(lookAt(look)).toBe(before);
      }
    });
  }
});
