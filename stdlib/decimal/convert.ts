/** Decimals from and to other numbers, and their hashes. */

import { fault } from "../../vm/numeric/fault.ts";
import { readFloat } from "../../vm/numeric/float-text.ts";
import { HASH_INF, HASH_MODULUS } from "../../vm/numeric/hash.ts";
import { type Int, mul, neg, normalise, powMod } from "../../vm/numeric/int.ts";
import { gcd } from "../../vm/numeric/int-bits.ts";
import { exactParts } from "../../vm/numeric/int-float.ts";
import { withSign } from "../../vm/numeric/sign.ts";
import { compareValues } from "./arithmetic.ts";
import { exactContext, type Rounding } from "./context.ts";
import { type Dec, FINITE, finite, INFINITE, infinity, NAN, powerOf10, SIGNALING_NAN, shiftDigitsLeft } from "./dec.ts";
import { toIntegral } from "./rescale.ts";
import { toText } from "./text.ts";

/** The exact decimal of a double. */
export function fromDouble(x: number): Dec {
  if (Number.isNaN(x)) return NAN;
  if (!Number.isFinite(x)) return infinity(x < 0 ? 1 : 0);
  const sign = x < 0 || Object.is(x, -0) ? 1 : 0;
  const magnitude = Math.abs(x);
  if (Number.isSafeInteger(magnitude)) return finite(sign, magnitude, 0);
  let [mantissa, exponent] = exactParts(magnitude);
  while (mantissa % 2 === 0) {
    mantissa /= 2;
    exponent++;
  }
  if (exponent >= 0) return finite(sign, normalise(BigInt(mantissa) << BigInt(exponent)), 0);
  return finite(sign, normalise(BigInt(mantissa) * 5n ** BigInt(-exponent)), exponent);
}

/** The nearest double. Raises ValueError for a signaling NaN. */
export function toDouble(x: Dec): number {
  if (x.kind === SIGNALING_NAN) fault("ValueError", "cannot convert signaling NaN to float");
  if (x.isNaN) return withSign(Number.NaN, x.isNegative);
  return readFloat(toText(x, false, true)) as number;
}

/** x as an int, rounded that way. Raises ValueError for NaNs and OverflowError for infinities. */
export function toInt(x: Dec, rounding: Rounding): Int {
  if (x.isNaN) fault("ValueError", "cannot convert NaN to integer");
  if (x.kind === INFINITE) fault("OverflowError", "cannot convert Infinity to integer");
  const whole = toIntegral(x, exactContext(), rounding, false);
  const magnitude = shiftDigitsLeft(whole.coefficient, whole.exponent);
  return whole.isNegative ? neg(magnitude) : magnitude;
}

/** x as a fraction in lowest terms. Raises as toInt. */
export function toRatio(x: Dec): [numerator: Int, denominator: Int] {
  if (x.isNaN) fault("ValueError", "cannot convert NaN to integer ratio");
  if (x.kind === INFINITE) fault("OverflowError", "cannot convert Infinity to integer ratio");
  const signed = x.isNegative ? neg(x.coefficient) : x.coefficient;
  if (x.exponent >= 0) return [mul(signed, powerOf10(x.exponent)), 1];
  const denominator = powerOf10(-x.exponent);
  const divisor = BigInt(gcd(signed, denominator));
  return [normalise(BigInt(signed) / divisor), normalise(BigInt(denominator) / divisor)];
}

const INVERSE_OF_10 = powMod(10, normalise(HASH_MODULUS - 2n), normalise(HASH_MODULUS));

/** The hash of a finite number or an infinity: that of any other number with the same value. */
export function hashDec(x: Dec): Int {
  if (x.kind === INFINITE) return x.isNegative ? -HASH_INF : HASH_INF;
  const modulus = normalise(HASH_MODULUS);
  const power = x.exponent >= 0 ? powMod(10, x.exponent, modulus) : powMod(INVERSE_OF_10, -x.exponent, modulus);
  const magnitude = (BigInt(x.coefficient) * BigInt(power)) % HASH_MODULUS;
  const hash = normalise(x.isNegative ? -magnitude : magnitude);
  return hash === -1 ? -2 : hash;
}

/**
 * What a JavaScript Map can find the number under: a safe int or double of exactly its value; undefined if there is none, or
 * if finding out is not worth it.
 */
export function mapKeyOf(x: Dec): number | bigint | undefined {
  if (x.kind === INFINITE) return x.isNegative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (x.kind !== FINITE) return undefined;
  if (x.coefficient === 0) return 0;
  if (x.adjusted > 400) return normalise(BigInt(toInt(x, "ROUND_DOWN")));
  if (x.isInteger) return toInt(x, "ROUND_DOWN");
  if (x.adjusted < -330) return undefined;
  const nearest = toDouble(x);
  return compareValues(fromDouble(nearest), x) === 0 ? nearest : undefined;
}

/** a * n, exactly. */
export function timesInt(a: Dec, n: Int): Dec {
  if (a.kind !== FINITE) return n < 0 ? a.withSign(a.sign === 0 ? 1 : 0) : a;
  const magnitude = n < 0 ? neg(n) : n;
  return finite(n < 0 === (a.sign === 1) ? 0 : 1, mul(a.coefficient, magnitude), a.exponent);
}
