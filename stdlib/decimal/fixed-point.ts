/**
 * Exponential and logarithm in binary fixed point over BigInt: a real number y is the bigint y * 2**bits.
 *
 * Errors are stated in units of the last bit. Nothing here knows decimals.
 */
import { bigBitLength } from "../../vm/numeric/int-bits.ts";

/** atanh(1/n), to within as many units as it takes terms. */
function inverseAtanh(n: bigint, bits: number): bigint {
  const square = n * n;
  let power = (1n << BigInt(bits)) / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power /= square;
    sum += power / k;
  }
  return sum;
}

const GUARD = 24;
let cachedBits = 0;
let cachedLn10 = 0n;

/** ln(10), error below one unit. */
export function ln10(bits: number): bigint {
  if (bits > cachedBits) {
    cachedBits = bits + 64;
    const work = cachedBits + GUARD;
    // A Machin-like formula: 31, 49 and 161 +-1 factor into 2, 3 and 5 only.
    const sum = 46n * inverseAtanh(31n, work) + 34n * inverseAtanh(49n, work) + 20n * inverseAtanh(161n, work);
    cachedLn10 = sum >> BigInt(GUARD);
  }
  return cachedLn10 >> BigInt(cachedBits - bits);
}

/** e**x for |x| < 8, error below two units of the result for results near 1 (relative 2**-bits in general). */
export function expFixed(x: bigint, bits: number): bigint {
  // Halving the argument k times shortens the series; each squaring afterwards doubles the error.
  const halvings = Math.max(4, Math.ceil(Math.sqrt(bits) * 0.7));
  const work = bits + 2 * halvings + GUARD;
  const shift = BigInt(work);
  const argument = x << BigInt(work - bits);
  const small = argument >> BigInt(halvings);
  let term = 1n << shift;
  let sum = term;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * small) >> shift) / n;
    sum += term;
  }
  for (let i = 0; i < halvings; i++) sum = (sum * sum) >> shift;
  return sum >> BigInt(work - bits);
}

/** ln(y) for 0.1 < y < 10, absolute error below four units. */
export function lnFixed(y: bigint, bits: number): bigint {
  if (bits <= 48) return BigInt(Math.round(Math.log(toDouble(y, bits)) * 2 ** bits));
  const work = bits + GUARD;
  // Halley's iteration triples the number of right bits.
  const before = Math.min(Math.ceil(work / 3) + 8, work - 1);
  const start =
    lnFixed(y >> BigInt(bits - Math.min(before, bits)), Math.min(before, bits)) << BigInt(work - Math.min(before, bits));
  const target = y << BigInt(work - bits);
  const exponential = expFixed(start, work);
  const correction = ((2n * (target - exponential)) << BigInt(work)) / (target + exponential);
  return (start + correction) >> BigInt(work - bits);
}

function toDouble(y: bigint, bits: number): number {
  const excess = Math.max(bigBitLength(y) - 60, 0);
  return Number(y >> BigInt(excess)) * 2 ** (excess - bits);
}
