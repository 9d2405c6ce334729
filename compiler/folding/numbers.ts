/**
 * Python's arithmetic on constant numbers, as far as constant folding needs it. An operation that raises, or whose
 * result would not certainly be the one computed at run time, gives undefined: it is then left to run time.
 *
 * It knows numbers only. Limits on the size of results are the caller's.
 */

import type { ComplexConstant, Constant, FloatConstant } from "../../vm/bytecode/constant.ts";
import type { Operator, UnaryOperator } from "../ast.ts";

export type Int = number | bigint;
export type NumberConstant = boolean | Int | FloatConstant | ComplexConstant;

export function isNumber(value: Constant): value is NumberConstant {
  switch (typeof value) {
    case "boolean":
    case "number":
    case "bigint":
      return true;
    case "object":
      return value !== null && (value.tag === "float" || value.tag === "complex");
    default:
      return false;
  }
}

/** int(value) of an int or bool as a bigint. */
export const toBigInt = (value: boolean | Int): bigint => BigInt(value);

/** The canonical form of an int: a number while it is safe. */
export function normalize(value: bigint): Int {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

export const isInt = (value: NumberConstant): value is boolean | Int => typeof value !== "object";

/** int.bit_length() */
export function bitLength(value: boolean | Int): number {
  const big = BigInt(value);
  return big === 0n ? 0 : (big < 0n ? -big : big).toString(2).length;
}

const float = (value: number): FloatConstant => ({ tag: "float", value });
const complex = (real: number, imag: number): ComplexConstant => ({ tag: "complex", real, imag });

/** float(value); undefined when an int is too large. */
function toFloat(value: boolean | Int | FloatConstant): number | undefined {
  if (typeof value === "object") return value.value;
  const result = Number(value);
  return Number.isFinite(result) ? result : undefined;
}

export function unary(op: UnaryOperator, value: NumberConstant): Constant | undefined {
  if (isInt(value)) {
    const big = BigInt(value);
    if (op === "USub") return normalize(-big);
    if (op === "UAdd") return normalize(big);
    // ~True is no mere computation: it warns.
    return typeof value === "boolean" ? undefined : normalize(~big);
  }
  if (op === "Invert") return undefined;
  const sign = op === "USub" ? -1 : 1;
  return value.tag === "float" ? float(sign * value.value) : complex(sign * value.real, sign * value.imag);
}

export function binary(op: Operator, left: NumberConstant, right: NumberConstant): Constant | undefined {
  if (isInt(left) && isInt(right)) return intBinary(op, left, right);
  if (isComplex(left) || isComplex(right)) return complexBinary(op, left, right);
  const a = toFloat(left);
  const b = toFloat(right);
  return a === undefined || b === undefined ? undefined : floatBinary(op, a, b);
}

const isComplex = (value: NumberConstant): value is ComplexConstant => typeof value === "object" && value.tag === "complex";

function intBinary(op: Operator, left: boolean | Int, right: boolean | Int): Constant | undefined {
  const a = BigInt(left);
  const b = BigInt(right);
  const bools = typeof left === "boolean" && typeof right === "boolean";
  const bitwise = (result: bigint) => (bools ? result !== 0n : normalize(result));
  switch (op) {
    case "Add":
      return normalize(a + b);
    case "Sub":
      return normalize(a - b);
    case "Mult":
      return normalize(a * b);
    case "Div":
      return b === 0n ? undefined : finiteFloat(divideToFloat(a, b));
    case "FloorDiv":
      return b === 0n ? undefined : normalize(floorDivide(a, b));
    case "Mod":
      return b === 0n ? undefined : normalize(a - floorDivide(a, b) * b);
    case "Pow":
      if (b >= 0n) return normalize(a ** b);
      return a === 0n || b < -1000n
        ? undefined
        : finiteFloat(divideToFloat(a < 0n && b % 2n !== 0n ? -1n : 1n, absolute(a) ** -b));
    case "LShift":
      return b < 0n ? undefined : normalize(a << b);
    case "RShift":
      return b < 0n ? undefined : normalize(a >> b);
    case "BitOr":
      return bitwise(a | b);
    case "BitXor":
      return bitwise(a ^ b);
    case "BitAnd":
      return bitwise(a & b);
    case "MatMult":
      return undefined;
  }
}

const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

const finiteFloat = (value: number): FloatConstant | undefined => (Number.isFinite(value) ? float(value) : undefined);

/** a / b rounded once, half to even. */
function divideToFloat(a: bigint, b: bigint): number {
  if (a === 0n) return 0;
  const negative = a < 0n !== b < 0n;
  const numerator = absolute(a);
  const denominator = absolute(b);
  // Scale so that the quotient has at least 64 bits; the remainder only matters as "not zero" (a sticky bit).
  const shift = bitLength(denominator) - bitLength(numerator) + 66;
  const scaled = shift > 0 ? numerator << BigInt(shift) : numerator >> 0n;
  const divisor = shift < 0 ? denominator << BigInt(-shift) : denominator;
  let quotient = scaled / divisor;
  if (scaled % divisor !== 0n) quotient |= 1n;
  const magnitude = scaleByPowerOfTwo(quotient, -shift);
  return negative ? -magnitude : magnitude;
}

/** value * 2**exponent for a value of about 66 bits whose lowest bit is sticky, rounded once. */
function scaleByPowerOfTwo(value: bigint, exponent: number): number {
  // Below this the result is subnormal and has fewer bits: round to those first.
  const lowest = exponent + bitLength(value) - 53;
  if (lowest >= -1074) return Number(value) * 2 ** Math.max(exponent, -1000) * 2 ** Math.min(exponent + 1000, 0);
  const drop = BigInt(-1074 - exponent);
  const kept = value >> drop;
  const rest = value - (kept << drop);
  const half = 1n << (drop - 1n);
  const rounded = rest > half || (rest === half && kept & 1n) ? kept + 1n : kept;
  return Number(rounded) * 2 ** -1074;
}

function floatBinary(op: Operator, a: number, b: number): Constant | undefined {
  switch (op) {
    case "Add":
      return float(a + b);
    case "Sub":
      return float(a - b);
    case "Mult":
      return float(a * b);
    case "Div":
      return b === 0 ? undefined : float(a / b);
    case "FloorDiv":
      return b === 0 ? undefined : float(floatDivmod(a, b)[0]);
    case "Mod":
      return b === 0 ? undefined : float(floatDivmod(a, b)[1]);
    case "Pow":
      return floatPower(a, b);
    default:
      return undefined;
  }
}

/** float.__divmod__ */
function floatDivmod(a: number, b: number): [number, number] {
  let remainder = a % b;
  let quotient = (a - remainder) / b;
  if (remainder !== 0) {
    if (b < 0 !== remainder < 0) {
      remainder += b;
      quotient -= 1;
    }
  } else {
    remainder = b < 0 ? -0 : 0;
  }
  if (quotient === 0) return [a / b < 0 || Object.is(a / b, -0) ? -0 : 0, remainder];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, remainder];
}

