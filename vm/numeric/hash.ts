/**
 * Hashes of numbers: equal numbers of any type hash alike. The scheme is CPython's (Python/pyhash.c): reduction modulo the
 * Mersenne prime 2**61 - 1, -1 replaced by -2.
 */
import { type Int, normalise } from "./int.ts";
import { exactParts } from "./int-float.ts";

const BITS = 61n;
/** sys.hash_info.modulus. */
export const HASH_MODULUS = (1n << BITS) - 1n;
/** sys.hash_info.inf: the hash of positive infinity. */
export const HASH_INF = 314159;
const IMAG_FACTOR = 1000003n;

/** hash(int). */
export function hashInt(a: Int): Int {
  if (typeof a === "number") return a === -1 ? -2 : a;
  return finish(reduce(a < 0n ? -a : a), a < 0n);
}

/** hash(float), not for NaN: that hashes by identity. */
export function hashFloat(x: number): Int {
  if (Number.isSafeInteger(x)) return x === -1 ? -2 : x + 0;
  if (!Number.isFinite(x)) return x > 0 ? HASH_INF : -HASH_INF;
  const [mantissa, exponent] = exactParts(Math.abs(x));
  return finish(timesPower(BigInt(mantissa), exponent), x < 0);
}

/** hash(complex) from the hashes of its parts. */
export function hashComplex(real: Int, imag: Int): Int {
  const hash = BigInt.asIntN(64, BigInt(real) + IMAG_FACTOR * BigInt(imag));
  return hash === -1n ? -2 : normalise(hash);
}

/** x modulo the modulus, for x >= 0; 2**61 is 1 there, so that the halves of a long number just add up. */
function reduce(x: bigint): bigint {
  let rest = x;
  while (rest > HASH_MODULUS) {
    if (rest >> 122n > 0n) return rest % HASH_MODULUS;
    rest = (rest & HASH_MODULUS) + (rest >> BITS);
  }
  return rest === HASH_MODULUS ? 0n : rest;
}

/** mantissa * 2**exponent modulo the modulus; a negative power of two is a positive one there. */
function timesPower(mantissa: bigint, exponent: number): bigint {
  const rotation = ((exponent % 61) + 61) % 61;
  return reduce(mantissa << BigInt(rotation));
}

function finish(magnitude: bigint, negative: boolean): Int {
  const hash = normalise(negative ? -magnitude : magnitude);
  return hash === -1 ? -2 : hash;
}
