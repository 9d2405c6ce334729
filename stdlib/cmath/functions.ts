/**
 * Elementary functions of a complex argument, as CPython's cmathmodule.c computes them (Kahan's "Branch cuts for complex
 * elementary functions"). Errors are raised as ValueError and OverflowError. Pure.
 */
import { type Complex, hypot } from "../../vm/numeric/complex.ts";
import { fault } from "../../vm/numeric/fault.ts";
import { timesPowerOf2 } from "../../vm/numeric/int-float.ts";
import * as libm from "../../vm/numeric/libm.ts";
import { type SpecialFunction, specialValue } from "./special-values.ts";

const { abs, sqrt, LN2, PI } = Math;

const LARGE = Number.MAX_VALUE / 4;
const SQRT_LARGE = sqrt(LARGE);
const LOG_LARGE = Math.log(LARGE);
const SMALLEST_NORMAL = 2 ** -1022;
const SQRT_SMALLEST = sqrt(SMALLEST_NORMAL);

const complex = (real: number, imag: number): Complex => ({ real, imag });

function domainError(): never {
  fault("ValueError", "math domain error");
}

/** x with the sign of y. */
function copySign(x: number, y: number): number {
  return y < 0 || Object.is(y, -0) ? -abs(x) : abs(x);
}

/** A function with its special values. */
function withSpecials(name: SpecialFunction, compute: (z: Complex) => Complex): (z: Complex) => Complex {
  return (z) => {
    const special = specialValue(name, z.real, z.imag);
    if (special === "domain") domainError();
    return special ?? compute(z);
  };
}

/** The result, unless it overflowed. */
function checkRange(z: Complex): Complex {
  if (abs(z.real) === Number.POSITIVE_INFINITY || abs(z.imag) === Number.POSITIVE_INFINITY) {
    fault("OverflowError", "math range error");
  }
  return z;
}

const isHuge = ({ real, imag }: Complex): boolean => abs(real) > LARGE || abs(imag) > LARGE;

/** ln|2z| for a z so large that |z| could overflow. */
const logOfDouble = ({ real, imag }: Complex): number => libm.log(hypot(real / 2, imag / 2)) + LN2 * 2;

export const squareRoot = withSpecials("sqrt", (z) => {
  if (z.real === 0 && z.imag === 0) return complex(0, z.imag);
  const a = abs(z.real);
  const b = abs(z.imag);
  let s: number;
  if (a < SMALLEST_NORMAL && b < SMALLEST_NORMAL) {
    // Scaled up, so that no bits get lost.
    const scaled = timesPowerOf2(a, 53);
    s = timesPowerOf2(sqrt(scaled + hypot(scaled, timesPowerOf2(b, 53))), -27);
  } else s = 2 * sqrt(a / 8 + hypot(a / 8, b / 8));
  const d = b / (2 * s);
  return z.real >= 0 ? complex(s, copySign(d, z.imag)) : complex(d, copySign(s, z.imag));
});

export const acos = withSpecials("acos", (z) => {
  if (isHuge(z)) {
    const size = logOfDouble(z);
    const imag = z.real < 0 ? -copySign(size, z.imag) : copySign(size, -z.imag);
    return complex(libm.atan2(abs(z.imag), z.real), imag);
  }
  const s = squareRoot(complex(1 - z.real, -z.imag));
  const t = squareRoot(complex(1 + z.real, z.imag));
  return complex(2 * libm.atan2(s.real, t.real), libm.asinh(t.real * s.imag - t.imag * s.real));
});

export const acosh = withSpecials("acosh", (z) => {
  if (isHuge(z)) return complex(logOfDouble(z), libm.atan2(z.imag, z.real));
  const s = squareRoot(complex(z.real - 1, z.imag));
  const t = squareRoot(complex(z.real + 1, z.imag));
  return complex(libm.asinh(s.real * t.real + s.imag * t.imag), 2 * libm.atan2(s.imag, t.real));
});

export const asinh = withSpecials("asinh", (z) => {
  if (isHuge(z)) {
    const size = logOfDouble(z);
    const real = z.imag >= 0 ? copySign(size, z.real) : -copySign(size, -z.real);
    return complex(real, libm.atan2(z.imag, abs(z.real)));
  }
  const s = squareRoot(complex(1 + z.imag, -z.real));
  const t = squareRoot(complex(1 - z.imag, z.real));
  return complex(libm.asinh(s.real * t.imag - t.real * s.imag), libm.atan2(z.imag, s.real * t.real - s.imag * t.imag));
});

export const atanh = withSpecials("atanh", (z): Complex => {
  if (z.real < 0 || Object.is(z.real, -0)) {
    const { real, imag } = atanh(complex(-z.real, -z.imag));
    return complex(-real, -imag);
  }
  const b = abs(z.imag);
  if (z.real > SQRT_LARGE || b > SQRT_LARGE) {
    // About 1/z with an imaginary part of pi/2.
    const h = hypot(z.real / 2, z.imag / 2);
    return complex(z.real / 4 / h / h, -copySign(PI / 2, -z.imag));
  }
  if (z.real === 1 && b < SQRT_SMALLEST) {
    if (b === 0) domainError();
    return complex(-libm.log(sqrt(b) / sqrt(hypot(b, 2))), copySign(libm.atan2(2, -b) / 2, z.imag));
  }
  const distance = 1 - z.real;
  return complex(
    Math.log1p((4 * z.real) / (distance * distance + b * b)) / 4,
    -libm.atan2(-2 * z.imag, distance * (1 + z.real) - b * b) / 2,
  );
});

