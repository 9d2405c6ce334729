/** The native module gc: V8 collects; what is left is to make it happen now and to call back those who wait for a death. */
import { collectNow } from "../../runtime/gc/collect-now.ts";
import { ageWatches } from "../../vm/core/death.ts";
import { dictOf } from "../../vm/core/dict.ts";
import { valueError } from "../../vm/core/errors.ts";
import { andThen } from "../../vm/core/execution.ts";
import { list } from "../../vm/core/list.ts";
import { defineModule } from "../../vm/core/module.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { call, callNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { iterate } from "../../vm/core/ops/iterate.ts";
import { forgetTraces } from "../../vm/core/stale-operands.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import { PyFloat, PyObject, type Value } from "../../vm/core/value.ts";
import { loosen, settleStreams } from "../io/open-streams.ts";
import { noticeDeaths } from "./deaths.ts";

function collect(callbacks: Value, generation: Value): Value {
  const number = sizeNow(generation);
  if (number < 0 || number > 2) throw valueError("invalid generation");
  const info = () =>
    dictOf([
      ["generation", number],
      ["collected", 0],
      ["uncollectable", 0],
    ]);
  for (const callback of [...iterate(callbacks)]) callNow(callback, "start", info());
  let deaths: number;
  do {
    forgetTraces();
    ageWatches();
    const streams = loosen();
    collectNow(number === 0);
    deaths = settleStreams(streams) + noticeDeaths();
  } while (deaths > 0);
  for (const callback of [...iterate(callbacks)]) callNow(callback, "stop", info());
  return 0;
}

export const gcModule = defineModule("gc", () => {
  let enabled = true;
  let debug = 0;
  let thresholds = [2000, 10, 0];
  const callbacks = list([]);
  const none = (action: () => void) => () => {
    action();
    return null;
  };
  const nothing = pure("()", () => null);
  const functions: Record<string, Declaration> = {
    collect: pure(
      "(generation=2)",
      (generation: Value = 2) =>
        andThen(call(importFromNow("_pystm_collect", "overwrite_registers"), []), () => collect(callbacks, generation)),
      "Run the garbage collector.\n\nThe number of unreachable objects is not known here: the answer is 0.",
    ),
    enable: pure(
      "()",
      none(() => {
        enabled = true;
      }),
      "Enable automatic garbage collection.",
    ),
    disable: pure(
      "()",
      none(() => {
        enabled = false;
      }),
      "Disable automatic garbage collection.",
    ),
    isenabled: pure("()", () => enabled, "Returns true if automatic garbage collection is enabled."),
    get_threshold: pure("()", () => tuple(thresholds), "Return the current collection thresholds."),
    set_threshold: pure("(threshold0, threshold1=0, threshold2=0, /)", (a: Value, b?: Value, c?: Value) => {
      thresholds = [sizeNow(a), b === undefined ? thresholds[1]! : sizeNow(b), c === undefined ? thresholds[2]! : sizeNow(c)];
      return null;
    }),
    get_count: pure("()", () => tuple([0, 0, 0]), "Return a three-tuple of the current collection counts."),
    get_debug: pure("()", () => debug, "Get the garbage collection debugging flags."),
    set_debug: pure(
      "(flags, /)",
      (flags: Value) => {
        debug = sizeNow(flags);
        return null;
      },
      "Set the garbage collection debugging flags.",
    ),
    get_objects: pure(
      "(generation=None)",
      () => list([]),
      "Return a list of objects tracked by the collector (excluding the list returned).",
    ),
    get_referrers: pure("(*objs)", () => list([]), "Return the list of objects that directly refer to any of 'objs'."),
    get_referents: pure(
      "(*objs)",
      (objects: Value[]) => list(objects.flatMap(referents)),
      "Return the list of objects that are directly referred to by 'objs'.",
    ),
    get_stats: pure("()", () =>
      list(
        [0, 1, 2].map(() =>
          dictOf([
            ["collections", 0],
            ["collected", 0],
            ["uncollectable", 0],
          ]),
        ),
      ),
    ),
    is_tracked: pure(
      "(obj, /)",
      (object: Value) => object instanceof PyObject && !(object instanceof PyFloat),
      "Returns true if the object is tracked by the garbage collector.",
    ),
    is_finalized: pure("(obj, /)", () => false, "Returns true if the object has been already finalized by the GC."),
    freeze: nothing,
    unfreeze: nothing,
    get_freeze_count: pure("()", () => 0),
  };
  return {
    doc: "This module provides access to the garbage collector for reference cycles.",
    functions,
    constants: {
      callbacks,
      garbage: list([]),
      DEBUG_STATS: 1,
      DEBUG_COLLECTABLE: 2,
      DEBUG_UNCOLLECTABLE: 4,
      DEBUG_SAVEALL: 32,
      DEBUG_LEAK: 38,
    },
  };
});

/** The items of containers; objects keep the rest to themselves. */
function referents(object: Value): readonly Value[] {
  if (object instanceof PyTuple) return object.items;
  if (object instanceof PyObject && "items" in object && Array.isArray(object.items)) return object.items as Value[];
  return [];
}
