/**
 * Whether a tree made by a program (with Python's ast module) is one that the parser could have made, as far as CPython
 * checks that. A tree from the parser needs no such check.
 */
import type {
  Arg,
  Arguments,
  Comprehension,
  ExceptHandlerNode,
  Expr,
  ExprContext,
  Keyword,
  Mod,
  Pattern,
  Span,
  Stmt,
  TypeParam,
} from "./ast.ts";

type Kind = "ValueError" | "TypeError" | "SystemError";

/** What Python code sees as the exception named by `kind`. */
export class InvalidTree extends Error {
  readonly kind: Kind;
  constructor(message: string, kind: Kind = "ValueError") {
    super(message);
    this.name = "InvalidTree";
    this.kind = kind;
  }
}

/** Throws InvalidTree. Lists of statements and expressions may hold nulls before, and only where they mean something after. */
export function validateTree(mod: Mod): void {
  switch (mod.kind) {
    case "Module":
    case "Interactive":
      validateStmts(mod.body);
      return;
    case "Expression":
      validateExpr(mod.body);
      return;
    case "FunctionType":
      validateExprs(mod.argtypes);
      validateExpr(mod.returns);
  }
}

function validatePlace({ lineno, endLineno, colOffset, endColOffset }: Span): void {
  if (lineno > endLineno) throw new InvalidTree(`AST node line range (${lineno}, ${endLineno}) is not valid`);
  if ((lineno < 0 && endLineno !== lineno) || (colOffset < 0 && colOffset !== endColOffset)) {
    const lines = `(${lineno}, ${endLineno})`;
    throw new InvalidTree(`AST node column range (${colOffset}, ${endColOffset}) for line range ${lines} is not valid`);
  }
  if (lineno === endLineno && colOffset > endColOffset) {
    throw new InvalidTree(`line ${lineno}, column ${colOffset}-${endColOffset} is not a valid range`);
  }
}

function validateName(name: string): void {
  if (name === "None" || name === "True" || name === "False") {
    throw new InvalidTree(`identifier field can't represent '${name}' constant`);
  }
}

function requireSome(list: readonly unknown[], field: string, owner: string): void {
  if (list.length === 0) throw new InvalidTree(`empty ${field} on ${owner}`);
}

function validateBody(body: readonly Stmt[], owner: string): void {
  requireSome(body, "body", owner);
  validateStmts(body);
}

function validateStmts(body: readonly (Stmt | null)[]): void {
  for (const stmt of body) {
    if (stmt === null) throw new InvalidTree("None disallowed in statement list");
    validateStmt(stmt);
  }
}

