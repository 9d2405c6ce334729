/**
 * Folds constants in a syntax tree before code is generated for it, as CPython 3.13's AST optimiser does: operators
 * and subscripts of constants, tuples, `in` a literal list or set, `%` formatting, __debug__.
 *
 * The tree is changed in place. What operators compute is in folding/.
 */

import type { Constant } from "../vm/bytecode/constant.ts";
import type { Arguments, Comprehension, Expr, Mod, Pattern, Stmt, TypeParam, UnaryOp } from "./ast.ts";
import { isTrue } from "./codegen/constants.ts";
import { constantValues, frozenset } from "./codegen/displays.ts";
import { getDocstring } from "./docstring.ts";
import { foldFormat } from "./folding/format.ts";
import { foldBinary, foldSubscript, foldUnary } from "./folding/operators.ts";
import { isText } from "./folding/sequences.ts";

export interface FoldOptions {
  /** 0, 1 (-O) or 2 (-OO). */
  readonly optimize: number;
  /** Annotations become strings and so keep their text. */
  readonly annotations: boolean;
  /** Gives ~True and ~False, with the warning that comes with it; undefined leaves it to run time. */
  readonly invertBool: InvertBool | undefined;
}

export type InvertBool = (value: boolean) => number | undefined;

export function optimizeTree(mod: Mod, options: FoldOptions): void {
  const folder = new Folder(options);
  switch (mod.kind) {
    case "Module":
      folder.body(mod.body);
      break;
    case "Interactive":
      folder.stmts(mod.body);
      break;
    case "Expression":
      mod.body = folder.expr(mod.body);
      break;
    case "FunctionType":
      break;
  }
}

class Folder {
  private readonly optimize: number;
  private readonly keepAnnotations: boolean;

  private readonly invertBool: InvertBool;

  constructor({ optimize, annotations, invertBool }: FoldOptions) {
    this.optimize = optimize;
    this.keepAnnotations = annotations;
    this.invertBool = invertBool ?? (() => undefined);
  }

  /** The statements of a module, class or function, whose first one may be a docstring. */
  body(body: Stmt[]): void {
    const hasDocstring = getDocstring(body) !== null;
    this.stmts(body);
    const first = body[0];
    if (!hasDocstring && getDocstring(body) !== null && first.kind === "Expr") {
      // Folding made a string constant of an expression; that does not make it a docstring.
      const { lineno, colOffset, endLineno, endColOffset } = first;
      first.value = { kind: "JoinedStr", values: [first.value], lineno, colOffset, endLineno, endColOffset };
    }
  }

  stmts(body: Stmt[]): void {
    for (const s of body) this.stmt(s);
  }

  private stmt(s: Stmt): void {
    switch (s.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.typeParameters(s.typeParams);
        this.arguments(s.args);
        this.body(s.body);
        this.list(s.decoratorList);
        if (s.returns !== null && !this.keepAnnotations) s.returns = this.expr(s.returns);
        return;
      case "ClassDef":
        this.typeParameters(s.typeParams);
        this.list(s.bases);
        for (const keyword of s.keywords) keyword.value = this.expr(keyword.value);
        this.body(s.body);
        this.list(s.decoratorList);
        return;
      case "Expr":
        s.value = this.expr(s.value);
        return;
      case "Assign":
        this.list(s.targets);
        s.value = this.expr(s.value);
        return;
      case "AugAssign":
        s.target = this.expr(s.target);
        s.value = this.expr(s.value);
        return;
      case "Delete":
        this.list(s.targets);
        return;
      case "Return":
        if (s.value !== null) s.value = this.expr(s.value);
        return;
      case "AnnAssign":
        s.target = this.expr(s.target);
        if (!this.keepAnnotations) s.annotation = this.expr(s.annotation);
        if (s.value !== null) s.value = this.expr(s.value);
        return;
      case "TypeAlias":
        this.typeParameters(s.typeParams);
        s.value = this.expr(s.value);
        return;
      case "For":
      case "AsyncFor":
        s.target = this.expr(s.target);
        s.iter = this.expr(s.iter);
        this.stmts(s.body);
        this.stmts(s.orelse);
        if (s.kind === "For") s.iter = foldIterable(s.iter);
        return;
      case "While":
      case "If":
        s.test = this.expr(s.test);
        this.stmts(s.body);
        this.stmts(s.orelse);
        return;
      case "With":
      case "AsyncWith":
        for (const item of s.items) {
          item.contextExpr = this.expr(item.contextExpr);
          if (item.optionalVars !== null) item.optionalVars = this.expr(item.optionalVars);
        }
        this.stmts(s.body);
        return;
      case "Raise":
        if (s.exc !== null) s.exc = this.expr(s.exc);
        if (s.cause !== null) s.cause = this.expr(s.cause);
        return;
      case "Try":
      case "TryStar":
        this.stmts(s.body);
        for (const handler of s.handlers) {
          if (handler.type !== null) handler.type = this.expr(handler.type);
          this.stmts(handler.body);
        }
        this.stmts(s.orelse);
        this.stmts(s.finalbody);
        return;
      case "Assert":
        s.test = this.expr(s.test);
        if (s.msg !== null) s.msg = this.expr(s.msg);
        return;
      case "Match":
        s.subject = this.expr(s.subject);
        for (const matchCase of s.cases) {
          this.pattern(matchCase.pattern);
          if (matchCase.guard !== null) matchCase.guard = this.expr(matchCase.guard);
          this.stmts(matchCase.body);
        }
        return;
      default:
        return;
    }
  }

