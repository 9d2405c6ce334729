/** Arguments that many stream methods share. */
import { PyByteArray, PyBytes, toBytes } from "../../vm/core/bytes.ts";
import { overflowError, typeError } from "../../vm/core/errors.ts";
import { andThen, settle } from "../../vm/core/execution.ts";
import { callMethod, callNow } from "../../vm/core/ops/call.ts";
import { indexNow, sizeNow } from "../../vm/core/ops/index-value.ts";
import { truth } from "../../vm/core/ops/truth.ts";
import { builtinTypes, typeOf } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";

/** A size argument that may be None or omitted (-1). */
export function optionalSize(value: Value | undefined): number {
  if (value === undefined || value === null) return -1;
  if (typeOf(value).slots.index === undefined) {
    throw typeError(`argument should be integer or None, not '${typeOf(value).name}'`);
  }
  const size = indexNow(value);
  if (typeof size === "bigint" && BigInt.asIntN(64, size) !== size) {
    throw overflowError("cannot fit 'int' into an index-sized integer");
  }
  return Number(size);
}

/** A plain int argument with a default. */
export const sizeOr = (value: Value | undefined, fallback: number): number => (value === undefined ? fallback : sizeNow(value));

/** A file offset: must fit a C long. */
export function offsetArgument(value: Value): number {
  const offset = indexNow(value);
  if (typeof offset === "bigint" && BigInt.asIntN(64, offset) !== offset) {
    throw overflowError("Python int too large to convert to C long");
  }
  return Number(offset);
}

/** bool(object.method()), now. */
export function askNow(object: Value, method: string): boolean {
  return settle(andThen(callMethod(object, method), truth)) as boolean;
}

/** A memoryview of a part of a buffer, for streams written in Python to fill (`writable`) or read. */
export function viewOf(bytes: Uint8Array, writable: boolean): Value {
  return callNow(builtinTypes.get("memoryview")!, writable ? new PyByteArray(bytes) : toBytes(bytes));
}

/** The bytes of an exact or subclassed bytes object; undefined for anything else. */
export const bytesOf = (value: Value): Uint8Array | undefined => (value instanceof PyBytes ? value.bytes : undefined);

/** Finds the end of the first line (after its \n) in bytes[from:to], or -1. */
export function lineEnd(bytes: Uint8Array, from: number, to: number): number {
  const found = bytes.indexOf(10, from);
  return found >= 0 && found < to ? found + 1 : -1;
}

export function concatBytes(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
