/**
 * `npm run conformance [FILTER...] [-- OPTIONS]`: CPython's own tests, file by file, against the checked-in lists.
 *
 *   --update            adds what passes now to the lists (they never shrink)
 *   --baseline          runs CPython itself and records which methods count, and which only CPython can pass
 *   --interpreter PATH  tests this interpreter instead of pystm
 *   --failures          lists the methods that do not pass, with the last line of their tracebacks
 *   --jobs N            files at a time (2)
 *   --timeout S         seconds for one method (30); --file-timeout S for a file (900); --memory MB of heap (2048)
 *   --ast               compares the syntax trees of the library with CPython's instead
 *
 * A filter is a test file's name, or a part of the name of files of the default set. Exits with 1 when a listed method fails.
 */
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { inParallel } from "../run/child.ts";
import { findOracle, findPystm, type Interpreter, libraryOf, NoOracle, ROOT } from "../run/python.ts";
import { DEFAULT_FILES } from "./files.ts";
import {
  exclusionReason,
  readBaseline,
  readExclusions,
  readPassing,
  writeBaseline,
  writeExclusions,
  writePassing,
} from "./records.ts";
import { type FileResult, type MethodResult, runTestFile } from "./run-file.ts";

const { values: options, positionals: filters } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== "--"),
  allowPositionals: true,
  options: {
    update: { type: "boolean", default: false },
    baseline: { type: "boolean", default: false },
    interpreter: { type: "string" },
    failures: { type: "boolean", default: false },
    jobs: { type: "string", default: "2" },
    timeout: { type: "string", default: "30" },
    "file-timeout": { type: "string", default: "900" },
    memory: { type: "string", default: "2048" },
    ast: { type: "boolean", default: false },
  },
});

/** The count of one file. */
interface Tally {
  readonly file: string;
  readonly passed: readonly string[];
  readonly failed: readonly [name: string, why: string][];
  readonly excluded: number;
  /** Listed as passing, and not excluded, but did not pass. */
  readonly lost: readonly string[];
  readonly loadFailure: string | undefined;
}

function chosenFiles(): string[] {
  if (filters.length === 0) return [...DEFAULT_FILES];
  const chosen = filters.flatMap((filter) => {
    const matching = DEFAULT_FILES.filter((file) => file.includes(filter));
    const exact = matching.filter((file) => file === filter || file === `test_${filter}`);
    if (exact.length > 0) return exact;
    return matching.length > 0 ? matching : [filter.startsWith("test_") ? filter : `test_${filter}`];
  });
  return [...new Set(chosen)];
}

function passes(result: MethodResult | undefined): boolean {
  return result?.status === "ok" || result?.status === "xfail";
}

/** A skip that says itself that it is about CPython's insides. */
function excusedSkip(result: MethodResult | undefined): string | undefined {
  const about =
    /specific to cpython|_test\w*capi|_testsinglephase|_testmultiphase|requires? (?:the )?_(?:ctypes|sqlite3)|\bctypes\b|subinterpreter/i;
  return result?.status === "skip" && about.test(result.message) ? `skipped: ${result.message}` : undefined;
}

function tally(file: string, result: FileResult): Tally {
  const exclusions = readExclusions();
  const listed = readPassing(file);
  // Without a baseline every method that is not skipped counts.
  const counted =
    readBaseline(file) ?? new Set([...result.methods].filter(([, { status }]) => status !== "skip").map(([name]) => name));
  const passed: string[] = [];
  const failed: [string, string][] = [];
  let excluded = 0;
  for (const name of counted) {
    const outcome = result.methods.get(name);
    if (passes(outcome)) passed.push(name);
    else if (exclusionReason(exclusions, file, name) ?? excusedSkip(outcome)) excluded++;
    else failed.push([name, outcome ? `${outcome.status}: ${outcome.message}` : "not found"]);
  }
  const gone = new Set(failed.map(([name]) => name));
  return { file, passed, failed, excluded, lost: [...listed].filter((name) => gone.has(name)), loadFailure: result.loadFailure };
}

