/**
 * String literals: plain, bytes and formatted, and their implicit concatenation.
 *
 * The shape of the result follows CPython's rules to the letter, because programs can see it: adjacent constants of an
 * f-string merge and empty ones vanish, `{x=}` leaves its own text before the value, and the spans are those of the
 * pieces the text was made from. This file knows nothing of other expressions than strings.
 */

import type { Constant } from "../../vm/bytecode/constant.ts";
import type { ConstantExpr, Expr, FormattedValue, JoinedStr, Span } from "../ast.ts";
import type { Builder } from "./builder.ts";
import { concatTexts, decodeBytes, decodeText, EscapeError, invalidEscapeMessage, isEmptyText, type Text } from "./escapes.ts";

/** CPython allows replacement fields to nest three deep: in the string, in a spec, in a spec of that. */
const MAX_FIELD_DEPTH = 3;

/** Nodes in which a colon is not the field's own. */
const CLOSED: ReadonlySet<string> = new Set([
  "ParenthesizedExpression",
  "TupleExpression",
  "ComprehensionExpression",
  "ArrayExpression",
  "ArrayComprehensionExpression",
  "DictionaryExpression",
  "DictionaryComprehensionExpression",
  "SetExpression",
  "SetComprehensionExpression",
  "ArgList",
  "String",
  "FormatString",
]);

interface Opening {
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly unicode: boolean;
  /** Length of the prefix and the quotes. */
  readonly length: number;
  readonly quotes: number;
}

/** A String, FormatString or ContinuedString node. */
export function buildString(b: Builder, node: number): Expr {
  if (b.name(node) === "String") return plainString(b, node);
  const literals = b.name(node) === "ContinuedString" ? b.children(node) : [node];
  const parts = literals.map((literal) => (b.name(literal) === "String" ? plainString(b, literal) : formatString(b, literal)));
  return concatenate(b, parts, b.spanOf(node), node);
}

function openingOf(b: Builder, from: number): Opening {
  let at = from;
  let raw = false;
  let bytes = false;
  let unicode = false;
  for (; ; at++) {
    const c = b.text[at];
    if (c === "'" || c === '"') break;
    if (c === "r" || c === "R") raw = true;
    else if (c === "b" || c === "B") bytes = true;
    else if (c === "u") unicode = true;
  }
  const quote = b.text[at];
  const quotes = b.text[at + 1] === quote && b.text[at + 2] === quote ? 3 : 1;
  return { raw, bytes, unicode, length: at - from + quotes, quotes };
}

function plainString(b: Builder, node: number): ConstantExpr {
  const from = b.from(node);
  const opening = openingOf(b, from);
  const body = b.text.slice(from + opening.length, b.to(node) - opening.quotes);
  let value: Constant;
  if (opening.bytes) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the ASCII range
    if (!/^[\x00-\x7f]*$/.test(body)) b.reject(node);
    value = { tag: "bytes", value: decoded(b, from, () => decodeBytes(body, opening.raw)) };
  } else {
    value = opening.raw ? body : decodedText(b, from, body);
  }
  return { kind: "Constant", value, unicodeKind: opening.unicode ? "u" : null, ...b.spanOf(node) };
}

function decodedText(b: Builder, warnAt: number, body: string): Text {
  return body.includes("\\") ? decoded(b, warnAt, () => decodeText(body, b.options.lookupUnicodeName)) : body;
}

/** A piece of an f-string; of a backslash before a brace the program has been warned when the piece was cut out. */
function decodedPiece(b: Builder, warnAt: number, body: string): Text {
  if (!body.includes("\\")) return body;
  return decoded(b, warnAt, () => {
    const { value, invalid } = decodeText(body, b.options.lookupUnicodeName);
    return { value, invalid: invalid === "{" || invalid === "}" ? null : invalid };
  });
}

function decoded<T>(b: Builder, warnAt: number, decode: () => { value: T; invalid: string | null }): T {
  try {
    const { value, invalid } = decode();
    if (invalid !== null) warn(b, warnAt, invalidEscapeMessage(invalid));
    return value;
  } catch (error) {
    if (error instanceof EscapeError) b.rejectAt(warnAt);
    throw error;
  }
}

function warn(b: Builder, at: number, message: string): void {
  if (b.options.onWarning("SyntaxWarning", message, b.lines.lineAt(at))) b.rejectAt(at);
}

