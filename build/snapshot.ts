/**
 * Makes dist/pystm.blob, the start-up snapshot: the heap of a process that has booted an interpreter. It fits only the very
 * Node that made it, which is the one in node_modules; bin/pystm falls back to dist/pystm.js for any other.
 */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./paths.ts";

/** Says how large the snapshot is. Throws with Node's own words when it cannot be made. */
export function buildSnapshot(): string {
  const blob = join(DIST, "pystm.blob");
  const made = spawnSync(
    process.execPath,
    ["--no-warnings", "--snapshot-blob", blob, "--build-snapshot", join(DIST, "pystm-snapshot.cjs")],
    { encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`node --build-snapshot failed:\n${made.stderr}`);
  return `dist/pystm.blob, ${Math.round(statSync(blob).size / 1024 / 1024)} MB`;
}
