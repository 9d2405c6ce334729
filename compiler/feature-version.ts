/**
 * Refuses what an older Python 3 would not have understood, for `ast.parse(feature_version=...)`. This is CPython's list,
 * which is not complete either. CPython points at the last token it had read, this at the end of the construct.
 */
import type { Constant } from "../vm/bytecode/constant.ts";
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

const UNDERSCORES = "Underscores in numeric literals are";

const isNumber = (value: Constant): boolean =>
  typeof value === "number" ||
  typeof value === "bigint" ||
  (typeof value === "object" && value !== null && (value.tag === "float" || value.tag === "complex"));

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
    if (demand !== undefined && minor < demand[1]) refuse(demand, here, false);
    if (node.kind === "Constant" && minor < 6 && isNumber(node.value)) {
      const bytes = new TextEncoder().encode(lines[node.lineno - 1]).slice(node.colOffset, node.endColOffset);
      if (bytes.includes("_".charCodeAt(0))) refuse([UNDERSCORES, 6], node, true);
    }
  };
  const refuse = ([what, version]: Demand, { endLineno: lineno, colOffset, endColOffset }: Span, whole: boolean): never => {
    const text = `${lines[lineno - 1] ?? ""}\n`;
    const charactersBefore = (column: number) => new TextDecoder().decode(new TextEncoder().encode(text).slice(0, column)).length;
    const end = charactersBefore(endColOffset);
    const offset = whole ? charactersBefore(colOffset) + 1 : end;
    const message = `${what} only supported in Python 3.${version} and greater`;
    throw new PythonSyntaxError({ message, filename, lineno, offset, endLineno: lineno, endOffset: end + 1, text });
  };
  visit(mod, { lineno: 1, colOffset: 0, endLineno: 1, endColOffset: 0 });
}
