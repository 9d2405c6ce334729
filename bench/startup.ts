/**
 * `node bench/startup.ts [ROUNDS]`: what starting pystm costs beside starting the same Node with nothing to do.
 *
 * The commands take turns; best and median of wall-clock milliseconds.
 */
import { runChild } from "../tests/run/child.ts";
import { testEnvironment } from "../tests/run/program.ts";
import { findOracle, findPystm, ROOT } from "../tests/run/python.ts";

const IMPORTS = "import threading, re, json, dataclasses, argparse";

const pystm = findPystm().command;
const oracle = findOracle().command;
const commands: Readonly<Record<string, readonly string[]>> = {
  "node -e 0": [process.execPath, "-e", "0"],
  "pystm -c pass": [...pystm, "-c", "pass"],
  "pystm, imports": [...pystm, "-c", IMPORTS],
  "CPython -c pass": [...oracle, "-c", "pass"],
  "CPython, imports": [...oracle, "-c", IMPORTS],
};

const rounds = Number(process.argv[2] ?? 15);
const times = new Map(Object.keys(commands).map((name): [string, number[]] => [name, []]));
// The first round fills the caches of the machine and is not counted.
for (let round = 0; round <= rounds; round++) {
  for (const [name, command] of Object.entries(commands)) {
    const { exit, elapsed, stderr } = await runChild({ command, cwd: ROOT, env: testEnvironment(), stdin: "", timeout: 60_000 });
    if (exit !== 0) throw new Error(`${name} ended with ${exit}: ${stderr}`);
    if (round > 0) times.get(name)!.push(elapsed);
  }
}

const best = (name: string): number => Math.min(...times.get(name)!);
const median = (name: string): number => times.get(name)!.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!;

console.log(`${"".padEnd(20)}${"best".padStart(8)}${"median".padStart(8)}  ms, ${rounds} rounds`);
for (const name of times.keys())
  console.log(`${name.padEnd(20)}${best(name).toFixed(1).padStart(8)}${median(name).toFixed(1).padStart(8)}`);
const ratio = (measure: (name: string) => number): string => (measure("pystm -c pass") / measure("node -e 0")).toFixed(2);
const added = (measure: (name: string) => number): string => (measure("pystm, imports") - measure("pystm -c pass")).toFixed(1);
console.log(`pystm -c pass is ${ratio(best)} times node -e 0 (best; ${ratio(median)} by medians)`);
console.log(`"${IMPORTS}" adds ${added(best)} ms (best; ${added(median)} by medians)`);
