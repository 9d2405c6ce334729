/**
 * The checked-in records of conformance: what passes, what cannot apply, and how many methods CPython itself runs.
 *
 * `passing/FILE.txt` holds a test name a line, `baseline/FILE.txt` the names that pass on CPython 3.13 grouped by class
 * (`CLASS: method method`), `exclusions.json` maps file -> reason -> patterns in which `*` stands for anything.
 * Knows nothing of how tests are run.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const HERE = import.meta.dirname;

export type Exclusions = Record<string, Record<string, string[]>>;

function linesOf(path: string): string[] {
  return existsSync(path)
    ? readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => line !== "")
    : [];
}

/** Names of `file` listed as passing; empty when there is no list. */
export function readPassing(file: string): Set<string> {
  return new Set(linesOf(join(HERE, "passing", `${file}.txt`)));
}

/** Writes the list sorted, so that its history reads well. */
export function writePassing(file: string, names: Iterable<string>): void {
  mkdirSync(join(HERE, "passing"), { recursive: true });
  writeFileSync(
    join(HERE, "passing", `${file}.txt`),
    [...names]
      .sort()
      .map((name) => `${name}\n`)
      .join(""),
  );
}

/** Names of `file` that pass on CPython; undefined when no baseline was recorded. */
export function readBaseline(file: string): Set<string> | undefined {
  const path = join(HERE, "baseline", `${file}.txt`);
  if (!existsSync(path)) return undefined;
  const names = new Set<string>();
  for (const line of linesOf(path)) {
    const [group, members] = line.split("\t");
    for (const member of (members ?? "").split(" ")) names.add(group === "" ? member : `${group}.${member}`);
  }
  return names;
}

export function writeBaseline(file: string, names: Iterable<string>): void {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const dot = name.lastIndexOf(".");
    const group = dot < 0 ? "" : name.slice(0, dot);
    groups.set(group, [...(groups.get(group) ?? []), name.slice(dot + 1)]);
  }
  mkdirSync(join(HERE, "baseline"), { recursive: true });
  const lines = [...groups].map(([group, members]) => `${group}\t${members.sort().join(" ")}\n`);
  writeFileSync(join(HERE, "baseline", `${file}.txt`), lines.sort().join(""));
}

export function readExclusions(): Exclusions {
  const path = join(HERE, "exclusions.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Exclusions) : {};
}

export function writeExclusions(exclusions: Exclusions): void {
  const sorted = Object.fromEntries(
    Object.entries(exclusions)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, reasons]) => [
        file,
        Object.fromEntries(Object.entries(reasons).map(([why, names]) => [why, [...new Set(names)].sort()])),
      ]),
  );
  writeFileSync(join(HERE, "exclusions.json"), `${JSON.stringify(sorted, null, 2)}\n`);
}

/** The reason why `name` of `file` is excluded, or undefined. */
export function exclusionReason(exclusions: Exclusions, file: string, name: string): string | undefined {
  for (const [reason, patterns] of Object.entries(exclusions[file] ?? {})) {
    if (patterns.some((pattern) => matches(pattern, name))) return reason;
  }
  return undefined;
}

function matches(pattern: string, name: string): boolean {
  if (!pattern.includes("*")) return pattern === name;
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(name);
}
