/**
 * The source text of an expression, as `from __future__ import annotations` stores it: CPython's spacing, with
 * parentheses only where precedence needs them.
 */

import type { Constant } from "../vm/bytecode/constant.ts";
import type { Arg, Arguments, Call, ComparisonOperator, Comprehension, Dict, Expr, FormattedValue, Operator } from "./ast.ts";
import { reprConstant } from "./python-repr.ts";

/** From loosely to tightly binding. An expression is parenthesised where something tighter is expected. */
const Level = {
  TUPLE: 0,
  TEST: 1,
  OR: 2,
  AND: 3,
  NOT: 4,
  COMPARE: 5,
  BIT_OR: 6,
  BIT_XOR: 7,
  BIT_AND: 8,
  SHIFT: 9,
  ARITHMETIC: 10,
  TERM: 11,
  FACTOR: 12,
  POWER: 13,
  AWAIT: 14,
  ATOM: 15,
} as const;
type Level = number;

export function unparse(e: Expr, level: Level = Level.TEST): string {
  switch (e.kind) {
    case "Name":
      return e.id;
    case "Constant":
      return (e.unicodeKind ?? "") + literal(e.value);
    case "Attribute": {
      // `1 .real`: without the space the point would belong to the number.
      const isInt = e.value.kind === "Constant" && /^(number|bigint)$/.test(typeof e.value.value);
      return `${unparse(e.value, Level.ATOM)}${isInt ? " ." : "."}${e.attr}`;
    }
    case "Subscript":
      return `${unparse(e.value, Level.ATOM)}[${unparse(e.slice, Level.TUPLE)}]`;
    case "Call":
      return call(e);
    case "Starred":
      return `*${unparse(e.value, Level.BIT_OR)}`;
    case "Tuple":
      if (e.elts.length === 0) return "()";
      return enclose(level > Level.TUPLE, list(e.elts) + (e.elts.length === 1 ? "," : ""));
    case "List":
      return `[${list(e.elts)}]`;
    case "Set":
      return `{${list(e.elts)}}`;
    case "Dict":
      return dict(e);
    case "BinOp": {
      const [sign, own] = OPERATORS[e.op];
      const rightAssociative = e.op === "Pow" ? 1 : 0;
      const left = unparse(e.left, own + rightAssociative);
      return enclose(level > own, `${left} ${sign} ${unparse(e.right, own + 1 - rightAssociative)}`);
    }
    case "UnaryOp": {
      const own = e.op === "Not" ? Level.NOT : Level.FACTOR;
      return enclose(level > own, SIGNS[e.op] + unparse(e.operand, own));
    }
    case "BoolOp": {
      const own = e.op === "And" ? Level.AND : Level.OR;
      const sign = e.op === "And" ? " and " : " or ";
      return enclose(level > own, e.values.map((value) => unparse(value, own + 1)).join(sign));
    }
    case "Compare": {
      let text = unparse(e.left, Level.COMPARE + 1);
      e.ops.forEach((op, i) => {
        text += ` ${COMPARISONS[op]} ${unparse(e.comparators[i], Level.COMPARE + 1)}`;
      });
      return enclose(level > Level.COMPARE, text);
    }
    case "IfExp": {
      const [body, test] = [e.body, e.test].map((part) => unparse(part, Level.TEST + 1));
      return enclose(level > Level.TEST, `${body} if ${test} else ${unparse(e.orelse)}`);
    }
    case "Lambda": {
      // CPython writes `lambda*args:` without a space.
      const space = e.args.posonlyargs.length + e.args.args.length > 0 ? " " : "";
      return enclose(level > Level.TEST, `lambda${space}${parameters(e.args)}: ${unparse(e.body)}`);
    }
    case "NamedExpr":
      return enclose(level > Level.TUPLE, `${unparse(e.target, Level.ATOM)} := ${unparse(e.value, Level.ATOM)}`);
    case "GeneratorExp":
      return `(${unparse(e.elt)}${generators(e.generators)})`;
    case "ListComp":
      return `[${unparse(e.elt)}${generators(e.generators)}]`;
    case "SetComp":
      return `{${unparse(e.elt)}${generators(e.generators)}}`;
    case "DictComp":
      return `{${unparse(e.key)}: ${unparse(e.value)}${generators(e.generators)}}`;
    case "Yield":
      return e.value === null ? "(yield)" : `(yield ${unparse(e.value)})`;
    case "YieldFrom":
      return `(yield from ${unparse(e.value)})`;
    case "Await":
      return enclose(level > Level.AWAIT, `await ${unparse(e.value, Level.ATOM)}`);
    case "Slice": {
      const [lower, upper, step] = [e.lower, e.upper, e.step].map((part) => (part === null ? null : unparse(part)));
      return `${lower ?? ""}:${upper ?? ""}${step === null ? "" : `:${step}`}`;
    }
    case "JoinedStr":
    case "FormattedValue":
      return `f${reprConstant(formatBody(e.kind === "JoinedStr" ? e.values : [e]))}`;
  }
}

