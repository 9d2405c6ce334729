/**
 * Puts the standard library into dist/lib/python3.13 as plain files: CPython's own, from pyodide's zip, with our modules
 * (stdlib/python) added or in place of it. Plain files, so that tracebacks, inspect and linecache find their lines.
 *
 * What the zip of pyodide 0.29 has is the Lib of CPython 3.13.2, where it differs from an installed CPython 3.13:
 *
 * - Missing, because pyodide ships them apart: curses, dbm (we have our own), ensurepip, idlelib, lzma, pydoc_data, sqlite3, ssl, test,
 *   tkinter, turtle, turtledemo, venv, _pydecimal, _aix_support, _osx_support, `_sysconfigdata__linux_*`.
 * - Added: `_pyodide`, `pyodide`, `_sysconfigdata__emscripten_*`: left out here.
 * - Replaced: webbrowser (opens a browser tab through JavaScript): ours takes its place.
 * - Patched: zoneinfo/_common (a hint in one message): the one patch is undone here.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { LIBRARY, LIBRARY_ZIP, OWN_MODULES, ROOT } from "./paths.ts";

/** Left out: pyodide's own, and what only makes sense there. */
const LEFT_OUT = ["_pyodide/", "pyodide/", "_sysconfigdata__emscripten", "_pyrepl/mypy.ini", "ctypes/macholib/fetch_macholib"];

interface Patch {
  readonly file: string;
  readonly find: RegExp;
  readonly replace: string;
}

/** Undoes what pyodide changed. */
const PATCHES: readonly Patch[] = [
  {
    file: "zoneinfo/_common.py",
    find: /^ {8}import sys\n.*"tzdata" not in sys\.modules:\n[\s\S]*?before you use zoneinfo\."\)\n/m,
    replace: "",
  },
];

const STAMP = ".stamp";

/** Relative paths of our modules. */
export function ownModules(): string[] {
  if (!existsSync(OWN_MODULES)) return [];
  const files = readdirSync(OWN_MODULES, { recursive: true, withFileTypes: true });
  return files
    .filter((entry) => entry.isFile() && entry.name.endsWith(".py"))
    .map((entry) => join(entry.parentPath, entry.name).slice(OWN_MODULES.length + 1))
    .sort();
}

function fingerprint(zip: Uint8Array, own: readonly string[]): string {
  const hash = createHash("sha256")
    .update(zip)
    .update(readFileSync(join(ROOT, "build/library.ts")));
  for (const file of own) hash.update(`\0${file}\0`).update(readFileSync(join(OWN_MODULES, file)));
  return hash.digest("hex");
}

function patched(file: string, content: Uint8Array): Uint8Array {
  const patch = PATCHES.find((one) => one.file === file);
  if (patch === undefined) return content;
  const text = new TextDecoder().decode(content);
  if (!patch.find.test(text)) throw new Error(`${file}: the text to be changed is not there any more`);
  return new TextEncoder().encode(text.replace(patch.find, patch.replace));
}

/** Writes the library afresh when the zip or one of our modules changed; says how many files it has. */
export function buildLibrary(): string {
  const zip = readFileSync(LIBRARY_ZIP);
  const own = ownModules();
  const stamp = fingerprint(zip, own);
  const current = join(LIBRARY, STAMP);
  if (existsSync(current) && readFileSync(current, "utf8") === stamp) return "up to date";
  // Made aside and put in place at once: somebody may be running the old one.
  const fresh = `${LIBRARY}.new-${process.pid}`;
  const old = `${LIBRARY}.old-${process.pid}`;
  let count = 0;
  const put = (file: string, content: Uint8Array) => {
    const path = join(fresh, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    count++;
  };
  for (const [file, content] of Object.entries(unzipSync(zip))) {
    if (file.endsWith("/") || own.includes(file) || LEFT_OUT.some((prefix) => file.startsWith(prefix))) continue;
    put(file, patched(file, content));
  }
  for (const file of own) put(file, readFileSync(join(OWN_MODULES, file)));
  writeFileSync(join(fresh, STAMP), stamp);
  if (existsSync(LIBRARY)) renameSync(LIBRARY, old);
  renameSync(fresh, LIBRARY);
  rmSync(old, { recursive: true, force: true });
  return `${count} files, ${own.length} of them ours`;
}
