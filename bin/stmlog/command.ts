/**
 * `pystm stmlog FILE`: reports on a log of transactions. Needs no interpreter.
 *
 * Note [A script called stmlog]
 * `pystm stmlog` names a command only while there is nothing else it could mean: if the working directory has a file or folder `stmlog`
 * that is not itself a log, that is run, as `pystm NAME` always did. `pystm ./stmlog` is never the command.
 */
import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { isLog, NotALog, readLog, type StmLog } from "../../runtime/stm/log-reader.ts";
import { eventList } from "./event-list.ts";
import { htmlPage } from "./html.ts";
import { jsonReport } from "./json-report.ts";
import { summarise } from "./summary.ts";
import { textReport } from "./text-report.ts";
import { chromeTrace } from "./trace.ts";

const NAME = "stmlog";
const STDOUT = 1;
const FAILED = 1;
const WRONG_USAGE = 2;

interface Options {
  readonly json?: true;
  readonly events?: true;
  readonly trace?: string;
  readonly html?: string;
}

/** True if the command line (without the program's name) is one of this command. */
export function isStmLogCommand(line: readonly string[]): boolean {
  if (line[0] !== NAME) return false;
  try {
    return statSync(NAME).isFile() && startsAsLog(NAME);
  } catch {
    return true;
  }
}

function startsAsLog(path: string): boolean {
  const descriptor = openSync(path, "r");
  try {
    const start = new Uint8Array(16);
    readSync(descriptor, start);
    return isLog(start);
  } finally {
    closeSync(descriptor);
  }
}

function makeParser(run: (file: string, options: Options) => void): Command {
  return new Command(`pystm ${NAME}`)
    .description(
      "Reports on a log that `PYSTM_LOG=FILE pystm ...` (or -X stmlog=FILE) has made: times and transactions by executor,\n" +
        "conflicts with the line that wrote and the line that had read, what was forced inevitable. The costliest come first.",
    )
    .argument("<file>", "the log")
    .option("--json", "print the report as JSON")
    .option("--events", "print the events one by one instead of a report")
    .option("--trace <out>", "write a trace for Perfetto, speedscope or chrome://tracing instead of a report")
    .option("--html <out>", "write a page with a timeline and the conflicts instead of a report")
    .addHelpText(
      "after",
      "\nOUT may be - for the standard output. The exit status is 1 when the file is no log or is not complete (what\n" +
        "could be read is reported all the same), 2 for a wrong command line. If the working directory has a file or\n" +
        "folder `stmlog` that is not a log, `pystm stmlog` runs that.",
    )
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .action(run);
}

/** Runs the command; its exit status. `directory` holds stmlog.html. */
export function runStmLogCommand(line: readonly string[], directory: string): number {
  let status = 0;
  const parser = makeParser((file, options) => {
    status = report(file, options, directory);
  });
  try {
    parser.parse(line.slice(1), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    complain(`${error.message.replace(/^error: /, "")}\nTry \`pystm ${NAME} --help' for more information.`);
    return WRONG_USAGE;
  }
  return status;
}

const complain = (message: string): void => void process.stderr.write(`pystm ${NAME}: ${message}\n`);

function report(file: string, options: Options, directory: string): number {
  const log = open(file);
  if (log === null) return FAILED;
  for (const problem of log.problems) complain(`${file}: ${problem}`);
  try {
    write(log, options, directory);
  } catch (error) {
    const { code, message, path } = error as NodeJS.ErrnoException;
    // Whoever read the report has seen enough.
    if (code === "EPIPE") return 0;
    if (code === undefined) throw error;
    complain(`cannot write${path === undefined ? "" : ` ${path}`}: ${message}`);
    return FAILED;
  }
  return log.problems.length === 0 ? 0 : FAILED;
}

function open(file: string): StmLog | null {
  try {
    return readLog(readFileSync(file));
  } catch (error) {
    if (error instanceof NotALog) complain(`${file} ${error.message}`);
    else if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    else complain(`cannot read ${file}: ${(error as Error).message}`);
    return null;
  }
}

function write(log: StmLog, { json, events, trace, html }: Options, directory: string): void {
  const put = (to: string, text: string): void => writeFileSync(to === "-" ? STDOUT : to, text);
  if (trace !== undefined) {
    const descriptor = trace === "-" ? STDOUT : openSync(trace, "w");
    for (const piece of chromeTrace(log)) writeFileSync(descriptor, piece);
    if (descriptor !== STDOUT) closeSync(descriptor);
  }
  if (html !== undefined) put(html, htmlPage(summarise(log), readFileSync(join(directory, "stmlog.html"), "utf8")));
  if (json === true) put("-", `${JSON.stringify(jsonReport(summarise(log)), null, 2)}\n`);
  else if (events === true) put("-", eventList(log));
  else if (trace === undefined && html === undefined) put("-", textReport(summarise(log)));
}
