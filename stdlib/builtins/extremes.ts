/** The builtins min, max and sum. */
import { pyError, typeError } from "../../vm/core/errors.ts";
import { andThen, settle } from "../../vm/core/execution.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { binaryOperation, OPERATOR_SLOTS } from "../../vm/core/ops/arithmetic.ts";
import { call } from "../../vm/core/ops/call.ts";
import { richCompare } from "../../vm/core/ops/compare.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { getIterator } from "../../vm/core/ops/iterate.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { truth } from "../../vm/core/ops/truth.ts";
import { builtinTypes, typeOf } from "../../vm/core/registry.ts";
import { bindArguments, parseSignature } from "../../vm/core/signature.ts";
import { type CompareOp, GT, LT } from "../../vm/core/slots.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { type Outcome, PENDING, PyFloat, type Value } from "../../vm/core/value.ts";
import { add } from "../../vm/numeric/int.ts";
import { toFloat } from "../../vm/numeric/int-float.ts";
import { PlainItemsLoop } from "./plain-items.ts";

/** Finds the item whose key beats all earlier ones. */
class ExtremeLoop extends PlainItemsLoop {
  private readonly op: CompareOp;
  private readonly key: Value;
  private readonly empty: () => Outcome;
  private best: Value | undefined;
  private bestKey: Value = null;
  private itemKey: Value = null;
  constructor(op: CompareOp, key: Value, empty: () => Outcome) {
    super();
    this.op = op;
    this.key = key;
    this.empty = empty;
  }

  /** Without a key function: ints, or strs, which JavaScript orders as Python does. */
  protected takePlain(items: readonly Value[]): number {
    const kind = typeof items[0];
    if (this.key === null && items[0] instanceof PyFloat) return this.#takeFloats(items);
    if (this.key !== null || (kind !== "number" && kind !== "string")) return 0;
    const greater = this.op === GT;
    let best = items[0] as number;
    let count = 1;
    for (; count < items.length; count++) {
      const item = items[count] as number;
      if (typeof item !== kind) break;
      if (greater ? item > best : item < best) best = item;
    }
    this.best = best;
    this.bestKey = best;
    return count;
  }

  #takeFloats(items: readonly Value[]): number {
    const greater = this.op === GT;
    let best = items[0] as PyFloat;
    let count = 0;
    for (; count < items.length; count++) {
      const item = items[count];
      if (!(item instanceof PyFloat) || item.constructor !== PyFloat) break;
      if (greater ? item.value > best.value : item.value < best.value) best = item;
    }
    if (count === 0) return 0;
    this.best = best;
    this.bestKey = best;
    return count;
  }

  /** True when the item is the best so far. */
  protected override step(item: Value): Outcome {
    if (this.key !== null) return andThen(call(this.key, [item]), (key) => this.#beats(key));
    return this.#beats(item);
  }

  #beats(key: Value): Outcome {
    this.itemKey = key;
    if (this.best === undefined) return true;
    const best = this.bestKey;
    if (typeof key === "number" && typeof best === "number") return this.op === GT ? key > best : key < best;
    const answer = richCompare(key, best, this.op);
    return typeof answer === "boolean" ? answer : andThen(answer, truth);
  }

  protected stepped(better: Value): undefined {
    if (!better) return;
    this.best = this.item;
    this.bestKey = this.itemKey;
  }

  protected finish(): Outcome {
    return this.best === undefined ? this.empty() : this.best;
  }
}

function extreme(name: string, op: CompareOp, args: readonly Value[], key: Value, fallback: Value | undefined): Outcome {
  if (args.length > 1 && fallback !== undefined) {
    throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
  }
  const loop = new ExtremeLoop(op, key, () => {
    if (fallback === undefined) throw pyError("ValueError", `${name}() iterable argument is empty`);
    return fallback;
  });
  return loop.overAll(args.length === 1 ? (args[0] as Value) : tuple(args));
}

/** Bound apart, because a call without any argument is complained about first. */
const OPTIONS = parseSignature("(*, key=None, default=<unrepresentable>)");

const extremeOf = (name: string, op: CompareOp, word: string): Declaration =>
  pure(
    "(*args, **kwargs)",
    (args: Value[], keywords: Map<string, Value>) => {
      if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
      const callName = { bare: name, qualified: name };
      const [key, fallback] = bindArguments(OPTIONS, callName, [...keywords.values()], [...keywords.keys()]);
      return extreme(name, op, args, (key as Value | undefined) ?? null, fallback as Value | undefined);
    },
    `${name}(iterable, *[, default=obj, key=func]) -> value\n${name}(arg1, arg2, *args, *[, key=func]) -> value\n\nThe ${word} item of an iterable, or the ${word} argument. With key, items are compared by what it gives for them.`,
  );

