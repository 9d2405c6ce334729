/**
 * Compares `vm/unicode` with CPython for every code point: both sides print one digest a property, so that a difference
 * names the property. `node tests/conformance/unicode.ts` runs the oracle (PYSTM_ORACLE, else `python3.13`);
 * `--record` also writes the oracle's digests over a varied part to `tests/unicode/digests.json`, for the unit test.
 */

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ALL, ownDigests, type Ranges, VARIED } from "../unicode/digests.ts";

const ORACLE_PROGRAM = `
import hashlib, json, sys, _sre, unicodedata as u
def hexes(s):
    return ' '.join(format(ord(c), 'x') for c in s)
def digest(f):
    h = hashlib.sha256()
    for start, end in json.loads(sys.argv[1]):
        h.update(''.join(f(chr(i)) + '\\n' for i in range(start, end)).encode())
    return h.hexdigest()[:16]
def yes(f):
    return lambda c: str(int(f(c)))
def number(v):
    return '' if v is None else format(v, '.17g')
out = {}
for n in 'isalpha isalnum isdecimal isdigit isnumeric isspace isupper islower istitle isprintable isidentifier'.split():
    out[n] = digest(yes(getattr(str, n)))
out['iscontinue'] = digest(yes(lambda c: ('a' + c).isidentifier()))
out['linebreak'] = digest(yes(lambda c: len(('a' + c + 'b').splitlines()) == 2))
for n in 'upper lower title capitalize swapcase casefold'.split():
    out[n] = digest(lambda c: hexes(getattr(c, n)()))
    out[n + ' in context'] = digest(lambda c: hexes(getattr('a' + c + '\\u03a3' + c + ' ' + c + 'b', n)()))
out['simple lower'] = digest(lambda c: format(_sre.unicode_tolower(ord(c)), 'x'))
out['cased'] = digest(yes(lambda c: _sre.unicode_iscased(ord(c))))
for version, d in (('15.1.0', u), ('3.2.0', u.ucd_3_2_0)):
    for n in 'category bidirectional combining east_asian_width mirrored decomposition'.split():
        out[n + ' ' + version] = digest(lambda c: str(getattr(d, n)(c)))
    for n in 'decimal numeric'.split():
        out[n + ' ' + version] = digest(lambda c: number(getattr(d, n)(c, None)))
    for n in 'NFC NFD NFKC NFKD'.split():
        out[n + ' ' + version] = digest(lambda c: hexes(d.normalize(n, c)))
        out[n + ' in context ' + version] = digest(lambda c: hexes(d.normalize(n, c + '\\u0327\\u0301' + c + '\\u0308')))
        out['is ' + n + ' ' + version] = digest(yes(lambda c: d.is_normalized(n, c)))
out['digit'] = digest(lambda c: number(u.digit(c, None)))
out['name'] = digest(lambda c: u.name(c, ''))
json.dump(out, sys.stdout)
`;

function oracleDigests(ranges: Ranges): Record<string, string> {
  const oracle = process.env.PYSTM_ORACLE ?? "python3.13";
  const run = spawnSync(oracle, ["-c", ORACLE_PROGRAM, JSON.stringify(ranges)], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`the oracle failed: ${run.error?.message ?? run.stderr}`);
  return JSON.parse(run.stdout) as Record<string, string>;
}

if (process.argv.includes("--record")) {
  const path = fileURLToPath(new URL("../unicode/digests.json", import.meta.url));
  writeFileSync(path, `${JSON.stringify(oracleDigests(VARIED), null, 2)}\n`);
}
const expected = oracleDigests(ALL);
const actual = ownDigests(ALL);
let wrong = 0;
for (const [name, digest] of Object.entries(expected)) {
  if (actual[name] === digest) continue;
  wrong++;
  console.log(`differs: ${name}`);
}
console.log(`${Object.keys(expected).length - wrong} of ${Object.keys(expected).length} properties agree for all code points`);
process.exitCode = wrong === 0 ? 0 : 1;
