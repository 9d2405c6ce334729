/** Which builtins a globals dict sees: its `__builtins__`, else those of the interpreter. */
import { PyDict } from "./dict.ts";
import { unreachable } from "./errors.ts";
import { PyModule } from "./module.ts";

let interpreterBuiltins: PyDict | undefined;
export function setBuiltins(dict: PyDict): void {
  interpreterBuiltins = dict;
}

export function builtinsOf(globals: PyDict): PyDict {
  const own = globals.getString("__builtins__");
  if (own instanceof PyModule) return own.dict;
  if (own instanceof PyDict) return own;
  return interpreterBuiltins ?? unreachable("no builtins");
}

/** The interpreter's own builtins. */
export const defaultBuiltins = (): PyDict => interpreterBuiltins ?? unreachable("no builtins");
