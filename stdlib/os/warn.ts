/** Warnings from native code: the `warnings` module decides what becomes of them. */
import { exceptionType } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { call, callNow } from "../../vm/core/ops/call.ts";
import type { Value } from "../../vm/core/value.ts";

/** Set by vm/imports: imports a module by name, now. */
let importModule: ((name: string) => Value) | undefined;
export function setImporter(importer: (name: string) => Value): void {
  importModule = importer;
}

/** A module, imported now. */
export function importNow(name: string): Value {
  return importModule!(name);
}

/** PyErr_WarnEx: issues a warning; `stacklevel` 1 is the Python code that called the native function. May raise. */
export function warn(category: string, message: Value, stacklevel = 1): void {
  if (importModule === undefined) return;
  callNow(getAttributeNow(importModule("warnings"), "warn"), message, exceptionType(category), stacklevel);
}

/** A ResourceWarning about `source`. */
export function resourceWarning(source: Value, message: Value): void {
  if (importModule === undefined) return;
  const names = ["source"];
  const args = [message, exceptionType("ResourceWarning"), 1, source];
  settle(call(getAttributeNow(importModule("warnings"), "warn"), args, names));
}
