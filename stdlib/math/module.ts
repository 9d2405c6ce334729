/** The math module: conversion of arguments, and the errors that C's errno stands for. The mathematics is in the files beside. */

import { overflowError, typeError, valueError } from "../../vm/core/errors.ts";
import { andThen, settle } from "../../vm/core/execution.ts";
import { defineModule } from "../../vm/core/module.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { binaryOperation } from "../../vm/core/ops/arithmetic.ts";
import { lookupSpecial } from "../../vm/core/ops/attributes.ts";
import { call } from "../../vm/core/ops/call.ts";
import { exactInt, indexNow } from "../../vm/core/ops/index-value.ts";
import { iterate, listItems } from "../../vm/core/ops/iterate.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import { type Int, type Outcome, PyFloat, type Value } from "../../vm/core/value.ts";
import { erf, erfc } from "../../vm/numeric/error-function.ts";
import { abs as absInt, compare, floorDiv, mul, sub } from "../../vm/numeric/int.ts";
import { bitLength, gcd, isqrt } from "../../vm/numeric/int-bits.ts";
import { fromFloat, splitFloat, timesPowerOf2 } from "../../vm/numeric/int-float.ts";
import * as libm from "../../vm/numeric/libm.ts";
import { hasSignBit, withSign } from "../../vm/numeric/sign.ts";
import { doubleNow } from "../../vm/objects/number-conversion.ts";
import { combinations, factorial, permutations } from "./combinatorics.ts";
import { fusedMultiplyAdd, nextAfter, remainder, stepTowards, ulp } from "./floats.ts";
import { gamma, logGamma } from "./gamma.ts";
import { sumOfProducts } from "./products.ts";
import { ExactSum, norm } from "./sums.ts";

const domainError = () => valueError("math domain error");
const rangeError = () => overflowError("math range error");

const float = (x: number): PyFloat => new PyFloat(x);

/** The result of a function of finite or special arguments, or the error that an unexpected NaN or infinity means. */
function checked(result: number, canOverflow: boolean, ...args: number[]): PyFloat {
  if (Number.isNaN(result) && !args.some(Number.isNaN)) throw domainError();
  if (!Number.isFinite(result) && !Number.isNaN(result) && args.every(Number.isFinite)) {
    throw canOverflow ? rangeError() : domainError();
  }
  return float(result);
}

/** A function of one float. */
function unary(f: (x: number) => number, doc: string, canOverflow = false): Declaration {
  return pure(
    "(x, /)",
    (x: Value) => {
      const a = doubleNow(x);
      return checked(f(a), canOverflow, a);
    },
    doc,
  );
}

/** A predicate of one float. */
const predicate = (f: (x: number) => boolean, doc: string): Declaration => pure("(x, /)", (x: Value) => f(doubleNow(x)), doc);

/** Logarithms, which also take ints beyond the floats. */
function logarithm(value: Value, log: (x: number) => number, unit: number): number {
  const int = exactInt(value);
  if (int === undefined) {
    const x = doubleNow(value);
    const result = log(x);
    if ((Number.isNaN(result) && !Number.isNaN(x)) || x === 0) throw domainError();
    return result;
  }
  if (int <= 0) throw domainError();
  const x = Number(int);
  if (Number.isFinite(x)) return log(x);
  const shift = bitLength(int) - 64;
  const [fraction, exponent] = splitFloat(Number(BigInt(int) >> BigInt(shift)));
  return log(fraction) + unit * (exponent + shift);
}

function logWithBase(x: Value, base?: Value): Value {
  const numerator = logarithm(x, libm.log, Math.LN2);
  if (base === undefined) return float(numerator);
  const denominator = logarithm(base, libm.log, Math.LN2);
  return settle(binaryOperation(OPERATOR_TRUEDIV, float(numerator), float(denominator)));
}

/** Positions in the operator table of vm/core/ops/arithmetic. */
const OPERATOR_TRUEDIV = 11;
const OPERATOR_MULTIPLY = 5;

/** floor and ceil: the dunder of classes that have it, else through float. */
function integral(dunder: string, f: (x: number) => number) {
  return (x: Value): Outcome => {
    if (typeof x === "number" || typeof x === "bigint") return x;
    if (x instanceof PyFloat && x.constructor === PyFloat) return fromFloat(f(x.value));
    const special = lookupSpecial(x, dunder);
    if (special !== undefined) return andThen(special, (method) => call(method, []));
    return fromFloat(f(doubleNow(x)));
  };
}

