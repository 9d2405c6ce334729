/**
 * Python int to text and back, in every base, with the length limit of PEP 644's successor (sys.set_int_max_str_digits).
 *
 * Pure; the caller words the error for text that is no int, because that needs the repr of what was given.
 */
import { plainDigits } from "./digits.ts";
import { fault } from "./fault.ts";
import { type Int, normalise } from "./int.ts";
import { bigBitLength } from "./int-bits.ts";

/** State of sys.set_int_max_str_digits: the most decimal digits that may be converted; 0 means no limit. */
export const intTextLimit = { maxDigits: 4300 };

const HINT = "use sys.set_int_max_str_digits() to increase the limit";

/** The decimal text of an int. Raises ValueError beyond the limit. */
export function toDecimal(a: Int): string {
  if (typeof a === "number") return String(a);
  const limit = intTextLimit.maxDigits;
  if (limit > 0) {
    // 2**(10/3) > 10: a cheap refusal of the really big ones, before the conversion is paid.
    const tooLong = bigBitLength(a) > (limit + 1) * 3.33 || (a < 0n ? a.toString().length - 1 : a.toString().length) > limit;
    if (tooLong) fault("ValueError", `Exceeds the limit (${limit} digits) for integer string conversion; ${HINT}`);
  }
  return a.toString();
}

/**
 * Reads an int as `int(text, base)` does: base 0 or 2 to 36, white space around, sign, prefix, single underscores between
 * digits. Returns undefined if the text is no such int. Raises ValueError beyond the length limit.
 */
export function readInt(text: string, base: number): Int | undefined {
  const plain = plainDigits(text);
  const signed = plain[0] === "-" || plain[0] === "+";
  const negative = plain[0] === "-";
  let digits = signed ? plain.slice(1) : plain;
  let radix = base;
  const prefix = digits[0] === "0" ? PREFIXES[digits[1]] : undefined;
  if (prefix !== undefined && (base === 0 || base === prefix)) {
    radix = prefix;
    digits = digits.slice(digits[2] === "_" ? 3 : 2);
  } else if (base === 0) {
    radix = 10;
    // "0", "00" and "0_0" are fine, "01" is the old octal notation.
    if (digits[0] === "0" && /[^0_]/.test(digits)) return undefined;
  }
  if (digits.includes("_")) {
    if (/^_|__|_$/.test(digits)) return undefined;
    digits = digits.replaceAll("_", "");
  }
  if (digits === "" || !digitPattern(radix).test(digits)) return undefined;
  const magnitude = fromDigits(digits, radix);
  if (magnitude === 0) return 0;
  return negative ? -magnitude : magnitude;
}

const PREFIXES: { readonly [letter: string]: number | undefined } = { x: 16, X: 16, o: 8, O: 8, b: 2, B: 2 };

const patterns: RegExp[] = [];

function digitPattern(radix: number): RegExp {
  const last = (radix - 1).toString(36);
  const source = radix <= 10 ? `^[0-${last}]+$` : `^[0-9a-${last}]+$`;
  patterns[radix] ??= new RegExp(source, "i");
  return patterns[radix];
}

/** The value of a non-empty run of valid digits. Raises ValueError beyond the length limit (not for bases 2, 4, 8, 16, 32). */
export function fromDigits(digits: string, radix: number): Int {
  const limit = intTextLimit.maxDigits;
  if (limit > 0 && digits.length > limit && (radix & (radix - 1)) !== 0) {
    const size = `value has ${digits.length} digits`;
    fault("ValueError", `Exceeds the limit (${limit} digits) for integer string conversion: ${size}; ${HINT}`);
  }
  // Up to ten digits of the largest base stay below 2**53.
  if (digits.length <= 10 || (radix === 10 && digits.length <= 15)) return Number.parseInt(digits, radix);
  return normalise(bigFromDigits(digits, radix));
}

function bigFromDigits(digits: string, radix: number): bigint {
  switch (radix) {
    case 10:
      return BigInt(digits);
    case 16:
      return BigInt(`0x${digits}`);
    case 8:
      return BigInt(`0o${digits}`);
    case 2:
      return BigInt(`0b${digits}`);
  }
  if (digits.length <= 10) return BigInt(Number.parseInt(digits, radix));
  const half = digits.length >> 1;
  const low = bigFromDigits(digits.slice(digits.length - half), radix);
  return bigFromDigits(digits.slice(0, digits.length - half), radix) * BigInt(radix) ** BigInt(half) + low;
}
