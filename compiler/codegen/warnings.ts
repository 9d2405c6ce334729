/** SyntaxWarnings about expressions that parse but are probably mistakes. */

import type { Constant } from "../../vm/bytecode/constant.ts";
import type { Compare, Expr } from "../ast.ts";
import type { Codegen } from "./codegen.ts";

/** The Python type of an expression's value where it is evident, else null. */
function inferType(e: Expr): string | null {
  switch (e.kind) {
    case "Tuple":
      return "tuple";
    case "List":
    case "ListComp":
      return "list";
    case "Dict":
    case "DictComp":
      return "dict";
    case "Set":
    case "SetComp":
      return "set";
    case "GeneratorExp":
      return "generator";
    case "Lambda":
      return "function";
    case "JoinedStr":
    case "FormattedValue":
      return "str";
    case "Constant":
      return constantType(e.value);
    default:
      return null;
  }
}

function constantType(value: Constant): string {
  if (value === null) return "NoneType";
  switch (typeof value) {
    case "boolean":
      return "bool";
    case "number":
    case "bigint":
      return "int";
    case "string":
      return "str";
  }
  return value.tag;
}

const isNamedSingleton = (e: Expr): boolean =>
  e.kind !== "Constant" || ["NoneType", "bool", "ellipsis"].includes(constantType(e.value));

/** Warns about `is` with a literal. */
export function checkIdentity(c: Codegen, e: Compare): void {
  let left = e.left;
  for (let i = 0; i < e.ops.length; i++) {
    const right = e.comparators[i];
    const op = e.ops[i];
    if (op === "Is" || op === "IsNot") {
      const literal = !isNamedSingleton(left) ? left : !isNamedSingleton(right) ? right : null;
      if (literal !== null) {
        const [is, equal] = op === "Is" ? ["is", "=="] : ["is not", "!="];
        c.warn(`"${is}" with '${inferType(literal)}' literal. Did you mean "${equal}"?`, e);
        return;
      }
    }
    left = right;
  }
}

const PERHAPS = "perhaps you missed a comma?";

export function checkCalled(c: Codegen, e: Expr): void {
  const type = e.kind === "Lambda" ? null : inferType(e);
  if (type !== null) c.warn(`'${type}' object is not callable; ${PERHAPS}`, e);
}

export function checkSubscripted(c: Codegen, e: Expr): void {
  const type = inferType(e);
  const isWrong =
    e.kind === "Constant"
      ? type !== null && ["NoneType", "bool", "ellipsis", "int", "float", "complex", "frozenset"].includes(type)
      : ["Set", "SetComp", "GeneratorExp", "Lambda"].includes(e.kind);
  if (isWrong) c.warn(`'${type}' object is not subscriptable; ${PERHAPS}`, e);
}

/** Warns about an index of the wrong type for a literal sequence. */
export function checkIndex(c: Codegen, e: Expr, index: Expr): void {
  const indexType = inferType(index);
  if (indexType === null || indexType === "int" || indexType === "bool") return;
  const type = inferType(e);
  const isSequence =
    e.kind === "Constant"
      ? type !== null && ["str", "bytes", "tuple"].includes(type)
      : ["Tuple", "List", "ListComp", "JoinedStr", "FormattedValue"].includes(e.kind);
  if (isSequence) c.warn(`${type} indices must be integers or slices, not ${indexType}; ${PERHAPS}`, e);
}
