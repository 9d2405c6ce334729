/**
 * exp, ln, log10, square root and powers of decimals.
 *
 * exp, ln, log10 and sqrt are correctly rounded (half to even, whatever the context says); power follows libmpdec's two
 * methods step by step, so that its results agree in the last digit.
 */
import { divMod, type Int, mod as modInt, normalise, powMod } from "../../vm/numeric/int.ts";
import { bigIsqrt } from "../../vm/numeric/int-bits.ts";
import { compareValues, divide, multiply } from "./arithmetic.ts";
import { DecContext, INEXACT, ROUNDED } from "./context.ts";
import {
  bigPowerOf10,
  countDigits,
  type Dec,
  FINITE,
  finite,
  fromInt,
  INFINITE,
  increment,
  infinity,
  ONE,
  shiftDigitsLeft,
  trailingZeroDigits,
} from "./dec.ts";
import { expFixed, ln10, lnFixed } from "./fixed-point.ts";
import { finalize, invalid, propagateNaN } from "./round.ts";

const BITS_PER_DIGIT = Math.log2(10);

export function squareRoot(a: Dec, context: DecContext): Dec {
  if (a.isNaN) return propagateNaN(context, a) as Dec;
  const ideal = Math.floor(a.exponent / 2);
  if (a.isZero) return finalize(finite(a.sign, 0, ideal), context);
  if (a.isNegative) return invalid(context);
  if (a.kind === INFINITE) return a;
  const odd = a.exponent - 2 * ideal;
  const coefficient = shiftDigitsLeft(a.coefficient, odd);
  // Twice the wanted digits and some, in pairs.
  const pairs = Math.max(0, context.prec + 1 - Math.ceil((a.digits + odd) / 2));
  const exact = exactRoot(coefficient);
  if (exact !== undefined && pairs > a.digits + 8) return finalizeEven(finite(0, exact, ideal), context);
  const scaled = BigInt(coefficient) * bigPowerOf10(2 * pairs);
  const root = bigIsqrt(scaled);
  const rest = scaled - root * root;
  const exponent = ideal - pairs;
  if (rest !== 0n) return finalizeEven(finite(0, sticky(normalise(root)), exponent), context);
  const zeros = Math.min(pairs, trailingZeroDigits(normalise(root)));
  return finalizeEven(finite(0, normalise(root / bigPowerOf10(zeros)), exponent + zeros), context);
}

function exactRoot(coefficient: Int): Int | undefined {
  const root = bigIsqrt(BigInt(coefficient));
  return root * root === BigInt(coefficient) ? normalise(root) : undefined;
}

/** A truncated coefficient whose last digit tells that something was cut off. */
function sticky(coefficient: Int): Int {
  return modInt(coefficient, 5) === 0 ? increment(coefficient) : coefficient;
}

/** finalize, rounding half to even. */
function finalizeEven(x: Dec, context: DecContext): Dec {
  const even = context.rounded("ROUND_HALF_EVEN");
  const result = finalize(x, even);
  context.raised |= even.raised;
  return result;
}

/**
 * Ziv's strategy: asks for ever more digits until rounding to the precision is certain. `approximate(digits)` gives a
 * coefficient of about that many digits, within 8 units, of a number that is no decimal, and its exponent.
 */
function roundCertainly(
  context: DecContext,
  sign: 0 | 1,
  approximate: (digits: number) => [coefficient: bigint, exponent: number],
): Dec {
  for (let guard = 6; ; guard *= 2) {
    const [coefficient, exponent] = approximate(context.prec + guard);
    const unit = bigPowerOf10(coefficient.toString().length - context.prec);
    const half = unit / 2n;
    const rest = coefficient % unit;
    const certain = rest > 8n && unit - rest > 8n && (rest > half + 8n || rest < half - 8n);
    if (certain) return finalizeEven(finite(sign, sticky(normalise(coefficient)), exponent), context);
  }
}

