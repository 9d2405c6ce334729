/** The module _lsprof: the profiler under cProfile. */

import { defineType } from "../../vm/core/define-type.ts";
import { PyBuiltin } from "../../vm/core/descriptor.ts";
import { PyError, runtimeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { list } from "../../vm/core/list.ts";
import { defineModule } from "../../vm/core/module.ts";
import { inevitable, pure, readable, writes } from "../../vm/core/native.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { typeOf, types } from "../../vm/core/registry.ts";
import { type CallObserver, type NativeCallee, setObserver, tracing, untraced } from "../../vm/core/tracing.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, PyFloat, type PyObject, type Value } from "../../vm/core/value.ts";
import { defineStructSequence, type StructSequence } from "../../vm/objects/structseq.ts";
import { changeLoop } from "../sys/change-loop.ts";
import { writeUnraisable } from "../sys/hooks.ts";
import { CallTimes, type Counts } from "./call-times.ts";

export class PyProfiler extends MutableObject implements CallObserver {
  timer: Value = null;
  /** Seconds of a unit of the timer; 0: it gives seconds. */
  unit = 0;
  byCaller = true;
  countsNatives = true;
  private inTimer = false;
  readonly times = new CallTimes<Value>(() => this.now());

  private now(): number {
    if (this.timer === null) return performance.now() / 1000;
    this.inTimer = true;
    try {
      const time = untraced(() => callNow(this.timer));
      return this.unit > 0 ? Number(indexNow(time)) : (callNow(types.float, time) as PyFloat).value;
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      writeUnraisable(error, null, `Exception ignored while calling _lsprof timer ${reprNow(this.timer)}`);
      return 0;
    } finally {
      this.inTimer = false;
    }
  }

  refuseInTimer(what: string): void {
    if (readable(this).inTimer) throw runtimeError(`cannot ${what} profiler in external timer`);
  }

  enterFrame(code: PyObject): void {
    if (!readable(this).inTimer) this.times.enter(code, () => code, this.byCaller);
  }

  leaveFrame(code: PyObject): void {
    if (!readable(this).inTimer) this.times.leave(code);
  }

  enterNative(callee: NativeCallee): void {
    if (readable(this).countsNatives && !this.inTimer) this.times.enter(callee.native, () => describe(callee), this.byCaller);
  }

  leaveNative(callee: NativeCallee): void {
    if (readable(this).countsNatives && !this.inTimer) this.times.leave(callee.native);
  }
}

/** How the statistics call a native function. */
function describe(callee: NativeCallee): string {
  if (!(callee instanceof PyBuiltin)) return reprNow(callee);
  const { native, module, self } = callee;
  const { bare } = native.name;
  if (self === undefined || !native.hasReceiver) return `<built-in method ${module === null ? "" : `${module}.`}${bare}>`;
  const attribute = typeOf(self).lookup(bare);
  return attribute === undefined ? `<built-in method ${bare}>` : reprNow(attribute);
}

const DETAILS = [
  ["code", "called code object or built-in function name"],
  ["callcount", "how many times this is called"],
  ["reccallcount", "how many times this is called recursively"],
  ["totaltime", "total time spent in this call"],
  ["inlinetime", "inline time (not in further subcalls)"],
] as const;

/** The statistics as a list of profiler_entry. */
function collect(profiler: PyProfiler, entryType: StructSequence, subentryType: StructSequence): Value {
  const factor = profiler.timer !== null && profiler.unit > 0 ? profiler.unit : 1;
  const row = (shown: Value, { calls, recursiveCalls, total, inline }: Counts): Value[] => [
    shown,
    calls,
    recursiveCalls,
    new PyFloat(total * factor),
    new PyFloat(inline * factor),
  ];
  const rows: Value[] = [];
  for (const entry of profiler.times.entries.values()) {
    if (entry.calls === 0) continue;
    const callees = [...entry.callees]
      .filter(([, counts]) => counts.calls > 0)
      .map(([callee, counts]) => subentryType.make(row(callee.shown, counts)));
    rows.push(entryType.make([...row(entry.shown, entry), callees.length === 0 ? null : list(callees)]));
  }
  return list(rows);
}

function disable(self: PyProfiler): void {
  self.refuseInTimer("disable");
  if (tracing.observer !== self) return;
  setObserver(null);
  self.times.flush();
}

function defineProfiler(entryType: StructSequence, subentryType: StructSequence): PyType {
  const setFlags = (self: PyProfiler, subcalls: Value | undefined, builtins: Value | undefined): void => {
    if (subcalls !== undefined) self.byCaller = isTrue(subcalls);
    if (builtins !== undefined) self.countsNatives = isTrue(builtins);
  };
  return defineType({
    name: "Profiler",
    module: "_lsprof",
    doc: "Profiler(timer=None, timeunit=None, subcalls=True, builtins=True)\n\nCounts and times calls, with its own clock or with the function given.",
    instance: PyProfiler,
    sharing: "pinned",
    fields: {
      timer: "ref",
      unit: "f64",
      byCaller: "flag",
      countsNatives: "flag",
      inTimer: "flag",
      times: "local",
    },
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyProfiler)),
    init: writes(
      "(timer=None, timeunit=0.0, subcalls=True, builtins=True)",
      (self: PyProfiler, timer?: Value, unit?: Value, subcalls?: Value, builtins?: Value) => {
        self.timer = timer ?? null;
        self.unit = unit === undefined ? 0 : (callNow(types.float, unit) as PyFloat).value;
        setFlags(self, subcalls, builtins);
        return null;
      },
    ),
    methods: {
      enable: inevitable(
        "(subcalls=True, builtins=True)",
        (self: PyProfiler, subcalls?: Value, builtins?: Value) => {
          if (tracing.observer !== null && tracing.observer !== self)
            throw valueError("Another profiling tool is already active");
          setFlags(self, subcalls, builtins);
          return changeLoop(() => setObserver(self));
        },
        "enable(subcalls=True, builtins=True)\n\nStart collecting profiling information.",
      ),
      disable: inevitable(
        "()",
        (self: PyProfiler) => {
          disable(self);
          return null;
        },
        "disable()\n\nStop collecting profiling information.\n",
      ),
      clear: inevitable(
        "()",
        (self: PyProfiler) => {
          self.refuseInTimer("clear");
          self.times.clear();
          return null;
        },
        "clear()\n\nClear all profiling information collected so far.\n",
      ),
      getstats: writes(
        "()",
        (self: PyProfiler) => collect(self, entryType, subentryType),
        "getstats() -> list of profiler_entry objects\n\nReturn all information collected by the profiler.",
      ),
    },
  });
}

export const lsprofModule = defineModule("_lsprof", () => {
  const entryType = defineStructSequence({
    name: "profiler_entry",
    module: "_lsprof",
    fields: [...DETAILS, ["calls", "details of the calls"]],
  });
  const subentryType = defineStructSequence({ name: "profiler_subentry", module: "_lsprof", fields: DETAILS });
  return { doc: "Fast profiler", types: [defineProfiler(entryType, subentryType), entryType.type, subentryType.type] };
});