async function runOne(file: string, interpreter: Interpreter, library: string, notes = false): Promise<FileResult> {
  const folder = join(ROOT, ".cache/conformance");
  mkdirSync(folder, { recursive: true });
  const log = openSync(join(folder, `${file}.log`), "w");
  try {
    return await runTestFile(file, {
      interpreter,
      library,
      notes,
      methodTimeout: Number(options.timeout) * 1000,
      fileTimeout: Number(options["file-timeout"]) * 1000,
      memory: Number(options.memory),
      log,
    });
  } finally {
    closeSync(log);
  }
}

/** Records what CPython passes, and what it says only CPython can. */
async function recordBaseline(files: string[], oracle: Interpreter): Promise<number> {
  const exclusions = readExclusions();
  let total = 0;
  await inParallel(files, Number(options.jobs), async (file) => {
    const result = await runOne(file, oracle, libraryOf(oracle));
    // Watching what a method does disturbs a few of them, so it is done apart.
    const { notes } = await runOne(file, oracle, libraryOf(oracle), true);
    const names = [...result.methods].filter(([, outcome]) => passes(outcome)).map(([name]) => name);
    const others = [...result.methods].filter(([, outcome]) => !passes(outcome) && outcome.status !== "skip");
    writeBaseline(file, names);
    for (const [name, reasons] of notes) {
      if (!names.includes(name)) continue;
      // One reason is enough to be excused, the first by name.
      const [reason] = [...reasons].sort();
      exclusions[file] ??= {};
      exclusions[file][reason!] ??= [];
      exclusions[file][reason!]!.push(name);
    }
    total += names.length;
    console.log(`${file.padEnd(28)} ${String(names.length).padStart(5)} methods, ${notes.size} of them for CPython only`);
    if (result.loadFailure) console.log(`  cannot be loaded: ${result.loadFailure}`);
    for (const [name, { status, message }] of others) console.log(`  ${status} on CPython: ${name}: ${message}`);
  });
  writeExclusions(exclusions);
  console.log(`${total} methods in ${files.length} files`);
  return 0;
}

const percent = (part: number, whole: number): string => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`);

function row(name: string, passed: number, failed: number, excluded: number, remark = ""): string {
  const cells = [passed, failed, excluded].map((n) => String(n).padStart(8));
  return `${name.padEnd(28)}${cells.join("")} ${percent(passed, passed + failed).padStart(9)}  ${remark}`.trimEnd();
}

async function compareWithLists(files: string[], interpreter: Interpreter, library: string): Promise<number> {
  console.log(
    `${"file".padEnd(28)}${["passed", "failed", "excluded"].map((h) => h.padStart(8)).join("")} ${"passing".padStart(9)}`,
  );
  const tallies = await inParallel(files, Number(options.jobs), async (file) => {
    const one = tally(file, await runOne(file, interpreter, library));
    const remark = one.loadFailure
      ? `cannot be loaded: ${one.loadFailure}`
      : one.lost.length > 0
        ? `${one.lost.length} LOST`
        : "";
    console.log(row(file, one.passed.length, one.failed.length, one.excluded, remark));
    if (options.failures) for (const [name, why] of one.failed) console.log(`    ${name}  ${why}`);
    if (options.update) writePassing(file, new Set([...readPassing(file), ...one.passed]));
    return one;
  });
  const sum = (count: (one: Tally) => number): number => tallies.reduce((total, one) => total + count(one), 0);
  console.log(
    row(
      "all",
      sum((one) => one.passed.length),
      sum((one) => one.failed.length),
      sum((one) => one.excluded),
    ),
  );
  const lost = tallies.flatMap((one) => one.lost.map((name) => `${one.file} ${name}`));
  if (lost.length > 0) console.log(`\nListed as passing, but failed now:\n${lost.map((name) => `  ${name}`).join("\n")}`);
  return lost.length > 0 ? 1 : 0;
}

async function main(): Promise<number> {
  if (options.ast)
    return spawnSync(process.execPath, [join(import.meta.dirname, "ast.ts"), ...filters], { stdio: "inherit" }).status ?? 1;
  const oracle = findOracle();
  if (options.baseline) return recordBaseline(chosenFiles(), oracle);
  const interpreter = options.interpreter ? { name: options.interpreter, command: [options.interpreter] } : findPystm();
  return compareWithLists(chosenFiles(), interpreter, libraryOf(oracle));
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof NoOracle)) throw error;
  console.error(error.message);
  process.exitCode = 3;
}
