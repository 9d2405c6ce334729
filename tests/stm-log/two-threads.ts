/** A program for log.test.ts: records as two executors, in two threads, and ends without the second one's help. `node two-threads.ts LOG` */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { endLog, joinLog, logPark, logWake, openLog, sharedLog } from "../../runtime/stm/log.ts";
import type { SharedLog } from "../../runtime/stm/log-buffer.ts";

const EVENTS = 20_000;

function record(): void {
  for (let i = 0; i < EVENTS; i++) logWake(i);
  logPark(1, null, isMainThread ? "the first" : "the second");
}

if (isMainThread) {
  const head = { pid: process.pid, argv: [], cwd: process.cwd(), startedAt: new Date().toISOString() };
  openLog(process.argv[2]!, head, (error) => console.error(error.message));
  process.on("exit", endLog);
  const worker = new Worker(new URL(import.meta.url), { workerData: sharedLog() });
  record();
  worker.on("message", () => process.exit());
} else {
  joinLog(workerData as SharedLog, 1);
  record();
  parentPort!.postMessage("recorded");
}
