/**
 * Compiles the whole library in dist/lib into the image that stdlib/image.ts reads.
 *
 * A module is compiled again only when its source or the compiler changed; otherwise its bytes are taken from the last
 * image. It runs in this one process: the machines that install packages have few cores.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../compiler/compile.ts";
import { decodeSource } from "../compiler/source/decode.ts";
import { formatIndex, type Image, type ImageEntry, openImage } from "../stdlib/image.ts";
import { encodeCode } from "../vm/bytecode/serialize.ts";
import { IMAGE, IMAGE_INDEX, IMAGE_SOURCES, LIBRARY, ROOT } from "./paths.ts";

/** What decides the bytecode of a given source. */
const COMPILER_SOURCES = ["compiler", "vm/bytecode"];

function filesBelow(directory: string, suffix: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function compilerHash(): string {
  const hash = createHash("sha256").update(readFileSync(join(ROOT, "build/image.ts")));
  for (const directory of COMPILER_SOURCES) {
    for (const file of filesBelow(join(ROOT, directory), ".ts")) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** The dotted name of a library file, and whether it is a package. */
function moduleOf(file: string): { name: string; isPackage: boolean } {
  const isPackage = file.endsWith("/__init__.py");
  const path = isPackage ? file.slice(0, -"/__init__.py".length) : file.slice(0, -".py".length);
  return { name: path.replaceAll("/", "."), isPackage };
}

/** What image.json holds: what an image was made of. */
interface Sources {
  /** Hash of everything else that decides the bytes: compiler and build. */
  readonly compiler: string;
  /** Hash of each module's source, by dotted name. */
  readonly modules: Readonly<Record<string, string>>;
}

function previousImage(compiler: string): { image: Image; sources: Sources } | null {
  if (![IMAGE, IMAGE_INDEX, IMAGE_SOURCES].every((file) => existsSync(file))) return null;
  const sources = JSON.parse(readFileSync(IMAGE_SOURCES, "utf8")) as Sources;
  return sources.compiler === compiler ? { image: openImage(IMAGE), sources } : null;
}

/** Writes a file under another name first: somebody may be reading the old one. */
function replaceFile(path: string, content: string | Uint8Array): void {
  const fresh = `${path}.new-${process.pid}`;
  writeFileSync(fresh, content);
  renameSync(fresh, path);
}

/** Writes the image, its index and what it was made of; says how much was compiled. Throws when a library file does not compile. */
export function buildImage(): string {
  const compiler = compilerHash();
  const previous = previousImage(compiler);
  const modules: Record<string, string> = {};
  const entries: [string, ImageEntry][] = [];
  const pieces: Uint8Array[] = [];
  const failures: string[] = [];
  let offset = 0;
  let compiled = 0;
  for (const path of filesBelow(LIBRARY, ".py")) {
    const file = path.slice(LIBRARY.length + 1);
    if (file.startsWith("site-packages/")) continue;
    const source = readFileSync(path);
    const sourceHash = createHash("sha256").update(source).digest("hex").slice(0, 16);
    const { name, isPackage } = moduleOf(file);
    let bytes: Uint8Array;
    if (previous?.sources.modules[name] === sourceHash) bytes = previous.image.bytes(name);
    else {
      try {
        bytes = encodeCode(compile(decodeSource(source, file).text, file, "exec"));
        compiled++;
      } catch (error) {
        failures.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
        continue;
      }
    }
    modules[name] = sourceHash;
    entries.push([name, { offset, length: bytes.length, isPackage }]);
    pieces.push(bytes);
    offset += bytes.length;
  }
  previous?.image.close();
  const count = pieces.length;
  if (compiled === 0 && failures.length === 0 && previous !== null && count === previous.image.names().length) {
    return `up to date, ${count} modules`;
  }
  replaceFile(IMAGE, Buffer.concat(pieces));
  replaceFile(IMAGE_INDEX, formatIndex(compiler, entries));
  replaceFile(IMAGE_SOURCES, JSON.stringify({ compiler, modules } satisfies Sources));
  if (failures.length > 0) throw new Error(`${failures.length} library files do not compile:\n${failures.join("\n")}`);
  return `${count} modules, ${compiled} compiled, ${(offset / 1048576).toFixed(1)} MB`;
}
