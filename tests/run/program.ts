/**
 * The test programs: where they lie, what is expected of each, how one is run and judged.
 *
 * A program is `tests/programs/TOPIC/NAME.py`. Beside it lie the expected standard output (`NAME.out`), the
 * expected standard error when it is not empty (`NAME.err`), and `NAME.meta.json` when there is anything else
 * to say. Deeper folders hold modules that programs import. Must not know which interpreter it runs.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Outcome, runChild } from "./child.ts";
import type { Mode } from "./modes.ts";
import { type Interpreter, ROOT } from "./python.ts";

export const PROGRAMS = join(ROOT, "tests/programs");

/** The contents of NAME.meta.json. */
export interface Meta {
  /** Interpreter flags before the script. */
  flags?: string[];
  /** Replaces the script on the command line, for instance `["-m", "package"]`. */
  run?: string[];
  /** Arguments after the script. */
  args?: string[];
  stdin?: string;
  env?: Record<string, string>;
  /** Expected exit status, 0 when absent. Recorded by the oracle. */
  exit?: number;
  /** False: CPython cannot run this (it would overflow its C stack, say), the expectation is written by hand. */
  oracle?: boolean;
  /** Seconds, 60 when absent. */
  timeout?: number;
}

export interface Program {
  /** `TOPIC/NAME`. */
  readonly name: string;
  readonly topic: string;
  /** Absolute, without the `.py`. */
  readonly stem: string;
  readonly meta: Meta;
}

/** What a program did, with machine-dependent paths removed. */
export interface Behaviour {
  readonly stdout: string;
  readonly stderr: string;
  /** undefined: it ran out of time. */
  readonly exit: number | undefined;
}

/** All programs whose name contains one of `filters` (all when there is none), sorted by name. */
export function listPrograms(filters: readonly string[] = []): Program[] {
  const programs: Program[] = [];
  const topics = readdirSync(PROGRAMS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const topic of topics) {
    for (const file of readdirSync(join(PROGRAMS, topic.name))) {
      if (!file.endsWith(".py")) continue;
      const name = `${topic.name}/${file.slice(0, -3)}`;
      if (filters.length > 0 && !filters.some((filter) => name.includes(filter))) continue;
      const stem = join(PROGRAMS, name);
      programs.push({ name, topic: topic.name, stem, meta: readMeta(stem) });
    }
  }
  return programs.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readMeta(stem: string): Meta {
  const path = `${stem}.meta.json`;
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Meta) : {};
}

/** Programs that do not pass yet, by name, each with its reason. */
export function readKnownFailures(): Map<string, string> {
  const lines = readFileSync(join(PROGRAMS, "known-failures.txt"), "utf8").split("\n");
  const entries = lines.map((line) => line.split("#").map((part) => part.trim()));
  return new Map(entries.filter(([name]) => name).map(([name, reason]) => [name!, reason ?? ""]));
}

/** The recorded expectation; throws when the oracle has not recorded this program yet. */
export function expectedBehaviour(program: Program): Behaviour {
  const err = `${program.stem}.err`;
  return {
    stdout: readFileSync(`${program.stem}.out`, "utf8"),
    stderr: existsSync(err) ? readFileSync(err, "utf8") : "",
    exit: program.meta.exit ?? 0,
  };
}

/** Variables of the caller that could change what a Python program prints are left out. */
export function testEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const kept = ["PATH", "HOME", "TMPDIR"].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return { ...Object.fromEntries(kept), LC_ALL: "C.UTF-8", TZ: "UTC", PYTHONDONTWRITEBYTECODE: "1", ...extra };
}

