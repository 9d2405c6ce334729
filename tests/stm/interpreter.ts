/** An interpreter inside the test's own process, from the sources and the library that the build made. */
import { join } from "node:path";
import { parseCommandLine } from "../../bin/command-line.ts";
import { configure } from "../../bin/configure.ts";
import { bootInterpreter, configureInterpreter, type Interpreter } from "../../bin/interpreter.ts";
import { runCode } from "../../stdlib/builtins/execution.ts";
import { codeObject } from "../../vm/core/code.ts";
import { compiler } from "../../vm/core/compiler-hook.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { settle } from "../../vm/core/execution.ts";
import { ROOT } from "../run/python.ts";

let booted: Interpreter | null = null;

/** The one interpreter of this process. */
export function interpreter(): Interpreter {
  if (booted === null) {
    const prefix = join(ROOT, "dist");
    booted = bootInterpreter(prefix);
    const config = configure(parseCommandLine(["-c", "pass"]));
    const path = [join(prefix, "lib/python313.zip"), join(prefix, "lib/python3.13")];
    configureInterpreter(booted, { ...config, prefix, path, scriptPath: null });
  }
  return booted;
}

/** Runs a program and returns its globals. Raises PyError when the program does. */
export function runProgram(source: string, filename: string): PyDict {
  const { modules } = interpreter();
  const globals = new PyDict();
  globals.setString("__name__", "__program__");
  globals.setString("__builtins__", modules.getString("builtins")!);
  const unit = compiler().compile({
    source,
    filename,
    mode: "exec",
    flags: 0,
    optimize: 0,
    featureVersion: -1,
    isScript: true,
  });
  settle(runCode(codeObject(unit), globals, globals));
  return globals;
}
