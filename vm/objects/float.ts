/** The Python type float. The arithmetic is vm/numeric/float; conversions of other objects are number-conversion. */

import { PyComplex } from "../core/complex.ts";
import { defineType } from "../core/define-type.ts";
import { typeError, valueError } from "../core/errors.ts";
import { andThen } from "../core/execution.ts";
import { floatIndexKey, setIndexRule } from "../core/index-key.ts";
import { newInstance } from "../core/instances.ts";
import { classMethod, pure } from "../core/native.ts";
import { call } from "../core/ops/call.ts";
import { identityOf } from "../core/ops/hash.ts";
import { exactInt, indexNow } from "../core/ops/index-value.ts";
import { str, textOf, toStr } from "../core/ops/text.ts";
import { typeOf, types } from "../core/registry.ts";
import { type CompareOp, EQ, GE, GT, LE, LT, NE } from "../core/slots.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { NotImplemented, type Outcome, PyFloat, type PyObject, type Value } from "../core/value.ts";
import { powComplex } from "../numeric/complex.ts";
import { floatDiv, floatDivMod, floatFloorDiv, floatMod, floatPow, roundFloat, roundToInt } from "../numeric/float.ts";
import { fromHex, repr, toHex } from "../numeric/float-text.ts";
import { formatFloat } from "../numeric/format-number.ts";
import { hashFloat } from "../numeric/hash.ts";
import { compareWithFloat, fromFloat, toRatio } from "../numeric/int-float.ts";
import { formatSpecOf } from "./format-spec-argument.ts";
import { realOperand, toFloatValue } from "./number-conversion.ts";
import { badArgument } from "./text-arguments.ts";

const floatOf = (self: Value): number => (self as PyFloat).value;

/** A binary slot: an operation on two reals, NotImplemented for other operands. */
const binary = (operation: (x: number, y: number) => Value) => (left: Value, right: Value) => {
  const x = realOperand(left);
  if (x === undefined) return NotImplemented;
  const y = realOperand(right);
  return y === undefined ? NotImplemented : operation(x, y);
};

/** As binary, with a float as result. */
const arithmetic = (operation: (x: number, y: number) => number) => binary((x, y) => new PyFloat(operation(x, y)));

const unary = (operation: (x: number) => number) => (self: Value) => new PyFloat(operation(floatOf(self)));

/** The number as an instance of float itself. */
const plain = (self: Value): Value => (self?.constructor === PyFloat ? self : new PyFloat(floatOf(self)));

function compareFloat(self: Value, other: Value, op: CompareOp): Outcome {
  const x = floatOf(self);
  if (other instanceof PyFloat) return orders(x, other.value, op);
  const int = exactInt(other);
  return int === undefined ? NotImplemented : orders(0, compareWithFloat(int, x), op);
}

function orders(x: number, y: number, op: CompareOp): boolean {
  switch (op) {
    case LT:
      return x < y;
    case LE:
      return x <= y;
    case EQ:
      return x === y;
    case NE:
      return x !== y;
    case GT:
      return x > y;
    case GE:
      return x >= y;
  }
}

function power(left: Value, right: Value, modulus?: Value): Outcome {
  if (modulus !== undefined && modulus !== null) {
    throw typeError("pow() 3rd argument not allowed unless all arguments are integers");
  }
  const x = realOperand(left);
  if (x === undefined) return NotImplemented;
  const y = realOperand(right);
  if (y === undefined) return NotImplemented;
  const result = floatPow(x, y);
  if (result !== undefined) return new PyFloat(result);
  const { real, imag } = powComplex({ real: x, imag: 0 }, { real: y, imag: 0 });
  return new PyComplex(real, imag);
}

function construct(cls: PyType, value?: Value): Outcome {
  const made =
    value === undefined
      ? new PyFloat(0)
      : value instanceof PyFloat && value.constructor === PyFloat
        ? value
        : toFloatValue(value);
  return cls === floatType ? made : andThen(made, (x) => newInstance(cls, PyFloat, (x as PyFloat).value));
}

function getFormat(kind: Value): Value {
  const text = textOf(kind) ?? badArgument("__getformat__", "argument", "str", kind);
  if (text !== "double" && text !== "float") throw valueError("__getformat__() argument 1 must be 'double' or 'float'");
  return "IEEE, little-endian";
}

