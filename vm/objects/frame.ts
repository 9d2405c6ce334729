/** frame and traceback: what Python code sees of frames, and the write-through view of a function's locals (PEP 667). */
import { LocalKind } from "../bytecode/code-unit.ts";
import { lineOf } from "../bytecode/positions.ts";
import { finalise } from "../core/death.ts";
import { defineType } from "../core/define-type.ts";
import { PyDict } from "../core/dict.ts";
import { notImplementedError, runtimeError, typeError, valueError } from "../core/errors.ts";
import { execution } from "../core/execution.ts";
import { HERE_ONLY } from "../core/fields.ts";
import { callerOf, Frame, PyCell } from "../core/frame.ts";
import { runsLater } from "../core/function-call.ts";
import { isFresh, placeOf, watchOf } from "../core/generator-death.ts";
import { list } from "../core/list.ts";
import { open, pure, writes } from "../core/native.ts";
import { sizeNow } from "../core/ops/index-value.ts";
import { argumentKind, typeOf } from "../core/registry.ts";
import { PyTraceback } from "../core/traceback.ts";
import { knownTrace, traceOf } from "../core/tracing.ts";
import type { PyType } from "../core/type.ts";
import type { Value } from "../core/value.ts";
import { offsetOf, wordAt } from "./code.ts";
import { FrameLocals, runsComprehension } from "./frame-locals.ts";
import { addressOf } from "./object.ts";

/** The line a frame is at; null when it has none. */
export function currentLine(frame: Frame): number | null {
  const line = frame.pc === 0 ? frame.code.unit.firstLine : lineOf(frame.code.unit, frame.pc - 1);
  return line < 0 ? null : line;
}

/** f_locals: the namespace of a class body or module, a view of the variables of a function or comprehension. */
export function localsOf(frame: Frame): Value {
  return frame.locals === null || runsComprehension(frame) ? new FrameLocals(frame) : frame.locals;
}

export const frameType = defineType({
  name: "frame",
  instance: Frame,
  sharing: "versioned",
  // The code of a frame that was suspended elsewhere may never have run here.
  rebuild: (frame: Frame) => void frame.code.realise(),
  fields: {
    // A thread moves to another executor with all of its frames.
    back: "ref",
    code: "ref",
    globals: "ref",
    builtins: "ref",
    locals: "ref",
    func: "ref",
    stack: "refs",
    pc: "i32",
    sp: "i32",
    kont: HERE_ONLY,
    generator: "ref",
    extras: "ref",
    isEntry: "flag",
    isPlainCall: "flag",
    injected: HERE_ONLY,
  },
  final: true,
  slots: {
    pure: {
      repr(self) {
        const frame = self as Frame;
        const { unit } = frame.code;
        return `<frame at ${addressOf(frame)}, file ${reprPath(unit.filename)}, line ${currentLine(frame) ?? "None"}, code ${unit.name}>`;
      },
    },
  },
  methods: {
    clear: writes("()", (frame: Frame) => {
      for (let running = execution.top.frame as Frame | null; running !== null; running = callerOf(running)) {
        if (running === frame) throw runtimeError("cannot clear an executing frame");
      }
      if (runsLater(frame.code.flags)) clearGenerator(frame);
      frame.stack = frame.code.newStack();
      return null;
    }),
    __sizeof__: pure("()", (frame: Frame) => 64 + 8 * frame.stack.length),
  },
  getters: {
    f_back: { get: callerOf },
    f_code: { get: (f: Frame) => f.code },
    f_globals: { get: (f: Frame) => f.globals },
    f_builtins: { get: (f: Frame) => f.builtins },
    f_locals: { get: localsOf },
    f_lineno: {
      get: currentLine,
      set: (f: Frame) => {
        if (knownTrace(f) === undefined) throw valueError("f_lineno can only be set in a trace function");
        throw notImplementedError("jumps by assignment to f_lineno");
      },
    },
    f_lasti: { get: (f: Frame) => offsetOf(f.pc - 1) },
    f_trace: {
      get: (f: Frame) => knownTrace(f)?.callback ?? null,
      set: (f: Frame, value) => {
        traceOf(f).callback = value ?? null;
      },
    },
    f_trace_lines: {
      get: (f: Frame) => knownTrace(f)?.lines ?? true,
      set: (f: Frame, value) => {
        traceOf(f).lines = traceFlag("f_trace_lines", value);
      },
    },
    f_trace_opcodes: {
      get: (f: Frame) => knownTrace(f)?.opcodes ?? false,
      set: (f: Frame, value) => {
        traceOf(f).opcodes = traceFlag("f_trace_opcodes", value);
      },
    },
  },
});

