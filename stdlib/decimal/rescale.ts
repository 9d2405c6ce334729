/**
 * Decimal operations that change exponents, digits or neighbours rather than values: quantize, integral rounding, next
 * numbers, shifts, total order, minima and maxima, logical operations.
 */
import { type Int, sub as subInt } from "../../vm/numeric/int.ts";
import { add, compareMagnitude, compareValues, sub } from "./arithmetic.ts";
import {
  CLAMPED,
  type DecContext,
  DIVISION_BY_ZERO,
  INEXACT,
  OVERFLOW,
  ROUNDED,
  type Rounding,
  SUBNORMAL,
  UNDERFLOW,
} from "./context.ts";
import {
  countDigits,
  Dec,
  FINITE,
  finite,
  fromInt,
  INFINITE,
  infinity,
  type Kind,
  lastDigits,
  QUIET_NAN,
  SIGNALING_NAN,
  type Sign,
  shiftDigitsLeft,
  shiftDigitsRight,
  trailingZeroDigits,
} from "./dec.ts";
import { finalize, invalid, largest, propagateNaN, roundDigits } from "./round.ts";

/** a with the exponent of b. Raises InvalidOperation if that takes more digits than the precision. */
export function quantize(a: Dec, b: Dec, context: DecContext): Dec {
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return nan;
  if (a.kind === INFINITE || b.kind === INFINITE) return a.kind === b.kind ? a : invalid(context);
  if (b.exponent > context.emax || b.exponent < context.etiny) return invalid(context);
  const result = withExponent(a, b.exponent, context);
  if (result === undefined || result.adjusted > context.emax) return invalid(context);
  return finalize(result, context);
}

/** A finite number rounded or extended to the exponent; undefined if it then exceeds the precision. */
function withExponent(a: Dec, exponent: number, context: DecContext): Dec | undefined {
  if (a.coefficient === 0) return finite(a.sign, 0, exponent);
  const shift = a.exponent - exponent;
  if (a.digits + shift > context.prec) return undefined;
  if (shift >= 0) return finite(a.sign, shiftDigitsLeft(a.coefficient, shift), exponent);
  const [kept, inexact] = roundDigits(a.coefficient, -shift, a.sign, context.rounding);
  if (countDigits(kept) > context.prec) return undefined;
  context.raised |= inexact ? ROUNDED | INEXACT : ROUNDED;
  return finite(a.sign, kept, exponent);
}

/** a rounded to an integer if it has a fraction; raises Rounded and Inexact only if `signals`. */
export function toIntegral(a: Dec, context: DecContext, rounding: Rounding, signals: boolean): Dec {
  if (a.isNaN) return propagateNaN(context, a) as Dec;
  if (a.kind === INFINITE || a.exponent >= 0) return a;
  if (a.coefficient === 0) return finite(a.sign, 0, 0);
  const [kept, inexact] = roundDigits(a.coefficient, -a.exponent, a.sign, rounding);
  if (signals) context.raised |= inexact ? ROUNDED | INEXACT : ROUNDED;
  return finite(a.sign, kept, 0);
}

/** a with trailing zeros removed. */
export function reduce(a: Dec, context: DecContext): Dec {
  if (a.isNaN) return propagateNaN(context, a) as Dec;
  const rounded = finalize(a, context);
  if (rounded.kind !== FINITE) return rounded;
  if (rounded.coefficient === 0) return finite(rounded.sign, 0, 0);
  const room = (context.clamp ? context.etop : context.emax) - rounded.exponent;
  const zeros = Math.min(trailingZeroDigits(rounded.coefficient), room);
  return zeros <= 0 ? rounded : finite(rounded.sign, shiftDigitsRight(rounded.coefficient, zeros)[0], rounded.exponent + zeros);
}

/** The next smaller (`up` false) or larger number of the context. */
export function next(a: Dec, up: boolean, context: DecContext): Dec {
  if (a.isNaN) return propagateNaN(context, a) as Dec;
  if (a.kind === INFINITE) return a.isNegative === up ? largest(a.sign, context) : a;
  const work = context.rounded(up ? "ROUND_CEILING" : "ROUND_FLOOR");
  const rounded = finalize(a, work);
  if ((work.raised & INEXACT) !== 0) return rounded;
  const tiny = finite(0, 1, context.etiny - 1);
  return up ? add(a, tiny, work) : sub(a, tiny, work);
}

export function nextToward(a: Dec, b: Dec, context: DecContext): Dec {
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return nan;
  const order = compareValues(a, b);
  if (order === 0) return a.withSign(b.sign);
  const result = next(a, order < 0, context);
  if (result.kind === INFINITE) context.raised |= OVERFLOW | ROUNDED | INEXACT;
  else if (result.adjusted < context.emin) {
    context.raised |= UNDERFLOW | SUBNORMAL | ROUNDED | INEXACT;
    if (result.isZero) context.raised |= CLAMPED;
  }
  return result;
}

/** The operand of rotate, shift and scaleb as a number, or undefined if it is no integer within the bound. */
function smallInteger(b: Dec, bound: number): number | undefined {
  if (b.kind !== FINITE || b.exponent !== 0) return undefined;
  const value = Number(b.coefficient);
  if (value > bound) return undefined;
  return b.isNegative ? -value : value;
}

/** The coefficient moved by b digits within the precision; digits shifted out are lost. */
export function shift(a: Dec, b: Dec, context: DecContext): Dec {
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return nan;
  const n = smallInteger(b, context.prec);
  if (n === undefined) return invalid(context);
  if (a.kind === INFINITE) return a;
  const coefficient =
    n >= 0
      ? lastDigits(shiftDigitsLeft(lastDigits(a.coefficient, context.prec), n), context.prec)
      : shiftDigitsRight(lastDigits(a.coefficient, context.prec), -n)[0];
  return finite(a.sign, coefficient, a.exponent);
}