export function exponential(a: Dec, context: DecContext): Dec {
  if (a.isNaN) return propagateNaN(context, a) as Dec;
  if (a.kind === INFINITE) return a.isNegative ? finite(0, 0, 0) : a;
  if (a.coefficient === 0) return ONE;
  const outside = beyondRange(a, context);
  if (outside !== undefined) return finalizeEven(outside, context);
  if (a.adjusted < -context.prec - 1) return nearOne(a, context);
  return roundCertainly(context, 0, (digits) => {
    const whole = Math.max(a.adjusted + 1, 0);
    const bits = Math.ceil((digits + whole + 3) * BITS_PER_DIGIT);
    const x = toFixedPoint(a, bits);
    const [tens, rest] = divMod(x, ln10(bits));
    const value = expFixed(BigInt(rest), bits);
    return [(value * bigPowerOf10(digits)) >> BigInt(bits), Number(tens) - digits];
  });
}

/** A number that overflows or underflows as e**a does, if that is certain. */
function beyondRange(a: Dec, context: DecContext): Dec | undefined {
  const estimate = a.adjusted > 20 ? Number.POSITIVE_INFINITY : (Number(a.coefficient) * 10 ** a.exponent) / Math.LN10;
  if (!a.isNegative && estimate > context.emax + 2) return finite(0, 1, context.emax + 1);
  return a.isNegative && -estimate < context.etiny - 2 ? finite(0, 1, context.etiny - 2) : undefined;
}

/** e**a for an a so small that it only matters which side of 1 it is. */
function nearOne(a: Dec, context: DecContext): Dec {
  const digits = context.prec + 2;
  const one = bigPowerOf10(digits);
  return finalizeEven(finite(0, normalise(a.isNegative ? one - 1n : one + 1n), -digits), context);
}

/** a * 2**bits, rounded down. */
function toFixedPoint(a: Dec, bits: number): bigint {
  const magnitude =
    a.exponent >= 0
      ? (BigInt(a.coefficient) * bigPowerOf10(a.exponent)) << BigInt(bits)
      : (BigInt(a.coefficient) << BigInt(bits)) / bigPowerOf10(-a.exponent);
  return a.isNegative ? -magnitude : magnitude;
}

/** ln(a) for a finite a > 0, a != 1, with `digits` significant digits. */
function lnDigits(a: Dec, digits: number): [value: bigint, bits: number] {
  // Scaled to between 0.3 and 3.2, so that the two parts of the sum cannot cancel.
  const lead = Number(a.coefficient.toString().slice(0, 3).padEnd(3, "0"));
  const tens = lead > 316 ? a.adjusted + 1 : a.adjusted;
  const scaled = finite(0, a.coefficient, a.exponent - tens);
  // Close to 1 the logarithm is as small as the distance.
  const distance = tens === 0 ? distanceFromOne(scaled) : 0;
  const bits = Math.ceil((digits + distance + 4) * BITS_PER_DIGIT) + 8;
  return [lnFixed(toFixedPoint(scaled, bits), bits) + BigInt(tens) * ln10(bits), bits];
}

/** How many zeros follow the point in |a - 1|. */
function distanceFromOne(a: Dec): number {
  const difference = BigInt(a.coefficient) - bigPowerOf10(-a.exponent);
  const digits = (difference < 0n ? -difference : difference).toString().length;
  return Math.max(0, -a.exponent - digits);
}

/** A fixed-point number as a decimal coefficient with about `digits` digits. */
function toDecimalDigits(value: bigint, bits: number, digits: number): [coefficient: bigint, exponent: number] {
  const magnitude = value < 0n ? -value : value;
  const size = Math.ceil((magnitude.toString(2).length - bits) / BITS_PER_DIGIT);
  const places = digits - size;
  return [
    places >= 0 ? (magnitude * bigPowerOf10(places)) >> BigInt(bits) : (magnitude >> BigInt(bits)) / bigPowerOf10(-places),
    -places,
  ];
}

export function naturalLog(a: Dec, context: DecContext): Dec {
  const simple = logSpecialCase(a, context);
  if (simple !== undefined) return simple;
  if (compareValues(a, ONE) === 0) return finite(0, 0, 0);
  const sign = compareValues(a, ONE) < 0 ? 1 : 0;
  return roundCertainly(context, sign, (digits) => {
    const [value, bits] = lnDigits(a, digits);
    return toDecimalDigits(value, bits, digits);
  });
}

