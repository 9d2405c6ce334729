/** The Python type complex. The arithmetic is vm/numeric/complex. */
import { PyComplex } from "../core/complex.ts";
import { defineType } from "../core/define-type.ts";
import { typeError, valueError } from "../core/errors.ts";
import { floatIndexKey, setIndexRule } from "../core/index-key.ts";
import { newInstance } from "../core/instances.ts";
import { pure } from "../core/native.ts";
import { exactInt } from "../core/ops/index-value.ts";
import { reprNow, str, textOf, toStr } from "../core/ops/text.ts";
import { typeOf } from "../core/registry.ts";
import { EQ, NE } from "../core/slots.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { NotImplemented, type Outcome, PyFloat, type PyObject, type Value } from "../core/value.ts";
import * as arithmetic from "../numeric/complex.ts";
import { formatComplex } from "../numeric/format-number.ts";
import { hashComplex, hashFloat } from "../numeric/hash.ts";
import { compareWithFloat } from "../numeric/int-float.ts";
import { formatSpecOf } from "./format-spec-argument.ts";
import { complexSpecialNow, doubleNow, realOperand } from "./number-conversion.ts";

const make = ({ real, imag }: arithmetic.Complex): PyComplex => new PyComplex(real, imag);
const complexOf = (self: Value): PyComplex => self as PyComplex;

/** The operand of complex arithmetic: complexes, and reals converted; undefined for others. */
function operand(value: Value): arithmetic.Complex | undefined {
  if (value instanceof PyComplex) return value;
  const real = realOperand(value);
  return real === undefined ? undefined : { real, imag: 0 };
}

const binary =
  (operation: (a: arithmetic.Complex, b: arithmetic.Complex) => arithmetic.Complex) => (left: Value, right: Value) => {
    const a = operand(left);
    if (a === undefined) return NotImplemented;
    const b = operand(right);
    return b === undefined ? NotImplemented : make(operation(a, b));
  };

function power(left: Value, right: Value, modulus?: Value): Outcome {
  const a = operand(left);
  const b = operand(right);
  if (a === undefined || b === undefined) return NotImplemented;
  if (modulus !== undefined && modulus !== null) throw valueError("complex modulo");
  return make(arithmetic.powComplex(a, b));
}

const plain = (self: Value): Value => (self?.constructor === PyComplex ? self : make(complexOf(self)));

function equals(self: PyComplex, other: Value): boolean | undefined {
  if (other instanceof PyComplex) return self.real === other.real && self.imag === other.imag;
  if (other instanceof PyFloat) return self.real === other.value && self.imag === 0;
  const int = exactInt(other);
  return int === undefined ? undefined : self.imag === 0 && compareWithFloat(int, self.real) === 0;
}

/** hash(nan) is not decided by the value; any constant will do for a part of a complex. */
const hashPart = (x: number) => (Number.isNaN(x) ? 0 : hashFloat(x));

const LONE_UNDERSCORE = /_(?!\d)|(?<!\d)_/;

function parse(text: string, value: Value): arithmetic.Complex {
  const parsed = arithmetic.readComplex(text);
  if (parsed === undefined && LONE_UNDERSCORE.test(text)) {
    throw valueError(`could not convert string to complex: ${reprNow(value)}`);
  }
  if (parsed === undefined) throw valueError("complex() arg is a malformed string");
  return parsed;
}

function construct(cls: PyType, real?: Value, imag?: Value): Outcome {
  if (cls === complexType && imag === undefined && real?.constructor === PyComplex) return real;
  const made = makeParts(real, imag);
  return cls === complexType ? make(made) : newInstance(cls, PyComplex, made.real, made.imag);
}

function makeParts(real: Value | undefined, imag: Value | undefined): arithmetic.Complex {
  const text = real === undefined ? undefined : textOf(real);
  if (text !== undefined) {
    if (imag !== undefined) throw typeError("complex() can't take second arg if first is a string");
    return parse(text, real!);
  }
  if (imag !== undefined && textOf(imag) !== undefined) throw typeError("complex() second arg can't be a string");
  const first = real === undefined ? { real: 0, imag: 0 } : firstPart(real);
  if (imag === undefined) return first;
  const second = imag instanceof PyComplex ? imag : { real: secondPart(imag), imag: 0 };
  const firstIsComplex = isComplexLike(real);
  return {
    real: imag instanceof PyComplex ? first.real - second.imag : first.real,
    imag: firstIsComplex ? second.real + first.imag : second.real,
  };
}

/** Whether an argument brings an imaginary part of its own. */
function isComplexLike(value: Value | undefined): boolean {
  return value !== undefined && (value instanceof PyComplex || typeOf(value).lookup("__complex__") !== undefined);
}

function firstPart(value: Value): arithmetic.Complex {
  const special = complexSpecialNow(value);
  if (special !== undefined) return special;
  return {
    real: doubleNow(value, `complex() first argument must be a string or a number, not '${typeOf(value).name}'`),
    imag: 0,
  };
}

const secondPart = (value: Value): number =>
  doubleNow(value, `complex() second argument must be a number, not '${typeOf(value).name}'`);

export const complexType = defineType({
  name: "complex",
  doc: "Makes a complex number from a string or from numbers.\n\nA string is read as a complex number. Numbers are the real and the imaginary part;\na single number is converted.",
  instance: PyComplex,
  sharing: "immutable",
  fields: { real: "f64", imag: "f64" },
  construct: pure("(real=0, imag=0)", construct),
  slots: {
    pure: {
      repr: (self) => arithmetic.reprComplex(complexOf(self)),
      hash: (self) => hashComplex(hashPart(complexOf(self).real), hashPart(complexOf(self).imag)),
      richcompare: (self, other, op) => {
        const equal = op === EQ || op === NE ? equals(complexOf(self), other) : undefined;
        return equal === undefined ? NotImplemented : equal === (op === EQ);
      },
      bool: (self) => complexOf(self).real !== 0 || complexOf(self).imag !== 0,
      add: binary(arithmetic.addComplex),
      subtract: binary(arithmetic.subComplex),
      multiply: binary(arithmetic.mulComplex),
      power,
      negative: (self) => new PyComplex(-complexOf(self).real, -complexOf(self).imag),
      positive: plain,
      absolute: (self) => new PyFloat(arithmetic.absComplex(complexOf(self))),
      truediv: binary(arithmetic.divComplex),
    },
  },
  methods: {
    conjugate: pure(
      "()",
      (self: PyComplex) => new PyComplex(self.real, -self.imag),
      "The number with its imaginary part negated.",
    ),
    __complex__: pure("()", plain, "The number as an instance of complex itself."),
    __getnewargs__: pure("()", (self: PyComplex) => tuple([new PyFloat(self.real), new PyFloat(self.imag)])),
    __format__: pure("(format_spec, /)", (self: PyComplex, spec: Value) => {
      const text = formatSpecOf(spec);
      return text === "" ? str(self) : toStr(formatComplex(self.real, self.imag, text, typeOf(self).name));
    }),
  },
  getters: {
    real: { get: (self: PyComplex) => new PyFloat(self.real), doc: "the real part of a complex number", member: true },
    imag: { get: (self: PyComplex) => new PyFloat(self.imag), doc: "the imaginary part of a complex number", member: true },
  },
});

// A complex without an imaginary part equals a float; any other is found by hash and ==.
setIndexRule(complexType.slots.hash, (value: PyObject) => {
  const { real, imag } = value as PyComplex;
  return imag === 0 && !Number.isNaN(real) ? floatIndexKey(new PyFloat(real)) : undefined;
});
