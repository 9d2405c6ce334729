/**
 * The ways in which every test program must give the same output. One table: a later part of pystm that can be
 * switched (the JIT, executors, chaos) adds its rows here.
 */

export interface Mode {
  readonly name: string;
  readonly flags: readonly string[];
  readonly env: Record<string, string>;
}

export const MODES: readonly Mode[] = [
  { name: "plain", flags: [], env: {} },
  // Output must not depend on buffering.
  { name: "unbuffered", flags: ["-u"], env: {} },
];
