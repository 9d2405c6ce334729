/**
 * Compound statements and definitions: concrete tree to AST.
 *
 * A compound statement's node runs to the end of its last line; Python ends it with the last token before that line end.
 */
import type { ExceptHandler, Expr, MatchCase, Span, Stmt, Try, TryStar, TypeParam, WithItem } from "../ast.ts";
import { buildCallArguments, buildParameters, identifier } from "./arguments.ts";
import type { Block, Builder } from "./builder.ts";
import { expressionList, loopTarget } from "./lists.ts";
import { buildTopPattern } from "./patterns.ts";
import { setContext } from "./targets.ts";

/** The block of a trailing `else` clause, given what follows the main block; empty at `end` if there is none. */
function elseBlock(b: Builder, rest: readonly number[], end: number): Block {
  if (rest.length === 0) return { statements: [], end };
  b.checkIndent(rest[0]);
  return b.block(rest[1]);
}

/** The span of a compound statement. */
function compoundSpan(b: Builder, node: number, end: number): Span {
  b.statementEnd = end;
  return b.span(b.from(node), end);
}

export function whileStatement(b: Builder, node: number): Stmt {
  const [, condition, bodyNode, ...rest] = b.children(node);
  const test = b.expression(condition);
  const { statements: body, end } = b.block(bodyNode);
  const orelse = elseBlock(b, rest, end);
  return { kind: "While", test, body, orelse: orelse.statements, ...compoundSpan(b, node, orelse.end) };
}

export function ifStatement(b: Builder, node: number): Stmt {
  const children = b.children(node);
  const branches: { at: number; test: Expr; body: Stmt[] }[] = [];
  let orelse: Stmt[] = [];
  let end = 0;
  for (let i = 0; i < children.length; ) {
    const isElse = b.name(children[i]) === "else";
    b.checkIndent(children[i]);
    const test = isElse ? null : b.expression(children[i + 1]);
    i += isElse ? 1 : 2;
    const body = b.block(children[i++]);
    end = body.end;
    if (test === null) orelse = body.statements;
    else branches.push({ at: children[i - 3], test, body: body.statements });
  }
  // From the last on, each If stands in the else of the one before.
  for (const { at, test, body } of branches.reverse()) {
    orelse = [{ kind: "If", test, body, orelse, ...compoundSpan(b, at, end) }];
  }
  return orelse[0];
}

export function forStatement(b: Builder, node: number): Stmt {
  let at = b.first(node);
  const isAsync = b.name(at) === "async";
  if (isAsync) at = b.next(at);
  const { target, inKeyword } = loopTarget(b, b.next(at));
  const children = b.children(node);
  const bodyAt = children.findIndex((child) => b.name(child) === "Body");
  const iter = expressionList(b, b.next(inKeyword), children[bodyAt]);
  const { statements: body, end } = b.block(children[bodyAt]);
  const orelse = elseBlock(b, children.slice(bodyAt + 1), end);
  const span = compoundSpan(b, node, orelse.end);
  return { kind: isAsync ? "AsyncFor" : "For", target, iter, body, orelse: orelse.statements, typeComment: null, ...span };
}

export function tryStatement(b: Builder, node: number): Try | TryStar {
  const children = b.children(node);
  const body = b.block(children[1]);
  const handlers: ExceptHandler[] = [];
  let orelse: Stmt[] = [];
  let finalbody: Stmt[] = [];
  let { end } = body;
  let stars = 0;
  for (let i = 2; i < children.length; i++) {
    const clause = children[i];
    const name = b.name(clause);
    b.checkIndent(clause);
    if (name === "else" || name === "finally") {
      const statements = b.block(children[++i]);
      end = statements.end;
      if (name === "finally") finalbody = statements.statements;
      else if (handlers.length === 0) b.reject(clause);
      else orelse = statements.statements;
      continue;
    }
    let type: Expr | null = null;
    let handlerName: string | null = null;
    if (b.name(children[i + 1]) === "*") {
      stars++;
      i++;
      if (b.name(children[i + 1]) === "Body") b.reject(children[i]);
    }
    if (b.name(children[i + 1]) !== "Body") type = b.expression(children[++i]);
    if (b.name(children[i + 1]) === "as") {
      handlerName = identifier(b, children[i + 2]);
      i += 2;
    }
    const handler = b.block(children[++i]);
    end = handler.end;
    const span = b.span(b.from(clause), end);
    handlers.push({ kind: "ExceptHandler", type, name: handlerName, body: handler.statements, ...span });
  }
  if (handlers.length === 0 && finalbody.length === 0) b.reject(node);
  if (stars > 0 && stars < handlers.length) b.reject(node);
  const span = compoundSpan(b, node, end);
  return { kind: stars > 0 ? "TryStar" : "Try", body: body.statements, handlers, orelse, finalbody, ...span };
}

export function withStatement(b: Builder, node: number): Stmt {
  const children = b.children(node);
  const isAsync = b.name(children[0]) === "async";
  let items = children.slice(isAsync ? 2 : 1, -1);
  const [only] = items;
  if (items.length === 1 && isWithItems(b, only)) items = b.children(only).slice(1, -1);
  else if (b.name(items[items.length - 1]) === ",") b.reject(node);
  const withItems = items.filter((item) => b.name(item) !== ",").map((item) => withItem(b, item));
  const { statements: body, end } = b.block(children[children.length - 1]);
  const span = compoundSpan(b, node, end);
  return { kind: isAsync ? "AsyncWith" : "With", items: withItems, body, typeComment: null, ...span };
}

