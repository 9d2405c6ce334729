/** Operators: the dispatch of CPython's abstract.c over the slots of both operands. */
import { typeError } from "../errors.ts";
import { andThen } from "../execution.ts";
import { typeOf } from "../registry.ts";
import type { SlotName, Slots } from "../slots.ts";
import { NotImplemented, type Outcome, PENDING, type Value } from "../value.ts";
import { asIndex } from "./index-value.ts";

/** Slots that take (left, right). */
export type BinarySlot =
  | "add"
  | "subtract"
  | "multiply"
  | "matmul"
  | "truediv"
  | "floordiv"
  | "mod"
  | "divmod"
  | "power"
  | "lshift"
  | "rshift"
  | "and"
  | "or"
  | "xor";

type InplaceSlot = Extract<SlotName, `i${BinarySlot}`>;

/** In the order of BINARY_OPERATORS in the opcode table: slot and in-place slot per operator. */
export const OPERATOR_SLOTS: readonly { symbol: string; slot: BinarySlot; inplace: InplaceSlot }[] = [
  { symbol: "+", slot: "add", inplace: "iadd" },
  { symbol: "&", slot: "and", inplace: "iand" },
  { symbol: "//", slot: "floordiv", inplace: "ifloordiv" },
  { symbol: "<<", slot: "lshift", inplace: "ilshift" },
  { symbol: "@", slot: "matmul", inplace: "imatmul" },
  { symbol: "*", slot: "multiply", inplace: "imultiply" },
  { symbol: "%", slot: "mod", inplace: "imod" },
  { symbol: "|", slot: "or", inplace: "ior" },
  { symbol: "**", slot: "power", inplace: "ipower" },
  { symbol: ">>", slot: "rshift", inplace: "irshift" },
  { symbol: "-", slot: "subtract", inplace: "isubtract" },
  { symbol: "/", slot: "truediv", inplace: "itruediv" },
  { symbol: "^", slot: "xor", inplace: "ixor" },
];

type BinaryFunction = (left: Value, right: Value) => Outcome;

/** CPython's binary_op1: the subclass on the right goes first; NotImplemented when nobody answers. */
export function binaryAttempt(left: Value, right: Value, slot: BinarySlot): Outcome {
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  const first = leftType.slots[slot] as BinaryFunction | undefined;
  let second = rightType === leftType ? undefined : (rightType.slots[slot] as BinaryFunction | undefined);
  if (second === first) second = undefined;
  if (first === undefined) return second === undefined ? NotImplemented : second(left, right);
  if (second === undefined) return first(left, right);
  const swap = rightType.isSubtypeOf(leftType);
  const one = swap ? second : first;
  const two = swap ? first : second;
  const outcome = one(left, right);
  if (outcome === PENDING) return andThen(outcome, (result) => (result === NotImplemented ? two(left, right) : result));
  return outcome === NotImplemented ? two(left, right) : outcome;
}

function unsupported(symbol: string, left: Value, right: Value): never {
  const l = typeOf(left).name;
  const r = typeOf(right).name;
  if (symbol === ">>" && l === "builtin_function_or_method" && (left as { native?: { bare: string } }).native?.bare === "print") {
    throw typeError(
      `unsupported operand type(s) for >>: '${l}' and '${r}'. Did you mean "print(<message>, file=<output_stream>)"?`,
    );
  }
  throw typeError(`unsupported operand type(s) for ${symbol}: '${l}' and '${r}'`);
}

function repeatSequence(slots: Slots, sequence: Value, count: Value): Outcome {
  if (typeOf(count).slots.index === undefined) {
    throw typeError(`can't multiply sequence by non-int of type '${typeOf(count).name}'`);
  }
  return andThen(asIndex(count), (n) => slots.repeat!(sequence, n));
}

/** What `+` and `*` try when no numeric slot answered: sequence concatenation and repetition. */
function sequenceFallback(slot: BinarySlot, symbol: string, left: Value, right: Value, inplace: boolean): Outcome {
  const leftSlots = typeOf(left).slots;
  const rightSlots = typeOf(right).slots;
  if (slot === "add") {
    const concat = (inplace ? leftSlots.iconcat : undefined) ?? leftSlots.concat;
    if (concat !== undefined) return concat(left, right);
  } else if (slot === "multiply") {
    if (inplace && leftSlots.irepeat !== undefined) return andThen(asIndexForRepeat(right), (n) => leftSlots.irepeat!(left, n));
    if (leftSlots.repeat !== undefined) return repeatSequence(leftSlots, left, right);
    if (rightSlots.repeat !== undefined && !(inplace && isCollection(left))) return repeatSequence(rightSlots, right, left);
  }
  return unsupported(inplace ? `${symbol}=` : symbol === "**" ? "** or pow()" : symbol, left, right);
}

