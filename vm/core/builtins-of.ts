/** Which builtins a globals dict sees: its `__builtins__`, else those of the running code, else the interpreter's. */
import { PyDict } from "./dict.ts";
import { unreachable } from "./errors.ts";
import { execution } from "./execution.ts";
import type { Frame } from "./frame.ts";
import { PyModule } from "./module.ts";
import { open } from "./native.ts";
import type { Value } from "./value.ts";

let interpreterBuiltins: PyDict | undefined;
export function setBuiltins(dict: PyDict): void {
  interpreterBuiltins = dict;
}

/** Set by vm/objects/builtins-mapping: a dict that looks up in a mapping. */
let adaptMapping: (mapping: Value) => PyDict = () => unreachable("no adapter for a mapping of builtins");
export function setMappingAdapter(adapt: typeof adaptMapping): void {
  adaptMapping = adapt;
}

export function builtinsOf(globals: PyDict): PyDict {
  open(globals, "reads");
  const own = globals.getString("__builtins__");
  if (own instanceof PyModule) return own.dict;
  if (own instanceof PyDict) return own;
  if (own !== undefined) return adaptMapping(own);
  return currentBuiltins();
}

/** The builtins of the running code. */
export const currentBuiltins = (): PyDict => (execution.top.frame as Frame | null)?.builtins ?? defaultBuiltins();

/** The interpreter's own builtins. */
export const defaultBuiltins = (): PyDict => interpreterBuiltins ?? unreachable("no builtins");
