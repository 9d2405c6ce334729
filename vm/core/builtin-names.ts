/** Access to the names of the builtins module for code that must hand them out (pickling answers `(iter, (list,), 3)`). */
import type { PyDict } from "./dict.ts";
import { attributeError } from "./errors.ts";
import type { Value } from "./value.ts";

let namespace: PyDict | undefined;

/** Called once, when the builtins module has been made. */
export function setBuiltinsNamespace(dict: PyDict): void {
  namespace = dict;
}

/** builtins.<name>. Raises AttributeError when the program deleted it. */
export function builtin(name: string): Value {
  const value = namespace?.getString(name);
  if (value === undefined) throw attributeError(name);
  return value;
}
