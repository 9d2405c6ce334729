/**
 * Expressions in a row: comma-separated lists, and the clauses of comprehensions.
 */
import type { Comprehension, Expr, Tuple } from "../ast.ts";
import type { Builder } from "./builder.ts";
import { setContext } from "./targets.ts";

/**
 * Expressions separated by commas, from the sibling `first` up to but not including `end` (-1: to the last): a tuple if
 * there is a comma, else the expression itself.
 */
export function expressionList(b: Builder, first: number, end: number): Expr {
  const after = b.next(first);
  if (after === end || after < 0 || b.name(after) !== ",") return b.expression(first);
  const elts: Expr[] = [];
  let last = first;
  for (let node = first; node >= 0 && node !== end; node = b.next(node)) {
    if (b.name(node) !== ",") elts.push(b.expression(node));
    last = node;
  }
  return tupleOver(b, elts, first, last);
}

/** A tuple without parentheses, spanning two siblings. */
export function tupleOver(b: Builder, elts: Expr[], first: number, last: number): Tuple {
  return { kind: "Tuple", elts, ctx: "Load", ...b.span(b.from(first), b.to(last)) };
}

/** The assignment target of `for`, in a statement or a comprehension: the siblings from `first` to the keyword `in`. */
export function loopTarget(b: Builder, first: number): { target: Expr; inKeyword: number } {
  let inKeyword = first;
  while (b.name(inKeyword) !== "in") inKeyword = b.next(inKeyword);
  const target = expressionList(b, first, inKeyword);
  if (!setContext(target, "Store", "star")) b.reject(first);
  return { target, inKeyword };
}

/** The for and if clauses of a comprehension, from the sibling `node` on, and the sibling that follows them. */
export function comprehensions(b: Builder, node: number): { generators: Comprehension[]; end: number } {
  const result: Comprehension[] = [];
  let at = node;
  while (at >= 0) {
    const name = b.name(at);
    if (name === "if") {
      const condition = b.next(at);
      if (b.name(condition) === "LambdaExpression") b.reject(condition);
      result[result.length - 1].ifs.push(b.expression(condition));
      at = b.next(condition);
    } else if (name === "for" || name === "async") {
      const isAsync = name === "async" ? 1 : 0;
      if (isAsync) at = b.next(at);
      const { target, inKeyword } = loopTarget(b, b.next(at));
      const iter = b.next(inKeyword);
      result.push({ kind: "comprehension", target, iter: b.expression(iter), ifs: [], isAsync });
      at = b.next(iter);
    } else {
      break;
    }
  }
  return { generators: result, end: at };
}