function validateStmt(s: Stmt): void {
  validatePlace(s);
  switch (s.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      validateBody(s.body, s.kind);
      s.typeParams.forEach(validateTypeParam);
      validateArguments(s.args);
      validateExprs(s.decoratorList);
      validateOptional(s.returns);
      return;
    case "ClassDef":
      validateBody(s.body, s.kind);
      s.typeParams.forEach(validateTypeParam);
      validateExprs(s.bases);
      validateKeywords(s.keywords);
      validateExprs(s.decoratorList);
      return;
    case "Return":
      validateOptional(s.value);
      return;
    case "Delete":
      validateTargets(s.targets, "Del", s.kind);
      return;
    case "Assign":
      validateTargets(s.targets, "Store", s.kind);
      validateExpr(s.value);
      return;
    case "AugAssign":
      validateExpr(s.target, "Store");
      validateExpr(s.value);
      requireSingleTarget(s.target, "augmented");
      return;
    case "AnnAssign":
      if (s.target.kind !== "Name" && s.simple) throw new InvalidTree("AnnAssign with simple non-Name target", "TypeError");
      validateExpr(s.target, "Store");
      validateOptional(s.value);
      validateExpr(s.annotation);
      requireSingleTarget(s.target, "annotated");
      return;
    case "TypeAlias":
      if (s.name.kind !== "Name") throw new InvalidTree("TypeAlias with non-Name name", "TypeError");
      validateExpr(s.name, "Store");
      s.typeParams.forEach(validateTypeParam);
      validateExpr(s.value);
      return;
    case "For":
    case "AsyncFor":
      validateExpr(s.target, "Store");
      validateExpr(s.iter);
      validateBody(s.body, s.kind);
      validateStmts(s.orelse);
      return;
    case "While":
    case "If":
      validateExpr(s.test);
      validateBody(s.body, s.kind);
      validateStmts(s.orelse);
      return;
    case "With":
    case "AsyncWith":
      requireSome(s.items, "items", s.kind);
      for (const { contextExpr, optionalVars } of s.items) {
        validateExpr(contextExpr);
        validateOptional(optionalVars, "Store");
      }
      validateBody(s.body, s.kind);
      return;
    case "Match":
      validateExpr(s.subject);
      requireSome(s.cases, "cases", s.kind);
      for (const { pattern, guard, body } of s.cases) {
        validatePattern(pattern, false);
        validateOptional(guard);
        validateBody(body, "match_case");
      }
      return;
    case "Raise":
      if (s.exc === null && s.cause !== null) throw new InvalidTree("Raise with cause but no exception");
      validateOptional(s.exc);
      validateOptional(s.cause);
      return;
    case "Try":
    case "TryStar":
      validateBody(s.body, s.kind);
      if (s.handlers.length === 0 && s.finalbody.length === 0) {
        throw new InvalidTree(`${s.kind} has neither except handlers nor finalbody`);
      }
      if (s.handlers.length === 0 && s.orelse.length > 0) throw new InvalidTree(`${s.kind} has orelse but no except handlers`);
      s.handlers.forEach(validateHandler);
      validateStmts(s.finalbody);
      validateStmts(s.orelse);
      return;
    case "Assert":
      validateExpr(s.test);
      validateOptional(s.msg);
      return;
    case "ImportFrom":
      if (s.level !== null && s.level < 0) throw new InvalidTree("Negative ImportFrom level");
      requireSome(s.names, "names", s.kind);
      return;
    case "Import":
    case "Global":
    case "Nonlocal":
      requireSome(s.names, "names", s.kind);
      return;
    case "Expr":
      validateExpr(s.value);
      return;
    case "Pass":
    case "Break":
    case "Continue":
      return;
  }
}

/** Targets that may be assigned to, but not in this way. The message has CPython's numbers. */
function requireSingleTarget(target: Expr, what: string): void {
  const number = target.kind === "Starred" ? 23 : target.kind === "List" ? 25 : target.kind === "Tuple" ? 26 : null;
  if (number !== null) throw new InvalidTree(`invalid node type (${number}) for ${what} assignment`, "SystemError");
}

function validateHandler(handler: ExceptHandlerNode): void {
  validatePlace(handler);
  validateOptional(handler.type);
  validateBody(handler.body, "ExceptHandler");
}

function validateTypeParam(parameter: TypeParam): void {
  validatePlace(parameter);
  validateName(parameter.name);
  if (parameter.kind === "TypeVar") validateOptional(parameter.bound);
  validateOptional(parameter.defaultValue);
}

function validateArguments(args: Arguments): void {
  const { posonlyargs, vararg, kwonlyargs, kwarg, defaults, kwDefaults } = args;
  posonlyargs.forEach(validateArg);
  args.args.forEach(validateArg);
  if (vararg !== null) validateOptional(vararg.annotation);
  kwonlyargs.forEach(validateArg);
  if (kwarg !== null) validateOptional(kwarg.annotation);
  if (defaults.length > posonlyargs.length + args.args.length) {
    throw new InvalidTree("more positional defaults than args on arguments");
  }
  if (kwDefaults.length !== kwonlyargs.length) {
    throw new InvalidTree("length of kwonlyargs is not the same as kw_defaults on arguments");
  }
  validateExprs(defaults);
  for (const value of kwDefaults) validateOptional(value);
}

function validateArg(arg: Arg): void {
  validatePlace(arg);
  validateOptional(arg.annotation);
}

function validateKeywords(keywords: readonly Keyword[]): void {
  for (const { value } of keywords) validateExpr(value);
}

function validateTargets(targets: readonly Expr[], context: ExprContext, owner: string): void {
  requireSome(targets, "targets", owner);
  validateExprs(targets, context);
}

