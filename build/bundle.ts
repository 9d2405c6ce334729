/**
 * Bundles the command twice: bin/main.ts into dist/pystm.js, an ES module that runs under any Node, and bin/snapshot.ts into
 * dist/pystm-snapshot.cjs, from which build/snapshot.ts makes the start-up snapshot (Node wants CommonJS there).
 */
import { copyFileSync, mkdirSync, statSync } from "node:fs";
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

/** Writes the bundles and what they read beside themselves; gives their size in words. Takes a fraction of a second, always runs. */
export async function buildBundle(): Promise<string> {
  const output = join(DIST, "pystm.js");
  await build({ ...COMMON, entryPoints: [join(ROOT, "bin/main.ts")], outfile: output, format: "esm", banner: { js: REQUIRE } });
  await build({
    ...COMMON,
    entryPoints: [join(ROOT, "bin/snapshot.ts")],
    outfile: join(DIST, "pystm-snapshot.cjs"),
    format: "cjs",
    // The snapshot stays where it was built.
    define: { "import.meta.url": JSON.stringify(pathToFileURL(output).href) },
  });
  mkdirSync(DIST, { recursive: true });
  copyFileSync(join(ROOT, "build/out/unicode-names.bin"), join(DIST, "unicode-names.bin"));
  return `dist/pystm.js, ${Math.round(statSync(output).size / 1024)} KB`;
}