  /** Folds an expression; returns what is to stand in its place. */
  expr(e: Expr): Expr {
    switch (e.kind) {
      case "Constant":
        return e;
      case "Name":
        return e.id === "__debug__" && e.ctx === "Load" ? constant(e, this.optimize === 0) : e;
      case "Attribute":
      case "Starred":
      case "NamedExpr":
      case "Await":
      case "YieldFrom":
        e.value = this.expr(e.value);
        return e;
      case "Call":
        e.func = this.expr(e.func);
        this.list(e.args);
        for (const keyword of e.keywords) keyword.value = this.expr(keyword.value);
        return e;
      case "BinOp": {
        e.left = this.expr(e.left);
        e.right = this.expr(e.right);
        if (e.left.kind !== "Constant") return e;
        const left = e.left.value;
        if (e.op === "Mod" && isText(left)) {
          return e.right.kind === "Tuple" ? (foldFormat(e, left, e.right.elts) ?? e) : e;
        }
        return e.right.kind === "Constant" ? replaced(e, foldBinary(e.op, left, e.right.value)) : e;
      }
      case "UnaryOp":
        e.operand = this.expr(e.operand);
        return foldUnaryOp(e, this.invertBool);
      case "Compare":
        e.left = this.expr(e.left);
        this.list(e.comparators);
        if (/In$/.test(e.ops[e.ops.length - 1])) {
          e.comparators[e.comparators.length - 1] = foldIterable(e.comparators[e.comparators.length - 1]);
        }
        return e;
      case "Subscript":
        e.value = this.expr(e.value);
        e.slice = this.expr(e.slice);
        if (e.ctx !== "Load" || e.value.kind !== "Constant" || e.slice.kind !== "Constant") return e;
        return replaced(e, foldSubscript(e.value.value, e.slice.value));
      case "Tuple": {
        this.list(e.elts);
        const items = e.ctx === "Load" ? constantValues(e.elts) : null;
        return items === null ? e : constant(e, { tag: "tuple", items });
      }
      case "List":
      case "Set":
        this.list(e.elts);
        return e;
      case "Dict":
        this.list(e.keys);
        this.list(e.values);
        return e;
      case "BoolOp":
      case "JoinedStr":
        this.list(e.values);
        return e;
      case "IfExp":
        e.test = this.expr(e.test);
        e.body = this.expr(e.body);
        e.orelse = this.expr(e.orelse);
        return e;
      case "Lambda":
        this.arguments(e.args);
        e.body = this.expr(e.body);
        return e;
      case "ListComp":
      case "SetComp":
      case "GeneratorExp":
        e.elt = this.expr(e.elt);
        this.comprehensions(e.generators);
        return e;
      case "DictComp":
        e.key = this.expr(e.key);
        e.value = this.expr(e.value);
        this.comprehensions(e.generators);
        return e;
      case "FormattedValue":
        e.value = this.expr(e.value);
        if (e.formatSpec !== null) e.formatSpec = this.expr(e.formatSpec);
        return e;
      case "Yield":
        if (e.value !== null) e.value = this.expr(e.value);
        return e;
      case "Slice":
        if (e.lower !== null) e.lower = this.expr(e.lower);
        if (e.upper !== null) e.upper = this.expr(e.upper);
        if (e.step !== null) e.step = this.expr(e.step);
        return e;
    }
  }

