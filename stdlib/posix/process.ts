/** Processes: starting, replacing, waiting, signalling. */

import { spawnSync } from "node:child_process";
import { constants } from "node:os";
import { scheduler } from "../../runtime/threads/scheduler.ts";
import { notImplementedError, typeError, valueError } from "../../vm/core/errors.ts";
import { andThen } from "../../vm/core/execution.ts";
import { PyList } from "../../vm/core/list.ts";
import { type Declaration, inevitable, pure } from "../../vm/core/native.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { getItemNow } from "../../vm/core/ops/items.ts";
import { listItems } from "../../vm/core/ops/iterate.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import { type Outcome, PyFloat, type Value } from "../../vm/core/value.ts";
import { defineStructSequence, type StructSequence } from "../../vm/objects/structseq.ts";
import * as descriptors from "../os/descriptors.ts";
import { hasNull, nodePath } from "../os/fs-text.ts";
import { handleSignals } from "../os/interrupts.ts";
import { isHidden } from "../os/kernel-files.ts";
import { callOs, Errno, isPythonError, osError } from "../os/os-error.ts";
import { descriptorArgument, fsPath, intArgument, pathArgument } from "../os/path-argument.ts";
import { endedProcess, execFailure, processStat, startProcess } from "../os/processes.ts";
import { hasPythonHandler } from "../os/signal-handlers.ts";
import { isBlocked, requestSignal } from "../os/signal-state.ts";
import { waitForValue } from "../os/wait.ts";
import { settleFiles } from "../os/written-files.ts";

function checkedPath(value: Value): Value {
  const path = fsPath(value);
  if (hasNull(path)) throw valueError("embedded null byte");
  return path;
}

/** A str or bytes argument as text for Node; Node's processes take UTF-8 only. */
export function processText(value: Value): string {
  const path = nodePath(checkedPath(value));
  return typeof path === "string" ? path : path.toString("utf8");
}

function argumentList(value: Value, caller: string): string[] {
  if (!(value instanceof PyTuple) && !(value instanceof PyList)) {
    throw typeError(`${caller}() arg 2 must be a tuple or list`);
  }
  if (value.items.length === 0) throw valueError(`${caller}() arg 2 must not be empty`);
  const args = value.items.map((item) => processText(item));
  if (args[0] === "") throw valueError(`${caller}() arg 2 first element cannot be empty`);
  return args;
}

/** An environment mapping as Node takes it. */
export function environmentArgument(value: Value, caller: string): NodeJS.ProcessEnv {
  if (typeOf(value).slots.getitem === undefined || typeOf(value).lookup("keys") === undefined) {
    throw typeError(`${caller}: environment must be a mapping object`);
  }
  const env: NodeJS.ProcessEnv = {};
  for (const key of listItems(callMethodNow(value, "keys"))) {
    const name = processText(key);
    if (name === "" || name.includes("=")) throw valueError("illegal environment variable name");
    env[name] = processText(getItemNow(value, key));
  }
  return env;
}

interface ExecveProcess {
  execve?(file: string, args: readonly string[], env: NodeJS.ProcessEnv): never;
}

function replaceProcess(path: Value, argv: Value, env: NodeJS.ProcessEnv, caller: string): never {
  const target = pathArgument(path, caller);
  const args = argumentList(argv, caller);
  const file = processText(target.name);
  const failure = execFailure(file, undefined);
  if (failure !== 0) throw osError(failure, caller === "execve" ? target.name : null);
  const { execve } = process as unknown as ExecveProcess;
  if (execve === undefined) throw notImplementedError("os.execv needs Node 22.15 or later");
  execve.call(process, file, args, env);
  throw osError(Errno.EACCES!, target.name);
}

/** What a child gets as its standard descriptor of that number. */
const standardFor = (fd: number) => (isHidden(fd) ? "ignore" : descriptors.numberForChild(fd));

/** system(3): the status in the form of wait(2). */
function runShell(command: Value): Outcome {
  settleFiles();
  if (scheduler.live > 1) {
    const args = ["sh", "-c", processText(command)];
    const files = new Map([0, 1, 2].map((fd) => [fd, fd]));
    const pid = startProcess({ file: "/bin/sh", args, env: undefined, cwd: undefined, files, newSession: false });
    return andThen(awaitProcess(pid), (found) => (found as PyTuple).items[1]!);
  }
  const { status, signal } = spawnSync("/bin/sh", ["-c", processText(command)], { stdio: [0, 1, 2].map(standardFor) });
  for (const fd of [0, 1, 2]) descriptors.forgetOffset(fd);
  return status !== null ? status << 8 : constants.signals[signal!];
}

function kill(pid: Value, signal: Value): Value {
  const target = intArgument(pid);
  const number = intArgument(signal);
  // Our own signal reaches its Python handler without the detour through the event loop.
  if (target === process.pid && number !== 0 && (hasPythonHandler(number) || isBlocked(number))) {
    requestSignal(number);
    handleSignals();
    return null;
  }
  callOs(() => process.kill(target, number));
  return null;
}