/** Only powers that can be computed exactly and rounded once: the platform's pow may differ in the last bit. */
function floatPower(a: number, b: number): Constant | undefined {
  if (b === 0.5 && a >= 0 && Number.isFinite(a)) return float(Math.sqrt(a));
  if (!Number.isFinite(a) || !Number.isInteger(b) || Math.abs(b) > 1100) return undefined;
  if (a === 0) return b < 0 ? undefined : float(b === 0 ? 1 : b % 2 !== 0 ? a : 0);
  let exponent = 0;
  let mantissa = a;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  const times = BigInt(Math.abs(b));
  const power = BigInt(mantissa) ** times;
  const scale = 1n << (BigInt(-exponent) * times);
  return finiteFloat(b < 0 ? divideToFloat(scale, power) : divideToFloat(power, scale));
}

function complexBinary(op: Operator, left: NumberConstant, right: NumberConstant): Constant | undefined {
  const a = toComplex(left);
  const b = toComplex(right);
  if (a === undefined || b === undefined) return undefined;
  switch (op) {
    case "Add":
      return complex(a.real + b.real, a.imag + b.imag);
    case "Sub":
      return complex(a.real - b.real, a.imag - b.imag);
    case "Div":
      return divideComplex(a, b);
    case "Mult":
      return multiplyComplex(a, b);
    case "Pow":
      return complexPower(a, b);
    default:
      return undefined;
  }
}

const multiplyComplex = (a: ComplexConstant, b: ComplexConstant): ComplexConstant =>
  complex(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real);

/** Only powers that CPython computes by multiplication. */
function complexPower(a: ComplexConstant, b: ComplexConstant): Constant | undefined {
  if (b.imag !== 0 || !Number.isInteger(b.real) || Math.abs(b.real) > 100) return undefined;
  const one = complex(1, 0);
  let result = one;
  let square = a;
  for (let n = Math.abs(b.real); n > 0; n >>= 1) {
    if (n & 1) result = multiplyComplex(result, square);
    square = multiplyComplex(square, square);
  }
  const value = b.real > 0 ? result : divideComplex(one, result);
  return value !== undefined && Number.isFinite(value.real) && Number.isFinite(value.imag) ? value : undefined;
}

function toComplex(value: NumberConstant): ComplexConstant | undefined {
  if (isComplex(value)) return value;
  const real = toFloat(value);
  return real === undefined ? undefined : complex(real, 0);
}

/** Smith's method, as CPython's _Py_c_quot. */
function divideComplex(a: ComplexConstant, b: ComplexConstant): ComplexConstant | undefined {
  if (Math.abs(b.real) >= Math.abs(b.imag)) {
    if (b.real === 0) return undefined;
    const ratio = b.imag / b.real;
    const denominator = b.real + b.imag * ratio;
    return complex((a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator);
  }
  const ratio = b.real / b.imag;
  const denominator = b.real * ratio + b.imag;
  return complex((a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator);
}
