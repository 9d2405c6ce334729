/** math.sumprod: exact for ints, in extended precision for floats, by the operators of anything else. */
import { valueError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { binaryOperation } from "../../vm/core/ops/arithmetic.ts";
import { getIterator, nextNow } from "../../vm/core/ops/iterate.ts";
import { type Int, PyFloat, type Value } from "../../vm/core/value.ts";
import { low, twoProduct } from "../../vm/numeric/double-double.ts";
import { add, mul } from "../../vm/numeric/int.ts";
import { ExactSum } from "./sums.ts";

const ADD = 0;
const MULTIPLY = 5;

/** The float a factor stands for in a product of floats: floats themselves, and ints and bools that floats can hold. */
function factor(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.constructor === PyFloat ? value.value : undefined;
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  if (typeof value !== "bigint") return undefined;
  const x = Number(value);
  return Number.isFinite(x) ? x : undefined;
}

/** Sums products of floats until one of another kind, or an overflow, ends the run. */
class FloatRun {
  #sum: ExactSum | undefined;

  /** True if the product was taken. */
  take(p: Value, q: Value): boolean {
    if (!(p instanceof PyFloat) && !(q instanceof PyFloat)) return false;
    const x = factor(p);
    const y = factor(q);
    if (x === undefined || y === undefined) return false;
    const product = twoProduct(x, y);
    const error = low[0];
    // Splitting overflows for huge factors, and is inexact for tiny products.
    if (!Number.isFinite(product) || !Number.isFinite(error) || (product !== 0 && Math.abs(product) < 2 ** -960)) return false;
    this.#sum ??= new ExactSum();
    this.#sum.add(product);
    this.#sum.add(error);
    return true;
  }

  /** total + the run's sum; the next run starts empty. */
  addTo(total: Value): Value {
    if (this.#sum === undefined) return total;
    const sum = new PyFloat(this.#sum.result());
    this.#sum = undefined;
    return settle(binaryOperation(ADD, total, sum));
  }
}

/** The sum of an int and a product of ints, while all of them fit a machine word; undefined for anything else. */
function addWords(total: Value, p: Value, q: Value): Int | undefined {
  if (!isWord(p) || !isWord(q)) return undefined;
  const product = mul(p, q);
  if (!isWord(product)) return undefined;
  const sum = add(total as Int, product);
  return isWord(sum) ? sum : undefined;
}

function isWord(value: Value): value is Int {
  return typeof value === "number" || (typeof value === "bigint" && BigInt.asIntN(64, value) === value);
}

/**
 * sumprod(p, q): machine words, then floats, then anything. The fast ways end for good with the first pair they cannot take,
 * so that every later sum is formed by the operators, in order.
 */
export function sumOfProducts(p: Value, q: Value): Value {
  const left = settle(getIterator(p));
  const right = settle(getIterator(q));
  const run = new FloatRun();
  let stage: "words" | "floats" | "any" = "words";
  let total: Value = 0;
  for (;;) {
    const a = nextNow(left);
    const b = nextNow(right);
    if (a === undefined && b === undefined) return run.addTo(total);
    if (a === undefined || b === undefined) throw valueError("Inputs are not the same length");
    if (stage === "words") {
      const sum = addWords(total, a, b);
      if (sum !== undefined) {
        total = sum;
        continue;
      }
      stage = "floats";
    }
    if (stage === "floats") {
      if (run.take(a, b)) continue;
      stage = "any";
      total = run.addTo(total);
    }
    total = settle(binaryOperation(ADD, total, settle(binaryOperation(MULTIPLY, a, b))));
  }
}
