/**
 * Expressions: concrete tree to AST.
 *
 * Left-associative chains (operators, calls, attributes) are built in a loop, so their length is not limited by the
 * JavaScript stack. Statements, patterns and the insides of strings are built elsewhere.
 */
import type { BoolOp, ComparisonOperator, Expr, NamedExpr, Operator, Starred, UnaryOperator } from "../ast.ts";
import { buildCallArguments, buildParameters, identifier } from "./arguments.ts";
import type { Builder } from "./builder.ts";
import { comprehensions, expressionList, tupleOver } from "./lists.ts";
import { buildNumber } from "./number-node.ts";
import { buildString } from "./strings.ts";

export const BINARY_OPERATORS: Readonly<Record<string, Operator>> = {
  "+": "Add",
  "-": "Sub",
  "*": "Mult",
  "@": "MatMult",
  "/": "Div",
  "%": "Mod",
  "**": "Pow",
  "<<": "LShift",
  ">>": "RShift",
  "|": "BitOr",
  "^": "BitXor",
  "&": "BitAnd",
  "//": "FloorDiv",
};

const COMPARISONS: Readonly<Record<string, ComparisonOperator>> = {
  "==": "Eq",
  "!=": "NotEq",
  "<": "Lt",
  "<=": "LtE",
  ">": "Gt",
  ">=": "GtE",
  is: "Is",
  in: "In",
};

const UNARY_OPERATORS: Readonly<Record<string, UnaryOperator>> = { "+": "UAdd", "-": "USub", "~": "Invert", not: "Not" };

/** Any expression node, with context Load. Rejects what Python does not allow there. */
export function buildExpression(b: Builder, node: number): Expr {
  switch (b.name(node)) {
    case "VariableName":
      return { kind: "Name", id: identifier(b, node), ctx: "Load", ...b.spanOf(node) };
    case "MemberExpression":
    case "CallExpression":
      return primary(b, node);
    case "String":
    case "FormatString":
    case "ContinuedString":
      return buildString(b, node);
    case "Number":
      return buildNumber(b, node);
    case "BinaryExpression":
      return binary(b, node);
    case "None":
      return { kind: "Constant", value: null, unicodeKind: null, ...b.spanOf(node) };
    case "Boolean":
      return { kind: "Constant", value: b.text[b.from(node)] === "T", unicodeKind: null, ...b.spanOf(node) };
    case "Ellipsis":
      return { kind: "Constant", value: { tag: "ellipsis" }, unicodeKind: null, ...b.spanOf(node) };
    case "ParenthesizedExpression":
      return parenthesized(b, node);
    case "TupleExpression":
      return { kind: "Tuple", elts: elements(b, node), ctx: "Load", ...b.spanOf(node) };
    case "ArrayExpression":
      return { kind: "List", elts: elements(b, node), ctx: "Load", ...b.spanOf(node) };
    case "SetExpression":
      return { kind: "Set", elts: elements(b, node), ...b.spanOf(node) };
    case "DictionaryExpression":
      return dictionary(b, node);
    case "ComprehensionExpression": {
      const [, elt] = b.children(node);
      return {
        kind: "GeneratorExp",
        elt: b.expression(elt),
        generators: comprehensions(b, b.next(elt)).generators,
        ...b.spanOf(node),
      };
    }
    case "ArrayComprehensionExpression": {
      const [, elt] = b.children(node);
      return {
        kind: "ListComp",
        elt: b.expression(elt),
        generators: comprehensions(b, b.next(elt)).generators,
        ...b.spanOf(node),
      };
    }
    case "SetComprehensionExpression": {
      const [, elt] = b.children(node);
      return {
        kind: "SetComp",
        elt: b.expression(elt),
        generators: comprehensions(b, b.next(elt)).generators,
        ...b.spanOf(node),
      };
    }
    case "DictionaryComprehensionExpression": {
      const [, key, , value] = b.children(node);
      const { generators } = comprehensions(b, b.next(value));
      return { kind: "DictComp", key: b.expression(key), value: b.expression(value), generators, ...b.spanOf(node) };
    }
    case "UnaryExpression": {
      const [operator, operand] = b.children(node);
      const op = UNARY_OPERATORS[b.textOf(operator)];
      return { kind: "UnaryOp", op, operand: b.expression(operand), ...b.spanOf(node) };
    }
    case "ConditionalExpression": {
      const [body, , test, , orelse] = b.children(node);
      return {
        kind: "IfExp",
        test: b.expression(test),
        body: b.expression(body),
        orelse: b.expression(orelse),
        ...b.spanOf(node),
      };
    }
    case "LambdaExpression": {
      const children = b.children(node);
      const args = buildParameters(b, b.name(children[1]) === "ParamList" ? children[1] : -1, false);
      return { kind: "Lambda", args, body: b.expression(children[children.length - 1]), ...b.spanOf(node) };
    }
    case "NamedExpression":
      return namedExpression(b, node);
    case "YieldExpression":
      return buildYield(b, node);
    case "AwaitExpression":
      return awaited(b, node);
    case "Starred":
      return starred(b, node);
    default:
      return b.reject(node);
  }
}

