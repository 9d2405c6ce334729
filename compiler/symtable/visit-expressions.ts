/** First symbol table pass over expressions. What is recorded, and the errors it may raise, are in builder.ts. */
import type { Arg, Arguments, Comprehension, Expr, Keyword, NamedExpr, Span } from "../ast.ts";
import type { SymtableBuilder } from "./builder.ts";
import {
  type ComprehensionKind,
  DEF_COMP_ITER,
  DEF_GLOBAL,
  DEF_LOCAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  type SymtableEntry,
  USE,
} from "./entry.ts";

export function visitExpr(b: SymtableBuilder, e: Expr): void {
  switch (e.kind) {
    case "Name":
      b.define(e.id, e.ctx === "Load" ? USE : DEF_LOCAL, e, e.ctx);
      // super() needs the __class__ cell.
      if (e.id === "super" && e.ctx === "Load" && b.current.isFunctionLike) b.define("__class__", USE, e);
      return;
    case "Constant":
      return;
    case "Attribute":
      if (e.ctx === "Store") b.checkName(e.attr, e, e.ctx);
      visitExpr(b, e.value);
      return;
    case "Call":
      visitExpr(b, e.func);
      b.exprs(e.args);
      checkKeywords(b, e.keywords);
      for (const keyword of e.keywords) visitExpr(b, keyword.value);
      return;
    case "BinOp":
      visitExpr(b, e.left);
      visitExpr(b, e.right);
      return;
    case "Compare":
      visitExpr(b, e.left);
      b.exprs(e.comparators);
      return;
    case "Subscript":
      visitExpr(b, e.value);
      visitExpr(b, e.slice);
      return;
    case "BoolOp":
    case "JoinedStr":
      b.exprs(e.values);
      return;
    case "UnaryOp":
      visitExpr(b, e.operand);
      return;
    case "Tuple":
    case "List":
    case "Set":
      b.exprs(e.elts);
      return;
    case "Dict":
      b.exprs(e.keys);
      b.exprs(e.values);
      return;
    case "Slice":
      b.expr(e.lower);
      b.expr(e.upper);
      b.expr(e.step);
      return;
    case "IfExp":
      visitExpr(b, e.test);
      visitExpr(b, e.body);
      visitExpr(b, e.orelse);
      return;
    case "FormattedValue":
      visitExpr(b, e.value);
      b.expr(e.formatSpec);
      return;
    case "Starred":
      visitExpr(b, e.value);
      return;
    case "NamedExpr":
      refuseInAnnotation(b, "named expression", e);
      visitNamedExpr(b, e);
      return;
    case "Lambda":
      b.exprs(e.args.defaults);
      b.exprs(e.args.kwDefaults);
      b.enter("lambda", "function", e, e);
      visitArguments(b, e.args);
      visitExpr(b, e.body);
      b.exit();
      return;
    case "ListComp":
      visitComprehension(b, e, "listcomp", "list comprehension", e.generators, e.elt, null);
      return;
    case "SetComp":
      visitComprehension(b, e, "setcomp", "set comprehension", e.generators, e.elt, null);
      return;
    case "GeneratorExp":
      visitComprehension(b, e, "genexpr", "generator expression", e.generators, e.elt, null);
      return;
    case "DictComp":
      visitComprehension(b, e, "dictcomp", "dict comprehension", e.generators, e.key, e.value);
      return;
    case "Yield":
    case "YieldFrom":
      refuseInAnnotation(b, "yield expression", e);
      b.expr(e.value);
      b.current.generator = true;
      if (b.current.comprehension !== null) b.fail(`'yield' inside ${b.current.comprehension}`, e);
      return;
    case "Await":
      refuseInAnnotation(b, "await expression", e);
      if (!b.allowsTopLevelAwait && !b.current.isFunctionLike) b.fail("'await' outside function", e);
      visitExpr(b, e.value);
      b.current.coroutine = true;
      return;
  }
}

/** Records parameters; default values and annotations belong to the enclosing scope. */
export function visitArguments(b: SymtableBuilder, args: Arguments): void {
  const define = (arg: Arg) => b.define(arg.arg, DEF_PARAM, arg);
  args.posonlyargs.forEach(define);
  args.args.forEach(define);
  args.kwonlyargs.forEach(define);
  if (args.vararg !== null) {
    define(args.vararg);
    b.current.varargs = true;
  }
  if (args.kwarg !== null) {
    define(args.kwarg);
    b.current.varkeywords = true;
  }
}

