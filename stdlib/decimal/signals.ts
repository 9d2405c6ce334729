/** The exceptions of the decimal module, and the signals they stand for. */
import { exceptionType, type PyError, pyError } from "../../vm/core/errors.ts";
import { list } from "../../vm/core/list.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { Value } from "../../vm/core/value.ts";
import { errorOf, newException } from "../module-exception.ts";
import {
  ANY_INVALID,
  CLAMPED,
  CONVERSION_SYNTAX,
  DIVISION_BY_ZERO,
  DIVISION_IMPOSSIBLE,
  DIVISION_UNDEFINED,
  FLOAT_OPERATION,
  INEXACT,
  INVALID_CONTEXT,
  INVALID_OPERATION,
  MEMORY_ERROR,
  OVERFLOW,
  ROUNDED,
  SUBNORMAL,
  UNDERFLOW,
} from "./context.ts";

/** A signal: its name, its conditions, its exception class. */
export interface Signal {
  readonly name: string;
  readonly bits: number;
  readonly type: PyType;
}

export interface Signals {
  /** In the order of flags and traps as mappings. */
  readonly all: readonly Signal[];
  /** The conditions that make InvalidOperation more precise. */
  readonly conditions: readonly Signal[];
  /** Every exception class by name. */
  readonly types: Readonly<Record<string, PyType>>;
}

export function makeSignals(): Signals {
  const make = (name: string, ...bases: PyType[]): PyType => newException(`decimal.${name}`, bases);
  const DecimalException = make("DecimalException", exceptionType("ArithmeticError"));
  const Clamped = make("Clamped", DecimalException);
  const InvalidOperation = make("InvalidOperation", DecimalException);
  const DivisionByZero = make("DivisionByZero", DecimalException, exceptionType("ZeroDivisionError"));
  const Inexact = make("Inexact", DecimalException);
  const Rounded = make("Rounded", DecimalException);
  const Subnormal = make("Subnormal", DecimalException);
  const Overflow = make("Overflow", Inexact, Rounded);
  const Underflow = make("Underflow", Inexact, Rounded, Subnormal);
  const FloatOperation = make("FloatOperation", DecimalException, exceptionType("TypeError"));
  const ConversionSyntax = make("ConversionSyntax", InvalidOperation);
  const DivisionImpossible = make("DivisionImpossible", InvalidOperation);
  const DivisionUndefined = make("DivisionUndefined", InvalidOperation, exceptionType("ZeroDivisionError"));
  const InvalidContext = make("InvalidContext", InvalidOperation);
  const signal = (name: string, bits: number, type: PyType): Signal => ({ name, bits, type });
  return {
    all: [
      signal("InvalidOperation", ANY_INVALID, InvalidOperation),
      signal("FloatOperation", FLOAT_OPERATION, FloatOperation),
      signal("DivisionByZero", DIVISION_BY_ZERO, DivisionByZero),
      signal("Overflow", OVERFLOW, Overflow),
      signal("Underflow", UNDERFLOW, Underflow),
      signal("Subnormal", SUBNORMAL, Subnormal),
      signal("Inexact", INEXACT, Inexact),
      signal("Rounded", ROUNDED, Rounded),
      signal("Clamped", CLAMPED, Clamped),
    ],
    conditions: [
      signal("InvalidOperation", INVALID_OPERATION, InvalidOperation),
      signal("ConversionSyntax", CONVERSION_SYNTAX, ConversionSyntax),
      signal("DivisionImpossible", DIVISION_IMPOSSIBLE, DivisionImpossible),
      signal("DivisionUndefined", DIVISION_UNDEFINED, DivisionUndefined),
      signal("InvalidContext", INVALID_CONTEXT, InvalidContext),
    ],
    types: {
      DecimalException,
      Clamped,
      InvalidOperation,
      DivisionByZero,
      Inexact,
      Rounded,
      Subnormal,
      Overflow,
      Underflow,
      FloatOperation,
      ConversionSyntax,
      DivisionImpossible,
      DivisionUndefined,
      InvalidContext,
    },
  };
}

/** The classes that conditions stand for, the conditions of InvalidOperation first. */
export function classesOf({ all, conditions }: Signals, bits: number): PyType[] {
  return [...conditions, ...all.slice(1)].filter((signal) => (bits & signal.bits) !== 0).map(({ type }) => type);
}

/** The classes of signals, whatever their conditions. */
export const signalClasses = ({ all }: Signals, bits: number): PyType[] =>
  all.filter((signal) => (bits & signal.bits) !== 0).map(({ type }) => type);

/** The exception for trapped conditions: of the first signal's class, with the list of all as its argument. */
export function trapError(signals: Signals, trapped: number): PyError {
  if ((trapped & MEMORY_ERROR) !== 0) return pyError("MemoryError");
  const first = signals.all.find(({ bits }) => (trapped & bits) !== 0) as Signal;
  return errorOf(first.type, list(classesOf(signals, trapped)));
}

/** The names of the signals in a set of conditions, in the order in which a context's repr shows them. */
export function signalNames({ all }: Signals, bits: number): string[] {
  const lowestBit = (signal: Signal): number => signal.bits & -signal.bits;
  return all
    .filter((signal) => (bits & signal.bits) !== 0)
    .sort((a, b) => lowestBit(a) - lowestBit(b))
    .map(({ name }) => name);
}

/** The signal of an exception class, or undefined. */
export const signalOf = ({ all }: Signals, key: Value): Signal | undefined => all.find(({ type }) => type === key);
