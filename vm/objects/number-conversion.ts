/**
 * Conversion of any object to a number: int(x), float(x) and complex(x) with the dunders and texts they accept
 * (PyNumber_Long, PyNumber_Float and try_complex_special_method of CPython).
 */
import { PyByteArray, PyBytes, toBytes } from "../core/bytes.ts";
import { PyComplex } from "../core/complex.ts";
import { pyError, typeError } from "../core/errors.ts";
import { andThen, settle } from "../core/execution.ts";
import { lookupSpecial } from "../core/ops/attributes.ts";
import { findBytes } from "../core/ops/buffer.ts";
import { call } from "../core/ops/call.ts";
import { asIndex, exactInt, setSubclassWarning } from "../core/ops/index-value.ts";
import { reprNow, textOf, toStr } from "../core/ops/text.ts";
import { warnNow } from "../core/ops/warn.ts";
import { typeOf } from "../core/registry.ts";
import { type Int, type Outcome, PyFloat, type Value } from "../core/value.ts";
import { readFloat } from "../numeric/float-text.ts";
import { toFloat } from "../numeric/int-float.ts";
import { readInt } from "../numeric/int-text.ts";

/** Text of a bytes object as the number parsers read it: nothing beyond ASCII is part of a number. */
function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : "?";
  return text;
}

const LONGEST_SHOWN = 200;

/** int(text, base) for text of a str or the characters of a bytes-like `shown`. */
export function parseIntText(text: string, base: number, shown: Value): Int {
  const value = readInt(text, base);
  if (value !== undefined) return value;
  const repr = Array.from(reprNow(shown)).slice(0, LONGEST_SHOWN).join("");
  throw pyError("ValueError", toStr(`invalid literal for int() with base ${base}: ${repr}`));
}

/** int(text, base) for a str, bytes or bytearray; undefined for other objects. */
export function intFromText(value: Value, base: number): Int | undefined {
  const text = textOf(value);
  if (text !== undefined) return parseIntText(text, base, value);
  if (value instanceof PyBytes || value instanceof PyByteArray) {
    const { bytes } = value;
    return parseIntText(latin1(bytes), base, value instanceof PyBytes ? value : toBytes(bytes.slice()));
  }
  return undefined;
}

/** The value of up to 15 ASCII digits, with a minus sign or none; undefined for any other text. */
function quickDecimal(text: string): number | undefined {
  const negative = text.charCodeAt(0) === 45;
  const start = negative ? 1 : 0;
  if (text.length === start || text.length > start + 15) return undefined;
  let value = 0;
  for (let i = start; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return negative ? 0 - value : value;
}

/** int(value): an Outcome whose value is a plain int. */
export function toInt(value: Value): Outcome {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "string") return quickDecimal(value) ?? parseIntText(value, 10, value);
  const { slots } = typeOf(value);
  if (slots.int !== undefined) return andThen(slots.int(value), (result) => checkIntResult(result, "__int__"));
  if (slots.index !== undefined) return asIndex(value);
  const trunc = lookupSpecial(value, "__trunc__");
  if (trunc !== undefined) {
    warnNow("DeprecationWarning", "The delegation of int() to __trunc__ is deprecated.");
    return andThen(trunc, (method) => andThen(call(method, []), truncResult));
  }
  const parsed = intFromText(value, 10);
  if (parsed !== undefined) return parsed;
  const bytes = findBytes(value);
  if (bytes !== undefined) return parseIntText(latin1(bytes), 10, toBytes(bytes.slice()));
  throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeOf(value).name}'`);
}

function checkIntResult(result: Value, dunder: string): Value {
  if (typeof result === "number" || typeof result === "bigint") return result;
  const int = exactInt(result);
  if (int === undefined) throw typeError(`${dunder} returned non-int (type ${typeOf(result).name})`);
  warnSubclass(dunder, typeOf(result).name);
  return int;
}

