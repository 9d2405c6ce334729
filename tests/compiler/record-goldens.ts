/**
 * Records what CPython says about the programs of these tests: node tests/compiler/record-goldens.ts
 *
 * Writes syntax-battery.json (right programs, [topic, source, answer]) and syntax-errors.json (wrong ones, likewise).
 * Needs CPython 3.13; the tests do not.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findOracle } from "../conformance/oracle.ts";
import { type Answer, ORACLE_SCRIPT } from "./goldens.ts";
import { mutate } from "./mutations.ts";
import { WRONG_PROGRAMS } from "./wrong-programs.ts";

const MUTANTS = 1500;
const SEED = 20240607;

const file = (name: string) => join(import.meta.dirname, name);

function ask(sources: readonly string[]): Answer[] {
  const oracle = findOracle();
  if (oracle === null) throw new Error("no CPython 3.13 found: set PYSTM_ORACLE");
  const input = JSON.stringify(["exec", sources]);
  return JSON.parse(execFileSync(oracle, ["-c", ORACLE_SCRIPT], { input, encoding: "utf8", maxBuffer: 1 << 28 }));
}

function record(name: string, programs: readonly (readonly [string, string])[]): void {
  const answers = ask(programs.map(([, source]) => source));
  const lines = programs.map(([topic, source], i) => JSON.stringify([topic, source, answers[i]]));
  writeFileSync(file(name), `[\n${lines.join(",\n")}\n]\n`);
}

const battery: [string, string, ...unknown[]][] = JSON.parse(readFileSync(file("syntax-battery.json"), "utf8"));
record(
  "syntax-battery.json",
  battery.map(([topic, source]) => [topic, source]),
);

const wrong = Object.entries(WRONG_PROGRAMS).flatMap(([topic, sources]) => sources.map((source) => [topic, source] as const));
const pool = battery.map(([, source]) => source);
const mutants = mutate(pool, MUTANTS, SEED).map((source) => ["mutant", source] as const);
record("syntax-errors.json", [...wrong, ...mutants]);
