/**
 * str.format: replacement fields. CPython: Objects/stringlib/unicode_format.h, whose messages these are.
 *
 * Format strings are worked on as UTF-16 text: braces, dots and brackets are ASCII. What comes out is put together from
 * texts, so that nothing inserted is changed. It knows fields and their grammar, not the format specifications of types.
 */
import { keyError, pyError, valueError } from "../core/errors.ts";
import { settle } from "../core/execution.ts";
import { getAttributeNow } from "../core/ops/attributes.ts";
import { getItemNow } from "../core/ops/items.ts";
import { asciiEscape, formatNow, repr, reprNow, str } from "../core/ops/text.ts";
import type { Value } from "../core/value.ts";
import { decimalValue } from "../unicode/types.ts";
import { codePointsOf, contentsOf, fromUtf16, joinTexts, type PlainStr, type Text, toUtf16 } from "./str-object.ts";

/** A piece of a format string: literal text, then perhaps a field. */
export interface FormatPiece {
  readonly literal: string;
  readonly field: FormatField | null;
}

export interface FormatField {
  readonly name: string;
  /** "r", "s", "a" or what else stands there; "" if there is none. */
  readonly conversion: string;
  readonly spec: string;
  /** The specification has fields of its own. */
  readonly nested: boolean;
}

/** The pieces of a format string, one by one. Raises ValueError for bad syntax when it gets there. */
export function* parseFormat(format: string): Generator<FormatPiece, void, undefined> {
  let at = 0;
  while (at < format.length) {
    const [literal, next, isField] = readLiteral(format, at);
    if (!isField) {
      yield { literal, field: null };
      at = next;
      continue;
    }
    const [field, end] = readField(format, next);
    yield { literal, field };
    at = end;
  }
}

/** Literal text up to a doubled brace (one of which it includes), a field or the end. */
function readLiteral(format: string, start: number): [literal: string, next: number, isField: boolean] {
  let at = start;
  while (at < format.length && format[at] !== "{" && format[at] !== "}") at++;
  if (at === format.length) return [format.slice(start), at, false];
  const brace = format[at]!;
  if (format[at + 1] === brace) return [format.slice(start, at + 1), at + 2, false];
  if (brace === "}") throw valueError("Single '}' encountered in format string");
  if (at + 1 === format.length) throw valueError("Single '{' encountered in format string");
  return [format.slice(start, at), at + 1, true];
}

/** A field after its "{", and where it ends. */
function readField(format: string, start: number): [FormatField, number] {
  let at = start;
  let stop = "";
  while (at < format.length) {
    const c = format[at++]!;
    if (c === "{") throw valueError("unexpected '{' in field name");
    if (c === "[") {
      const close = format.indexOf("]", at);
      at = close < 0 ? format.length : close;
    } else if (c === "}" || c === ":" || c === "!") {
      stop = c;
      break;
    }
  }
  if (stop === "") throw valueError("expected '}' before end of string");
  const name = format.slice(start, at - 1);
  if (stop === "}") return [{ name, conversion: "", spec: "", nested: false }, at];
  let conversion = "";
  if (stop === "!") {
    if (at >= format.length) throw valueError("end of string while looking for conversion specifier");
    conversion = String.fromCodePoint(format.codePointAt(at)!);
    at += conversion.length;
    if (at < format.length) {
      const c = format[at++];
      if (c === "}") return [{ name, conversion, spec: "", nested: false }, at];
      if (c !== ":") throw valueError("expected ':' after conversion specifier");
    }
  }
  const specStart = at;
  let nested = false;
  for (let open = 1; at < format.length; at++) {
    if (format[at] === "{") {
      nested = true;
      open++;
    } else if (format[at] === "}" && --open === 0) {
      return [{ name, conversion, spec: format.slice(specStart, at), nested }, at + 1];
    }
  }
  throw valueError("unmatched '{' in format spec");
}

/** A field name's accessors: `.name` or `[key]`. */
export interface Accessor {
  readonly isAttribute: boolean;
  readonly key: string | number;
}

