/**
 * Arithmetic on Python's int, pure: a value is a JS number while it is a safe integer and a bigint otherwise, never both
 * ways, and the number is never -0. Every function takes canonical values and returns canonical values.
 *
 * The fast paths rest on two facts. A sum or product of safe integers computed in doubles is exact if and only if it comes
 * out safe, because rounding is monotone. A quotient of safe integers cannot be rounded across (or onto) an integer that it
 * is not equal to, because it lies at least 1/|b| away from it and the rounding error is smaller.
 *
 * Knows nothing of objects, booleans or text.
 */
import { fault } from "./fault.ts";

/** A Python int in its canonical form. */
export type Int = number | bigint;

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const MIN_SAFE = BigInt(Number.MIN_SAFE_INTEGER);
const TWO_32 = 4294967296;

/** V8 refuses larger ones with a RangeError; raised before the work is done where the size can be foretold. */
const MAX_BITS = 2 ** 30;

/** The canonical form of any bigint. */
export function normalise(value: bigint): Int {
  return value <= MAX_SAFE && value >= MIN_SAFE ? Number(value) : value;
}

/** The canonical form of a number that is known to be an integer (of any size: a double beyond 2**53 is exact as an int). */
export function fromIntegral(value: number): Int {
  return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
}

/** -1, 0 or 1. */
export function sign(a: Int): number {
  return a > 0 ? 1 : a < 0 ? -1 : 0;
}

export function add(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normalise(BigInt(a) + BigInt(b));
}

export function sub(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return normalise(BigInt(a) - BigInt(b));
}

export function mul(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    // -0 must not appear, and adding 0 removes it.
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return normalise(guardSize(() => BigInt(a) * BigInt(b)));
}

export function neg(a: Int): Int {
  return typeof a === "number" ? 0 - a : -a;
}

export function abs(a: Int): Int {
  return a < 0 ? neg(a) : a;
}

export function invert(a: Int): Int {
  return typeof a === "number" ? sub(-1, a) : normalise(~a);
}

/** `a // b`, rounding towards minus infinity. */
export function floorDiv(a: Int, b: Int): Int {
  if (b === 0) fault("ZeroDivisionError", "integer division or modulo by zero");
  if (typeof a === "number" && typeof b === "number") return Math.floor(a / b) + 0;
  return normalise(bigFloorDiv(BigInt(a), BigInt(b)));
}

/** `a % b`: the result has the sign of `b`. */
export function mod(a: Int, b: Int): Int {
  if (b === 0) fault("ZeroDivisionError", "integer modulo by zero");
  if (typeof a === "number" && typeof b === "number") {
    const rest = a % b;
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest + 0;
  }
  return normalise(bigMod(BigInt(a), BigInt(b)));
}

/** `divmod(a, b)`. */
export function divMod(a: Int, b: Int): [Int, Int] {
  if (b === 0) fault("ZeroDivisionError", "integer division or modulo by zero");
  if (typeof a === "number" && typeof b === "number") return [Math.floor(a / b) + 0, mod(a, b)];
  const x = BigInt(a);
  const y = BigInt(b);
  const quotient = bigFloorDiv(x, y);
  return [normalise(quotient), normalise(x - quotient * y)];
}

/** Floor division of raw bigints; the divisor is not zero. */
export function bigFloorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n !== b < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

/** Floor modulo of raw bigints; the divisor is not zero. */
export function bigMod(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

/** Quotient rounded half to even, and what is left: `a == quotient * b + rest`. Used by int.__round__ and `datetime`. */
export function divModNear(a: Int, b: Int): [Int, Int] {
  const [quotient, rest] = divMod(a, b);
  const twice = mul(rest, 2);
  const order = b > 0 ? compare(twice, b) : compare(b, twice);
  const odd = typeof quotient === "number" ? quotient % 2 !== 0 : (quotient & 1n) !== 0n;
  return order > 0 || (order === 0 && odd) ? [add(quotient, 1), sub(rest, b)] : [quotient, rest];
}

/** `a ** b` for `b >= 0` (a negative exponent is a float's business). */
export function pow(a: Int, b: Int): Int {
  if (b < 0) fault("ValueError", "negative exponent");
  if (typeof a === "number" && typeof b === "number") {
    if (a === 2 && b < 53) return 2 ** b;
    const small = smallPow(a, b);
    if (small !== undefined) return small;
  }
  if (a === 0 || a === 1) return b === 0 ? 1 : a;
  if (a === -1) return mod(b, 2) === 0 ? 1 : -1;
  if (typeof b === "bigint" || (Math.abs(Number(a)) >= 2 && b > MAX_BITS)) fault("MemoryError", "");
  return normalise(guardSize(() => BigInt(a) ** BigInt(b)));
}

/** Square and multiply in doubles for as long as it stays exact. */
function smallPow(a: number, b: number): number | undefined {
  let result = 1;
  let base = a;
  for (let e = b; ; ) {
    if (e % 2 === 1) {
      result *= base;
      if (!Number.isSafeInteger(result)) return undefined;
    }
    e = Math.floor(e / 2);
    if (e === 0) return result + 0;
    base *= base;
    if (!Number.isSafeInteger(base)) return undefined;
  }
}

/** `pow(a, b, m)` with Python's rules: `b` may be negative if `a` is invertible, the result has the sign of `m`. */
export function powMod(a: Int, b: Int, m: Int): Int {
  if (m === 0) fault("ValueError", "pow() 3rd argument cannot be 0");
  const modulus = BigInt(abs(m));
  if (modulus === 1n) return 0;
  let base = bigMod(BigInt(a), modulus);
  let exponent = BigInt(b);
  if (exponent < 0n) {
    base = inverse(base, modulus);
    exponent = -exponent;
  }
  const power =
    modulus < 67108864n ? BigInt(smallPowMod(Number(base), exponent, Number(modulus))) : bigPowMod(base, exponent, modulus);
  return normalise(m < 0 && power !== 0n ? power - modulus : power);
}

/** The modulus is below 2**26, so that every product is exact in doubles. */
function smallPowMod(base: number, exponent: bigint, modulus: number): number {
  let result = 1;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === "1") result = (result * base) % modulus;
  }
  return result % modulus;
}