function traceFlag(name: string, value: Value | undefined): boolean {
  if (typeof value === "boolean") return value;
  throw typeError(value === undefined ? `cannot delete attribute ${name}` : "attribute value type must be bool");
}

/** Before a generator's frame is cleared: raises RuntimeError while it is suspended, finalises it where it has not started. */
function clearGenerator(frame: Frame): void {
  if (frame.stack.length === 0) return;
  if (!isFresh(frame)) throw runtimeError("cannot clear a suspended frame");
  const entry = watchOf(frame);
  if (entry !== undefined) finalise(entry);
  frame.generator?.finished();
}

const reprPath = (path: string): string => `'${path}'`;

/** The namespace for code that runs in `frame` without one of its own: exec, eval, locals(). */
export function namespaceOf(frame: Frame): Value {
  return frame.locals === null || runsComprehension(frame) ? snapshotLocals(frame) : frame.locals;
}

/** locals() of a function or comprehension: an independent copy of its variables. */
export function snapshotLocals(frame: Frame): PyDict {
  const dict = new PyDict();
  frame.code.unit.localsPlusNames.forEach((name, i) => {
    const slot = frame.stack[i];
    const isCell = slot instanceof PyCell && isCellSlot(frame, i);
    if (isCell) open(slot, "reads");
    const value = isCell ? slot.value : slot;
    if (value !== undefined) dict.setString(name, value);
  });
  return dict;
}

/** True when localsplus entry `i` holds a cell rather than a plain value (a parameter becomes one by MAKE_CELL). */
export const isCellSlot = (frame: Frame, i: number): boolean =>
  (frame.code.unit.localsPlusKinds[i]! & (LocalKind.CELL | LocalKind.FREE)) !== 0;

function makeTraceback(_cls: PyType, next: Value, frame: Value, lasti: Value, line: Value): Value {
  if (next !== null && !(next instanceof PyTraceback)) {
    throw typeError(`expected traceback object or None, got '${typeOf(next).name}'`);
  }
  if (!(frame instanceof Frame)) throw typeError(`traceback() argument 'tb_frame' must be frame, not ${argumentKind(frame)}`);
  return new PyTraceback(next, frame, wordAt(sizeNow(lasti)), sizeNow(line));
}

/** tb_lineno. */
export function tracebackLine(traceback: PyTraceback): number | null {
  if (traceback.line !== null) return traceback.line;
  const { unit } = traceback.frame.code;
  const line = traceback.lasti < 0 ? unit.firstLine : lineOf(unit, traceback.lasti);
  return line < 0 ? null : line;
}

const snapshots = new WeakMap<Frame, Frame>();

function snapshotOf(frame: Frame): Frame {
  let snapshot = snapshots.get(frame);
  if (snapshot === undefined) {
    snapshot = placeOf(frame);
    snapshots.set(frame, snapshot);
    snapshots.set(snapshot, snapshot);
  }
  return snapshot;
}

export const tracebackType = defineType({
  name: "traceback",
  doc: "Create a new traceback object.",
  instance: PyTraceback,
  sharing: "versioned",
  fields: {
    next: "ref",
    // The frame may go on here; others only need to know where it was.
    frame: { encode: snapshotOf, decode: (frame: Frame) => frame },
    lasti: "i32",
    line: "ref",
  },
  final: true,
  construct: pure("(tb_next, tb_frame, tb_lasti, tb_lineno)", makeTraceback),
  methods: { __dir__: pure("()", () => list(["tb_frame", "tb_next", "tb_lasti", "tb_lineno"])) },
  getters: {
    tb_next: {
      get: (t: PyTraceback) => t.next,
      set: (t: PyTraceback, value) => {
        if (value === undefined) throw typeError("can't delete tb_next attribute");
        if (value !== null && !(value instanceof PyTraceback))
          throw typeError(`expected traceback object, got '${typeOf(value).name}'`);
        for (let link = value; link !== null; link = link.next) {
          if (link === t) throw valueError("traceback loop detected");
          open(link, "reads");
        }
        t.next = value;
      },
    },
    tb_frame: { get: (t: PyTraceback) => t.frame, member: true },
    tb_lasti: { get: (t: PyTraceback) => offsetOf(t.lasti), member: true },
    tb_lineno: { get: tracebackLine },
  },
});
