/**
 * The pystm command as a start-up snapshot: run once by `node --build-snapshot`, it boots an interpreter, whose heap becomes
 * the snapshot; a process that starts from it has only the command line left to read. See Note [Start-up snapshot] in
 * ARCHITECTURE.md.
 */
import { startupSnapshot } from "node:v8";
import { parseCommandLine } from "./command-line.ts";
import { PREFIX } from "./configure.ts";
import { execute, perform } from "./execute.ts";
import { bootInterpreter } from "./interpreter.ts";
import { isStmLogCommand, runStmLogCommand } from "./stmlog/command.ts";
import { restoreTunables } from "./tunables.ts";

/** What a snapshot keeps of a function is the bytecode that V8 has compiled so far: an interpreter that is thrown away runs this. */
const REHEARSAL = "pass";

perform(parseCommandLine(["-c", REHEARSAL]), bootInterpreter(PREFIX));
/**
 * What most programs import sooner or later. Every entry makes every start longer, by some 5 ms a megabyte (`dataclasses`, with
 * `inspect` and `ast`, is almost one). Code that looks at anything another process might see differently (the
 * environment, the clock, the process, warning filters) must not be among what they execute.
 */
const READY = ["linecache", "re", "json", "argparse", "dataclasses"];

const interpreter = bootInterpreter(PREFIX, READY);
startupSnapshot.setDeserializeMainFunction(() => {
  restoreTunables();
  // What --no-warnings would do: Node's advice is not for users of Python programs.
  process.removeAllListeners("warning");
  const words = process.argv.slice(2);
  if (isStmLogCommand(words)) process.exitCode = runStmLogCommand(words, PREFIX);
  else execute(parseCommandLine(words), interpreter);
});
