/** Real programs and what their logs say: few events without conflicts, the right line on both sides with them. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Summary, summarise } from "../../bin/stmlog/summary.ts";
import { readLog } from "../../runtime/stm/log-reader.ts";
import { runChild } from "../run/child.ts";
import { testEnvironment } from "../run/program.ts";
import { findPystm } from "../run/python.ts";

const folder = mkdtempSync(join(tmpdir(), "pystm-programs-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function record(
  name: string,
  ...args: readonly string[]
): Promise<{ summary: Summary; lineOf: (comment: string) => number }> {
  const path = join(import.meta.dirname, "programs", `${name}.py`);
  const log = join(folder, `${name}.stmlog`);
  const result = await runChild({
    command: [...findPystm().command, "-X", "cpus=2", "-X", `stmlog=${log}`, path, ...args],
    cwd: folder,
    env: testEnvironment(),
    stdin: "",
    timeout: 60_000,
  });
  expect(result).toMatchObject({ stdout: "", stderr: "", exit: 0 });
  const lines = readFileSync(path, "utf8").split("\n");
  const summary = summarise(readLog(readFileSync(log)));
  expect(summary.log.problems).toEqual([]);
  return { summary, lineOf: (comment) => lines.findIndex((line) => line.endsWith(`# ${comment}`)) + 1 };
}

test("a program without conflicts logs few events", async () => {
  const { summary } = await record("alone");
  expect(summary.log.events.length).toBeLessThan(500);
  expect(summary.conflicts).toEqual([]);
  expect(summary.threads).toMatchObject({ started: 2, ended: 2 });
});

test("threads that fight over an object are told the line that wrote and the line that had read", async () => {
  let fight = await record("fight", "2");
  // On a machine that is busy the second executor comes late.
  for (const time of ["6", "20"]) if (fight.summary.conflicts.length === 0) fight = await record("fight", time);
  const { summary, lineOf } = fight;
  const [worst] = summary.conflicts.filter(({ cause }) => cause === "conflict");
  expect(worst).toMatchObject({
    type: "Box",
    part: ".value",
    writer: { line: lineOf("the writer"), name: "write" },
    reader: { line: lineOf("the reader"), name: "read" },
  });
});
