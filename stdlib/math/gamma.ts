/**
 * The gamma function and its logarithm, by Lanczos' approximation as CPython's mathmodule.c arranges it.
 *
 * Given Lanczos' parameter g and the number of terms, the coefficients are determined: the rational function agrees with
 * gamma at 1, 2, ..., 13. Domain errors are NaN, overflow is Infinity. Pure.
 */
import { cos, exp, log, sin } from "../../vm/numeric/libm.ts";

const G = 6.02468004077673;
const G_MINUS_HALF = 5.52468004077673;

const NUMERATOR = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
/** x(x+1)...(x+11). */
const DENOMINATOR = [0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1];

/** gamma(x) * exp(y) / y**(x - 1/2) with y = x + g - 1/2, for x > 0. */
function lanczosSum(x: number): number {
  let numerator = 0;
  let denominator = 0;
  if (x < 5) {
    for (let i = NUMERATOR.length - 1; i >= 0; i--) {
      numerator = numerator * x + NUMERATOR[i];
      denominator = denominator * x + DENOMINATOR[i];
    }
  } else {
    for (let i = 0; i < NUMERATOR.length; i++) {
      numerator = numerator / x + NUMERATOR[i];
      denominator = denominator / x + DENOMINATOR[i];
    }
  }
  return numerator / denominator;
}

/** sin(pi * x), exact at the multiples of 1/2. */
export function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  let result: number;
  switch (Math.round(2 * y)) {
    case 0:
      result = sin(Math.PI * y);
      break;
    case 1:
      result = cos(Math.PI * (y - 0.5));
      break;
    case 2:
      result = sin(Math.PI * (1 - y));
      break;
    case 3:
      result = -cos(Math.PI * (y - 1.5));
      break;
    default:
      result = sin(Math.PI * (y - 2));
  }
  return x < 0 ? -result : result;
}

const factorials: number[] = [1];
for (let n = 1; n < 23; n++) factorials.push(factorials[n - 1] * n);

export function gamma(x: number): number {
  if (!Number.isFinite(x)) return x < 0 ? Number.NaN : x;
  if (x === 0 || (Number.isInteger(x) && x < 0)) return Number.NaN;
  if (Number.isInteger(x) && x <= factorials.length) return factorials[x - 1];
  const a = Math.abs(x);
  if (a < 1e-20) return 1 / x;
  if (a > 200) return x > 0 ? Number.POSITIVE_INFINITY : 0 / sinPi(x);
  const y = a + G_MINUS_HALF;
  // The rounding error of y, and what it means for the power below.
  const error = a > G_MINUS_HALF ? y - a - G_MINUS_HALF : y - G_MINUS_HALF - a;
  const z = (error * G) / y;
  if (x < 0) {
    let result = ((-Math.PI / sinPi(a) / a) * exp(y)) / lanczosSum(a);
    result -= z * result;
    if (a < 140) return result / y ** (a - 0.5);
    const root = y ** (a / 2 - 0.25);
    return result / root / root;
  }
  let result = lanczosSum(a) / exp(y);
  result += z * result;
  if (a < 140) return result * y ** (a - 0.5);
  const root = y ** (a / 2 - 0.25);
  return result * root * root;
}

const LOG_PI = 1.1447298858494002;

/** ln|gamma(x)|. Infinity at the poles, which are domain errors. */
export function logGamma(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Number.POSITIVE_INFINITY : 0;
  const a = Math.abs(x);
  if (a < 1e-20) return -log(a);
  const result = log(lanczosSum(a)) - G + (a - 0.5) * (log(a + G - 0.5) - 1);
  return x < 0 ? LOG_PI - log(Math.abs(sinPi(a))) - log(a) - result : result;
}
