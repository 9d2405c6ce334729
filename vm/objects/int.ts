/** The Python type int. The arithmetic is vm/numeric/int; the conversions of other objects are number-conversion. */
import { toBytes } from "../core/bytes.ts";
import { defineType } from "../core/define-type.ts";
import { typeError, valueError } from "../core/errors.ts";
import { andThen } from "../core/execution.ts";
import { setIndexRule } from "../core/index-key.ts";
import { newInstance } from "../core/instances.ts";
import { classMethod, pure } from "../core/native.ts";
import { call } from "../core/ops/call.ts";
import { compareOrder } from "../core/ops/compare.ts";
import { clampedSizeNow, exactInt, indexNow, sizeNow } from "../core/ops/index-value.ts";
import { str, textOf, toStr } from "../core/ops/text.ts";
import { isTrue } from "../core/ops/truth.ts";
import { setIntHash } from "../core/python-slots.ts";
import { typeOf, types } from "../core/registry.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { type Int, NotImplemented, type Outcome, PyFloat, type PyObject, type Value } from "../core/value.ts";
import { floatPow } from "../numeric/float.ts";
import { formatInt } from "../numeric/format-number.ts";
import { hashInt } from "../numeric/hash.ts";
import * as int from "../numeric/int.ts";
import { bitCount, bitLength, fromBytes, toBytes as intToBytes } from "../numeric/int-bits.ts";
import { roundInt, toFloat, trueDiv } from "../numeric/int-float.ts";
import { toDecimal } from "../numeric/int-text.ts";
import { bytesOfNow } from "./bytes-argument.ts";
import { formatSpecOf } from "./format-spec-argument.ts";
import { PyIntInstance } from "./int-object.ts";
import { intFromText, toInt } from "./number-conversion.ts";
import { badArgument } from "./text-arguments.ts";

/** The value of a receiver. */
const intOf = (self: Value): Int => exactInt(self) as Int;

type IntOperation = (a: Int, b: Int) => Value;

/** A binary slot: an operation on two ints, NotImplemented for other operands. */
const binary = (operation: IntOperation) => (left: Value, right: Value) => {
  const a = exactInt(left);
  const b = exactInt(right);
  return a === undefined || b === undefined ? NotImplemented : operation(a, b);
};

const unary = (operation: (a: Int) => Value) => (self: Value) => operation(intOf(self));

function power(left: Value, right: Value, modulus?: Value): Outcome {
  const a = exactInt(left);
  const b = exactInt(right);
  if (a === undefined || b === undefined) return NotImplemented;
  if (modulus !== undefined && modulus !== null) {
    const m = exactInt(modulus);
    return m === undefined ? NotImplemented : int.powMod(a, b, m);
  }
  // Never complex: the exponent is an integer.
  return b < 0 ? new PyFloat(floatPow(toFloat(a), toFloat(b)) as number) : int.pow(a, b);
}

function construct(cls: PyType, args: readonly Value[], baseByName?: Value): Outcome {
  if (args.length > 2) throw typeError(`int expected at most 2 arguments, got ${args.length}`);
  if (args.length === 2 && baseByName !== undefined) {
    throw typeError("argument for int() given by name ('base') and position (2)");
  }
  const made = makePlain(args[0], args.length > 1 ? args[1] : baseByName);
  return cls === intType ? made : andThen(made, (value) => newInstance(cls, PyIntInstance, value as Int));
}

function makePlain(value: Value | undefined, base: Value | undefined): Outcome {
  if (base === undefined) return value === undefined ? 0 : toInt(value);
  if (value === undefined) throw typeError("int() missing string argument");
  const radix = clampedSizeNow(base);
  if ((radix !== 0 && radix < 2) || radix > 36) throw valueError("int() base must be >= 2 and <= 36, or 0");
  const parsed = intFromText(value, radix);
  if (parsed === undefined) throw typeError("int() can't convert non-string with explicit base");
  return parsed;
}

/** The byteorder argument; true for "little". */
function isLittle(byteorder: Value | undefined, method: string): boolean {
  if (byteorder === undefined) return false;
  const text = textOf(byteorder);
  if (text === undefined) badArgument(method, "argument 'byteorder'", "str", byteorder);
  if (text !== "little" && text !== "big") throw valueError("byteorder must be either 'little' or 'big'");
  return text === "little";
}

function convertToBytes(self: Value, length?: Value, byteorder?: Value, signed?: Value): Value {
  const count = length === undefined ? 1 : sizeNow(length);
  const little = isLittle(byteorder, "to_bytes");
  if (count < 0) throw valueError("length argument must be non-negative");
  return toBytes(intToBytes(intOf(self), count, little, signed !== undefined && isTrue(signed)));
}

function convertFromBytes(cls: PyType, bytes: Value, byteorder?: Value, signed?: Value): Outcome {
  const little = isLittle(byteorder, "from_bytes");
  const value = fromBytes(bytesOfNow(bytes), little, signed !== undefined && isTrue(signed));
  return cls === intType ? value : call(cls, [value]);
}

