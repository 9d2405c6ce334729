/**
 * Bundles the command (bin/main.ts) into dist/pystm.js, one ES module with everything in it, so that start-up reads one file.
 */
import { copyFileSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { DIST, ROOT } from "./paths.ts";

/** CommonJS packages call `require` for Node's own modules. */
const REQUIRE = 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);';

/** Writes the bundle and what it reads beside itself; gives its size in words. Takes a fraction of a second, always runs. */
export async function buildBundle(): Promise<string> {
  const output = join(DIST, "pystm.js");
  await build({
    entryPoints: [join(ROOT, "bin/main.ts")],
    outfile: output,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node22",
    banner: { js: REQUIRE },
    legalComments: "none",
    logLevel: "warning",
    charset: "utf8",
  });
  mkdirSync(DIST, { recursive: true });
  copyFileSync(join(ROOT, "build/out/unicode-names.bin"), join(DIST, "unicode-names.bin"));
  return `dist/pystm.js, ${Math.round(statSync(output).size / 1024)} KB`;
}
