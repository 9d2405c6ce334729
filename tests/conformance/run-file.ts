/**
 * Runs one of CPython's test files method by method in child processes and gathers what became of each.
 *
 * A child that dies takes one method with it: the next child goes on behind it. Must not know what ought to pass.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testEnvironment } from "../run/program.ts";
import type { Interpreter } from "../run/python.ts";

export type Status = "ok" | "xfail" | "skip" | "fail" | "error" | "timeout" | "crash" | "not run";

export interface MethodResult {
  readonly status: Status;
  /** Last line of the traceback, reason of the skip, or how the process died. */
  readonly message: string;
}

export interface FileResult {
  /** Every planned method, in order. */
  readonly methods: Map<string, MethodResult>;
  /** What only CPython can offer, by method; with `notes` only. */
  readonly notes: Map<string, Set<string>>;
  /** Why the file could not be loaded at all. */
  readonly loadFailure: string | undefined;
}

export interface RunOptions {
  readonly interpreter: Interpreter;
  /** The library folder of an installed CPython 3.13. */
  readonly library: string;
  /** Milliseconds for one method. */
  readonly methodTimeout: number;
  /** Milliseconds for the whole file. */
  readonly fileTimeout: number;
  /** Megabytes of heap. */
  readonly memory: number;
  readonly notes: boolean;
  /** File descriptor that gets the tracebacks. */
  readonly log: number;
}

const LOADING = "(loading)";

/** Resolves when every method has been run, killed or given up. */
export async function runTestFile(file: string, options: RunOptions): Promise<FileResult> {
  const state = new FileRun(file);
  const deadline = Date.now() + options.fileTimeout;
  const folder = mkdtempSync(join(tmpdir(), `pystm-${file}-`));
  try {
    for (;;) {
      const before = state.finished();
      await runChildOnce(state, folder, deadline, options);
      if (state.ended || state.loadFailure !== undefined || Date.now() > deadline) break;
      // No progress at all: another try would end the same way.
      if (state.finished() === before) break;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return state.result();
}

/** What is known so far about one file. */
class FileRun {
  readonly file: string;
  readonly planned = new Set<string>();
  readonly done = new Map<string, MethodResult>();
  readonly notes = new Map<string, Set<string>>();
  readonly groups: string[] = [];
  current = LOADING;
  since = Date.now();
  ended = false;
  loadFailure: string | undefined;

  constructor(file: string) {
    this.file = file;
  }

  finished(): number {
    return this.done.size;
  }

  /** Takes in one report of the driver. */
  report(line: string): void {
    const space = line.indexOf(" ");
    const kind = space < 0 ? line : line.slice(0, space);
    const [name = "", message = ""] = line.slice(space + 1).split("\t");
    this.since = Date.now();
    if (kind === "plan") this.planned.add(name);
    else if (kind === "start") this.current = name;
    else if (kind === "end") this.ended = true;
    else if (kind === "note") this.notes.set(name, (this.notes.get(name) ?? new Set()).add(message));
    else if (kind === "group") this.groups.push(`${name} ${message}`);
    else {
      this.done.set(name, { status: kind as Status, message });
      this.current = LOADING;
    }
  }

  /** The child died or was killed: blames the method that was running. */
  lost(status: Status, message: string): void {
    if (this.current !== LOADING) this.done.set(this.current, { status, message });
    else if (this.done.size === 0) this.loadFailure = message;
    else this.groups.push(`${status} ${message}`);
    this.current = LOADING;
  }

  result(): FileResult {
    const why = this.groups.join("; ");
    const methods = new Map<string, MethodResult>();
    for (const name of this.planned)
      methods.set(name, this.done.get(name) ?? { status: skippedGroup(name, this.groups) ? "skip" : "not run", message: why });
    return { methods, notes: this.notes, loadFailure: this.loadFailure };
  }
}

function skippedGroup(name: string, groups: readonly string[]): boolean {
  const owner = name.slice(0, name.lastIndexOf("."));
  return groups.some((group) => group.startsWith("skip ") && (group.includes(`${owner})`) || group.includes("setUpModule")));
}

/** Runs a child until it ends or must be killed; reports go to `state`. */
function runChildOnce(state: FileRun, folder: string, deadline: number, options: RunOptions): Promise<void> {
  const doneFile = join(folder, "done.txt");
  writeFileSync(doneFile, [...state.done.keys()].join("\n"));
  const driver = join(import.meta.dirname, "driver.py");
  const [program, ...args] = options.interpreter.command;
  const env = testEnvironment({ NODE_OPTIONS: `--max-old-space-size=${options.memory}` });
  const child = spawn(
    program!,
    [...args, driver, options.library, `test.${state.file}`, doneFile, ...(options.notes ? ["--notes"] : [])],
    {
      cwd: folder,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  state.current = LOADING;
  state.since = Date.now();
  let rest = "";
  let lastErrors = "";
  let killed: string | undefined;
  const kill = (why: string): void => {
    killed = why;
    try {
      process.kill(-child.pid!, "SIGKILL");
    } catch {
      // Gone in the meantime.
    }
  };
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    const lines = (rest + part).split("\n");
    rest = lines.pop()!;
    for (const line of lines) if (line.startsWith("\u0001")) state.report(line.slice(1));
  });
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    lastErrors = (lastErrors + part).slice(-2000);
    writeSync(options.log, part);
  });
  const watch = setInterval(() => {
    // Loading compiles a whole test module, so it may take longer than a method.
    const limit = state.current === LOADING ? options.methodTimeout * 4 : options.methodTimeout;
    if (Date.now() > deadline) kill("the file took too long");
    else if (Date.now() - state.since > limit) kill(`more than ${limit / 1000} s`);
  }, 200);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearInterval(watch);
      if (killed !== undefined) state.lost("timeout", killed);
      else if (!state.ended) state.lost("crash", `exit ${code ?? signal}: ${lastErrors.trim().split("\n").at(-1) ?? ""}`);
      resolve();
    });
  });
}