/** Merges adjacent literals into one node, as the parser of CPython does for the whole concatenation. */
function concatenate(b: Builder, parts: readonly Expr[], span: Span, node: number): Expr {
  const isBytes = (part: Expr) => part.kind === "Constant" && isBytesConstant(part.value);
  if (parts.some(isBytes)) {
    if (!parts.every(isBytes)) b.reject(node);
    const chunks = parts.map((part) => ((part as ConstantExpr).value as { value: Uint8Array }).value);
    const value = Uint8Array.from(chunks.flatMap((chunk) => Array.from(chunk)));
    return { kind: "Constant", value: { tag: "bytes", value }, unicodeKind: null, ...span };
  }
  if (parts.every((part) => part.kind === "Constant")) {
    if (parts.length === 1) return parts[0];
    const value = concatTexts(parts.map((part) => (part as ConstantExpr).value as Text));
    return { kind: "Constant", value, unicodeKind: (parts[0] as ConstantExpr).unicodeKind, ...span };
  }
  return { kind: "JoinedStr", values: merged(parts), ...span };
}

function isBytesConstant(value: Constant): boolean {
  return typeof value === "object" && value !== null && value.tag === "bytes";
}

/** Flattens nested JoinedStrs, merges runs of constants and drops empty ones. */
function merged(parts: readonly Expr[]): Expr[] {
  const flat = parts.flatMap((part) => (part.kind === "JoinedStr" ? part.values : [part]));
  const values: Expr[] = [];
  for (let i = 0; i < flat.length; ) {
    const first = flat[i];
    if (first.kind !== "Constant") {
      values.push(first);
      i++;
      continue;
    }
    let end = i + 1;
    while (end < flat.length && flat[end].kind === "Constant") end++;
    const run = flat.slice(i, end) as ConstantExpr[];
    const value = concatTexts(run.map((constant) => constant.value as Text));
    const last = run[run.length - 1];
    if (!isEmptyText(value)) values.push({ ...first, value, endLineno: last.endLineno, endColOffset: last.endColOffset });
    i = end;
  }
  return values;
}

function formatString(b: Builder, node: number): JoinedStr {
  const opening = openingOf(b, b.from(node));
  const bodyEnd = b.to(node) - opening.quotes;
  const values: Expr[] = [];
  let literalFrom = b.from(node) + opening.length;
  for (const field of b.children(node)) {
    if (b.name(field) !== "FormatReplacement") continue;
    literalPieces(b, literalFrom, b.from(field), bodyEnd, opening.raw, values);
    for (const value of replacementField(b, field, 1, opening.raw)) {
      // The text a `=` leaves is decoded like any other text of the string.
      const decodes = value.kind === "Constant" && !opening.raw;
      values.push(decodes ? { ...value, value: decodedPiece(b, bodyEnd, value.value as string) } : value);
    }
    literalFrom = b.to(field);
  }
  literalPieces(b, literalFrom, bodyEnd, bodyEnd, opening.raw, values);
  return { kind: "JoinedStr", values, ...b.spanOf(node) };
}

/**
 * The literal text between two replacement fields, cut after each doubled brace and each \N{...} as CPython's tokenizer
 * does it.
 */
function literalPieces(b: Builder, from: number, to: number, stringEnd: number, raw: boolean, values: Expr[]): void {
  const { text } = b;
  let start = from;
  const cut = (bodyEnd: number, end: number) => {
    const body = text.slice(start, bodyEnd);
    const value = raw ? body : decodedPiece(b, stringEnd, body);
    if (!isEmptyText(value)) values.push({ kind: "Constant", value, unicodeKind: null, ...b.span(start, end) });
  };
  let at = from;
  while (at < to) {
    const c = text[at];
    if (c === "{" || c === "}") {
      if (text[at + 1] !== c || at + 1 >= to) b.rejectAt(at);
      cut(at + 1, at + 2);
      at += 2;
      start = at;
    } else if (c === "\\") {
      const escaped = text[at + 1];
      if (escaped === "{" || escaped === "}") {
        if (!raw) warn(b, at, invalidEscapeMessage(escaped));
        at++;
      } else if (escaped === "N" && text[at + 2] === "{" && !raw) {
        const close = text.indexOf("}", at);
        if (close < 0 || close >= to) b.rejectAt(at);
        at = close + 1;
        cut(at, at);
        start = at;
      } else {
        at += 2;
      }
    } else {
      at++;
    }
  }
  if (start < to) cut(to, to);
}

