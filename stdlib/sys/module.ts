/** sys. */
import { dictOf, PyDict } from "../../vm/core/dict.ts";
import { pyError, recursionLimitError, typeError, valueError } from "../../vm/core/errors.ts";
import type { PyException } from "../../vm/core/exception.ts";
import { execution, handledException } from "../../vm/core/execution.ts";
import { callerOf, type Frame } from "../../vm/core/frame.ts";
import { originTracking } from "../../vm/core/generator-death.ts";
import { list, type PyList } from "../../vm/core/list.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { type Declaration, open, pure, undoWith } from "../../vm/core/native.ts";
import { specialNow } from "../../vm/core/ops/attributes.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import { frozensetOf } from "../../vm/core/set.ts";
import { setRecursionLimit, setTracer, tracing } from "../../vm/core/tracing.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { intTextLimit } from "../../vm/numeric/int-text.ts";
import { asyncGeneratorHooks, setAsyncGeneratorHooks } from "../../vm/objects/async-generator.ts";
import { namespaceOf } from "../../vm/objects/namespace.ts";
import { changeLoop } from "./change-loop.ts";
import type { InterpreterConfig } from "./config.ts";
import { hookFunctions, setUnraisableArgs } from "./hooks.ts";
import {
  defineFlags,
  HEX_VERSION,
  makeAsyncgenHooks,
  makeFloatInfo,
  makeHashInfo,
  makeIntInfo,
  makeThreadInfo,
  makeUnraisableHookArgs,
  makeVersionInfo,
  VERSION_TEXT,
} from "./info.ts";
import { libraryNamesOf } from "./library-names.ts";
import { threadFunctions } from "./threads.ts";

const frameFunctions: Record<string, Declaration> = {
  _getframe: pure(
    "(depth=0, /)",
    (depth?: Value) => {
      let frame = execution.top.frame as Frame | null;
      for (let n = depth === undefined ? 0 : sizeNow(depth); n > 0 && frame !== null; n--) frame = callerOf(frame);
      if (frame === null) throw valueError("call stack is not deep enough");
      return frame;
    },
    "Return a frame object from the call stack.",
  ),
  _getframemodulename: pure(
    "(depth=0)",
    (depth?: Value) => {
      let frame = execution.top.frame as Frame | null;
      for (let n = depth === undefined ? 0 : sizeNow(depth); n > 0 && frame !== null; n--) frame = callerOf(frame);
      open(frame?.globals, "reads");
      return frame?.func?.module ?? frame?.globals.getString("__name__") ?? null;
    },
    "Return the name of the module for a calling frame.",
  ),
  exc_info: pure(
    "()",
    () => {
      const exception = handledException() as PyException | null;
      open(exception, "reads");
      return new PyTuple(exception === null ? [null, null, null] : [typeOf(exception), exception, exception.traceback]);
    },
    "Return current exception information: (type, value, traceback).",
  ),
  exception: pure("()", () => handledException(), "Return the current exception."),
  exit: pure(
    "(status=None, /)",
    (status?: Value) => {
      throw status === undefined || status === null
        ? pyError("SystemExit")
        : pyError("SystemExit", ...(status instanceof PyTuple ? status.items : [status]));
    },
    "Exit the interpreter by raising SystemExit(status).",
  ),
};

const changeTracer = (kind: "trace" | "profile", tracer: Value): Outcome => changeLoop(() => setTracer(kind, tracer));

const limitFunctions: Record<string, Declaration> = {
  getrecursionlimit: pure("()", () => execution.recursionLimit, "Return the current value of the recursion limit."),
  setrecursionlimit: pure(
    "(limit, /)",
    (limit: Value) => {
      const value = sizeNow(limit);
      if (value < 1) throw valueError("recursion limit must be greater or equal than 1");
      if (execution.depth >= value) throw recursionLimitError(value, execution.depth);
      setRecursionLimit(value);
      return null;
    },
    "Set the maximum depth of the Python interpreter stack to n.",
  ),
  get_int_max_str_digits: pure(
    "()",
    () => intTextLimit.maxDigits,
    "Return the maximum string digits limit for non-binary int<->str conversions.",
  ),
  set_int_max_str_digits: pure(
    "(maxdigits)",
    (limit: Value) => {
      const value = sizeNow(limit);
      if (value !== 0 && value < 640) throw valueError("maxdigits must be 0 or larger than 640");
      intTextLimit.maxDigits = value;
      return null;
    },
    "Set the maximum string digits limit for non-binary int<->str conversions.",
  ),
  getsizeof: pure(
    "(object, default=None)",
    (object: Value, fallback?: Value) => {
      const method = specialNow(object, "__sizeof__");
      if (method === undefined) {
        if (fallback !== undefined) return fallback;
        throw typeError(`Type ${typeOf(object).name} doesn't define __sizeof__`);
      }
      const size = exactInt(callNow(method));
      if (size === undefined) throw typeError("an integer is required");
      if (size < 0) throw valueError("__sizeof__() should return >= 0");
      return size;
    },
    "Return the size of object in bytes.",
  ),
  getrefcount: pure("(object, /)", () => 1, "Return the reference count of object; pystm does not count references."),
};

