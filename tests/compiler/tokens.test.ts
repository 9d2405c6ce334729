/** Tokens as Python's `tokenize` has them; the expectations are CPython 3.13's. */
import { expect, test } from "vitest";
import { tokenizeSource } from "../../compiler/tokens.ts";

function tokens(source: string): string[] {
  return Array.from(
    tokenizeSource(source, { filename: "<string>", extraTokens: true }),
    ({ type, text, start, end }) => `${type} ${JSON.stringify(text)} ${start.join(",")}-${end.join(",")}`,
  );
}

test("comments and blank lines", () => {
  expect(tokens("# c\n\nx = (1,\n)")).toEqual([
    'COMMENT "# c" 1,0-1,3',
    'NL "\\n" 1,3-1,4',
    'NL "\\n" 2,0-2,1',
    'NAME "x" 3,0-3,1',
    'OP "=" 3,2-3,3',
    'OP "(" 3,4-3,5',
    'NUMBER "1" 3,5-3,6',
    'OP "," 3,6-3,7',
    'NL "\\n" 3,7-3,8',
    'OP ")" 4,0-4,1',
    'NEWLINE "" 4,1-4,2',
    'ENDMARKER "" 5,0-5,0',
  ]);
});

test("indentation", () => {
  expect(tokens("if x:\n  y\nz\n").filter((token) => /DENT/.test(token))).toEqual(['INDENT "  " 2,0-2,2', 'DEDENT "" 3,0-3,0']);
});

test("f-strings and astral characters", () => {
  expect(tokens("f'𝒳{x}' + y\r\n")).toEqual([
    'FSTRING_START "f\'" 1,0-1,2',
    'FSTRING_MIDDLE "𝒳" 1,2-1,3',
    'OP "{" 1,3-1,4',
    'NAME "x" 1,4-1,5',
    'OP "}" 1,5-1,6',
    'FSTRING_END "\'" 1,6-1,7',
    'OP "+" 1,8-1,9',
    'NAME "y" 1,10-1,11',
    'NEWLINE "\\r\\n" 1,11-1,13',
    'ENDMARKER "" 2,0-2,0',
  ]);
});

test("a program that ends too early", () => {
  expect(() => tokens("(1,\n")).toThrow("unexpected EOF in multi-line statement");
});