/** A replacement field: its value, and before it the text of the expression if the field ends in `=`. */
function replacementField(b: Builder, node: number, depth: number, raw: boolean): Expr[] {
  if (depth > MAX_FIELD_DEPTH) b.reject(node);
  const items: number[] = [];
  let debug = false;
  let conversion = -1;
  let conversionNode = -1;
  let specNode = -1;
  let commas = 0;
  for (const child of b.children(node)) {
    const name = b.name(child);
    if (name === "FormatSelfDoc") debug = true;
    else if (name === "FormatConversion") {
      conversionNode = child;
      conversion = b.text.charCodeAt(b.to(child) - 1);
    } else if (name === "FormatSpec") specNode = child;
    else if (name === ",") commas++;
    else if (name !== "{" && name !== "}") items.push(child);
  }
  for (const item of items) rejectBareLambda(b, item);
  if (specNode >= 0 && b.text[b.to(specNode)] === "\n" && hasField(b, specNode)) b.reject(specNode);
  const formatSpec = specNode < 0 ? null : buildFormatSpec(b, specNode, depth, raw);
  const value = fieldValue(b, items, commas);
  if (debug && formatSpec === null && conversion < 0) conversion = "r".charCodeAt(0);
  const formatted: FormattedValue = { kind: "FormattedValue", value, conversion, formatSpec, ...b.spanOf(node) };
  if (!debug) return [formatted];
  const textFrom = b.from(node) + 1;
  const textTo = conversionNode >= 0 ? b.from(conversionNode) : specNode >= 0 ? b.from(specNode) : b.to(node) - 1;
  // CPython takes every # for the beginning of a comment, be it in a string.
  const text = b.text.slice(textFrom, textTo).replaceAll(/#[^\n]*/g, "");
  // CPython takes the end from the spec's node, which begins after the colon if it is a Constant.
  const spanTo = conversionNode < 0 && formatSpec?.kind === "Constant" ? textTo + 1 : textTo;
  return [{ kind: "Constant", value: text, unicodeKind: null, ...b.span(textFrom, spanTo) }, formatted];
}

/** After a nested field, a line end no longer ends the spec. */
function hasField(b: Builder, spec: number): boolean {
  return b.children(spec).some((child) => b.name(child) === "FormatReplacement");
}

function fieldValue(b: Builder, items: readonly number[], commas: number): Expr {
  if (commas === 0) return b.expression(items[0]);
  const elts = items.map((item) => b.expression(item));
  const from = b.from(items[0]);
  // A trailing comma belongs to the tuple, and only the comma's own node knows where it ends.
  const last = items[items.length - 1];
  const comma = commas === items.length ? b.next(last) : last;
  return { kind: "Tuple", elts, ctx: "Load", ...b.span(from, b.to(comma)) };
}

/** In a field, the colon of a lambda outside brackets begins the format spec instead. */
function rejectBareLambda(b: Builder, node: number): void {
  const name = b.name(node);
  if (name === "LambdaExpression") b.reject(node);
  if (CLOSED.has(name)) return;
  for (const child of b.children(node)) {
    if (b.name(child) === "[") return;
    rejectBareLambda(b, child);
  }
}

/**
 * The format spec of a field: a JoinedStr, except that CPython makes several pieces of text without fields between them
 * one Constant.
 */
function buildFormatSpec(b: Builder, node: number, depth: number, raw: boolean): Expr {
  const values: Expr[] = [];
  // The colon may be written as part of `:=`; the `=` is text then.
  let from = b.from(node) + 1;
  const to = b.to(node);
  const cut = (end: number) => {
    if (end <= from) return;
    const value = decodedPiece(b, from, b.text.slice(from, end));
    if (!isEmptyText(value)) values.push({ kind: "Constant", value, unicodeKind: null, ...b.span(from, end) });
    from = end;
  };
  const literal = (end: number) => {
    for (let at = from; at < end; ) {
      if (b.text[at] !== "\\") {
        at++;
      } else if (at + 1 === end) {
        // Before a brace it is no escape.
        if (!raw) warn(b, at, invalidEscapeMessage(b.text[end]));
        at++;
      } else if (b.text.startsWith("N{", at + 1) && !raw) {
        at = b.text.indexOf("}", at) + 1;
        cut(at);
      } else {
        at += 2;
      }
    }
    cut(end);
  };
  for (const field of b.children(node)) {
    if (b.name(field) !== "FormatReplacement") continue;
    literal(b.from(field));
    values.push(...replacementField(b, field, depth + 1, raw));
    from = b.to(field);
  }
  literal(to);
  if (values.length > 1 && values.every((value) => value.kind === "Constant")) return merged(values)[0];
  return { kind: "JoinedStr", values: merged(values), ...b.spanOf(node) };
}
