/** The module `atexit`: functions to be called when the interpreter ends. */
import { PyError, typeError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { inevitable, pure } from "../../vm/core/native.ts";
import { call } from "../../vm/core/ops/call.ts";
import { equals } from "../../vm/core/ops/compare.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import type { Value } from "../../vm/core/value.ts";
import { writeUnraisable } from "../sys/hooks.ts";

interface Callback {
  readonly func: Value;
  readonly args: readonly Value[];
  readonly names: readonly string[] | null;
}

/** A function that was unregistered leaves its place, which counts. */
let callbacks: (Callback | null)[] = [];

/** Calls the registered functions, the last one first; what they raise is reported, not passed on. */
export function runExitFunctions(): void {
  for (let callback = callbacks.pop(); callback !== undefined; callback = callbacks.pop()) {
    if (callback === null) continue;
    const { func, args, names } = callback;
    try {
      settle(call(func, args, names));
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      writeUnraisable(error, null, `Exception ignored in atexit callback ${reprNow(func)}`);
    }
  }
}

export const atexitModule: NativeModule = defineModule("atexit", () => ({
  doc: "allow programmer to define multiple exit functions to be executed upon normal program termination.",
  functions: {
    register: inevitable("(func, /, *args, **kwargs)", (func: Value, args: Value[], kwargs: Keywords) => {
      if (typeOf(func).slots.call === undefined) throw typeError("the first argument must be callable");
      const names = kwargs.size === 0 ? null : [...kwargs.keys()];
      callbacks.push({ func, args: [...args, ...kwargs.values()], names });
      return func;
    }),
    unregister: inevitable("(func, /)", (func: Value) => {
      callbacks = callbacks.map((callback) => (callback === null || equals(callback.func, func) ? null : callback));
      return null;
    }),
    _run_exitfuncs: inevitable("()", () => {
      runExitFunctions();
      return null;
    }),
    _clear: inevitable("()", () => {
      callbacks = [];
      return null;
    }),
    _ncallbacks: pure("()", () => callbacks.length),
  },
}));
