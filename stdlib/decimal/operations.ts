/**
 * The operations that Decimal and Context both have as methods, by their Python names: what they compute, what they are
 * called for help().
 */
import * as arithmetic from "./arithmetic.ts";
import type { DecContext } from "./context.ts";
import { type Dec, fromInt } from "./dec.ts";
import * as rescale from "./rescale.ts";
import * as transcendental from "./transcendental.ts";

export interface Operation<F> {
  readonly compute: F;
  readonly doc: string;
}

export type Unary = (a: Dec, context: DecContext) => Dec;
export type Binary = (a: Dec, b: Dec, context: DecContext) => Dec;
export type Test = (a: Dec, context: DecContext) => boolean;

const operation = <F>(compute: F, doc: string): Operation<F> => ({ compute, doc });

/** Of one number, rounded or signaling as the context says. */
export const UNARY: Readonly<Record<string, Operation<Unary>>> = {
  exp: operation(transcendental.exponential, "e to the power of the number, correctly rounded."),
  ln: operation(transcendental.naturalLog, "The natural logarithm, correctly rounded."),
  log10: operation(transcendental.decimalLog, "The logarithm to base 10, correctly rounded."),
  logb: operation(rescale.logB, "The exponent of the first digit as a Decimal; -Infinity with DivisionByZero for zero."),
  logical_invert: operation(rescale.invert, "The digits, all 0 or 1, inverted."),
  next_minus: operation((a, c) => rescale.next(a, false, c), "The largest number of the context that is smaller."),
  next_plus: operation((a, c) => rescale.next(a, true, c), "The smallest number of the context that is larger."),
  normalize: operation(rescale.reduce, "The number without trailing zeros."),
  sqrt: operation(transcendental.squareRoot, "The square root, correctly rounded."),
};

/** Of one number; methods of Context only, operators of Decimal. */
export const CONTEXT_UNARY: Readonly<Record<string, Operation<Unary>>> = {
  abs: operation(arithmetic.absolute, "The absolute value."),
  minus: operation(arithmetic.minus, "The negative: unary minus."),
  plus: operation(arithmetic.plus, "The number rounded to the context: unary plus."),
  to_integral_exact: operation(
    (a, c) => rescale.toIntegral(a, c, c.rounding, true),
    "The nearest integer, signaling Inexact and Rounded.",
  ),
  to_integral_value: operation((a, c) => rescale.toIntegral(a, c, c.rounding, false), "The nearest integer, without signaling."),
  to_integral: operation((a, c) => rescale.toIntegral(a, c, c.rounding, false), "The same as to_integral_value()."),
};

/** Of two numbers. */
export const BINARY: Readonly<Record<string, Operation<Binary>>> = {
  compare: operation(arithmetic.compare, "-1, 0 or 1 as the first number is below, equal to or above the second; NaN for a NaN."),
  compare_signal: operation(arithmetic.compareSignal, "As compare(), where all NaNs signal."),
  compare_total: operation(
    (a, b) => fromInt(rescale.compareTotal(a, b)),
    "-1, 0 or 1 by the order of all representations, NaNs included.\n\n    >>> Decimal('5.0').compare_total(Decimal('5'))\n    Decimal('-1')\n",
  ),
  compare_total_mag: operation(
    (a, b) => fromInt(rescale.compareTotalMagnitude(a, b)),
    "As compare_total(), without regard to signs.",
  ),
  logical_and: operation((a, b, c) => rescale.logical(a, b, "and", c), "Digit-wise and of numbers whose digits are all 0 or 1."),
  logical_or: operation((a, b, c) => rescale.logical(a, b, "or", c), "Digit-wise or of numbers whose digits are all 0 or 1."),
  logical_xor: operation(
    (a, b, c) => rescale.logical(a, b, "xor", c),
    "Digit-wise exclusive or of numbers whose digits are all 0 or 1.",
  ),
  max: operation((a, b, c) => rescale.extreme(a, b, true, false, c), "The larger number; the other one for a quiet NaN."),
  max_mag: operation((a, b, c) => rescale.extreme(a, b, true, true, c), "The number of larger magnitude."),
  min: operation((a, b, c) => rescale.extreme(a, b, false, false, c), "The smaller number; the other one for a quiet NaN."),
  min_mag: operation((a, b, c) => rescale.extreme(a, b, false, true, c), "The number of smaller magnitude."),
  next_toward: operation(rescale.nextToward, "The neighbour of the first number in the direction of the second."),
  remainder_near: operation(arithmetic.remainderNear, "The remainder of smallest magnitude."),
  rotate: operation(rescale.rotate, "The digits of the first number, rotated by the second."),
  scaleb: operation(rescale.scaleB, "The first number with the second added to its exponent."),
  shift: operation(rescale.shift, "The digits of the first number, shifted by the second."),
  copy_sign: operation(
    (a, b) => a.withSign(b.sign),
    "The first number with the sign of the second.\n\n    >>> Decimal('2').copy_sign(Decimal('-7'))\n    Decimal('-2')\n",
  ),
};

/** Of two numbers; methods of Context only, operators of Decimal. */
export const CONTEXT_BINARY: Readonly<Record<string, Operation<Binary>>> = {
  add: operation(arithmetic.add, "The sum."),
  divide: operation(arithmetic.divide, "The quotient."),
  divide_int: operation(arithmetic.divideInteger, "The integer part of the quotient."),
  multiply: operation(arithmetic.multiply, "The product."),
  quantize: operation(rescale.quantize, "The first number, rounded to the exponent of the second."),
  remainder: operation(arithmetic.remainder, "The remainder of the integer division."),
  subtract: operation(arithmetic.sub, "The difference."),
};

/** Questions that need no context. */
export const TESTS: Readonly<Record<string, Operation<(a: Dec) => boolean>>> = {
  is_canonical: operation(() => true, "True: all Decimals are canonical."),
  is_finite: operation((a) => a.isFinite, "True for numbers that are neither infinite nor NaN."),
  is_infinite: operation((a) => !a.isFinite && !a.isNaN, "True for infinities."),
  is_nan: operation((a) => a.isNaN, "True for NaNs, quiet or signaling."),
  is_qnan: operation((a) => a.isNaN && !isSignaling(a), "True for quiet NaNs."),
  is_signed: operation((a) => a.isNegative, "True for numbers with a negative sign, also zeros and NaNs."),
  is_snan: operation(isSignaling, "True for signaling NaNs."),
  is_zero: operation((a) => a.isZero, "True for zeros."),
};

function isSignaling(a: Dec): boolean {
  return a.kind === 3;
}

/** Questions whose answer depends on the context. */
export const CONTEXT_TESTS: Readonly<Record<string, Operation<Test>>> = {
  is_normal: operation(rescale.isNormal, "True for finite numbers that are neither zero nor subnormal."),
  is_subnormal: operation(rescale.isSubnormal, "True for finite numbers, not zero, below the context's smallest normal one."),
};
