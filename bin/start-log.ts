/** Switching the log of transactions on: PYSTM_LOG=FILE or -X stmlog=FILE. */
import { join, resolve } from "node:path";
import { endLog, openLog, setLogQuestions } from "../runtime/stm/log.ts";
import { LogError } from "../runtime/stm/log-buffer.ts";
import type { InterpreterConfig } from "../stdlib/sys/config.ts";
import { logQuestions } from "../vm/core/log-places.ts";
import { usageError } from "./command-line.ts";

/**
 * Begins the log that was asked for; ends the process when the file cannot be written. A process that finds the name in its
 * environment and the file in use does not log: as a rule it was started by the process that does.
 */
export function startLog({ xOptions, prefix, origArgv }: InterpreterConfig): void {
  const option = xOptions.get("stmlog");
  if (option === true || option === "") usageError("pystm: -X stmlog: the name of a file is missing (-X stmlog=FILE)");
  const name = option ?? process.env.PYSTM_LOG;
  if (name === undefined || name === "") return;
  const path = resolve(name.replaceAll("%p", String(process.pid)));
  const asked = option === undefined ? "PYSTM_LOG" : "-X stmlog";
  const head = { pid: process.pid, argv: origArgv, cwd: process.cwd(), startedAt: new Date().toISOString() };
  try {
    openLog(path, head, ({ message }) => process.stderr.write(`pystm: ${asked}: the log ends here: ${message}\n`));
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    if (error.code === "used" && option === undefined) return;
    process.stderr.write(`pystm: ${asked}: cannot write the log: ${error.message}\n`);
    process.exit(1);
  }
  setLogQuestions(logQuestions(join(prefix, "lib/python3.13")));
  process.on("exit", endLog);
}
