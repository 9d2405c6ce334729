/**
 * Names, parameters and call arguments.
 *
 * The grammar lets parameters and arguments stand in any order; the rules about their order are here.
 */
import type { Arg, Arguments, Call, Expr, Keyword, NamedExpr } from "../ast.ts";
import { KEYWORDS } from "../source/keywords.ts";
import type { Builder } from "./builder.ts";
import { comprehensions } from "./lists.ts";

const ASCII_WORD = /^\w+$/;
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

/** The identifier a name token stands for: other than ASCII is brought to its NFKC form. */
export function identifier(b: Builder, node: number): string {
  const word = b.textOf(node);
  // The grammar takes any word as an attribute.
  if (b.name(node) === "PropertyName" && KEYWORDS.has(word)) b.reject(node);
  if (ASCII_WORD.test(word)) return word;
  const normal = word.normalize("NFKC");
  if (!IDENTIFIER.test(word)) b.reject(node);
  return normal;
}

/** The parameters of a ParamList node (-1: none). Only those of a def have annotations. */
export function buildParameters(b: Builder, node: number, annotated: boolean): Arguments {
  const result: Arguments = {
    kind: "arguments",
    posonlyargs: [],
    args: [],
    vararg: null,
    kwonlyargs: [],
    kwDefaults: [],
    kwarg: null,
    defaults: [],
  };
  if (node < 0) return result;
  let star = false;
  let bareStar = -1;
  let slash = false;
  for (let at = b.first(node); at >= 0; at = b.next(at)) {
    const name = b.name(at);
    if (name === "(" || name === ")" || name === ",") continue;
    // Nothing may follow **kwargs.
    if (result.kwarg !== null) b.reject(at);
    if (name === "Slash") {
      if (slash || star || result.args.length === 0) b.reject(at);
      slash = true;
      result.posonlyargs = result.args;
      result.args = [];
    } else if (name === "*") {
      if (star) b.reject(at);
      star = true;
      const next = b.next(at);
      if (next >= 0 && b.name(next) === "VariableName") {
        const { arg, last } = parameter(b, next, annotated);
        if (b.next(last) >= 0 && b.name(b.next(last)) === "AssignOp") b.reject(last);
        result.vararg = arg;
        at = last;
      } else {
        bareStar = at;
      }
    } else if (name === "**") {
      const { arg, last } = parameter(b, b.next(at), annotated);
      if (b.next(last) >= 0 && b.name(b.next(last)) === "AssignOp") b.reject(last);
      if (bareStar >= 0) b.reject(bareStar);
      result.kwarg = arg;
      at = last;
    } else {
      const { arg, last } = parameter(b, at, annotated);
      at = last;
      const assign = b.next(last);
      let value: Expr | null = null;
      if (assign >= 0 && b.name(assign) === "AssignOp") {
        at = b.next(assign);
        value = b.expression(at);
      }
      if (star) {
        bareStar = -1;
        result.kwonlyargs.push(arg);
        result.kwDefaults.push(value);
      } else {
        if (value !== null) result.defaults.push(value);
        else if (result.defaults.length > 0) b.reject(at);
        result.args.push(arg);
      }
    }
  }
  if (bareStar >= 0) b.reject(bareStar);
  return result;
}

function parameter(b: Builder, node: number, annotated: boolean): { arg: Arg; last: number } {
  let last = node;
  let annotation: Expr | null = null;
  const next = b.next(node);
  if (annotated && next >= 0 && b.name(next) === "TypeDef") {
    last = next;
    annotation = b.expression(b.next(b.first(next)));
  }
  const span = b.span(b.from(node), b.to(last));
  return { arg: { kind: "arg", arg: identifier(b, node), annotation, typeComment: null, ...span }, last };
}

/**
 * The arguments of an ArgList node. A generator expression without parentheses of its own is allowed only alone, and
 * not as the base of a class (`allowGenerator`).
 */
export function buildCallArguments(b: Builder, node: number, allowGenerator: boolean): Pick<Call, "args" | "keywords"> {
  const args: Expr[] = [];
  const keywords: Keyword[] = [];
  let doubleStar = false;
  let positionalAllowed = true;
  for (let at = b.first(node); at >= 0; at = b.next(at)) {
    const name = b.name(at);
    if (name === "(" || name === ")" || name === ",") continue;
    if (name === "**") {
      const value = b.next(at);
      keywords.push({ kind: "keyword", arg: null, value: b.expression(value), ...b.span(b.from(at), b.to(value)) });
      doubleStar = true;
      positionalAllowed = false;
      at = value;
      continue;
    }
    if (name === "Starred") {
      if (doubleStar) b.reject(at);
      args.push(b.expression(at));
      continue;
    }
    const operator = b.next(at);
    const operatorText = b.name(operator) === "AssignOp" ? b.textOf(operator) : "";
    if (operatorText === "=") {
      const value = b.next(operator);
      const span = b.span(b.from(at), b.to(value));
      keywords.push({ kind: "keyword", arg: identifier(b, at), value: b.expression(value), ...span });
      positionalAllowed = false;
      at = value;
    } else {
      if (!positionalAllowed) b.reject(at);
      const first = at;
      let value: Expr;
      if (operatorText === ":=") {
        at = b.next(operator);
        value = namedArgument(b, first, at);
      } else {
        value = b.expression(at);
      }
      if (isFor(b, b.next(at))) {
        const { generators, end } = comprehensions(b, b.next(at));
        // It must be all there is between the parentheses, without a comma.
        if (!allowGenerator || b.next(b.first(node)) !== first || b.name(end) !== ")") b.reject(at);
        value = { kind: "GeneratorExp", elt: value, generators, ...b.spanOf(node) };
        at = end;
      }
      args.push(value);
    }
    if (isFor(b, b.next(at))) b.reject(at);
  }
  return { args, keywords };
}

function namedArgument(b: Builder, target: number, value: number): NamedExpr {
  const name: Expr = { kind: "Name", id: identifier(b, target), ctx: "Store", ...b.spanOf(target) };
  return { kind: "NamedExpr", target: name, value: b.expression(value), ...b.span(b.from(target), b.to(value)) };
}

function isFor(b: Builder, node: number): boolean {
  return node >= 0 && (b.name(node) === "for" || b.name(node) === "async");
}
