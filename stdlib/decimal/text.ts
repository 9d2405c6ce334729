/** Decimals to text and back: scientific and engineering notation, the numeric string syntax. */
import { decimalDigit } from "../../vm/numeric/digits.ts";
import { type Int, normalise } from "../../vm/numeric/int.ts";
import { CLAMPED, CONVERSION_SYNTAX, type DecContext, exactContext, INEXACT, INVALID_OPERATION, ROUNDED } from "./context.ts";
import { Dec, FINITE, finite, INFINITE, infinity, QUIET_NAN, SIGNALING_NAN } from "./dec.ts";
import { finalize, invalid } from "./round.ts";

/** The sign, and the words for infinities and NaNs; undefined for finite numbers. */
function specialText(x: Dec): string | undefined {
  if (x.kind === FINITE) return undefined;
  if (x.kind === INFINITE) return "Infinity";
  return (x.kind === SIGNALING_NAN ? "sNaN" : "NaN") + (x.coefficient === 0 ? "" : x.coefficient.toString());
}

/** str(x), or to_eng_string: the exponent a multiple of three. */
export function toText(x: Dec, engineering: boolean, capitals: boolean): string {
  const sign = x.sign === 1 ? "-" : "";
  const special = specialText(x);
  if (special !== undefined) return sign + special;
  const digits = x.coefficient.toString();
  const leftDigits = x.exponent + digits.length;
  // Where the point goes: plain notation while the exponent is not positive and the number not too small.
  let point = leftDigits;
  if (x.exponent > 0 || leftDigits <= -6) {
    if (!engineering) point = 1;
    else if (x.coefficient === 0) point = modulo3(leftDigits + 1) - 1;
    else point = modulo3(leftDigits - 1) + 1;
  }
  const body =
    point <= 0
      ? `0.${"0".repeat(-point)}${digits}`
      : point >= digits.length
        ? digits.padEnd(point, "0")
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  if (leftDigits === point) return sign + body;
  const exponent = leftDigits - point;
  return `${sign}${body}${capitals ? "E" : "e"}${exponent < 0 ? "-" : "+"}${wholeText(Math.abs(exponent))}`;
}

/** Digits of an integral double, without JavaScript's own exponent notation. */
function wholeText(x: number): string {
  return x < 1e21 ? x.toFixed(0) : BigInt(x).toString();
}

function modulo3(n: number): number {
  return ((n % 3) + 3) % 3;
}

const NUMERIC = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:e([+-]?\d+))?$/i;
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|(s?)nan(\d*))$/i;

/** A decimal of the numeric string syntax without any rounding, or undefined. */
function parse(text: string): Dec | undefined {
  const match = NUMERIC.exec(text);
  if (match !== null) {
    const [, sign, whole = "", fraction = match[4] ?? "", , exponent = "0"] = match;
    return finite(sign === "-" ? 1 : 0, readDigits(whole + fraction), Number(exponent) - fraction.length);
  }
  const special = SPECIAL.exec(text);
  if (special === null) return undefined;
  const sign = special[1] === "-" ? 1 : 0;
  if (special[2] !== undefined) return infinity(sign);
  return new Dec(special[3] === "" ? QUIET_NAN : SIGNALING_NAN, sign, readDigits(special[4] === "" ? "0" : special[4]), 0);
}

function readDigits(digits: string): Int {
  return digits.length <= 15 ? Number(digits) : normalise(BigInt(digits));
}

/** The text with digits of any script made ASCII; undefined if it holds anything else beyond ASCII. */
export function asciiDigits(text: string): string | undefined {
  let ascii = "";
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const digit = decimalDigit(codePoint);
    if (codePoint >= 128 && digit < 0) return undefined;
    ascii += digit >= 0 ? String(digit) : character;
  }
  return ascii;
}

/** The text as a decimal rounded to the context; ConversionSyntax if it is none. */
export function readRounded(text: string, context: DecContext): Dec {
  const ascii = asciiDigits(text);
  const x = ascii === undefined ? undefined : parse(ascii);
  if (x === undefined) return invalid(context, CONVERSION_SYNTAX);
  if (x.isNaN && x.coefficient !== 0 && x.digits > context.prec - (context.clamp ? 1 : 0)) {
    return invalid(context, CONVERSION_SYNTAX);
  }
  return finalize(x, context);
}

/** The text as a decimal, exactly; ConversionSyntax if it is none, InvalidOperation if its exponent is out of all bounds. */
export function readExact(text: string, context: DecContext): Dec {
  return exactly((exact) => readRounded(text, exact), context);
}

/** The result of an operation that must be exact in the widest context. */
export function exactly(operation: (exact: DecContext) => Dec, context: DecContext): Dec {
  const exact = exactContext();
  const result = operation(exact);
  if ((exact.raised & (INEXACT | ROUNDED | CLAMPED)) !== 0) return invalid(context, INVALID_OPERATION);
  context.raised |= exact.raised;
  return result;
}
