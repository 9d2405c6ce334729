/**
 * What arrays hold: the kinds of items by typecode, how one is read from and written to memory, and CPython's words for
 * values that do not fit.
 */
import { overflowError, type PyError, typeError } from "../../vm/core/errors.ts";
import { exactInt, indexNow } from "../../vm/core/ops/index-value.ts";
import { argumentKind } from "../../vm/core/registry.ts";
import { type Int, PyFloat, type Value } from "../../vm/core/value.ts";
import { normalise } from "../../vm/numeric/int.ts";
import { doubleNow } from "../../vm/objects/number-conversion.ts";
import { contentsOf, fromCodePoint } from "../../vm/objects/str-object.ts";

export interface ItemKind {
  readonly typecode: string;
  readonly size: number;
  /** The struct format that the buffer protocol shows. */
  readonly format: string;
  readonly isText: boolean;
  readonly isFloat: boolean;
  readonly isSigned: boolean;
  read(view: DataView, at: number): Value;
  /** What `write` takes, from a Python value. Raises if the value does not fit. */
  convert(value: Value): number | bigint;
  write(view: DataView, at: number, item: number | bigint): void;
}

const OUT_OF_LONG = "Python int too large to convert to C long";

const inRange = (int: Int, low: Int, high: Int): boolean => int >= low && int <= high;

/** C's `long`, which Python's argument parser goes through for the smaller signed types. */
function longNow(value: Value): Int {
  const int = indexNow(value);
  if (!inRange(int, -(2n ** 63n), 2n ** 63n - 1n)) throw overflowError(OUT_OF_LONG);
  return int;
}

/** An int within bounds; the errors name the C type. */
function boundedNow(int: Int, low: number, high: number, name: string): number {
  if (int < low) throw overflowError(`${name} is less than minimum`);
  if (int > high) throw overflowError(`${name} is greater than maximum`);
  return Number(int);
}

/** C's `unsigned long`, for I and L. */
function unsignedLongNow(value: Value): Int {
  const int = indexNow(value);
  if (int < 0) throw overflowError("can't convert negative value to unsigned int");
  if (int >= 2n ** 64n) throw overflowError("Python int too large to convert to C unsigned long");
  return int;
}

const SHORT = [-0x8000, 0x7fff, "signed short integer"] as const;
const INT = [-0x80000000, 0x7fffffff, "signed integer"] as const;

function longLongNow(value: Value): Int {
  const int = indexNow(value);
  if (!inRange(int, -(2n ** 63n), 2n ** 63n - 1n)) throw overflowError("int too big to convert");
  return int;
}

function unsignedLongLongNow(value: Value): Int {
  const int = indexNow(value);
  if (int < 0) throw overflowError("can't convert negative int to unsigned");
  if (int >= 2n ** 64n) throw overflowError("int too big to convert");
  return int;
}

function characterNow(value: Value): number {
  const text = contentsOf(value);
  if (text === undefined || text.length !== 1) throw notCharacter();
  return typeof text === "string" ? text.charCodeAt(0) : text[0];
}

const notCharacter = (): PyError => typeError("array item must be unicode character");

type Conversions = Pick<ItemKind, "read" | "convert" | "write">;

function kind(typecode: string, size: number, conversions: Conversions, traits: Partial<ItemKind> = {}): ItemKind {
  return { typecode, size, format: typecode, isText: false, isFloat: false, isSigned: false, ...traits, ...conversions };
}

const signed = { isSigned: true };
const text = { isText: true, format: "w" };

const character: Conversions = {
  read: (view, at) => fromCodePoint(view.getUint32(at, true)),
  convert: characterNow,
  write: (view, at, item) => view.setUint32(at, item as number, true),
};

const floating = (
  read: (view: DataView, at: number) => number,
  write: (view: DataView, at: number, x: number) => void,
): Conversions => ({
  read: (view, at) => new PyFloat(read(view, at)),
  convert: (value) => doubleNow(value),
  write: (view, at, item) => write(view, at, item as number),
});

const wide = (isSigned: boolean, convert: (value: Value) => Int): Conversions => ({
  read: (view, at) => normalise(isSigned ? view.getBigInt64(at, true) : view.getBigUint64(at, true)),
  convert,
  write: (view, at, item) => view.setBigUint64(at, BigInt.asUintN(64, BigInt(item)), true),
});

const KINDS: readonly ItemKind[] = [
  kind(
    "b",
    1,
    {
      read: (view, at) => view.getInt8(at),
      convert: (value) => boundedNow(boundedNow(longNow(value), ...SHORT), -128, 127, "signed char"),
      write: (view, at, item) => view.setInt8(at, item as number),
    },
    signed,
  ),
  kind("B", 1, {
    read: (view, at) => view.getUint8(at),
    convert: (value) => boundedNow(longNow(value), 0, 255, "unsigned byte integer"),
    write: (view, at, item) => view.setUint8(at, item as number),
  }),
  kind("u", 4, character, text),
  kind("w", 4, character, text),
  kind(
    "h",
    2,
    {
      read: (view, at) => view.getInt16(at, true),
      convert: (value) => boundedNow(longNow(value), ...SHORT),
      write: (view, at, item) => view.setInt16(at, item as number, true),
    },
    signed,
  ),
  kind("H", 2, {
    read: (view, at) => view.getUint16(at, true),
    convert: (value) => boundedNow(boundedNow(longNow(value), ...INT), 0, 0xffff, "unsigned short"),
    write: (view, at, item) => view.setUint16(at, item as number, true),
  }),
  kind(
    "i",
    4,
    {
      read: (view, at) => view.getInt32(at, true),
      convert: (value) => boundedNow(longNow(value), ...INT),
      write: (view, at, item) => view.setInt32(at, item as number, true),
    },
    signed,
  ),
  kind("I", 4, {
    read: (view, at) => view.getUint32(at, true),
    convert: (value) => boundedNow(unsignedLongNow(value), 0, 0xffffffff, "unsigned int"),
    write: (view, at, item) => view.setUint32(at, item as number, true),
  }),
  kind("l", 8, wide(true, longNow), signed),
  kind("L", 8, wide(false, unsignedLongNow)),
  kind("q", 8, wide(true, longLongNow), signed),
  kind("Q", 8, wide(false, unsignedLongLongNow)),
  kind(
    "f",
    4,
    floating(
      (view, at) => view.getFloat32(at, true),
      (view, at, x) => view.setFloat32(at, x, true),
    ),
    { isFloat: true },
  ),
  kind(
    "d",
    8,
    floating(
      (view, at) => view.getFloat64(at, true),
      (view, at, x) => view.setFloat64(at, x, true),
    ),
    { isFloat: true },
  ),
];

const byCode = new Map(KINDS.map((item) => [item.typecode, item]));

/** The kind of items of a typecode, or undefined. */
export const kindOf = (typecode: string): ItemKind | undefined => byCode.get(typecode);

/** array.typecodes. */
export const TYPECODES = KINDS.map((item) => item.typecode).join("");

/** A typecode argument as a character. Raises TypeError for what is no str of length 1. */
export function typecodeNow(value: Value, method: string, position: number): string {
  const content = contentsOf(value);
  if (content === undefined || content.length !== 1) {
    throw typeError(`${method}() argument ${position} must be a unicode character, not ${argumentKind(value)}`);
  }
  return typeof content === "string" ? content : String.fromCodePoint(content[0]);
}

/** True for values that are ints, which compare with integer items. */
export const isInt = (value: Value): boolean => exactInt(value) !== undefined;
