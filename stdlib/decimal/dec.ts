/**
 * Decimal numbers as values: sign, integer coefficient, exponent, or infinity or NaN. Immutable.
 *
 * Pure, like all of stdlib/decimal except the files named *-type.ts and module.ts, which bind it to the VM.
 */
import { add, type Int, mul, normalise } from "../../vm/numeric/int.ts";

export const FINITE = 0;
export const INFINITE = 1;
export const QUIET_NAN = 2;
export const SIGNALING_NAN = 3;
export type Kind = typeof FINITE | typeof INFINITE | typeof QUIET_NAN | typeof SIGNALING_NAN;

export type Sign = 0 | 1;

/** (-1)**sign * coefficient * 10**exponent when finite; a NaN's coefficient is its diagnostic payload (0 for none). */
export class Dec {
  readonly kind: Kind;
  readonly sign: Sign;
  readonly coefficient: Int;
  readonly exponent: number;
  /** Number of digits of the coefficient, 1 for zero; counted when first needed. */
  #digits = 0;

  constructor(kind: Kind, sign: Sign, coefficient: Int, exponent: number) {
    this.kind = kind;
    this.sign = sign;
    this.coefficient = coefficient;
    this.exponent = exponent;
  }

  get digits(): number {
    if (this.#digits === 0) this.#digits = countDigits(this.coefficient);
    return this.#digits;
  }

  /** Exponent of the first digit. */
  get adjusted(): number {
    return this.exponent + this.digits - 1;
  }

  get isFinite(): boolean {
    return this.kind === FINITE;
  }

  get isNaN(): boolean {
    return this.kind >= QUIET_NAN;
  }

  /** A finite zero. */
  get isZero(): boolean {
    return this.kind === FINITE && this.coefficient === 0;
  }

  get isNegative(): boolean {
    return this.sign === 1;
  }

  withSign(sign: Sign): Dec {
    return sign === this.sign ? this : new Dec(this.kind, sign, this.coefficient, this.exponent);
  }

  /** True for finite values without a fractional part. */
  get isInteger(): boolean {
    if (this.kind !== FINITE) return false;
    return this.exponent >= 0 || this.coefficient === 0 || trailingZeroDigits(this.coefficient) >= -this.exponent;
  }
}

export function finite(sign: Sign, coefficient: Int, exponent: number): Dec {
  return new Dec(FINITE, sign, coefficient, exponent);
}

export const ZERO = finite(0, 0, 0);
export const ONE = finite(0, 1, 0);
export const MINUS_ONE = finite(1, 1, 0);
export const NAN = new Dec(QUIET_NAN, 0, 0, 0);
const INFINITIES = [new Dec(INFINITE, 0, 0, 0), new Dec(INFINITE, 1, 0, 0)] as const;

export function infinity(sign: Sign): Dec {
  return INFINITIES[sign];
}

/** The exact decimal of an int. */
export function fromInt(value: Int): Dec {
  return value < 0 ? finite(1, -value, 0) : finite(0, value, 0);
}

const smallPowers: number[] = [];
for (let i = 0, power = 1; i <= 15; i++, power *= 10) smallPowers.push(power);
const bigPowers: bigint[] = [];

/** 10**n for n >= 0. Raises RangeError where JavaScript cannot hold it. */
export function powerOf10(n: number): Int {
  return n <= 15 ? smallPowers[n] : bigPowerOf10(n);
}

/** 10**n as a bigint. */
export function bigPowerOf10(n: number): bigint {
  if (n > 2000) return 10n ** BigInt(n);
  bigPowers[n] ??= 10n ** BigInt(n);
  return bigPowers[n];
}

const LOG10_OF_2 = Math.log10(2);

/** Up to this many digits of a bigint are counted by searching. */
const MOST_SEARCHED = 64;

/** Number of decimal digits of a non-negative int; 1 for 0. */
export function countDigits(value: Int): number {
  if (typeof value === "number") {
    if (value < 10) return 1;
    const guess = Math.ceil(Math.log10(value));
    // log10 may be off by one unit near powers of ten.
    if (guess >= 16) return 16;
    return value >= smallPowers[guess] ? guess + 1 : value >= smallPowers[guess - 1] ? guess : guess - 1;
  }
  if (value < bigPowerOf10(MOST_SEARCHED)) {
    // Comparing with powers is quicker than any conversion.
    let low = 16;
    let high = MOST_SEARCHED;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value < bigPowerOf10(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
  const hex = value.toString(16);
  const lead = Number.parseInt(hex.slice(0, 8), 16);
  const log = Math.log10(lead) + (hex.length - 8) * 4 * LOG10_OF_2;
  const floor = Math.floor(log);
  // The estimate is good to about 1e-7; only next to a power of ten must it be checked.
  if (log - floor > 1e-6 && log - floor < 1 - 1e-6) return floor + 1;
  const nearest = Math.round(log);
  return value >= bigPowerOf10(nearest) ? nearest + 1 : nearest;
}

/** How many zero digits a positive int ends in; 0 for 0. */
export function trailingZeroDigits(value: Int): number {
  if (value === 0) return 0;
  const text = value.toString();
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end--;
  return text.length - end;
}

/** coefficient * 10**n. */
export function shiftDigitsLeft(coefficient: Int, n: number): Int {
  return n === 0 || coefficient === 0 ? coefficient : mul(coefficient, powerOf10(n));
}

/** The coefficient without its last n digits, and how those stand to half a unit: 0 none, 1 below, 5 equal, 6 above. */
export function shiftDigitsRight(coefficient: Int, n: number): [kept: Int, rest: 0 | 1 | 5 | 6] {
  if (n === 0 || coefficient === 0) return [coefficient, 0];
  if (typeof coefficient === "number") {
    if (n > 16) return [0, 1];
    const unit = 10 ** n;
    const kept = Math.floor(coefficient / unit);
    const rest = coefficient - kept * unit;
    return [kept, rest === 0 ? 0 : rest * 2 < unit ? 1 : rest * 2 === unit ? 5 : 6];
  }
  if (n > countDigits(coefficient)) return [0, 1];
  const unit = BigInt(powerOf10(n));
  const kept = coefficient / unit;
  const rest = coefficient - kept * unit;
  if (rest === 0n) return [normalise(kept), 0];
  const twice = rest * 2n;
  return [normalise(kept), twice < unit ? 1 : twice === unit ? 5 : 6];
}

/** The last n digits of a coefficient. */
export function lastDigits(coefficient: Int, n: number): Int {
  if (n >= countDigits(coefficient)) return coefficient;
  return normalise(BigInt(coefficient) % BigInt(powerOf10(n)));
}

/** coefficient + 1. */
export function increment(coefficient: Int): Int {
  return add(coefficient, 1);
}