/** Has the slots of a sequence in CPython, as every Python class has: `*=` then does not look at the other operand. */
function isCollection(value: Value): boolean {
  const { isHeapType, slots } = typeOf(value);
  return isHeapType || slots.contains !== undefined || slots.length !== undefined;
}

function asIndexForRepeat(count: Value): Outcome {
  if (typeOf(count).slots.index === undefined) {
    throw typeError(`can't multiply sequence by non-int of type '${typeOf(count).name}'`);
  }
  return asIndex(count);
}

/** `left <operator> right`, where `operator` indexes OPERATOR_SLOTS. */
export function binaryOperation(operator: number, left: Value, right: Value): Outcome {
  const { symbol, slot } = OPERATOR_SLOTS[operator]!;
  return orFallback(binaryAttempt(left, right, slot), slot, symbol, left, right, false);
}

/** The outcome of the numeric slots, or when they do not know the operands what sequences make of them. */
function orFallback(outcome: Outcome, slot: BinarySlot, symbol: string, left: Value, right: Value, inplace: boolean): Outcome {
  if (outcome === PENDING) {
    return andThen(outcome, (result) =>
      result === NotImplemented ? sequenceFallback(slot, symbol, left, right, inplace) : result,
    );
  }
  return outcome === NotImplemented ? sequenceFallback(slot, symbol, left, right, inplace) : outcome;
}

/** operator.concat and, in place, operator.iconcat (PySequence_Concat): `+` is asked only between two sequences. */
export function concatenate(left: Value, right: Value, inplace: boolean): Outcome {
  const { slots, name } = typeOf(left);
  const concat = (inplace ? slots.iconcat : undefined) ?? slots.concat;
  if (concat !== undefined) return concat(left, right);
  const refuse = (): never => {
    throw typeError(`'${name}' object can't be concatenated`);
  };
  if (!isSequence(left) || !isSequence(right)) return refuse();
  const add = (): Outcome => andThen(binaryAttempt(left, right, "add"), (sum) => (sum === NotImplemented ? refuse() : sum));
  if (!inplace || slots.iadd === undefined) return add();
  return andThen(slots.iadd(left, right), (sum) => (sum === NotImplemented ? add() : sum));
}

/** PySequence_Check. */
function isSequence(value: Value): boolean {
  const { slots, patternKind } = typeOf(value);
  return slots.getitem !== undefined && patternKind !== "mapping";
}

/** `left <operator>= right`. */
export function inplaceOperation(operator: number, left: Value, right: Value): Outcome {
  const { symbol, slot, inplace } = OPERATOR_SLOTS[operator]!;
  const own = typeOf(left).slots[inplace] as BinaryFunction | undefined;
  const ordinary = () => orFallback(binaryAttempt(left, right, slot), slot, symbol, left, right, true);
  if (own === undefined) return ordinary();
  const outcome = own(left, right);
  if (outcome === PENDING) return andThen(outcome, (result) => (result === NotImplemented ? ordinary() : result));
  return outcome === NotImplemented ? ordinary() : outcome;
}

/** divmod(left, right). */
export function divmodOperation(left: Value, right: Value): Outcome {
  return andThen(binaryAttempt(left, right, "divmod"), (result) =>
    result === NotImplemented ? unsupported("divmod()", left, right) : result,
  );
}

/** pow(base, exponent, modulus). */
export function powerOperation(base: Value, exponent: Value, modulus: Value): Outcome {
  if (modulus === null) return binaryOperation(8, base, exponent);
  const candidates = [base, exponent, modulus].map((operand) => typeOf(operand).slots.power);
  const distinct = [...new Set(candidates.filter((slot) => slot !== undefined))];
  const attemptNext = (i: number): Outcome => {
    const slot = distinct[i];
    if (slot === undefined) {
      throw typeError(
        `unsupported operand type(s) for ** or pow(): '${typeOf(base).name}', '${typeOf(exponent).name}', '${typeOf(modulus).name}'`,
      );
    }
    return andThen(slot(base, exponent, modulus), (result) => (result === NotImplemented ? attemptNext(i + 1) : result));
  };
  return attemptNext(0);
}

/** -x, +x, ~x, abs(x). */
export function unaryOperation(slot: "negative" | "positive" | "invert" | "absolute", operand: Value): Outcome {
  const type = typeOf(operand);
  const own = type.slots[slot];
  if (own !== undefined) return own(operand);
  const what = { negative: "unary -", positive: "unary +", invert: "unary ~", absolute: "abs()" }[slot];
  throw typeError(`bad operand type for ${what}: '${type.name}'`);
}
