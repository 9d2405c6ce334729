/** Sums of floats without loss: fsum, norms, and the exact sum behind sumprod. Pure. */
import { low, twoProduct } from "../../vm/numeric/double-double.ts";
import { fault } from "../../vm/numeric/fault.ts";

/**
 * A sum of doubles kept as partial sums that do not overlap (Shewchuk's algorithm), in increasing order of magnitude.
 */
export class ExactSum {
  readonly #partials: number[] = [];
  #special = 0;
  #infinities = 0;

  /** Adds a double. Raises OverflowError if a partial sum overflows. */
  add(value: number): void {
    let x = value;
    let count = 0;
    const partials = this.#partials;
    for (let y of partials) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const high = x + y;
      const rest = y - (high - x);
      if (rest !== 0) partials[count++] = rest;
      x = high;
    }
    partials.length = count;
    if (x === 0) return;
    if (Number.isFinite(x)) {
      partials.push(x);
      return;
    }
    if (Number.isFinite(value)) fault("OverflowError", "intermediate overflow in fsum");
    if (!Number.isNaN(value)) this.#infinities += value;
    this.#special += value;
    partials.length = 0;
  }

  /** The correctly rounded sum. Raises ValueError if infinities of both signs were added. */
  result(): number {
    if (this.#special !== 0) {
      if (Number.isNaN(this.#infinities)) fault("ValueError", "-inf + inf in fsum");
      return this.#special;
    }
    const partials = this.#partials;
    let n = partials.length;
    if (n === 0) return 0;
    let high = partials[--n];
    let rest = 0;
    while (n > 0) {
      const x = high;
      const y = partials[--n];
      high = x + y;
      rest = y - (high - x);
      if (rest !== 0) break;
    }
    // Half-even across partials: the next one decides a tie.
    if (n > 0 && ((rest < 0 && partials[n - 1] < 0) || (rest > 0 && partials[n - 1] > 0))) {
      const doubled = rest * 2;
      const x = high + doubled;
      if (doubled === x - high) high = x;
    }
    return high;
  }
}

/** sqrt(sum of squares), nearly always correctly rounded, without needless overflow. */
export function norm(values: readonly number[]): number {
  let max = 0;
  let sawNaN = false;
  for (const value of values) {
    const a = Math.abs(value);
    if (a > max) max = a;
    if (Number.isNaN(a)) sawNaN = true;
  }
  if (max === Number.POSITIVE_INFINITY) return max;
  if (sawNaN) return Number.NaN;
  if (max === 0 || values.length === 1) return max;
  // Scaled by a power of two so that the largest is near one, in two steps where one would overflow.
  const exponent = max < 2 ** -1000 ? -1000 : Math.floor(Math.log2(max));
  const scale = 2 ** -Math.max(exponent, -1000);
  return rootOfSquares(values, scale) / scale;
}

function rootOfSquares(values: readonly number[], scale: number): number {
  let sum = 0;
  let sumLow = 0;
  for (const value of values) {
    const x = value * scale;
    const square = twoProduct(x, x);
    const squareLow = low[0];
    const total = sum + square;
    sumLow += Math.abs(sum) >= square ? square - (total - sum) : sum - (total - square);
    sumLow += squareLow;
    sum = total;
  }
  const root = Math.sqrt(sum + sumLow);
  const square = twoProduct(root, root);
  return root + (sum - square - low[0] + sumLow) / (2 * root);
}
