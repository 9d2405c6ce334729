/** Functions on the representation of doubles, and exact operations on them. Pure. */
import { fault } from "../../vm/numeric/fault.ts";
import { exactParts, scaledToFloat } from "../../vm/numeric/int-float.ts";

const doubles = new Float64Array(1);
const words = new BigInt64Array(doubles.buffer);
const SIGN = 1n << 63n;

/** Position in the order of all doubles, both zeros being 0. */
function rankOf(x: number): bigint {
  doubles[0] = x;
  return words[0] < 0n ? -(words[0] + SIGN) : words[0];
}

function atRank(rank: bigint): number {
  words[0] = rank < 0n ? -rank - SIGN : rank;
  return doubles[0];
}

/** The double next to x in the direction of y (C's nextafter): a zero reached from below is negative. */
export function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return y;
  const result = atRank(rankOf(x) + (y > x ? 1n : -1n));
  return result === 0 && x < 0 ? -0 : result;
}

/** The double `steps` positions from x towards y, but not beyond y. */
export function stepTowards(x: number, y: number, steps: bigint): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (steps === 0n) return x;
  if (x === y) return y;
  const [from, to] = [rankOf(x), rankOf(y)];
  const distance = to > from ? to - from : from - to;
  if (steps >= distance) return y;
  const result = atRank(to > from ? from + steps : from - steps);
  return result === 0 && x < 0 ? -0 : result;
}

/** The value of the last bit. */
export function ulp(x: number): number {
  const a = Math.abs(x);
  if (!Number.isFinite(a)) return a;
  const next = nextAfter(a, Number.POSITIVE_INFINITY);
  return next === Number.POSITIVE_INFINITY ? a - nextAfter(a, 0) : next - a;
}

/** IEEE 754 remainder of finite x and y != 0. */
export function remainder(x: number, y: number): number {
  const a = Math.abs(x);
  const b = Math.abs(y);
  const below = a % b;
  const above = b - below;
  let rest: number;
  if (below < above) rest = below;
  else if (below > above) rest = -above;
  // A tie: the even multiple.
  else rest = below - 2 * ((0.5 * (a - below)) % b);
  return x < 0 || Object.is(x, -0) ? -rest : rest;
}

/** x * y + z with one rounding. Raises ValueError and OverflowError. */
export function fusedMultiplyAdd(x: number, y: number, z: number): number {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return specialFma(x, y, z, x * y + z);
  if (!Number.isFinite(z)) return z;
  if (x === 0 || y === 0) return x * y + z;
  const [mx, ex] = exactParts(x);
  const [my, ey] = exactParts(y);
  const product = BigInt(mx) * BigInt(my);
  const exponent = ex + ey;
  if (z === 0) return signed(product, exponent);
  const [mz, ez] = exactParts(z);
  const lowest = Math.min(exponent, ez);
  const sum = (product << BigInt(exponent - lowest)) + (BigInt(mz) << BigInt(ez - lowest));
  return sum === 0n ? 0 : signed(sum, lowest);
}

function specialFma(x: number, y: number, z: number, result: number): number {
  if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y) && !Number.isNaN(z)) {
    fault("ValueError", "invalid operation in fma");
  }
  return result;
}

function signed(mantissa: bigint, exponent: number): number {
  const magnitude = scaledToFloat(mantissa < 0n ? -mantissa : mantissa, exponent, false);
  if (magnitude === Number.POSITIVE_INFINITY) fault("OverflowError", "overflow in fma");
  return mantissa < 0n ? -magnitude : magnitude;
}
