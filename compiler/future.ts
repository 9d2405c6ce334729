/** `from __future__ import ...`: which features a module turns on, and where such imports may stand. */

import { CodeFlag } from "../vm/bytecode/code-unit.ts";
import type { ImportFrom, Mod, Span, Stmt } from "./ast.ts";
import { getDocstring } from "./docstring.ts";
import { PythonSyntaxError } from "./syntax-error.ts";

export interface FutureFeatures {
  /** CodeFlag.FUTURE_* bits that the module turns on or that were inherited. */
  readonly flags: number;
  readonly annotations: boolean;
  /** The last import of __future__ at the top of the module; later ones are errors. */
  readonly lastImport: Span;
}

/** Features that have become the language; naming them is allowed and changes nothing. */
const MANDATORY = new Set([
  "nested_scopes",
  "generators",
  "division",
  "absolute_import",
  "with_statement",
  "print_function",
  "unicode_literals",
  "generator_stop",
]);

const NO_IMPORT: Span = { lineno: -1, colOffset: -1, endLineno: -1, endColOffset: -1 };

/** Reads the future imports at the top of a module. `inherited` are CodeFlag.FUTURE_* bits of the caller of compile(). */
export function readFutureFeatures(mod: Mod, filename: string, inherited: number): FutureFeatures {
  let flags = inherited;
  let lastImport = NO_IMPORT;
  if (mod.kind === "Module" || mod.kind === "Interactive") {
    const start = getDocstring(mod.body) === null ? 0 : 1;
    for (let i = start; i < mod.body.length && isFutureImport(mod.body[i]); i++) {
      const s = mod.body[i] as ImportFrom;
      flags |= featuresOf(s, filename);
      lastImport = s;
    }
  }
  return { flags, annotations: (flags & CodeFlag.FUTURE_ANNOTATIONS) !== 0, lastImport };
}

const isFutureImport = (s: Stmt): boolean => s.kind === "ImportFrom" && s.module === "__future__" && s.level === 0;

function featuresOf(s: ImportFrom, filename: string): number {
  let flags = 0;
  for (const { name } of s.names) {
    if (MANDATORY.has(name)) continue;
    if (name === "annotations") flags |= CodeFlag.FUTURE_ANNOTATIONS;
    else if (name === "barry_as_FLUFL") flags |= CodeFlag.FUTURE_BARRY_AS_BDFL;
    else {
      const message = name === "braces" ? "not a chance" : `future feature ${name} is not defined`;
      const { lineno } = s;
      throw new PythonSyntaxError({ message, filename, lineno, offset: s.colOffset + 1, endLineno: lineno, endOffset: null });
    }
  }
  return flags;
}
