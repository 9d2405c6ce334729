/** The pystm command without a start-up snapshot: boots an interpreter and runs the command line in it. */
import { parseCommandLine } from "./command-line.ts";
import { PREFIX } from "./configure.ts";
import { execute } from "./execute.ts";
import { bootInterpreter } from "./interpreter.ts";
import { isStmLogCommand, runStmLogCommand } from "./stmlog/command.ts";

const words = process.argv.slice(2);
if (isStmLogCommand(words)) process.exitCode = runStmLogCommand(words, PREFIX);
else execute(parseCommandLine(words), bootInterpreter(PREFIX));
