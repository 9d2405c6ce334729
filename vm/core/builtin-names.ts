/** Access to the names of the builtins module for code that must hand them out (pickling answers `(iter, (list,), 3)`). */
import { defaultBuiltins } from "./builtins-of.ts";
import { attributeError } from "./errors.ts";
import type { Value } from "./value.ts";

/** builtins.<name>. Raises AttributeError when the program deleted it. */
export function builtin(name: string): Value {
  const value = defaultBuiltins().getString(name);
  if (value === undefined) throw attributeError(name);
  return value;
}
