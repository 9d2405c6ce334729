/**
 * Arithmetic, text and parsing of Python's complex, on pairs of floats. CPython: Objects/complexobject.c.
 *
 * Pure; knows nothing of objects.
 */
import { plainDigits } from "./digits.ts";
import { fault } from "./fault.ts";
import { readFloat, repr } from "./float-text.ts";
import { atan2, cos, exp, log, sin } from "./libm.ts";

export interface Complex {
  readonly real: number;
  readonly imag: number;
}

export const ONE: Complex = { real: 1, imag: 0 };

export function addComplex(a: Complex, b: Complex): Complex {
  return { real: a.real + b.real, imag: a.imag + b.imag };
}

export function subComplex(a: Complex, b: Complex): Complex {
  return { real: a.real - b.real, imag: a.imag - b.imag };
}

export function mulComplex(a: Complex, b: Complex): Complex {
  return { real: a.real * b.real - a.imag * b.imag, imag: a.real * b.imag + a.imag * b.real };
}

/** a / b, scaled by the larger part of b so that it does not overflow needlessly (Smith's method). */
export function divComplex(a: Complex, b: Complex): Complex {
  const absReal = Math.abs(b.real);
  const absImag = Math.abs(b.imag);
  if (absReal >= absImag) {
    if (absReal === 0) fault("ZeroDivisionError", "complex division by zero");
    const ratio = b.imag / b.real;
    const denominator = b.real + b.imag * ratio;
    return { real: (a.real + a.imag * ratio) / denominator, imag: (a.imag - a.real * ratio) / denominator };
  }
  if (absImag >= absReal) {
    const ratio = b.real / b.imag;
    const denominator = b.real * ratio + b.imag;
    return { real: (a.real * ratio + a.imag) / denominator, imag: (a.imag * ratio - a.real) / denominator };
  }
  return { real: Number.NaN, imag: Number.NaN };
}

const ZERO_TO_NEGATIVE = "0.0 to a negative or complex power";

/** a ** b. Raises ZeroDivisionError and OverflowError where CPython's errno says so. */
export function powComplex(a: Complex, b: Complex): Complex {
  const small = b.imag === 0 && Number.isInteger(b.real) && Math.abs(b.real) <= 100;
  const power = small ? intPower(a, b.real) : generalPower(a, b);
  if (isInfinite(power.real) || isInfinite(power.imag)) fault("OverflowError", "complex exponentiation");
  return power;
}

function isInfinite(x: number): boolean {
  return x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY;
}

function allFinite(a: Complex): boolean {
  return Number.isFinite(a.real) && Number.isFinite(a.imag);
}

function intPower(a: Complex, n: number): Complex {
  const magnitude = Math.abs(n);
  let result = ONE;
  let base = a;
  for (let mask = 1; magnitude >= mask; mask <<= 1) {
    if ((magnitude & mask) !== 0) result = mulComplex(result, base);
    base = mulComplex(base, base);
  }
  if (n > 0) return result;
  if (result.real === 0 && result.imag === 0) fault("ZeroDivisionError", ZERO_TO_NEGATIVE);
  return divComplex(ONE, result);
}

function generalPower(a: Complex, b: Complex): Complex {
  if (b.real === 0 && b.imag === 0) return ONE;
  if (a.real !== 0 || a.imag !== 0) return polarPower(a, b);
  if (b.imag !== 0 || b.real < 0) fault("ZeroDivisionError", ZERO_TO_NEGATIVE);
  return { real: 0, imag: 0 };
}

function polarPower(a: Complex, b: Complex): Complex {
  const modulus = hypot(a.real, a.imag);
  let length = modulus ** b.real;
  const angle = atan2(a.imag, a.real);
  let phase = angle * b.real;
  if (b.imag !== 0) {
    length *= exp(-angle * b.imag);
    phase += b.imag * log(modulus);
  }
  // The sine of infinity is C's domain error.
  if (isInfinite(phase)) fault("ZeroDivisionError", ZERO_TO_NEGATIVE);
  return { real: length * cos(phase), imag: length * sin(phase) };
}

/** abs(a). Raises OverflowError. */
export function absComplex(a: Complex): number {
  const result = hypot(a.real, a.imag);
  if (result === Number.POSITIVE_INFINITY && allFinite(a)) fault("OverflowError", "absolute value too large");
  return result;
}

/** C's hypot: correctly rounded almost always, without needless overflow. */
export function hypot(x: number, y: number): number {
  const [a, b] = [Math.abs(x), Math.abs(y)];
  if (a === Number.POSITIVE_INFINITY || b === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  const [large, small] = a > b ? [a, b] : [b, a];
  if (Number.isNaN(large) || Number.isNaN(small)) return Number.NaN;
  if (small === 0) return large;
  // A power of two brings the larger one near 1; exact, so that only the sum and the root round.
  const scale = large > 2 ** 500 ? 2 ** -600 : small < 2 ** -500 ? 2 ** 600 : 1;
  return correctedRoot(large * scale, small * scale) / scale;
}

/**
 * sqrt(a*a + b*b) for a >= b >= 0 with the error of the root taken off, computed from differences that are exact (Borges,
 * "An Improved Algorithm for hypot(a,b)", 2019; the C library does the same).
 */
function correctedRoot(a: number, b: number): number {
  if (b <= a * 2 ** -54) return a + b;
  const root = Math.sqrt(a * a + b * b);
  if (root <= 2 * b) {
    const delta = root - b;
    return root - (a * (2 * delta - a) + (delta - 2 * (a - b)) * delta) / (2 * root);
  }
  const delta = root - a;
  return root - (2 * delta * (a - 2 * b) + ((4 * delta - b) * b + delta * delta)) / (2 * root);
}

/** repr(complex): the real part is left out if it is +0. */
export function reprComplex({ real, imag }: Complex): string {
  const imagText = part(imag);
  if (Object.is(real, 0)) return `${imagText}j`;
  return `(${part(real)}${/^[-+]/.test(imagText) ? "" : "+"}${imagText}j)`;
}

/** repr of a float without ".0". */
function part(x: number): string {
  const text = repr(x);
  return text.endsWith(".0") ? text.slice(0, -2) : text;
}

const NUMBER = String.raw`(?:\d[\d_]*\.?[\d_]*(?:e[+-]?\d[\d_]*)?|\.\d[\d_]*(?:e[+-]?\d[\d_]*)?|inf(?:inity)?|nan)`;
const REAL = new RegExp(`^[+-]?${NUMBER}$`, "i");
const IMAG = new RegExp(`^([+-]?)(${NUMBER}?)j$`, "i");
const BOTH = new RegExp(`^([+-]?${NUMBER})([+-])(${NUMBER}?)j$`, "i");

/** Reads what complex(str) accepts: "1", "1+2j", " ( -j ) ", ...; undefined if the text is no complex number. */
export function readComplex(text: string): Complex | undefined {
  let plain = plainDigits(text);
  if (plain.startsWith("(") && plain.endsWith(")")) plain = plainDigits(plain.slice(1, -1));
  if (REAL.test(plain)) return pair(readFloat(plain), 0);
  const imag = IMAG.exec(plain);
  if (imag !== null) return pair(0, imagPart(imag[1], imag[2]));
  const both = BOTH.exec(plain);
  return both === null ? undefined : pair(readFloat(both[1]), imagPart(both[2], both[3]));
}

function imagPart(sign: string, digits: string): number | undefined {
  return readFloat(sign + (digits === "" ? "1" : digits));
}

function pair(real: number | undefined, imag: number | undefined): Complex | undefined {
  return real === undefined || imag === undefined ? undefined : { real, imag };
}
