/** The module _bisect: insertion points in sorted sequences. */
import { valueError } from "../../vm/core/errors.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { lessThan } from "../../vm/core/ops/compare.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { getItemNow, lengthNow } from "../../vm/core/ops/items.ts";
import type { Int, Value } from "../../vm/core/value.ts";
import { add, floorDiv } from "../../vm/numeric/int.ts";

type Side = "left" | "right";

function insertionPoint(side: Side, a: Value, x: Value, lo?: Value, hi?: Value, key: Value = null): Int {
  let low: Int = lo === undefined ? 0 : indexNow(lo);
  if (low < 0) throw valueError("lo must be non-negative");
  let high: Int = hi === undefined || hi === null ? -1 : indexNow(hi);
  if (high < 0) high = lengthNow(a);
  while (low < high) {
    // The length of a range can exceed the safe integers.
    const middle: Int = floorDiv(add(low, high), 2);
    const raw = getItemNow(a, middle);
    const item = key === null ? raw : callNow(key, raw);
    const goRight = side === "left" ? lessThan(item, x) : !lessThan(x, item);
    if (goRight) low = add(middle, 1);
    else high = middle;
  }
  return low;
}

function insert(side: Side, a: Value, x: Value, lo?: Value, hi?: Value, key: Value = null): Value {
  const at = insertionPoint(side, a, key === null ? x : callNow(key, x), lo, hi, key);
  callMethodNow(a, "insert", at, x);
  return null;
}

const SIGNATURE = "(a, x, lo=0, hi=None, *, key=None)";

function functionsFor(side: Side) {
  const find = (a: Value, x: Value, lo?: Value, hi?: Value, key?: Value) => insertionPoint(side, a, x, lo, hi, key);
  const insort = (a: Value, x: Value, lo?: Value, hi?: Value, key?: Value) => insert(side, a, x, lo, hi, key);
  const where = side === "left" ? "before" : "after";
  return {
    find: pure(SIGNATURE, find, `The index where to insert x in list a, assuming a is sorted: ${where} any equal items.`),
    insort: pure(SIGNATURE, insort, `Inserts x in list a, keeping it sorted: ${where} any equal items.`),
  };
}

export const bisectModule = defineModule("_bisect", () => {
  const left = functionsFor("left");
  const right = functionsFor("right");
  return {
    doc: "Bisection algorithms.",
    functions: {
      bisect_right: right.find,
      bisect: right.find,
      bisect_left: left.find,
      insort_right: right.insort,
      insort: right.insort,
      insort_left: left.insort,
    },
  };
});
