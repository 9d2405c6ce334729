/** import statements. */

import type { PyDict } from "../../core/dict.ts";
import { isPyError, type PyError, pyError } from "../../core/errors.ts";
import { execution, settle } from "../../core/execution.ts";
import type { Frame } from "../../core/frame.ts";
import { PyModule } from "../../core/module.ts";
import { open } from "../../core/native.ts";
import { findAttribute, getAttribute, getAttributeNow } from "../../core/ops/attributes.ts";
import { call } from "../../core/ops/call.ts";
import { reprNow, textOf } from "../../core/ops/text.ts";
import { isTrue } from "../../core/ops/truth.ts";
import type { PyObject, Value } from "../../core/value.ts";
import { push } from "./result.ts";

export function IMPORT_NAME(frame: Frame, sp: number, nameIndex: number): number {
  const { stack } = frame;
  const fromlist = stack[sp - 1] as Value;
  const level = stack[sp - 2] as Value;
  open(frame.builtins, "reads");
  const importer = frame.builtins.getString("__import__");
  if (importer === undefined) throw pyError("ImportError", "__import__ not found");
  return push(frame, sp - 2, call(importer, [frame.code.names[nameIndex]!, frame.globals, frame.locals, fromlist, level]));
}

export function IMPORT_FROM(frame: Frame, sp: number, nameIndex: number): number {
  const module = frame.stack[sp - 1] as Value;
  const name = frame.code.names[nameIndex]!;
  let value: Value | undefined;
  try {
    value = settle(getAttribute(module, name));
  } catch (error) {
    if (!isPyError(error, "AttributeError")) throw error;
    value = submodule(module, name);
    if (value === undefined) throw cannotImport(module, name);
  }
  frame.stack[sp] = value;
  return sp + 1;
}

/** `from package import submodule` during a circular import: the module may be in sys.modules already. */
function submodule(module: Value, name: string): Value | undefined {
  const package_ = findAttribute(module, "__name__");
  const text = package_ === undefined ? undefined : textOf(package_);
  if (text === undefined) return undefined;
  const modules = getAttributeNow(execution.sys as PyObject, "modules") as PyDict;
  open(modules, "reads");
  return modules.getString(`${text}.${name}`);
}

function cannotImport(module: Value, name: string): PyError {
  const nameValue = findAttribute(module, "__name__") ?? null;
  const moduleName = textOf(nameValue);
  const shown = moduleName === undefined ? "<unknown module name>" : moduleName;
  const file = findAttribute(module, "__file__");
  const path = file === undefined ? undefined : textOf(file);
  if (module instanceof PyModule) open(module.dict, "reads");
  const spec = module instanceof PyModule ? module.dict.getString("__spec__") : undefined;
  const initialising = spec !== undefined && spec !== null && isTrue(findAttribute(spec, "_initializing") ?? false);
  const where = path === undefined ? "unknown location" : path;
  const message = initialising
    ? `cannot import name ${reprNow(name)} from partially initialized module ${reprNow(shown)} (most likely due to a circular import) (${where})`
    : `cannot import name ${reprNow(name)} from ${reprNow(shown)} (${where})`;
  const error = pyError("ImportError", message);
  const exception = error.value as PyObject & { name: Value; path: Value; nameFrom: Value };
  exception.name = moduleName ?? null;
  exception.path = path ?? null;
  exception.nameFrom = name;
  return error;
}
