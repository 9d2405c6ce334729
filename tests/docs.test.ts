/**
 * Every Python block of the user guide is a program that runs; the block `text` after it is what it prints.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runChild } from "./run/child.ts";
import { testEnvironment } from "./run/program.ts";
import { findPystm, ROOT } from "./run/python.ts";

const DOCS = join(ROOT, "docs");

interface Example {
  /** The line of the page on which it begins. */
  readonly line: number;
  readonly source: string;
  readonly output: string;
}

function examplesOf(page: string): Example[] {
  const text = readFileSync(join(DOCS, page), "utf8");
  const blocks = text.matchAll(/^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?/gms);
  return [...blocks].map(({ index, 1: source, 2: output }) => ({
    line: text.slice(0, index).split("\n").length,
    source: source!,
    output: output ?? "",
  }));
}

describe.each(readdirSync(DOCS).filter((name) => name.endsWith(".md")))("%s", (page) => {
  for (const { line, source, output } of examplesOf(page)) {
    test(`line ${line}`, async () => {
      const { command } = findPystm();
      const result = await runChild({
        command: [...command, "-c", source],
        cwd: ROOT,
        env: testEnvironment(),
        stdin: "",
        timeout: 60_000,
      });
      expect(result.stderr).toBe("");
      expect(result.stdout).toBe(output);
      expect(result.exit).toBe(0);
    });
  }
});
