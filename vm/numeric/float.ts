/**
 * Arithmetic on Python's float where it differs from JavaScript's: floor division, modulo, power, rounding.
 *
 * All numbers here are floats. Pure.
 */
import { fault } from "./fault.ts";
import { scaledDigits, toFixed } from "./float-text.ts";
import type { Int } from "./int.ts";
import { fromFloat } from "./int-float.ts";

export function floatDiv(x: number, y: number): number {
  if (y === 0) fault("ZeroDivisionError", "float division by zero");
  return x / y;
}

export function floatMod(x: number, y: number): number {
  if (y === 0) fault("ZeroDivisionError", "float modulo by zero");
  return modulo(x, y);
}

/** The result has the sign of y, also when it is zero. */
function modulo(x: number, y: number): number {
  const rest = x % y;
  if (rest === 0) return y < 0 ? -0 : 0;
  return rest < 0 !== y < 0 ? rest + y : rest;
}

export function floatFloorDiv(x: number, y: number): number {
  if (y === 0) fault("ZeroDivisionError", "float floor division by zero");
  return quotient(x, y);
}

/** divmod(x, y). */
export function floatDivMod(x: number, y: number): [number, number] {
  if (y === 0) fault("ZeroDivisionError", "float divmod()");
  return [quotient(x, y), modulo(x, y)];
}

/** CPython's _float_div_mod: the floor of the exact quotient as far as (x - x mod y) / y is exact. */
function quotient(x: number, y: number): number {
  const rest = x % y;
  let exact = (x - rest) / y;
  if (rest !== 0 && rest < 0 !== y < 0) exact -= 1;
  if (exact === 0) return x / y < 0 || Object.is(x / y, -0) ? -0 : 0;
  const floor = Math.floor(exact);
  return exact - floor > 0.5 ? floor + 1 : floor;
}

/**
 * x ** y where the result is a float: C's pow with Python's errors. Returns undefined where the result is complex (a
 * negative base with a fractional exponent): the caller goes on in complex numbers.
 */
export function floatPow(x: number, y: number): number | undefined {
  // JavaScript says NaN where C says 1.
  if (y === 0 || x === 1) return 1;
  if (x === -1 && !Number.isFinite(y)) return Number.isNaN(y) ? y : 1;
  if (x === 0 && y < 0 && y !== Number.NEGATIVE_INFINITY) fault("ZeroDivisionError", "0.0 cannot be raised to a negative power");
  if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y)) return undefined;
  const power = x ** y;
  if (!Number.isFinite(power) && Number.isFinite(x) && Number.isFinite(y)) fault("OverflowError", RANGE_ERROR);
  return power;
}

/** The caller turns this OverflowError's argument into (34, text), as CPython's errno carries it. */
export const RANGE_ERROR = "Numerical result out of range";

/** round(x, digits). */
export function roundFloat(x: number, digits: Int): number {
  if (!Number.isFinite(x) || x === 0 || digits > 323) return x;
  if (digits < -308) return 0 * x;
  const places = Number(digits);
  const magnitude = Math.abs(x);
  if (places >= 0 && magnitude >= 2 ** 52) return x;
  const rounded = places >= 0 ? Number(toFixed(magnitude, places)) : Number(`${scaledDigits(magnitude, places)}e${-places}`);
  if (rounded === Number.POSITIVE_INFINITY) fault("OverflowError", "rounded value too large to represent");
  return x < 0 ? -rounded : rounded;
}

/** round(x): the nearest int, ties to even. Raises for NaN and infinities as int(x) does. */
export function roundToInt(x: number): Int {
  return fromFloat(roundHalfEven(x));
}

/** The nearest integral float, ties to even. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
