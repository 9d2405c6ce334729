/** Counting functions on ints: factorial, comb, perm. Pure. */
import { type Int, mul, normalise } from "../../vm/numeric/int.ts";

const small: number[] = [1];
for (let n = 1; small[n - 1] * n <= Number.MAX_SAFE_INTEGER; n++) small.push(small[n - 1] * n);

/** n! for n >= 0. */
export function factorial(n: number): Int {
  return n < small.length ? small[n] : normalise(product(2n, BigInt(n)));
}

/** low * (low + 1) * ... * high, by halves so that the factors have like sizes. */
function product(lowest: bigint, highest: bigint): bigint {
  if (highest - lowest < 16n) {
    let result = lowest;
    for (let i = lowest + 1n; i <= highest; i++) result *= i;
    return result;
  }
  const middle = (lowest + highest) >> 1n;
  return product(lowest, middle) * product(middle + 1n, highest);
}

/** n * (n - 1) * ... * (n - k + 1) for 0 <= k <= n. */
export function permutations(n: Int, k: number): Int {
  if (k === 0) return 1;
  if (typeof n === "number" && k < 16) {
    let result: Int = n;
    for (let i = 1; i < k; i++) result = mul(result, n - i);
    return result;
  }
  const top = BigInt(n);
  return normalise(product(top - BigInt(k) + 1n, top));
}

/** n! / (k! (n - k)!) for 0 <= k <= n / 2. */
export function combinations(n: Int, k: number): Int {
  let result: Int = 1;
  if (typeof n === "number") {
    // Every step is exact: a product of i consecutive numbers is divisible by i!.
    let i = 1;
    for (; i <= k; i++) {
      const next: number = (result as number) * (n - k + i);
      if (!Number.isSafeInteger(next)) break;
      result = next / i;
    }
    if (i > k) return result;
  }
  return normalise(bigCombinations(BigInt(n), BigInt(k)));
}

/** By halves: C(n, k) = C(n, j) * C(n - j, k - j) / C(k, j). */
function bigCombinations(n: bigint, k: bigint): bigint {
  if (k === 0n) return 1n;
  if (k === 1n) return n;
  const half = k / 2n;
  return (bigCombinations(n, half) * bigCombinations(n - half, k - half)) / bigCombinations(k, half);
}
