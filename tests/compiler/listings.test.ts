/**
 * Listings of the bytecode of small programs against goldens, which record-listings.ts writes after checking them
 * against CPython; the verifier over all of them; serialisation there and back.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import type { CodeUnit } from "../../vm/bytecode/code-unit.ts";
import { disassemble } from "../../vm/bytecode/disassemble.ts";
import { CodeFormatError, decodeCode, encodeCode } from "../../vm/bytecode/serialize.ts";
import { BytecodeError, verify } from "../../vm/bytecode/verifier.ts";

const folder = join(dirname(fileURLToPath(import.meta.url)), "snippets");
const snippets = readdirSync(folder).filter((name) => name.endsWith(".py"));
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

describe.each(snippets)("%s", (name) => {
  const unit = compile(read(name), name);
  const listing = disassemble(unit, { positions: true });

  test("lists as recorded", () => {
    expect(`${listing}\n`).toBe(read(name.replace(".py", ".txt")));
  });

  test("passes the verifier", () => {
    verify(unit);
  });

  test("survives serialisation", () => {
    const bytes = encodeCode(unit);
    expect(disassemble(decodeCode(bytes), { positions: true })).toBe(listing);
    const decoded = decodeCode(bytes);
    for (const [field, value] of Object.entries(unit))
      if (field !== "constants") expect(decoded[field as keyof CodeUnit]).toEqual(value);
    expect(decodeCode(bytes, "other.py").filename).toBe("other.py");
  });
});

describe("serialisation", () => {
  test("keeps constants of every kind", () => {
    const source =
      "x = (1, -1, 2**53, -(2**80), 1.5, -0.0, 1e400, 2j, 'é\\u20ac\\U0001f600', b'\\xff', None, True, False, ..., '\\ud800')\nx in {1, 2}\n";
    const unit = compile(source, "x.py");
    expect(decodeCode(encodeCode(unit)).constants).toEqual(unit.constants);
  });

  test("refuses other versions", () => {
    const bytes = encodeCode(compile("x\n", "x.py"));
    bytes[0] ^= 1;
    expect(() => decodeCode(bytes)).toThrow(CodeFormatError);
    expect(() => decodeCode(new Uint8Array(2))).toThrow(CodeFormatError);
  });
});

describe("the verifier", () => {
  const unit = compile("def f(a):\n    for x in a: x()\n", "x.py");
  test.each([
    ["an operand out of range", { names: [] }],
    ["a stack that is too small", { stackSize: 0 }],
    ["a missing end", { words: unit.words.slice(0, -1) }],
    ["an unknown opcode", { words: Uint32Array.of(255) }],
    ["a handler that does not exist", { exceptionTable: Int32Array.of(0, 1, 99, 0) }],
    ["a handler that keeps too much", { exceptionTable: Int32Array.of(0, 1, 1, 8) }],
  ])("finds %s", (_, change) => {
    expect(() => verify({ ...unit, ...change })).toThrow(BytecodeError);
  });
});
