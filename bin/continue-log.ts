/** The log of transactions on other executors than the first; start-log.ts begins it. */
import { join } from "node:path";
import { joinLog, logExecutorStart, setLogQuestions } from "../runtime/stm/log.ts";
import type { SharedLog } from "../runtime/stm/log-buffer.ts";
import { logQuestions } from "../vm/core/log-places.ts";

/** What the log asks of Python is answered by this executor's interpreter, whose library is under `prefix`. */
export const answerLog = (prefix: string): void => setLogQuestions(logQuestions(join(prefix, "lib/python3.13")));

/**
 * Records what this thread does, as `executor`, in the log of the process: `shared` is what `sharedLog()` gave on executor 0, `asked` what
 * `logTime()` gave there when this executor was asked for. Executor 0 writes at exit what this one has not written.
 */
export function continueLog(shared: SharedLog | null, executor: number, prefix: string, asked: number): void {
  if (shared === null) return;
  joinLog(shared, executor);
  answerLog(prefix);
  logExecutorStart(asked);
}
