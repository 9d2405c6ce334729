/** The module `_tracemalloc`: allocations are the engine's and are not traced, so it is never tracing anything. */
import { notImplementedError } from "../../vm/core/errors.ts";
import { PyList } from "../../vm/core/list.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { inevitable, pure } from "../../vm/core/native.ts";
import { tuple } from "../../vm/core/tuple.ts";

export const tracemallocModule: NativeModule = defineModule("_tracemalloc", () => ({
  doc: "Debug module to trace memory blocks allocated by Python.",
  functions: {
    is_tracing: pure("()", () => false),
    start: inevitable("(nframe=1, /)", () => {
      throw notImplementedError("tracing of memory allocations (tracemalloc.start)");
    }),
    stop: inevitable("()", () => null),
    clear_traces: inevitable("()", () => null),
    reset_peak: inevitable("()", () => null),
    get_traceback_limit: pure("()", () => 1),
    get_traced_memory: pure("()", () => tuple([0, 0])),
    get_tracemalloc_memory: pure("()", () => 0),
    _get_traces: pure("()", () => new PyList()),
    _get_object_traceback: pure("(obj, /)", () => null),
  },
}));
