/**
 * The basic decimal operations: sums, products, quotients, remainders, comparison. Each gives the correctly rounded result
 * of the General Decimal Arithmetic specification and raises its conditions on the context.
 */
import {
  add as addInt,
  compare as compareInt,
  divMod,
  type Int,
  mod as modInt,
  mul,
  sub as subInt,
} from "../../vm/numeric/int.ts";
import {
  CLAMPED,
  type DecContext,
  DIVISION_BY_ZERO,
  DIVISION_IMPOSSIBLE,
  DIVISION_UNDEFINED,
  INVALID_OPERATION,
} from "./context.ts";
import {
  countDigits,
  type Dec,
  FINITE,
  finite,
  fromInt,
  INFINITE,
  increment,
  infinity,
  NAN,
  type Sign,
  shiftDigitsLeft,
  trailingZeroDigits,
} from "./dec.ts";
import { finalize, invalid, propagateNaN } from "./round.ts";

export function plus(a: Dec, context: DecContext): Dec {
  if (a.isNaN) return propagateNaN(context, a) as Dec;
  // The plus of a zero is positive, except when rounding to the floor.
  if (a.isZero && context.rounding !== "ROUND_FLOOR") return finalize(a.withSign(0), context);
  return finalize(a, context);
}

export function minus(a: Dec, context: DecContext): Dec {
  if (a.isNaN) return propagateNaN(context, a) as Dec;
  if (a.isZero && context.rounding !== "ROUND_FLOOR") return finalize(a.withSign(0), context);
  return finalize(opposite(a), context);
}

export function absolute(a: Dec, context: DecContext): Dec {
  return a.isNegative ? minus(a, context) : plus(a, context);
}

export function opposite(a: Dec): Dec {
  return a.withSign(a.sign === 0 ? 1 : 0);
}

export function add(a: Dec, b: Dec, context: DecContext): Dec {
  if (a.kind === FINITE && b.kind === FINITE) return finalize(addFinite(a, b, context), context);
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return nan;
  if (a.kind !== INFINITE) return b;
  return b.kind === INFINITE && a.sign !== b.sign ? invalid(context) : a;
}

export function sub(a: Dec, b: Dec, context: DecContext): Dec {
  return b.isNaN ? add(a, b, context) : add(a, opposite(b), context);
}

/** The sum of finite numbers before rounding, or a stand-in that rounds alike where the exact one would be huge. */
function addFinite(a: Dec, b: Dec, context: DecContext): Dec {
  let [big, small] = a.exponent >= b.exponent ? [a, b] : [b, a];
  let bigCoefficient = big.coefficient;
  if (big.exponent !== small.exponent) {
    if (bigCoefficient !== 0) {
      const lowest = big.exponent - 1 + Math.min(big.digits - context.prec - 1, 0);
      if (small.adjusted < lowest) small = finite(small.sign, small.coefficient === 0 ? 0 : 1, lowest);
    }
    bigCoefficient = shiftDigitsLeft(bigCoefficient, big.exponent - small.exponent);
  }
  if (big.sign === small.sign) return finite(big.sign, addInt(bigCoefficient, small.coefficient), small.exponent);
  const order = compareInt(bigCoefficient, small.coefficient);
  if (order === 0) return finite(context.rounding === "ROUND_FLOOR" ? 1 : 0, 0, small.exponent);
  if (order > 0) return finite(big.sign, subInt(bigCoefficient, small.coefficient), small.exponent);
  big = small;
  return finite(big.sign, subInt(big.coefficient, bigCoefficient), big.exponent);
}

const signOfProduct = (a: Dec, b: Dec): Sign => (a.sign === b.sign ? 0 : 1);

export function multiply(a: Dec, b: Dec, context: DecContext): Dec {
  if (a.kind === FINITE && b.kind === FINITE) return finalize(exactProduct(a, b), context);
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return nan;
  return a.isZero || b.isZero ? invalid(context) : infinity(signOfProduct(a, b));
}

function exactProduct(a: Dec, b: Dec): Dec {
  return finite(signOfProduct(a, b), mul(a.coefficient, b.coefficient), a.exponent + b.exponent);
}

/** a * b + c with one rounding. */
export function fusedMultiplyAdd(a: Dec, b: Dec, c: Dec, context: DecContext): Dec {
  if (a.kind === FINITE && b.kind === FINITE && c.kind === FINITE) {
    return finalize(addFinite(exactProduct(a, b), c, context), context);
  }
  if (a.isNaN || b.isNaN) return propagateNaN(context, a, b, c) as Dec;
  // 0 * inf is invalid also if the third operand is a NaN.
  const isInvalid = (a.kind === INFINITE && b.isZero) || (b.kind === INFINITE && a.isZero);
  if (isInvalid) return invalid(context);
  if (c.isNaN) return propagateNaN(context, c) as Dec;
  return a.kind === FINITE && b.kind === FINITE ? c : add(multiply(a, b, context), c, context);
}

