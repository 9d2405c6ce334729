/**
 * The types of `_io`, made together when one of them is first needed, and errors that every stream raises.
 *
 * It must not know how streams work: each type's file registers itself here.
 */

import { dictOf } from "../../vm/core/dict.ts";
import { exceptionType, PyError, unreachable, valueError } from "../../vm/core/errors.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { types } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { PyObject } from "../../vm/core/value.ts";

export type IoTypeName =
  | "_IOBase"
  | "_RawIOBase"
  | "_BufferedIOBase"
  | "_TextIOBase"
  | "FileIO"
  | "BytesIO"
  | "_BytesIOBuffer"
  | "BufferedReader"
  | "BufferedWriter"
  | "BufferedRandom"
  | "BufferedRWPair"
  | "IncrementalNewlineDecoder"
  | "StringIO"
  | "TextIOWrapper";

const made = new Map<IoTypeName, PyType>();

/** Records a type under its name; each `define...` function calls it once. */
export function registerIoType(name: IoTypeName, type: PyType): PyType {
  made.set(name, type);
  return type;
}

export function ioType(name: IoTypeName): PyType {
  return made.get(name) ?? unreachable(`the type _io.${name} is used before it is made`);
}

let unsupportedType: PyType | undefined;

/** io.UnsupportedOperation: an OSError and a ValueError. */
export function unsupportedOperationType(): PyType {
  unsupportedType ??= callNow(
    types.type,
    "UnsupportedOperation",
    tuple([exceptionType("OSError"), exceptionType("ValueError")]),
    dictOf([["__module__", "io"]]),
  ) as PyType;
  return unsupportedType;
}

export function unsupported(message: string): PyError {
  return new PyError(callNow(unsupportedOperationType(), message) as PyObject);
}

export const closedError = (): PyError => valueError("I/O operation on closed file.");

/** Default size of buffers, in bytes. */
export const DEFAULT_BUFFER_SIZE = 8192;