function convertFromHex(cls: PyType, text: Value): Outcome {
  const digits = textOf(text);
  if (digits === undefined) throw typeError("bad argument type for built-in operation");
  const value = new PyFloat(fromHex(digits));
  return cls === floatType ? value : call(cls, [value]);
}

export const floatType = defineType({
  name: "float",
  doc: "Converts a string or a number to a floating-point number, if that is possible.",
  instance: PyFloat,
  sharing: "immutable",
  fields: { value: "f64" },
  matchSelf: true,
  construct: pure("(x=0, /)", construct),
  slots: {
    pure: {
      repr: (self) => repr(floatOf(self)),
      // A NaN is equal to nothing: hashing by identity keeps sets of them fast.
      hash: (self) => (Number.isNaN(floatOf(self)) ? Math.floor(identityOf(self as PyObject) / 16) : hashFloat(floatOf(self))),
      richcompare: compareFloat,
      bool: (self) => floatOf(self) !== 0,
      add: arithmetic((x, y) => x + y),
      subtract: arithmetic((x, y) => x - y),
      multiply: arithmetic((x, y) => x * y),
      mod: arithmetic(floatMod),
      divmod: binary((x, y) => {
        const [quotient, rest] = floatDivMod(x, y);
        return tuple([new PyFloat(quotient), new PyFloat(rest)]);
      }),
      power,
      negative: unary((x) => -x),
      positive: plain,
      absolute: unary(Math.abs),
      int: (self) => fromFloat(floatOf(self)),
      float: plain,
      floordiv: arithmetic(floatFloorDiv),
      truediv: arithmetic(floatDiv),
    },
  },
  methods: {
    conjugate: pure("()", plain, "The number itself: it has no imaginary part."),
    is_integer: pure("()", (self: PyFloat) => Number.isInteger(self.value), "True if the float has no fractional part."),
    as_integer_ratio: pure(
      "()",
      (self: PyFloat) => tuple(toRatio(self.value)),
      "A pair of integers, the second positive, whose ratio is exactly the float.\n\nOverflowError is raised for infinities, ValueError for NaN.\n\n>>> (0.75).as_integer_ratio()\n(3, 4)",
    ),
    hex: pure(
      "()",
      (self: PyFloat) => toHex(self.value),
      "The float in hexadecimal notation, such as '-0x1.999999999999ap-4'.\n\n>>> (3.0).hex()\n'0x1.8000000000000p+1'",
    ),
    fromhex: classMethod(
      pure("(string, /)", convertFromHex, "The float that a hexadecimal string spells.\n\n>>> float.fromhex('0x1.8p1')\n3.0"),
    ),
    __getformat__: classMethod(
      pure(
        "(typestr, /)",
        (_cls: PyType, kind: Value) => getFormat(kind),
        "How C stores 'float' or 'double'; for CPython's test suite.",
      ),
    ),
    __trunc__: pure("()", (self: PyFloat) => fromFloat(self.value), "The integer nearest to the float between 0 and it."),
    __floor__: pure("()", (self: PyFloat) => fromFloat(Math.floor(self.value)), "The largest integer <= the float."),
    __ceil__: pure("()", (self: PyFloat) => fromFloat(Math.ceil(self.value)), "The smallest integer >= the float."),
    __round__: pure(
      "(ndigits=None, /)",
      (self: PyFloat, ndigits: Value = null) =>
        ndigits === null ? roundToInt(self.value) : new PyFloat(roundFloat(self.value, indexNow(ndigits))),
      "The nearest integer, ties to even; or the nearest float with that many decimals.",
    ),
    __getnewargs__: pure("()", (self: PyFloat) => tuple([new PyFloat(self.value)])),
    __format__: pure("(format_spec, /)", (self: PyFloat, spec: Value) => {
      const text = formatSpecOf(spec);
      return text === "" ? str(self) : toStr(formatFloat(self.value, text, typeOf(self).name));
    }),
  },
  getters: {
    real: { get: plain, doc: "the real part of a complex number" },
    imag: { get: () => new PyFloat(0), doc: "the imaginary part of a complex number" },
  },
});

types.float = floatType;
setIndexRule(floatType.slots.hash, (value: PyObject) => floatIndexKey(value as PyFloat));
