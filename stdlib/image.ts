/**
 * The stdlib image: the bytecode of the whole library in one file, read module by module when it is wanted.
 *
 * `image.json` says where each module's code lies; `image.bin` is serialised code back to back. The build writes both
 * (build/image.ts). It must not know how modules are imported.
 */
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import type { CodeUnit } from "../vm/bytecode/code-unit.ts";
import { decodeCode } from "../vm/bytecode/serialize.ts";

/** One module of the index. */
export interface ImageEntry {
  /** Where its code lies in image.bin, in bytes. */
  readonly offset: number;
  readonly length: number;
  readonly isPackage: boolean;
  /** Size and content hash of the source it was compiled from: the image is used only while the file is that one. */
  readonly sourceSize: number;
  readonly sourceHash: string;
}

/** What image.json holds. */
export interface ImageIndex {
  /** Hash of everything else that decides the bytes: compiler and build. */
  readonly compiler: string;
  /** By dotted module name. */
  readonly modules: Readonly<Record<string, ImageEntry>>;
}

export class Image {
  readonly #modules: Map<string, ImageEntry>;
  readonly #path: string;
  #file = -1;
  /** Hash of the compiler that made it, in hexadecimal digits. */
  readonly compiler: string;

  constructor(path: string, index: ImageIndex) {
    this.#path = path;
    this.compiler = index.compiler;
    this.#modules = new Map(Object.entries(index.modules));
  }

  has(name: string): boolean {
    return this.#modules.has(name);
  }

  entry(name: string): ImageEntry | undefined {
    return this.#modules.get(name);
  }

  isPackage(name: string): boolean {
    return this.#modules.get(name)?.isPackage ?? false;
  }

  names(): Iterable<string> {
    return this.#modules.keys();
  }

  /** The file of the module's source, relative to the library directory. */
  sourceFile(name: string): string {
    const path = name.replaceAll(".", "/");
    return this.isPackage(name) ? `${path}/__init__.py` : `${path}.py`;
  }

  /** The module's serialised code. Throws a JavaScript error when there is none. */
  bytes(name: string): Uint8Array {
    const entry = this.#modules.get(name);
    if (entry === undefined) throw new Error(`the library image has no module ${name}`);
    if (this.#file < 0) this.#file = openSync(this.#path, "r");
    const bytes = new Uint8Array(entry.length);
    let done = 0;
    while (done < bytes.length) {
      const count = readSync(this.#file, bytes, done, bytes.length - done, entry.offset + done);
      if (count === 0) throw new Error(`${this.#path} is shorter than its index says: run the build`);
      done += count;
    }
    return bytes;
  }

  /** The module's code, with the given file name in it and all nested code. */
  code(name: string, filename: string): CodeUnit {
    return decodeCode(this.bytes(name), filename);
  }

  close(): void {
    if (this.#file >= 0) closeSync(this.#file);
    this.#file = -1;
  }
}

/** Opens image.bin; its index lies beside it as image.json. Throws Node's error when either is missing. */
export function openImage(path: string): Image {
  const index = JSON.parse(readFileSync(path.replace(/\.bin$/, ".json"), "utf8")) as ImageIndex;
  return new Image(path, index);
}