const settingFunctions: Record<string, Declaration> = {
  intern: pure(
    "(string, /)",
    (text: Value) => {
      if (typeOf(text).name !== "str")
        throw typeError(
          textOf(text) === undefined
            ? `intern() argument must be str, not ${argumentKind(text)}`
            : `can't intern ${typeOf(text).name}`,
        );
      return text;
    },
    "``Intern'' the given string.",
  ),
  _is_interned: pure("(string, /)", () => true),
  getdefaultencoding: pure("()", () => "utf-8", "Return the current default encoding used by the Unicode implementation."),
  getfilesystemencoding: pure("()", () => "utf-8", "Return the encoding used to convert Unicode filenames to OS filenames."),
  getfilesystemencodeerrors: pure(
    "()",
    () => "surrogateescape",
    "Return the error mode used for Unicode to OS filename conversion.",
  ),
  settrace: pure("(function, /)", (f: Value) => changeTracer("trace", f), "Set the global debug tracing function."),
  gettrace: pure("()", () => tracing.trace, "Return the global debug tracing function set with sys.settrace."),
  setprofile: pure("(function, /)", (f: Value) => changeTracer("profile", f), "Set the profiling function."),
  getprofile: pure("()", () => tracing.profile, "Return the profiling function set with sys.setprofile."),
  call_tracing: pure("(func, args, /)", (f: Value, args: Value) => callNow(f, ...(args as PyTuple).items)),
  is_finalizing: pure("()", () => isFinalizing, "Return True if Python is exiting."),
  set_coroutine_origin_tracking_depth: pure(
    "(depth)",
    (depth: Value) => {
      const value = sizeNow(depth);
      if (value < 0) throw valueError("depth must be >= 0");
      const before = originTracking.depth;
      originTracking.depth = value;
      undoWith(() => {
        originTracking.depth = before;
      });
      return null;
    },
    "Enable or disable origin tracking for coroutine objects in this thread.",
  ),
  get_coroutine_origin_tracking_depth: pure(
    "()",
    () => originTracking.depth,
    "Check status of origin tracking for coroutine objects in this thread.",
  ),
  _clear_type_cache: pure("()", () => null),
  _clear_internal_caches: pure("()", () => null),
  _debugmallocstats: pure("()", () => null),
  getallocatedblocks: pure("()", () => 0),
  getunicodeinternedsize: pure("(*, _only_immortal=False)", () => 0),
  _is_gil_enabled: pure("()", () => false, "Return True if the GIL is currently enabled; pystm has none."),
  activate_stack_trampoline: pure("(backend, /)", () => {
    throw valueError("perf trampoline not available");
  }),
  deactivate_stack_trampoline: pure("()", () => null),
  is_stack_trampoline_active: pure("()", () => false),
};

let isFinalizing = false;
export function setFinalizing(finalizing: boolean): void {
  isFinalizing = finalizing;
}

function asyncgenFunctions(): Record<string, Declaration> {
  const hooks = makeAsyncgenHooks();
  const check = (value: Value, what: string): Value => {
    if (value !== null && typeOf(value).slots.call === undefined) {
      throw typeError(`callable ${what} expected, got ${typeOf(value).name}`);
    }
    return value;
  };
  return {
    get_asyncgen_hooks: pure("()", () => {
      const { firstiter, finalizer } = asyncGeneratorHooks();
      return hooks.make([firstiter, finalizer]);
    }),
    set_asyncgen_hooks: pure("(firstiter=None, finalizer=None)", (firstiter?: Value, finalizer?: Value) => {
      let hooks = asyncGeneratorHooks();
      if (finalizer !== undefined) hooks = { ...hooks, finalizer: check(finalizer, "finalizer") };
      if (firstiter !== undefined) hooks = { ...hooks, firstiter: check(firstiter, "firstiter") };
      setAsyncGeneratorHooks(hooks);
      return null;
    }),
  };
}

