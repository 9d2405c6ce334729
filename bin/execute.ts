/** Running what the command line asks for, and ending: exit codes, flushing, atexit. */
import { readFileSync, readSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { isatty } from "node:tty";
import { setFlagsFromString } from "node:v8";
import { startChaos } from "../runtime/stm/chaos.ts";
import { pause } from "../runtime/threads/pause.ts";
import { runCode } from "../stdlib/builtins/execution.ts";
import { finaliseAll, warnOfUnawaited } from "../stdlib/gc/deaths.ts";
import { closeOpenStreams } from "../stdlib/io/dropped-streams.ts";
import { endWatching, stopListening } from "../stdlib/os/signal-watch.ts";
import { writeStderr, writeUnraisable } from "../stdlib/sys/hooks.ts";
import { setFinalizing } from "../stdlib/sys/module.ts";
import { stopThreads } from "../stdlib/thread/start.ts";
import { codeObject, type PyCode } from "../vm/core/code.ts";
import { compiler } from "../vm/core/compiler-hook.ts";
import type { PyDict } from "../vm/core/dict.ts";
import { isPyError, PyError } from "../vm/core/errors.ts";
import type { PyException } from "../vm/core/exception.ts";
import { execution, settle } from "../vm/core/execution.ts";
import { findAttribute, getAttributeNow } from "../vm/core/ops/attributes.ts";
import { callMethodNow, callNow } from "../vm/core/ops/call.ts";
import { importFromNow, importNow } from "../vm/core/ops/import.ts";
import { exactInt } from "../vm/core/ops/index-value.ts";
import { strNow, toStr } from "../vm/core/ops/text.ts";
import { typeOf } from "../vm/core/registry.ts";
import type { Value } from "../vm/core/value.ts";
import { type CommandLine, usageError } from "./command-line.ts";
import { configure } from "./configure.ts";
import { type DumpPlan, dumpProgram, planDump } from "./dump.ts";
import { describeStore } from "./executors.ts";
import { configureInterpreter, type Interpreter } from "./interpreter.ts";
import { startLog } from "./start-log.ts";

const STDERR = 2;

/** Runs the command to its end in a booted interpreter and exits the process. */
export function execute(line: CommandLine, interpreter: Interpreter): never {
  const status = perform(line, interpreter);
  if (interrupted) endByInterrupt();
  process.exit(status);
}

/** Runs the command to its end in a booted interpreter; the exit status. A command line that makes no sense exits the process. */
export function perform(line: CommandLine, interpreter: Interpreter): number {
  const config = configure(line);
  const { source } = line;
  const plan = line.options.dump === null ? null : planDump(line.options.dump);
  if (typeof plan === "string") usageError(`pystm: --dump: ${plan}`);
  const compiles = plan !== null && !plan.stm && !plan.gc;
  if (compiles && source.kind === "module") usageError("pystm: --dump: the program must be a file, -c or standard input");
  const script = source.kind === "file" ? readScript(source.path) : null;
  startLog(config, plan);
  if (plan?.gc) process.on("exit", () => writeFileSync(plan.file ?? STDERR, describeStore()));
  const seed = process.env.PYSTM_CHAOS;
  if (seed) startChaos(Number(seed) | 0);
  try {
    setOptimizing(false);
    configureInterpreter(interpreter, config);
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    process.stderr.write("pystm: the interpreter cannot start\n");
    return reportAtTop(error);
  }
  if (compiles) return dump(plan, line, script);
  const inspects = source.kind !== "stdin" && line.options.interactive;
  let status = guardedStatus(() => runSource(line, script, interpreter), inspects);
  if (inspects) {
    interrupted = false;
    status = guardedStatus(() => runRepl(line, interpreter), false);
  }
  return finish(interpreter, status);
}

/** True when KeyboardInterrupt ended the program. */
let interrupted = false;

/** Dies of SIGINT, so that a shell that runs a script of commands stops, too; it makes the status 130 of it. */
function endByInterrupt(): void {
  process.emit("exit", INTERRUPTED);
  stopListening(constants.signals.SIGINT);
  process.kill(process.pid, "SIGINT");
  pause(1000);
}

/** What a shell makes of a process that SIGINT ended. */
const INTERRUPTED = 128 + constants.signals.SIGINT;

/** The exit status of what the body runs. `inspects`: SystemExit is shown like other errors. */
function guardedStatus(body: () => number, inspects: boolean): number {
  try {
    return body();
  } catch (error) {
    return reportAtTop(error, inspects);
  }
}

/** The bytes of a script, before anything else is started: an unreadable file is a usage error. */
function readScript(path: string): Uint8Array | null {
  try {
    if (statSync(path).isDirectory()) return null;
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    const { errno, code } = error as { errno?: number; code?: string };
    const reason = code === "ENOENT" ? "No such file or directory" : code === "EACCES" ? "Permission denied" : String(code);
    process.stderr.write(`pystm: can't open file '${absolute(path)}': [Errno ${-(errno ?? 0)}] ${reason}\n`);
    process.exit(2);
  }
}

const absolute = (path: string): string => (path.startsWith("/") ? path : `${process.cwd()}/${path}`);

function compileMain(source: string | Uint8Array, filename: string) {
  const optimize = exactInt(getAttributeNow(getAttributeNow(execution.sys, "flags"), "optimize")) as number;
  return codeObject(
    compiler().compile({ source, filename, mode: "exec", flags: 0, optimize, featureVersion: -1, isScript: true }),
  );
}

/**
 * Starting up is over before V8 could have optimised the interpreter's loop for it, but it would try, in threads that the end of
 * a short program has to wait for.
 */
const setOptimizing = (allowed: boolean): void =>
  setFlagsFromString(allowed ? "--maglev --turbofan" : "--no-maglev --no-turbofan");

/** Runs the program; the exit status. */
function runSource(line: CommandLine, script: Uint8Array | null, interpreter: Interpreter): number {
  const { source } = line;
  const { main } = interpreter;
  if (source.kind !== "command") setOptimizing(true);
  switch (source.kind) {
    case "module":
      callNow(importFromNow("runpy", "_run_module_as_main"), source.name);
      return 0;
    case "command":
      // So that tracebacks show the lines of the command.
      callNow(importFromNow("linecache", "_register_code"), "<string>", toStr(source.text), "<string>");
      setOptimizing(true);
      settle(runCode(compileMain(source.text, "<string>"), main.dict, main.dict));
      return 0;
    case "file": {
      if (script === null || isZip(script)) {
        runPath(source.path);
        return 0;
      }
      const path = absolute(source.path);
      main.dict.setString("__file__", toStr(path));
      main.dict.setString("__cached__", null);
      const loader = mainLoader(path);
      main.dict.setString("__loader__", loader);
      const isBytecode = source.path.endsWith(".pyc");
      const code = isBytecode ? (callMethodNow(loader, "get_code", "__main__") as PyCode) : compileMain(script, path);
      flushingStdout(() => settle(runCode(code, main.dict, main.dict)));
      return 0;
    }
    case "stdin":
      if (isatty(0) || line.options.interactive) return runRepl(line, interpreter);
      flushingStdout(() => settle(runCode(compileMain(readStdin(), "<stdin>"), main.dict, main.dict)));
      return 0;
  }
}

/** What would have loaded a script or bytecode file as a module. */
function mainLoader(path: string): Value {
  const kind = path.endsWith(".pyc") ? "SourcelessFileLoader" : "SourceFileLoader";
  return callNow(importFromNow("_frozen_importlib_external", kind), "__main__", toStr(path));
}

/** What a script has printed comes out before the traceback of its error; that of -c and -m comes later. */
function flushingStdout(body: () => void): void {
  try {
    body();
  } finally {
    flushStdout();
  }
}

/** A zip file ends with its directory, so anything may stand before it: zipapp puts a `#!` line there. */
function isZip(bytes: Uint8Array): boolean {
  const longestEnd = 22 + 0xffff;
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-longestEnd);
  return tail.includes("PK\x05\x06", 0, "latin1");
}

