/** Rich comparison and identity, as CPython's PyObject_RichCompare. */
import { typeError } from "../errors.ts";
import { andThen, settle } from "../execution.ts";
import { typeOf } from "../registry.ts";
import { type CompareOp, EQ, GE, GT, LE, LT, NE } from "../slots.ts";
import { NotImplemented, type Outcome, PENDING, PyFloat, type Value } from "../value.ts";
import { truth } from "./truth.ts";

const SYMBOLS = ["<", "<=", "==", "!=", ">", ">="] as const;
const SWAPPED: readonly CompareOp[] = [GT, GE, EQ, NE, LT, LE];

/** `is`: our ints, strs and floats are values, so identity of numbers and strings is equality of the representation. */
export function isSame(a: Value, b: Value): boolean {
  return a === b;
}

function compareNumbers(a: number | bigint, b: number | bigint, op: CompareOp): boolean {
  switch (op) {
    case LT:
      return a < b;
    case LE:
      return a <= b;
    case EQ:
      return a === b;
    case NE:
      return a !== b;
    case GT:
      return a > b;
    default:
      return a >= b;
  }
}

/** `a op b`. */
export function richCompare(a: Value, b: Value, op: CompareOp): Outcome {
  const kind = typeof a;
  if (kind === "number" || kind === "bigint") {
    if (typeof b === "number" || typeof b === "bigint") return compareNumbers(a as number, b, op);
  } else if (kind === "string" && typeof b === "string" && (op === EQ || op === NE)) {
    return (a === b) === (op === EQ);
  }
  const left = typeOf(a);
  const right = typeOf(b);
  const reflectedFirst = left !== right && right.isSubtypeOf(left) && right.slots.richcompare !== undefined;
  if (reflectedFirst) {
    return andThen(right.slots.richcompare!(b, a, SWAPPED[op]!), (result) =>
      result !== NotImplemented ? result : compareForward(a, b, op, true),
    );
  }
  return compareForward(a, b, op, false);
}

function compareForward(a: Value, b: Value, op: CompareOp, reflectedTried: boolean): Outcome {
  const slot = typeOf(a).slots.richcompare;
  if (slot === undefined) return compareReflected(a, b, op, reflectedTried);
  const outcome = slot(a, b, op);
  if (outcome === PENDING) {
    return andThen(outcome, (result) => (result !== NotImplemented ? result : compareReflected(a, b, op, reflectedTried)));
  }
  return outcome !== NotImplemented ? outcome : compareReflected(a, b, op, reflectedTried);
}

function compareReflected(a: Value, b: Value, op: CompareOp, reflectedTried: boolean): Outcome {
  const slot = reflectedTried ? undefined : typeOf(b).slots.richcompare;
  if (slot === undefined) return compareDefault(a, b, op);
  const outcome = slot(b, a, SWAPPED[op]!);
  if (outcome === PENDING) return andThen(outcome, (result) => (result !== NotImplemented ? result : compareDefault(a, b, op)));
  return outcome !== NotImplemented ? outcome : compareDefault(a, b, op);
}

function compareDefault(a: Value, b: Value, op: CompareOp): Outcome {
  if (op === EQ) return isSame(a, b);
  if (op === NE) return !isSame(a, b);
  throw typeError(`'${SYMBOLS[op]}' not supported between instances of '${typeOf(a).name}' and '${typeOf(b).name}'`);
}

/** `a is b or a == b`, now: how containers compare their items. */
export function equals(a: Value, b: Value): boolean {
  if (a === b) return true;
  const kind = typeof a;
  if (kind === "number" || kind === "bigint" || kind === "string") {
    if (typeof b === kind) return false;
  } else if (a instanceof PyFloat && b instanceof PyFloat) return a.value === b.value;
  return settle(andThen(richCompare(a, b, EQ), truth)) as boolean;
}

/** `a op b` as a bool, now. */
export function compares(a: Value, b: Value, op: CompareOp): boolean {
  return settle(andThen(richCompare(a, b, op), truth)) as boolean;
}

/** `a < b`, now: what sorting and heaps use. */
export function lessThan(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (typeof a === "string" && typeof b === "string") return a < b;
  return compares(a, b, LT);
}

/** How a type that orders by a number or text answers richcompare: `order` is negative, 0 or positive. */
export function compareOrder(order: number, op: CompareOp): boolean {
  return compareNumbers(order, 0, op);
}
