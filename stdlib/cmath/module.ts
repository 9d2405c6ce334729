/** The module cmath. */

import { PyComplex } from "../../vm/core/complex.ts";
import { overflowError, valueError } from "../../vm/core/errors.ts";
import { defineModule } from "../../vm/core/module.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { PyFloat, type Value } from "../../vm/core/value.ts";
import { type Complex, divComplex, hypot } from "../../vm/numeric/complex.ts";
import { atan2 } from "../../vm/numeric/libm.ts";
import { complexNow, doubleNow } from "../../vm/objects/number-conversion.ts";
import * as functions from "./functions.ts";

const make = ({ real, imag }: Complex): PyComplex => new PyComplex(real, imag);

const unary = (f: (z: Complex) => Complex, doc: string): Declaration => pure("(z, /)", (z: Value) => make(f(complexNow(z))), doc);

const predicate = (test: (x: number, y: number) => boolean, doc: string): Declaration =>
  pure(
    "(z, /)",
    (z: Value) => {
      const { real, imag } = complexNow(z);
      return test(real, imag);
    },
    doc,
  );

const isInfinite = (x: number): boolean => Math.abs(x) === Number.POSITIVE_INFINITY;

function logarithm(z: Value, base?: Value): Value {
  const numerator = functions.log(complexNow(z));
  return make(base === undefined ? numerator : divComplex(numerator, functions.log(complexNow(base))));
}

function polar(value: Value): Value {
  const z = complexNow(value);
  const modulus = hypot(z.real, z.imag);
  if (isInfinite(modulus) && Number.isFinite(z.real) && Number.isFinite(z.imag)) throw overflowError("math range error");
  return tuple([new PyFloat(modulus), new PyFloat(atan2(z.imag, z.real))]);
}

function isClose(a: Value, b: Value, relTol?: Value, absTol?: Value): Value {
  const x = complexNow(a);
  const y = complexNow(b);
  const relative = relTol === undefined ? 1e-9 : doubleNow(relTol);
  const absolute = absTol === undefined ? 0 : doubleNow(absTol);
  if (relative < 0 || absolute < 0) throw valueError("tolerances must be non-negative");
  if (x.real === y.real && x.imag === y.imag) return true;
  if ([x.real, x.imag, y.real, y.imag].some(isInfinite)) return false;
  const difference = hypot(x.real - y.real, x.imag - y.imag);
  return (
    difference <= relative * hypot(y.real, y.imag) || difference <= relative * hypot(x.real, x.imag) || difference <= absolute
  );
}

export const cmathModule = defineModule("cmath", () => ({
  doc: "Mathematical functions of complex numbers.",
  constants: {
    pi: new PyFloat(Math.PI),
    e: new PyFloat(Math.E),
    tau: new PyFloat(2 * Math.PI),
    inf: new PyFloat(Number.POSITIVE_INFINITY),
    nan: new PyFloat(Number.NaN),
    infj: new PyComplex(0, Number.POSITIVE_INFINITY),
    nanj: new PyComplex(0, Number.NaN),
  },
  functions: {
    acos: unary(functions.acos, "The arc cosine of z."),
    acosh: unary(functions.acosh, "The inverse hyperbolic cosine of z."),
    asin: unary(functions.asin, "The arc sine of z."),
    asinh: unary(functions.asinh, "The inverse hyperbolic sine of z."),
    atan: unary(functions.atan, "The arc tangent of z."),
    atanh: unary(functions.atanh, "The inverse hyperbolic tangent of z."),
    cos: unary(functions.cos, "The cosine of z."),
    cosh: unary(functions.cosh, "The hyperbolic cosine of z."),
    exp: unary(functions.exp, "e to the power of z."),
    isclose: pure("(a, b, *, rel_tol=1e-09, abs_tol=0.0)", isClose, "True if a and b are close to each other."),
    isfinite: predicate((x, y) => Number.isFinite(x) && Number.isFinite(y), "True if both parts of z are finite."),
    isinf: predicate((x, y) => isInfinite(x) || isInfinite(y), "True if a part of z is infinite."),
    isnan: predicate((x, y) => Number.isNaN(x) || Number.isNaN(y), "True if a part of z is a NaN."),
    log: pure("(z, base=<unrepresentable>, /)", logarithm, "The logarithm of z to the given base, or the natural one."),
    log10: unary(functions.log10, "The logarithm of z to base 10."),
    phase: pure(
      "(z, /)",
      (z: Value) => {
        const { real, imag } = complexNow(z);
        return new PyFloat(atan2(imag, real));
      },
      "The angle of z.",
    ),
    polar: pure("(z, /)", polar, "The modulus and the angle of z."),
    rect: pure(
      "(r, phi, /)",
      (r: Value, phi: Value) => make(functions.rect(doubleNow(r), doubleNow(phi))),
      "The number with that modulus and angle.",
    ),
    sin: unary(functions.sin, "The sine of z."),
    sinh: unary(functions.sinh, "The hyperbolic sine of z."),
    sqrt: unary(functions.squareRoot, "The square root of z."),
    tan: unary(functions.tan, "The tangent of z."),
    tanh: unary(functions.tanh, "The hyperbolic tangent of z."),
  },
}));