export function decimalLog(a: Dec, context: DecContext): Dec {
  const simple = logSpecialCase(a, context);
  if (simple !== undefined) return simple;
  const zeros = trailingZeroDigits(a.coefficient);
  if (zeros === a.digits - 1 && a.coefficient.toString()[0] === "1") return finalizeEven(fromInt(a.adjusted), context);
  const sign = compareValues(a, ONE) < 0 ? 1 : 0;
  return roundCertainly(context, sign, (digits) => {
    const [value, bits] = lnDigits(a, digits + 2);
    return toDecimalDigits((value << BigInt(bits)) / ln10(bits), bits, digits);
  });
}

function logSpecialCase(a: Dec, context: DecContext): Dec | undefined {
  if (a.isNaN) return propagateNaN(context, a);
  if (a.isZero) return infinity(1);
  if (a.isNegative) return invalid(context);
  return a.kind === INFINITE ? a : undefined;
}

/** a ** b. */
export function power(a: Dec, b: Dec, context: DecContext): Dec {
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return nan;
  const integral = b.isInteger;
  const sign = a.isNegative && integral && isOdd(b) ? 1 : 0;
  if (a.isZero) {
    if (b.isZero) return invalid(context);
    return b.isNegative ? infinity(sign) : finite(sign, 0, 0);
  }
  if (a.isNegative && !(integral && b.isFinite)) return invalid(context);
  if (b.kind === INFINITE) {
    const order = compareValues(a, ONE);
    if (order === 0) return paddedOne(context.prec - 1, sign, context, INEXACT | ROUNDED);
    return order > 0 === !b.isNegative ? infinity(sign) : finite(sign, 0, 0);
  }
  if (a.kind === INFINITE) return b.isZero ? finite(sign, 1, 0) : b.isNegative ? finite(sign, 0, 0) : infinity(sign);
  if (b.isZero) return finite(sign, 1, 0);
  if (compareValues(a.withSign(0), ONE) === 0) return powerOfOne(a, b, sign, integral, context);
  const outside = certainlyOutside(a, b, sign, context);
  if (outside !== undefined) return finalize(outside, context);
  return integral ? integerPower(a, b, sign, context) : realPower(a, b, context);
}

function isOdd(b: Dec): boolean {
  if (b.exponent > 0) return false;
  const units = b.exponent === 0 ? b.coefficient : divMod(b.coefficient, 10n ** BigInt(-b.exponent))[0];
  return modInt(units, 2) === 1;
}

/** 1 with that many zeros behind the point. */
function paddedOne(zeros: number, sign: 0 | 1, context: DecContext, raised: number): Dec {
  context.raised |= raised;
  return finite(sign, shiftDigitsLeft(1, zeros), -zeros);
}

/** 1.000 ** 3 is 1.000000000, as far as the precision allows. */
function powerOfOne(a: Dec, b: Dec, sign: 0 | 1, integral: boolean, context: DecContext): Dec {
  if (!integral) return paddedOne(context.prec - 1, sign, context, INEXACT | ROUNDED);
  if (b.isNegative) return finite(sign, 1, 0);
  const zeros = a.exponent === 0 ? 0 : -a.exponent * Number(b.coefficient) * 10 ** b.exponent;
  return zeros > context.prec - 1 ? paddedOne(context.prec - 1, sign, context, ROUNDED) : paddedOne(zeros, sign, context, 0);
}

/**
 * A number that overflows or underflows as a ** b does, if that shows in the orders of magnitude alone; near misses are left
 * to the computation (libmpdec's _qcheck_pow_bounds, whose bounds decide how directed roundings come out).
 */
function certainlyOutside(a: Dec, b: Dec, sign: 0 | 1, context: DecContext): Dec | undefined {
  const order = b.adjusted + lowerBoundOfLogOrder(a.withSign(0));
  const grows = compareValues(a.withSign(0), ONE) > 0 === !b.isNegative;
  const limit = grows ? context.emax : context.etiny;
  if (countDigits(Math.abs(limit)) >= order) return undefined;
  return finite(sign, 1, grows ? context.emax + 1 : context.etiny - 1);
}

