/**
 * Operations that wait for Python code can be continued twice from one point: what a transaction did to their continuations, and
 * to the objects they work on, is undone, and they do it again. Python code is played by a fake iterator and a fake function, whose
 * results the test hands in.
 */
import { expect, test } from "vitest";
import { beginTransaction, endTransaction, openForWrite, txn, undo } from "../../runtime/stm/transaction.ts";
import { codeObject } from "../../vm/core/code.ts";
import { compiler } from "../../vm/core/compiler-hook.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { type Continuation, execution } from "../../vm/core/execution.ts";
import { Frame } from "../../vm/core/frame.ts";
import { getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { call, callNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { type MaybeOutcome, PENDING, PyFloat, PyObject, type Value } from "../../vm/core/value.ts";
import { interpreter } from "./interpreter.ts";

interpreter();

const code = codeObject(
  compiler().compile({
    source: "",
    filename: "fake",
    mode: "exec",
    flags: 0,
    optimize: 0,
    featureVersion: -1,
    isScript: true,
  }),
);

/** What an operation does that needs Python code to run. */
function pushFake(): typeof PENDING {
  const names = new PyDict();
  execution.top.pending = new Frame(code, names, names, null, null);
  return PENDING;
}

class Fake extends PyObject {}
defineType({
  name: "fake",
  instance: Fake,
  sharing: "immutable",
  fields: {},
  slots: { pure: { iter: (self) => self, next: pushFake, call: pushFake } },
});

/** An operation that waits: what is left to do with the result of the frame it pushed. */
type Waiting = readonly Continuation[];

function chainOf(outcome: MaybeOutcome): Waiting {
  expect(outcome).toBe(PENDING);
  const chain: Continuation[] = [];
  for (let kont = execution.top.pending!.kont; kont !== null; kont = kont.next) chain.push(kont);
  execution.top.pending = null;
  return chain;
}

/** Continues as the loop does when the frame returns `value`. */
function proceed(waiting: Waiting, value: Value | undefined): { waiting: Waiting; result: Value | undefined } {
  let result = value;
  for (let i = 0; i < waiting.length; i++) {
    const kont = waiting[i]!;
    if (kont.$w < txn.writable) openForWrite(kont);
    kont.next = null;
    const outcome = kont.resume(result);
    if (outcome === PENDING) return { waiting: [...chainOf(PENDING), ...waiting.slice(i + 1)], result: undefined };
    result = outcome as Value | undefined;
  }
  return { waiting: [], result };
}

/** Feeds values in; the repr of the result, which must be there when all have been taken. */
function finish(from: Waiting, values: readonly (Value | undefined)[]): string {
  let waiting = from;
  let result: Value | undefined;
  for (const value of values) {
    expect(waiting.length).toBeGreaterThan(0);
    ({ waiting, result } = proceed(waiting, value));
  }
  expect(waiting.length).toBe(0);
  return reprNow(result as Value);
}

const END = undefined;
const fake = new Fake();
const builtin = (name: string): Value => importFromNow("builtins", name);
const pair = (a: Value, b: Value): Value => tuple([a, b]);

interface Case {
  readonly run: () => MaybeOutcome;
  /** What Python code gives, in the order in which it is asked. */
  readonly values: readonly (Value | undefined)[];
}

const called = (callee: Value, ...args: Value[]) => ({ run: () => call(callee, args) });
const keyed = (callee: Value, ...args: Value[]) => ({ run: () => call(callee, [...args, fake], ["key"]) });
const next =
  (iterator: Value): Case["run"] =>
  () =>
    call(builtin("next"), [iterator]);
const made = (module: string, name: string, ...args: Value[]): Value => call(importFromNow(module, name), args) as Value;

const cases: Readonly<Record<string, () => Case>> = {
  list: () => ({ ...called(builtin("list"), fake), values: [1, 2, 3, END] }),
  tuple: () => ({ ...called(builtin("tuple"), fake), values: [1, 2, 3, END] }),
  set: () => ({ ...called(builtin("set"), fake), values: [1, 2, 1, 3, END] }),
  dict: () => ({ ...called(builtin("dict"), fake), values: [pair("a", 1), pair("b", 2), pair("a", 3), END] }),
  sum: () => ({ ...called(builtin("sum"), fake), values: [1, 2, new PyFloat(0.5), END] }),
  "max by key": () => ({ ...keyed(builtin("max"), tuple(["a", "b", "c"])), values: [2, 7, 5] }),
  "sorted by key": () => ({ ...keyed(builtin("sorted"), tuple(["a", "b", "c", "d"])), values: [3, 1, 2, 0] }),
  all: () => ({ ...called(builtin("all"), fake), values: [1, 2, 0] }),
  join: () => ({ ...called(getAttributeNow("-", "join"), fake), values: ["a", "b", "c", END] }),
  reduce: () => ({ ...called(importFromNow("functools", "reduce"), fake, tuple([1, 2, 3, 4])), values: [10, 20, 30] }),
  indexOf: () => ({ ...called(importFromNow("operator", "indexOf"), fake, 5), values: [1, 2, 5] }),
  sub: () => {
    const pattern = callNow(importFromNow("re", "compile"), "[a-c]");
    return { ...called(getAttributeNow(pattern, "sub"), fake, "xaybzc"), values: ["1", "2", "3"] };
  },
  extend: () => {
    const list = call(builtin("list"), [tuple([0])]) as Value;
    return { ...called(getAttributeNow(list, "extend"), fake), values: [1, 2, END] };
  },
  fromkeys: () => ({ ...called(getAttributeNow(builtin("dict"), "fromkeys"), fake, 1), values: ["a", "b", END] }),
  "deque.extendleft": () => {
    const deque = made("collections", "deque");
    return { ...called(getAttributeNow(deque, "extendleft"), fake), values: [1, 2, END] };
  },
  "map of two": () => ({ run: next(made("builtins", "map", builtin("max"), fake, fake)), values: [4, 9] }),
  "zip of three": () => ({ run: next(made("builtins", "zip", fake, fake, fake)), values: [4, 9, 2] }),
  filter: () => ({ run: next(made("builtins", "filter", null, fake)), values: [0, 0, 3] }),
  batched: () => ({ run: next(made("itertools", "batched", fake, 3)), values: [1, 2, 3] }),
  pairwise: () => ({ run: next(made("itertools", "pairwise", fake)), values: [1, 2] }),
  groupby: () => ({ run: next(made("itertools", "groupby", fake, builtin("len"))), values: ["ab"] }),
  dropwhile: () => ({ run: next(made("itertools", "dropwhile", fake, fake)), values: [1, true, 2, true, 3, false] }),
  islice: () => ({ run: next(made("itertools", "islice", fake, 2, null)), values: [1, 2, 3] }),
  chain: () => ({ run: next(made("itertools", "chain", fake, fake)), values: [END, 7] }),
};

/** Identities differ from one object to the next. */
const withoutAddresses = (text: string): string => text.replace(/0x[0-9a-f]+/g, "0x");

for (const [name, prepare] of Object.entries(cases)) {
  test(`${name} can be continued again from any point`, () => {
    const { run, values } = prepare();
    const whole = withoutAddresses(finish(chainOf(run()), values));
    for (let at = 0; at < values.length; at++) {
      const again = prepare();
      let waiting = chainOf(again.run());
      for (const value of again.values.slice(0, at)) ({ waiting } = proceed(waiting, value));
      beginTransaction();
      let first = "";
      try {
        first = withoutAddresses(finish(waiting, again.values.slice(at)));
        undo();
      } finally {
        endTransaction();
      }
      const second = withoutAddresses(finish(waiting, again.values.slice(at)));
      expect([at, first, second]).toEqual([at, whole, whole]);
    }
  });
}
