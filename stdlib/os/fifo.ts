/**
 * Named pipes and, made from them, anonymous ones: Node has no system call for either, the mkfifo command has. One run of
 * the command makes a pool of pipes.
 */
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { notImplementedError } from "../../vm/core/errors.ts";
import type { Value } from "../../vm/core/value.ts";
import { registerPipe } from "./descriptors.ts";
import type { NodePath } from "./fs-text.ts";
import { callOs, Errno, osError } from "./os-error.ts";

function runMkfifo(mode: number, paths: readonly NodePath[]): boolean {
  const args = ["-m", mode.toString(8), "--", ...(paths as readonly string[])];
  const { error, status } = spawnSync("mkfifo", args, { stdio: "ignore" });
  if (error !== undefined) throw notImplementedError("pipes need the mkfifo command, which is not installed");
  return status === 0;
}

/** mkfifo(3). Raises OSError about `name`. */
export function makeFifo(path: NodePath, mode: number, name: Value): void {
  // The command reports failures in words: let a file of that name fail in its place.
  const flags = fs.constants.O_CREAT | fs.constants.O_EXCL | fs.constants.O_WRONLY;
  fs.closeSync(callOs(() => fs.openSync(path, flags, 0o600), name));
  fs.unlinkSync(path);
  if (!runMkfifo(mode & ~process.umask(), [path])) throw osError(Errno.EPERM!, name);
}

const POOL_SIZE = 8;
let pool: string[] = [];
let directory: string | undefined;

/** The name of a FIFO that nobody else uses; the caller unlinks it. */
function takeFifo(): string {
  if (pool.length === 0) {
    if (directory === undefined) {
      const made = fs.mkdtempSync(join(tmpdir(), "pystm-"));
      directory = made;
      process.on("exit", () => fs.rmSync(made, { recursive: true, force: true }));
    }
    const base = directory;
    const names = Array.from({ length: POOL_SIZE }, (_, i) => join(base, `${Date.now()}-${i}`));
    if (!runMkfifo(0o600, names)) throw osError(Errno.EMFILE!);
    pool = names;
  }
  return pool.pop()!;
}

const { O_NONBLOCK, O_RDONLY, O_WRONLY } = fs.constants;

/** pipe(2): the descriptors to read from and to write to, both close-on-exec. */
export function makePipe(): [reader: number, writer: number] {
  const path = takeFifo();
  try {
    // Opening for reading alone would wait for a writer.
    const first = callOs(() => fs.openSync(path, O_RDONLY | O_NONBLOCK));
    const writer = callOs(() => fs.openSync(path, O_WRONLY));
    const reader = callOs(() => fs.openSync(path, O_RDONLY));
    fs.closeSync(first);
    registerPipe(reader, writer);
    return [reader, writer];
  } finally {
    fs.unlinkSync(path);
  }
}
