/**
 * What the types of the decimal module share: the current context, conversion of operands, and the way from conditions to
 * flags and exceptions.
 */
import { currentContext, PyContextVar } from "../../vm/core/context.ts";
import { pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { PyList } from "../../vm/core/list.ts";
import { open, readable, writable } from "../../vm/core/native.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { listItems } from "../../vm/core/ops/iterate.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { programState } from "../../vm/core/program-state.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { type Int, PyFloat, type Value } from "../../vm/core/value.ts";
import { stripSpace } from "../../vm/numeric/digits.ts";
import { normalise } from "../../vm/numeric/int.ts";
import { type DecContext, FLOAT_OPERATION, ROUNDINGS, type Rounding } from "./context.ts";
import { fromDouble } from "./convert.ts";
import { type Dec, finite, fromInt, infinity, QUIET_NAN, SIGNALING_NAN, type Sign } from "./dec.ts";
import { PyDecimal, PyDecimalContext } from "./objects.ts";
import { finalize } from "./round.ts";
import { type Signals, trapError } from "./signals.ts";
import { exactly, readExact, readRounded } from "./text.ts";

const BAD_ROUNDING =
  "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]";

export class DecimalRuntime {
  readonly signals: Signals;
  /** Set when the type exists. */
  decimalType!: PyType;
  contextType!: PyType;

  constructor(signals: Signals) {
    this.signals = signals;
  }

  /** One of the module's context objects, which all executors share. */
  template(name: string, make: () => PyDecimalContext): PyDecimalContext {
    return programState(`decimal.${name}`, make) as PyDecimalContext;
  }

  /** Copied into a new thread's (or contextvars context's) current context. */
  get defaultContext(): PyDecimalContext {
    return this.template("DefaultContext", () => new PyDecimalContext());
  }

  /** Holds the current context. */
  get #variable(): PyContextVar {
    return programState("decimal.context", () => new PyContextVar("decimal_context")) as PyContextVar;
  }

  /** getcontext(). */
  current(): PyDecimalContext {
    const context = readable(currentContext()).values.get(this.#variable);
    if (context instanceof PyDecimalContext) return readable(context);
    const fresh = new PyDecimalContext();
    fresh.copyFrom(this.defaultContext);
    fresh.status = 0;
    this.setCurrent(fresh);
    return fresh;
  }

  setCurrent(context: PyDecimalContext): void {
    writable(currentContext()).set(this.#variable, context);
  }

  /** An optional context argument. */
  contextOf(value: Value | undefined): PyDecimalContext {
    if (value === undefined || value === null) return readable(this.current());
    if (value instanceof PyDecimalContext) return readable(value);
    throw typeError("optional argument must be a context");
  }

  /** Adds conditions to a context's flags, and raises the exception if one of them is trapped. */
  raise(context: PyDecimalContext, conditions: number): void {
    if (conditions === 0) return;
    open(context, "reads");
    if ((context.status | conditions) !== context.status) {
      open(context, "writes");
      context.status |= conditions;
    }
    const trapped = conditions & context.traps;
    if (trapped !== 0) throw trapError(this.signals, trapped);
  }

  /** Runs an operation in a context, and deals with the conditions it raises. */
  run<T>(context: PyDecimalContext, operation: (core: DecContext) => T): T {
    const { core } = readable(context);
    core.raised = 0;
    let result: T;
    try {
      result = operation(core);
    } catch (error) {
      // JavaScript's limit on the size of a bigint.
      if (error instanceof RangeError) throw pyError("MemoryError");
      throw error;
    }
    if (core.raised !== 0) this.raise(context, core.raised);
    return result;
  }

  /** As run, for a decimal as result. */
  compute(context: PyDecimalContext, operation: (core: DecContext) => Dec): PyDecimal {
    return new PyDecimal(this.run(context, operation));
  }

  /** The operand of an operator: a Decimal, or an int; undefined for others. */
  operand(value: Value): Dec | undefined {
    if (value instanceof PyDecimal) return value.value;
    const int = exactInt(value);
    return int === undefined ? undefined : fromInt(int);
  }

  /** The operand of a method. Raises TypeError for others than Decimals and ints. */
  operandNow(value: Value): Dec {
    const operand = this.operand(value);
    if (operand === undefined) throw unsupported(value);
    return operand;
  }

  roundingNow(value: Value): Rounding {
    const text = textOf(value);
    if (text === undefined || !(ROUNDINGS as readonly string[]).includes(text)) throw typeError(BAD_ROUNDING);
    return text as Rounding;
  }

  /** Decimal(value): the exact value. */
  exact(value: Value, context: PyDecimalContext): Dec {
    if (value instanceof PyDecimal) return value.value;
    const int = exactInt(value);
    if (int !== undefined) return fromInt(int);
    const text = textOf(value);
    if (text !== undefined) return this.run(context, (core) => readExact(withoutSpace(text), core));
    if (value instanceof PyTuple || value instanceof PyList) return this.fromSequence(value, context, true);
    if (!(value instanceof PyFloat)) throw unsupported(value);
    this.raise(context, FLOAT_OPERATION);
    return fromDouble(value.value);
  }

  /** Context.create_decimal(value): rounded. */
  rounded(value: Value, context: PyDecimalContext): Dec {
    const text = textOf(value);
    if (text !== undefined) return this.run(context, (core) => readRounded(text, core));
    if (value instanceof PyTuple || value instanceof PyList) return this.fromSequence(value, context, false);
    const exact = this.exact(value, context);
    if (exact.isNaN && exact.coefficient !== 0 && exact.digits > context.core.prec - (context.core.clamp ? 1 : 0)) {
      return this.run(context, (core) => readRounded("payload too long", core));
    }
    return this.run(context, (core) => finalize(exact, core));
  }

  /** The decimal that a tuple (sign, digits, exponent) describes. */
  fromSequence(value: PyTuple | PyList, context: PyDecimalContext, exact: boolean): Dec {
    open(value, "reads");
    const items = value.items;
    if (items.length !== 3) throw valueError("argument must be a sequence of length 3");
    const [signItem, digitItems, exponentItem] = items;
    const sign = exactInt(signItem);
    if (sign !== 0 && sign !== 1) throw valueError("sign must be an integer with the value 0 or 1");
    const special = textOf(exponentItem);
    if (special !== undefined && !["F", "n", "N"].includes(special)) {
      throw valueError("string argument in the third position must be 'F', 'n' or 'N'");
    }
    if (special === undefined && exactInt(exponentItem) === undefined) throw valueError("exponent must be an integer");
    const digits = digitText(digitItems);
    if (special === "F") return infinity(sign as Sign);
    if (special !== undefined) {
      const text = `${sign === 1 ? "-" : ""}${special === "N" ? "sNaN" : "NaN"}${digits.replace(/^0+/, "")}`;
      return this.run(context, (core) => (exact ? readExact(text, core) : readRounded(text, core)));
    }
    const exponent = sizeNow(exponentItem);
    const coefficient = digits === "" ? 0 : readCoefficient(digits);
    const result = finite(sign as Sign, coefficient, exponent);
    return this.run(context, (core) => (exact ? exactly((wide) => finalize(result, wide), core) : finalize(result, core)));
  }

  /** A Decimal of class `cls`. */
  make(cls: PyType, value: Dec): PyDecimal {
    return cls === this.decimalType ? new PyDecimal(value) : newInstance(cls, PyDecimal, value);
  }

  /** The tuple of digits of a coefficient, and the exponent or letter that as_tuple() shows. */
  describe(x: Dec): { digits: string; exponent: Int | string } {
    const exponent = x.kind === QUIET_NAN ? "n" : x.kind === SIGNALING_NAN ? "N" : x.isFinite ? x.exponent : "F";
    return { digits: x.isNaN && x.coefficient === 0 ? "" : x.coefficient.toString(), exponent };
  }
}

function unsupported(value: Value) {
  return typeError(`conversion from ${typeOf(value).name} to Decimal is not supported`);
}

/** White space around and underscores anywhere are allowed in Decimal(str). */
function withoutSpace(text: string): string {
  return stripSpace(text).replaceAll("_", "");
}

const NOT_DIGITS = "coefficient must be a tuple of digits";

function digitText(value: Value): string {
  if (!(value instanceof PyTuple) && !(value instanceof PyList)) throw valueError(NOT_DIGITS);
  let text = "";
  for (const item of listItems(value)) {
    const digit = exactInt(item);
    if (digit === undefined || digit < 0 || digit > 9) throw valueError(NOT_DIGITS);
    text += digit;
  }
  return text;
}

function readCoefficient(digits: string): Int {
  return digits.length <= 15 ? Number(digits) : normalise(BigInt(digits));
}
