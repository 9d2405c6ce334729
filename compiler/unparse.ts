/** The source text of an expression, as `from __future__ import annotations` stores it. */
import type { Expr } from "./ast.ts";

export function unparse(e: Expr): string {
  throw new Error(`NotImplementedError: unparsing of ${e.kind} annotations`);
}
