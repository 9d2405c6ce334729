/**
 * Compares `stdlib/sre` with CPython's `re`: the oracle compiles the cases of `tests/regex/cases.ts`, or `--random N`
 * random expressions (`--seed S`), to its code lists and runs them; both our back ends must find the same.
 * `--record` writes code lists and results to `tests/regex/recorded.json` for the unit test.
 */

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CASES, type Case } from "../regex/cases.ts";
import { compareWithRecord, type Recorded } from "../regex/compare.ts";
import { randomCases } from "../regex/random-cases.ts";

const ORACLE_PROGRAM = `
import json, re, signal, sys
from re import _compiler, _parser
def spans(m):
    return None if m is None else [list(r) for r in m.regs] + [m.lastindex or 0]
def give_up(*_):
    raise TimeoutError
signal.signal(signal.SIGALRM, give_up)
def run(p, s):
    scan = p.scanner(s)
    steps = []
    while len(steps) < 20 and (m := scan.match()):
        steps.append(spans(m))
    return {
        'match': spans(p.match(s)), 'fullmatch': spans(p.fullmatch(s)), 'search': spans(p.search(s)),
        'late': spans(p.search(s, 1)), 'early': spans(p.search(s, 0, max(0, len(s) - 1))),
        'all': [spans(m) for m in p.finditer(s)], 'steps': steps}
out = []
for pattern, letters, *subjects in json.load(sys.stdin):
    flags = 0
    for letter in letters:
        flags |= getattr(re, letter.upper())
    as_bytes = pattern.startswith('b:')
    if as_bytes:
        pattern = pattern[2:].encode('latin-1')
        subjects = [s.encode('latin-1') for s in subjects]
    try:
        tree = _parser.parse(pattern, flags)
        p = re.compile(pattern, flags)
        signal.setitimer(signal.ITIMER_REAL, 1)
        results = [run(p, s) for s in subjects]
        signal.setitimer(signal.ITIMER_REAL, 0)
    except (re.error, RecursionError, OverflowError, TimeoutError, SystemError):
        out.append(None)
        continue
    out.append({'code': [int(c) for c in _compiler._code(tree, flags)], 'groups': p.groups, 'results': results})
json.dump(out, sys.stdout, separators=(',', ':'))
`;

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

function ask(cases: readonly Case[]): (Recorded | null)[] {
  const run = spawnSync(process.env.PYSTM_ORACLE ?? "python3.13", ["-W", "ignore", "-c", ORACLE_PROGRAM], {
    encoding: "utf8",
    input: JSON.stringify(cases),
    maxBuffer: 2 ** 30,
    env: { ...process.env, PYTHONUTF8: "1" },
  });
  if (run.status !== 0) throw new Error(`the oracle failed: ${run.error?.message ?? run.stderr}`);
  return JSON.parse(run.stdout) as (Recorded | null)[];
}

const count = Number(argument("--random") ?? 0);
const cases = count > 0 ? randomCases(count, Number(argument("--seed") ?? 1)) : CASES;
const recorded = ask(cases);
let valid = 0;
let wrong = 0;
let translated = 0;
cases.forEach((item, i) => {
  const record = recorded[i];
  if (record === null || record === undefined) {
    if (count === 0) throw new Error(`the oracle refuses ${item[0]}`);
    return;
  }
  valid++;
  const outcome = compareWithRecord(item, record);
  if (outcome.translated) translated++;
  if (outcome.differences.length === 0) return;
  wrong++;
  if (wrong <= 20) console.log(`${JSON.stringify(item[0])} ${item[1]}\n  ${outcome.differences.slice(0, 4).join("\n  ")}`);
});
console.log(`${valid - wrong} of ${valid} expressions agree; ${translated} have a JS form`);
if (process.argv.includes("--record")) {
  const path = fileURLToPath(new URL("../regex/recorded.json", import.meta.url));
  writeFileSync(path, `[\n${recorded.map((r) => JSON.stringify(r)).join(",\n")}\n]\n`);
}
process.exitCode = wrong === 0 ? 0 : 1;
