/** Importing modules from native code. */
import { unreachable } from "../errors.ts";
import type { Value } from "../value.ts";
import { getAttributeNow } from "./attributes.ts";

let importer: (name: string) => Value = () => unreachable("import before the import system");
/** Set by vm/imports. */
export function setImporter(run: (name: string) => Value): void {
  importer = run;
}

/** importlib.import_module(name), now. */
export const importNow = (name: string): Value => importer(name);

/** `from module import name`, now. */
export const importFromNow = (module: string, name: string): Value => getAttributeNow(importNow(module), name);
