/**
 * The elementary functions, rounded correctly in all but a few cases in ten thousand.
 *
 * V8's own (fdlibm) differ from the C library that CPython calls in the last digit of 3 to 10 results in a hundred, and a
 * program prints that digit. C libraries today are within 0.52 units or so; so are these, by computing in double-double:
 * exp, sin and cos by series, their inverses by one Newton step from V8's result. Knows nothing of Python's errors: domain
 * errors are NaN, overflow is Infinity, as in JavaScript.
 */
import { addPairs, dividePairs, fastTwoSum, low, multiplyPairs, twoProduct, twoSum } from "./double-double.ts";
import { splitFloat, timesPowerOf2 } from "./int-float.ts";
import { reduceQuarter, rest } from "./quarter-turns.ts";

const { abs, round, sqrt } = Math;

/** ln 2 / 64 in three parts; the first two have 36 bits, so that their products with exponents are exact. */
const LN2_64 = [0.010830424696223417, 2.5728046223228848e-14, 4.784126150029144e-26] as const;
const LN2_HIGH = Math.LN2;
const LN2_LOW = 2.3190468138462996e-17;
const INVERSE_LN2 = Math.LOG2E;
const INVERSE_LN2_LOW = 2.0355273740931033e-17;

/** 2**(i/64) as pairs, made when first needed: i in 0..63 at 2i and 2i+1. */
let powers: Float64Array | undefined;

function powerTable(): Float64Array {
  if (powers === undefined) {
    powers = new Float64Array(128);
    // The square root, six times, of 2; the other powers are products.
    const roots: [number, number][] = [];
    let [root, rootLow] = [2, 0];
    for (let i = 0; i < 6; i++) {
      [root, rootLow] = squareRootPair(root, rootLow);
      roots.unshift([root, rootLow]);
    }
    for (let i = 0; i < 64; i++) {
      let [value, valueLow] = [1, 0];
      for (let bit = 0; bit < 6; bit++) {
        if ((i >> bit) & 1) {
          value = multiplyPairs(value, valueLow, roots[bit][0], roots[bit][1]);
          valueLow = low[0];
        }
      }
      powers[2 * i] = value;
      powers[2 * i + 1] = valueLow;
    }
  }
  return powers;
}

function squareRootPair(x: number, xLow: number): [number, number] {
  const root = sqrt(x + xLow);
  const square = twoProduct(root, root);
  const correction = (x - square - low[0] + xLow) / (2 * root);
  const high = fastTwoSum(root, correction);
  return [high, low[0]];
}

/** Where functions named ...Pair leave their result: (pair[0] + pair[1]) * 2**pair[2]. */
export const pair = new Float64Array(3);

/** exp of (units + rest) * ln2 / 64 where r + rLow is the rest times ln2/64, below 0.006. */
function expOfReduced(units: number, r: number, rLow: number): void {
  const table = powerTable();
  const index = units & 63;
  pair[2] = (units - index) / 64;
  // exp(r) - 1 = r + r*r/2 + ...: the square to twice the precision, the rest in doubles.
  const square = twoProduct(r, r);
  const squareLow = low[0] + 2 * r * rLow;
  const tail = square * r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040)))));
  const p = addPairs(r, rLow, square / 2, squareLow / 2 + tail);
  const pLow = low[0];
  const t = table[2 * index];
  const tLow = table[2 * index + 1];
  const product = multiplyPairs(t, tLow, p, pLow);
  pair[0] = addPairs(t, tLow, product, low[0]);
  pair[1] = low[0];
}

/** Sets the pair to exp(x + xLow), for |x| < 800. */
export function expPair(x: number, xLow: number): void {
  const units = round(x * (64 * INVERSE_LN2));
  const first = twoSum(x - units * LN2_64[0], -units * LN2_64[1]);
  const r = fastTwoSum(first, low[0] + xLow - units * LN2_64[2]);
  expOfReduced(units, r, low[0]);
}

function scaledPair(): number {
  // Where the scaled result is subnormal, only the scaling may round.
  if (pair[2] < -1022) {
    const scaled = pair[0] * 2 ** -960;
    return timesPowerOf2(scaled + pair[1] * 2 ** -960, pair[2] + 960);
  }
  return timesPowerOf2(pair[0] + pair[1], pair[2]);
}

/** Where exponentials have overflowed or vanished; NaN for NaN. */
function limitOfExp(x: number): number {
  if (Number.isNaN(x)) return x;
  return x > 0 ? Number.POSITIVE_INFINITY : 0;
}

export function exp(x: number): number {
  if (!(abs(x) < 746)) return limitOfExp(x);
  if (abs(x) < 2 ** -54) return 1 + x;
  expPair(x, 0);
  return scaledPair();
}

export function exp2(x: number): number {
  if (!(abs(x) < 1100)) return limitOfExp(x);
  const units = round(x * 64);
  const fraction = x - units / 64;
  const r = multiplyPairs(fraction, 0, LN2_HIGH, LN2_LOW);
  expOfReduced(units, r, low[0]);
  return scaledPair();
}

