/** Starting the workers on which other executors run, and what they are told. One worker is one executor for the process's life. */
import { availableParallelism, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import Pool from "worker-threads-pool";
import { letWorkersCollect } from "../runtime/gc/collect-now.ts";
import { createStore } from "../runtime/heap/store.ts";
import { storeUse } from "../runtime/heap/store-use.ts";
import { installAtomicHooks } from "../runtime/stm/atomic.ts";
import { chaos } from "../runtime/stm/chaos.ts";
import { logTime, sharedLog } from "../runtime/stm/log.ts";
import type { SharedLog } from "../runtime/stm/log-buffer.ts";
import { setBeforeFirstThread } from "../runtime/threads/scheduler.ts";
import type { InterpreterConfig } from "../stdlib/sys/config.ts";
import { threadMoves } from "../stdlib/thread/moves.ts";
import { startChaosSlices } from "../vm/ceval/chaos-slices.ts";
import { dictOf } from "../vm/core/dict.ts";
import { list } from "../vm/core/list.ts";
import { Executor } from "../vm/sharing/executor.ts";
import { usageError } from "./command-line.ts";
import type { Interpreter } from "./interpreter.ts";

/** What a worker is started with. */
export interface WorkerData {
  readonly buffer: SharedArrayBuffer;
  readonly executor: number;
  /** How many there are. */
  readonly executors: number;
  readonly config: InterpreterConfig;
  /** The log of transactions, and the time there when the worker was asked for. */
  readonly log: SharedLog | null;
  readonly asked: number;
}

const UNITS: Record<string, number> = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** In bytes: what the library needs, with some room; what the largest store can be; what it is at most if nobody says. */
const LEAST = 16 * UNITS.m!;
const MOST = 8 * UNITS.g! - 64;
const DEFAULT = 4 * UNITS.g!;

/** The size of the shared store: -X heap=SIZE, or half the machine's memory. What is never touched costs nothing. */
export function storeBytes(config: InterpreterConfig): number {
  const asked = config.xOptions.get("heap");
  if (asked === undefined)
    return Math.max(LEAST, Math.min(DEFAULT, Math.min(totalmem(), process.constrainedMemory() || MOST) / 2));
  const match = /^(\d+(?:\.\d+)?)([kmg]?)b?$/i.exec(String(asked));
  if (match === null) usageError("pystm: -X heap: a size is needed, such as -X heap=512m or -X heap=2g");
  const bytes = Number(match[1]) * UNITS[match[2]!.toLowerCase()]!;
  if (bytes < LEAST) usageError("pystm: -X heap: at least 16m is needed");
  return Math.min(bytes, MOST);
}

let store: SharedArrayBuffer | null = null;

/** What --dump=gc shows when the program ends: how the shared store was used. */
export const describeStore = (): string => (store === null ? "the shared store was not used\n" : storeUse(store));

/** Executors that a program may use: -X cpus, PYTHON_CPU_COUNT, or 1. */
export function executorCount(config: InterpreterConfig): number {
  const asked = config.xOptions.get("cpus") ?? config.cpuCount;
  const count = typeof asked === "string" && /^\d+$/.test(asked) ? Number(asked) : 1;
  return Math.max(1, Math.min(count, 32, 4 * availableParallelism()));
}

/** Has workers started when the program starts its first thread. */
export function prepareExecutors({ sys, modules }: Interpreter, config: InterpreterConfig): void {
  const count = executorCount(config);
  const bytes = storeBytes(config);
  installAtomicHooks({ executors: () => count });
  if (count === 1) {
    setBeforeFirstThread(null);
    if (chaos.active) startChaosSlices();
    return;
  }
  setBeforeFirstThread(() => {
    const buffer = createStore({ bytes });
    store = buffer;
    letWorkersCollect();
    const executor0 = new Executor(buffer, 0, threadMoves, () =>
      dictOf([
        ["sys", sys],
        ["builtins", modules.getString("builtins")!],
        ["bootstrap", modules.getString("_frozen_importlib")!],
        ["threads", list([])],
      ]),
    );
    const pool = new Pool({ max: count - 1 });
    for (let executor = 1; executor < count; executor++) {
      const workerData: WorkerData = { buffer, executor, executors: count, config, log: sharedLog(), asked: logTime() };
      pool.acquire(workerPath(), { workerData }, (error) => {
        if (error) throw error;
      });
    }
    if (process.env.PYSTM_EAGER) executor0.beEager(count);
  });
}

const workerPath = (): string => fileURLToPath(new URL("./pystm-worker.js", import.meta.url));
