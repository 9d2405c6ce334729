/**
 * format(decimal, spec): the format mini-language as the decimal module has it, with rounding by the context's mode.
 */
import { fault } from "../../vm/numeric/fault.ts";
import { codePointCount } from "../../vm/numeric/format-spec.ts";
import type { Rounding } from "./context.ts";
import { type Dec, finite, shiftDigitsLeft } from "./dec.ts";
import { roundDigits } from "./round.ts";
import { toText } from "./text.ts";

/** Stand-ins for what the locale says. `grouping` holds the sizes of groups from the right; the last one repeats. */
export interface Separators {
  readonly decimalPoint: string;
  readonly thousandsSep: string | undefined;
  readonly grouping: readonly number[] | undefined;
}

const PLAIN: Separators = { decimalPoint: ".", thousandsSep: undefined, grouping: undefined };

interface DecimalSpec {
  readonly fill: string;
  readonly align: "<" | ">" | "=" | "^";
  readonly sign: string;
  readonly noNegativeZero: boolean;
  /** `#`: always a decimal point. */
  readonly alternate: boolean;
  readonly zeroFill: boolean;
  readonly width: number;
  readonly grouping: boolean;
  readonly precision: number;
  readonly type: string;
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?(,)?(?:\.(\d+))?([eEfFgGn%])?$/su;
const MAX_WIDTH = 1e18;

/** Raises ValueError for what is no specification for decimals. */
export function parseDecimalSpec(text: string): DecimalSpec {
  const match = SPEC.exec(text);
  const bad = (): never => fault("ValueError", "invalid format string");
  if (match === null) return bad();
  const [, fill, align, sign = "", z, alternate, zero, width = "-1", comma, precision = "-1", type = ""] = match;
  if (zero !== undefined && (align !== undefined || fill !== undefined)) return bad();
  if (Number(width) >= MAX_WIDTH || Number(precision) >= MAX_WIDTH) return bad();
  if (type === "n" && comma !== undefined) return bad();
  return {
    fill: fill ?? (zero === undefined ? " " : "0"),
    align: (align as DecimalSpec["align"]) ?? (zero === undefined ? ">" : "="),
    sign,
    noNegativeZero: z !== undefined,
    alternate: alternate !== undefined,
    zeroFill: zero !== undefined,
    width: Number(width),
    grouping: comma !== undefined,
    precision: Number(precision),
    type,
  };
}

/** The formatted text. `capitals` is the context's. */
export function formatDec(x: Dec, text: string, rounding: Rounding, capitals: boolean, separators: Separators = PLAIN): string {
  const spec = parseDecimalSpec(text);
  const type = spec.type === "" ? (capitals ? "G" : "g") : spec.type === "n" ? "g" : spec.type;
  const upper = type === "E" || type === "F" || type === "G";
  if (x.kind !== 0) {
    const align = spec.zeroFill ? ">" : spec.align;
    return padSigned(x.isNegative, toText(x.withSign(0), false, true) + (type === "%" ? "%" : ""), {
      ...spec,
      align,
      fill: spec.zeroFill ? " " : spec.fill,
    });
  }
  const lower = type.toLowerCase();
  const percent = lower === "%";
  const rounded = roundFor(percent ? "f" : lower, percent ? finite(x.sign, x.coefficient, x.exponent + 2) : x, spec, rounding);
  const plain = bodyText(percent ? "f" : lower, rounded, spec.precision, upper);
  const pointed = spec.alternate && !plain.includes(".") ? plain.replace(/^\d+/, "$&.") : plain;
  const body = percent ? `${pointed}%` : pointed;
  const negative = x.isNegative && !(spec.noNegativeZero && rounded.coefficient === 0);
  return layOut(negative, body, spec, separators);
}

/** The digits that will be shown. */
function roundFor(type: string, x: Dec, spec: DecimalSpec, rounding: Rounding): Dec {
  if (spec.precision < 0) return type === "f" && x.exponent > 0 ? atExponent(x, 0, rounding) : x;
  switch (type) {
    case "f":
      return atExponent(x, -spec.precision, rounding);
    case "e":
      return x.coefficient === 0 ? x : toDigits(x, spec.precision + 1, rounding);
    default:
      return x.digits > Math.max(spec.precision, 1) ? toDigits(x, Math.max(spec.precision, 1), rounding) : x;
  }
}

function atExponent(x: Dec, exponent: number, rounding: Rounding): Dec {
  if (x.exponent >= exponent) return finite(x.sign, shiftDigitsLeft(x.coefficient, x.exponent - exponent), exponent);
  return finite(x.sign, roundDigits(x.coefficient, exponent - x.exponent, x.sign, rounding)[0], exponent);
}

/** x with exactly `count` digits, or fewer if it has fewer. */
function toDigits(x: Dec, count: number, rounding: Rounding): Dec {
  const excess = x.digits - count;
  if (excess <= 0) return x;
  const rounded = finite(x.sign, roundDigits(x.coefficient, excess, x.sign, rounding)[0], x.exponent + excess);
  return rounded.digits > count ? toDigits(rounded, count, rounding) : rounded;
}

function bodyText(type: string, x: Dec, precision: number, upper: boolean): string {
  const digits = x.coefficient.toString();
  if (type === "g") return toText(x.withSign(0), false, upper);
  if (type === "f") {
    if (x.exponent >= 0) return digits;
    const padded = digits.padStart(1 - x.exponent, "0");
    return `${padded.slice(0, x.exponent)}.${padded.slice(x.exponent)}`;
  }
  // A zero shows its exponent as if it had the requested decimals.
  const fraction = x.coefficient === 0 ? "0".repeat(Math.max(precision, 0)) : digits.slice(1).padEnd(Math.max(precision, 0), "0");
  const exponent = x.coefficient === 0 ? x.exponent + Math.max(precision, 0) : x.adjusted;
  return `${digits[0]}${fraction === "" ? "" : "."}${fraction}${upper ? "E" : "e"}${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
}

function signText(negative: boolean, sign: string): string {
  return negative ? "-" : sign === "-" ? "" : sign;
}

function padSigned(negative: boolean, body: string, spec: DecimalSpec): string {
  const sign = signText(negative, spec.sign);
  const missing = spec.width - sign.length - codePointCount(body);
  if (missing <= 0) return sign + body;
  switch (spec.align) {
    case "<":
      return sign + body + spec.fill.repeat(missing);
    case "=":
      return sign + spec.fill.repeat(missing) + body;
    case "^": {
      const left = Math.floor(missing / 2);
      return spec.fill.repeat(left) + sign + body + spec.fill.repeat(missing - left);
    }
    default:
      return spec.fill.repeat(missing) + sign + body;
  }
}

/** Groups, zero-fills and pads. */
function layOut(negative: boolean, body: string, spec: DecimalSpec, separators: Separators): string {
  const wholeEnd = body.search(/[^0-9]|$/);
  const rest = body.slice(wholeEnd).replace(".", separators.decimalPoint);
  const room = spec.zeroFill ? spec.width - signText(negative, spec.sign).length - codePointCount(rest) : 0;
  const separator = separators.thousandsSep ?? (spec.grouping ? "," : "");
  const sizes = separators.grouping ?? (spec.grouping ? [3] : []);
  const whole = body.slice(0, wholeEnd);
  return padSigned(negative, (separator === "" ? whole.padStart(room, "0") : group(whole, room, separator, sizes)) + rest, spec);
}

/** A group size that means "no further grouping" (C's CHAR_MAX). */
const NO_MORE_GROUPS = 127;

/** Groups of these sizes from the right, the last one repeated, zero-filled to at least `room` characters. */
function group(digits: string, room: number, separator: string, sizes: readonly number[]): string {
  // A zero says that the size before it is repeated.
  const known = sizes.includes(0) ? sizes.slice(0, sizes.indexOf(0)) : sizes;
  let grouped = "";
  let left = digits;
  let missing = room;
  for (let i = 0; ; i++) {
    const size = known[Math.min(i, known.length - 1)];
    const limit = size === undefined || size === NO_MORE_GROUPS ? Number.POSITIVE_INFINITY : size;
    const take = Math.min(limit, Math.max(left.length, missing, 1));
    grouped = left.slice(-take).padStart(take, "0") + grouped;
    left = left.slice(0, -take);
    missing -= take;
    if (left === "" && missing <= 0) return grouped;
    grouped = separator + grouped;
    missing -= separator.length;
  }
}
