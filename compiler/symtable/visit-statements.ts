/** First symbol table pass over statements, patterns and type parameters. */
import type {
  Alias,
  AnnAssign,
  Arguments,
  AsyncFunctionDef,
  ClassDef,
  Expr,
  FunctionDef,
  ImportFrom,
  Pattern,
  Span,
  Stmt,
  TypeAlias,
  TypeParam,
} from "../ast.ts";
import type { SymtableBuilder } from "./builder.ts";
import { DEF_ANNOT, DEF_GLOBAL, DEF_IMPORT, DEF_LOCAL, DEF_NONLOCAL, DEF_PARAM, DEF_TYPE_PARAM, USE } from "./entry.ts";
import { checkKeywords, visitArguments } from "./visit-expressions.ts";

export function visitStmts(b: SymtableBuilder, body: Stmt[]): void {
  for (const s of body) visitStmt(b, s);
}

function visitStmt(b: SymtableBuilder, s: Stmt): void {
  switch (s.kind) {
    case "Expr":
      b.expr(s.value);
      return;
    case "Assign":
      b.exprs(s.targets);
      b.expr(s.value);
      return;
    case "If":
    case "While":
      b.expr(s.test);
      visitStmts(b, s.body);
      visitStmts(b, s.orelse);
      return;
    case "Return":
      b.expr(s.value);
      if (s.value !== null) b.current.returnsValue = true;
      return;
    case "FunctionDef":
    case "AsyncFunctionDef":
      visitFunction(b, s);
      return;
    case "ClassDef":
      visitClass(b, s);
      return;
    case "TypeAlias":
      visitTypeAlias(b, s);
      return;
    case "Delete":
      b.exprs(s.targets);
      return;
    case "AugAssign":
      // CPython lets `x.__debug__ += 1` pass.
      b.expr(s.target.kind === "Attribute" ? s.target.value : s.target);
      b.expr(s.value);
      return;
    case "AnnAssign":
      visitAnnAssign(b, s);
      return;
    case "AsyncFor":
    case "For":
      if (s.kind === "AsyncFor") allowCoroutineModule(b);
      b.expr(s.target);
      b.expr(s.iter);
      visitStmts(b, s.body);
      visitStmts(b, s.orelse);
      return;
    case "AsyncWith":
    case "With":
      if (s.kind === "AsyncWith") allowCoroutineModule(b);
      for (const item of s.items) {
        b.expr(item.contextExpr);
        b.expr(item.optionalVars);
      }
      visitStmts(b, s.body);
      return;
    case "Match":
      b.expr(s.subject);
      for (const { pattern, guard, body } of s.cases) {
        visitPattern(b, pattern);
        b.expr(guard);
        visitStmts(b, body);
      }
      return;
    case "Raise":
      b.expr(s.exc);
      b.expr(s.cause);
      return;
    case "Try":
    case "TryStar":
      visitStmts(b, s.body);
      for (const handler of s.handlers) {
        b.expr(handler.type);
        if (handler.name !== null) b.define(handler.name, DEF_LOCAL, handler);
        visitStmts(b, handler.body);
      }
      visitStmts(b, s.orelse);
      visitStmts(b, s.finalbody);
      return;
    case "Assert":
      b.expr(s.test);
      b.expr(s.msg);
      return;
    case "Import":
      for (const alias of s.names) visitAlias(b, alias, s);
      return;
    case "ImportFrom":
      for (const alias of s.names) visitAlias(b, alias, s);
      checkFutureImport(b, s);
      return;
    case "Global":
      for (const name of s.names) visitDirective(b, name, "global", s);
      return;
    case "Nonlocal":
      for (const name of s.names) visitDirective(b, name, "nonlocal", s);
      return;
    case "Pass":
    case "Break":
    case "Continue":
      return;
  }
}

function visitFunction(b: SymtableBuilder, s: FunctionDef | AsyncFunctionDef): void {
  b.define(s.name, DEF_LOCAL, s);
  b.exprs(s.args.defaults);
  b.exprs(s.args.kwDefaults);
  b.exprs(s.decoratorList);
  const generic = s.typeParams.length > 0;
  if (generic) {
    enterTypeParameters(b, s.name, s.typeParams, s, false);
    b.define(".defaults", DEF_PARAM, s); // whether there are any or not
    if (s.args.kwDefaults.some((value) => value !== null)) b.define(".kwdefaults", DEF_PARAM, s);
    visitTypeParameters(b, s.typeParams);
  }
  visitAnnotations(b, s, s.args, s.returns);
  const scope = b.enter(s.name, "function", s, s);
  if (s.kind === "AsyncFunctionDef") scope.coroutine = true;
  visitArguments(b, s.args);
  visitStmts(b, s.body);
  b.exit();
  if (generic) b.exit();
}