/** The coefficient, padded to the precision, rotated left by b digits. */
export function rotate(a: Dec, b: Dec, context: DecContext): Dec {
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return nan;
  const n = smallInteger(b, context.prec);
  if (n === undefined) return invalid(context);
  if (a.kind === INFINITE) return a;
  const left = n >= 0 ? n : n + context.prec;
  const digits = lastDigits(a.coefficient, context.prec).toString().padStart(context.prec, "0");
  return finite(a.sign, readDigits(digits.slice(left) + digits.slice(0, left)), a.exponent);
}

function readDigits(digits: string): Int {
  return digits.length <= 15 ? Number(digits) : fromBig(BigInt(digits));
}

function fromBig(value: bigint): Int {
  return subInt(value, 0);
}

/** a * 10**b. */
export function scaleB(a: Dec, b: Dec, context: DecContext): Dec {
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return nan;
  const n = smallInteger(b, 2 * (context.emax + context.prec));
  if (n === undefined) return invalid(context);
  return a.kind === INFINITE ? a : finalize(finite(a.sign, a.coefficient, a.exponent + n), context);
}

/** The exponent of a's first digit. */
export function logB(a: Dec, context: DecContext): Dec {
  if (a.isNaN) return propagateNaN(context, a) as Dec;
  if (a.kind === INFINITE) return infinity(0);
  if (a.coefficient === 0) {
    context.raised |= DIVISION_BY_ZERO;
    return infinity(1);
  }
  return finalize(fromInt(a.adjusted), context);
}

/** The larger (`largest` true) or smaller of two, by value or by magnitude; a number wins over a quiet NaN. */
export function extreme(a: Dec, b: Dec, wantLarger: boolean, byMagnitude: boolean, context: DecContext): Dec {
  if (a.kind === QUIET_NAN && !b.isNaN) return finalize(b, context);
  if (b.kind === QUIET_NAN && !a.isNaN) return finalize(a, context);
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return nan;
  const order = (byMagnitude ? compareMagnitude(a, b) : compareValues(a, b)) || compareTotal(a, b);
  return finalize(order < 0 === wantLarger ? b : a, context);
}

/** Order of all decimals, NaNs and representations included: -1, 0 or 1. */
export function compareTotal(a: Dec, b: Dec): number {
  if (a.sign !== b.sign) return a.sign === 1 ? -1 : 1;
  return a.sign === 1 ? -compareTotalMagnitude(a, b) : compareTotalMagnitude(a, b);
}

/** compareTotal of absolute values. */
export function compareTotalMagnitude(a: Dec, b: Dec): number {
  const [rankA, rankB] = [totalRank(a), totalRank(b)];
  if (rankA !== rankB) return rankA < rankB ? -1 : 1;
  if (a.isNaN) return a.coefficient < b.coefficient ? -1 : a.coefficient > b.coefficient ? 1 : 0;
  return compareMagnitude(a, b) || Math.sign(a.exponent - b.exponent);
}

function totalRank(x: Dec): number {
  return x.kind === SIGNALING_NAN ? 2 : x.kind === QUIET_NAN ? 3 : x.kind;
}

/** Digit-wise logic on numbers whose digits are all 0 or 1. */
export function logical(a: Dec, b: Dec, operation: "and" | "or" | "xor", context: DecContext): Dec {
  const [x, y] = [bitsOf(a, context), bitsOf(b, context)];
  if (x === undefined || y === undefined) return invalid(context);
  const result = operation === "and" ? x & y : operation === "or" ? x | y : x ^ y;
  return finite(0, readDigits(result.toString(2)), 0);
}

/** Every digit of the precision flipped. */
export function invert(a: Dec, context: DecContext): Dec {
  const bits = bitsOf(a, context);
  if (bits === undefined) return invalid(context);
  return finite(0, readDigits((((1n << BigInt(context.prec)) - 1n) ^ bits).toString(2)), 0);
}

/** The digits read as bits, or undefined for what is no logical operand. */
function bitsOf(a: Dec, context: DecContext): bigint | undefined {
  if (a.kind !== FINITE || a.sign === 1 || a.exponent !== 0) return undefined;
  const text = a.coefficient.toString();
  return /^[01]+$/.test(text) ? BigInt(`0b${text.slice(-context.prec)}`) : undefined;
}

export function sameQuantum(a: Dec, b: Dec): boolean {
  if (a.kind !== FINITE || b.kind !== FINITE) return (a.isNaN && b.isNaN) || (a.kind === INFINITE && b.kind === INFINITE);
  return a.exponent === b.exponent;
}

export function isNormal(a: Dec, context: DecContext): boolean {
  return a.kind === FINITE && a.coefficient !== 0 && a.adjusted >= context.emin;
}

export function isSubnormal(a: Dec, context: DecContext): boolean {
  return a.kind === FINITE && a.coefficient !== 0 && a.adjusted < context.emin;
}

/** The answer of number_class(). */
export function numberClass(a: Dec, context: DecContext): string {
  if (a.kind === SIGNALING_NAN) return "sNaN";
  if (a.kind === QUIET_NAN) return "NaN";
  const what = a.kind === INFINITE ? "Infinity" : a.coefficient === 0 ? "Zero" : isSubnormal(a, context) ? "Subnormal" : "Normal";
  return (a.isNegative ? "-" : "+") + what;
}

/** An infinity or a NaN from its parts. */
export function specialOf(kind: Exclude<Kind, typeof FINITE>, sign: Sign, payload: Int): Dec {
  return kind === INFINITE ? infinity(sign) : new Dec(kind, sign, payload, 0);
}
