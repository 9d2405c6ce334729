/**
 * Compares our parser with CPython's over every .py file of its library and tests: the same tree (by digest of
 * ast.dump with positions), or the same SyntaxError.
 *
 * Usage: node tests/conformance/ast.ts [--show PATH] [DIRECTORY...]. What the oracle says is cached in .cache/.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { dumpAst } from "../../compiler/ast-dump.ts";
import { parse } from "../../compiler/parse.ts";
import { decodeSource } from "../../compiler/source/decode.ts";
import { PythonSyntaxError } from "../../compiler/syntax-error.ts";
import { findOracle } from "./oracle.ts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");

const ORACLE_SCRIPT = `
import ast, hashlib, json, os, sys, warnings
warnings.simplefilter("ignore")
sys.setrecursionlimit(100000)
for top in sys.argv[1:]:
    for folder, folders, files in os.walk(top):
        folders.sort()
        for name in sorted(files):
            if not name.endswith(".py"): continue
            path = os.path.join(folder, name)
            source = open(path, "rb").read()
            try:
                dump = ast.dump(ast.parse(source, path), include_attributes=True)
                answer = hashlib.sha256(dump.encode("utf-8", "surrogatepass")).hexdigest()
            except SyntaxError as e:
                answer = [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset]
            except Exception as e:
                answer = repr(e)
            print(json.dumps([path, answer]))
`;

type Answer = string | [string, string, number | null, number | null, number | null, number | null];

function oracleAnswers(oracle: string, folders: readonly string[]): [string, Answer][] {
  const key = createHash("sha256")
    .update(JSON.stringify([oracle, folders, ORACLE_SCRIPT]))
    .digest("hex")
    .slice(0, 12);
  const output = cached(`ast-oracle-${key}.jsonl`, ORACLE_SCRIPT, folders);
  return output
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

function ourAnswer(bytes: Uint8Array, path: string): Answer {
  try {
    const { text } = decodeSource(bytes, path);
    const dump = dumpAst(parse(text, path, "exec", { lookupUnicodeName, fromFile: true }), { attributes: true, isPrintable });
    return createHash("sha256").update(dump).digest("hex");
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) return String(error instanceof Error ? error.stack : error);
    return [error.kind, error.message, error.lineno, error.offset, error.endLineno, error.endOffset];
  }
}

let names: Map<string, number> | undefined;

/** The oracle's own table of character names: the compiler takes its from the VM, which is not under test here. */
export function lookupUnicodeName(name: string): number | undefined {
  if (names === undefined) {
    const script =
      "import json, sys, unicodedata\n" +
      "print(json.dumps({n: c for c in range(sys.maxunicode + 1) if (n := unicodedata.name(chr(c), ''))}))";
    names = new Map(Object.entries(JSON.parse(cached("unicode-names.json", script))));
  }
  return names.get(name.toUpperCase());
}

let printable: Set<number> | undefined;

/** str.isprintable of the oracle: the platform's Unicode tables may be newer. */
function isPrintable(codePoint: number): boolean {
  if (printable === undefined) {
    const script = "import json, sys\nprint(json.dumps([c for c in range(sys.maxunicode + 1) if chr(c).isprintable()]))";
    printable = new Set(JSON.parse(cached("unicode-printable.json", script)));
  }
  return printable.has(codePoint);
}

/** What a script prints under the oracle, kept in .cache/. */
function cached(name: string, script: string, args: readonly string[] = []): string {
  const file = join(ROOT, ".cache", name);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, execFileSync(findOracle()!, ["-c", script, ...args], { maxBuffer: 1 << 30 }));
  }
  return readFileSync(file, "utf8");
}

function main(): void {
  const oracle = findOracle();
  if (oracle === null) {
    console.log("no CPython 3.13 found: set PYSTM_ORACLE");
    return;
  }
  const library = execFileSync(oracle, ["-c", "import os; print(os.path.dirname(os.__file__))"], { encoding: "utf8" }).trim();
  const folders = process.argv.length > 2 ? process.argv.slice(2) : [library];
  const answers = oracleAnswers(oracle, folders);
  const differing: string[] = [];
  let bytesRead = 0;
  let elapsed = 0;
  for (const [path, expected] of answers) {
    const bytes = readFileSync(path);
    bytesRead += bytes.length;
    const before = performance.now();
    const actual = ourAnswer(bytes, path);
    elapsed += performance.now() - before;
    if (JSON.stringify(actual) === JSON.stringify(expected)) continue;
    const detail =
      typeof expected === "string" && typeof actual === "string" && /^[0-9a-f]{64}$/.test(actual)
        ? "other tree"
        : `\n   expected ${JSON.stringify(expected)}\n   actual   ${JSON.stringify(actual)}`;
    differing.push(`${relative(folders[0], path)}: ${detail}`);
  }
  for (const line of differing) console.log(line);
  console.log(
    `${answers.length - differing.length} equal, ${differing.length} differ; ${(bytesRead / 1000 / elapsed).toFixed(2)} MB/s with dump`,
  );
  process.exitCode = differing.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