/** Runs one program in its topic's folder; `patience` multiplies the time it may take. */
export async function runProgram(
  program: Program,
  interpreter: Interpreter,
  flags: readonly string[] = [],
  env: Record<string, string> = {},
  patience = 1,
): Promise<Behaviour & { elapsed: number }> {
  const { meta } = program;
  const cwd = join(PROGRAMS, program.topic);
  const script = meta.run ?? [`${program.stem.slice(cwd.length + 1)}.py`];
  const outcome: Outcome = await runChild({
    command: [...interpreter.command, ...flags, ...(meta.flags ?? []), ...script, ...(meta.args ?? [])],
    cwd,
    env: testEnvironment({ ...env, ...meta.env }),
    stdin: meta.stdin ?? "",
    timeout: (meta.timeout ?? 60) * 1000 * patience,
  });
  const place = (text: string): string => withoutPlaces(text, cwd);
  return { ...outcome, stdout: place(outcome.stdout), stderr: place(outcome.stderr) };
}

/** Runs `program` in `mode`: undefined when it does what was recorded, else the difference for a human. */
export async function judgeProgram(program: Program, interpreter: Interpreter, mode: Mode): Promise<string | undefined> {
  const actual = await runProgram(program, interpreter, mode.flags, mode.env, mode.patience);
  return explainDifference(expectedBehaviour(program), actual);
}

/** Paths below the topic's folder become relative, those of the standard library start with `<lib>`, the interpreter is `<python>`, addresses are `0x...`. */
function withoutPlaces(text: string, cwd: string): string {
  return text
    .replaceAll(`${cwd}/`, "")
    .replaceAll(/(File ")[^"\n]*\/(?:lib\/python3\.13|python_stdlib\.zip)\//g, "$1<lib>/")
    .replaceAll(/^(?:\S*\/)?(?:python3\.13|pystm(?:\.js)?): /gm, "<python>: ")
    .replaceAll(/ at 0x[0-9a-f]{6,16}\b/g, " at 0x...");
}

/** undefined when `actual` is what was expected, else the difference for a human, `-` expected and `+` got. */
export function explainDifference(expected: Behaviour, actual: Behaviour): string | undefined {
  const parts: string[] = [];
  if (actual.exit === undefined) parts.push("ran out of time");
  else if (actual.exit !== expected.exit) {
    const lastWords = actual.stderr.trim().split("\n").at(-1);
    parts.push(`exit status ${actual.exit}, expected ${expected.exit}${lastWords ? `; stderr ends: ${lastWords}` : ""}`);
  }
  if (actual.stdout !== expected.stdout) parts.push(`stdout:\n${lineDiff(expected.stdout, actual.stdout)}`);
  if (actual.stderr !== expected.stderr) parts.push(`stderr:\n${lineDiff(expected.stderr, actual.stderr)}`);
  return parts.length > 0 ? parts.join("\n") : undefined;
}

const SHOWN_LINES = 40;

/** The differing lines, aligned by the longest common subsequence of what lies between equal ends. */
function lineDiff(expected: string, actual: string): string {
  const a = expected.split("\n");
  const b = actual.split("\n");
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const changed = alignLines(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const context = start > 0 ? [`  ${a[start - 1]}`] : [];
  const lines = [`@@ line ${start + 1}`, ...context, ...changed];
  return lines.length > SHOWN_LINES ? `${lines.slice(0, SHOWN_LINES).join("\n")}\n  ...` : lines.join("\n");
}

function alignLines(a: string[], b: string[]): string[] {
  // Quadratic, so bounded: a longer difference is of no use to a reader anyway.
  const rows = a.slice(0, 400);
  const columns = b.slice(0, 400);
  const common: number[][] = Array.from({ length: rows.length + 1 }, () => new Array<number>(columns.length + 1).fill(0));
  for (let i = rows.length - 1; i >= 0; i--)
    for (let j = columns.length - 1; j >= 0; j--)
      common[i]![j] = rows[i] === columns[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  while (i < rows.length || j < columns.length) {
    if (i < rows.length && j < columns.length && rows[i] === columns[j]) {
      lines.push(`  ${rows[i++]}`);
      j++;
    } else if (j < columns.length && (i >= rows.length || common[i]![j + 1]! > common[i + 1]![j]!))
      lines.push(`+ ${columns[j++]}`);
    else lines.push(`- ${rows[i++]}`);
  }
  return lines;
}