const strings = (items: readonly string[]): Value => list(items.map(toStr));

/** The library is CPython's. */
const COPYRIGHT =
  "Copyright (c) 2001-2024 Python Software Foundation.\nAll Rights Reserved.\n\npystm: a Python 3.13 virtual machine.";

/** The module as it is in every interpreter; `builtinNames` and `libraryNames` list what can be imported. */
export function sysModule(builtinNames: readonly string[], libraryNames: readonly string[]): NativeModule {
  return defineModule("sys", () => {
    const unraisable = makeUnraisableHookArgs();
    setUnraisableArgs(() => unraisable);
    const versionInfo = makeVersionInfo();
    // Programs put hooks of their own in place and restore these.
    const originalHooks = ["displayhook", "excepthook", "unraisablehook", "breakpointhook"].map(
      (name) => [`__${name}__`, hookFunctions[name]!] as const,
    );
    const implementation = namespaceOf({
      name: "pystm",
      cache_tag: "pystm-313",
      version: versionInfo,
      hexversion: HEX_VERSION,
      _multiarch: "x86_64-linux-gnu",
    });
    return {
      doc: "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.",
      functions: {
        ...frameFunctions,
        ...limitFunctions,
        ...threadFunctions,
        ...settingFunctions,
        ...hookFunctions,
        ...Object.fromEntries(originalHooks),
        ...asyncgenFunctions(),
        _get_cpu_count_config: pure("()", () => cpuCount),
      },
      constants: {
        UnraisableHookArgs: unraisable.type,
        path: list([]),
        modules: new PyDict(),
        meta_path: list([]),
        path_hooks: list([]),
        path_importer_cache: new PyDict(),
        builtin_module_names: new PyTuple(builtinNames.slice().sort()),
        stdlib_module_names: frozensetOf(libraryNamesOf(libraryNames)),
        version: `${VERSION_TEXT} (pystm 0.1.0) [Node.js ${process.version}]`,
        version_info: versionInfo,
        hexversion: HEX_VERSION,
        api_version: 1013,
        implementation,
        copyright: COPYRIGHT,
        platform: process.platform,
        byteorder: "little",
        maxsize: 9223372036854775807n,
        maxunicode: 0x10ffff,
        float_info: makeFloatInfo(),
        float_repr_style: "short",
        int_info: makeIntInfo(),
        hash_info: makeHashInfo(),
        thread_info: makeThreadInfo(),
        platlibdir: "lib",
        abiflags: "",
        _framework: "",
        _git: new PyTuple(["pystm", "", ""]),
        _home: null,
      },
    };
  });
}

/** os.cpu_count()'s override; -1 is none. */
let cpuCount = -1;
let flagsType: ReturnType<typeof defineFlags> | undefined;

/** The directory for bytecode files; None keeps them beside their sources. */
function cachePrefix({ xOptions, flags }: InterpreterConfig): string | null {
  const option = xOptions.get("pycache_prefix");
  if (option !== undefined) return option === true || option === "" ? null : option;
  return (flags.ignoreEnvironment === 0 && process.env.PYTHONPYCACHEPREFIX) || null;
}

/** Gives sys what the command line, the environment and the installation say. */
export function configureSys(sys: PyDict, config: InterpreterConfig): void {
  const { flags, prefix, executable } = config;
  intTextLimit.maxDigits = flags.intMaxStrDigits;
  const cpus = config.xOptions.get("cpu_count") ?? config.cpuCount;
  cpuCount = typeof cpus === "string" && /^\d+$/.test(cpus) ? Number(cpus) : -1;
  flagsType ??= defineFlags();
  const settings: Record<string, Value> = {
    argv: strings(config.argv),
    orig_argv: strings(config.origArgv),
    flags: flagsType.make(Object.values(flags)),
    executable,
    _base_executable: executable,
    prefix,
    base_prefix: prefix,
    exec_prefix: prefix,
    base_exec_prefix: prefix,
    _stdlib_dir: `${prefix}/lib/python3.13`,
    dont_write_bytecode: flags.dontWriteBytecode !== 0,
    pycache_prefix: cachePrefix(config),
    warnoptions: strings(config.warnOptions),
    _xoptions: dictOf(config.xOptions),
  };
  for (const [name, value] of Object.entries(settings)) sys.setString(name, value);
  (sys.getString("path") as PyList).items = config.path.slice();
  (sys.getString("path_importer_cache") as PyDict).clearEntries();
}
