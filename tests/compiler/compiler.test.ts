/**
 * The stages after parsing, against what CPython 3.13 says (golden.json, recorded by record.py): SyntaxErrors,
 * warnings, unparsed annotations, folded constants, cleaned docstrings.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { reprConstant } from "../../compiler/python-repr.ts";
import { PythonSyntaxError } from "../../compiler/syntax-error.ts";
import type { CodeUnit } from "../../vm/bytecode/code-unit.ts";
import type { Constant } from "../../vm/bytecode/constant.ts";
import { OPCODES, wordArgument, wordOpcode } from "../../vm/bytecode/opcodes.ts";
import { verify } from "../../vm/bytecode/verifier.ts";

type ErrorPlace = [string, number | null, number | null, number | null, number | null];

interface Golden {
  errors: [string, ErrorPlace | null][];
  warnings: [string, [string, string, number][]][];
  unparsed: [string, string][];
  folded: [string, string | null][];
  docstrings: [string, string | null][];
}

const here = dirname(fileURLToPath(import.meta.url));
const golden: Golden = JSON.parse(readFileSync(join(here, "golden.json"), "utf8"));

const compiled = (source: string): CodeUnit => compile(`${source}\n`, "program.py");

describe("syntax errors", () => {
  test.each(golden.errors)("%j", (source, expected) => {
    let actual: ErrorPlace | null = null;
    try {
      verify(compiled(source));
    } catch (error) {
      if (!(error instanceof PythonSyntaxError)) throw error;
      actual = [error.message, error.lineno, error.offset, error.endLineno, error.endOffset];
    }
    expect(actual).toEqual(expected);
  });
});

describe("warnings", () => {
  test.each(golden.warnings)("%j", (source, expected) => {
    const actual: [string, string, number][] = [];
    compile(`${source}\n`, "program.py", "exec", {
      onWarning: (category, message, lineno) => {
        actual.push([category, message, lineno]);
      },
    });
    expect(actual).toEqual(expected);
  });

  test("become errors where the filter says so", () => {
    expect(() => compile("x is 1\n", "program.py", "exec", { onWarning: () => true })).toThrow(PythonSyntaxError);
  });
});

describe("unparsed annotations", () => {
  test.each(golden.unparsed)("%s", (source, expected) => {
    const unit = compiled(`from __future__ import annotations\nx: ${source}`);
    expect(unit.constants).toContain(expected);
  });
});

/** What `x = expression` loads, if it is one constant. */
function foldedConstant(unit: CodeUnit): Constant | undefined {
  const [load, store] = Array.from(unit.words, (word) => OPCODES[wordOpcode(word)].name);
  return load === "LOAD_CONST" && store === "STORE_NAME" ? unit.constants[wordArgument(unit.words[0])] : undefined;
}

describe("folded constants", () => {
  // Left to run time: what warns there, and powers that the platform may round differently.
  const left = new Set(["~True", "(1 + 2j) ** 0.5", "1.5 ** 2.5", "2 ** 0.5", "(-8) ** 0.5", "(-1) ** 0.5"]);
  test.each(golden.folded.filter(([source]) => !left.has(source)))("%s", (source, expected) => {
    const value = foldedConstant(compiled(`x = ${source}`));
    expect(value === undefined ? null : reprConstant(value)).toBe(expected);
  });
});

describe("docstrings", () => {
  test.each(golden.docstrings)("%s", (source, expected) => {
    const [code] = compiled(`def f():\n    ${source}`).constants;
    if (typeof code !== "object" || code?.tag !== "code") throw new Error("no function");
    const first = code.code.constants[0];
    expect(typeof first === "string" ? first : null).toBe(expected);
  });
});