/** A directory or zip file with a __main__ module. */
function runPath(path: string): void {
  callMethodNow(getAttributeNow(execution.sys, "path"), "__setitem__", 0, toStr(absolute(path)));
  callNow(importFromNow("runpy", "_run_module_as_main"), "__main__", false);
}

function readStdin(): Uint8Array {
  const chunks: Uint8Array[] = [];
  const buffer = new Uint8Array(65536);
  for (;;) {
    let count: number;
    try {
      count = readSync(0, buffer, 0, buffer.length, null);
    } catch (error) {
      if ((error as { code?: string }).code === "EAGAIN") continue;
      if ((error as { code?: string }).code === "EOF") break;
      throw error;
    }
    if (count === 0) break;
    chunks.push(buffer.slice(0, count));
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The conversation with the user, in the namespace of __main__; its exit status. */
function runRepl({ source, options }: CommandLine, { main }: Interpreter): number {
  const repl = importNow("_pystm_repl");
  if (source.kind === "stdin") callMethodNow(repl, "run_startup", main.dict);
  callMethodNow(repl, "run_hook");
  return callMethodNow(repl, "interact", source.kind === "stdin" && !options.quiet, main.dict) as number;
}

/** Prints what ended the program; the exit status. */
function reportAtTop(error: unknown, inspects = false): number {
  if (!(error instanceof PyError)) throw error;
  const exception = error.value as PyException;
  if (isPyError(error, "SystemExit") && !inspects) return exitStatus(exception);
  setLast(exception);
  const hook = findAttribute(execution.sys, "excepthook");
  if (hook === undefined || hook === null) writeStderr("sys.excepthook is missing\n");
  else {
    try {
      callNow(hook, typeOf(exception), exception, exception.traceback);
    } catch (raised) {
      if (!(raised instanceof PyError)) throw raised;
      const second = raised.value as PyException;
      if (isPyError(raised, "SystemExit")) return exitStatus(second);
      writeStderr("Error in sys.excepthook:\n");
      callMethodNow(importNow("traceback"), "print_exception", second);
      writeStderr("\nOriginal exception was:\n");
      callMethodNow(importNow("traceback"), "print_exception", exception);
    }
  }
  interrupted = isPyError(error, "KeyboardInterrupt");
  return interrupted ? INTERRUPTED : 1;
}

function setLast(exception: PyException): void {
  const { sys } = execution;
  const dict = findAttribute(sys, "__dict__") as PyDict;
  dict.setString("last_exc", exception);
  dict.setString("last_type", typeOf(exception));
  dict.setString("last_value", exception);
  dict.setString("last_traceback", exception.traceback);
}

function flushStdout(): void {
  const stdout = findAttribute(execution.sys, "stdout");
  if (stdout === undefined || stdout === null) return;
  try {
    callMethodNow(stdout, "flush");
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
  }
}

/** SystemExit: its code as a status; anything that is no int is printed. */
function exitStatus(exception: PyException): number {
  const code: Value = findAttribute(exception, "code") ?? null;
  if (code === null) return 0;
  const int = exactInt(code);
  if (int !== undefined) return Number(BigInt.asUintN(8, BigInt(int)));
  writeStderr(`${strNow(code)}\n`);
  return 1;
}

/** What finalisers find to be None at exit: nothing can be imported any more. */
const CLEARED_AT_EXIT = ["path", "argv", "ps1", "ps2", "path_hooks", "path_importer_cache", "meta_path", "__interactivehook__"];

/** Ends the interpreter: threads, atexit, streams. A failing flush of stdout makes the status 120. */
function finish({ modules, sys }: Interpreter, status: number): number {
  const guarded = (what: string, body: () => void): void => {
    try {
      body();
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      writeUnraisable(error, null, what);
    }
  };
  const threading = modules.getString("threading");
  if (threading !== undefined && threading !== null) {
    guarded("Exception ignored on threading shutdown", () => void callMethodNow(threading, "_shutdown"));
  }
  const atexit = modules.getString("atexit");
  if (atexit !== undefined && atexit !== null)
    guarded("Exception ignored in atexit callback", () => void callMethodNow(atexit, "_run_exitfuncs"));
  warnOfUnawaited();
  stopThreads();
  setFinalizing(true);
  for (const name of CLEARED_AT_EXIT) if (sys.dict.getString(name) !== undefined) sys.dict.setString(name, null);
  finaliseAll();
  closeOpenStreams();
  endWatching();
  return flushStreams(sys.dict) ? status : 120;
}

function flushStreams(sys: PyDict): boolean {
  let ok = true;
  for (const name of ["stdout", "stderr"]) {
    const stream = sys.getString(name);
    if (stream === undefined || stream === null) continue;
    try {
      if (findAttribute(stream, "closed") === true) continue;
      callMethodNow(stream, "flush");
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      if (name !== "stdout") continue;
      ok = false;
      writeUnraisable(error, null, "Exception ignored on flushing sys.stdout");
    }
  }
  return ok;
}

/** --dump: prints what the compiler makes of the program. */
function dump(plan: DumpPlan, line: CommandLine, script: Uint8Array | null): number {
  const { source, options } = line;
  const text = source.kind === "command" ? source.text : source.kind === "file" ? (script ?? "") : readStdin();
  const filename = source.kind === "file" ? source.path : source.kind === "stdin" ? "<stdin>" : "<string>";
  return guardedStatus(() => {
    dumpProgram(plan, text, filename, options.optimize);
    return 0;
  }, false);
}
