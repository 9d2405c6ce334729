/**
 * The stdlib image: the bytecode of the whole library in one file, read module by module when it is wanted.
 *
 * `image.bin` is serialised code back to back; `image.txt` says where each module's code lies, a line a module. The build
 * writes both (build/image.ts). It must not know how modules are imported.
 */
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import type { CodeUnit } from "../vm/bytecode/code-unit.ts";
import { decodeCode } from "../vm/bytecode/serialize.ts";

/** Where a module's code lies in image.bin, in bytes. */
export interface ImageEntry {
  readonly offset: number;
  readonly length: number;
  readonly isPackage: boolean;
}

/** The content of image.txt: the hash of the compiler, then modules by dotted name. */
export function formatIndex(compiler: string, modules: Iterable<readonly [string, ImageEntry]>): string {
  let text = `${compiler}\n`;
  for (const [name, { offset, length, isPackage }] of modules) text += `${name} ${offset} ${length} ${isPackage ? 1 : 0}\n`;
  return text;
}

export class Image {
  readonly #path: string;
  /** Searched as it is: hundreds of entries would lie in every start-up snapshot, and a program asks for a few. */
  readonly #index: string;
  #file = -1;
  /** Hash of the compiler that made it, in hexadecimal digits. */
  readonly compiler: string;

  constructor(path: string, index: string) {
    this.#path = path;
    this.compiler = index.slice(0, index.indexOf("\n"));
    this.#index = index;
  }

  has(name: string): boolean {
    return this.#index.includes(`\n${name} `);
  }

  entry(name: string): ImageEntry | undefined {
    const line = this.#index.indexOf(`\n${name} `);
    if (line < 0) return undefined;
    const start = line + name.length + 2;
    const [offset, length, isPackage] = this.#index.slice(start, this.#index.indexOf("\n", start)).split(" ").map(Number);
    return { offset: offset!, length: length!, isPackage: isPackage === 1 };
  }

  isPackage(name: string): boolean {
    return this.entry(name)?.isPackage ?? false;
  }

  names(): string[] {
    const lines = this.#index.split("\n").slice(1, -1);
    return lines.map((line) => line.slice(0, line.indexOf(" ")));
  }

  /** The file of the module's source, relative to the library directory. */
  sourceFile(name: string): string {
    const path = name.replaceAll(".", "/");
    return this.isPackage(name) ? `${path}/__init__.py` : `${path}.py`;
  }

  /** The module's serialised code. Throws a JavaScript error when there is none. */
  bytes(name: string): Uint8Array {
    const entry = this.entry(name);
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

/** Opens image.bin; its index lies beside it. Throws Node's error when either is missing. */
export function openImage(path: string): Image {
  return new Image(path, readFileSync(path.replace(/\.bin$/, ".txt"), "latin1"));
}
