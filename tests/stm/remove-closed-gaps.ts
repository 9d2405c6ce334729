/** Rewrites known-gaps.txt to those of its lines that are gaps still. With `--all` (for its first version) to all there are. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../run/python.ts";
import { findGaps, KNOWN_GAPS } from "./gaps.ts";

const file = join(ROOT, KNOWN_GAPS);
const { gaps, failed } = findGaps();
const known = process.argv.includes("--all") ? gaps : readFileSync(file, "utf8").split("\n");
const left = known.filter((line) => gaps.includes(line));
writeFileSync(file, `${left.join("\n")}\n`);
for (const recipe of failed) console.log(`failed: ${recipe}`);
console.log(`${left.length} known gaps are left; ${gaps.filter((gap) => !left.includes(gap)).length} are not listed`);
process.exit(0);
