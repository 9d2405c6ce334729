/** Access to the names of the builtins module for code that must hand them out (pickling answers `(iter, (list,), 3)`). */
import { defaultBuiltins } from "./builtins-of.ts";
import { attributeError } from "./errors.ts";
import { execution } from "./execution.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./value.ts";

/** A builtin as the running code sees it. Raises AttributeError when it does not. */
export function builtin(name: string): Value {
  const frame = execution.top.frame as Frame | null;
  const value = (frame?.builtins ?? defaultBuiltins()).getString(name);
  if (value === undefined) throw attributeError(name);
  return value;
}
