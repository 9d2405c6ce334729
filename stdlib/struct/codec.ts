/** Packing values into the bytes of a struct and back. */
import { PyByteArray, PyBytes, toBytes } from "../../vm/core/bytes.ts";
import { isPyError, overflowError, type PyError, typeError } from "../../vm/core/errors.ts";
import { exactInt, indexNow } from "../../vm/core/ops/index-value.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import { type PyTuple, tuple } from "../../vm/core/tuple.ts";
import { type Int, PyFloat, type Value } from "../../vm/core/value.ts";
import { halfToNumber, numberToHalf } from "../../vm/numeric/half.ts";
import { normalise } from "../../vm/numeric/int.ts";
import { doubleNow } from "../../vm/objects/number-conversion.ts";
import type { Field, StructFormat } from "./format.ts";

/** Makes struct.error. */
export type StructError = (message: string) => PyError;

/** A view of bytes, to read and write numbers. */
export const viewOfBytes = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Writes all values at `start`, zeros between them. The number of values has been checked. */
export function packInto(
  format: StructFormat,
  bytes: Uint8Array,
  start: number,
  values: readonly Value[],
  error: StructError,
): void {
  bytes.fill(0, start, start + format.size);
  const view = viewOfBytes(bytes);
  let next = 0;
  for (const field of format.fields) {
    for (let i = 0; i < field.count; i++) {
      packOne(format, field, bytes, view, start + field.offset + i * field.size, values[next++], error);
    }
  }
}

function packOne(
  format: StructFormat,
  field: Field,
  bytes: Uint8Array,
  view: DataView,
  at: number,
  value: Value,
  error: StructError,
): void {
  switch (field.kind) {
    case "int":
    case "uint":
      packInt(field, view, at, value, format.little, error);
      break;
    case "float":
      packFloat(format, field, view, at, value, error);
      break;
    case "bool":
      bytes[at] = isTrue(value) ? 1 : 0;
      break;
    case "char":
      if (!(value instanceof PyBytes) || value.bytes.length !== 1) throw error("char format requires a bytes object of length 1");
      bytes[at] = value.bytes[0];
      break;
    case "pointer":
      packPointer(view, at, integerOf(value, error), error);
      break;
    case "string":
      bytes.set(contentOf(value, "s", error).subarray(0, field.size), at);
      break;
    case "pascal": {
      if (field.size === 0) break;
      const content = contentOf(value, "p", error).subarray(0, field.size - 1);
      bytes[at] = Math.min(content.length, 255);
      bytes.set(content, at + 1);
    }
  }
}

function contentOf(value: Value, code: string, error: StructError): Uint8Array {
  if (value instanceof PyBytes || value instanceof PyByteArray) return value.bytes;
  throw error(`argument for '${code}' must be a bytes object`);
}

function integerOf(value: Value, error: StructError): Int {
  const exact = exactInt(value);
  if (exact !== undefined) return exact;
  if (typeOf(value).slots.index === undefined) throw error("required argument is not an integer");
  return indexNow(value);
}

function packInt(field: Field, view: DataView, at: number, value: Value, little: boolean, error: StructError): void {
  const int = typeof value === "number" ? value : integerOf(value, error);
  if (typeof int === "number" && int >= field.low && int <= field.high) {
    writeInt(view, at, int, field.size, little);
    return;
  }
  const bits = field.size * 8;
  const signed = field.kind === "int";
  const low = signed ? -(2n ** BigInt(bits - 1)) : 0n;
  const high = signed ? 2n ** BigInt(bits - 1) - 1n : 2n ** BigInt(bits) - 1n;
  if (int < low || int > high) throw error(`'${field.code}' format requires ${low} <= number <= ${high}`);
  // Only an int beyond the safe ones comes here.
  view.setBigUint64(at, BigInt.asUintN(64, BigInt(int)), little);
}

