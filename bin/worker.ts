/**
 * An executor on a worker: native code boots as on executor 0, everything that Python code has made comes from there. Never
 * returns to Node's event loop.
 */
import "../vm/builtin-types.ts";
import { writeSync } from "node:fs";
import { join } from "node:path";
import { workerData } from "node:worker_threads";
import { installAtomicHooks } from "../runtime/stm/atomic.ts";
import { NOBODY, schedule, setWorld } from "../runtime/threads/scheduler.ts";
import { numberThreadsFrom } from "../runtime/threads/thread.ts";
import { builtinsModule } from "../stdlib/builtins/module.ts";
import { type Image, openImage } from "../stdlib/image.ts";
import { impModule } from "../stdlib/imp.ts";
import { NATIVE_MODULES } from "../stdlib/native-modules.ts";
import { configureSys, sysModule } from "../stdlib/sys/module.ts";
import { threadMoves } from "../stdlib/thread/moves.ts";
import { run } from "../vm/ceval/ceval.gen.ts";
import { runTraced } from "../vm/ceval/ceval-traced.gen.ts";
import { installLoop } from "../vm/ceval/slices.ts";
import { setBuiltins } from "../vm/core/builtins-of.ts";
import { setCompiler } from "../vm/core/compiler-hook.ts";
import type { PyDict } from "../vm/core/dict.ts";
import { execution } from "../vm/core/execution.ts";
import { instantiated, instantiateModule, type NativeModule, type PyModule, repeatCreations } from "../vm/core/module.ts";
import { readable } from "../vm/core/native.ts";
import { getAttributeNow } from "../vm/core/ops/attributes.ts";
import { setBootstrap } from "../vm/imports/import-module.ts";
import { Executor } from "../vm/sharing/executor.ts";
import { setNativeModules } from "../vm/sharing/natives.ts";
import { compilerHook } from "./compiler-adapter.ts";
import { continueLog } from "./continue-log.ts";
import type { WorkerData } from "./executors.ts";

const { buffer, executor, executors, config, log, asked } = workerData as WorkerData;

function findImage(): Image | null {
  try {
    return openImage(join(config.prefix, "lib/image.bin"));
  } catch {
    return null;
  }
}

function boot(): void {
  installLoop(run, runTraced);
  repeatCreations();
  setCompiler(compilerHook);
  installAtomicHooks({ executors: () => executors });
  numberThreadsFrom(executor * 1_000_000);
  const image = findImage();
  const directory = join(config.prefix, "lib/python3.13");
  const natives = new Map<string, NativeModule>(NATIVE_MODULES.map((native) => [native.name, native]));
  natives.set(
    "_imp",
    impModule(natives, () => (image === null ? null : { image, directory })),
  );
  const names = [...natives.keys(), "sys", "builtins"];
  natives.set("sys", sysModule(names, names));
  natives.set("builtins", builtinsModule());
  const createNative = (name: string): void => {
    const native = natives.get(name);
    if (native !== undefined && !instantiated.has(name)) instantiateModule(native);
  };
  setNativeModules(createNative);
  const sys = instantiateModule(natives.get("sys")!);
  execution.sys = sys;
  configureSys(sys.dict, config);
  // It looks at the program's filters, which may lead to it: once that comes from executor 0 it would be made while it is made.
  instantiateModule(natives.get("_warnings")!);
  setWorld({ attend() {}, patience: () => 1000, mayWake: () => true });
  new Executor(buffer, executor, threadMoves, null, (roots) => {
    execution.sys = roots.getString("sys")!;
    setBuiltins(readable(roots.getString("builtins") as PyModule).dict);
    setBootstrap(roots.getString("bootstrap") as PyModule);
    // Some run Python code when they are made, which must not happen in the midst of reading an object that they name.
    const imported = getAttributeNow(execution.sys, "modules") as PyDict;
    for (const name of readable(imported).liveKeys()) createNative(name as string);
  });
  continueLog(log, executor, config.prefix, asked);
}

try {
  boot();
  schedule(NOBODY, () => false);
} catch (error) {
  writeSync(2, `pystm: executor ${executor} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.kill(process.pid, "SIGKILL");
}
