/**
 * Arithmetic on unevaluated sums of two doubles ("double-double", about 106 bits), as far as the elementary functions need it.
 *
 * An operation gives the large part of its result and leaves the small part in `low[0]`, to be read before the next operation:
 * a typed array, because a number in a variable outside the function, or in an object, would be allocated anew each time.
 */

/** The small part of the last result. */
export const low = new Float64Array(1);

/** a + b exactly; any magnitudes. */
export function twoSum(a: number, b: number): number {
  const sum = a + b;
  const fromB = sum - a;
  low[0] = a - (sum - fromB) + (b - fromB);
  return sum;
}

/** a + b exactly, for |a| >= |b| or a = 0. */
export function fastTwoSum(a: number, b: number): number {
  const sum = a + b;
  low[0] = b - (sum - a);
  return sum;
}

/** 2**27 + 1: splits a double into halves whose products are exact (Dekker). */
const SPLITTER = 134217729;

/** a * b exactly, for |a|, |b| below 2**995 and a product above 2**-969. */
export function twoProduct(a: number, b: number): number {
  const product = a * b;
  const sa = SPLITTER * a;
  const aHigh = sa - (sa - a);
  const aLow = a - aHigh;
  const sb = SPLITTER * b;
  const bHigh = sb - (sb - b);
  const bLow = b - bHigh;
  low[0] = aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
  return product;
}

/** (a + aLow) + (b + bLow). */
export function addPairs(a: number, aLow: number, b: number, bLow: number): number {
  const sum = twoSum(a, b);
  return fastTwoSum(sum, low[0] + aLow + bLow);
}

/** (a + aLow) * (b + bLow). */
export function multiplyPairs(a: number, aLow: number, b: number, bLow: number): number {
  const product = twoProduct(a, b);
  return fastTwoSum(product, low[0] + (a * bLow + aLow * b));
}

/** (a + aLow) / (b + bLow). */
export function dividePairs(a: number, aLow: number, b: number, bLow: number): number {
  const quotient = a / b;
  const product = twoProduct(quotient, b);
  const rest = a - product - low[0] + aLow - quotient * bLow;
  return fastTwoSum(quotient, rest / b);
}