/** Bytes that CPython's int of that size takes: a header and 30-bit digits. */
function sizeOf(self: Value): number {
  return 24 + 4 * Math.max(1, Math.ceil(bitLength(intOf(self)) / 30));
}

const plain = unary((a) => a);

export const intType = defineType({
  name: "int",
  doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nMakes an integer of a number or a string, or 0 without an argument. A number is\nasked for x.__int__(); a float is truncated towards zero.\n\nWith a base, or if x is no number, x is a str, bytes or bytearray with an integer\nliteral in that base, 2 to 36, with or without sign and white space around it.\nBase 0 takes the base from the literal's prefix.\n\n>>> int('0x1f', base=0)\n31",
  instance: PyIntInstance,
  sharing: "immutable",
  fields: { value: "int" },
  matchSelf: true,
  construct: pure("(*args, base=10)", construct),
  slots: {
    pure: {
      repr: unary(toDecimal),
      hash: unary(hashInt),
      richcompare: (self, other, op) => {
        const b = exactInt(other);
        return b === undefined ? NotImplemented : compareOrder(int.compare(intOf(self), b), op);
      },
      bool: (self) => intOf(self) !== 0,
      add: binary(int.add),
      subtract: binary(int.sub),
      multiply: binary(int.mul),
      mod: binary(int.mod),
      divmod: binary((a, b) => tuple(int.divMod(a, b))),
      power,
      negative: unary(int.neg),
      positive: plain,
      absolute: unary(int.abs),
      invert: unary(int.invert),
      lshift: binary(int.shiftLeft),
      rshift: binary(int.shiftRight),
      and: binary(int.and),
      or: binary(int.or),
      xor: binary(int.xor),
      int: plain,
      float: (self) => new PyFloat(toFloat(intOf(self))),
      floordiv: binary(int.floorDiv),
      truediv: binary((a, b) => new PyFloat(trueDiv(a, b))),
      index: plain,
    },
  },
  methods: {
    conjugate: pure("()", plain, "The number itself: it has no imaginary part."),
    bit_length: pure(
      "()",
      unary(bitLength),
      "The number of bits needed to write the absolute value in binary.\n\n>>> (11).bit_length()\n4",
    ),
    bit_count: pure(
      "()",
      unary(bitCount),
      "The number of ones in the binary form of the absolute value.\n\n>>> (11).bit_count()\n3",
    ),
    to_bytes: pure(
      "(length=1, byteorder='big', *, signed=False)",
      convertToBytes,
      "The integer as an array of bytes.\n\nOverflowError is raised if it does not fit `length` bytes, or if it is negative\nand not `signed` (two's complement).",
    ),
    from_bytes: classMethod(
      pure(
        "(bytes, byteorder='big', *, signed=False)",
        convertFromBytes,
        "The integer that an array of bytes spells, in two's complement if `signed`.",
      ),
    ),
    as_integer_ratio: pure(
      "()",
      (self: Value) => tuple([intOf(self), 1]),
      "The pair (self, 1).\n\n>>> (7).as_integer_ratio()\n(7, 1)",
    ),
    is_integer: pure("()", () => true, "True. For compatibility with float."),
    __trunc__: pure("()", plain, "Truncating an integer gives the integer."),
    __floor__: pure("()", plain, "The floor of an integer is the integer."),
    __ceil__: pure("()", plain, "The ceiling of an integer is the integer."),
    __round__: pure(
      "(ndigits=<unrepresentable>, /)",
      (self: Value, ndigits?: Value) => roundInt(intOf(self), ndigits === undefined ? 0 : indexNow(ndigits)),
      "The integer, or for negative `ndigits` the nearest multiple of a power of ten.",
    ),
    __getnewargs__: pure("()", (self: Value) => tuple([intOf(self)])),
    __format__: pure("(format_spec, /)", (self: Value, spec: Value) => {
      const text = formatSpecOf(spec);
      return text === "" ? str(self) : toStr(formatInt(intOf(self), text, typeOf(self).name));
    }),
    __sizeof__: pure("()", sizeOf, "Bytes of memory that the object takes in CPython."),
  },
  getters: {
    real: { get: plain, doc: "the real part of a complex number" },
    imag: { get: () => 0, doc: "the imaginary part of a complex number" },
    numerator: { get: plain, doc: "the numerator of a rational number in lowest terms" },
    denominator: { get: () => 1, doc: "the denominator of a rational number in lowest terms" },
  },
});

types.int = intType;

// int(x) is among the most frequent calls: it need not bind its arguments.
const constructAny = intType.slots.construct!;
intType.slots.construct = (cls, args, kwNames) =>
  cls === intType && args.length === 1 && kwNames === null ? toInt(args[0]!) : constructAny(cls, args, kwNames);
setIndexRule(intType.slots.hash, (value: PyObject) => exactInt(value));
setIntHash(hashInt);
