/**
 * Starting and ending an interpreter: the builtin modules, importlib, the standard streams, site. What is run then is the
 * command's business.
 */
import "../vm/builtin-types.ts";
import { readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../compiler/compile.ts";
import { isHeapFull } from "../runtime/gc/memory-limit.ts";
import { resetThreads } from "../runtime/threads/scheduler.ts";
import { runCode } from "../stdlib/builtins/execution.ts";
import { builtinsModule } from "../stdlib/builtins/module.ts";
import { lookForDeaths } from "../stdlib/gc/deaths.ts";
import { type Image, openImage } from "../stdlib/image.ts";
import { impModule } from "../stdlib/imp.ts";
import { makeStandardStream } from "../stdlib/io/standard-streams.ts";
import { NATIVE_MODULES } from "../stdlib/native-modules.ts";
import { lookForSignals, onInterrupt, resetInterrupts } from "../stdlib/os/interrupts.ts";
import { readEnvironment } from "../stdlib/posix/system.ts";
import { defaultFlags, type InterpreterConfig } from "../stdlib/sys/config.ts";
import { writeUnraisable } from "../stdlib/sys/hooks.ts";
import { configureSys, setFinalizing, sysModule } from "../stdlib/sys/module.ts";
import { reportDeadlock } from "../stdlib/thread/deadlock.ts";
import { resetStarting } from "../stdlib/thread/start.ts";
import type { CodeUnit } from "../vm/bytecode/code-unit.ts";
import { run } from "../vm/ceval/ceval.gen.ts";
import { runTraced } from "../vm/ceval/ceval-traced.gen.ts";
import { setInterruptHandler } from "../vm/ceval/control.ts";
import { installLoop, setDeadlockReport, setResumeHandler } from "../vm/ceval/slices.ts";
import { codecChecks } from "../vm/codecs/codecs.ts";
import { setBuiltins } from "../vm/core/builtins-of.ts";
import { codeObject } from "../vm/core/code.ts";
import { setCompiler } from "../vm/core/compiler-hook.ts";
import { setDeathReport } from "../vm/core/death.ts";
import { PyDict } from "../vm/core/dict.ts";
import { pyError } from "../vm/core/errors.ts";
import { execution, settle } from "../vm/core/execution.ts";
import { list, type PyList } from "../vm/core/list.ts";
import { instantiateModule, type NativeModule, PyModule } from "../vm/core/module.ts";
import { getAttributeNow } from "../vm/core/ops/attributes.ts";
import { callMethodNow, callNow } from "../vm/core/ops/call.ts";
import { importFromNow, importNow } from "../vm/core/ops/import.ts";
import { forgetProgramState } from "../vm/core/program-state.ts";
import { clearStaleOperands } from "../vm/core/stale-operands.ts";
import type { Value } from "../vm/core/value.ts";
import { setBootstrap } from "../vm/imports/import-module.ts";
import { importTimes } from "../vm/imports/import-times.ts";
import { columns } from "../vm/objects/code.ts";
import { compilerHook } from "./compiler-adapter.ts";
import { libraryPath } from "./configure.ts";
import { prepareExecutors } from "./executors.ts";
import { withWarmUp } from "./warm-up.ts";

export interface Interpreter {
  readonly sys: PyModule;
  readonly modules: PyDict;
  readonly main: PyModule;
  /** Shows the loop everything once. */
  readonly warmUp: Value;
}

/** Opens the library image; null where there is none (then the library is compiled as it is imported). */
function findImage(prefix: string): Image | null {
  try {
    return openImage(join(prefix, "lib/image.bin"));
  } catch {
    return null;
  }
}

/** Runs the code of a library module in a new module that is not imported. */
function bootModule(name: string, libraryName: string, image: Image | null, directory: string): PyModule {
  const file = join(directory, `${libraryName.replaceAll(".", "/")}.py`);
  const unit: CodeUnit = image?.has(libraryName)
    ? image.code(libraryName, `<frozen ${libraryName}>`)
    : compile(readFileSync(file, "utf8"), `<frozen ${libraryName}>`, "exec", {});
  const module = new PyModule(name);
  module.dict.setString("__builtins__", (getAttributeNow(execution.sys, "modules") as PyDict).getString("builtins")!);
  module.dict.setString("__file__", file);
  settle(runCode(codeObject(unit), module.dict, module.dict));
  return module;
}

/** Library modules that every interpreter has loaded when its program starts, as CPython has. */
const PRELOADED = ["encodings", "encodings.utf_8", "io", "abc", "os", "site"];

/**
 * Makes an interpreter that knows nothing yet of a command line or environment: what a start-up snapshot holds. There can be
 * one per executor. The library modules of `ready` (and what they import) are executed ahead, for programs that import them: see
 * stdlib/python/_ready_modules.py.
 */
export function bootInterpreter(prefix: string, ready: readonly string[] = []): Interpreter {
  installLoop(run, runTraced);
  setFinalizing(false);
  forgetProgramState();
  setCompiler(compilerHook);
  const directory = join(prefix, "lib/python3.13");
  const image = findImage(prefix);
  const natives = new Map<string, NativeModule>(NATIVE_MODULES.map((native) => [native.name, native]));
  const imp = impModule(natives, () => (image === null ? null : { image, directory }));
  natives.set("_imp", imp);
  const builtinNames = [...natives.keys(), "sys", "builtins"];
  const libraryNames = [...builtinNames, ...(image === null ? [] : image.names())].filter((name) => !name.includes("."));
  const sys = instantiateModule(sysModule(builtinNames, libraryNames));
  const builtins = instantiateModule(builtinsModule());
  for (const name of ["sys", "builtins"]) natives.set(name, { name, create: () => ({}) });
  execution.sys = sys;
  configureSys(sys.dict, bootConfig(prefix));
  const modules = sys.dict.getString("modules") as PyDict;
  modules.setString("sys", sys);
  modules.setString("builtins", builtins);
  setBuiltins(builtins.dict);
  installImportlib(sys, modules, imp, image, directory);
  for (const name of PRELOADED) importNow(name);
  if (image !== null) callMethodNow(modules.getString("_image_importer")!, "prepare", list([...ready]));
  const warmUp = bootModule("_warm_up", "_warm_up", image, directory).dict.getString("run")!;
  // A snapshot keeps the functions that have run.
  callNow(warmUp);
  const main = new PyModule("__main__");
  main.dict.setString("__annotations__", new PyDict());
  main.dict.setString("__builtins__", builtins);
  main.dict.setString("__loader__", importFromNow("_frozen_importlib", "BuiltinImporter"));
  modules.setString("__main__", main);
  image?.close();
  return { sys, modules, main, warmUp };
}

/** What holds until the command line is known; `site` is loaded but does nothing yet. */
function bootConfig(prefix: string): InterpreterConfig {
  return {
    argv: [""],
    origArgv: [],
    executable: "",
    prefix,
    path: libraryPath(prefix),
    scriptPath: null,
    flags: { ...defaultFlags(), noSite: 1 },
    warnOptions: [],
    xOptions: new Map(),
    hidesColumns: false,
    unbuffered: false,
    ioEncoding: null,
    cpuCount: null,
  };
}

/** Gives a booted interpreter its command line and environment, opens the standard streams and runs site. */
export function configureInterpreter(interpreter: Interpreter, config: InterpreterConfig): void {
  const { sys, modules, warmUp } = interpreter;
  prepareExecutors(interpreter, config);
  setDeathReport((error, object) => writeUnraisable(error, object, null));
  resetThreads();
  resetStarting();
  resetInterrupts();
  setResumeHandler(lookForSignals);
  setDeadlockReport(reportDeadlock);
  setInterruptHandler(
    withWarmUp(warmUp, (now) => {
      onInterrupt(now);
      lookForDeaths(now);
      if (isHeapFull(now, clearStaleOperands)) throw pyError("MemoryError");
    }),
  );
  configureSys(sys.dict, config);
  (modules.getString("builtins") as PyModule).dict.setString("__debug__", config.flags.optimize === 0);
  readEnvironment();
  installStreams(sys, config);
  const wantsTimes =
    config.xOptions.has("importtime") || (!config.flags.ignoreEnvironment && Boolean(process.env.PYTHONPROFILEIMPORTTIME));
  importTimes.report = wantsTimes ? (line) => void writeSync(2, line) : null;
  codecChecks.enabled = config.flags.devMode;
  columns.hidden = config.xOptions.has("no_debug_ranges") || config.hidesColumns;
  // Its filters hold for what the compiler warns of, before the program imports anything.
  if (config.warnOptions.length > 0) importNow("warnings");
  if (!config.flags.noSite) callMethodNow(modules.getString("site")!, "main");
  if (config.scriptPath !== null) (sys.dict.getString("path") as PyList).items.unshift(config.scriptPath);
}

function installImportlib(sys: PyModule, modules: PyDict, imp: NativeModule, image: Image | null, directory: string): void {
  const impObject = instantiateModule(imp);
  modules.setString("_imp", impObject);
  const bootstrap = bootModule("_frozen_importlib", "importlib._bootstrap", image, directory);
  modules.setString("_frozen_importlib", bootstrap);
  modules.setString("importlib._bootstrap", bootstrap);
  setBootstrap(bootstrap);
  callNow(bootstrap.dict.getString("_install")!, sys, impObject);
  const external = bootModule("_frozen_importlib_external", "importlib._bootstrap_external", image, directory);
  modules.setString("_frozen_importlib_external", external);
  modules.setString("importlib._bootstrap_external", external);
  bootstrap.dict.setString("_bootstrap_external", external);
  callNow(external.dict.getString("_install")!, bootstrap);
  if (image !== null) {
    modules.setString("_ready_modules", bootModule("_ready_modules", "_ready_modules", image, directory));
    const importer = bootModule("_image_importer", "_image_importer", image, directory);
    modules.setString("_image_importer", importer);
    callNow(importer.dict.getString("install")!, directory);
  }
  const zipimporter = getAttributeNow(importNow("zipimport"), "zipimporter");
  const hooks = sys.dict.getString("path_hooks") as PyList;
  hooks.items.splice(image === null ? 0 : 1, 0, zipimporter);
}

function installStreams(sys: PyModule, config: InterpreterConfig): void {
  const [encoding, errors] = config.ioEncoding?.split(":") ?? [];
  (["stdin", "stdout", "stderr"] as const).forEach((name, fd) => {
    const stream = makeStandardStream(fd as 0 | 1 | 2, {
      unbuffered: config.unbuffered,
      encoding: encoding || null,
      errors: errors || null,
    });
    sys.dict.setString(name, stream);
    sys.dict.setString(`__${name}__`, stream);
  });
}