function starred(b: Builder, node: number): Starred {
  const [, value] = b.children(node);
  return { kind: "Starred", value: b.expression(value), ctx: "Load", ...b.spanOf(node) };
}

/** `await` applies to a primary: it is no prefix operator like the minus sign. */
function awaited(b: Builder, node: number): Expr {
  const [, operand] = b.children(node);
  const name = b.name(operand);
  if (name === "AwaitExpression" || name === "UnaryExpression" || name === "BinaryExpression") b.reject(operand);
  return { kind: "Await", value: b.expression(operand), ...b.spanOf(node) };
}

function namedExpression(b: Builder, node: number): NamedExpr {
  const [target, , value] = b.children(node);
  if (b.name(target) !== "VariableName") b.reject(target);
  const name: Expr = { kind: "Name", id: identifier(b, target), ctx: "Store", ...b.spanOf(target) };
  return { kind: "NamedExpr", target: name, value: b.expression(value), ...b.spanOf(node) };
}

/** A YieldExpression or YieldStatement node. */
export function buildYield(b: Builder, node: number): Expr {
  const [, next] = b.children(node);
  if (next !== undefined && b.name(next) === "from") {
    return { kind: "YieldFrom", value: b.expression(b.next(next)), ...b.spanOf(node) };
  }
  return { kind: "Yield", value: next === undefined ? null : expressionList(b, next, -1), ...b.spanOf(node) };
}

function parenthesized(b: Builder, node: number): Expr {
  const [, inner] = b.children(node);
  if (b.name(inner) === "Starred") b.reject(inner);
  return b.expression(inner);
}

/** The expressions between the brackets of a display. */
function elements(b: Builder, node: number): Expr[] {
  const result: Expr[] = [];
  const children = b.children(node);
  for (let i = 1; i < children.length - 1; i++) if (b.name(children[i]) !== ",") result.push(b.expression(children[i]));
  return result;
}

function dictionary(b: Builder, node: number): Expr {
  const keys: (Expr | null)[] = [];
  const values: Expr[] = [];
  const children = b.children(node);
  for (let i = 1; i < children.length - 1; i++) {
    const name = b.name(children[i]);
    if (name === ",") continue;
    if (name === "**") {
      keys.push(null);
      values.push(b.expression(children[++i]));
    } else {
      keys.push(b.expression(children[i]));
      i += 2;
      values.push(b.expression(children[i]));
    }
  }
  return { kind: "Dict", keys, values, ...b.spanOf(node) };
}