function validateExprs(exprs: readonly (Expr | null)[], context: ExprContext = "Load"): void {
  for (const e of exprs) {
    if (e === null) throw new InvalidTree("None disallowed in expression list");
    validateExpr(e, context);
  }
}

function validateOptional(e: Expr | null, context: ExprContext = "Load"): void {
  if (e !== null) validateExpr(e, context);
}

/** None, and !s, !r, !a. */
const CONVERSIONS = [-1, 115, 114, 97];

function validateContext(e: Expr, context: ExprContext): void {
  if ("ctx" in e) {
    if (e.ctx !== context) throw new InvalidTree(`expression must have ${context} context but has ${e.ctx} instead`);
  } else if (context !== "Load") {
    throw new InvalidTree(`expression which can't be assigned to in ${context} context`);
  }
}

function validateExpr(e: Expr, context: ExprContext = "Load"): void {
  validatePlace(e);
  if (e.kind === "Name") validateName(e.id);
  validateContext(e, context);
  switch (e.kind) {
    case "BoolOp":
      if (e.values.length < 2) throw new InvalidTree("BoolOp with less than 2 values");
      validateExprs(e.values);
      return;
    case "BinOp":
      validateExpr(e.left);
      validateExpr(e.right);
      return;
    case "UnaryOp":
      validateExpr(e.operand);
      return;
    case "Lambda":
      validateArguments(e.args);
      validateExpr(e.body);
      return;
    case "IfExp":
      validateExpr(e.test);
      validateExpr(e.body);
      validateExpr(e.orelse);
      return;
    case "Dict":
      if (e.keys.length !== e.values.length) {
        throw new InvalidTree("Dict doesn't have the same number of keys as values");
      }
      for (const key of e.keys) validateOptional(key);
      validateExprs(e.values);
      return;
    case "Set":
      validateExprs(e.elts);
      return;
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
      validateComprehensions(e.generators);
      validateExpr(e.elt);
      return;
    case "DictComp":
      validateComprehensions(e.generators);
      validateExpr(e.key);
      validateExpr(e.value);
      return;
    case "Yield":
      validateOptional(e.value);
      return;
    case "NamedExpr":
      if (e.target.kind !== "Name") throw new InvalidTree("NamedExpr target must be a Name", "TypeError");
      validateExpr(e.value);
      return;
    case "YieldFrom":
    case "Await":
    case "Attribute":
      validateExpr(e.value);
      return;
    case "Compare":
      if (e.comparators.length === 0) throw new InvalidTree("Compare with no comparators");
      if (e.comparators.length !== e.ops.length) {
        throw new InvalidTree("Compare has a different number of comparators and operands");
      }
      validateExprs(e.comparators);
      validateExpr(e.left);
      return;
    case "Call":
      validateExpr(e.func);
      validateExprs(e.args);
      validateKeywords(e.keywords);
      return;
    case "JoinedStr":
      validateExprs(e.values);
      return;
    case "FormattedValue":
      validateExpr(e.value);
      validateOptional(e.formatSpec);
      if (!CONVERSIONS.includes(e.conversion)) {
        throw new InvalidTree(`Unrecognized conversion character ${e.conversion}`, "SystemError");
      }
      return;
    case "Subscript":
      validateExpr(e.slice);
      validateExpr(e.value);
      return;
    case "Starred":
      validateExpr(e.value, context);
      return;
    case "List":
    case "Tuple":
      validateExprs(e.elts, context);
      return;
    case "Slice":
      validateOptional(e.lower);
      validateOptional(e.upper);
      validateOptional(e.step);
      return;
    case "Constant":
    case "Name":
      return;
  }
}

function validateComprehensions(generators: readonly Comprehension[]): void {
  if (generators.length === 0) throw new InvalidTree("comprehension with no generators");
  for (const { target, iter, ifs } of generators) {
    validateExpr(target, "Store");
    validateExpr(iter);
    validateExprs(ifs);
  }
}

function validateCapture(name: string): void {
  if (name === "_") throw new InvalidTree("can't capture name '_' in patterns");
  validateName(name);
}

