/**
 * Bundles the command twice: bin/main.ts into dist/pystm.js, an ES module that runs under any Node, and bin/snapshot.ts into
 * dist/pystm-snapshot.cjs, from which build/snapshot.ts makes the start-up snapshot (Node wants CommonJS there).
 */
import { copyFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { DIST, ROOT } from "./paths.ts";

/** CommonJS packages call `require` for Node's own modules. */
const REQUIRE = 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);';

const COMMON: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node22",
  legalComments: "none",
  logLevel: "warning",
  charset: "utf8",
  // Fields are assigned, not defined: a definition costs a slow inline cache in code that V8 has not optimised yet.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
};

/** Modules of Node that bin/worker-node.ts stands in for. */
const NOT_IN_WORKERS = ["v8", "child_process", "net", "tty"];

/**
 * For every file that says `import * as fs`, esbuild makes a copy of the module with a getter per function; the modules of
 * Node are good as they are, and the copies would be a tenth of the snapshot's functions.
 */
const withoutCopies = (code: string): string => code.replaceAll(/__toESM\((require\("node:[\w/]+"\))(?:, ?1)?\)/g, "$1");

/** Writes the bundles and what they read beside themselves; gives their size in words. Takes a fraction of a second, always runs. */
export async function buildBundle(): Promise<string> {
  const output = join(DIST, "pystm.js");
  await build({ ...COMMON, entryPoints: [join(ROOT, "bin/main.ts")], outfile: output, format: "esm", banner: { js: REQUIRE } });
  await build({
    ...COMMON,
    entryPoints: [join(ROOT, "bin/worker.ts")],
    outfile: join(DIST, "pystm-worker.js"),
    format: "esm",
    banner: { js: REQUIRE },
    alias: Object.fromEntries(NOT_IN_WORKERS.map((module) => [`node:${module}`, join(ROOT, "bin/worker-node.ts")])),
  });
  const snapshot = await build({
    ...COMMON,
    entryPoints: [join(ROOT, "bin/snapshot.ts")],
    outfile: join(DIST, "pystm-snapshot.cjs"),
    format: "cjs",
    write: false,
    // The source is part of the snapshot, and read at every start: two bytes a character if there is one beyond Latin-1.
    charset: "ascii",
    minifyWhitespace: true,
    // The snapshot stays where it was built.
    define: { "import.meta.url": JSON.stringify(pathToFileURL(output).href) },
  });
  writeFileSync(join(DIST, "pystm-snapshot.cjs"), withoutCopies(snapshot.outputFiles[0]!.text));
  copyFileSync(join(ROOT, "build/out/unicode-names.bin"), join(DIST, "unicode-names.bin"));
  copyFileSync(join(ROOT, "bin/stmlog/page.html"), join(DIST, "stmlog.html"));
  return `dist/pystm.js, ${Math.round(statSync(output).size / 1024)} KB`;
}