/** f(z) = -i g(iz), for the circular functions by the hyperbolic ones. */
const turned = (g: (z: Complex) => Complex): ((z: Complex) => Complex) => {
  return (z) => {
    const { real, imag } = g(complex(-z.imag, z.real));
    return complex(imag, -real);
  };
};

export const asin = turned(asinh);
export const atan = turned(atanh);

/** Infinities of the real part with a finite, non-zero imaginary part: both parts by the angle. */
const isTurnedInfinity = (z: Complex): boolean => !Number.isFinite(z.real) && Number.isFinite(z.imag) && z.imag !== 0;

export const cosh = withSpecials("cosh", (z) => {
  const [c, s] = [libm.cos(z.imag), libm.sin(z.imag)];
  if (isTurnedInfinity(z)) {
    const imag = copySign(Number.POSITIVE_INFINITY, s);
    return complex(copySign(Number.POSITIVE_INFINITY, c), z.real > 0 ? imag : -imag);
  }
  if (abs(z.real) <= LOG_LARGE) return checkRange(complex(c * libm.cosh(z.real), s * libm.sinh(z.real)));
  // cosh could overflow although the result does not.
  const less = z.real - copySign(1, z.real);
  return checkRange(complex(c * libm.cosh(less) * Math.E, s * libm.sinh(less) * Math.E));
});

export const sinh = withSpecials("sinh", (z) => {
  const [c, s] = [libm.cos(z.imag), libm.sin(z.imag)];
  if (isTurnedInfinity(z)) {
    const real = copySign(Number.POSITIVE_INFINITY, c);
    return complex(z.real > 0 ? real : -real, copySign(Number.POSITIVE_INFINITY, s));
  }
  if (abs(z.real) <= LOG_LARGE) return checkRange(complex(c * libm.sinh(z.real), s * libm.cosh(z.real)));
  const less = z.real - copySign(1, z.real);
  return checkRange(complex(c * libm.sinh(less) * Math.E, s * libm.cosh(less) * Math.E));
});

export const tanh = withSpecials("tanh", (z) => {
  const [c, s] = [libm.cos(z.imag), libm.sin(z.imag)];
  if (isTurnedInfinity(z)) return complex(z.real > 0 ? 1 : -1, copySign(0, 2 * s * c));
  if (abs(z.real) > LOG_LARGE) return complex(copySign(1, z.real), 4 * s * c * libm.exp(-2 * abs(z.real)));
  const tx = Math.tanh(z.real);
  const ty = libm.tan(z.imag);
  const cx = 1 / libm.cosh(z.real);
  const product = tx * ty;
  const denominator = 1 + product * product;
  return complex((tx * (1 + ty * ty)) / denominator, (ty / denominator) * cx * cx);
});

/** cos z = cosh iz. */
export const cos = (z: Complex): Complex => cosh(complex(-z.imag, z.real));
export const sin = turned(sinh);
export const tan = turned(tanh);

export const exp = withSpecials("exp", (z) => {
  const [c, s] = [libm.cos(z.imag), libm.sin(z.imag)];
  if (isTurnedInfinity(z)) {
    const size = z.real > 0 ? Number.POSITIVE_INFINITY : 0;
    return complex(copySign(size, c), copySign(size, s));
  }
  if (z.real <= LOG_LARGE) {
    const length = libm.exp(z.real);
    return checkRange(complex(length * c, length * s));
  }
  const length = libm.exp(z.real - 1);
  return checkRange(complex(length * c * Math.E, length * s * Math.E));
});

export const log = withSpecials("log", (z) => {
  const a = abs(z.real);
  const b = abs(z.imag);
  const angle = libm.atan2(z.imag, z.real);
  if (a > LARGE || b > LARGE) return complex(libm.log(hypot(a / 2, b / 2)) + LN2, angle);
  if (a < SMALLEST_NORMAL && b < SMALLEST_NORMAL) {
    if (a === 0 && b === 0) domainError();
    return complex(libm.log(hypot(timesPowerOf2(a, 53), timesPowerOf2(b, 53))) - 53 * LN2, angle);
  }
  const h = hypot(a, b);
  if (h < 0.71 || h > 1.73) return complex(libm.log(h), angle);
  // Close to the unit circle, the logarithm of h would be inexact.
  const larger = Math.max(a, b);
  const smaller = Math.min(a, b);
  return complex(Math.log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2, angle);
});

export function log10(z: Complex): Complex {
  const { real, imag } = log(z);
  return complex(real / Math.LN10, imag / Math.LN10);
}

/** The number with that modulus and angle. */
export function rect(r: number, phi: number): Complex {
  const special = specialValue("rect", r, phi);
  if (special === "domain") domainError();
  if (special !== undefined) return special;
  if (!Number.isFinite(r)) {
    const [c, s] = [copySign(Number.POSITIVE_INFINITY, libm.cos(phi)), copySign(Number.POSITIVE_INFINITY, libm.sin(phi))];
    return r > 0 ? complex(c, s) : complex(-c, -s);
  }
  return phi === 0 ? complex(r, r * phi) : complex(r * libm.cos(phi), r * libm.sin(phi));
}