function visitClass(b: SymtableBuilder, s: ClassDef): void {
  b.define(s.name, DEF_LOCAL, s);
  b.exprs(s.decoratorList);
  const generic = s.typeParams.length > 0;
  const outerClass = b.className;
  if (generic) {
    enterTypeParameters(b, s.name, s.typeParams, s, true);
    b.className = s.name;
    b.current.mangledNames = new Set();
    visitTypeParameters(b, s.typeParams);
  }
  b.exprs(s.bases);
  checkKeywords(b, s.keywords);
  for (const keyword of s.keywords) b.expr(keyword.value);
  b.enter(s.name, "class", s, s);
  b.className = s.name;
  if (generic) {
    b.define("__type_params__", DEF_LOCAL, s);
    b.define(".type_params", USE, s);
  }
  visitStmts(b, s.body);
  b.exit();
  if (generic) b.exit();
  b.className = outerClass;
}

function visitTypeAlias(b: SymtableBuilder, s: TypeAlias): void {
  const name = s.name.kind === "Name" ? s.name.id : "";
  b.checkName(name, s, "Store");
  b.expr(s.name);
  const inClass = b.current.type === "class";
  const generic = s.typeParams.length > 0;
  if (generic) {
    enterTypeParameters(b, name, s.typeParams, s, false);
    visitTypeParameters(b, s.typeParams);
  }
  const scope = b.enter(name, "type alias", s, s);
  scope.canSeeClassScope = inClass;
  if (inClass) b.define("__classdict__", USE, s.value);
  b.expr(s.value);
  b.exit();
  if (generic) b.exit();
}

function enterTypeParameters(b: SymtableBuilder, name: string, parameters: TypeParam[], span: Span, isClass: boolean): void {
  const inClass = b.current.type === "class";
  const scope = b.enter(name, "type parameters", parameters, span);
  if (inClass) {
    scope.canSeeClassScope = true;
    b.define("__classdict__", USE, span);
  }
  if (isClass) {
    // Set where the tuple of type parameters is made, used where the bases are.
    b.define(".type_params", DEF_LOCAL, span);
    b.define(".type_params", USE, span);
    b.define(".generic_base", DEF_LOCAL, span);
    b.define(".generic_base", USE, span);
  }
}

function visitTypeParameters(b: SymtableBuilder, parameters: TypeParam[]): void {
  for (const p of parameters) {
    b.define(p.name, DEF_TYPE_PARAM | DEF_LOCAL, p);
    if (p.kind === "TypeVar" && p.bound !== null) {
      const what = p.bound.kind === "Tuple" ? "a TypeVar constraint" : "a TypeVar bound";
      visitTypeVariable(b, p, p.bound, what, false);
    }
    if (p.defaultValue !== null) visitTypeVariable(b, p, p.defaultValue, `a ${p.kind} default`, true);
  }
}

function visitTypeVariable(b: SymtableBuilder, p: TypeParam, e: Expr, what: string, isDefault: boolean): void {
  const inClass = b.current.canSeeClassScope;
  // A default's scope cannot be found by its expression: a comprehension may be found by that.
  const scope = b.enter(p.name, "type variable", isDefault ? { default: p } : p, e);
  if (isDefault) b.defaults.set(p, scope);
  scope.canSeeClassScope = inClass;
  if (inClass) b.define("__classdict__", USE, e);
  scope.scopeInfo = what;
  b.expr(e);
  b.exit();
}

/** Annotations of parameters and of the result, evaluated in the enclosing scope unless they become strings. */
function visitAnnotations(b: SymtableBuilder, s: Stmt, args: Arguments, returns: Expr | null): void {
  const asStrings = b.future.annotations;
  if (asStrings) b.enter("_annotation", "annotation", s, s);
  const all = [...args.posonlyargs, ...args.args, args.vararg, args.kwarg, ...args.kwonlyargs];
  for (const arg of all) b.expr(arg?.annotation ?? null);
  if (asStrings) b.exit();
  if (returns !== null) visitAnnotation(b, returns);
}