function truncate(x: Value): Outcome {
  if (x instanceof PyFloat && x.constructor === PyFloat) return fromFloat(x.value);
  const special = lookupSpecial(x, "__trunc__");
  if (special === undefined) throw typeError(`type ${typeOf(x).name} doesn't define __trunc__ method`);
  return andThen(special, (method) => call(method, []));
}

function power(x: Value, y: Value): Value {
  const a = doubleNow(x);
  const b = doubleNow(y);
  // JavaScript's ** gives NaN where C says 1.
  if (b === 0 || a === 1 || (a === -1 && Math.abs(b) === Number.POSITIVE_INFINITY)) return float(1);
  const result = a ** b;
  if (Number.isFinite(result) || !Number.isFinite(a) || !Number.isFinite(b)) return float(result);
  throw Number.isNaN(result) || a === 0 ? domainError() : rangeError();
}

function floatRemainder(x: Value, y: Value): Value {
  const a = doubleNow(x);
  const b = doubleNow(y);
  return checked(a % b, false, a, b);
}

function ieeeRemainder(x: Value, y: Value): Value {
  const a = doubleNow(x);
  const b = doubleNow(y);
  if (Number.isNaN(a) || Number.isNaN(b)) return float(Number.NaN);
  if (!Number.isFinite(a) || b === 0) throw domainError();
  return float(Number.isFinite(b) ? remainder(a, b) : a);
}

function loadExponent(x: Value, i: Value): Value {
  const a = doubleNow(x);
  const exponent = exactInt(i);
  if (exponent === undefined) throw typeError("Expected an int as second argument to ldexp.");
  if (a === 0 || !Number.isFinite(a)) return float(a);
  const result = timesPowerOf2(a, Math.max(-1e6, Math.min(1e6, Number(exponent))));
  if (!Number.isFinite(result)) throw rangeError();
  return float(result);
}

function splitFraction(x: Value): Value {
  const a = doubleNow(x);
  const whole = Math.trunc(a);
  const sign = a < 0 || Object.is(a, -0) ? -0 : 0;
  const fraction = Number.isFinite(a) ? a - whole : Number.isNaN(a) ? a : sign;
  return tuple([float(fraction === 0 ? sign : fraction), float(whole)]);
}

const MAX_C_LONG = 2n ** 63n - 1n;

function factorialOf(x: Value): Value {
  const n = indexNow(x);
  if (n < 0) throw valueError("factorial() not defined for negative values");
  if (BigInt(n) > MAX_C_LONG) throw overflowError(`factorial() argument should not exceed ${MAX_C_LONG}`);
  return factorial(Number(n));
}

function checkCount(value: Int, name: string): void {
  if (value < 0) throw valueError(`${name} must be a non-negative integer`);
}

function permutationsOf(n: Value, k: Value = null): Value {
  if (k === null) return factorialOf(n);
  const total = indexNow(n);
  const chosen = indexNow(k);
  checkCount(total, "n");
  checkCount(chosen, "k");
  if (compare(total, chosen) < 0) return 0;
  if (BigInt(chosen) > MAX_C_LONG) throw overflowError(`k must not exceed ${MAX_C_LONG}`);
  return permutations(total, Number(chosen));
}

function combinationsOf(n: Value, k: Value): Value {
  const total = indexNow(n);
  const chosen = indexNow(k);
  checkCount(total, "n");
  checkCount(chosen, "k");
  const rest = sub(total, chosen);
  if (rest < 0) return 0;
  const fewer = compare(rest, chosen) < 0 ? rest : chosen;
  if (BigInt(fewer) > MAX_C_LONG) throw overflowError(`min(n - k, k) must not exceed ${MAX_C_LONG}`);
  return combinations(total, Number(fewer));
}

function greatestCommonDivisor(integers: readonly Value[]): Value {
  let result: Int = 0;
  for (const integer of integers) result = gcd(result, indexNow(integer));
  return result;
}

function leastCommonMultiple(integers: readonly Value[]): Value {
  let result: Int = 1;
  for (const integer of integers) {
    const n = indexNow(integer);
    result = result === 0 || n === 0 ? 0 : absInt(mul(floorDiv(result, gcd(result, n)), n));
  }
  return result;
}

function distance(p: Value, q: Value): Value {
  const left = p instanceof PyTuple ? p.items : listItems(p);
  const right = q instanceof PyTuple ? q.items : listItems(q);
  if (left.length !== right.length) throw valueError("both points must have the same number of dimensions");
  return float(norm(left.map((x, i) => doubleNow(x) - doubleNow(right[i]))));
}

function exactSum(iterable: Value): Value {
  const sum = new ExactSum();
  for (const item of iterate(iterable)) sum.add(doubleNow(item));
  return float(sum.result());
}

