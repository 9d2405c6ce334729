/** The module `atexit`: functions to be called when the interpreter ends. */
import { PyError, typeError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import type { PyList } from "../../vm/core/list.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { pure, readable, writable } from "../../vm/core/native.ts";
import { call } from "../../vm/core/ops/call.ts";
import { equals } from "../../vm/core/ops/compare.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import { programList } from "../../vm/core/program-state.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { Value } from "../../vm/core/value.ts";
import { writeUnraisable } from "../sys/hooks.ts";

/** The registered functions, each as (function, arguments, names of the last ones); None where one was unregistered, which counts. */
const registered = (): PyList => programList("atexit");

/** Calls the registered functions, the last one first; what they raise is reported, not passed on. */
export function runExitFunctions(): void {
  for (;;) {
    const callback = writable(registered()).items.pop();
    if (callback === undefined) return;
    if (!(callback instanceof PyTuple)) continue;
    const [func, args, names] = callback.items as [Value, PyTuple, PyTuple];
    try {
      settle(call(func, args.items, names.items.length === 0 ? null : (names.items as string[])));
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      writeUnraisable(error, null, `Exception ignored in atexit callback ${reprNow(func)}`);
    }
  }
}

function unregister(func: Value): Value {
  const callbacks = readable(registered()).items;
  for (let i = 0; i < callbacks.length; i++) {
    const callback = callbacks[i];
    if (callback instanceof PyTuple && equals(callback.items[0]!, func)) writable(registered()).items[i] = null;
  }
  return null;
}

export const atexitModule: NativeModule = defineModule("atexit", () => ({
  doc: "allow programmer to define multiple exit functions to be executed upon normal program termination.",
  functions: {
    register: pure("(func, /, *args, **kwargs)", (func: Value, args: Value[], kwargs: Keywords) => {
      if (typeOf(func).slots.call === undefined) throw typeError("the first argument must be callable");
      const { items } = writable(registered());
      items.push(tuple([func, tuple([...args, ...kwargs.values()]), tuple([...kwargs.keys()])]));
      return func;
    }),
    unregister: pure("(func, /)", unregister),
    _run_exitfuncs: pure("()", () => {
      runExitFunctions();
      return null;
    }),
    _clear: pure("()", () => {
      writable(registered()).items = [];
      return null;
    }),
    _ncallbacks: pure("()", () => readable(registered()).items.length),
  },
}));
