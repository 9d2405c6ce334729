/** Starting the workers on which other executors run, and what they are told. One worker is one executor for the process's life. */
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import Pool from "worker-threads-pool";
import { createStore } from "../runtime/heap/store.ts";
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

/** How much the shared store may hold if nobody says: memory that is never touched costs nothing. */
const STORE_BYTES = 2 ** 32;

/** Executors that a program may use: -X cpus, PYTHON_CPU_COUNT, or 1. */
export function executorCount(config: InterpreterConfig): number {
  const asked = config.xOptions.get("cpus") ?? config.cpuCount;
  const count = typeof asked === "string" && /^\d+$/.test(asked) ? Number(asked) : 1;
  return Math.max(1, Math.min(count, 32, 4 * availableParallelism()));
}

/** Has workers started when the program starts its first thread. */
export function prepareExecutors({ sys, modules }: Interpreter, config: InterpreterConfig): void {
  const count = executorCount(config);
  installAtomicHooks({ executors: () => count });
  if (count === 1) {
    setBeforeFirstThread(null);
    if (chaos.active) startChaosSlices();
    return;
  }
  setBeforeFirstThread(() => {
    const buffer = createStore({ bytes: STORE_BYTES });
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
