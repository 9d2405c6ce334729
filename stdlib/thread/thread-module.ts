/** The module `_thread`: one thread so far, so that locks, locals and what the library builds on them work. */
import { defineType } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { attributeError, exceptionType, pyError, runtimeError, typeError, valueError } from "../../vm/core/errors.ts";
import { execution, settle } from "../../vm/core/execution.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { inevitable, pure, reads, writes } from "../../vm/core/native.ts";
import { findAttribute, genericSetAttribute, getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { call, callMethodNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { indexNow, sizeNow } from "../../vm/core/ops/index-value.ts";
import { strNow } from "../../vm/core/ops/text.ts";
import { typeOf, types } from "../../vm/core/registry.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, PyFloat, type Value } from "../../vm/core/value.ts";
import { defineStructSequence, PyStructSequence } from "../../vm/objects/structseq.ts";
import { nanosecondsArgument } from "../os/durations.ts";
import { hasPythonHandler } from "../os/signal-handlers.ts";
import { requestSignal } from "../os/signal-state.ts";
import { waitUntil } from "../os/wait.ts";
import { currentIdent, mainIdent } from "./ident.ts";
import { defineRLock, lockType, PyLock, TIMEOUT_MAX } from "./lock.ts";

class PyLocal extends MutableObject {}

class PyThreadHandle extends MutableObject {
  ident: number;
  done: boolean;
  constructor(ident = 0, done = false) {
    super();
    this.ident = ident;
    this.done = done;
  }
}

/** `_thread._local`: with one thread, an object with attributes. */
function defineLocal(): PyType {
  return defineType({
    name: "_local",
    module: "_thread",
    doc: "Thread-local data",
    instance: PyLocal,
    sharing: "versioned",
    fields: {},
    hasDict: true,
    hasWeakrefs: true,
    construct: pure("(*args, **kwargs)", (cls: PyType, args: Value[], kwargs: ReadonlyMap<string, Value>) => {
      const takesArguments = cls.slots.init !== types.object.slots.init;
      if (!takesArguments && (args.length > 0 || kwargs.size > 0)) {
        throw typeError("Initialization arguments are not supported");
      }
      return newInstance(cls, PyLocal);
    }),
    slots: {
      writes: {
        setattribute: (self, name, value) => {
          if (name === "__dict__") {
            throw attributeError(`'${typeOf(self).name}' object attribute '__dict__' is read-only`);
          }
          return genericSetAttribute(self, name, value);
        },
      },
    },
  });
}

function join(self: PyThreadHandle, timeout?: Value): Value {
  const isUnlimited = timeout === undefined || timeout === null;
  const ns = isUnlimited ? -1 : nanosecondsArgument(timeout);
  if (self.done) return null;
  if (self.ident === currentIdent()) throw runtimeError("Cannot join current thread");
  if (ns < 0) throw runtimeError("thread not started");
  waitUntil(() => self.done, ns / 1e6);
  return null;
}

function defineThreadHandle(): PyType {
  return defineType({
    name: "_ThreadHandle",
    module: "_thread",
    instance: PyThreadHandle,
    sharing: "versioned",
    fields: { ident: "f64", done: "flag" },
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyThreadHandle)),
    slots: { reads: { repr: (self) => `<_thread._ThreadHandle object: ident=${(self as PyThreadHandle).ident}>` } },
    methods: {
      join: inevitable("(timeout=None, /)", join),
      is_done: reads("()", (self: PyThreadHandle) => self.done),
      _set_done: writes("()", (self: PyThreadHandle) => {
        self.done = true;
        return null;
      }),
    },
    getters: { ident: { get: (self: PyThreadHandle) => self.ident } },
  });
}

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
  const startNew = inevitable("(function, args, kwargs={}, /)", (callable: Value, args: Value, kwargs?: Value) => {
    checkThreadArguments(callable, args, kwargs);
    throw runtimeError("can't start new thread");
  });
  const allocate = pure("()", () => new PyLock());
  const exit = pure("()", () => {
    throw pyError("SystemExit");
  });
  return {
    doc: "This module provides primitive operations to write multi-threaded programs.",
    functions: {
      start_new_thread: startNew,
      start_new: startNew,
      start_joinable_thread: inevitable("(function, handle=None, daemon=True)", (callable: Value) => {
        if (typeOf(callable).slots.call === undefined) throw typeError("thread function must be callable");
        throw runtimeError("can't start new thread");
      }),
      daemon_threads_allowed: pure("()", () => true),
      allocate_lock: allocate,
      allocate,
      exit,
      exit_thread: exit,
      interrupt_main: inevitable("(signum=signal.SIGINT, /)", (signum?: Value) => {
        const signal = signum === undefined ? 2 : sizeNow(signum);
        if (signal < 1 || signal > 64) throw valueError("signal number out of range");
        if (hasPythonHandler(signal)) requestSignal(signal);
        return null;
      }),
      get_ident: pure("()", () => currentIdent()),
      get_native_id: pure("()", () => process.pid),
      _get_main_thread_ident: pure("()", () => mainIdent()),
      _is_main_interpreter: pure("()", () => true),
      _count: pure("()", () => 0),
      _make_thread_handle: pure("(ident, /)", (ident: Value) => new PyThreadHandle(Number(indexNow(ident)))),
      _shutdown: pure("()", () => null),
      stack_size: pure("(size=0, /)", (size?: Value) => {
        const bytes = size === undefined ? 0 : sizeNow(size);
        if (bytes < 0) throw valueError("size must be 0 or a positive value");
        if (bytes !== 0 && bytes < MIN_STACK) throw valueError(`size not valid: ${bytes} bytes`);
        return 0;
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
