/**
 * Compares our compiler with CPython's over every .py file of its library and tests: the same code objects, that is
 * instructions, positions, exception tables, constants, names, locals, flags and stack sizes, apart from the
 * differences that the bytecode table states. Both sides are brought into one textual form and compared by digest.
 *
 * Usage: node tests/conformance/codegen.ts [--show N] [-O] [PATH...]. What the oracle says is cached in .cache/.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "../../compiler/compile.ts";
import { decodeSource } from "../../compiler/source/decode.ts";
import { PythonSyntaxError } from "../../compiler/syntax-error.ts";
import type { CodeUnit } from "../../vm/bytecode/code-unit.ts";
import { lookupUnicodeName } from "./ast.ts";
import { listCode } from "./code-listing.ts";
import { findOracle } from "./oracle.ts";

const HERE = dirname(fileURLToPath(import.meta.url));
const ORACLE_SCRIPT = join(HERE, "code-listing.py");

/** Digest of each code object of a file in order, by qualified name; or the error that the compiler reports. */
type Answer = [string, string][] | string;

function oracle(args: readonly string[]): string {
  return execFileSync(findOracle()!, [ORACLE_SCRIPT, ...args], { maxBuffer: 1 << 30, encoding: "utf8" });
}

/** What the oracle says of the .py files at `paths`; kept in .cache/ if they are its own library, which does not change. */
function oracleAnswers(paths: readonly string[], optimize: number, isLibrary: boolean): [string, Answer][] {
  const key = createHash("sha256").update(JSON.stringify(paths)).update(String(optimize)).update(readFileSync(ORACLE_SCRIPT));
  const file = join(HERE, "../../.cache", `codegen-oracle-${key.digest("hex").slice(0, 12)}.jsonl`);
  let output: string;
  if (isLibrary && existsSync(file)) {
    output = readFileSync(file, "utf8");
  } else {
    output = oracle(["digest", String(optimize), ...paths]);
    mkdirSync(dirname(file), { recursive: true });
    if (isLibrary) writeFileSync(file, output);
  }
  return output
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

function ourListings(path: string, optimize: number): [string, string][] | string {
  try {
    const { text } = decodeSource(readFileSync(path), path);
    const unit = compile(text, path, "exec", { lookupUnicodeName, optimize });
    return [...codeObjects(unit)].map((code) => [code.qualname, listCode(code)]);
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) return String(error instanceof Error ? error.stack : error);
    return `${error.message} ${error.lineno}:${error.offset}-${error.endLineno}:${error.endOffset}`;
  }
}

function* codeObjects(unit: CodeUnit): Generator<CodeUnit> {
  yield unit;
  for (const constant of unit.constants) {
    if (typeof constant === "object" && constant?.tag === "code") yield* codeObjects(constant.code);
  }
}

const digest = (text: string): string => createHash("sha1").update(text).digest("hex").slice(0, 12);

function showDifference(path: string, index: number, ours: string, optimize: number): void {
  const theirs = oracle(["show", String(optimize), path, String(index)])
    .trimEnd()
    .split("\n");
  const mine = ours.split("\n");
  let first = 0;
  while (first < mine.length && mine[first] === theirs[first]) first++;
  const window = (lines: string[]) => lines.slice(Math.max(0, first - 4), first + 8).join("\n    ");
  console.log(`  expected\n    ${window(theirs)}\n  actual\n    ${window(mine)}`);
}

function main(): void {
  if (findOracle() === null) {
    console.log("no CPython 3.13 found: set PYSTM_ORACLE");
    return;
  }
  const args = process.argv.slice(2);
  const optimize = args.includes("-OO") ? 2 : args.includes("-O") ? 1 : 0;
  const showAt = args.indexOf("--show");
  let show = showAt < 0 ? 0 : Number(args[showAt + 1]);
  const given = args.filter((arg, i) => !arg.startsWith("-") && !(showAt >= 0 && i === showAt + 1));
  const library = () =>
    execFileSync(findOracle()!, ["-c", "import os; print(os.path.dirname(os.__file__))"], { encoding: "utf8" });
  const paths = given.length > 0 ? given : [library().trim()];
  const tally = { equal: 0, differ: 0, failed: 0, files: 0 };
  const answers = oracleAnswers(paths, optimize, given.length === 0);
  for (const [path, expected] of answers) {
    tally.files++;
    const ours = ourListings(path, optimize);
    if (typeof ours === "string" || typeof expected === "string") {
      if (ours === expected) continue;
      tally.failed++;
      console.log(
        `${path}: expected ${typeof expected === "string" ? expected : "code"}, got ${typeof ours === "string" ? ours : "code"}`,
      );
      continue;
    }
    if (ours.length !== expected.length) console.log(`${path}: ${ours.length} code objects instead of ${expected.length}`);
    for (const [i, [name, listing]] of ours.entries()) {
      if (digest(listing) === expected[i]?.[1]) {
        tally.equal++;
        continue;
      }
      tally.differ++;
      if (show-- > 0) {
        console.log(`${path}: ${name}`);
        showDifference(path, i, listing, optimize);
      }
    }
  }
  console.log(`${tally.files} files: ${tally.equal} code objects equal, ${tally.differ} differ; ${tally.failed} files failed`);
  process.exitCode = tally.differ + tally.failed > 0 ? 1 : 0;
}

main();