function product(iterable: Value, start: Value = 1): Value {
  let result = start;
  for (const item of iterate(iterable)) {
    if (result instanceof PyFloat && item instanceof PyFloat && result.constructor === PyFloat && item.constructor === PyFloat) {
      result = float(result.value * item.value);
    } else result = settle(binaryOperation(OPERATOR_MULTIPLY, result, item));
  }
  return result;
}

function isClose(a: Value, b: Value, relTol?: Value, absTol?: Value): Value {
  const x = doubleNow(a);
  const y = doubleNow(b);
  const relative = relTol === undefined ? 1e-9 : doubleNow(relTol);
  const absolute = absTol === undefined ? 0 : doubleNow(absTol);
  if (relative < 0 || absolute < 0) throw valueError("tolerances must be non-negative");
  if (x === y) return true;
  if (Math.abs(x) === Number.POSITIVE_INFINITY || Math.abs(y) === Number.POSITIVE_INFINITY) return false;
  const difference = Math.abs(y - x);
  return difference <= Math.abs(relative * y) || difference <= Math.abs(relative * x) || difference <= absolute;
}

function nextFloat(x: Value, y: Value, steps: Value = null): Value {
  if (steps === null) return float(nextAfter(doubleNow(x), doubleNow(y)));
  const count = indexNow(steps);
  if (count < 0) throw valueError("steps must be a non-negative integer");
  return float(stepTowards(doubleNow(x), doubleNow(y), BigInt(count)));
}

const DEGREES = 180 / Math.PI;
const RADIANS = Math.PI / 180;

/** gamma overflows at large arguments but is undefined at its poles. */
function gammaOf(x: Value): Value {
  const a = doubleNow(x);
  const result = gamma(a);
  if (Number.isNaN(result) && !Number.isNaN(a)) throw domainError();
  if (!Number.isFinite(result) && Number.isFinite(a)) throw rangeError();
  return float(result);
}

function logGammaOf(x: Value): Value {
  const a = doubleNow(x);
  const result = logGamma(a);
  if (!Number.isFinite(result) && Number.isFinite(a)) throw a <= 0 && Number.isInteger(a) ? domainError() : rangeError();
  return float(result);
}