function validatePatterns(patterns: readonly Pattern[], starAllowed: boolean): void {
  for (const pattern of patterns) validatePattern(pattern, starAllowed);
}

function validatePattern(p: Pattern, starAllowed: boolean): void {
  validatePlace(p);
  switch (p.kind) {
    case "MatchValue":
      validatePatternValue(p.value);
      return;
    case "MatchSingleton":
      if (p.value !== null && typeof p.value !== "boolean") {
        throw new InvalidTree("MatchSingleton can only contain True, False and None");
      }
      return;
    case "MatchSequence":
      validatePatterns(p.patterns, true);
      return;
    case "MatchMapping":
      if (p.keys.length !== p.patterns.length) {
        throw new InvalidTree("MatchMapping doesn't have the same number of keys as patterns");
      }
      if (p.rest !== null) validateCapture(p.rest);
      for (const key of p.keys) if (!isSingleton(key)) validatePatternValue(key);
      validatePatterns(p.patterns, false);
      return;
    case "MatchClass":
      if (p.kwdAttrs.length !== p.kwdPatterns.length) {
        throw new InvalidTree("MatchClass doesn't have the same number of keyword attributes as patterns");
      }
      validateExpr(p.cls);
      if (!isDottedName(p.cls)) throw new InvalidTree("MatchClass cls field can only contain Name or Attribute nodes.");
      p.kwdAttrs.forEach(validateName);
      validatePatterns(p.patterns, false);
      validatePatterns(p.kwdPatterns, false);
      return;
    case "MatchStar":
      if (!starAllowed) throw new InvalidTree("can't use MatchStar here");
      if (p.name !== null) validateCapture(p.name);
      return;
    case "MatchAs":
      if (p.name !== null) validateCapture(p.name);
      if (p.pattern === null) return;
      if (p.name === null) throw new InvalidTree("MatchAs must specify a target name if a pattern is given");
      validatePattern(p.pattern, false);
      return;
    case "MatchOr":
      if (p.patterns.length < 2) throw new InvalidTree("MatchOr requires at least 2 patterns");
      validatePatterns(p.patterns, false);
  }
}

const isSingleton = (e: Expr): boolean => e.kind === "Constant" && (e.value === null || typeof e.value === "boolean");

function isDottedName(e: Expr): boolean {
  return e.kind === "Name" || (e.kind === "Attribute" && isDottedName(e.value));
}

function validatePatternValue(e: Expr): void {
  validateExpr(e);
  switch (e.kind) {
    case "Constant":
      if (isLiteral(e.value)) return;
      throw new InvalidTree("unexpected constant inside of a literal pattern");
    case "Attribute":
    case "JoinedStr": // refused by the code generator
      return;
    case "UnaryOp":
      if (isSignedNumber(e, "any")) return;
      break;
    case "BinOp": {
      const sum = e.op === "Add" || e.op === "Sub";
      if (sum && isSignedNumber(e.left, "real") && e.right.kind === "Constant" && isNumber(e.right.value, "imaginary")) return;
      break;
    }
  }
  throw new InvalidTree("patterns may only match literals and attribute lookups");
}

type ConstantValue = Extract<Expr, { kind: "Constant" }>["value"];

const tagOf = (value: ConstantValue): string | undefined => (typeof value === "object" && value !== null ? value.tag : undefined);

function isNumber(value: ConstantValue, which: "any" | "real" | "imaginary"): boolean {
  const tag = tagOf(value);
  const real = typeof value === "number" || typeof value === "bigint" || tag === "float";
  return (which !== "imaginary" && real) || (which !== "real" && tag === "complex");
}

const isLiteral = (value: ConstantValue): boolean =>
  isNumber(value, "any") || typeof value === "string" || tagOf(value) === "bytes" || tagOf(value) === "str";

/** A number, possibly with a minus before it. */
function isSignedNumber(e: Expr, which: "any" | "real"): boolean {
  if (e.kind === "UnaryOp") return e.op === "USub" && e.operand.kind === "Constant" && isNumber(e.operand.value, which);
  return e.kind === "Constant" && isNumber(e.value, which);
}
