/** The pystm command without a start-up snapshot: boots an interpreter and runs the command line in it. */
import { parseCommandLine } from "./command-line.ts";
import { PREFIX } from "./configure.ts";
import { execute } from "./execute.ts";
import { bootInterpreter } from "./interpreter.ts";

const line = parseCommandLine(process.argv.slice(2));
execute(line, bootInterpreter(PREFIX));