export const mathModule = defineModule("math", () => ({
  doc: "The mathematical functions of the C standard, and some more.",
  constants: {
    pi: float(Math.PI),
    e: float(Math.E),
    tau: float(2 * Math.PI),
    inf: float(Number.POSITIVE_INFINITY),
    nan: float(Number.NaN),
  },
  functions: {
    acos: unary(libm.acos, "The arc cosine of x in radians, between 0 and pi."),
    acosh: unary(libm.acosh, "The inverse hyperbolic cosine of x."),
    asin: unary(libm.asin, "The arc sine of x in radians, between -pi/2 and pi/2."),
    asinh: unary(libm.asinh, "The inverse hyperbolic sine of x."),
    atan: unary(libm.atan, "The arc tangent of x in radians, between -pi/2 and pi/2."),
    atan2: pure(
      "(y, x, /)",
      (y: Value, x: Value) => float(libm.atan2(doubleNow(y), doubleNow(x))),
      "The angle of the point (x, y) in radians, in the right quadrant.",
    ),
    atanh: unary(Math.atanh, "The inverse hyperbolic tangent of x."),
    cbrt: unary(libm.cbrt, "The cube root of x."),
    ceil: pure("(x, /)", integral("__ceil__", Math.ceil), "The smallest integer >= x."),
    comb: pure("(n, k, /)", combinationsOf, "The number of ways to choose k of n items, without order and repetition."),
    copysign: pure(
      "(x, y, /)",
      (x: Value, y: Value) => {
        const magnitude = doubleNow(x);
        return float(withSign(magnitude, hasSignBit(doubleNow(y))));
      },
      "The absolute value of x with the sign of y; copysign(1.0, -0.0) is -1.0.",
    ),
    cos: unary(libm.cos, "The cosine of x (in radians)."),
    cosh: unary(libm.cosh, "The hyperbolic cosine of x.", true),
    degrees: pure("(x, /)", (x: Value) => float(doubleNow(x) * DEGREES), "The angle x in degrees, from radians."),
    dist: pure("(p, q, /)", distance, "The Euclidean distance of the points p and q, sequences of coordinates."),
    erf: unary(erf, "The error function at x."),
    erfc: unary(erfc, "The complementary error function at x: 1 - erf(x)."),
    exp: unary(libm.exp, "e to the power of x.", true),
    exp2: unary(libm.exp2, "2 to the power of x.", true),
    expm1: unary(Math.expm1, "exp(x) - 1, without the loss of precision for small x.", true),
    fabs: unary(Math.abs, "The absolute value of x as a float."),
    factorial: pure("(n, /)", factorialOf, "n!. ValueError is raised if n is negative."),
    floor: pure("(x, /)", integral("__floor__", Math.floor), "The largest integer <= x."),
    fma: pure(
      "(x, y, z, /)",
      (x: Value, y: Value, z: Value) => float(fusedMultiplyAdd(doubleNow(x), doubleNow(y), doubleNow(z))),
      "x * y + z, rounded once.",
    ),
    fmod: pure("(x, y, /)", floatRemainder, "fmod(x, y, /)\n--\n\nfmod(x, y) of C: the remainder has the sign of x."),
    frexp: pure(
      "(x, /)",
      (x: Value) => {
        const [fraction, exponent] = splitFloat(doubleNow(x));
        return tuple([float(fraction), exponent]);
      },
      "The pair (m, e) with x == m * 2.**e and 0.5 <= abs(m) < 1.0; (0.0, 0) for 0.",
    ),
    fsum: pure("(seq, /)", exactSum, "The sum of the floats in seq without loss of precision."),
    gamma: pure("(x, /)", gammaOf, "The gamma function at x."),
    gcd: pure("(*integers)", greatestCommonDivisor, "gcd($module, *integers)\n--\n\nThe greatest common divisor."),
    hypot: pure(
      "(*coordinates)",
      (coordinates: readonly Value[]) => float(norm(coordinates.map((x) => doubleNow(x)))),
      "hypot(*coordinates) -> value\n\nThe Euclidean distance of a point from the origin.",
    ),
    isclose: pure(
      "(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
      isClose,
      "True if a and b are close to each other: the difference is at most rel_tol of the larger one, or abs_tol.",
    ),
    isfinite: predicate(Number.isFinite, "True if x is neither an infinity nor a NaN."),
    isinf: predicate((x) => Math.abs(x) === Number.POSITIVE_INFINITY, "True if x is an infinity of either sign."),
    isnan: predicate(Number.isNaN, "True if x is a NaN."),
    isqrt: pure("(n, /)", (n: Value) => isqrt(indexNow(n)), "The floor of the exact square root of n."),
    lcm: pure("(*integers)", leastCommonMultiple, "The least common multiple."),
    ldexp: pure("(x, i, /)", loadExponent, "x * 2**i; the inverse of frexp()."),
    lgamma: pure("(x, /)", logGammaOf, "The natural logarithm of the absolute value of the gamma function at x."),
    log: pure(
      "(x, base=math.e, /)",
      logWithBase,
      "log(x, [base=math.e])\n\nThe logarithm of x to the given base, or the natural one.",
    ),
    log10: pure("(x, /)", (x: Value) => float(logarithm(x, libm.log10, Math.log10(2))), "The logarithm of x to base 10."),
    log1p: unary(Math.log1p, "The natural logarithm of 1 + x, without the loss of precision for small x."),
    log2: pure("(x, /)", (x: Value) => float(logarithm(x, libm.log2, 1)), "The logarithm of x to base 2."),
    modf: pure("(x, /)", splitFraction, "The fractional and the integer part of x, both floats with the sign of x."),
    nextafter: pure("(x, y, /, *, steps=None)", nextFloat, "The float `steps` steps (1 by default) from x towards y."),
    perm: pure("(n, k=None, /)", permutationsOf, "The number of ways to choose k of n items with order and without repetition."),
    pow: pure("(x, y, /)", power, "x**y as a float."),
    prod: pure("(iterable, /, *, start=1)", product, "The product of the items and `start`."),
    radians: pure("(x, /)", (x: Value) => float(doubleNow(x) * RADIANS), "The angle x in radians, from degrees."),
    remainder: pure("(x, y, /)", ieeeRemainder, "x minus the multiple of y nearest to it (the even one in a tie)."),
    sin: unary(libm.sin, "The sine of x (in radians)."),
    sinh: unary(libm.sinh, "The hyperbolic sine of x.", true),
    sqrt: unary(Math.sqrt, "The square root of x."),
    sumprod: pure(
      "(p, q, /)",
      sumOfProducts,
      "The sum of the products of the values of two iterables, floats in extended precision.",
    ),
    tan: unary(libm.tan, "The tangent of x (in radians)."),
    tanh: unary(Math.tanh, "The hyperbolic tangent of x."),
    trunc: pure("(x, /)", truncate, "x.__trunc__(): usually the integer between 0 and x."),
    ulp: pure("(x, /)", (x: Value) => float(ulp(doubleNow(x))), "The value of the least significant bit of x."),
  },
}));