export function divide(a: Dec, b: Dec, context: DecContext): Dec {
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return nan;
  const sign = signOfProduct(a, b);
  if (a.kind === INFINITE) return b.kind === INFINITE ? invalid(context) : infinity(sign);
  if (b.kind === INFINITE) {
    context.raised |= CLAMPED;
    return finite(sign, 0, context.etiny);
  }
  if (b.coefficient === 0) {
    if (a.coefficient === 0) return invalid(context, DIVISION_UNDEFINED);
    context.raised |= DIVISION_BY_ZERO;
    return infinity(sign);
  }
  if (a.coefficient === 0) return finalize(finite(sign, 0, a.exponent - b.exponent), context);
  return finalize(quotient(a, b, sign, context.prec), context);
}

/** a / b to prec + 1 digits or more, the last one made sticky; exact quotients as close to the ideal exponent as possible. */
function quotient(a: Dec, b: Dec, sign: Sign, prec: number): Dec {
  const ideal = a.exponent - b.exponent;
  // An exact quotient needs at most log2(10) digits for each digit of b more than a has: try that before a huge precision.
  const enough = a.digits + 4 * b.digits;
  if (prec > enough + 100) {
    const attempt = quotient(a, b, sign, enough);
    if (attempt.exponent >= ideal || isExact(attempt, a, b)) return attempt;
  }
  const shift = b.digits - a.digits + prec + 1;
  const numerator = shiftDigitsLeft(a.coefficient, Math.max(shift, 0));
  const denominator = shiftDigitsLeft(b.coefficient, Math.max(-shift, 0));
  const [whole, rest] = divMod(numerator, denominator);
  const exponent = ideal - shift;
  if (rest !== 0) {
    const last = modInt(whole, 5);
    return finite(sign, last === 0 ? increment(whole) : whole, exponent);
  }
  const zeros = Math.min(exponent < ideal ? ideal - exponent : 0, trailingZeroDigits(whole));
  return finite(sign, zeros === 0 ? whole : divMod(whole, 10n ** BigInt(zeros))[0], exponent + zeros);
}

function isExact(q: Dec, a: Dec, b: Dec): boolean {
  const product = exactProduct(q, b);
  return compareMagnitude(product, a) === 0;
}

/** Truncated quotient and remainder of finite numbers, b not zero; undefined if the quotient exceeds the precision. */
function divideToInteger(a: Dec, b: Dec, context: DecContext): [quotient: Int, remainder: Dec] | undefined {
  const exponent = Math.min(a.exponent, b.exponent);
  if (a.coefficient === 0 || a.adjusted < b.adjusted) {
    return [0, finite(a.sign, shiftDigitsLeft(a.coefficient, a.exponent - exponent), exponent)];
  }
  if (a.adjusted - b.adjusted > context.prec) return undefined;
  const numerator = shiftDigitsLeft(a.coefficient, a.exponent - exponent);
  const denominator = shiftDigitsLeft(b.coefficient, b.exponent - exponent);
  const [whole, rest] = divMod(numerator, denominator);
  return countDigits(whole) > context.prec ? undefined : [whole, finite(a.sign, rest, exponent)];
}

export function divideInteger(a: Dec, b: Dec, context: DecContext): Dec {
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return nan;
  const sign = signOfProduct(a, b);
  if (a.kind === INFINITE) return b.kind === INFINITE ? invalid(context) : infinity(sign);
  if (b.kind === INFINITE) return finite(sign, 0, 0);
  if (b.coefficient === 0) {
    if (a.coefficient === 0) return invalid(context, DIVISION_UNDEFINED);
    context.raised |= DIVISION_BY_ZERO;
    return infinity(sign);
  }
  const result = divideToInteger(a, b, context);
  return result === undefined ? invalid(context, DIVISION_IMPOSSIBLE) : finalize(finite(sign, result[0], 0), context);
}

export function remainder(a: Dec, b: Dec, context: DecContext): Dec {
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return nan;
  if (a.kind === INFINITE) return invalid(context);
  if (b.kind === INFINITE) return finalize(a, context);
  if (b.coefficient === 0) return invalid(context, a.coefficient === 0 ? DIVISION_UNDEFINED : INVALID_OPERATION);
  const result = divideToInteger(a, b, context);
  return result === undefined ? invalid(context, DIVISION_IMPOSSIBLE) : finalize(result[1], context);
}

