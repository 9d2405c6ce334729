/**
 * The patterns of `case`: concrete tree to AST.
 *
 * The grammar lets starred patterns stand anywhere; here they are items of a sequence only.
 */
import type { Expr, MatchClass, MatchMapping, Pattern } from "../ast.ts";
import { identifier } from "./arguments.ts";
import type { Builder } from "./builder.ts";
import { buildNumber } from "./number-node.ts";

/** The pattern of a case: the siblings from `first` up to `end`, a sequence pattern if there is a comma. */
export function buildTopPattern(b: Builder, first: number, end: number): Pattern {
  if (b.next(first) === end) return pattern(b, first);
  const patterns: Pattern[] = [];
  let last = first;
  for (let node = first; node !== end; node = b.next(node)) {
    if (b.name(node) !== ",") patterns.push(sequenceItem(b, node));
    last = node;
  }
  return { kind: "MatchSequence", patterns, ...b.span(b.from(first), b.to(last)) };
}

function sequenceItem(b: Builder, node: number): Pattern {
  if (b.name(node) !== "StarPattern") return pattern(b, node);
  const [, capture] = b.children(node);
  const name = identifier(b, capture);
  return { kind: "MatchStar", name: name === "_" ? null : name, ...b.spanOf(node) };
}

function captureName(b: Builder, node: number): string {
  if (b.name(node) !== "CapturePattern") b.reject(node);
  const name = identifier(b, b.first(node));
  if (name === "_") b.reject(node);
  return name;
}

function pattern(b: Builder, node: number): Pattern {
  if (b.name(node) !== "AsPattern") return orPattern(b, node);
  const [inner, , target] = b.children(node);
  const name = identifier(b, target);
  if (name === "_") b.reject(target);
  return { kind: "MatchAs", pattern: orPattern(b, inner), name, ...b.spanOf(node) };
}

function orPattern(b: Builder, node: number): Pattern {
  if (b.name(node) !== "OrPattern") return closedPattern(b, node);
  const patterns: Pattern[] = [];
  for (const child of b.children(node)) {
    if (b.name(child) === "LogicOp") continue;
    patterns.push(closedPattern(b, child));
  }
  return { kind: "MatchOr", patterns, ...b.spanOf(node) };
}

function closedPattern(b: Builder, node: number): Pattern {
  switch (b.name(node)) {
    case "CapturePattern": {
      const name = identifier(b, b.first(node));
      return { kind: "MatchAs", pattern: null, name: name === "_" ? null : name, ...b.spanOf(node) };
    }
    case "LiteralPattern": {
      const first = b.first(node);
      if (b.name(first) === "None" || b.name(first) === "Boolean") {
        const value = b.name(first) === "None" ? null : b.textOf(first) === "True";
        return { kind: "MatchSingleton", value, ...b.spanOf(node) };
      }
      return { kind: "MatchValue", value: literal(b, node), ...b.spanOf(node) };
    }
    case "AttributePattern":
      return { kind: "MatchValue", value: dottedName(b, node), ...b.spanOf(node) };
    case "SequencePattern":
      return sequence(b, node);
    case "MappingPattern":
      return mapping(b, node);
    case "ClassPattern":
      return classPattern(b, node);
    default:
      return b.reject(node);
  }
}

function sequence(b: Builder, node: number): Pattern {
  const children = b.children(node);
  const inner = children.slice(1, -1);
  const parenthesized = b.name(children[0]) === "(";
  if (parenthesized && inner.length === 1) return pattern(b, inner[0]);
  const patterns = inner.filter((child) => b.name(child) !== ",").map((child) => sequenceItem(b, child));
  return { kind: "MatchSequence", patterns, ...b.spanOf(node) };
}

/** The value of a LiteralPattern: strings, or a number with a sign, or a complex number. */
function literal(b: Builder, node: number): Expr {
  const [first, ...rest] = b.children(node);
  if (b.name(first) === "None" || b.name(first) === "Boolean") return b.expression(first);
  if (b.name(first).endsWith("String")) return b.expression(first);
  const negative = b.name(first) === "ArithOp";
  const number = negative ? rest.shift()! : first;
  let value: Expr = buildNumber(b, number);
  const realOk = !isImaginary(value);
  if (negative) value = { kind: "UnaryOp", op: "USub", operand: value, ...b.span(b.from(first), b.to(number)) };
  if (rest.length === 0) return value;
  const [operator, imaginary] = rest;
  const right = buildNumber(b, imaginary);
  if (!realOk || !isImaginary(right)) b.reject(node);
  const op = b.textOf(operator) === "+" ? "Add" : "Sub";
  return { kind: "BinOp", left: value, op, right, ...b.spanOf(node) };
}

function isImaginary(value: Expr): boolean {
  return value.kind === "Constant" && typeof value.value === "object" && value.value?.tag === "complex";
}

/** A name, or a dotted one (AttributePattern). */
function dottedName(b: Builder, node: number): Expr {
  if (b.name(node) === "VariableName") return { kind: "Name", id: identifier(b, node), ctx: "Load", ...b.spanOf(node) };
  const [first, ...rest] = b.children(node);
  let value: Expr = { kind: "Name", id: identifier(b, first), ctx: "Load", ...b.spanOf(first) };
  for (const part of rest) {
    if (b.name(part) === ".") continue;
    value = { kind: "Attribute", value, attr: identifier(b, part), ctx: "Load", ...b.span(b.from(first), b.to(part)) };
  }
  return value;
}

function mapping(b: Builder, node: number): MatchMapping {
  const result: MatchMapping = { kind: "MatchMapping", keys: [], patterns: [], rest: null, ...b.spanOf(node) };
  const children = b.children(node);
  for (let i = 1; i < children.length - 1; i++) {
    const child = children[i];
    const name = b.name(child);
    if (name === ",") continue;
    // Nothing may follow **rest.
    if (result.rest !== null) b.reject(child);
    if (name === "**") {
      result.rest = captureName(b, children[++i]);
      continue;
    }
    result.keys.push(name === "AttributePattern" ? dottedName(b, child) : literal(b, child));
    i += 2;
    result.patterns.push(pattern(b, children[i]));
  }
  return result;
}

function classPattern(b: Builder, node: number): MatchClass {
  const [name, list] = b.children(node);
  const result: MatchClass = {
    kind: "MatchClass",
    cls: dottedName(b, name),
    patterns: [],
    kwdAttrs: [],
    kwdPatterns: [],
    ...b.spanOf(node),
  };
  for (const child of b.children(list).slice(1, -1)) {
    if (b.name(child) === ",") continue;
    if (b.name(child) === "KeywordPattern") {
      const [attribute, value] = b.children(child);
      result.kwdAttrs.push(identifier(b, attribute));
      result.kwdPatterns.push(pattern(b, value));
    } else {
      if (result.kwdAttrs.length > 0) b.reject(child);
      result.patterns.push(pattern(b, child));
    }
  }
  return result;
}
