/**
 * Child processes: starting them with given descriptors, and waiting for them without the event loop.
 *
 * Node starts a process at once but learns of its end only in its event loop. Until then the child is a zombie, and
 * /proc/PID/stat tells its exit status; when the loop was quicker, Node's `exit` event has told it.
 */
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { constants } from "node:os";
import { resolve } from "node:path";
import { forgetOffset, numberForChild } from "./descriptors.ts";
import { isHidden } from "./kernel-files.ts";
import { callOs, Errno, errnoOf, osError } from "./os-error.ts";
import { settleFiles } from "./written-files.ts";

export interface ProcessOptions {
  /** The file to execute, as execve(2) takes it. */
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv | undefined;
  readonly cwd: string | undefined;
  /** Which of our descriptors the child gets under which number. */
  readonly files: ReadonlyMap<number, number>;
  readonly newSession: boolean;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
}

interface Child {
  /** The status in the form of wait(2), once known. */
  status: number | undefined;
}

const children = new Map<number, Child>();

/** The error number with which execve(2) of the file would fail, or 0. */
export function execFailure(file: string, cwd: string | undefined): number {
  const path = resolve(cwd ?? ".", file);
  try {
    if (file === "") return Errno.ENOENT!;
    if (!fs.statSync(path).isFile()) return Errno.EACCES!;
    fs.accessSync(path, fs.constants.X_OK);
    return isExecutableFormat(path) ? 0 : Errno.ENOEXEC!;
  } catch (error) {
    return errnoOf(error) ?? Errno.EACCES!;
  }
}

/** The kernel runs ELF files and scripts that name their interpreter. What cannot be read counts as runnable. */
function isExecutableFormat(path: string): boolean {
  const head = Buffer.alloc(4);
  try {
    const fd = fs.openSync(path, "r");
    fs.readSync(fd, head, 0, head.length, 0);
    fs.closeSync(fd);
  } catch {
    return true;
  }
  return head.toString("latin1") === "\x7fELF" || head.toString("latin1", 0, 2) === "#!";
}

/** What Node makes of a descriptor for a child: its kernel number, or /dev/null. */
const numberOf = (fd: number | undefined): number | "ignore" =>
  fd === undefined || isHidden(fd) ? "ignore" : numberForChild(fd);

/** Starts a process; gives its id. Raises OSError without file name. */
export function startProcess(options: ProcessOptions): number {
  const { file, args, env, cwd, files, newSession, uid, gid } = options;
  // The child may read what the program has written.
  settleFiles();
  const failure = execFailure(file, cwd);
  if (failure !== 0) throw osError(failure);
  const highest = Math.max(2, ...files.keys());
  const stdio = Array.from({ length: highest + 1 }, (_, fd) => numberOf(files.get(fd)));
  const child = callOs(() =>
    spawn(file.includes("/") ? file : `./${file}`, args.slice(1), {
      argv0: args[0] ?? "",
      stdio,
      detached: newSession,
      ...(env === undefined ? {} : { env }),
      ...(cwd === undefined ? {} : { cwd }),
      ...(uid === undefined ? {} : { uid }),
      ...(gid === undefined ? {} : { gid }),
    }),
  );
  child.on("error", () => {});
  if (child.pid === undefined) throw osError(Errno.EACCES!);
  const record: Child = { status: undefined };
  children.set(child.pid, record);
  child.on("exit", (code, signal) => {
    record.status = code !== null ? code << 8 : constants.signals[signal!];
  });
  child.unref();
  for (const fd of files.values()) forgetOffset(fd);
  return child.pid;
}

/** Fields of /proc/PID/stat after the command: the state is the first. Undefined when there is no such process. */
export function processStat(pid: number): string[] | undefined {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, "latin1");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

/** Where the exit status stands among the fields of processStat. */
const EXIT_CODE_FIELD = 49;

/** The status of a child that has ended, else undefined. */
function endStatus(pid: number, child: Child): number | undefined {
  if (child.status !== undefined) return child.status;
  const fields = processStat(pid);
  if (fields === undefined) return 0;
  return fields[0] === "Z" || fields[0] === "X" ? Number.parseInt(fields[EXIT_CODE_FIELD]!, 10) : undefined;
}

/** The id and status of one child, or (pid 0 or -1) any, that has ended, and is forgotten; undefined when none has. Raises ECHILD. */
export function endedProcess(pid: number): [pid: number, status: number] | undefined {
  const any = pid === 0 || pid === -1;
  if (any ? children.size === 0 : !children.has(pid)) throw osError(Errno.ECHILD!);
  for (const [id, child] of any ? children : [[pid, children.get(pid)!] as const]) {
    const status = endStatus(id, child);
    if (status !== undefined) {
      children.delete(id);
      return [id, status];
    }
  }
  return undefined;
}
