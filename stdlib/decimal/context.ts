/**
 * Decimal contexts as the arithmetic sees them: precision, exponent range, rounding, and the signals an operation raises.
 *
 * Signals are collected in `raised`; the binding decides afterwards which of them are trapped (as libmpdec's status).
 */

/** Conditions, with libmpdec's bits. */
export const CLAMPED = 0x1;
export const CONVERSION_SYNTAX = 0x2;
export const DIVISION_BY_ZERO = 0x4;
export const DIVISION_IMPOSSIBLE = 0x8;
export const DIVISION_UNDEFINED = 0x10;
export const INEXACT = 0x40;
export const INVALID_CONTEXT = 0x80;
export const INVALID_OPERATION = 0x100;
export const MEMORY_ERROR = 0x200;
export const FLOAT_OPERATION = 0x400;
export const OVERFLOW = 0x800;
export const ROUNDED = 0x1000;
export const SUBNORMAL = 0x2000;
export const UNDERFLOW = 0x4000;

/** The conditions that all count as the signal InvalidOperation. */
export const ANY_INVALID =
  CONVERSION_SYNTAX | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED | INVALID_CONTEXT | INVALID_OPERATION | MEMORY_ERROR;

/** Rounding modes in the order of Python's constants' listing in decimal.h. */
export const ROUNDINGS = [
  "ROUND_UP",
  "ROUND_DOWN",
  "ROUND_CEILING",
  "ROUND_FLOOR",
  "ROUND_HALF_UP",
  "ROUND_HALF_DOWN",
  "ROUND_HALF_EVEN",
  "ROUND_05UP",
] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** sys.maxsize-like limits of 64-bit builds; beyond 2**53 they are approximate here, the binding keeps the exact ints. */
export const MAX_PREC = 999999999999999999n;
export const MAX_EMAX = 999999999999999999n;
export const MIN_EMIN = -999999999999999999n;
export const MIN_ETINY = MIN_EMIN - (MAX_PREC - 1n);

export class DecContext {
  prec: number;
  rounding: Rounding;
  emin: number;
  emax: number;
  clamp: boolean;
  /** Conditions raised since the caller last cleared this. */
  raised = 0;

  constructor(prec: number, rounding: Rounding, emin: number, emax: number, clamp: boolean) {
    this.prec = prec;
    this.rounding = rounding;
    this.emin = emin;
    this.emax = emax;
    this.clamp = clamp;
  }

  /** The smallest exponent of a subnormal. */
  get etiny(): number {
    return this.emin - this.prec + 1;
  }

  /** The largest exponent of a coefficient with full precision. */
  get etop(): number {
    return this.emax - this.prec + 1;
  }

  /** A context for intermediate results: wide range, half-even. */
  scratch(prec: number): DecContext {
    return new DecContext(prec, "ROUND_HALF_EVEN", Number(MIN_EMIN), Number(MAX_EMAX), false);
  }

  /** A copy with another rounding, whose signals are its own. */
  rounded(rounding: Rounding): DecContext {
    return new DecContext(this.prec, rounding, this.emin, this.emax, this.clamp);
  }
}

/** The widest context: nothing is rounded in it that memory can hold. */
export function exactContext(): DecContext {
  return new DecContext(Number(MAX_PREC), "ROUND_HALF_EVEN", Number(MIN_EMIN), Number(MAX_EMAX), false);
}