/** A chain of calls, attributes and subscripts, from the innermost primary outwards. */
function primary(b: Builder, node: number): Expr {
  const chain: number[] = [];
  let inner = node;
  for (let name = b.name(inner); name === "MemberExpression" || name === "CallExpression"; name = b.name(inner)) {
    chain.push(inner);
    inner = b.first(inner);
  }
  let value = b.expression(inner);
  for (let i = chain.length - 1; i >= 0; i--) {
    const link = chain[i];
    const trailer = b.next(b.first(link));
    const span = b.spanOf(link);
    switch (b.name(trailer)) {
      case "ArgList":
        value = { kind: "Call", func: value, ...buildCallArguments(b, trailer, true), ...span };
        break;
      case ".":
        value = { kind: "Attribute", value, attr: identifier(b, b.next(trailer)), ctx: "Load", ...span };
        break;
      default:
        value = { kind: "Subscript", value, slice: subscript(b, trailer), ctx: "Load", ...span };
    }
  }
  return value;
}

/** What stands between the brackets of a subscript; `open` is the opening one. */
function subscript(b: Builder, open: number): Expr {
  const elts: Expr[] = [];
  const first = b.next(open);
  let last = first;
  let commas = 0;
  let node = first;
  while (b.name(node) !== "]") {
    if (b.name(node) === ",") {
      commas++;
      last = node;
      node = b.next(node);
      continue;
    }
    const parts: (number | null)[] = [null];
    let colons = 0;
    const start = node;
    for (let name = b.name(node); name !== "]" && name !== ","; name = b.name(node)) {
      if (name === ":") {
        colons++;
        parts.push(null);
      } else {
        parts[colons] = node;
      }
      last = node;
      node = b.next(node);
    }
    if (colons === 0) {
      elts.push(b.expression(start));
      continue;
    }
    const [lower, upper, step = null] = parts.map((part) => {
      if (part !== null && b.name(part) === "NamedExpression") b.reject(part);
      return part === null ? null : b.expression(part);
    });
    elts.push({ kind: "Slice", lower, upper, step, ...b.span(b.from(start), b.to(last)) });
  }
  if (commas === 0 && elts[0].kind !== "Starred") return elts[0];
  return tupleOver(b, elts, first, last);
}

/** A chain of binary operators: arithmetic, comparisons or boolean ones. */
function binary(b: Builder, node: number): Expr {
  const chain: number[] = [];
  let inner = node;
  while (b.name(inner) === "BinaryExpression") {
    chain.push(inner);
    inner = b.first(inner);
  }
  let left = b.expression(inner);
  // An operand in parentheses is no link of the chain, so only a link may extend the node made by the one before.
  let open: Expr | null = null;
  for (let i = chain.length - 1; i >= 0; i--) {
    const [, operator, ...rest] = b.children(chain[i]);
    const operand = rest[rest.length - 1];
    const span = b.spanOf(chain[i]);
    const name = b.name(operator);
    const right = b.expression(operand);
    if (name === "or" || name === "and") {
      const op = name === "or" ? "Or" : "And";
      if (open?.kind === "BoolOp" && open.op === op) {
        open.values.push(right);
        Object.assign(open, span);
        continue;
      }
      left = { kind: "BoolOp", op, values: [left, right], ...span } satisfies BoolOp;
    } else if (name === "CompareOp" || name === "in" || name === "is" || name === "not") {
      // The grammar takes `a < not b`, in which the operand would bind looser than the operator.
      if (b.name(operand) === "UnaryExpression" && b.name(b.first(operand)) === "not") b.reject(operand);
      const op = comparison(b, operator, rest.length > 1);
      if (open?.kind === "Compare") {
        open.ops.push(op);
        open.comparators.push(right);
        Object.assign(open, span);
        continue;
      }
      left = { kind: "Compare", left, ops: [op], comparators: [right], ...span };
    } else {
      left = { kind: "BinOp", left, op: BINARY_OPERATORS[b.textOf(operator)], right, ...span };
    }
    open = left;
  }
  return left;
}

function comparison(b: Builder, operator: number, two: boolean): ComparisonOperator {
  if (b.name(operator) === "not") return "NotIn";
  if (two) return "IsNot";
  return COMPARISONS[b.textOf(operator)];
}
