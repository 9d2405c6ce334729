/**
 * The pystm command as a start-up snapshot: run once by `node --build-snapshot`, it boots an interpreter, whose heap becomes
 * the snapshot; a process that starts from it has only the command line left to read. See Note [Start-up snapshot] in
 * ARCHITECTURE.md.
 */
import { startupSnapshot } from "node:v8";
import { parseCommandLine } from "./command-line.ts";
import { PREFIX } from "./configure.ts";
import { execute } from "./execute.ts";
import { bootInterpreter } from "./interpreter.ts";

const interpreter = bootInterpreter(PREFIX);
startupSnapshot.setDeserializeMainFunction(() => execute(parseCommandLine(process.argv.slice(1)), interpreter));