export function checkKeywords(b: SymtableBuilder, keywords: Keyword[]): void {
  for (const keyword of keywords) if (keyword.arg !== null) b.checkName(keyword.arg, keyword, "Store");
}

function refuseInAnnotation(b: SymtableBuilder, what: string, span: Span): void {
  const where = {
    annotation: "an annotation",
    "type variable": b.current.scopeInfo,
    "type alias": "a type alias",
    "type parameters": "the definition of a generic",
    function: null,
    class: null,
    module: null,
  }[b.current.type];
  if (where !== null) b.fail(`${what} cannot be used within ${where}`, span);
}

function visitNamedExpr(b: SymtableBuilder, e: NamedExpr): void {
  if (b.current.comprehensionIterExpr > 0) {
    b.fail("assignment expression cannot be used in a comprehension iterable expression", e);
  }
  if (b.current.comprehension !== null && e.target.kind === "Name") extendNamedExprScope(b, e.target.id, e.target);
  visitExpr(b, e.value);
  visitExpr(b, e.target);
}

/** Inside a comprehension, `:=` binds in the nearest enclosing function or module: records that in both scopes. */
function extendNamedExprScope(b: SymtableBuilder, name: string, span: Span): void {
  for (let i = b.stack.length - 1; i >= 0; i--) {
    const entry: SymtableEntry = b.stack[i];
    const flags = b.flagsIn(entry, name);
    if (entry.comprehension !== null) {
      if (flags & DEF_COMP_ITER && flags & DEF_LOCAL) {
        b.fail(`assignment expression cannot rebind comprehension iteration variable '${name}'`, span);
      }
      continue;
    }
    switch (entry.type) {
      case "function":
        b.define(name, flags & DEF_GLOBAL ? DEF_GLOBAL : DEF_NONLOCAL, span);
        b.recordDirective(name, span);
        b.defineIn(entry, name, DEF_LOCAL, span);
        return;
      case "module":
        b.define(name, DEF_GLOBAL, span);
        b.recordDirective(name, span);
        b.defineIn(entry, name, DEF_GLOBAL, span);
        return;
      case "class":
        b.fail("assignment expression within a comprehension cannot be used in a class body", span);
        break;
      case "type parameters":
        b.fail("assignment expression within a comprehension cannot be used within the definition of a generic", span);
        break;
      case "type alias":
        b.fail("assignment expression within a comprehension cannot be used in a type alias", span);
        break;
      case "type variable":
        b.fail("assignment expression within a comprehension cannot be used in a TypeVar bound", span);
        break;
    }
  }
}

function visitComprehension(
  b: SymtableBuilder,
  e: Expr,
  name: string,
  kind: ComprehensionKind,
  generators: Comprehension[],
  element: Expr,
  value: Expr | null,
): void {
  const [outermost, ...rest] = generators;
  // The outermost iterable is evaluated in the enclosing scope.
  b.current.comprehensionIterExpr++;
  visitExpr(b, outermost.iter);
  b.current.comprehensionIterExpr--;
  const scope = b.enter(name, "function", e, e);
  scope.comprehension = kind;
  if (outermost.isAsync) scope.coroutine = true;
  b.define(".0", DEF_PARAM, e);
  visitTarget(b, outermost.target);
  b.exprs(outermost.ifs);
  for (const generator of rest) {
    visitTarget(b, generator.target);
    scope.comprehensionIterExpr++;
    visitExpr(b, generator.iter);
    scope.comprehensionIterExpr--;
    b.exprs(generator.ifs);
    if (generator.isAsync) scope.coroutine = true;
  }
  b.expr(value);
  visitExpr(b, element);
  scope.generator = kind === "generator expression";
  b.exit();
  // An asynchronous generator expression can be made anywhere, but makes a coroutine of a module that may be one.
  if (scope.coroutine && (!scope.generator || b.allowsTopLevelAwait)) b.current.coroutine = true;
}

function visitTarget(b: SymtableBuilder, target: Expr): void {
  b.current.comprehensionIterTarget = true;
  visitExpr(b, target);
  b.current.comprehensionIterTarget = false;
}
