/** The type decimal.Decimal. */
import { PyComplex } from "../../vm/core/complex.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { typeError } from "../../vm/core/errors.ts";
import { setIndexRule } from "../../vm/core/index-key.ts";
import { classMethod, type Declaration, pure, readable } from "../../vm/core/native.ts";
import { getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { compareOrder } from "../../vm/core/ops/compare.ts";
import { identityOf } from "../../vm/core/ops/hash.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { isInstanceNow } from "../../vm/core/ops/instance-check.ts";
import { toStr } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { type CompareOp, EQ, NE } from "../../vm/core/slots.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { NotImplemented, type Outcome, PyFloat, type PyObject, type Value } from "../../vm/core/value.ts";
import { bindUnnamed } from "../c-arguments.ts";
import * as arithmetic from "./arithmetic.ts";
import { type DecContext, FLOAT_OPERATION, INVALID_OPERATION } from "./context.ts";
import { fromDouble, hashDec, mapKeyOf, timesInt, toDouble, toInt, toRatio } from "./convert.ts";
import { type Dec, finite, fromInt, SIGNALING_NAN, ZERO } from "./dec.ts";
import { formatArgument } from "./format-argument.ts";
import { PyDecimal } from "./objects.ts";
import { BINARY, CONTEXT_TESTS, TESTS, UNARY } from "./operations.ts";
import * as rescale from "./rescale.ts";
import type { DecimalRuntime } from "./runtime.ts";
import { toText } from "./text.ts";
import { power, powerModulo } from "./transcendental.ts";

const decOf = (self: Value): Dec => (self as PyDecimal).value;

/** Defines the type; `makeTuple` builds a DecimalTuple. */
export function defineDecimal(
  runtime: DecimalRuntime,
  makeTuple: (sign: Value, digits: Value, exponent: Value) => Value,
): PyType {
  type BinaryCore = (a: Dec, b: Dec, core: DecContext) => Dec;

  const binarySlot = (compute: BinaryCore) => (left: Value, right: Value) => {
    const a = runtime.operand(left);
    const b = runtime.operand(right);
    if (a === undefined || b === undefined) return NotImplemented;
    return runtime.compute(runtime.current(), (core) => compute(a, b, core));
  };

  const unarySlot = (compute: (a: Dec, core: DecContext) => Dec) => (self: Value) =>
    runtime.compute(runtime.current(), (core) => compute(decOf(self), core));

  function powerSlot(left: Value, right: Value, modulus?: Value): Outcome {
    const a = runtime.operand(left);
    const b = runtime.operand(right);
    if (a === undefined || b === undefined) return NotImplemented;
    if (modulus === undefined || modulus === null) return runtime.compute(runtime.current(), (core) => power(a, b, core));
    const m = runtime.operand(modulus);
    return m === undefined ? NotImplemented : runtime.compute(runtime.current(), (core) => powerModulo(a, b, m, core));
  }

  function divmodSlot(left: Value, right: Value): Outcome {
    const a = runtime.operand(left);
    const b = runtime.operand(right);
    if (a === undefined || b === undefined) return NotImplemented;
    const [quotient, rest] = runtime.run(runtime.current(), (core) => arithmetic.divideModulo(a, b, core));
    return tuple([new PyDecimal(quotient), new PyDecimal(rest)]);
  }

  /** Both sides of a comparison as decimals, the left one scaled for a fraction on the right; a boolean if it is decided. */
  function comparands(self: Dec, other: Value, op: CompareOp): [Dec, Dec] | boolean | undefined {
    const operand = runtime.operand(other);
    if (operand !== undefined) return [self, operand];
    const isEquality = op === EQ || op === NE;
    if (other instanceof PyFloat) return [self, fromFloatOperand(other.value, isEquality)];
    if (other instanceof PyComplex) {
      if (!isEquality) return undefined;
      return other.imag === 0 ? [self, fromFloatOperand(other.real, true)] : op === NE;
    }
    if (typeof other !== "object" || other === null || !isInstanceNow(other, importFromNow("numbers", "Rational")))
      return undefined;
    const numerator = exactInt(getAttributeNow(other, "numerator"));
    const denominator = exactInt(getAttributeNow(other, "denominator"));
    if (numerator === undefined || denominator === undefined) return undefined;
    return [timesInt(self, denominator), fromInt(numerator)];
  }

  /** A float to compare with: FloatOperation is signaled, but never raised for mere equality. */
  function fromFloatOperand(x: number, isEquality: boolean): Dec {
    const context = runtime.current();
    if (isEquality) context.status |= FLOAT_OPERATION;
    else runtime.raise(context, FLOAT_OPERATION);
    return fromDouble(x);
  }

  function compare(self: Value, other: Value, op: CompareOp): Outcome {
    const sides = comparands(decOf(self), other, op);
    if (sides === undefined) return NotImplemented;
    if (typeof sides === "boolean") return sides;
    const [a, b] = sides;
    if (!a.isNaN && !b.isNaN) return compareOrder(arithmetic.compareValues(a, b), op);
    const isEquality = op === EQ || op === NE;
    if (!isEquality || a.kind === SIGNALING_NAN || b.kind === SIGNALING_NAN) runtime.raise(runtime.current(), INVALID_OPERATION);
    return op === NE;
  }

  function hash(self: Value): Value {
    const x = decOf(self);
    if (x.kind === SIGNALING_NAN) throw typeError("Cannot hash a signaling NaN value");
    return x.isNaN ? Math.floor(identityOf(self as PyObject) / 16) : hashDec(x);
  }

  function construct(cls: PyType, value?: Value, context?: Value): Outcome {
    const where = runtime.contextOf(context);
    if (value === undefined) return runtime.make(cls, ZERO);
    if (value instanceof PyDecimal && cls === runtime.decimalType && typeOf(value) === cls) return value;
    return runtime.make(cls, runtime.exact(value, where));
  }

  function fromFloat(cls: PyType, value: Value): Outcome {
    const int = exactInt(value);
    if (int === undefined && !(value instanceof PyFloat)) throw typeError("argument must be int or float");
    const made = new PyDecimal(int === undefined ? fromDouble((value as PyFloat).value) : fromInt(int));
    return cls === runtime.decimalType ? made : callNow(cls, made);
  }

  function quantize(self: PyDecimal, exponent: Value, rounding?: Value, context?: Value): Value {
    const where = runtime.contextOf(context);
    const mode = rounding === undefined || rounding === null ? where.core.rounding : runtime.roundingNow(rounding);
    const b = runtime.operandNow(exponent);
    return runtime.compute(where, (core) => {
      const work = core.rounded(mode);
      const result = rescale.quantize(self.value, b, work);
      core.raised |= work.raised;
      return result;
    });
  }

  /** to_integral_value and to_integral_exact. */
  const integral = (signals: boolean) => (self: PyDecimal, rounding?: Value, context?: Value) => {
    const where = runtime.contextOf(context);
    const mode = rounding === undefined || rounding === null ? where.core.rounding : runtime.roundingNow(rounding);
    return runtime.compute(where, (core) => rescale.toIntegral(self.value, core, mode, signals));
  };

  function round(self: PyDecimal, digits?: Value): Value {
    if (digits === undefined || digits === null) return toInt(self.value, "ROUND_HALF_EVEN");
    if (exactInt(digits) === undefined) throw typeError("optional arg must be an integer");
    const unit = finite(0, 1, -sizeNow(digits));
    return runtime.compute(runtime.current(), (core) => rescale.quantize(self.value, unit, core));
  }

  const methods: Record<string, Declaration> = {};
  for (const [name, { compute, doc }] of Object.entries(UNARY)) {
    methods[name] = pure(
      "(context=None)",
      (self: PyDecimal, context?: Value) => runtime.compute(runtime.contextOf(context), (core) => compute(self.value, core)),
      doc,
    );
  }
  for (const [name, { compute, doc }] of Object.entries(BINARY)) {
    methods[name] = pure(
      "(other, context=None)",
      (self: PyDecimal, other: Value, context?: Value) => {
        const where = runtime.contextOf(context);
        const b = runtime.operandNow(other);
        return runtime.compute(where, (core) => compute(self.value, b, core));
      },
      doc,
    );
  }
  for (const [name, { compute, doc }] of Object.entries(TESTS)) {
    methods[name] = pure("()", (self: PyDecimal) => compute(self.value), doc);
  }
  for (const [name, { compute, doc }] of Object.entries(CONTEXT_TESTS)) {
    methods[name] = pure(
      "(context=None)",
      (self: PyDecimal, context?: Value) => compute(self.value, runtime.contextOf(context).core),
      doc,
    );
  }

  const capitals = () => readable(runtime.current()).capitals === 1;
  const plain = (self: Value): Value => self;

  const decimalType = defineType({
    name: "Decimal",
    module: "decimal",
    doc: "A decimal number, made from an int, a str, a tuple, a float or another Decimal, exactly.\nWithout arguments, Decimal('0').",
    instance: PyDecimal,
    sharing: "immutable",
    fields: { value: decField },
    construct: pure('(value="0", context=None)', construct),
    slots: {
      pure: {
        repr: (self) => `Decimal('${toText(decOf(self), false, capitals())}')`,
        str: (self) => toText(decOf(self), false, capitals()),
        hash,
        richcompare: compare,
        bool: (self) => !decOf(self).isZero,
        add: binarySlot(arithmetic.add),
        subtract: binarySlot(arithmetic.sub),
        multiply: binarySlot(arithmetic.multiply),
        truediv: binarySlot(arithmetic.divide),
        floordiv: binarySlot(arithmetic.divideInteger),
        mod: binarySlot(arithmetic.remainder),
        divmod: divmodSlot,
        power: powerSlot,
        negative: unarySlot(arithmetic.minus),
        positive: unarySlot(arithmetic.plus),
        absolute: unarySlot(arithmetic.absolute),
        int: (self) => toInt(decOf(self), "ROUND_DOWN"),
        float: (self) => new PyFloat(toDouble(decOf(self))),
      },
    },
    methods: {
      ...methods,
      adjusted: pure(
        "()",
        (self: PyDecimal) => (self.value.isFinite ? self.value.adjusted : 0),
        "The exponent of the first digit; 0 for infinities and NaNs.",
      ),
      as_integer_ratio: pure(
        "()",
        (self: PyDecimal) => tuple(toRatio(self.value)),
        "The number as a fraction in lowest terms with a positive denominator.",
      ),
      as_tuple: pure(
        "()",
        (self: PyDecimal) => {
          const { digits, exponent } = runtime.describe(self.value);
          return makeTuple(self.value.sign, tuple(Array.from(digits, Number)), exponent);
        },
        "The sign, the digits and the exponent as a named tuple.",
      ),
      canonical: pure("()", plain, "The number itself: all Decimals are canonical."),
      conjugate: pure("()", plain, "The number itself."),
      copy_abs: pure("()", (self: PyDecimal) => new PyDecimal(self.value.withSign(0)), "The absolute value, without rounding."),
      copy_negate: pure(
        "()",
        (self: PyDecimal) => new PyDecimal(arithmetic.opposite(self.value)),
        "The negative, without rounding.",
      ),
      fma: pure(
        "(other, third, context=None)",
        (self: PyDecimal, other: Value, third: Value, context?: Value) => {
          const where = runtime.contextOf(context);
          const [b, c] = [runtime.operandNow(other), runtime.operandNow(third)];
          return runtime.compute(where, (core) => arithmetic.fusedMultiplyAdd(self.value, b, c, core));
        },
        "self * other + third, rounded once.\n\n    >>> Decimal(4).fma(5, 6)\n    Decimal('26')\n",
      ),
      from_float: classMethod(
        pure(
          "(f, /)",
          fromFloat,
          "The exact decimal of a float or an int.\n\n    >>> Decimal.from_float(0.5), Decimal.from_float(7)\n    (Decimal('0.5'), Decimal('7'))\n",
        ),
      ),
      number_class: pure(
        "(context=None)",
        (self: PyDecimal, context?: Value) => rescale.numberClass(self.value, runtime.contextOf(context).core),
        "The class of the number: '+Normal', '-Zero', 'NaN' and the like.",
      ),
      quantize: pure(
        "(exp, rounding=None, context=None)",
        quantize,
        "The number rounded to the exponent of `exp`.\n\n    >>> Decimal('2.345').quantize(Decimal('0.01'))\n    Decimal('2.34')\n",
      ),
      radix: pure("()", () => new PyDecimal(fromInt(10)), "Decimal(10), the base in which Decimals compute."),
      same_quantum: pure(
        "(other, context=None)",
        (self: PyDecimal, other: Value, context?: Value) => {
          runtime.contextOf(context);
          return rescale.sameQuantum(self.value, runtime.operandNow(other));
        },
        "True if both have the same exponent, or are both infinite, or both NaN.",
      ),
      to_eng_string: pure(
        "(context=None)",
        (self: PyDecimal, context?: Value) => toText(self.value, true, runtime.contextOf(context).capitals === 1),
        "The number in engineering notation: exponents are multiples of 3.",
      ),
      to_integral: pure("(rounding=None, context=None)", integral(false), "The same as to_integral_value()."),
      to_integral_exact: pure(
        "(rounding=None, context=None)",
        integral(true),
        "The nearest integer, signaling Inexact and Rounded.",
      ),
      to_integral_value: pure("(rounding=None, context=None)", integral(false), "The nearest integer, without signaling."),
      __ceil__: pure("()", (self: PyDecimal) => toInt(self.value, "ROUND_CEILING")),
      __complex__: pure("()", (self: PyDecimal) => new PyComplex(toDouble(self.value), 0)),
      __copy__: pure("()", plain),
      __deepcopy__: pure("(memo, /)", plain),
      __floor__: pure("()", (self: PyDecimal) => toInt(self.value, "ROUND_FLOOR")),
      __format__: pure("(*args)", (self: PyDecimal, args: readonly Value[]) =>
        toStr(formatArgument(self.value, args, runtime.current())),
      ),
      __reduce__: pure("()", (self: PyDecimal) => tuple([typeOf(self), tuple([toText(self.value, false, capitals())])])),
      __round__: pure("(ndigits=None, /)", round),
      __sizeof__: pure("()", (self: PyDecimal) => 72 + 8 * Math.max(4, Math.ceil(self.value.digits / 19))),
      __trunc__: pure("()", (self: PyDecimal) => toInt(self.value, "ROUND_DOWN")),
    },
    getters: {
      real: { get: plain },
      imag: { get: () => new PyDecimal(ZERO) },
    },
  });
  decimalType.slots.construct = (cls, args, kwNames) => {
    const [value, context] = bindUnnamed(["value", "context"], 0, 2, args, kwNames);
    return construct(cls, value, context);
  };
  setIndexRule(decimalType.slots.hash, (value: PyObject) => {
    const x = (value as PyDecimal).value;
    return x.isNaN ? (x.kind === SIGNALING_NAN ? undefined : value) : mapKeyOf(x);
  });
  return decimalType;
}

/** Decimals go between executors as their parts. */
const decField = {
  encode: (value: Dec) => [value.kind, value.sign, value.coefficient, value.exponent],
  decode: ([kind, sign, coefficient, exponent]: [Dec["kind"], Dec["sign"], Dec["coefficient"], number]) =>
    kind === 0 ? finite(sign, coefficient, exponent) : rescale.specialOf(kind, sign, coefficient),
};
