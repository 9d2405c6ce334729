/**
 * format(number, spec) for int, float and complex: presentation types and their errors. Layout is format-spec.ts's.
 *
 * Pure: values are raw, `typeName` is the class name that messages mention. An empty specification is the caller's
 * business: it means str(value).
 */
import { fault } from "./fault.ts";
import { type DoubleOptions, type DoubleType, formatDouble } from "./format-double.ts";
import { type FormatSpec, layOutNumber, type NumberParts, pad, parseFormatSpec, unknownType } from "./format-spec.ts";
import type { Int } from "./int.ts";
import { toFloat } from "./int-float.ts";
import { toDecimal } from "./int-text.ts";

const MAX_C_INT = 2147483647;

/** int.__format__(spec). */
export function formatInt(value: Int, text: string, typeName: string): string {
  const spec = parseFormatSpec(text, typeName, "d", ">");
  switch (spec.type) {
    case "b":
    case "c":
    case "d":
    case "o":
    case "x":
    case "X":
    case "n":
      return formatIntegral(value, spec);
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
    case "%":
      return formatReal(toFloat(value), spec);
    default:
      return unknownType(spec.type, typeName);
  }
}

function formatIntegral(value: Int, spec: FormatSpec): string {
  if (spec.precision !== -1) fault("ValueError", "Precision not allowed in integer format specifier");
  if (spec.noNegativeZero) fault("ValueError", "Negative zero coercion (z) not allowed in integer format specifier");
  if (spec.type === "c") return formatCharacter(value, spec);
  const magnitude = value < 0 ? -value : value;
  const prefix = spec.alternate && "boxX".includes(spec.type) ? `0${spec.type}` : "";
  return layOutNumber({ negative: value < 0, prefix, digits: digitsOf(magnitude, spec.type), rest: "" }, spec);
}

function digitsOf(magnitude: Int, type: string): string {
  switch (type) {
    case "b":
      return magnitude.toString(2);
    case "o":
      return magnitude.toString(8);
    case "x":
      return magnitude.toString(16);
    case "X":
      return magnitude.toString(16).toUpperCase();
    default:
      return toDecimal(magnitude);
  }
}

function formatCharacter(value: Int, spec: FormatSpec): string {
  if (spec.sign !== "") fault("ValueError", "Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) fault("ValueError", "Alternate form (#) not allowed with integer format specifier 'c'");
  if (BigInt.asIntN(64, BigInt(value)) !== BigInt(value)) fault("OverflowError", "Python int too large to convert to C long");
  if (value < 0 || value > 0x10ffff) fault("OverflowError", "%c arg not in range(0x110000)");
  return layOutNumber({ negative: false, prefix: "", digits: "", rest: String.fromCodePoint(Number(value)) }, spec);
}

/** float.__format__(spec). */
export function formatFloat(x: number, text: string, typeName: string): string {
  const spec = parseFormatSpec(text, typeName, "", ">");
  if (spec.type !== "" && !"eEfFgGn%".includes(spec.type)) unknownType(spec.type, typeName);
  return formatReal(x, spec);
}

function formatReal(x: number, spec: FormatSpec): string {
  const percent = spec.type === "%";
  const plain = spec.type === "";
  const body = bodyOf(percent ? x * 100 : x, spec, percent ? "f" : spec.type, plain);
  return layOutNumber(partsOf(percent ? `${body}%` : body), spec);
}

/** The text of one float under the type and precision of a specification. */
function bodyOf(x: number, spec: FormatSpec, type: string, addDot0: boolean): string {
  if (spec.precision > MAX_C_INT) fault("ValueError", "precision too big");
  const options: DoubleOptions = { alternate: spec.alternate, noNegativeZero: spec.noNegativeZero, addDot0 };
  if (type === "") return formatDouble(x, spec.precision < 0 ? "r" : "g", spec.precision, options);
  const doubleType = (type === "n" ? "g" : type) as DoubleType;
  return formatDouble(x, doubleType, spec.precision < 0 ? 6 : spec.precision, options);
}

/** Splits a formatted float into what may be grouped and what may not. */
function partsOf(body: string): NumberParts {
  const negative = body[0] === "-";
  const start = negative ? 1 : 0;
  let end = start;
  while (end < body.length && body.charCodeAt(end) >= 48 && body.charCodeAt(end) <= 57) end++;
  return { negative, prefix: "", digits: body.slice(start, end), rest: body.slice(end) };
}

/** complex.__format__(spec). */
export function formatComplex(real: number, imag: number, text: string, typeName: string): string {
  const spec = parseFormatSpec(text, typeName, "", ">");
  if (spec.type !== "" && !"eEfFgGn".includes(spec.type)) unknownType(spec.type, typeName);
  if (spec.fill === "0") fault("ValueError", "Zero padding is not allowed in complex format specifier");
  if (spec.align === "=") fault("ValueError", "'=' alignment flag is not allowed in complex format specifier");
  const plain = spec.type === "";
  const skipReal = plain && Object.is(real, 0);
  const bare: FormatSpec = { ...spec, fill: " ", align: "<", width: -1 };
  const realText = skipReal ? "" : layOutNumber(partsOf(bodyOf(real, spec, spec.type, false)), bare);
  const imagSpec = skipReal ? bare : { ...bare, sign: "+" };
  const imagText = layOutNumber(partsOf(bodyOf(imag, spec, spec.type, false)), imagSpec);
  const whole = `${realText}${imagText}j`;
  return pad(plain && !skipReal ? `(${whole})` : whole, spec);
}

/** str.__format__(spec), on text as a JavaScript string. */
export function formatText(value: string, text: string, typeName: string): string {
  const spec = parseFormatSpec(text, typeName, "s", "<");
  if (spec.type !== "s") unknownType(spec.type, typeName);
  if (spec.sign === " ") fault("ValueError", "Space not allowed in string format specifier");
  if (spec.sign !== "") fault("ValueError", "Sign not allowed in string format specifier");
  if (spec.noNegativeZero) fault("ValueError", "Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate) fault("ValueError", "Alternate form (#) not allowed in string format specifier");
  if (spec.align === "=") fault("ValueError", "'=' alignment not allowed in string format specifier");
  return pad(spec.precision >= 0 ? firstCodePoints(value, spec.precision) : value, spec);
}

function firstCodePoints(text: string, count: number): string {
  if (text.length <= count) return text;
  return /[\ud800-\udfff]/.test(text) ? Array.from(text).slice(0, count).join("") : text.slice(0, count);
}
