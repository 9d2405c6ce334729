/**
 * Statements: concrete tree to AST. Compound statements are built in their own file.
 */
import type { Alias, Expr, Stmt } from "../ast.ts";
import { identifier } from "./arguments.ts";
import type { Block, Builder } from "./builder.ts";
import {
  buildTypeParams,
  classDefinition,
  decorated,
  forStatement,
  functionDefinition,
  ifStatement,
  matchStatement,
  tryStatement,
  whileStatement,
  withStatement,
} from "./compound.ts";
import { BINARY_OPERATORS, buildYield } from "./expressions.ts";
import { expressionList } from "./lists.ts";
import { setContext } from "./targets.ts";

/** The statements of a Script node. */
export function buildScript(b: Builder): Stmt[] {
  return buildStatements(b, b.first(0));
}

/** The statements of a Body node. */
export function buildBlock(b: Builder, node: number): Block {
  const colon = b.first(node);
  const first = b.next(colon);
  if (!b.indentation.enter(b.to(colon), b.from(first))) b.reject(first);
  const statements = buildStatements(b, first);
  b.indentation.leave();
  return { statements, end: b.statementEnd };
}

/** The statements among a node and its siblings. */
function buildStatements(b: Builder, first: number): Stmt[] {
  const result: Stmt[] = [];
  for (let node = first; node >= 0; node = b.next(node)) appendStatement(b, node, result);
  return result;
}

function appendStatement(b: Builder, node: number, into: Stmt[]): void {
  b.checkIndent(node);
  if (b.name(node) !== "StatementGroup") {
    into.push(finished(b, node));
    return;
  }
  for (let part = b.first(node); part >= 0; part = b.next(part)) {
    if (b.name(part) !== ";") {
      into.push(finished(b, part));
      continue;
    }
    const next = b.next(part);
    if (next >= 0 && b.name(next) === ";") b.reject(next);
    b.statementEnd = b.to(part);
  }
}

function finished(b: Builder, node: number): Stmt {
  // A compound statement overwrites this with the end of its last block.
  b.statementEnd = b.to(node);
  return statement(b, node);
}

function statement(b: Builder, node: number): Stmt {
  switch (b.name(node)) {
    case "ExpressionStatement":
      return { kind: "Expr", value: expressionList(b, b.first(node), -1), ...b.spanOf(node) };
    case "AssignStatement":
      return assignment(b, node);
    case "UpdateStatement":
      return augmentedAssignment(b, node);
    case "ReturnStatement": {
      const value = b.next(b.first(node));
      return { kind: "Return", value: value < 0 ? null : expressionList(b, value, -1), ...b.spanOf(node) };
    }
    case "IfStatement":
      return ifStatement(b, node);
    case "FunctionDefinition":
      return functionDefinition(b, node, []);
    case "ClassDefinition":
      return classDefinition(b, node, []);
    case "DecoratedStatement":
      return decorated(b, node);
    case "ForStatement":
      return forStatement(b, node);
    case "WhileStatement":
      return whileStatement(b, node);
    case "TryStatement":
      return tryStatement(b, node);
    case "WithStatement":
      return withStatement(b, node);
    case "MatchStatement":
      return matchStatement(b, node);
    case "RaiseStatement": {
      const [, exc, , cause] = b.children(node);
      return {
        kind: "Raise",
        exc: exc === undefined ? null : b.expression(exc),
        cause: cause === undefined ? null : b.expression(cause),
        ...b.spanOf(node),
      };
    }
    case "ImportStatement":
      return importStatement(b, node);
    case "AssertStatement": {
      const [, test, comma, msg, extra] = b.children(node);
      if (extra !== undefined || (comma !== undefined && msg === undefined)) b.reject(node);
      return {
        kind: "Assert",
        test: b.expression(test),
        msg: msg === undefined ? null : b.expression(msg),
        ...b.spanOf(node),
      };
    }
    case "PassStatement":
      return { kind: "Pass", ...b.spanOf(node) };
    case "BreakStatement":
      return { kind: "Break", ...b.spanOf(node) };
    case "ContinueStatement":
      return { kind: "Continue", ...b.spanOf(node) };
    case "DeleteStatement": {
      const targets = b
        .children(node)
        .slice(1)
        .filter((child) => b.name(child) !== ",");
      const values = targets.map((target) => b.expression(target));
      for (const value of values) if (!setContext(value, "Del", "del")) b.reject(node);
      return { kind: "Delete", targets: values, ...b.spanOf(node) };
    }
    case "YieldStatement":
      return { kind: "Expr", value: buildYield(b, node), ...b.spanOf(node) };
    case "ScopeStatement": {
      const [keyword, ...rest] = b.children(node);
      if (b.name(rest[rest.length - 1]) === ",") b.reject(node);
      const names = rest.filter((child) => b.name(child) !== ",").map((child) => identifier(b, child));
      return { kind: b.name(keyword) === "global" ? "Global" : "Nonlocal", names, ...b.spanOf(node) };
    }
    case "TypeDefinition":
      return typeAlias(b, node);
    default:
      return b.reject(node);
  }
}

