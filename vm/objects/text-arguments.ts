/**
 * Arguments that the methods of str, bytes and bytearray have in common: bounds of a search, counts, widths, encodings.
 * Messages are CPython's (Argument Clinic's converters).
 */
import { encodeUtf8 } from "../codecs/utf8.ts";
import { overflowError, pyError, typeError, valueError } from "../core/errors.ts";
import { clampedSizeNow, exactInt, indexNow, sizeNow } from "../core/ops/index-value.ts";
import { textOf } from "../core/ops/text.ts";
import { argumentKind, typeOf } from "../core/registry.ts";
import type { Value } from "../core/value.ts";
import { plainStr } from "./str-object.ts";

/** "f() argument 1 must be str, not int"; `which` is "argument", "argument 1", "argument 'x'". */
export function badArgument(method: string, which: string, expected: string, value: Value): never {
  throw typeError(`${method}() ${which} must be ${expected}, not ${argumentKind(value)}`);
}

/** One bound of a search as a number, not yet adjusted to a length. */
export function boundNow(value: Value | undefined, absent: number): number {
  if (value === undefined || value === null) return absent;
  if (typeof value === "number") return value;
  if (exactInt(value) === undefined && typeOf(value).slots.index === undefined) {
    throw typeError("slice indices must be integers or None or have an __index__ method");
  }
  return clampedSizeNow(value);
}

/** A bound counted from the end where negative. `start` may stay beyond the length. */
const fromEnd = (bound: number, length: number): number => (bound < 0 ? Math.max(0, bound + length) : bound);

/** The optional `start` and `end` of a search in `length` units. `start` may be beyond `end`. */
export function searchBounds(start: Value | undefined, end: Value | undefined, length: number): [start: number, end: number] {
  const first = boundNow(start, 0);
  const last = boundNow(end, Number.MAX_SAFE_INTEGER);
  return [fromEnd(first, length), Math.min(fromEnd(last, length), length)];
}

/** An optional count or limit: -1 when omitted. */
export const countNow = (value: Value | undefined): number => (value === undefined ? -1 : sizeNow(value));

/** An argument that must fit a C int. */
export function intNow(value: Value): number {
  const int = indexNow(value);
  if (int > 0x7fffffff || int < -0x80000000) throw overflowError("Python int too large to convert to C int");
  return int as number;
}

/** More units than this do not fit in memory here. */
const MAX_LENGTH = 2 ** 29 - 25;

/** The length, if an object of it can be made; MemoryError if not. */
export function checkedLength(length: number): number {
  if (length > MAX_LENGTH) throw pyError("MemoryError");
  return length;
}

/** A name that goes to C as UTF-8 has neither null characters nor lone surrogates. */
export function checkName(value: Value, name: string): void {
  if (name.includes("\0")) throw valueError("embedded null character");
  if (typeof value !== "string") encodeUtf8(plainStr(value)!, "strict");
}

/** An optional `encoding` or `errors` argument as text. */
export function nameArgument(value: Value | undefined, method: string, parameter: string, absent: string): string {
  if (value === undefined) return absent;
  const name = textOf(value);
  if (name === undefined) {
    // str() does not ask the converter that the others have.
    if (method === "str") throw typeError(`str() argument '${parameter}' must be str, not ${typeOf(value).name}`);
    badArgument(method, `argument '${parameter}'`, "str", value);
  }
  checkName(value, name);
  return name;
}
