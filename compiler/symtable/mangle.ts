/** Private name mangling (`__x` in class C is `_C__x`). It knows names only. */
import type { SymtableEntry } from "./entry.ts";

/** The name under which `name` is stored when it occurs in the body of class `className` (null: outside classes). */
export function mangle(className: string | null, name: string): string {
  if (className === null || !name.startsWith("__") || name.endsWith("__") || name.includes(".")) return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

/** As mangle(), for scopes that mangle only some names (the type parameters of a generic class). */
export function mangleIn(entry: SymtableEntry, className: string | null, name: string): string {
  if (entry.mangledNames !== null && !entry.mangledNames.has(name)) return name;
  return mangle(className, name);
}
