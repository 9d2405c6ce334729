/**
 * Python float to text and back: repr, the exact decimal forms behind `%` and format(), hexadecimal, parsing.
 *
 * All numbers here are floats. Digits are always those of the exact binary value, rounded half to even. Pure.
 */

import { plainDigits } from "./digits.ts";
import { fault } from "./fault.ts";
import { exactParts, scaledToFloat } from "./int-float.ts";
import { withSign } from "./sign.ts";

/** A finite non-negative float as d.ddd * 10**exponent: the digits as a string, without a point. */
export interface Decimals {
  readonly digits: string;
  readonly exponent: number;
}

/** repr(float): shortest digits that read back equal; exponent form outside 1e-4 <= |x| < 1e16. */
export function repr(x: number): string {
  if (Number.isInteger(x) && Math.abs(x) < 1e16) return x === 0 && 1 / x < 0 ? "-0.0" : `${x}.0`;
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
  const magnitude = Math.abs(x);
  // JavaScript writes 1e-5 and 1e-6 without an exponent and has other thresholds above, but the digits are the same.
  if (magnitude >= 1e-4 && magnitude < 1e16) return String(x);
  const [mantissa, exponent] = x.toExponential().split("e");
  return `${mantissa}e${exponentText(Number(exponent))}`;
}

/** Sign and at least two digits, as C prints exponents. */
export function exponentText(exponent: number): string {
  const digits = String(Math.abs(exponent));
  return (exponent < 0 ? "-" : "+") + (digits.length < 2 ? `0${digits}` : digits);
}

/** The shortest digits that read back as x (finite, >= 0). */
export function shortestDecimals(x: number): Decimals {
  const [mantissa, exponent] = x.toExponential().split("e");
  return { digits: mantissa.replace(".", ""), exponent: Number(exponent) };
}

/** x (finite, >= 0) with `precision` digits after the point: "12.30" for 2, "12" for 0. */
export function toFixed(x: number, precision: number): string {
  if (x < 1e21 && precision <= 100 && !isTie(x, precision)) return x.toFixed(precision);
  const digits = scaledDigits(x, precision)
    .toString()
    .padStart(precision + 1, "0");
  return precision === 0 ? digits : `${digits.slice(0, -precision)}.${digits.slice(-precision)}`;
}

/** x (finite, >= 0) rounded to `count` >= 1 significant digits. */
export function roundedDecimals(x: number, count: number): Decimals {
  if (x === 0) return { digits: "0".repeat(count), exponent: 0 };
  if (count <= 100) {
    const [mantissa, e] = x.toExponential(count - 1).split("e");
    const exponent = Number(e);
    // The last place is 10**(exponent - count + 1), or ten times less if rounding made the exponent grow.
    const place = count - 1 - exponent;
    if (place >= 0 && !isTie(x, place) && !isTie(x, place + 1)) return { digits: mantissa.replace(".", ""), exponent };
  }
  return exactDecimals(x, count, Number(x.toExponential(20).split("e")[1]));
}

/** `exponent` may be one too high: 21 digits can round up to a power of ten that x does not reach. */
function exactDecimals(x: number, count: number, exponent: number): Decimals {
  const digits = scaledDigits(x, count - 1 - exponent).toString();
  if (digits.length < count) return exactDecimals(x, count, exponent - 1);
  return digits.length > count ? { digits: digits.slice(0, count), exponent: exponent + 1 } : { digits, exponent };
}

/** Whether x * 10**place lies exactly between two integers: JavaScript then rounds up, Python to even. */
function isTie(x: number, place: number): boolean {
  const doubled = x * 2 ** (place + 1);
  return Number.isInteger(doubled) && doubled % 2 !== 0;
}

/** x * 10**place as the nearest integer, ties to even, for x >= 0. */
export function scaledDigits(x: number, place: number): bigint {
  const [mantissa, exponent] = exactParts(x);
  let numerator = BigInt(mantissa);
  let denominator = 1n;
  if (place >= 0) numerator *= 10n ** BigInt(place);
  else denominator = 10n ** BigInt(-place);
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  const quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  return twice > denominator || (twice === denominator && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}

const FLOAT = /^[+-]?(?:(?:\d+(?:_\d+)*)(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i;

/** Reads a float as float(str) does; undefined if the text is none. */
export function readFloat(text: string): number | undefined {
  const plain = plainDigits(text);
  if (FLOAT.test(plain)) return Number(plain.includes("_") ? plain.replaceAll("_", "") : plain);
  const special = SPECIAL.exec(plain);
  if (special === null) return undefined;
  if (special[2] === undefined) return withSign(Number.NaN, special[1] === "-");
  return special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** float.hex(). */
export function toHex(x: number): string {
  if (!Number.isFinite(x)) return repr(x);
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  if (x === 0) return `${sign}0x0.0p+0`;
  const [mantissa, exponent] = exactParts(Math.abs(x));
  // Subnormals are written with a leading zero digit and the exponent of the smallest normal.
  const shift = Math.max(0, -1022 - (exponent + 52));
  const digits = BigInt(mantissa) >> BigInt(shift);
  const leading = digits >> 52n;
  const fraction = (digits & 0xfffffffffffffn).toString(16).padStart(13, "0");
  const power = exponent + 52 + shift;
  return `${sign}0x${leading}.${fraction}p${power < 0 ? "-" : "+"}${Math.abs(power)}`;
}

const HEX = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?$/i;

/** float.fromhex(). Raises ValueError and OverflowError. */
export function fromHex(text: string): number {
  // Only ASCII white space counts here, unlike in float().
  const plain = text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, "");
  const special = SPECIAL.exec(plain);
  if (special !== null) {
    const magnitude = special[2] === undefined ? Number.NaN : Number.POSITIVE_INFINITY;
    return withSign(magnitude, special[1] === "-");
  }
  const match = HEX.exec(plain);
  const digits = match === null ? "" : match[2] + (match[3] ?? "");
  if (match === null || digits === "") fault("ValueError", "invalid hexadecimal floating-point string");
  const negative = match[1] === "-";
  const exponent = Number(match[4] ?? 0) - 4 * (match[3] ?? "").length;
  const magnitude = hexToFloat(digits.replace(/^0+/, ""), exponent);
  if (magnitude === Number.POSITIVE_INFINITY) fault("OverflowError", "hexadecimal value too large to represent as a float");
  return negative ? -magnitude : magnitude;
}

/** digits * 2**exponent, correctly rounded. */
function hexToFloat(digits: string, exponent: number): number {
  return digits === "" ? 0 : scaledToFloat(BigInt(`0x${digits}`), exponent, false);
}