/** Whether parentheses hold with-items: they do whenever they can, as long as no item needs them for itself. */
function isWithItems(b: Builder, node: number): boolean {
  const name = b.name(node);
  if (name === "TupleExpression") {
    const items = b.children(node).slice(1, -1);
    return items.length > 0 && items.every((item) => b.name(item) !== "Starred" && b.name(item) !== "NamedExpression");
  }
  return name === "ParenthesizedExpression" && b.name(b.next(b.first(node))) === "AsItem";
}

function withItem(b: Builder, node: number): WithItem {
  if (b.name(node) !== "AsItem") return { kind: "withitem", contextExpr: b.expression(node), optionalVars: null };
  const [value, , target] = b.children(node);
  const optionalVars = b.expression(target);
  if (!setContext(optionalVars, "Store", "star")) b.reject(target);
  return { kind: "withitem", contextExpr: b.expression(value), optionalVars };
}

export function matchStatement(b: Builder, node: number): Stmt {
  const children = b.children(node);
  const bodyNode = children[children.length - 1];
  const subject = expressionList(b, children[1], bodyNode);
  if (subject.kind === "Starred") b.reject(children[1]);
  const cases: MatchCase[] = [];
  let end = 0;
  const [colon, ...clauses] = b.children(bodyNode);
  if (!b.indentation.enter(b.to(colon), b.from(clauses[0]))) b.reject(clauses[0]);
  for (const clause of clauses) {
    b.checkIndent(clause);
    const parts = b.children(clause);
    const bodyPart = parts[parts.length - 1];
    const guardPart = parts.find((part) => b.name(part) === "Guard");
    const pattern = buildTopPattern(b, parts[1], guardPart ?? bodyPart);
    const guard = guardPart === undefined ? null : b.expression(b.next(b.first(guardPart)));
    const body = b.block(bodyPart);
    end = body.end;
    cases.push({ kind: "match_case", pattern, guard, body: body.statements });
  }
  b.indentation.leave();
  return { kind: "Match", subject, cases, ...compoundSpan(b, node, end) };
}

export function functionDefinition(b: Builder, node: number, decoratorList: Expr[]): Stmt {
  let at = b.first(node);
  const isAsync = b.name(at) === "async";
  if (isAsync) at = b.next(at);
  const nameNode = b.next(at);
  at = b.next(nameNode);
  let typeParams: TypeParam[] = [];
  if (b.name(at) === "TypeParamList") {
    typeParams = buildTypeParams(b, at);
    at = b.next(at);
  }
  const args = buildParameters(b, at, true);
  at = b.next(at);
  let returns: Expr | null = null;
  if (b.name(at) === "TypeDef") {
    returns = b.expression(b.first(at));
    at = b.next(at);
  }
  const { statements: body, end } = b.block(at);
  return {
    kind: isAsync ? "AsyncFunctionDef" : "FunctionDef",
    name: identifier(b, nameNode),
    args,
    body,
    decoratorList,
    returns,
    typeComment: null,
    typeParams,
    ...compoundSpan(b, node, end),
  };
}

export function classDefinition(b: Builder, node: number, decoratorList: Expr[]): Stmt {
  const children = b.children(node);
  const nameNode = children[1];
  const find = (name: string) => children.find((child) => b.name(child) === name);
  const typeParams = find("TypeParamList");
  const argList = find("ArgList");
  const { args, keywords } = argList === undefined ? { args: [], keywords: [] } : buildCallArguments(b, argList, false);
  const { statements: body, end } = b.block(children[children.length - 1]);
  return {
    kind: "ClassDef",
    name: identifier(b, nameNode),
    bases: args,
    keywords,
    body,
    decoratorList,
    typeParams: typeParams === undefined ? [] : buildTypeParams(b, typeParams),
    ...compoundSpan(b, node, end),
  };
}

export function decorated(b: Builder, node: number): Stmt {
  const children = b.children(node);
  const definition = children[children.length - 1];
  for (const child of children) b.checkIndent(child);
  const decorators = children.slice(0, -1).map((decorator) => b.expression(b.next(b.first(decorator))));
  const build = b.name(definition) === "ClassDefinition" ? classDefinition : functionDefinition;
  return build(b, definition, decorators);
}

export function buildTypeParams(b: Builder, node: number): TypeParam[] {
  const params = b.children(node).filter((child) => b.name(child) === "TypeParam");
  return params.map((param): TypeParam => {
    const [first, ...rest] = b.children(param);
    const span = b.spanOf(param);
    const star = b.name(first);
    if (star === "*" || star === "**") {
      const [name, value] = rest;
      if (star === "**" && value !== undefined && b.name(value) === "Starred") b.reject(value);
      const defaultValue = value === undefined ? null : b.expression(value);
      return { kind: star === "*" ? "TypeVarTuple" : "ParamSpec", name: identifier(b, name), defaultValue, ...span };
    }
    const typeDef = rest.length > 0 && b.name(rest[0]) === "TypeDef" ? rest.shift()! : -1;
    const bound = typeDef < 0 ? null : b.expression(b.next(b.first(typeDef)));
    const defaultValue = rest.length > 0 ? b.expression(rest[0]) : null;
    return { kind: "TypeVar", name: identifier(b, first), bound, defaultValue, ...span };
  });
}