/** Writes a safe integer that is in range. */
function writeInt(view: DataView, at: number, int: number, size: number, little: boolean): void {
  switch (size) {
    case 1:
      view.setUint8(at, int);
      break;
    case 2:
      view.setUint16(at, int, little);
      break;
    case 4:
      view.setUint32(at, int, little);
      break;
    default: {
      const high = Math.floor(int / TWO_32);
      view.setUint32(little ? at + 4 : at, high, little);
      view.setUint32(little ? at : at + 4, int - high * TWO_32, little);
    }
  }
}

const TWO_32 = 2 ** 32;

/** Reads 64 bits: a number where that is exact, without a bigint in between. */
function readLong(view: DataView, at: number, signed: boolean, little: boolean): Int {
  const highAt = little ? at + 4 : at;
  const high = signed ? view.getInt32(highAt, little) : view.getUint32(highAt, little);
  if (high < 0x200000 && high >= -0x200000) {
    const value = high * TWO_32 + view.getUint32(little ? at : at + 4, little);
    if (Number.isSafeInteger(value)) return value;
  }
  return normalise(signed ? view.getBigInt64(at, little) : view.getBigUint64(at, little));
}

function packPointer(view: DataView, at: number, int: Int, error: StructError): void {
  if (int < -(2n ** 63n) || int >= 2n ** 64n) throw error("int too large to convert");
  view.setBigUint64(at, BigInt.asUintN(64, BigInt(int)), true);
}

function packFloat(format: StructFormat, field: Field, view: DataView, at: number, value: Value, error: StructError): void {
  let x: number;
  try {
    x = doubleNow(value);
  } catch (failure) {
    if (isPyError(failure, "Exception")) throw error("required argument is not a float");
    throw failure;
  }
  const tooLarge = (): PyError =>
    exactInt(value) === undefined
      ? overflowError(`float too large to pack with ${field.code} format`)
      : error("int too large to convert");
  if (field.size === 8) view.setFloat64(at, x, format.little);
  else if (field.size === 4) {
    if (!format.native && Number.isFinite(x) && !Number.isFinite(Math.fround(x))) throw tooLarge();
    view.setFloat32(at, x, format.little);
  } else {
    const half = numberToHalf(x);
    if (half === undefined) throw tooLarge();
    view.setUint16(at, half, format.little);
  }
}

/** The values of a struct that starts at `start`. */
export function unpackFrom(format: StructFormat, bytes: Uint8Array, start: number): PyTuple {
  const view = viewOfBytes(bytes);
  const values: Value[] = [];
  for (const field of format.fields) {
    for (let i = 0; i < field.count; i++) {
      values.push(unpackOne(field, bytes, view, start + field.offset + i * field.size, format.little));
    }
  }
  return tuple(values);
}

function unpackOne(field: Field, bytes: Uint8Array, view: DataView, at: number, little: boolean): Value {
  const { size } = field;
  switch (field.kind) {
    case "int":
      if (size === 4) return view.getInt32(at, little);
      if (size === 8) return readLong(view, at, true, little);
      return size === 2 ? view.getInt16(at, little) : view.getInt8(at);
    case "uint":
    case "pointer":
      if (size === 4) return view.getUint32(at, little);
      if (size === 8) return readLong(view, at, false, little);
      return size === 2 ? view.getUint16(at, little) : view.getUint8(at);
    case "float":
      if (size === 8) return new PyFloat(view.getFloat64(at, little));
      return new PyFloat(size === 4 ? view.getFloat32(at, little) : halfToNumber(view.getUint16(at, little)));
    case "bool":
      return bytes[at] !== 0;
    case "char":
      return toBytes(bytes.slice(at, at + 1));
    case "string":
      return toBytes(bytes.slice(at, at + size));
    case "pascal":
      return toBytes(size === 0 ? new Uint8Array(0) : bytes.slice(at + 1, at + 1 + Math.min(bytes[at], size - 1)));
  }
}

/** The class of a value in errors about buffers. */
export function needsWritable(value: Value): PyError {
  return typeError(`argument must be read-write bytes-like object, not ${argumentKind(value)}`);
}
