/**
 * The body of a formatted float: what CPython's PyOS_double_to_string makes, shared by format(), `%` and repr-like uses.
 *
 * Knows the presentation types and nothing of width, fill or grouping.
 */
import { type Decimals, exponentText, roundedDecimals, shortestDecimals, toFixed } from "./float-text.ts";

/** Presentation types; "r" is repr. Upper-case types give upper-case exponents, INF and NAN. */
export type DoubleType = "e" | "E" | "f" | "F" | "g" | "G" | "r";

export interface DoubleOptions {
  /** `#`: always a decimal point, trailing zeros kept by g. */
  readonly alternate?: boolean;
  /** A finite result that looks like an int gets ".0". */
  readonly addDot0?: boolean;
  /** `z`: a result that is all zeros loses its sign. */
  readonly noNegativeZero?: boolean;
}

/** The text of x with a "-" where it is negative. `precision` is ignored for "r". */
export function formatDouble(x: number, type: DoubleType, precision: number, options: DoubleOptions): string {
  const negative = x < 0 || Object.is(x, -0);
  if (!Number.isFinite(x)) {
    const text = Number.isNaN(x) ? "nan" : negative ? "-inf" : "inf";
    return type < "a" ? text.toUpperCase() : text;
  }
  const lower = type < "a" ? (type.toLowerCase() as DoubleType) : type;
  const body = magnitudeText(Math.abs(x), lower, precision, options);
  const signed = negative && !(options.noNegativeZero === true && !/[1-9]/.test(withoutExponent(body))) ? `-${body}` : body;
  return type < "a" ? signed.toUpperCase() : signed;
}

function withoutExponent(body: string): string {
  const at = body.indexOf("e");
  return at < 0 ? body : body.slice(0, at);
}

function magnitudeText(x: number, type: DoubleType, precision: number, options: DoubleOptions): string {
  const alternate = options.alternate === true;
  switch (type) {
    case "f": {
      const fixed = toFixed(x, precision);
      return alternate && precision === 0 ? `${fixed}.` : fixed;
    }
    case "e":
      return scientific(roundedDecimals(x, precision + 1), alternate);
    case "r":
      return general(shortestDecimals(x), 16, alternate, options.addDot0 === true);
    default: {
      const count = precision === 0 ? 1 : precision;
      const decimals = roundedDecimals(x, count);
      const addDot0 = options.addDot0 === true;
      const kept = alternate ? decimals : { ...decimals, digits: decimals.digits.replace(/(?!^)0+$/, "") };
      return general(kept, addDot0 ? count - 1 : count, alternate, addDot0);
    }
  }
}

/** d.ddde+xx. */
function scientific({ digits, exponent }: Decimals, alternate: boolean): string {
  const point = digits.length > 1 || alternate ? "." : "";
  return `${digits[0]}${point}${digits.slice(1)}e${exponentText(exponent)}`;
}

/** Positional notation while the point stands at most `limit` digits in and at most four zeros follow it, else scientific. */
function general({ digits, exponent }: Decimals, limit: number, alternate: boolean, addDot0: boolean): string {
  const pointAt = exponent + 1;
  if (pointAt <= -4 || pointAt > limit) return scientific({ digits, exponent }, alternate);
  if (pointAt <= 0) return `0.${"0".repeat(-pointAt)}${digits}`;
  if (digits.length > pointAt) return `${digits.slice(0, pointAt)}.${digits.slice(pointAt)}`;
  const whole = digits.padEnd(pointAt, "0");
  return addDot0 ? `${whole}.0` : alternate ? `${whole}.` : whole;
}