const WNOHANG = 1;

function waitpid(pid: Value, options: Value): Outcome {
  const blocks = (intArgument(options) & WNOHANG) === 0;
  const id = intArgument(pid);
  const found = endedProcess(id);
  if (found !== undefined) return tuple(found);
  return blocks ? awaitProcess(id) : tuple([0, 0]);
}

/** The id and status of a child (pid 0 or -1: of any) when it has ended, as a tuple. Raises ECHILD. */
function awaitProcess(pid: number): Outcome {
  const look = () => {
    const found = endedProcess(pid);
    return found === undefined ? undefined : tuple(found);
  };
  return waitForValue(look, Number.POSITIVE_INFINITY, null);
}

function exitCode(status: Value): Value {
  const code = intArgument(status);
  if ((code & 0x7f) === 0) return (code >> 8) & 0xff;
  if ((code & 0xff) === 0x7f) throw valueError(`process stopped by delivery of signal ${(code >> 8) & 0xff}`);
  return -(code & 0x7f);
}

/** Which of our descriptors a child gets when it simply inherits. */
export function inheritedFiles(): Map<number, number> {
  const files = new Map<number, number>([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
  for (const fd of descriptors.inheritedDescriptors()) files.set(fd, fd);
  return files;
}

const SPAWN_OPEN = 0;
const SPAWN_CLOSE = 1;
const SPAWN_DUP2 = 2;

/** Applies the file actions of posix_spawn; gives the descriptors that were opened for it. */
function applyFileActions(actions: Value, files: Map<number, number>): number[] {
  const opened: number[] = [];
  for (const action of listItems(actions)) {
    const items = action instanceof PyTuple ? action.items : [];
    const [kind, first, second, third, fourth] = items.map((item, i) => (i === 2 && items[0] === SPAWN_OPEN ? item : item));
    if (kind === SPAWN_OPEN && items.length === 5) {
      const target = pathArgument(second!, "posix_spawn");
      const fd = callOs(() => descriptors.openRaw(target.path, intArgument(third!), intArgument(fourth!)), target.name);
      opened.push(fd);
      files.set(descriptorArgument(first!), fd);
    } else if (kind === SPAWN_CLOSE && items.length === 2) files.delete(descriptorArgument(first!));
    else if (kind === SPAWN_DUP2 && items.length === 3) {
      const source = descriptorArgument(first!);
      files.set(descriptorArgument(second!), files.get(source) ?? source);
    } else throw typeError("Each file_actions element must be a non-empty tuple");
  }
  return opened;
}

function findInPath(name: string): string {
  if (name.includes("/")) return name;
  for (const directory of (process.env.PATH ?? "/bin:/usr/bin").split(":")) {
    const candidate = `${directory || "."}/${name}`;
    if (execFailure(candidate, undefined) === 0) return candidate;
  }
  return name;
}

function spawner(caller: "posix_spawn" | "posix_spawnp"): Declaration {
  return inevitable(
    "(path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)",
    (path: Value, argv: Value, env: Value, actions?: Value, setpgroup?: Value, _ids?: Value, setsid?: Value) => {
      const target = pathArgument(path, caller);
      const args = argumentList(argv, caller);
      const environment = env === null ? process.env : environmentArgument(env, caller);
      const name = processText(target.name);
      const files = inheritedFiles();
      const opened = actions === undefined || actions === null ? [] : applyFileActions(actions, files);
      try {
        return startProcess({
          file: caller === "posix_spawnp" ? findInPath(name) : name,
          args,
          env: environment,
          cwd: undefined,
          files,
          newSession: setsid === true || setpgroup !== undefined,
        });
      } catch (error) {
        throw withFilename(error, target.name);
      } finally {
        for (const fd of opened) descriptors.close(fd);
      }
    },
  );
}

const P_WAIT = 0;

/** The exit status of a child that found nothing to execute. */
const NOT_FOUND = 127;

/**
 * os.spawnv and its variants, which os.py builds from fork where there is one: the exit code with P_WAIT, else the process id.
 */
function spawnChild(mode: Value, path: Value, argv: Value, env: Value | undefined, search: boolean): Outcome {
  if (!(argv instanceof PyTuple) && !(argv instanceof PyList)) throw typeError("argv must be a tuple or a list");
  const args = argv.items.map((item) => processText(item));
  if (args.length === 0 || args[0] === "") throw valueError("argv first element cannot be empty");
  const name = processText(path);
  const waits = intArgument(mode) === P_WAIT;
  let pid: number;
  try {
    pid = startProcess({
      file: search ? findInPath(name) : name,
      args,
      env: env === undefined ? undefined : environmentArgument(env, "execve"),
      cwd: undefined,
      files: inheritedFiles(),
      newSession: false,
    });
  } catch (error) {
    // The forked child would have ended with this status.
    if (isPythonError(error) && waits) return NOT_FOUND;
    throw error;
  }
  if (!waits) return pid;
  return andThen(awaitProcess(pid), (found) => exitCode((found as PyTuple).items[1]!));
}

const spawnVariant = (search: boolean): Declaration =>
  inevitable("(mode, file, args, /)", (mode: Value, file: Value, args: Value) => spawnChild(mode, file, args, undefined, search));
const spawnVariantWithEnvironment = (search: boolean): Declaration =>
  inevitable("(mode, file, args, env, /)", (mode: Value, file: Value, args: Value, env: Value) =>
    spawnChild(mode, file, args, env, search),
  );

/** The same OSError about a file. */
function withFilename(error: unknown, name: Value): unknown {
  const errno = (error as { value?: { errno?: Value } }).value?.errno;
  return typeof errno === "number" ? osError(errno, name) : error;
}

/** A field of the process's /proc/PID/stat. */
function statField(pid: Value, field: number): Value {
  const id = intArgument(pid);
  const fields = processStat(id === 0 ? process.pid : id);
  if (fields === undefined) throw osError(Errno.ESRCH!);
  return Number.parseInt(fields[field]!, 10);
}

let timesResult: StructSequence | undefined;

/** The type posix.times_result. */
export function timesResultType(): StructSequence {
  const names = ["user", "system", "children_user", "children_system", "elapsed"];
  timesResult ??= defineStructSequence({
    name: "times_result",
    module: "posix",
    doc: "times_result: Result from os.times().",
    fields: names.map((name) => [name] as const),
  });
  return timesResult;
}

const ticks = (secondsPassed: number): PyFloat => new PyFloat(Math.trunc(secondsPassed * 100) / 100);

function times(): Value {
  const { user, system } = process.cpuUsage();
  const fields = processStat(process.pid);
  const children = [13, 14].map((field) => Number.parseInt(fields?.[field] ?? "0", 10) / 100);
  const elapsed = Number(process.hrtime.bigint() / 10_000_000n) / 100;
  return timesResultType().make([...[user / 1e6, system / 1e6, ...children].map(ticks), new PyFloat(elapsed)]);
}

const statusFunction = (compute: (status: number) => Value): Declaration =>
  pure("(status)", (status: Value) => compute(intArgument(status)));

const isSignaled = (status: number): boolean => (status & 0x7f) !== 0 && (status & 0x7f) !== 0x7f;

export const processFunctions = (): Record<string, Declaration> => ({
  execv: inevitable("(path, argv, /)", (path: Value, argv: Value) => replaceProcess(path, argv, process.env, "execv")),
  execve: inevitable("(path, argv, env)", (path: Value, argv: Value, env: Value) =>
    replaceProcess(path, argv, environmentArgument(env, "execve"), "execve"),
  ),
  posix_spawn: spawner("posix_spawn"),
  posix_spawnp: spawner("posix_spawnp"),
  spawnv: spawnVariant(false),
  spawnve: spawnVariantWithEnvironment(false),
  spawnvp: spawnVariant(true),
  spawnvpe: spawnVariantWithEnvironment(true),
  system: inevitable("(command)", runShell),
  kill: inevitable("(pid, signal, /)", kill),
  killpg: inevitable("(pgid, signal, /)", (group: Value, signal: Value) => {
    callOs(() => process.kill(-intArgument(group), intArgument(signal)));
    return null;
  }),
  waitpid: inevitable("(pid, options, /)", waitpid),
  wait: inevitable("()", () => waitpid(-1, 0)),
  waitstatus_to_exitcode: pure("(status)", exitCode),
  WIFEXITED: statusFunction((status) => (status & 0x7f) === 0),
  WEXITSTATUS: statusFunction((status) => (status >> 8) & 0xff),
  WIFSIGNALED: statusFunction(isSignaled),
  WTERMSIG: statusFunction((status) => status & 0x7f),
  WCOREDUMP: pure("(status, /)", (status: Value) => (intArgument(status) & 0x80) !== 0),
  WIFSTOPPED: statusFunction((status) => (status & 0xff) === 0x7f),
  WSTOPSIG: statusFunction((status) => (status >> 8) & 0xff),
  WIFCONTINUED: statusFunction((status) => status === 0xffff),
  _exit: inevitable("(status)", (status: Value): Value => {
    const code = intArgument(status) & 0xff;
    (process as unknown as { reallyExit(code: number): never }).reallyExit(code);
    return null;
  }),
  abort: inevitable("()", (): Value => process.abort()),
  getpid: pure("()", () => process.pid),
  getppid: pure("()", () => process.ppid),
  getpgid: pure("(pid)", (pid: Value) => statField(pid, 2)),
  getpgrp: pure("()", () => statField(0, 2)),
  getsid: pure("(pid, /)", (pid: Value) => statField(pid, 3)),
  times: pure("()", times),
});
