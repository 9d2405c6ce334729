/**
 * Finds the interpreters that tests compare: pystm itself and the oracle, an installed CPython 3.13.
 *
 * Must not know what is run under them.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The repository root (this file lies in tests/run). */
export const ROOT = resolve(import.meta.dirname, "../..");

/** How to start an interpreter: the first words of its command line. */
export interface Interpreter {
  /** For tables and messages. */
  readonly name: string;
  /** Program and leading arguments; flags and the script follow. */
  readonly command: readonly string[];
}

/** Says why no oracle was found; commands print its message and exit with 3. */
export class NoOracle extends Error {}

/** pystm as it is built in this checkout, by the command its users run. Throws when it is not built. */
export function findPystm(): Interpreter {
  const launcher = join(ROOT, "dist/pystm");
  if (!existsSync(join(ROOT, "dist/pystm.blob")))
    throw new Error("dist/pystm.blob is not there: build pystm first (npm run build)");
  return { name: "pystm", command: [launcher] };
}

/**
 * CPython 3.13: the program PYSTM_ORACLE names, else `python3.13` on PATH, else pyenv's 3.13.0.
 * The answer is the interpreter itself, never a launcher script. Throws NoOracle when there is none.
 */
export function findOracle(): Interpreter {
  const tried: string[] = [];
  for (const candidate of oracleCandidates()) {
    const real = realInterpreter(candidate);
    if (real !== undefined) return { name: "CPython 3.13", command: [real] };
    tried.push(candidate);
  }
  throw new NoOracle(
    `No CPython 3.13 found (tried ${tried.join(", ") || "nothing"}): set PYSTM_ORACLE to a python3.13, or install one with pyenv.`,
  );
}

/** PyPy when `pypy3` is on PATH. */
export function findPypy(): Interpreter | undefined {
  const path = output("pypy3", ["-c", "import sys; print(sys.executable)"]);
  return path ? { name: "PyPy", command: [path] } : undefined;
}

function* oracleCandidates(): Generator<string> {
  const named = process.env.PYSTM_ORACLE;
  if (named) {
    // A wrong PYSTM_ORACLE must be heard of, so nothing else is tried.
    yield named;
    return;
  }
  yield "python3.13";
  const prefix = output("pyenv", ["prefix", "3.13.0"]);
  if (prefix !== undefined) yield join(prefix, "bin/python3.13");
}

/** The path of the interpreter that `candidate` starts if it is a CPython 3.13, else undefined. */
function realInterpreter(candidate: string): string | undefined {
  const probe = "import sys; print(sys.implementation.name, *sys.version_info[:2]); print(sys.executable)";
  const answer = output(candidate, ["-I", "-c", probe]);
  const [version, path] = answer?.split("\n") ?? [];
  return version === "cpython 3 13" && path ? path : undefined;
}

function output(program: string, args: string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}

/** The library folder (with `test` in it) of an installed CPython. */
export function libraryOf(oracle: Interpreter): string {
  const [program, ...args] = oracle.command;
  return execFileSync(program!, [...args, "-I", "-c", "import os; print(os.path.dirname(os.__file__))"], {
    encoding: "utf8",
  }).trim();
}