/** Quotient and remainder at once. */
export function divideModulo(a: Dec, b: Dec, context: DecContext): [Dec, Dec] {
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return [nan, nan];
  const sign = signOfProduct(a, b);
  if (a.kind === INFINITE) return [b.kind === INFINITE ? NAN : infinity(sign), invalid(context)];
  if (b.kind === INFINITE) return [finite(sign, 0, 0), finalize(a, context)];
  if (b.coefficient === 0) {
    if (a.coefficient === 0) return [NAN, invalid(context, DIVISION_UNDEFINED)];
    return [infinity(sign), invalid(context, DIVISION_BY_ZERO | INVALID_OPERATION)];
  }
  const result = divideToInteger(a, b, context);
  if (result === undefined) return [NAN, invalid(context, DIVISION_IMPOSSIBLE)];
  return [finalize(finite(sign, result[0], 0), context), finalize(result[1], context)];
}

/** The remainder of smallest magnitude (of the quotient rounded half to even). */
export function remainderNear(a: Dec, b: Dec, context: DecContext): Dec {
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) return nan;
  if (a.kind === INFINITE) return invalid(context);
  if (b.kind === INFINITE) return finalize(a, context);
  if (b.coefficient === 0) return invalid(context, a.coefficient === 0 ? DIVISION_UNDEFINED : INVALID_OPERATION);
  const result = nearestDivision(a, b, context);
  return result === undefined ? invalid(context, DIVISION_IMPOSSIBLE) : finalize(result, context);
}

function nearestDivision(a: Dec, b: Dec, context: DecContext): Dec | undefined {
  const exponent = Math.min(a.exponent, b.exponent);
  if (a.coefficient === 0) return finite(a.sign, 0, exponent);
  if (a.adjusted - b.adjusted > context.prec) return undefined;
  // More than one order smaller: a itself is the remainder.
  if (a.adjusted < b.adjusted - 1) return finite(a.sign, shiftDigitsLeft(a.coefficient, a.exponent - exponent), exponent);
  const numerator = shiftDigitsLeft(a.coefficient, a.exponent - exponent);
  const denominator = shiftDigitsLeft(b.coefficient, b.exponent - exponent);
  const [whole, rest] = divMod(numerator, denominator);
  const order = compareInt(mul(rest, 2), denominator);
  const up = order > 0 || (order === 0 && modInt(whole, 2) === 1);
  if (countDigits(up ? increment(whole) : whole) > context.prec) return undefined;
  return up ? finite(a.sign === 0 ? 1 : 0, subInt(denominator, rest), exponent) : finite(a.sign, rest, exponent);
}

/** -1, 0 or 1 by magnitude; neither is a NaN. */
export function compareMagnitude(a: Dec, b: Dec): number {
  if (a.kind === INFINITE || b.kind === INFINITE) return (a.kind === INFINITE ? 1 : 0) - (b.kind === INFINITE ? 1 : 0);
  if (a.coefficient === 0 || b.coefficient === 0) return compareInt(a.coefficient === 0 ? 0 : 1, b.coefficient === 0 ? 0 : 1);
  if (a.exponent === b.exponent) return compareInt(a.coefficient, b.coefficient);
  if (a.adjusted !== b.adjusted) return a.adjusted < b.adjusted ? -1 : 1;
  const difference = a.exponent - b.exponent;
  return difference > 0
    ? compareInt(shiftDigitsLeft(a.coefficient, difference), b.coefficient)
    : compareInt(a.coefficient, shiftDigitsLeft(b.coefficient, -difference));
}

/** -1, 0 or 1 by value; neither is a NaN. */
export function compareValues(a: Dec, b: Dec): number {
  if (a.isZero && b.isZero) return 0;
  if (a.isZero) return b.sign === 1 ? 1 : -1;
  if (a.sign !== b.sign && !b.isZero) return a.sign === 1 ? -1 : 1;
  if (b.isZero) return a.sign === 1 ? -1 : 1;
  return a.sign === 1 ? -compareMagnitude(a, b) : compareMagnitude(a, b);
}

/** The compare operation: -1, 0 or 1 as a decimal; a NaN for a NaN. */
export function compare(a: Dec, b: Dec, context: DecContext): Dec {
  return propagateNaN(context, a, b) ?? fromInt(compareValues(a, b));
}

/** As compare, where quiet NaNs signal too. */
export function compareSignal(a: Dec, b: Dec, context: DecContext): Dec {
  const nan = propagateNaN(context, a, b);
  if (nan !== undefined) context.raised |= INVALID_OPERATION;
  return nan ?? fromInt(compareValues(a, b));
}
