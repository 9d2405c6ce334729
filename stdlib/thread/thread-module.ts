/** The module `_thread`. */
import { scheduler } from "../../runtime/threads/scheduler.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { exceptionType, pyError, runtimeError, typeError, valueError } from "../../vm/core/errors.ts";
import { execution, settle } from "../../vm/core/execution.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { inevitable, open, pure, writes } from "../../vm/core/native.ts";
import { findAttribute, getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { call, callMethodNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { strNow } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import { PyFloat, type Value } from "../../vm/core/value.ts";
import { defineStructSequence, PyStructSequence } from "../../vm/objects/structseq.ts";
import { lookForSignals } from "../os/interrupts.ts";
import { hasPythonHandler } from "../os/signal-handlers.ts";
import { requestSignal } from "../os/signal-state.ts";
import { currentIdent, mainIdent } from "./ident.ts";
import { defineLocal } from "./local.ts";
import { defineRLock, lockType, PyLock, TIMEOUT_MAX } from "./lock.ts";
import { defineThreadHandle, joinAll, PyThreadHandle, start, startedCount } from "./start.ts";

/** Prints an exception that ended a thread, as threading.excepthook does. */
function printThreadException(args: Value): Value {
  if (!(args instanceof PyStructSequence)) throw typeError("_thread._excepthook argument type must be ExceptHookArgs");
  const [type, value, traceback, thread] = args.items as [Value, Value, Value, Value];
  if (type === exceptionType("SystemExit")) return null;
  let file: Value = findAttribute(execution.sys, "stderr") ?? null;
  if (file === null) {
    if (thread === null) return null;
    file = getAttributeNow(thread, "_stderr");
    if (file === null) return null;
  }
  const name = thread === null ? String(currentIdent()) : strNow(getAttributeNow(thread, "name"));
  callMethodNow(file, "write", `Exception in thread ${name}:\n`);
  settle(call(importFromNow("traceback", "print_exception"), [type, value, traceback, file], ["file"]));
  callMethodNow(file, "flush");
  return null;
}

function checkThreadArguments(callable: Value, args: Value, kwargs: Value | undefined): void {
  if (typeOf(callable).slots.call === undefined) throw typeError("first arg must be callable");
  if (!(args instanceof PyTuple)) throw typeError("2nd arg must be a tuple");
  if (kwargs !== undefined && !(kwargs instanceof PyDict)) throw typeError("optional 3rd arg must be a dictionary");
}

const MIN_STACK = 32768;

export const threadModule: NativeModule = defineModule("_thread", () => {
  const hookArgs = defineStructSequence({
    name: "_ExceptHookArgs",
    module: "_thread",
    doc: "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.",
    fields: [
      ["exc_type", "Exception type"],
      ["exc_value", "Exception value"],
      ["exc_traceback", "Exception traceback"],
      ["thread", "Thread"],
    ],
  });
  const startNew = writes("(function, args, kwargs={}, /)", (callable: Value, args: Value, kwargs?: Value) => {
    checkThreadArguments(callable, args, kwargs);
    const positional = (args as PyTuple).items;
    const names = kwargs === undefined ? null : [...(kwargs as PyDict).stringKeys()];
    if (names === null) return start(callable, positional, null, true, null);
    const values = names.map((name) => (kwargs as PyDict).getString(name)!);
    return start(callable, [...positional, ...values], names, true, null);
  });
  // Frames are on the heap: it is only remembered.
  let stackSize = 0;
  const allocate = pure("()", () => new PyLock());
  const exit = pure("()", () => {
    throw pyError("SystemExit");
  });
  return {
    doc: "This module provides primitive operations to write multi-threaded programs.",
    functions: {
      start_new_thread: startNew,
      start_new: startNew,
      start_joinable_thread: writes(
        "(function, handle=None, daemon=True)",
        (callable: Value, handle: Value = null, daemon: Value = true) => {
          if (typeOf(callable).slots.call === undefined) throw typeError("thread function must be callable");
          if (handle !== null && !(handle instanceof PyThreadHandle)) throw typeError("'handle' must be a _ThreadHandle");
          open(handle, "writes");
          if (handle?.started) throw runtimeError("thread already started");
          const started = handle ?? new PyThreadHandle();
          start(callable, [], null, isTrue(daemon), started);
          return started;
        },
      ),
      daemon_threads_allowed: pure("()", () => true),
      allocate_lock: allocate,
      allocate,
      exit,
      exit_thread: exit,
      interrupt_main: inevitable("(signum=signal.SIGINT, /)", (signum?: Value) => {
        const signal = signum === undefined ? 2 : sizeNow(signum);
        if (signal < 1 || signal > 64) throw valueError("signal number out of range");
        if (hasPythonHandler(signal)) requestSignal(signal);
        lookForSignals();
        return null;
      }),
      get_ident: pure("()", () => currentIdent()),
      get_native_id: pure("()", () => scheduler.current.nativeId),
      _get_main_thread_ident: pure("()", () => mainIdent()),
      _is_main_interpreter: pure("()", () => true),
      _count: pure("()", startedCount),
      _make_thread_handle: pure("(ident, /)", (ident: Value) => {
        const number = exactInt(ident);
        if (number === undefined) throw typeError("ident must be an integer");
        return new PyThreadHandle(Number(number), true);
      }),
      _shutdown: inevitable("()", joinAll),
      stack_size: pure("(size=0, /)", (size?: Value) => {
        const bytes = size === undefined ? 0 : sizeNow(size);
        if (bytes < 0) throw valueError("size must be 0 or a positive value");
        if (bytes !== 0 && bytes < MIN_STACK) throw valueError(`size not valid: ${bytes} bytes`);
        const before = stackSize;
        if (size !== undefined) stackSize = bytes;
        return before;
      }),
      _excepthook: inevitable("(args, /)", printThreadException),
    },
    types: [lockType(), defineRLock(), defineLocal(), defineThreadHandle(), hookArgs.type],
    constants: {
      LockType: lockType(),
      TIMEOUT_MAX: new PyFloat(TIMEOUT_MAX),
      error: exceptionType("RuntimeError"),
    },
  };
});