/** Sets the pair to ln(x), exponent 0, for a positive normal x. */
function logPair(x: number): void {
  pair[2] = 0;
  if (abs(x - 1) < 0.02) {
    logNearOne(x - 1);
    return;
  }
  const estimate = Math.log(x);
  expPair(-estimate, 0);
  // x * exp(-estimate) - 1, scaled so that nothing overflows on the way.
  const [fraction, exponent] = splitFloat(x);
  const scale = timesPowerOf2(1, exponent + pair[2]);
  const product = twoProduct(fraction, pair[0] * scale);
  const productLow = low[0] + fraction * (pair[1] * scale);
  const excess = product - 1 + productLow;
  pair[0] = fastTwoSum(estimate, excess - (excess * excess) / 2);
  pair[1] = low[0];
}

/** ln(1 + f) = 2 atanh(f / (2 + f)). */
function logNearOne(f: number): void {
  const sum = twoSum(2, f);
  const s = dividePairs(f, 0, sum, low[0]);
  const sLow = low[0];
  const square = s * s;
  const tail = s * square * (2 / 3 + square * (2 / 5 + square * (2 / 7 + square * (2 / 9 + (square * 2) / 11))));
  // The cubic term is large enough that its own rounding could show.
  pair[0] = fastTwoSum(2 * s, 2 * sLow + tail);
  pair[1] = low[0];
}

const SMALLEST_NORMAL = 2 ** -1022;

export function log(x: number): number {
  if (x === 1) return 0;
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log(x);
  if (x < SMALLEST_NORMAL) {
    const [fraction, exponent] = splitFloat(x);
    logPair(fraction);
    return addPairs(pair[0], pair[1], exponent * LN2_HIGH, exponent * LN2_LOW + productError(exponent, LN2_HIGH));
  }
  logPair(x);
  return pair[0] + pair[1];
}

function productError(a: number, b: number): number {
  twoProduct(a, b);
  return low[0];
}

export function log2(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log(x);
  let [fraction, exponent] = splitFloat(x);
  if (fraction < Math.SQRT1_2) {
    fraction *= 2;
    exponent--;
  }
  if (fraction === 1) return exponent;
  logPair(fraction);
  const quotient = multiplyPairs(pair[0], pair[1], INVERSE_LN2, INVERSE_LN2_LOW);
  return addPairs(exponent, 0, quotient, low[0]);
}

/** log10(2) in two parts, the first so short that its products with exponents are exact; and 1/ln(10). */
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;

export function log10(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log(x);
  // Not correctly rounded, but the sum that C libraries compute.
  let [fraction, exponent] = splitFloat(x);
  exponent -= 1;
  fraction *= 2;
  if (exponent < 0) {
    fraction /= 2;
    exponent++;
  }
  return exponent * LOG10_2_LOW + Math.LOG10E * log(fraction) + exponent * LOG10_2_HIGH;
}

/** Taylor coefficients of sin(x)/x and cos(x) in x*x that plain doubles are good enough for, from the seventh power on. */
const SINE = [-1 / 5040, 1 / 362880, -1 / 39916800, 1 / 6227020800, -1 / 1307674368000, 1 / 355687428096000];
const COSINE = [-1 / 720, 1 / 40320, -1 / 3628800, 1 / 479001600, -1 / 87178291200, 1 / 20922789888000, -1 / 6402373705728000];

/** Coefficients 1/3!, 1/5! and 1/4! as pairs. */
const THIRD = [1 / 6, 9.25185853854297e-18] as const;
const FIFTH = [1 / 120, 1.1564823173178714e-19] as const;
const FOURTH = [1 / 24, 2.3129646346357427e-18] as const;

function horner(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}

/** Sets the pair to the sine of r + rLow, |r| < 0.8. */
function sinePair(r: number, rLow: number): void {
  const square = multiplyPairs(r, rLow, r, rLow);
  const squareLow = low[0];
  let sum = twoSum(FIFTH[0], square * horner(SINE, square));
  let sumLow = low[0] + FIFTH[1];
  sum = multiplyPairs(sum, sumLow, square, squareLow);
  sum = addPairs(-THIRD[0], -THIRD[1], sum, low[0]);
  sum = multiplyPairs(sum, low[0], square, squareLow);
  sumLow = low[0];
  sum = multiplyPairs(sum, sumLow, r, rLow);
  pair[0] = addPairs(r, rLow, sum, low[0]);
  pair[1] = low[0];
}

/** Sets the pair to the cosine of r + rLow, |r| < 0.8. */
function cosinePair(r: number, rLow: number): void {
  const square = multiplyPairs(r, rLow, r, rLow);
  const squareLow = low[0];
  let sum = twoSum(FOURTH[0], square * horner(COSINE, square));
  sum = multiplyPairs(sum, low[0] + FOURTH[1], square, squareLow);
  sum = addPairs(-0.5, 0, sum, low[0]);
  sum = multiplyPairs(sum, low[0], square, squareLow);
  pair[0] = addPairs(1, 0, sum, low[0]);
  pair[1] = low[0];
}