/** A lower bound of log10(|log10(a)|) for a > 0, a != 1. */
function lowerBoundOfLogOrder(a: Dec): number {
  const order = a.adjusted;
  if (order > 0) return countDigits(order) - 1;
  if (order < -1) return countDigits(-order - 1) - 1;
  const distance = BigInt(a.coefficient) - bigPowerOf10(-a.exponent);
  return countDigits(normalise(distance < 0n ? -distance : distance)) - 1 + a.exponent - (order === 0 ? 2 : 1);
}

/** Square and multiply in a slightly larger precision (libmpdec's _mpd_qpow_int). */
function integerPower(a: Dec, b: Dec, sign: 0 | 1, context: DecContext): Dec {
  const prec = context.prec + b.digits + b.exponent + 2 + (b.isNegative ? 1 : 0);
  const work = new DecContext(prec, "ROUND_HALF_EVEN", context.emin, context.emax, false);
  const magnitude = a.withSign(0);
  const base = b.isNegative ? divide(ONE, magnitude, work) : magnitude;
  const times =
    b.exponent >= 0 ? BigInt(b.coefficient) * bigPowerOf10(b.exponent) : BigInt(b.coefficient) / bigPowerOf10(-b.exponent);
  let result = base;
  for (const bit of times.toString(2).slice(1)) {
    result = multiply(result, result, work);
    if (bit === "1") result = multiply(result, base, work);
    if (result.kind !== FINITE || result.coefficient === 0) break;
  }
  context.raised |= work.raised;
  // An overflow is rounded as the context wants it.
  if (result.kind === INFINITE) return finalize(finite(sign, 1, context.emax + 1), context);
  return finalize(result.withSign(sign), context);
}

/** Digits that exponents may have (libmpdec's MPD_EXPDIGITS). */
const EXPONENT_DIGITS = 19;

/** exp(b * ln(a)) in a larger precision (libmpdec's _mpd_qpow_real). */
function realPower(a: Dec, b: Dec, context: DecContext): Dec {
  const work = context.scratch(Math.max(a.digits, context.prec) + 4 + EXPONENT_DIGITS);
  const result = exponential(multiply(naturalLog(a, work), b, work), work);
  context.raised |= INEXACT | ROUNDED;
  return compareValues(result, ONE) === 0 ? paddedOne(context.prec - 1, 0, context, 0) : finalize(result, context);
}

/** pow(a, b, m) on integers. */
export function powerModulo(a: Dec, b: Dec, m: Dec, context: DecContext): Dec {
  const nan = propagateNaN(context, a, b, m);
  if (nan !== undefined) return nan;
  if (!a.isInteger || !b.isInteger || !m.isInteger || m.coefficient === 0) return invalid(context);
  if (b.isNegative && b.coefficient !== 0) return invalid(context);
  if (m.digits + m.exponent > context.prec || (a.coefficient === 0 && b.coefficient === 0)) return invalid(context);
  const modulus = toBigInt(m);
  const sign = a.isNegative && isOdd(b) ? 1 : 0;
  const base = scaledPower(a.coefficient, a.exponent, modulus);
  let result = powMod(base, b.exponent >= 0 ? b.coefficient : toBigInt(b), modulus);
  // An exponent with many zeros is applied one power of ten after the other.
  for (let i = 0; i < b.exponent; i++) result = powMod(result, 10, modulus);
  return finite(sign, result, 0);
}

function toBigInt(x: Dec): bigint {
  return x.exponent >= 0 ? BigInt(x.coefficient) * bigPowerOf10(x.exponent) : BigInt(x.coefficient) / bigPowerOf10(-x.exponent);
}

function scaledPower(coefficient: Int, exponent: number, modulus: bigint): Int {
  if (exponent < 0) return normalise((BigInt(coefficient) / bigPowerOf10(-exponent)) % modulus);
  const power = powMod(10, exponent, normalise(modulus));
  return normalise((BigInt(coefficient) * BigInt(power)) % modulus);
}
