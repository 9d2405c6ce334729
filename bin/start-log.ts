/** Switching the log of transactions on: PYSTM_LOG=FILE, -X stmlog=FILE or --dump=stm. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { endLog, openLog } from "../runtime/stm/log.ts";
import { LogError } from "../runtime/stm/log-buffer.ts";
import { readLog } from "../runtime/stm/log-reader.ts";
import type { InterpreterConfig } from "../stdlib/sys/config.ts";
import { usageError } from "./command-line.ts";
import { answerLog } from "./continue-log.ts";
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
  answerLog(prefix);
  process.on("exit", () => {
    endLog();
    if (dumps) printLog(path, plan.file);
  });
}

function printLog(path: string, to: string | null): void {
  const log = readLog(readFileSync(path));
  rmSync(path);
  writeFileSync(to ?? STDOUT, eventList(log));
}
