/**
 * Rounding, range checks and NaN propagation: the last step of every decimal operation (libmpdec's mpd_qfinalize).
 */

import type { Int } from "../../vm/numeric/int.ts";
import { sub } from "../../vm/numeric/int.ts";
import {
  CLAMPED,
  type DecContext,
  INEXACT,
  INVALID_OPERATION,
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
  increment,
  infinity,
  lastDigits,
  NAN,
  powerOf10,
  QUIET_NAN,
  SIGNALING_NAN,
  type Sign,
  shiftDigitsLeft,
  shiftDigitsRight,
} from "./dec.ts";

/** Whether a coefficient that lost `rest` (see shiftDigitsRight) goes up by one. */
export function roundsUp(kept: Int, rest: 0 | 1 | 5 | 6, sign: Sign, rounding: Rounding): boolean {
  if (rest === 0) return false;
  switch (rounding) {
    case "ROUND_DOWN":
      return false;
    case "ROUND_UP":
      return true;
    case "ROUND_CEILING":
      return sign === 0;
    case "ROUND_FLOOR":
      return sign === 1;
    case "ROUND_HALF_UP":
      return rest >= 5;
    case "ROUND_HALF_DOWN":
      return rest > 5;
    case "ROUND_HALF_EVEN":
      return rest > 5 || (rest === 5 && isOdd(kept));
    case "ROUND_05UP": {
      const last = typeof kept === "number" ? kept % 10 : Number(kept % 10n);
      return last === 0 || last === 5;
    }
  }
}

function isOdd(value: Int): boolean {
  return typeof value === "number" ? value % 2 === 1 : (value & 1n) === 1n;
}

/** coefficient without its last n digits, rounded, and whether anything but zeros was lost. */
export function roundDigits(coefficient: Int, n: number, sign: Sign, rounding: Rounding): [kept: Int, inexact: boolean] {
  const [kept, rest] = shiftDigitsRight(coefficient, n);
  return [roundsUp(kept, rest, sign, rounding) ? increment(kept) : kept, rest !== 0];
}

/** The result as the context allows it: rounded to the precision, within the exponent range, signals raised. */
export function finalize(x: Dec, context: DecContext): Dec {
  if (x.kind !== FINITE) return x.isNaN ? fitPayload(x, context) : x;
  const inRange = checkExponent(x, context);
  return inRange.kind === FINITE ? checkDigits(inRange, context) : inRange;
}

function checkExponent(x: Dec, context: DecContext): Dec {
  const adjusted = x.adjusted;
  if (adjusted > context.emax) return overflow(x, context);
  if (context.clamp && x.exponent > context.etop) {
    context.raised |= CLAMPED;
    if (x.coefficient !== 0 && adjusted < context.emin) context.raised |= SUBNORMAL;
    return finite(x.sign, shiftDigitsLeft(x.coefficient, x.exponent - context.etop), context.etop);
  }
  return adjusted < context.emin ? underflow(x, context) : x;
}

function overflow(x: Dec, context: DecContext): Dec {
  if (x.coefficient === 0) {
    context.raised |= CLAMPED;
    return finite(x.sign, 0, context.clamp ? context.etop : context.emax);
  }
  context.raised |= OVERFLOW | INEXACT | ROUNDED;
  const { rounding } = context;
  const towardsZero =
    rounding === "ROUND_DOWN" ||
    rounding === "ROUND_05UP" ||
    (rounding === "ROUND_CEILING" && x.sign === 1) ||
    (rounding === "ROUND_FLOOR" && x.sign === 0);
  return towardsZero ? largest(x.sign, context) : infinity(x.sign);
}

/** The largest finite number of a context. */
export function largest(sign: Sign, context: DecContext): Dec {
  return finite(sign, sub(powerOf10(context.prec), 1), context.etop);
}

function underflow(x: Dec, context: DecContext): Dec {
  const { etiny } = context;
  if (x.coefficient === 0) {
    if (x.exponent >= etiny) return x;
    context.raised |= CLAMPED;
    return finite(x.sign, 0, etiny);
  }
  context.raised |= SUBNORMAL;
  if (x.exponent >= etiny) return x;
  const [kept, inexact] = roundDigits(x.coefficient, etiny - x.exponent, x.sign, context.rounding);
  context.raised |= ROUNDED;
  if (inexact) {
    context.raised |= INEXACT | UNDERFLOW;
    if (kept === 0) context.raised |= CLAMPED;
  }
  return finite(x.sign, kept, etiny);
}

function checkDigits(x: Dec, context: DecContext): Dec {
  const excess = x.digits - context.prec;
  if (excess <= 0) return x;
  const [kept, inexact] = roundDigits(x.coefficient, excess, x.sign, context.rounding);
  context.raised |= inexact ? ROUNDED | INEXACT : ROUNDED;
  // 999.. rounded up has one digit too many, and may be out of range now.
  if (countDigits(kept) > context.prec) {
    return checkExponent(finite(x.sign, shiftDigitsRight(kept, 1)[0], x.exponent + excess + 1), context);
  }
  return finite(x.sign, kept, x.exponent + excess);
}

/** A NaN whose payload is cut to what the context can hold. */
export function fitPayload(x: Dec, context: DecContext): Dec {
  const room = context.prec - (context.clamp ? 1 : 0);
  if (x.coefficient === 0 || x.digits <= room) return x;
  return new Dec(x.kind, x.sign, room === 0 ? 0 : lastDigits(x.coefficient, room), 0);
}

/** The result that NaN operands force, or undefined: a signaling one first, made quiet. */
export function propagateNaN(context: DecContext, a: Dec, b?: Dec, c?: Dec): Dec | undefined {
  const operands = [a, b, c];
  for (const x of operands) {
    if (x?.kind === SIGNALING_NAN) {
      context.raised |= INVALID_OPERATION;
      return fitPayload(new Dec(QUIET_NAN, x.sign, x.coefficient, 0), context);
    }
  }
  for (const x of operands) if (x?.kind === QUIET_NAN) return fitPayload(x, context);
  return undefined;
}

/** Raises a condition and gives the quiet NaN that goes with it. */
export function invalid(context: DecContext, condition: number = INVALID_OPERATION): Dec {
  context.raised |= condition;
  return NAN;
}