  private list(list: (Expr | null)[]): void {
    for (let i = 0; i < list.length; i++) {
      const e = list[i];
      if (e !== null) list[i] = this.expr(e);
    }
  }

  private comprehensions(generators: Comprehension[]): void {
    for (const generator of generators) {
      generator.target = this.expr(generator.target);
      generator.iter = foldIterable(this.expr(generator.iter));
      this.list(generator.ifs);
    }
  }

  private arguments(args: Arguments): void {
    if (!this.keepAnnotations) {
      for (const arg of [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg]) {
        if (arg !== null && arg.annotation !== null) arg.annotation = this.expr(arg.annotation);
      }
    }
    this.list(args.kwDefaults);
    this.list(args.defaults);
  }

  private typeParameters(parameters: TypeParam[]): void {
    for (const p of parameters) {
      if (p.kind === "TypeVar" && p.bound !== null) p.bound = this.expr(p.bound);
      if (p.defaultValue !== null) p.defaultValue = this.expr(p.defaultValue);
    }
  }

  /** Patterns hold constants with a sign and complex numbers as expressions. */
  private pattern(p: Pattern): void {
    switch (p.kind) {
      case "MatchValue":
        p.value = this.expr(p.value);
        return;
      case "MatchSequence":
      case "MatchOr":
        for (const pattern of p.patterns) this.pattern(pattern);
        return;
      case "MatchMapping":
        this.list(p.keys);
        for (const pattern of p.patterns) this.pattern(pattern);
        return;
      case "MatchClass":
        p.cls = this.expr(p.cls);
        for (const pattern of [...p.patterns, ...p.kwdPatterns]) this.pattern(pattern);
        return;
      case "MatchAs":
        if (p.pattern !== null) this.pattern(p.pattern);
        return;
      default:
        return;
    }
  }
}

function constant(e: Expr, value: Constant): Expr {
  const { lineno, colOffset, endLineno, endColOffset } = e;
  return { kind: "Constant", value, unicodeKind: null, lineno, colOffset, endLineno, endColOffset };
}

const replaced = (e: Expr, value: Constant | undefined): Expr => (value === undefined ? e : constant(e, value));

function foldUnaryOp(e: UnaryOp, invertBool: InvertBool): Expr {
  const { op, operand } = e;
  if (operand.kind === "Constant") {
    if (op === "Invert" && typeof operand.value === "boolean") return replaced(e, invertBool(operand.value));
    return op === "Not" ? constant(e, !isTrue(operand.value)) : replaced(e, foldUnary(op, operand.value));
  }
  if (op !== "Not" || operand.kind !== "Compare" || operand.ops.length !== 1) return e;
  // `not (a is b)` is `a is not b`; other comparisons may be defined in ways that have no inverse.
  const inverse = ({ Is: "IsNot", IsNot: "Is", In: "NotIn", NotIn: "In" } as const)[operand.ops[0] as "Is"];
  if (inverse === undefined) return e;
  operand.ops[0] = inverse;
  return operand;
}

/** What is iterated or searched but never kept: a literal list becomes a tuple, a set of constants a frozenset. */
function foldIterable(e: Expr): Expr {
  if (e.kind === "List") {
    if (e.elts.some((elt) => elt.kind === "Starred")) return e;
    const items = constantValues(e.elts);
    if (items !== null) return constant(e, { tag: "tuple", items });
    const { elts, ctx, lineno, colOffset, endLineno, endColOffset } = e;
    return { kind: "Tuple", elts, ctx, lineno, colOffset, endLineno, endColOffset };
  }
  if (e.kind === "Set") {
    const items = constantValues(e.elts);
    return items === null ? e : constant(e, frozenset(items));
  }
  return e;
}