/** Sets the pair to the sine (or with `shift` 1 the cosine) of a finite x. */
function trigPair(x: number, shift: number): void {
  const quarter = (reduceQuarter(x) + shift) & 3;
  if (quarter & 1) cosinePair(rest[0], rest[1]);
  else sinePair(rest[0], rest[1]);
  if (quarter & 2) {
    pair[0] = -pair[0];
    pair[1] = -pair[1];
  }
}

const TINY = 2 ** -27;

export function sin(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  if (abs(x) < TINY) return x === 0 ? x : x - (x * x * x) / 6;
  trigPair(x, 0);
  return pair[0] + pair[1];
}

export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  trigPair(x, 1);
  return pair[0] + pair[1];
}

export function tan(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  if (abs(x) < TINY) return x === 0 ? x : x + (x * x * x) / 3;
  trigPair(x, 0);
  const [s, sLow] = [pair[0], pair[1]];
  trigPair(x, 1);
  return dividePairs(s, sLow, pair[0], pair[1]);
}

export function asin(x: number): number {
  const estimate = Math.asin(x);
  if (abs(x) < TINY || abs(x) >= 1 || Number.isNaN(x)) return estimate;
  trigPair(estimate, 0);
  const difference = x - pair[0] - pair[1];
  trigPair(estimate, 1);
  return estimate + difference / pair[0];
}

export function acos(x: number): number {
  const estimate = Math.acos(x);
  if (abs(x) >= 1 || Number.isNaN(x)) return estimate;
  trigPair(estimate, 1);
  const difference = pair[0] - x + pair[1];
  trigPair(estimate, 0);
  return estimate + difference / pair[0];
}

export function atan(x: number): number {
  if (abs(x) < TINY || !(abs(x) < 2 ** 60)) return Math.atan(x);
  return refinedAngle(Math.atan(x), x, 1);
}

export function atan2(y: number, x: number): number {
  const estimate = Math.atan2(y, x);
  const [a, b] = [abs(x), abs(y)];
  if (!(a < 2 ** 500 && b < 2 ** 500 && a > 2 ** -400 && b > 2 ** -400 && abs(estimate) > TINY)) return estimate;
  return refinedAngle(estimate, y, x);
}

/** The angle of the point (x, y) from an estimate: the sine of the difference is the cross product over the length. */
function refinedAngle(estimate: number, y: number, x: number): number {
  trigPair(estimate, 0);
  const [s, sLow] = [pair[0], pair[1]];
  trigPair(estimate, 1);
  const [c, cLow] = [pair[0], pair[1]];
  const across = twoProduct(y, c);
  const acrossLow = low[0] + y * cLow;
  const along = twoProduct(x, s);
  const difference = across - along + (acrossLow - low[0] - x * sLow);
  return estimate + difference / (x * c + y * s);
}

export function cbrt(x: number): number {
  const estimate = Math.cbrt(x);
  if (x === 0 || !Number.isFinite(x)) return estimate;
  const [fraction, exponent] = splitFloat(x);
  const thirds = Math.floor(exponent / 3);
  const scaled = fraction * 2 ** (exponent - 3 * thirds);
  const root = timesPowerOf2(estimate, -thirds);
  const square = twoProduct(root, root);
  const cube = multiplyPairs(square, low[0], root, 0);
  const refined = root + (scaled - cube - low[0]) / (3 * square);
  return timesPowerOf2(refined, thirds);
}

export function cosh(x: number): number {
  const a = abs(x);
  if (a < 0.34) return Math.cosh(x);
  if (a >= 22) return halfExp(a);
  const t = exp(a);
  return t / 2 + 0.5 / t;
}

export function sinh(x: number): number {
  const a = abs(x);
  if (a < 22) return Math.sinh(x);
  return x < 0 ? -halfExp(a) : halfExp(a);
}

/** exp(a) / 2, also where exp(a) overflows. */
function halfExp(a: number): number {
  if (a < 709) return exp(a) / 2;
  const root = exp(a / 2);
  return (root / 2) * root;
}

export function asinh(x: number): number {
  const a = abs(x);
  if (a < 2 ** -28 || !Number.isFinite(x)) return x;
  if (a <= 2) return Math.asinh(x);
  const result = a > 2 ** 28 ? log(a) + LN2_HIGH : log(2 * a + 1 / (sqrt(x * x + 1) + a));
  return x < 0 ? -result : result;
}

export function acosh(x: number): number {
  if (x > 2 ** 28) return x === Number.POSITIVE_INFINITY ? x : log(x) + LN2_HIGH;
  return x > 2 ? log(2 * x - 1 / (x + sqrt(x * x - 1))) : Math.acosh(x);
}