/** Left-to-right, four exponent bits at a time. */
function bigPowMod(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const digits = exponent.toString(16);
  const table = [1n, base];
  if (digits.length > 2) for (let i = 2; i < 16; i++) table.push((table[i - 1] * base) % modulus);
  let result = 1n;
  if (digits.length > 2) {
    for (const digit of digits) {
      for (let i = 0; i < 4; i++) result = (result * result) % modulus;
      const factor = Number.parseInt(digit, 16);
      if (factor !== 0) result = (result * table[factor]) % modulus;
    }
    return result;
  }
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === "1") result = (result * base) % modulus;
  }
  return result;
}

/** The inverse of `a` modulo `m > 1` by the extended Euclidean algorithm. */
function inverse(a: bigint, m: bigint): bigint {
  let [r0, r1] = [m, a];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  if (r0 !== 1n) fault("ValueError", "base is not invertible for the given modulus");
  return t0 < 0n ? t0 + m : t0;
}

/** `a << b`. */
export function shiftLeft(a: Int, b: Int): Int {
  if (b < 0) fault("ValueError", "negative shift count");
  if (a === 0) return 0;
  if (typeof b === "bigint") fault("OverflowError", "too many digits in integer");
  if (typeof a === "number" && b < 53) {
    const shifted = a * 2 ** b;
    if (Number.isSafeInteger(shifted)) return shifted;
  }
  if (b >= MAX_BITS) fault("OverflowError", "too many digits in integer");
  return normalise(guardSize(() => BigInt(a) << BigInt(b)));
}

/** `a >> b`, rounding towards minus infinity. */
export function shiftRight(a: Int, b: Int): Int {
  if (b < 0) fault("ValueError", "negative shift count");
  if (typeof a === "number") {
    if (b >= 64) return a < 0 ? -1 : 0;
    const count = Number(b);
    return count < 32 && a === (a | 0) ? a >> count : Math.floor(a / 2 ** count);
  }
  // A bigint is below 2**(2**30), so that a larger count leaves only the sign.
  return normalise(a >> (b > MAX_BITS ? BigInt(MAX_BITS) : BigInt(b)));
}

// Bitwise operations on safe integers outside the 32-bit range work on two halves: the low 32 bits as `>>> 0` gives
// them (two's complement, also for negative numbers) and the signed rest.

export function and(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    if (a === (a | 0) && b === (b | 0)) return a & b;
    return join(high(a) & high(b), a & b);
  }
  return normalise(BigInt(a) & BigInt(b));
}

export function or(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    if (a === (a | 0) && b === (b | 0)) return a | b;
    return join(high(a) | high(b), a | b);
  }
  return normalise(BigInt(a) | BigInt(b));
}

export function xor(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    if (a === (a | 0) && b === (b | 0)) return a ^ b;
    return join(high(a) ^ high(b), a ^ b);
  }
  return normalise(BigInt(a) ^ BigInt(b));
}

function high(a: number): number {
  return Math.floor(a / TWO_32);
}

function join(highHalf: number, lowHalf: number): Int {
  return fromIntegral(highHalf * TWO_32 + (lowHalf >>> 0));
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Int, b: Int): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Runs a bigint operation whose result may exceed what V8 can hold. */
function guardSize(operation: () => bigint): bigint {
  try {
    return operation();
  } catch (error) {
    if (error instanceof RangeError) fault("MemoryError", "");
    throw error;
  }
}
