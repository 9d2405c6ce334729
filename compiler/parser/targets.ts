/**
 * Assignment targets: turns an expression that was read as a value into one that is stored to or deleted.
 *
 * The parser reads `a, *b` before it knows whether `=` follows, so targets are made from finished expressions here.
 * Parentheses have left no trace in the AST, but around a starred item they matter; those are rejected earlier.
 */
import type { Expr, ExprContext } from "../ast.ts";

/** Which targets a place allows: everything, no starred items (del), or one name, attribute or subscript. */
export type TargetKind = "star" | "del" | "single";

/** Sets the context of a target and its parts; false when the expression is no such target. */
export function setContext(target: Expr, ctx: ExprContext, kind: TargetKind): boolean {
  switch (target.kind) {
    case "Name":
    case "Attribute":
    case "Subscript":
      target.ctx = ctx;
      return true;
    case "Starred":
      if (kind !== "star" || target.value.kind === "Starred") return false;
      target.ctx = ctx;
      return setContext(target.value, ctx, kind);
    case "Tuple":
    case "List":
      if (kind === "single") return false;
      target.ctx = ctx;
      return target.elts.every((element) => setContext(element, ctx, kind));
    default:
      return false;
  }
}
