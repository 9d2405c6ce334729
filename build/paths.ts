/** Where the build reads and writes. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** PYSTM_DIST builds elsewhere, for several builds of one checkout side by side. */
export const DIST = process.env.PYSTM_DIST ?? join(ROOT, "dist");
/** The library as Python sees it: what `sys.path` names. */
export const LIBRARY = join(DIST, "lib/python3.13");
export const IMAGE = join(DIST, "lib/image.bin");
export const IMAGE_INDEX = join(DIST, "lib/image.txt");
/** What the image was made of. */
export const IMAGE_SOURCES = join(DIST, "lib/image.json");
/** The start-up snapshot. */
export const BLOB = join(DIST, "pystm.blob");
/** Our own Python modules. */
export const OWN_MODULES = join(ROOT, "stdlib/python");
/** The standard library as pyodide packs it. */
export const LIBRARY_ZIP = createRequire(import.meta.url).resolve("pyodide/python_stdlib.zip");
