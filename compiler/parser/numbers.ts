/**
 * Numeric literals: text to constant.
 *
 * The grammar's number token is generous with underscores and leading zeros; what Python does not accept yields null.
 * This file knows nothing of trees.
 */
import type { Constant } from "../../vm/bytecode/constant.ts";

const DECIMAL = /^(?:0(?:_?0)*|[1-9](?:_?[0-9])*)$/;
const RADIX = /^0(?:[xX](?:_?[0-9a-fA-F])+|[oO](?:_?[0-7])+|[bB](?:_?[01])+)$/;
const FLOAT = /^(?:[0-9](?:_?[0-9])*)?(?:\.(?:[0-9](?:_?[0-9])*)?)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?$/;

/** The canonical int constant: a number while it is a safe integer, else a bigint. */
export function intConstant(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

/** Parses a numeric literal. Returns null when it is malformed or a decimal int of more than `maxDigits` digits (0: any). */
export function parseNumber(literal: string, maxDigits: number): Constant {
  const digits = literal.includes("_") ? literal.replaceAll("_", "") : literal;
  if (DECIMAL.test(literal)) {
    if (digits.length <= 15) return Number(digits);
    if (maxDigits > 0 && digits.length > maxDigits) return null;
    return intConstant(BigInt(digits));
  }
  if (RADIX.test(literal)) return digits.length <= 12 ? Number(digits) : intConstant(BigInt(digits.toLowerCase()));
  const imaginary = /[jJ]$/.test(literal);
  if (!FLOAT.test(imaginary ? literal.slice(0, -1) : literal)) return null;
  if (!imaginary && /^[0-9]+$/.test(digits)) return null;
  const value = Number(imaginary ? digits.slice(0, -1) : digits);
  return imaginary ? { tag: "complex", real: 0, imag: value } : { tag: "float", value };
}
