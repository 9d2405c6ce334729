/** Operators on constants of any type: what folds, with CPython's limits on the size of results. */

import type { Constant } from "../../vm/bytecode/constant.ts";
import type { Operator, UnaryOperator } from "../ast.ts";
import { binary, bitLength, isInt, isNumber, unary } from "./numbers.ts";
import { concatenate, isSequence, itemAt, repeat } from "./sequences.ts";

/** Bits of an int result. */
const MAX_INT_SIZE = 128;

/** -value and so on (not `not`); undefined if it must be left to run time. */
export function foldUnary(op: UnaryOperator, value: Constant): Constant | undefined {
  return isNumber(value) ? unary(op, value) : undefined;
}

/** left op right; undefined if it must be left to run time. */
export function foldBinary(op: Operator, left: Constant, right: Constant): Constant | undefined {
  if (isNumber(left) && isNumber(right)) {
    if (isInt(left) && isInt(right) && isTooLarge(op, left, right)) return undefined;
    return binary(op, left, right);
  }
  if (op === "Add") return concatenate(left, right);
  if (op === "Mult") {
    if (isSequence(left)) return foldRepeat(left, right);
    if (isSequence(right)) return foldRepeat(right, left);
  }
  return undefined;
}

function foldRepeat(value: Constant, count: Constant): Constant | undefined {
  if (!isSequence(value)) return undefined;
  if (typeof count === "boolean" || typeof count === "number") return repeat(value, Number(count));
  return undefined;
}

function isTooLarge(op: Operator, left: boolean | number | bigint, right: boolean | number | bigint): boolean {
  const zero = BigInt(left) === 0n || BigInt(right) === 0n;
  switch (op) {
    case "Mult":
      return !zero && bitLength(left) + bitLength(right) > MAX_INT_SIZE;
    case "Pow":
      return !zero && BigInt(right) > 0n && bitLength(left) > Math.trunc(MAX_INT_SIZE / Number(right));
    case "LShift":
      return !zero && (Number(right) > MAX_INT_SIZE || bitLength(left) > MAX_INT_SIZE - Number(right));
    default:
      return false;
  }
}

/** value[index]; undefined if it must be left to run time. */
export function foldSubscript(value: Constant, index: Constant): Constant | undefined {
  if (!isSequence(value)) return undefined;
  return typeof index === "number" || typeof index === "boolean" ? itemAt(value, Number(index)) : undefined;
}