/** A field name as its first part (a number if it is one, "" if empty) and accessors, read lazily. */
export function splitFieldName(name: string): { first: string | number; rest: Generator<Accessor, void, undefined> } {
  const end = name.search(/[.[]/);
  const head = end < 0 ? name : name.slice(0, end);
  return { first: indexOrName(head), rest: readAccessors(end < 0 ? "" : name.slice(end)) };
}

function* readAccessors(text: string): Generator<Accessor, void, undefined> {
  let at = 0;
  while (at < text.length) {
    const isAttribute = text[at] === ".";
    if (!isAttribute && text[at] !== "[") {
      throw valueError("Only '.' or '[' may follow ']' in format field specifier");
    }
    const start = at + 1;
    let end: number;
    if (isAttribute) {
      const found = text.slice(start).search(/[.[]/);
      end = found < 0 ? text.length : start + found;
      at = end;
    } else {
      end = text.indexOf("]", start);
      if (end < 0) throw valueError("Missing ']' in format string");
      at = end + 1;
    }
    const key = text.slice(start, end);
    if (key === "") throw valueError("Empty attribute in format string");
    yield { isAttribute, key: isAttribute ? key : indexOrName(key) };
  }
}

/** Decimal digits (of any script) are an index. */
function indexOrName(text: string): string | number {
  if (text === "") return text;
  let index = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = decimalValue(text.charCodeAt(i));
    if (digit < 0) return text;
    index = index * 10 + digit;
    if (index >= 2 ** 63) throw valueError("Too many decimal digits in format string");
  }
  return index;
}

/** Where fields find their values. */
export interface FormatArguments {
  /** Null for format_map. */
  readonly positional: readonly Value[] | null;
  named(name: Value): Value;
}

/** What formats were parsed to; emptied when full. */
const parsed = new Map<string, readonly FormatPiece[]>();
const MAX_PARSED = 256;

/** The pieces of a format. One with a fault is parsed as it is used, so that what stands before the fault comes first. */
function partsOf(format: string): Iterable<FormatPiece> {
  let pieces = parsed.get(format);
  if (pieces !== undefined) return pieces;
  try {
    pieces = [...parseFormat(format)];
  } catch {
    return parseFormat(format);
  }
  if (parsed.size >= MAX_PARSED) parsed.clear();
  parsed.set(format, pieces);
  return pieces;
}

type Numbering = "none" | "automatic" | "manual";

class Formatter {
  readonly #args: FormatArguments;
  #numbering: Numbering = "none";
  #next = 0;
  constructor(args: FormatArguments) {
    this.#args = args;
  }

  /** The formatted text. `depth` counts how far specifications may still nest. */
  format(format: string, depth: number): PlainStr {
    if (depth < 0) throw valueError("Max string recursion exceeded");
    const parts: Text[] = [];
    for (const { literal, field } of partsOf(format)) {
      if (literal !== "") parts.push(textOf16(literal));
      if (field !== null) parts.push(contentsOf(this.#formatField(field, depth))!);
    }
    return joinTexts(parts);
  }

  #formatField(field: FormatField, depth: number): Value {
    const value = convert(this.#valueOf(field.name), field.conversion);
    const spec = field.nested ? this.format(field.spec, depth - 1) : fromUtf16(field.spec);
    return formatNow(value, spec);
  }

  #valueOf(name: string): Value {
    if (name === "") return this.#positional("");
    const { first, rest } = splitFieldName(name);
    let value = typeof first === "number" || first === "" ? this.#positional(first) : this.#args.named(fromUtf16(first));
    for (const { isAttribute, key } of rest) {
      if (isAttribute) value = getAttributeNow(value, key as string);
      else value = getItemNow(value, typeof key === "number" ? key : fromUtf16(key));
    }
    return value;
  }

  #positional(given: number | ""): Value {
    const wanted: Numbering = given === "" ? "automatic" : "manual";
    if (this.#numbering === "none") this.#numbering = wanted;
    if (this.#numbering !== wanted) {
      const kinds = { automatic: "automatic field numbering", manual: "manual field specification" };
      throw valueError(`cannot switch from ${kinds[this.#numbering]} to ${kinds[wanted]}`);
    }
    const index = given === "" ? this.#next++ : given;
    if (this.#args.positional === null) throw valueError("Format string contains positional fields");
    const value = this.#args.positional[index];
    if (value === undefined) throw pyError("IndexError", `Replacement index ${index} out of range for positional args tuple`);
    return value;
  }
}

const textOf16 = (utf16: string): Text => (/[\ud800-\udfff]/.test(utf16) ? codePointsOf(utf16) : utf16);

function convert(value: Value, conversion: string): Value {
  switch (conversion) {
    case "":
      return value;
    case "r":
      return settle(repr(value));
    case "s":
      return settle(str(value));
    case "a":
      return asciiEscape(reprNow(value));
    default: {
      const code = conversion.codePointAt(0)!;
      const shown = code > 32 && code < 127 ? conversion : `\\x${code.toString(16)}`;
      throw valueError(`Unknown conversion specifier ${shown}`);
    }
  }
}

/** format.format(*positional, **named). */
export function formatFields(format: Text, args: FormatArguments): PlainStr {
  return new Formatter(args).format(toUtf16(format), 1);
}

/** Named arguments of str.format. */
export const fromKeywords = (keywords: ReadonlyMap<string, Value>) => (name: Value) => {
  const value = keywords.get(toUtf16(contentsOf(name)!));
  if (value === undefined) throw keyError(name);
  return value;
};
