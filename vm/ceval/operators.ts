/** Shortcuts for operators on numbers, before the slots of vm/core/ops decide. */

import { andThen } from "../core/execution.ts";
import { binaryOperation, inplaceOperation } from "../core/ops/arithmetic.ts";
import { richCompare } from "../core/ops/compare.ts";
import { truth } from "../core/ops/truth.ts";
import { types } from "../core/registry.ts";
import type { CompareOp } from "../core/slots.ts";
import { type Outcome, PENDING, PyFloat, type Value } from "../core/value.ts";

const isInt32 = (x: number): boolean => (x | 0) === x;

/** BINARY_OP: `operator` indexes BINARY_OPERATORS; from 13 on the in-place forms. */
export function arithmetic(operator: number, left: Value, right: Value): Outcome {
  const plain = operator >= 13 ? operator - 13 : operator;
  if (typeof left === "number" && typeof right === "number") {
    const result = integers(plain, left, right);
    if (result !== undefined) return result;
  } else if (left instanceof PyFloat || right instanceof PyFloat) {
    const x = floatOperand(left);
    const y = floatOperand(right);
    if (x !== undefined && y !== undefined) {
      if (plain === 11 && y !== 0) return new PyFloat(x / y);
    }
  }
  return operator >= 13 ? inplaceOperation(plain, left, right) : binaryOperation(plain, left, right);
}

function floatOperand(value: Value): number | undefined {
  if (typeof value === "number") return value;
  return value instanceof PyFloat && value.$cls === types.float ? value.value : undefined;
}

function integers(operator: number, left: number, right: number): Value | undefined {
  switch (operator) {
    case 1:
      return isInt32(left) && isInt32(right) ? left & right : undefined;
    case 2:
      return right !== 0 && isInt32(left) && isInt32(right) ? floorDivide(left, right) : undefined;
    case 3:
      return right >= 0 && right < 22 && isInt32(left) ? left * (1 << right) + 0 : undefined;
    case 6: {
      if (right === 0) return undefined;
      const remainder = left % right;
      return remainder !== 0 && remainder < 0 !== right < 0 ? remainder + right : remainder + 0;
    }
    case 7:
      return isInt32(left) && isInt32(right) ? left | right : undefined;
    case 9:
      return right >= 0 && isInt32(left) ? left >> Math.min(right, 31) : undefined;
    case 11:
      return right !== 0 ? new PyFloat(left / right) : undefined;
    case 12:
      return isInt32(left) && isInt32(right) ? left ^ right : undefined;
    default:
      return undefined;
  }
}

/** The `+ 0` turns -0 into 0. */
const floorDivide = (left: number, right: number): number => Math.floor(left / right) + 0;

/** COMPARE_OP: the low four bits of `operand` index COMPARISONS; 16 asks for a bool. */
export function compare(operand: number, left: Value, right: Value): Outcome {
  const op = (operand & 15) as CompareOp;
  const x = floatOperand(left);
  if (x !== undefined) {
    const y = floatOperand(right);
    if (y !== undefined) {
      switch (op) {
        case 0:
          return x < y;
        case 1:
          return x <= y;
        case 2:
          return x === y;
        case 3:
          return x !== y;
        case 4:
          return x > y;
        default:
          return x >= y;
      }
    }
  }
  const result = richCompare(left, right, op);
  if (!(operand & 16) || typeof result === "boolean") return result;
  return result === PENDING ? andThen(result, truth) : truth(result as Value);
}
