/**
 * What the benchmark runners share: one timed run of a program, the better of two, and the mean of ratios.
 */
import { runChild } from "../tests/run/child.ts";
import { testEnvironment } from "../tests/run/program.ts";

/** Time and output of one program under one interpreter. */
export interface Measured {
  /** Wall-clock milliseconds of the whole process; NaN when it failed. */
  readonly time: number;
  /** Milliseconds that the program says its work took (`seconds S` on standard error), else `time`. */
  readonly inside: number;
  /** What it printed, or why it failed. */
  readonly output: string;
}

/** Runs `command` in `cwd`; a program that fails or takes more than `limit` milliseconds has no time. */
export async function measureOnce(command: readonly string[], cwd: string, limit = 300_000): Promise<Measured> {
  const outcome = await runChild({ command, cwd, env: testEnvironment(), stdin: "", timeout: limit });
  if (outcome.exit !== 0) {
    const lastWords = outcome.stderr.trim().split("\n").at(-1);
    const why = outcome.exit === undefined ? "(too slow)" : `(exit ${outcome.exit}) ${lastWords}`;
    return { time: Number.NaN, inside: Number.NaN, output: why };
  }
  const inside = /^seconds ([\d.]+)$/m.exec(outcome.stderr);
  const time = outcome.elapsed;
  return { time, inside: inside ? Number(inside[1]) * 1000 : time, output: outcome.stdout };
}

/** The faster of two runs of the same thing. A failure counts for the whole: it is never hidden by a run that worked. */
export function better(before: Measured | undefined, once: Measured): Measured {
  if (before === undefined || Number.isNaN(once.time)) return once;
  if (Number.isNaN(before.time)) return before;
  return {
    time: Math.min(before.time, once.time),
    inside: Math.min(before.inside, once.inside),
    output: once.output,
  };
}

/** NaN when there is no ratio. */
export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

/** A column of a table, `failed` for NaN. */
export function column(time: number, width = 10, digits = 0): string {
  return (Number.isNaN(time) ? "failed" : time.toFixed(digits)).padStart(width);
}
