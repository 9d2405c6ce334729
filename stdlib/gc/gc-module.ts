/**
 * The module `gc`. Reclaiming memory is the engine's work; what the module does for programs is to make it happen, so that weak
 * references die and finalisers run when `gc.collect()` returns.
 */

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { dictOf, PyDict } from "../../vm/core/dict.ts";
import { valueError } from "../../vm/core/errors.ts";
import { PyList } from "../../vm/core/list.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { inevitable, pure } from "../../vm/core/native.ts";
import { materialiseDict } from "../../vm/core/ops/attributes.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { PyAnySet } from "../../vm/core/set.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import { PyType } from "../../vm/core/type.ts";
import { MutableObject, PyObject, type Value } from "../../vm/core/value.ts";
import { intArgument } from "../os/path-argument.ts";
import { runCollectHooks } from "./collect-hooks.ts";

let collectNow: (() => void) | undefined;

interface TickingProcess {
  _tickCallback?(): void;
}

/**
 * Runs the engine's collector. Within one turn of the event loop the engine keeps every target of a weak reference alive that
 * was looked at; running the queue of microtasks ends the turn as far as that is concerned.
 */
export function collectGarbage(): void {
  if (collectNow === undefined) {
    setFlagsFromString("--expose-gc");
    collectNow = runInNewContext("gc") as () => void;
  }
  (process as TickingProcess)._tickCallback?.();
  collectNow();
}

const settings = { enabled: true, thresholds: [2000, 10, 10], debug: 0, collections: 0 };

function collect(generation?: Value): Value {
  const number = generation === undefined ? 2 : intArgument(generation);
  if (number < 0 || number > 2) throw valueError("invalid generation");
  const info = () =>
    dictOf([
      ["generation", number],
      ["collected", 0],
      ["uncollectable", 0],
    ]);
  for (const callback of callbacks.items.slice()) callNow(callback, "start", info());
  collectGarbage();
  const finalised = runCollectHooks();
  settings.collections++;
  for (const callback of callbacks.items.slice()) callNow(callback, "stop", info());
  return finalised;
}

let callbacks = new PyList();

/** What an object refers to directly, as far as its kind shows it. */
function referents(value: Value): Value[] {
  if (value instanceof PyList || value instanceof PyTuple) return [...value.items];
  if (value instanceof PyDict) return [...value.entries()].flat();
  if (value instanceof PyAnySet) return [...value.ordered()];
  if (value instanceof PyObject && value.$shape !== undefined && !(value instanceof PyType)) {
    return [value.$cls, ...[...materialiseDict(value).entries()].flat()];
  }
  return [];
}

export const gcModule: NativeModule = defineModule("gc", () => {
  callbacks = new PyList();
  return {
    doc: "This module provides access to the garbage collector for reference cycles.",
    functions: {
      collect: inevitable("(generation=2)", collect),
      enable: pure("()", () => {
        settings.enabled = true;
        return null;
      }),
      disable: pure("()", () => {
        settings.enabled = false;
        return null;
      }),
      isenabled: pure("()", () => settings.enabled),
      get_threshold: pure("()", () => tuple(settings.thresholds)),
      set_threshold: pure("(threshold0, threshold1=0, threshold2=0, /)", (...given: (Value | undefined)[]) => {
        given.forEach((value, i) => {
          if (value !== undefined) settings.thresholds[i] = intArgument(value);
        });
        return null;
      }),
      get_count: pure("()", () => tuple([0, 0, 0])),
      get_debug: pure("()", () => settings.debug),
      set_debug: pure("(flags, /)", (flags: Value) => {
        settings.debug = intArgument(flags);
        return null;
      }),
      get_stats: pure("()", () => {
        const stats = [0, 0, settings.collections].map((collections) =>
          dictOf([
            ["collections", collections],
            ["collected", 0],
            ["uncollectable", 0],
          ]),
        );
        return new PyList(stats);
      }),
      get_objects: pure("(generation=None)", () => new PyList()),
      get_referrers: pure("(*objs)", () => new PyList()),
      get_referents: pure("(*objs)", (objects: Value[]) => new PyList(objects.flatMap(referents))),
      is_tracked: pure(
        "(obj, /)",
        (value: Value) => value instanceof MutableObject || (value instanceof PyTuple && value.items.length > 0),
      ),
      is_finalized: pure("(obj, /)", () => false),
      freeze: pure("()", () => null),
      unfreeze: pure("()", () => null),
      get_freeze_count: pure("()", () => 0),
    },
    constants: {
      garbage: new PyList(),
      callbacks,
      DEBUG_STATS: 1,
      DEBUG_COLLECTABLE: 2,
      DEBUG_UNCOLLECTABLE: 4,
      DEBUG_SAVEALL: 32,
      DEBUG_LEAK: 38,
    },
  };
});
