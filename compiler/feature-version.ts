/**
 * Refuses what an older Python 3 would not have understood, for `ast.parse(feature_version=...)`. This is CPython's list,
 * which is not complete either. CPython points at the last token it had read, this at the end of the construct.
 */
import type { Mod, Node, Span } from "./ast.ts";
import { PythonSyntaxError } from "./syntax-error.ts";

type Demand = readonly [what: string, minor: number];

const ASYNC_DEMANDS: Partial<Record<Node["kind"], Demand>> = {
  AsyncFunctionDef: ["Async functions are", 5],
  AsyncFor: ["Async for loops are", 5],
  AsyncWith: ["Async with statements are", 5],
  Await: ["Await expressions are", 5],
};

const DEMANDS: Partial<Record<Node["kind"], Demand>> = {
  ...ASYNC_DEMANDS,
  AnnAssign: ["Variable annotation syntax is", 6],
  NamedExpr: ["Assignment expressions are", 8],
  Match: ["Pattern matching is", 10],
  TryStar: ["Exception groups are", 11],
  TypeAlias: ["Type statement is", 12],
};

/** What a node needs apart from its children. */
function demandOf(node: Node): Demand | undefined {
  const demand = DEMANDS[node.kind];
  if (demand !== undefined) return demand;
  switch (node.kind) {
    case "arguments":
      return node.posonlyargs.length > 0 ? ["Positional-only parameters are", 8] : undefined;
    case "comprehension":
      return node.isAsync ? ["Async comprehensions are", 6] : undefined;
    case "BinOp":
    case "AugAssign":
      return node.op === "MatMult" ? ["The '@' operator is", 5] : undefined;
    case "TypeVar":
    case "ParamSpec":
    case "TypeVarTuple":
      return node.defaultValue === null ? ["Type parameter lists are", 12] : ["Type parameter defaults are", 13];
    default:
      return undefined;
  }
}

/** Throws PythonSyntaxError for the innermost and first construct that Python 3.`minor` does not know. */
export function checkFeatures(mod: Mod, source: string, filename: string, minor: number): void {
  const lines = source.split("\n");
  const visit = (value: unknown, place: Span): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item, place);
      return;
    }
    if (!("kind" in value)) return;
    const node = value as Node;
    const here: Span = "endLineno" in node ? node : place;
    for (const child of Object.values(node)) visit(child, here);
    const demand = demandOf(node);
    if (demand === undefined || minor >= demand[1]) return;
    const text = `${lines[here.endLineno - 1] ?? ""}\n`;
    const lineno = here.endLineno;
    const offset = new TextDecoder().decode(new TextEncoder().encode(text).slice(0, here.endColOffset)).length;
    const message = `${demand[0]} only supported in Python 3.${demand[1]} and greater`;
    throw new PythonSyntaxError({ message, filename, lineno, offset, endLineno: lineno, endOffset: offset + 1, text });
  };
  visit(mod, { lineno: 1, colOffset: 0, endLineno: 1, endColOffset: 0 });
}