const ADD = OPERATOR_SLOTS.findIndex(({ slot }) => slot === "add");

/** Adds items: ints and floats directly, anything else (from then on) with `+`. */
class SumLoop extends PlainItemsLoop {
  /** The sum so far, unless it is a float. */
  private sum: Value;
  /** The float sum so far and what rounding lost (Neumaier), while `mode` is float. */
  private float = 0;
  private lost = 0;
  private mode: "int" | "float" | "any";

  constructor(start: Value) {
    super();
    this.sum = start;
    this.mode = "any";
    this.#enter(start);
  }

  #enter(sum: Value): void {
    this.sum = sum;
    if (typeof sum === "number" || typeof sum === "bigint") this.mode = "int";
    else if (sum instanceof PyFloat && sum.constructor === PyFloat) {
      this.mode = "float";
      this.float = sum.value;
      this.lost = 0;
    } else this.mode = "any";
  }

  protected takePlain(items: readonly Value[]): number {
    let count = 0;
    while (count < items.length) {
      const taken =
        this.mode === "int" ? this.#takeInts(items, count) : this.mode === "float" ? this.#takeFloats(items, count) : 0;
      count += taken;
      const item = items[count];
      // An int that is too large for its run, or the number that makes this a sum of the other kind.
      const isNumber = typeof item === "number" || (item instanceof PyFloat && item.constructor === PyFloat);
      if (!isNumber || this.mode === "any") return count;
      this.step(item);
      count++;
    }
    return count;
  }

  #takeInts(items: readonly Value[], from: number): number {
    let sum = this.sum;
    if (typeof sum !== "number") return 0;
    let at = from;
    for (; at < items.length; at++) {
      const item = items[at];
      if (typeof item !== "number") break;
      const next: number = sum + item;
      if (!Number.isSafeInteger(next)) break;
      sum = next;
    }
    this.sum = sum;
    return at - from;
  }

  #takeFloats(items: readonly Value[], from: number): number {
    let at = from;
    for (; at < items.length; at++) {
      const item = items[at];
      if (!(item instanceof PyFloat) || item.constructor !== PyFloat) break;
      this.#addFloat(item.value);
    }
    return at - from;
  }

  protected override step(item: Value): Outcome {
    if (this.mode === "int") {
      if (typeof item === "number" || typeof item === "bigint") {
        this.sum = add(this.sum as number, item);
        return null;
      }
      if (typeof item === "boolean") {
        this.sum = add(this.sum as number, item ? 1 : 0);
        return null;
      }
    } else if (this.mode === "float") {
      if (item instanceof PyFloat && item.constructor === PyFloat) {
        this.#addFloat(item.value);
        return null;
      }
      const int = exactInt(item);
      if (int !== undefined && BigInt.asIntN(64, BigInt(int)) === BigInt(int)) {
        this.float += toFloat(int);
        return null;
      }
    }
    const sum = binaryOperation(ADD, this.#total(), item);
    if (sum !== PENDING && this.mode === "int") {
      this.#enter(sum as Value);
      return null;
    }
    this.mode = "any";
    return andThen(sum, (total) => {
      this.sum = total;
      return null;
    });
  }

  #addFloat(x: number): void {
    const total = this.float + x;
    if (Math.abs(this.float) >= Math.abs(x)) this.lost += this.float - total + x;
    else this.lost += x - total + this.float;
    this.float = total;
  }

  #total(): Value {
    if (this.mode !== "float") return this.sum;
    // Neither may a compensation of 0 lose the sign of -0.0 nor may an infinite one make the sum a NaN.
    const usable = this.lost !== 0 && Number.isFinite(this.lost);
    return new PyFloat(usable ? this.float + this.lost : this.float);
  }

  protected stepped(): undefined {}
  protected finish(): Outcome {
    return this.#total();
  }
}

function sum(iterable: Value, start: Value = 0): Outcome {
  // What cannot be iterated over is complained about first.
  const refuse = (message: string): never => {
    settle(getIterator(iterable));
    throw typeError(message);
  };
  if (textOf(start) !== undefined) refuse("sum() can't sum strings [use ''.join(seq) instead]");
  const type = typeOf(start);
  for (const name of ["bytes", "bytearray"]) {
    const bytes = builtinTypes.get(name);
    if (bytes !== undefined && type.isSubtypeOf(bytes)) refuse(`sum() can't sum ${name} [use b''.join(seq) instead]`);
  }
  return new SumLoop(start).overAll(iterable);
}

export const extremeBuiltins: Readonly<Record<string, Declaration>> = {
  max: extremeOf("max", GT, "largest"),
  min: extremeOf("min", LT, "smallest"),
  sum: pure(
    "(iterable, /, start=0)",
    sum,
    "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\nWhen the iterable is empty, return the start value.",
  ),
};
