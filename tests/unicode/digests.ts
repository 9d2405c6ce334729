/**
 * Digests of every property of `vm/unicode` over all code points, in the form `tests/conformance/unicode.ts` asks the
 * oracle for. Must not know the expected values.
 */

import { createHash } from "node:crypto";
import { capitalize, casefold, lower, swapcase, title, upper } from "../../vm/unicode/case.ts";
import * as database from "../../vm/unicode/database.ts";
import { nameOf } from "../../vm/unicode/names.ts";
import { decomposition, type Form, isNormalized, normalize } from "../../vm/unicode/normalize.ts";
import * as predicates from "../../vm/unicode/predicates.ts";
import * as types from "../../vm/unicode/types.ts";

/** Code point ranges, ends excluded. */
export type Ranges = readonly (readonly [number, number])[];

export const ALL: Ranges = [[0, 0x110000]];

/** Where the variety is: scripts, symbols and compatibility characters without the bulk of ideographs and syllables. */
export const VARIED: Ranges = [
  [0, 0x3400],
  [0x9f00, 0xac80],
  [0xd700, 0x12000],
  [0x16800, 0x17000],
  [0x1bc00, 0x1fc00],
  [0x2f800, 0x2fa20],
  [0xe0000, 0xe0200],
];

function digestOver(ranges: Ranges, of: (cp: number) => string): string {
  const hash = createHash("sha256");
  for (const [start, end] of ranges) {
    let block = "";
    for (let cp = start; cp < end; cp++) block += `${of(cp)}\n`;
    hash.update(block);
  }
  return hash.digest("hex").slice(0, 16);
}

const yes = (value: boolean): string => (value ? "1" : "0");
const hexes = (points: ArrayLike<number>): string => Array.from(points, (p) => p.toString(16)).join(" ");
const points = (...list: number[]): Uint32Array => Uint32Array.from(list);

/** `format(value, '.17g')`; nothing for "none" (undefined, or -1 among the digits). */
function number(value: number | undefined): string {
  if (value === undefined || value === -1) return "";
  if (value === 0) return "0";
  const exact = value.toPrecision(17);
  const [mantissa, exponent] = exact.split("e") as [string, string?];
  const digits = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  if (exponent === undefined) return digits;
  const n = Number(exponent);
  return `${digits}e${n < 0 ? "-" : "+"}${String(Math.abs(n)).padStart(2, "0")}`;
}

const CONVERSIONS = { upper, lower, title, capitalize, swapcase, casefold };
type Conversion = <T extends predicates.Text>(text: T) => T extends string ? string : number[];

const FORMS: readonly Form[] = ["NFC", "NFD", "NFKC", "NFKD"];

/** Property -> digest over the code points of `ranges`. */
export function ownDigests(ranges: Ranges): Record<string, string> {
  const out: Record<string, string> = {};
  const digest = (of: (cp: number) => string): string => digestOver(ranges, of);
  const text = (test: (t: predicates.Text) => boolean): string => digest((cp) => yes(test(points(cp))));
  out.isalpha = text(predicates.isAlphaText);
  out.isalnum = text(predicates.isAlnumText);
  out.isdecimal = text(predicates.isDecimalText);
  out.isdigit = text(predicates.isDigitText);
  out.isnumeric = text(predicates.isNumericText);
  out.isspace = text(predicates.isSpaceText);
  out.isupper = text(predicates.isUpperText);
  out.islower = text(predicates.isLowerText);
  out.istitle = text(predicates.isTitleText);
  out.isprintable = text(predicates.isPrintableText);
  out.isidentifier = text(predicates.isIdentifierText);
  out.iscontinue = digest((cp) => yes(predicates.isIdentifierText(points(97, cp))));
  out.linebreak = digest((cp) => yes(types.isLineBreak(cp)));
  for (const [name, convert] of Object.entries(CONVERSIONS)) {
    out[name] = digest((cp) => hexes(convert(points(cp))));
    out[`${name} in context`] = digest((cp) => inContext(convert, cp));
  }
  out["simple lower"] = digest((cp) => types.toLower(cp).toString(16));
  out.cased = digest((cp) => yes(types.isCaseVariant(cp)));
  for (const version of ["15.1.0", "3.2.0"] as const) {
    const add = (name: string, of: (cp: number) => string): void => {
      out[`${name} ${version}`] = digest(of);
    };
    add("category", (cp) => database.category(cp, version));
    add("bidirectional", (cp) => database.bidirectional(cp, version));
    add("combining", (cp) => String(database.combining(cp, version)));
    add("east_asian_width", (cp) => database.eastAsianWidth(cp, version));
    add("mirrored", (cp) => String(database.mirrored(cp, version)));
    add("decomposition", (cp) => decomposition(cp, version));
    add("decimal", (cp) => number(database.decimal(cp, version)));
    add("numeric", (cp) => number(database.numeric(cp, version)));
    for (const form of FORMS) {
      add(form, (cp) => hexes(normalize(points(cp), form, version)));
      add(`${form} in context`, (cp) => hexes(normalize(points(cp, 0x327, 0x301, cp, 0x308), form, version)));
      add(`is ${form}`, (cp) => yes(isNormalized(points(cp), form, version)));
    }
  }
  out.digit = digest((cp) => number(types.digitValue(cp)));
  out.name = digest((cp) => nameOf(cp) ?? "");
  return out;
}

/** Through the string form where there is one, so that both forms are tested. */
function inContext(convert: Conversion, cp: number): string {
  const list = points(97, cp, 0x3a3, cp, 32, cp, 98);
  if (cp > 0xffff || (cp >= 0xd800 && cp <= 0xdfff)) return hexes(convert(list));
  return hexes(Array.from(convert(String.fromCharCode(...list)), (c) => c.charCodeAt(0)));
}
