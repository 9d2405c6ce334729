/**
 * Modules: their representation, and defineModule, the one definition of a native module.
 *
 * Nothing of a native module exists before it is imported: `create` runs then, so files under stdlib/ must do no work
 * when they are loaded.
 */

import { definingFor, makeFunction } from "./define-type.ts";
import { PyDict } from "./dict.ts";
import { type Declaration, open } from "./native.ts";
import type { PyType } from "./type.ts";
import { MutableObject, type Value } from "./value.ts";

/** A module object; its namespace is its `__dict__`. */
export class PyModule extends MutableObject {
  /** Without a name the namespace is left as it is. */
  constructor(name?: Value, doc: Value = null, dict: PyDict = new PyDict()) {
    super();
    this.$dict = dict;
    this.$shape = this.$cls.dictShape;
    if (name !== undefined) initialiseModule(this, name, doc);
  }

  get dict(): PyDict {
    open(this, "reads");
    return this.$dict as PyDict;
  }
}

/** Gives a module the names that every module has. */
export function initialiseModule({ dict }: PyModule, name: Value, doc: Value): void {
  dict.setString("__name__", name);
  dict.setString("__doc__", doc);
  for (const key of ["__package__", "__loader__", "__spec__"]) dict.setString(key, null);
}

export interface ModuleContents {
  readonly doc?: string;
  readonly functions?: Readonly<Record<string, Declaration>>;
  /** Added under their names. */
  readonly types?: readonly PyType[];
  readonly constants?: Readonly<Record<string, Value>>;
}

export interface NativeModule {
  readonly name: string;
  readonly create: () => ModuleContents;
}

export const defineModule = (name: string, create: () => ModuleContents): NativeModule => ({ name, create });

/** The native modules that exist on this executor, by name. */
export const instantiated = new Map<string, PyModule>();

/** True on an executor that begins with what others have imported. */
let isRepeated = false;
export function repeatCreations(): void {
  isRepeated = true;
}

/** Called while a native module is made, for what that tells Python code: once in a program, not once on each executor. */
export function onceInProgram(tell: () => void): void {
  if (!isRepeated) tell();
}

/** Makes the module object of a native module. Its spec and loader are the importer's business. */
export function instantiateModule(native: NativeModule): PyModule {
  return definingFor(native.name, () => {
    const contents = native.create();
    const module = new PyModule(native.name, contents.doc ?? null);
    fillModule(module, contents);
    instantiated.set(native.name, module);
    return module;
  });
}

export function fillModule(module: PyModule, contents: ModuleContents): void {
  const name = module.dict.getString("__name__") as string;
  for (const [key, value] of Object.entries(contents.constants ?? {})) module.dict.setString(key, value);
  for (const type of contents.types ?? []) module.dict.setString(type.qualname, type);
  for (const [key, declaration] of Object.entries(contents.functions ?? {})) {
    module.dict.setString(key, makeFunction(name, key, declaration));
  }
}
