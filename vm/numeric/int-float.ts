/**
 * Where ints meet floats: conversion, true division, exact comparison, rounding to powers of ten.
 *
 * Here a parameter called `x` of type number is a float; ints are `Int`. Pure.
 */
import { fault } from "./fault.ts";
import { abs, divModNear, fromIntegral, type Int, mul, pow, sub } from "./int.ts";
import { bigBitLength } from "./int-bits.ts";

/** The nearest float, ties to even. Raises OverflowError if there is none. */
export function toFloat(a: Int): number {
  if (typeof a === "number") return a;
  const x = Number(a);
  if (!Number.isFinite(x)) fault("OverflowError", "int too large to convert to float");
  return x;
}

/** The int part of a float, as int(x) gives it. */
export function fromFloat(x: number): Int {
  if (Number.isSafeInteger(x)) return x + 0;
  if (!Number.isFinite(x)) {
    if (Number.isNaN(x)) fault("ValueError", "cannot convert float NaN to integer");
    fault("OverflowError", "cannot convert float infinity to integer");
  }
  return fromIntegral(Math.trunc(x));
}

/** `a / b`, correctly rounded. */
export function trueDiv(a: Int, b: Int): number {
  if (b === 0) fault("ZeroDivisionError", "division by zero");
  if (typeof a === "number" && typeof b === "number") return a / b;
  const magnitude = ratioToFloat(BigInt(abs(a)), BigInt(abs(b)));
  if (magnitude === Number.POSITIVE_INFINITY) fault("OverflowError", "integer division result too large for a float");
  return a < 0 !== b < 0 ? -magnitude : magnitude;
}

/** n / d for n >= 0, d > 0, correctly rounded; Infinity on overflow. */
export function ratioToFloat(n: bigint, d: bigint): number {
  if (n === 0n) return 0;
  // The quotient keeps 66 to 68 bits, or fewer if its last bit would fall below half of the smallest subnormal.
  const exponent = Math.max(bigBitLength(n) - bigBitLength(d) - 67, -1076);
  if (exponent > 1024) return Number.POSITIVE_INFINITY;
  const numerator = exponent < 0 ? n << BigInt(-exponent) : n;
  const denominator = exponent > 0 ? d << BigInt(exponent) : d;
  const quotient = numerator / denominator;
  const inexact = quotient * denominator !== numerator;
  return scaledToFloat(quotient, exponent, inexact);
}

/**
 * (m + f) * 2**exponent for m >= 0 where 0 <= f < 1 and f > 0 only if `inexact`; rounded once, ties to even; Infinity on
 * overflow. If inexact, m must have at least two bits more than the result can hold.
 */
export function scaledToFloat(m: bigint, exponent: number, inexact: boolean): number {
  const bits = bigBitLength(m);
  if (bits + exponent < -1075) return 0;
  const excess = Math.max(bits - 53, -1074 - exponent);
  if (excess <= 0) return timesPowerOf2(Number(m), exponent);
  const shift = BigInt(excess);
  let kept = m >> shift;
  const rest = m - (kept << shift);
  const half = 1n << (shift - 1n);
  if (rest > half || (rest === half && (inexact || (kept & 1n) === 1n))) kept += 1n;
  return timesPowerOf2(Number(kept), exponent + excess);
}

/** x * 2**n (C's ldexp): rounded once, Infinity on overflow. */
export function timesPowerOf2(x: number, n: number): number {
  if (n >= -1022 && n <= 1023) return x * 2 ** n;
  if (x === 0 || !Number.isFinite(x)) return x;
  const [fraction, e] = splitFloat(x);
  const exponent = e + n;
  if (exponent > 1024) return x * Number.POSITIVE_INFINITY;
  if (exponent >= -1021) return fraction * 2 * 2 ** (exponent - 1);
  // Exact down to the last factor, which rounds.
  return exponent < -1100 ? x * 0 : fraction * 2 ** (exponent + 100) * 2 ** -100;
}

/** x = fraction * 2**exponent with 0.5 <= |fraction| < 1 (C's frexp); zeros, infinities and NaN give exponent 0. */
export function splitFloat(x: number): [fraction: number, exponent: number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  word.setFloat64(0, x);
  const high = word.getInt32(0);
  const exponent = (high >>> 20) & 0x7ff;
  if (exponent === 0) {
    const [fraction, e] = splitFloat(x * 2 ** 54);
    return [fraction, e - 54];
  }
  word.setInt32(0, (high & ~0x7ff00000) | (1022 << 20));
  return [word.getFloat64(0), exponent - 1022];
}

const word = new DataView(new ArrayBuffer(8));

/** A finite float as an odd-or-zero integer times a power of two: x == mantissa * 2**exponent, mantissa safe. */
export function exactParts(x: number): [mantissa: number, exponent: number] {
  const [fraction, e] = splitFloat(x);
  return [fraction * 2 ** 53, e - 53];
}

/** x.as_integer_ratio(). */
export function toRatio(x: number): [numerator: Int, denominator: Int] {
  if (!Number.isFinite(x)) {
    if (Number.isNaN(x)) fault("ValueError", "cannot convert NaN to integer ratio");
    fault("OverflowError", "cannot convert Infinity to integer ratio");
  }
  let [fraction, exponent] = splitFloat(x);
  while (fraction !== Math.floor(fraction)) {
    fraction *= 2;
    exponent--;
  }
  return exponent >= 0 ? [mul(fraction, pow(2, exponent)), 1] : [fraction + 0, pow(2, -exponent)];
}

/** -1, 0 or 1 as the int is below, equal to or above the float, exactly; NaN if the float is. */
export function compareWithFloat(a: Int, x: number): number {
  // JavaScript compares bigint and number by mathematical value.
  return a < x ? -1 : a > x ? 1 : Number.isNaN(x) ? Number.NaN : 0;
}

/** round(a, digits): to a multiple of 10**-digits, half to even; itself for digits >= 0. */
export function roundInt(a: Int, digits: Int): Int {
  if (digits >= 0) return a;
  if (typeof digits === "bigint" || -digits > decimalDigitsBound(a)) return 0;
  const unit = pow(10, -digits);
  const [, rest] = divModNear(a, unit);
  return sub(a, rest);
}

/** More than the number of decimal digits of `a`, cheaply: rounding to a larger power gives 0. */
function decimalDigitsBound(a: Int): number {
  return typeof a === "number" ? 17 : Math.ceil(bigBitLength(a) * 0.30103) + 1;
}