function warnSubclass(dunder: string, name: string): void {
  warnNow(
    "DeprecationWarning",
    `${dunder} returned non-int (type ${name}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.`,
  );
}
setSubclassWarning(warnSubclass);

function truncResult(result: Value): Outcome {
  const int = exactInt(result);
  if (int !== undefined) return int;
  if (typeOf(result).slots.index === undefined) {
    throw typeError(`__trunc__ returned non-Integral (type ${typeOf(result).name})`);
  }
  return asIndex(result);
}

/** The operand of float arithmetic: floats, and ints converted (which may raise OverflowError); undefined for others. */
export function realOperand(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (value instanceof PyFloat) return value.value;
  const int = exactInt(value);
  return int === undefined ? undefined : toFloat(int);
}

/** PyFloat_AsDouble, now: a float, or what __float__ or __index__ gives. Raises TypeError for others, in its words or `message`. */
export function doubleNow(value: Value, message?: string): number {
  if (value instanceof PyFloat) return value.value;
  if (typeof value === "number") return value;
  const result = realNumber(value);
  if (result === undefined) throw typeError(message ?? `must be real number, not ${typeOf(value).name}`);
  return (settle(result) as PyFloat).value;
}

/** What __float__ or __index__ of an object gives, as an Outcome with a PyFloat of class float; undefined if it has neither. */
function realNumber(value: Value): Outcome | undefined {
  const type = typeOf(value);
  if (type.slots.float !== undefined) {
    return andThen(type.slots.float(value), (result) => {
      if (!(result instanceof PyFloat)) {
        throw typeError(`${type.name}.__float__ returned non-float (type ${typeOf(result).name})`);
      }
      if (result.constructor === PyFloat) return result;
      warnNow(
        "DeprecationWarning",
        `${type.name}.__float__ returned non-float (type ${typeOf(result).name}).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.`,
      );
      return new PyFloat(result.value);
    });
  }
  if (type.slots.index !== undefined) return andThen(asIndex(value), (int) => new PyFloat(toFloat(int as Int)));
  return undefined;
}

/** float(value): an Outcome whose value is a PyFloat of class float. */
export function toFloatValue(value: Value): Outcome {
  if (typeof value === "string") return parseFloatText(value, value);
  const real = realNumber(value);
  if (real !== undefined) return real;
  const text = textOf(value);
  if (text !== undefined) return parseFloatText(text, value);
  const bytes = findBytes(value);
  if (bytes === undefined) {
    throw typeError(`float() argument must be a string or a real number, not '${typeOf(value).name}'`);
  }
  return parseFloatText(latin1(bytes), value);
}

function parseFloatText(text: string, shown: Value): PyFloat {
  const parsed = readFloat(text);
  if (parsed === undefined) throw pyError("ValueError", toStr(`could not convert string to float: ${reprNow(shown)}`));
  return new PyFloat(parsed);
}

/** What `__complex__` gives, now; undefined for objects without it. */
export function complexSpecialNow(value: Value): PyComplex | undefined {
  if (value instanceof PyComplex && !value.$cls.isHeapType) return value;
  const special = lookupSpecial(value, "__complex__");
  if (special === undefined) return undefined;
  const result = settle(andThen(special, (method) => call(method, [])));
  if (!(result instanceof PyComplex)) {
    throw typeError(`__complex__ returned non-complex (type ${typeOf(result).name})`);
  }
  if (result.$cls.isHeapType) {
    warnNow(
      "DeprecationWarning",
      `__complex__ returned non-complex (type ${typeOf(result).name}).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.`,
    );
  }
  return result;
}

/** PyComplex_AsCComplex, now: any complex or real number as a pair. Raises TypeError "must be real number, not X". */
export function complexNow(value: Value): { readonly real: number; readonly imag: number } {
  if (value instanceof PyComplex) return value;
  return complexSpecialNow(value) ?? { real: doubleNow(value), imag: 0 };
}
