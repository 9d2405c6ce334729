/** The source text of the lines that a log names, as it is now: a file may have changed since. */
import { readFileSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { LogHead } from "../../runtime/stm/log-format.ts";
import type { Place } from "../../runtime/stm/log-reader.ts";

export class Sources {
  readonly #files = new Map<string, readonly string[]>();
  readonly #changed = new Set<string>();
  readonly #cwd: string;
  readonly #startedAt: number;

  constructor({ cwd, startedAt }: LogHead) {
    this.#cwd = cwd;
    this.#startedAt = Date.parse(startedAt);
  }

  #path(file: string): string {
    return resolve(this.#cwd, file);
  }

  #lines(file: string): readonly string[] {
    let lines = this.#files.get(file);
    if (lines !== undefined) return lines;
    lines = [];
    // <string>, <stdin>
    if (!file.startsWith("<")) {
      try {
        const path = this.#path(file);
        if (statSync(path).mtimeMs > this.#startedAt) this.#changed.add(file);
        lines = readFileSync(path, "utf8").split(/\r\n|\r|\n/);
      } catch {
        // Gone, or on another machine: reports do without.
      }
    }
    this.#files.set(file, lines);
    return lines;
  }

  /** The line without the space around it; empty when it is not to be had. */
  textOf({ file, line }: Place): string {
    return this.#lines(file)[line - 1]?.trim() ?? "";
  }

  /** The file as a person would name it from here. */
  nameOf({ file }: Place): string {
    if (file.startsWith("<")) return file;
    const library = /^.*\/lib\/python3\.\d+\//.exec(file);
    if (library !== null) return `<library>/${file.slice(library[0].length)}`;
    const path = this.#path(file);
    const near = relative(process.cwd(), path);
    return near.startsWith("..") || near.length >= path.length ? path : near;
  }

  /** The files asked for so far that have changed since the log was begun. */
  changed(): string[] {
    return [...this.#changed];
  }
}
