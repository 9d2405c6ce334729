/**
 * Runs one child process to its end and gathers what it printed. Knows nothing about Python.
 */
import { spawn } from "node:child_process";

/** What to start and with what. */
export interface Job {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: string;
  /** Milliseconds until the process is killed. */
  readonly timeout: number;
}

/** How it ended. `exit` is the exit status, 128 more than the number of the signal that killed it (what a shell shows), or undefined when it ran out of time. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number | undefined;
  /** Wall-clock milliseconds. */
  readonly elapsed: number;
}

const SIGNAL_NUMBERS: Record<string, number> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
};

/** Resolves when the child is gone and its pipes are drained. Rejects only when the program cannot be started. */
export function runChild(job: Job): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const [program, ...args] = job.command;
    const start = performance.now();
    const child = spawn(program!, args, { cwd: job.cwd, env: job.env, detached: true });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      // The whole group: a test's own children would otherwise keep the pipes open.
      killGroup(child.pid);
    }, job.timeout);
    child.stdout.on("data", (part: Buffer) => stdout.push(part));
    child.stderr.on("data", (part: Buffer) => stderr.push(part));
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({
        stdout: Buffer.concat(stdout).toString("utf8"),
        stderr: Buffer.concat(stderr).toString("utf8"),
        exit: late ? undefined : (code ?? 128 + (SIGNAL_NUMBERS[signal ?? ""] ?? 127)),
        elapsed: performance.now() - start,
      });
    });
    // A child that exits without reading its input is no error of ours.
    child.stdin.on("error", () => {});
    child.stdin.end(job.stdin);
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Already gone.
  }
}

/** Runs `work` over `items`, at most `width` at a time; results are in the order of `items`. */
export async function inParallel<T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, width) }, lane));
  return results;
}
