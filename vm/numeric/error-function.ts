/** erf and erfc, computed in double-double: right to the last digit almost always. */
import { addPairs, dividePairs, low, multiplyPairs, twoProduct } from "./double-double.ts";
import { timesPowerOf2 } from "./int-float.ts";
import { expPair, pair } from "./libm.ts";

/** 2 / sqrt(pi) and 1 / sqrt(pi), as pairs. */
const TWO_OVER_ROOT_PI = [1.1283791670955126, 1.533545961316588e-17] as const;
const ONE_OVER_ROOT_PI = [0.5641895835477563, 7.66772980658294e-18] as const;

/** Below, erf is summed; above, erfc comes from the continued fraction. */
const SERIES_LIMIT = 2.25;

export function erf(x: number): number {
  const a = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (a > 6) return x < 0 ? -1 : 1;
  if (a < 1e-150) return x * TWO_OVER_ROOT_PI[0];
  let value: number;
  if (a < SERIES_LIMIT) value = erfSeries(a);
  else {
    const tail = erfcFraction(a);
    value = addPairs(1, 0, -tail, -low[0]);
  }
  return x < 0 ? -value : value;
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 28) return 0;
  if (x < -6) return 2;
  if (x >= SERIES_LIMIT) return timesPowerOf2(erfcFraction(x), pair[2]);
  const a = Math.abs(x);
  const tail = a < SERIES_LIMIT ? (a < 1e-150 ? 0 : erfSeries(a)) : 0;
  if (a < SERIES_LIMIT) {
    const tailLow = a < 1e-150 ? 0 : low[0];
    return x < 0 ? addPairs(1, 0, tail, tailLow) : addPairs(1, 0, -tail, -tailLow);
  }
  const rest = erfcFraction(a);
  return addPairs(2, 0, -rest, -low[0]);
}

/** erf(x) = 2/sqrt(pi) * exp(-x*x) * sum of 2**n x**(2n+1) / (1*3*5*...*(2n+1)); the low part is left in `low`. */
function erfSeries(x: number): number {
  const square = twoProduct(x, x);
  const squareLow = low[0];
  let [term, termLow] = [x, 0];
  let [sum, sumLow] = [x, 0];
  for (let n = 1; term > sum * 1e-34; n++) {
    term = multiplyPairs(term, termLow, 2 * square, 2 * squareLow);
    term = dividePairs(term, low[0], 2 * n + 1, 0);
    termLow = low[0];
    sum = addPairs(sum, sumLow, term, termLow);
    sumLow = low[0];
  }
  sum = multiplyPairs(sum, sumLow, TWO_OVER_ROOT_PI[0], TWO_OVER_ROOT_PI[1]);
  sumLow = low[0];
  expPair(-square, -squareLow);
  const scale = 2 ** pair[2];
  return multiplyPairs(sum, sumLow, pair[0] * scale, pair[1] * scale);
}

/**
 * erfc(x) for x >= 2 as value * 2**pair[2]; the low part is left in `low`. Laplace's continued fraction
 * exp(-x*x)/sqrt(pi) * 1/(x + (1/2)/(x + (2/2)/(x + ...))), from its end.
 */
function erfcFraction(x: number): number {
  let [value, valueLow] = [x, 0];
  // Enough terms for 2**-100 at that x, found by experiment.
  for (let n = Math.ceil(40 + 900 / (x * x)); n > 0; n--) {
    const part = dividePairs(n / 2, 0, value, valueLow);
    value = addPairs(x, 0, part, low[0]);
    valueLow = low[0];
  }
  const factor = dividePairs(ONE_OVER_ROOT_PI[0], ONE_OVER_ROOT_PI[1], value, valueLow);
  const factorLow = low[0];
  const square = twoProduct(x, x);
  expPair(-square, -low[0]);
  const result = multiplyPairs(factor, factorLow, pair[0], pair[1]);
  if (pair[2] < -900) return result;
  const scale = 2 ** pair[2];
  low[0] *= scale;
  pair[2] = 0;
  return result * scale;
}
