/**
 * Makes dist/pystm.blob, the start-up snapshot: the heap of a process that has booted an interpreter. It fits only the very
 * Node that made it, which is the one in node_modules; bin/pystm falls back to dist/pystm.js for any other.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withoutCodeCache } from "./code-cache.ts";
import { BLOB, DIST } from "./paths.ts";

/** Says how large the snapshot is. Throws with Node's own words when it cannot be made. */
export function buildSnapshot(): string {
  const made = node("--snapshot-blob", BLOB, "--build-snapshot", join(DIST, "pystm-snapshot.cjs"));
  if (made.status !== 0) throw new Error(`node --build-snapshot failed:\n${made.stderr}`);
  dropCodeCache();
  return `dist/pystm.blob, ${(statSync(BLOB).size / 1024 / 1024).toFixed(1)} MB`;
}

const node = (...args: readonly string[]) => spawnSync(process.execPath, ["--no-warnings", ...args], { encoding: "utf8" });

/** Makes the snapshot smaller, unless Node does not start from it then. */
function dropCodeCache(): void {
  const smaller = withoutCodeCache(readFileSync(BLOB));
  if (smaller === null) return;
  const trial = `${BLOB}.new`;
  writeFileSync(trial, smaller);
  if (node("--snapshot-blob", trial, "--", "pystm", "-c", "pass").status === 0) renameSync(trial, BLOB);
  else rmSync(trial);
}
