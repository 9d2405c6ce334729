/** The module `_posixsubprocess`: fork_exec without fork, over Node's child processes. */
import * as fs from "node:fs";
import { resolve } from "node:path";
import { notImplementedError, PyError } from "../../vm/core/errors.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { inevitable } from "../../vm/core/native.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { listItems } from "../../vm/core/ops/iterate.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import type { Value } from "../../vm/core/value.ts";
import * as descriptors from "../os/descriptors.ts";
import { Errno, errnoOf } from "../os/os-error.ts";
import { intArgument } from "../os/path-argument.ts";
import { execFailure, startProcess } from "../os/processes.ts";
import { processText } from "../posix/process.ts";

/** The arguments in the order of CPython's C function, the inner names being those of subprocess.py. */
type Arguments = readonly [
  args: Value,
  executables: Value,
  closeFds: Value,
  passFds: Value,
  cwd: Value,
  env: Value,
  p2cread: Value,
  p2cwrite: Value,
  c2pread: Value,
  c2pwrite: Value,
  errread: Value,
  errwrite: Value,
  errpipeRead: Value,
  errpipeWrite: Value,
  restoreSignals: Value,
  callSetsid: Value,
  pgidToSet: Value,
  gid: Value,
  extraGroups: Value,
  uid: Value,
  childUmask: Value,
  preexecFn: Value,
  allowVfork: Value,
];

/** Looks like a process id, and is none: waiting for it finds no child. */
const NO_PROCESS = 0x3fffffff;

/** The first of the files that can be executed, or the error that execve(2) would have left. */
function chooseExecutable(executables: readonly string[], cwd: string | undefined): { file: string } | { errno: number } {
  let failure = Errno.ENOENT!;
  for (const file of executables) {
    const errno = execFailure(file, cwd);
    if (errno === 0) return { file };
    if (errno !== Errno.ENOENT && errno !== Errno.ENOTDIR) failure = errno;
  }
  return { errno: failure };
}

/** Tells the parent's Python code why nothing runs, as CPython's child process does through its pipe. */
function report(pipe: number, errno: number, detail: string): number {
  descriptors.write(pipe, Buffer.from(`OSError:${errno.toString(16)}:${detail}`));
  return NO_PROCESS;
}

function directoryFailure(cwd: string): number {
  try {
    return fs.statSync(cwd).isDirectory() ? 0 : Errno.ENOTDIR!;
  } catch (error) {
    return errnoOf(error) ?? Errno.ENOENT!;
  }
}

function environmentOf(env: Value): NodeJS.ProcessEnv | undefined {
  if (env === null) return undefined;
  const result: NodeJS.ProcessEnv = {};
  for (const item of listItems(env)) {
    const text = processText(item);
    const equals = text.indexOf("=", 1);
    result[text.slice(0, equals)] = text.slice(equals + 1);
  }
  return result;
}

/** Which descriptor of ours becomes which of the child's. */
function childFiles(given: Arguments): Map<number, number> {
  const [, , closeFds, passFds, , , p2cread, , , c2pwrite, , errwrite] = given;
  const files = new Map<number, number>();
  [p2cread, c2pwrite, errwrite].forEach((value, target) => {
    const fd = intArgument(value);
    files.set(target, fd < 0 ? target : fd);
  });
  for (const item of listItems(passFds)) files.set(intArgument(item), intArgument(item));
  if (!isTrue(closeFds)) for (const fd of descriptors.inheritedDescriptors()) files.set(fd, fd);
  const errpipe = intArgument(given[13]);
  if (files.get(errpipe) === errpipe) files.delete(errpipe);
  return files;
}

const optionalId = (value: Value): number | undefined => (value === null ? undefined : Number(indexNow(value)));

function forkExec(...given: Arguments): Value {
  const [argv, executables, , , cwdValue, env] = given;
  const [, callSetsid, pgid, gid, groups, uid, umask, preexec] = given.slice(14) as Value[];
  if (preexec !== null) throw notImplementedError("preexec_fn: there is no fork in which it could run");
  if (groups !== null && listItems(groups!).length > 0) throw notImplementedError("extra_groups of a subprocess");
  const errpipe = intArgument(given[13]);
  const cwd = cwdValue === null ? undefined : processText(cwdValue);
  const candidates = listItems(executables).map(processText);
  const args = listItems(argv).map(processText);
  if (cwd !== undefined) {
    const failure = directoryFailure(cwd);
    if (failure !== 0) return report(errpipe, failure, "noexec:chdir");
  }
  const chosen = chooseExecutable(candidates, cwd);
  if ("errno" in chosen) return report(errpipe, chosen.errno, "");
  const mask = intArgument(umask!);
  const previous = mask >= 0 ? process.umask(mask) : -1;
  try {
    return startProcess({
      file: cwd === undefined ? chosen.file : resolve(cwd, chosen.file),
      args,
      env: environmentOf(env),
      cwd,
      files: childFiles(given),
      newSession: isTrue(callSetsid!) || intArgument(pgid!) >= 0,
      uid: optionalId(uid!),
      gid: optionalId(gid!),
    });
  } catch (error) {
    const errno = error instanceof PyError ? (error.value as unknown as { errno?: Value }).errno : undefined;
    if (typeof errno !== "number") throw error;
    return report(errpipe, errno, "");
  } finally {
    if (previous >= 0) process.umask(previous);
  }
}

const SIGNATURE =
  "(args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, " +
  "errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, gid, extra_groups, uid, child_umask, " +
  "preexec_fn, allow_vfork, /)";

export const posixSubprocessModule: NativeModule = defineModule("_posixsubprocess", () => ({
  doc: "A POSIX helper for the subprocess module.",
  functions: { fork_exec: inevitable(SIGNATURE, forkExec as (...args: never[]) => Value) },
}));