function visitAnnotation(b: SymtableBuilder, annotation: Expr): void {
  const asString = b.future.annotations;
  if (asString) b.enter("_annotation", "annotation", annotation, annotation);
  b.expr(annotation);
  if (asString) b.exit();
}

function visitAnnAssign(b: SymtableBuilder, s: AnnAssign): void {
  b.current.annotationsUsed = true;
  const { target } = s;
  if (target.kind === "Name") {
    b.checkName(target.id, s, "Store");
    const flags = b.flagsIn(b.current, target.id);
    if (flags & (DEF_GLOBAL | DEF_NONLOCAL) && !b.isGlobalScope && s.simple) {
      b.fail(`annotated name '${target.id}' can't be ${flags & DEF_GLOBAL ? "global" : "nonlocal"}`, s);
    }
    if (s.simple) b.define(target.id, DEF_ANNOT | DEF_LOCAL, target);
    else if (s.value !== null) b.define(target.id, DEF_LOCAL, target);
  } else {
    b.expr(target);
  }
  visitAnnotation(b, s.annotation);
  b.expr(s.value);
}

function visitDirective(b: SymtableBuilder, name: string, keyword: "global" | "nonlocal", span: Span): void {
  const flags = b.flagsIn(b.current, name);
  if (flags & DEF_PARAM) b.fail(`name '${name}' is parameter and ${keyword}`, span);
  if (flags & USE) b.fail(`name '${name}' is used prior to ${keyword} declaration`, span);
  if (flags & DEF_ANNOT) b.fail(`annotated name '${name}' can't be ${keyword}`, span);
  if (flags & DEF_LOCAL) b.fail(`name '${name}' is assigned to before ${keyword} declaration`, span);
  b.define(name, keyword === "global" ? DEF_GLOBAL : DEF_NONLOCAL, span);
  b.recordDirective(name, span);
}

function visitAlias(b: SymtableBuilder, alias: Alias, statement: Span): void {
  const name = alias.asname ?? alias.name;
  if (name === "*") {
    if (b.current.type !== "module") b.fail("import * only allowed at module level", alias);
    return;
  }
  const dot = name.indexOf(".");
  const bound = dot < 0 ? name : name.slice(0, dot);
  b.checkName(bound, statement, "Store");
  b.define(bound, DEF_IMPORT, alias);
}

function checkFutureImport(b: SymtableBuilder, s: ImportFrom): void {
  if (s.module !== "__future__" || s.level !== 0) return;
  const last = b.future.lastImport;
  if (s.lineno > last.lineno || (s.lineno === last.endLineno && s.colOffset > last.endColOffset)) {
    b.fail("from __future__ imports must occur at the beginning of the file", s);
  }
}

/** `async for` and `async with` at the top level make the module's code a coroutine where that is allowed. */
function allowCoroutineModule(b: SymtableBuilder): void {
  if (b.allowsTopLevelAwait) b.current.coroutine = true;
}

function visitPattern(b: SymtableBuilder, p: Pattern): void {
  switch (p.kind) {
    case "MatchValue":
      b.expr(p.value);
      return;
    case "MatchSingleton":
      return;
    case "MatchSequence":
    case "MatchOr":
      for (const pattern of p.patterns) visitPattern(b, pattern);
      return;
    case "MatchStar":
      if (p.name !== null) b.define(p.name, DEF_LOCAL, p);
      return;
    case "MatchMapping":
      b.exprs(p.keys);
      for (const pattern of p.patterns) visitPattern(b, pattern);
      if (p.rest !== null) b.define(p.rest, DEF_LOCAL, p);
      return;
    case "MatchClass":
      b.expr(p.cls);
      for (const pattern of p.patterns) visitPattern(b, pattern);
      p.kwdAttrs.forEach((name, i) => {
        b.checkName(name, p.kwdPatterns[i], "Store");
      });
      for (const pattern of p.kwdPatterns) visitPattern(b, pattern);
      return;
    case "MatchAs":
      if (p.pattern !== null) visitPattern(b, p.pattern);
      if (p.name !== null) b.define(p.name, DEF_LOCAL, p);
      return;
  }
}
