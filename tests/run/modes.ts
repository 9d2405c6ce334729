/**
 * The ways in which every test program must give the same output. One table: a later part of pystm that can be
 * switched (the JIT, say) adds its rows here.
 */
import type { Program } from "./program.ts";

export interface Mode {
  readonly name: string;
  readonly flags: readonly string[];
  readonly env: Record<string, string>;
  /** The topics whose programs the mode can make a difference to; all when absent. */
  readonly topics?: readonly string[];
  /** How many times as long as usual a program may take; 1 when absent. */
  readonly patience?: number;
}

/** Programs with threads: the number of executors matters to no other. */
const THREADS = ["threads"];

/** Threads move to other executors at once: a short program would otherwise end before a worker is there. */
export const EAGER = { PYSTM_EAGER: "1" };

export const MODES: readonly Mode[] = [
  { name: "plain", flags: [], env: {} },
  // Output must not depend on buffering.
  { name: "unbuffered", flags: ["-u"], env: {} },
  { name: "cpus=1", flags: ["-X", "cpus=1"], env: {}, topics: THREADS },
  { name: "cpus=2", flags: ["-X", "cpus=2"], env: EAGER, topics: THREADS },
  { name: "cpus=4", flags: ["-X", "cpus=4"], env: EAGER, topics: THREADS },
];

/** Boundaries, aborts and re-executions where the dice of `seed` say so, on `cpus` executors. */
export function chaosMode(seed: number, cpus: number): Mode {
  return { name: `chaos ${seed}`, flags: ["-X", `cpus=${cpus}`], env: { PYSTM_CHAOS: String(seed), ...EAGER }, patience: 5 };
}

export function appliesTo(mode: Mode, program: Program): boolean {
  return mode.topics?.includes(program.topic) ?? true;
}
