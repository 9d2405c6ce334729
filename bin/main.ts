/** The pystm command: reads its line, starts an interpreter, runs what was asked for, exits as CPython would. */
import { parseCommandLine } from "./command-line.ts";
import { execute } from "./execute.ts";

await execute(parseCommandLine(process.argv.slice(2)));
