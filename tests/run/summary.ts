/**
 * `node tests/run/summary.ts STATUS`: one line that counts the tests of the last vitest run, for .ci/run.
 *
 * A build, type or style check that failed (STATUS is not 0 although no test failed) counts as one failure.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./python.ts";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Files; one that cannot be loaded has no tests that could fail. */
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const status = Number(process.argv[2] ?? 0);
const path = join(ROOT, ".cache/vitest.json");
let passed = 0;
let failed = 0;
if (existsSync(path)) {
  const report = JSON.parse(readFileSync(path, "utf8")) as Report;
  passed = report.numPassedTests;
  failed =
    report.numFailedTests +
    report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
}
if (status !== 0 && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
