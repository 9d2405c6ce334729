/**
 * Number tokens of the concrete tree, with the rules about what may follow them.
 */
import type { ConstantExpr } from "../ast.ts";
import type { Builder } from "./builder.ts";
import { parseNumber } from "./numbers.ts";

const FOLLOWING_KEYWORD = /(?:and|else|for|if|in|is|or|not)/y;
const IDENTIFIER_CHARACTER = /[\w\u{80}-\u{10ffff}]/uy;

/** A Number node. Warns when a keyword follows without a space, as in `1if x else y`; rejects other letters. */
export function buildNumber(b: Builder, node: number): ConstantExpr {
  const literal = b.textOf(node);
  const value = parseNumber(literal, b.options.intMaxStrDigits);
  if (value === null) b.reject(node);
  const end = b.to(node);
  IDENTIFIER_CHARACTER.lastIndex = end;
  if (IDENTIFIER_CHARACTER.test(b.text)) {
    FOLLOWING_KEYWORD.lastIndex = end;
    // `0or` is an octal literal without digits.
    if (!FOLLOWING_KEYWORD.test(b.text) || (literal === "0" && b.text[end] === "o")) b.reject(node);
    const warned = b.options.onWarning("SyntaxWarning", `invalid ${numberKind(literal)} literal`, b.lines.lineAt(end));
    if (warned) b.reject(node);
  }
  return { kind: "Constant", value, unicodeKind: null, ...b.spanOf(node) };
}

/** The word CPython's messages use for a literal. */
export function numberKind(literal: string): string {
  if (/[jJ]$/.test(literal)) return "imaginary";
  if (/^0[xX]/.test(literal)) return "hexadecimal";
  if (/^0[oO]/.test(literal)) return "octal";
  if (/^0[bB]/.test(literal)) return "binary";
  return "decimal";
}
