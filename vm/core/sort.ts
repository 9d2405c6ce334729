/**
 * Sorting values by `<`, the only comparison asked, as Python promises. It may run Python code, in nested loops.
 */
import { equals, lessThan } from "./ops/compare.ts";
import { isAscending, sortedOrder } from "./sort-numbers.ts";
import { type Less, TimSort } from "./tim-sort.ts";
import { PyTuple } from "./tuple.ts";
import { PyFloat, type Value } from "./value.ts";

const lessNumber: Less = (a, b) => (a as number) < (b as number);
const lessText: Less = (a, b) => (a as string) < (b as string);
const lessFloat: Less = (a, b) => (a as PyFloat).value < (b as PyFloat).value;

/** `a < b` for exact tuples. */
function lessTuple(a: Value, b: Value): boolean {
  const left = (a as PyTuple).items;
  const right = (b as PyTuple).items;
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    const x = left[i] as Value;
    const y = right[i] as Value;
    if (!equals(x, y)) return lessThan(x, y);
  }
  return left.length < right.length;
}

type Kind = "number" | "string" | "float" | "tuple" | "other";

function kindOf(value: Value): Kind {
  switch (typeof value) {
    case "number":
    case "bigint":
      return "number";
    case "string":
      return "string";
    case "object":
      if (value === null) return "other";
      if (value.constructor === PyFloat) return "float";
      return value.constructor === PyTuple ? "tuple" : "other";
    default:
      return "other";
  }
}

const COMPARISONS: Readonly<Record<Kind, Less>> = {
  number: lessNumber,
  string: lessText,
  float: lessFloat,
  tuple: lessTuple,
  other: lessThan,
};

/** The cheapest comparison that is right for all these keys. */
function comparisonFor(keys: readonly Value[]): Less {
  const kind = kindOf(keys[0] as Value);
  for (let i = 1; i < keys.length; i++) if (kindOf(keys[i] as Value) !== kind) return lessThan;
  return COMPARISONS[kind];
}

/** From this length on a list of ints is sorted faster by V8. */
const MANY = 24;

/**
 * Sorts `keys` in place and stably; `values`, when given, is rearranged in the same way. An exception from a comparison
 * leaves them in the order reached.
 */
export function sortValues(keys: Value[], values: Value[] | null): void {
  if (keys.length < 2) return;
  const less = comparisonFor(keys);
  if (keys.length > MANY && (less === lessNumber || less === lessFloat)) {
    const numbers = numbersOf(keys);
    if (numbers !== undefined) {
      sortByNumbers(keys, values, numbers);
      return;
    }
  }
  new TimSort(keys, values, less).sort();
}

/** The values of ints, or of floats; undefined if there is a large int or a NaN among them. */
function numbersOf(keys: readonly Value[]): Float64Array | undefined {
  const numbers = new Float64Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const number = typeof key === "number" ? key : key instanceof PyFloat ? key.value : Number.NaN;
    if (Number.isNaN(number)) return undefined;
    numbers[i] = number;
  }
  return numbers;
}

function sortByNumbers(keys: Value[], values: Value[] | null, numbers: Float64Array): void {
  if (isAscending(numbers)) return;
  if (values === null && typeof keys[0] === "number") {
    // Equal ints cannot be told apart, so the order among them does not matter.
    numbers.sort();
    for (let i = 0; i < numbers.length; i++) keys[i] = numbers[i]!;
    return;
  }
  const order = sortedOrder(numbers);
  const moved = values ?? keys;
  const before = moved.slice();
  for (let i = 0; i < order.length; i++) moved[i] = before[order[i]!]!;
}
