/** str.translate and str.maketrans. */
import { PyDict } from "../core/dict.ts";
import { isPyError, typeError, valueError } from "../core/errors.ts";
import { pure, staticMethod } from "../core/native.ts";
import { exactInt } from "../core/ops/index-value.ts";
import { getItemNow } from "../core/ops/items.ts";
import type { Value } from "../core/value.ts";
import { contentsOf, fromCodePoint, fromText, joinTexts, type PlainStr, type Text } from "./str-object.ts";
import { textOfSelf } from "./str-search.ts";
import { badArgument } from "./text-arguments.ts";
import { cut, unitAt } from "./units.ts";

/** What a table gives for a code point: a text, or undefined for "leave it". */
export function mappedText(table: Value, cp: number): Text | undefined {
  let mapped: Value;
  try {
    mapped = getItemNow(table, cp);
  } catch (error) {
    if (isPyError(error, "LookupError")) return undefined;
    throw error;
  }
  if (mapped === null) return "";
  const text = contentsOf(mapped);
  if (text !== undefined) return text;
  const code = exactInt(mapped);
  if (code === undefined) throw typeError("character mapping must return integer, None or str");
  if (code < 0 || code > 0x10ffff) throw valueError("character mapping must be in range(0x110000)");
  return contentsOf(fromCodePoint(Number(code)))!;
}

/** str.translate: every code point looked up once. */
export function translateText(text: Text, table: Value): PlainStr {
  const known = new Map<number, Text | undefined>();
  return typeof text === "string" ? translateUnits(text, table, known) : translatePoints(text, table, known);
}

function translatePoints(text: Text, table: Value, known: Map<number, Text | undefined>): PlainStr {
  const parts: Text[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const cp = unitAt(text, i);
    if (!known.has(cp)) known.set(cp, mappedText(table, cp));
    const mapped = known.get(cp);
    if (mapped === undefined) continue;
    if (start < i) parts.push(cut(text, start, i));
    parts.push(mapped);
    start = i + 1;
  }
  if (start === 0) return fromText(text);
  parts.push(cut(text, start, text.length));
  return joinTexts(parts);
}

/** translateText for units that are code points: pieces are put together by V8, and the Latin-1 ones found in an array. */
function translateUnits(text: string, table: Value, known: Map<number, Text | undefined>): PlainStr {
  const latin1 = new Array<string | null | undefined>(256);
  let result = "";
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let mapped = unit < 256 ? latin1[unit] : undefined;
    if (mapped === undefined) {
      if (!known.has(unit)) known.set(unit, mappedText(table, unit));
      const given = known.get(unit);
      // Beyond the BMP: the general way, which knows the answers so far.
      if (given !== undefined && typeof given !== "string") return translatePoints(text, table, known);
      mapped = given ?? null;
      if (unit < 256) latin1[unit] = mapped;
    }
    if (mapped === null) continue;
    if (start < i) result += text.slice(start, i);
    result += mapped;
    start = i + 1;
  }
  return start === 0 ? text : result + text.slice(start);
}

function fromMapping(mapping: Value): Value {
  if (!(mapping instanceof PyDict) || mapping.$cls.isHeapType) {
    throw typeError("if you give only one argument to maketrans it must be a dict");
  }
  const table = new PyDict();
  for (const [key, value] of mapping.entries()) {
    const text = contentsOf(key);
    if (text !== undefined) {
      if (text.length !== 1) throw valueError("string keys in translate table must be of length 1");
      table.set(unitAt(text, 0), value);
    } else if (exactInt(key) !== undefined) table.set(key, value);
    else throw typeError("keys in translate table must be strings or integers");
  }
  return table;
}

function maketrans(x: Value, y?: Value, z?: Value): Value {
  if (y === undefined) return fromMapping(x);
  const to = contentsOf(y) ?? badArgument("maketrans", "argument 2", "str", y);
  const gone = z === undefined ? "" : (contentsOf(z) ?? badArgument("maketrans", "argument 3", "str", z));
  const from = contentsOf(x);
  if (from === undefined) throw typeError("first maketrans argument must be a string if there is a second argument");
  if (from.length !== to.length) throw valueError("the first two maketrans arguments must have equal length");
  const table = new PyDict();
  for (let i = 0; i < from.length; i++) table.set(unitAt(from, i), unitAt(to, i));
  for (let i = 0; i < gone.length; i++) table.set(unitAt(gone, i), null);
  return table;
}

export const translateMethods = {
  translate: pure(
    "(table, /)",
    (self: Value, table: Value) => translateText(textOfSelf(self), table),
    "A copy in which each character is replaced by what the table gives for its ordinal: an ordinal, a string, or None to drop it.",
  ),
  maketrans: staticMethod(
    pure(
      "(x, y=<unrepresentable>, z=<unrepresentable>, /)",
      maketrans,
      "A table for translate, from a dict, or from strings of equal length (and characters to drop).",
    ),
  ),
};