const OPERATORS: Record<Operator, [string, Level]> = {
  Add: ["+", Level.ARITHMETIC],
  Sub: ["-", Level.ARITHMETIC],
  Mult: ["*", Level.TERM],
  MatMult: ["@", Level.TERM],
  Div: ["/", Level.TERM],
  Mod: ["%", Level.TERM],
  FloorDiv: ["//", Level.TERM],
  LShift: ["<<", Level.SHIFT],
  RShift: [">>", Level.SHIFT],
  BitOr: ["|", Level.BIT_OR],
  BitXor: ["^", Level.BIT_XOR],
  BitAnd: ["&", Level.BIT_AND],
  Pow: ["**", Level.POWER],
};

const SIGNS = { Invert: "~", Not: "not ", UAdd: "+", USub: "-" } as const;

const COMPARISONS: Record<ComparisonOperator, string> = {
  Eq: "==",
  NotEq: "!=",
  Lt: "<",
  LtE: "<=",
  Gt: ">",
  GtE: ">=",
  Is: "is",
  IsNot: "is not",
  In: "in",
  NotIn: "not in",
};

const enclose = (needed: boolean, text: string): string => (needed ? `(${text})` : text);

const list = (elts: readonly Expr[]): string => elts.map((elt) => unparse(elt)).join(", ");

/** repr(), with infinity as a literal that overflows. */
function literal(value: Constant): string {
  if (typeof value === "object" && value !== null) {
    if (value.tag === "ellipsis") return "...";
    if (value.tag === "float" || value.tag === "complex") return reprConstant(value).replaceAll("inf", "1e309");
    if (value.tag === "tuple") {
      const items = value.items.map(literal);
      return `(${items.join(", ")}${items.length === 1 ? "," : ""})`;
    }
  }
  return reprConstant(value);
}

function dict(e: Dict): string {
  const items = e.values.map((value, i) => {
    const key = e.keys[i];
    return key === null ? `**${unparse(value, Level.BIT_OR)}` : `${unparse(key)}: ${unparse(value)}`;
  });
  return `{${items.join(", ")}}`;
}

function call(e: Call): string {
  const callee = unparse(e.func, Level.ATOM);
  // A generator expression as the only argument brings its own parentheses.
  if (e.args.length === 1 && e.keywords.length === 0 && e.args[0].kind === "GeneratorExp") return callee + unparse(e.args[0]);
  const args = e.args.map((arg) => unparse(arg));
  const keywords = e.keywords.map(({ arg, value }) => `${arg === null ? "**" : `${arg}=`}${unparse(value)}`);
  return `${callee}(${[...args, ...keywords].join(", ")})`;
}

function generators(list: readonly Comprehension[]): string {
  let text = "";
  for (const { isAsync, target, iter, ifs } of list) {
    text += `${isAsync ? " async" : ""} for ${unparse(target, Level.TUPLE)} in ${unparse(iter, Level.TEST + 1)}`;
    for (const condition of ifs) text += ` if ${unparse(condition, Level.TEST + 1)}`;
  }
  return text;
}

function parameters(args: Arguments): string {
  const parts: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  positional.forEach((arg, i) => {
    parts.push(parameter(arg, i >= firstDefault ? args.defaults[i - firstDefault] : null));
    if (i + 1 === args.posonlyargs.length) parts.push("/");
  });
  if (args.vararg !== null || args.kwonlyargs.length > 0)
    parts.push(`*${args.vararg === null ? "" : parameter(args.vararg, null)}`);
  args.kwonlyargs.forEach((arg, i) => {
    parts.push(parameter(arg, args.kwDefaults[i]));
  });
  if (args.kwarg !== null) parts.push(`**${parameter(args.kwarg, null)}`);
  return parts.join(", ");
}

function parameter({ arg, annotation }: Arg, value: Expr | null): string {
  return `${arg}${annotation === null ? "" : `: ${unparse(annotation)}`}${value === null ? "" : `=${unparse(value)}`}`;
}

/** The text between the quotes of an f-string, before its repr is taken. */
function formatBody(values: readonly Expr[]): string {
  return values.map(formatPart).join("");
}

function formatPart(e: Expr): string {
  switch (e.kind) {
    case "Constant":
      return typeof e.value === "string" ? e.value.replaceAll(/[{}]/g, "$&$&") : literal(e.value);
    case "JoinedStr":
      return formatBody(e.values);
    case "FormattedValue":
      return replacementField(e);
    default:
      throw new Error("unknown expression kind inside f-string");
  }
}

function replacementField(e: FormattedValue): string {
  const value = unparse(e.value, Level.TEST + 1);
  const conversion = e.conversion === -1 ? "" : `!${String.fromCharCode(e.conversion)}`;
  const spec = e.formatSpec === null ? "" : `:${formatPart(e.formatSpec)}`;
  // Two braces in a row would be one literal brace.
  return `{${value.startsWith("{") ? " " : ""}${value}${conversion}${spec}}`;
}
