/**
 * The types that the core and primitives need by name, registered by the modules that define them.
 *
 * The core must not import vm/objects (objects import the core); where it needs `int` or `list` it finds them here.
 */

import type { PyType } from "./type.ts";
import type { PyObject, Value } from "./value.ts";

export interface TypeRegistry {
  object: PyType;
  type: PyType;
  int: PyType;
  bool: PyType;
  str: PyType;
  NoneType: PyType;
  float: PyType;
  dict: PyType;
  super: PyType;
}

/** Filled while the builtin types are being defined; complete before any Python code runs. */
export const types = {
  object: undefined,
  type: undefined,
  int: undefined,
  bool: undefined,
  str: undefined,
  NoneType: undefined,
  float: undefined,
  dict: undefined,
  super: undefined,
} as unknown as TypeRegistry;

/** Every builtin type by its Python name, for lookups by name (builtins module, pickling, dumps). */
export const builtinTypes = new Map<string, PyType>();

/** How messages about arguments call what was given: by its type, and None by its name. */
export const argumentKind = (value: Value): string => (value === null ? "None" : typeOf(value).name);

/** The Python class of any value. */
export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case "number":
    case "bigint":
      return types.int;
    case "string":
      return types.str;
    case "boolean":
      return types.bool;
    default:
      return value === null ? types.NoneType : (value as PyObject).$cls;
  }
}
