/** Switching the log of transactions on: PYSTM_LOG=FILE, -X stmlog=FILE or --dump=stm. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { endLog, joinLog, logExecutorStart, openLog, setLogQuestions } from "../runtime/stm/log.ts";
import { LogError, type SharedLog } from "../runtime/stm/log-buffer.ts";
import { readLog } from "../runtime/stm/log-reader.ts";
import type { InterpreterConfig } from "../stdlib/sys/config.ts";
import { logQuestions } from "../vm/core/log-places.ts";
import { usageError } from "./command-line.ts";
import type { DumpPlan } from "./dump.ts";
import { eventList } from "./stmlog/event-list.ts";

const STDOUT = 1;

/**
 * Begins the log that was asked for, if any; ends the process when the file cannot be written. A process that finds the name in its
 * environment and the file in use does not log: as a rule it was started by the process that does. With --dump=stm the log is
 * read at exit, printed and removed.
 */
export function startLog({ xOptions, prefix, origArgv }: InterpreterConfig, plan: DumpPlan | null): void {
  const option = xOptions.get("stmlog");
  if (option === true || option === "") usageError("pystm: -X stmlog: the name of a file is missing (-X stmlog=FILE)");
  const dumps = plan?.stm === true;
  const name = dumps ? join(tmpdir(), "pystm-%p.stmlog") : (option ?? process.env.PYSTM_LOG);
  if (name === undefined || name === "") return;
  const path = resolve(name.replaceAll("%p", String(process.pid)));
  const asked = dumps ? "--dump=stm" : option === undefined ? "PYSTM_LOG" : "-X stmlog";
  const head = { pid: process.pid, argv: origArgv, cwd: process.cwd(), startedAt: new Date().toISOString() };
  try {
    openLog(path, head, ({ message }) => process.stderr.write(`pystm: ${asked}: the log ends here: ${message}\n`));
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    if (error.code === "used" && asked === "PYSTM_LOG") return;
    process.stderr.write(`pystm: ${asked}: cannot write the log: ${error.message}\n`);
    process.exit(1);
  }
  answerQuestions(prefix);
  process.on("exit", () => {
    endLog();
    if (dumps) printLog(path, plan.file);
  });
}

const answerQuestions = (prefix: string): void => setLogQuestions(logQuestions(join(prefix, "lib/python3.13")));

/**
 * Records what this thread does, as `executor`, in the log of the process: `shared` is what `sharedLog()` gave on executor 0, `asked` what
 * `logTime()` gave there when this executor was asked for. Executor 0 writes at exit what this one has not written.
 */
export function continueLog(shared: SharedLog | null, executor: number, prefix: string, asked: number): void {
  if (shared === null) return;
  joinLog(shared, executor);
  answerQuestions(prefix);
  logExecutorStart(asked);
}

function printLog(path: string, to: string | null): void {
  const log = readLog(readFileSync(path));
  rmSync(path);
  writeFileSync(to ?? STDOUT, eventList(log));
}