function assignment(b: Builder, node: number): Stmt {
  const first = b.first(node);
  const parts: number[] = [first];
  let typeDef = -1;
  for (let at = first; at >= 0; at = b.next(at)) {
    if (b.name(at) === "AssignOp") parts.push(b.next(at));
    else if (b.name(at) === "TypeDef") typeDef = at;
  }
  const part = (start: number) => {
    let end = start;
    while (end >= 0 && b.name(end) !== "AssignOp" && b.name(end) !== "TypeDef") end = b.next(end);
    return expressionList(b, start, end);
  };
  if (typeDef < 0) {
    const values = parts.map(part);
    const value = values.pop() as Expr;
    for (const target of values) if (!setContext(target, "Store", "star")) b.reject(node);
    return { kind: "Assign", targets: values, value, typeComment: null, ...b.spanOf(node) };
  }
  if (parts.length > 2) b.reject(node);
  const target = part(first);
  if (!setContext(target, "Store", "single")) b.reject(first);
  return {
    kind: "AnnAssign",
    target,
    annotation: b.expression(b.next(b.first(typeDef))),
    value: parts.length === 2 ? part(parts[1]) : null,
    simple: b.name(first) === "VariableName" ? 1 : 0,
    ...b.spanOf(node),
  };
}

function augmentedAssignment(b: Builder, node: number): Stmt {
  const children = b.children(node);
  const [first, operator, value] = children;
  if (b.name(operator) !== "UpdateOp") b.reject(operator);
  const target = b.expression(first);
  if (!setContext(target, "Store", "single")) b.reject(first);
  const op = BINARY_OPERATORS[b.textOf(operator).slice(0, -1)];
  return { kind: "AugAssign", target, op, value: expressionList(b, value, -1), ...b.spanOf(node) };
}

function typeAlias(b: Builder, node: number): Stmt {
  const [, nameNode, ...rest] = b.children(node);
  const typeParams = b.name(rest[0]) === "TypeParamList" ? buildTypeParams(b, rest[0]) : [];
  const name: Expr = { kind: "Name", id: identifier(b, nameNode), ctx: "Store", ...b.spanOf(nameNode) };
  return { kind: "TypeAlias", name, typeParams, value: b.expression(rest[rest.length - 1]), ...b.spanOf(node) };
}

function importStatement(b: Builder, node: number): Stmt {
  const children = b.children(node);
  const keyword = children.findIndex((child) => b.name(child) === "import");
  let names = children.slice(keyword + 1);
  if (b.name(children[0]) === "import") {
    if (b.name(names[names.length - 1]) === ",") b.reject(node);
    return { kind: "Import", names: aliases(b, names, true), ...b.spanOf(node) };
  }
  let level = 0;
  let module = "";
  for (const part of children.slice(1, keyword)) {
    const text = b.name(part);
    if (text === "VariableName") module += (module === "" ? "" : ".") + identifier(b, part);
    else if (module === "") level += b.to(part) - b.from(part);
  }
  if (b.name(names[0]) === "*") {
    const star: Alias = { kind: "alias", name: "*", asname: null, ...b.spanOf(names[0]) };
    return { kind: "ImportFrom", module: module || null, names: [star], level, ...b.spanOf(node) };
  }
  if (b.name(names[0]) === "(") names = names.slice(1, -1);
  else if (b.name(names[names.length - 1]) === ",") b.reject(node);
  return { kind: "ImportFrom", module: module || null, names: aliases(b, names, false), level, ...b.spanOf(node) };
}

/** Names with their `as`, separated by commas. */
function aliases(b: Builder, nodes: readonly number[], dotted: boolean): Alias[] {
  const result: Alias[] = [];
  for (let i = 0; i < nodes.length; i++) {
    if (b.name(nodes[i]) === ",") continue;
    const from = b.from(nodes[i]);
    let name = identifier(b, nodes[i]);
    let last = nodes[i];
    while (i + 2 < nodes.length && b.name(nodes[i + 1]) === ".") {
      if (!dotted) b.reject(nodes[i + 1]);
      i += 2;
      last = nodes[i];
      name += `.${identifier(b, last)}`;
    }
    let asname: string | null = null;
    if (i + 2 < nodes.length && b.name(nodes[i + 1]) === "as") {
      i += 2;
      last = nodes[i];
      asname = identifier(b, last);
    }
    result.push({ kind: "alias", name, asname, ...b.span(from, b.to(last)) });
  }
  return result;
}
