/** The import statement's work: finding modules in sys.modules, else asking importlib (import.c of CPython). */
import { PyDict } from "../core/dict.ts";
import { isPyError, keyError, type PyError, pyError, typeError, valueError } from "../core/errors.ts";
import { andThen, attempt, Continuation, execution, settle } from "../core/execution.ts";
import { PyModule } from "../core/module.ts";
import { open, readable } from "../core/native.ts";
import { findAttribute, getAttributeNow } from "../core/ops/attributes.ts";
import { call } from "../core/ops/call.ts";
import { equals } from "../core/ops/compare.ts";
import { setImporter } from "../core/ops/import.ts";
import { getItemNow } from "../core/ops/items.ts";
import { textOf } from "../core/ops/text.ts";
import { isTrue } from "../core/ops/truth.ts";
import { warnNow } from "../core/ops/warn.ts";
import { PyTuple } from "../core/tuple.ts";
import type { MaybeOutcome, Outcome, Value } from "../core/value.ts";
import { timeImport } from "./import-times.ts";
import { trimTraceback } from "./trim-traceback.ts";

/** importlib._bootstrap, once it runs. */
let bootstrap: PyModule | undefined;
export function setBootstrap(module: PyModule): void {
  bootstrap = module;
}

/** sys.modules. */
export function modulesDict(): Value {
  return getAttributeNow(execution.sys, "modules");
}

function findLoaded(modules: Value, name: string): Value | undefined {
  if (modules instanceof PyDict) {
    open(modules, "reads");
    return modules.getString(name);
  }
  try {
    return getItemNow(modules, name);
  } catch (error) {
    if (isPyError(error, "KeyError")) return undefined;
    throw error;
  }
}

/** The absolute name of a relative import, from the globals of the importing module. */
function resolveName(name: string, globals: Value, level: number): string {
  if (!(globals instanceof PyDict)) throw keyError("'__name__' not in globals");
  let package_ = packageOf(globals);
  if (package_ === "") throw pyError("ImportError", "attempted relative import with no known parent package");
  for (let up = level - 1; up > 0; up--) {
    const dot = package_.lastIndexOf(".");
    if (dot < 0) throw pyError("ImportError", "attempted relative import beyond top-level package");
    package_ = package_.slice(0, dot);
  }
  return name === "" ? package_ : `${package_}.${name}`;
}

function packageOf(globals: PyDict): string {
  open(globals, "reads");
  const declared = globals.getString("__package__");
  const spec = globals.getString("__spec__");
  if (declared !== undefined && declared !== null) {
    const text = textOf(declared);
    if (text === undefined) throw typeError("package must be a string");
    if (spec !== undefined && spec !== null && !equals(declared, getAttributeNow(spec, "parent"))) {
      warnNow("DeprecationWarning", "__package__ != __spec__.parent");
    }
    return text;
  }
  if (spec !== undefined && spec !== null) {
    const parent = textOf(getAttributeNow(spec, "parent"));
    if (parent === undefined) throw typeError("__spec__.parent must be a string");
    return parent;
  }
  warnNow("ImportWarning", "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__");
  const name = textOf(globals.getString("__name__") ?? null);
  if (name === undefined) throw keyError("'__name__' not in globals");
  if (globals.getString("__path__") !== undefined) return name;
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(0, dot);
}

/** True while another import of the module is under way. */
function isInitialising(module: Value): boolean {
  if (module instanceof PyModule) open(module.dict, "reads");
  const spec = module instanceof PyModule ? module.dict.getString("__spec__") : findAttribute(module, "__spec__");
  if (spec === undefined || spec === null) return false;
  const flag = findAttribute(spec, "_initializing");
  return flag !== undefined && isTrue(flag);
}

/** builtins.__import__, which importlib calls back. */
const importFunction = (): Value => getAttributeNow(findLoaded(modulesDict(), "builtins")!, "__import__");

const importlib = (name: string): Value => readable(readable(bootstrap!).dict).getString(name)!;

/** The module of an absolute name, imported if need be. */
function importAbsolute(name: string): Outcome {
  const loaded = findLoaded(modulesDict(), name);
  if (loaded !== undefined && loaded !== null) {
    if (isInitialising(loaded)) {
      return andThen(call(importlib("_lock_unlock_module"), [name]), () => loaded);
    }
    return loaded;
  }
  const load = () => attempt(() => call(importlib("_find_and_load"), [name, importFunction()]), new Trim());
  return timeImport(name, load) as Outcome;
}

/** Hides importlib's own part of the traceback of a failing import. */
class Trim extends Continuation {
  resume(value: Value | undefined): MaybeOutcome {
    return value;
  }
  override fail(error: PyError): MaybeOutcome {
    if (getAttributeNow(getAttributeNow(execution.sys, "flags"), "verbose") === 0) trimTraceback(error);
    throw error;
  }
}

/** __import__(). */
export function importModuleLevel(nameValue: Value, globals: Value, fromlist: Value, level: number): Outcome {
  const name = textOf(nameValue);
  if (name === undefined) throw typeError("module name must be a string");
  if (level < 0) throw valueError("level must be >= 0");
  if (level === 0 && name === "") throw valueError("Empty module name");
  const absolute = level > 0 ? resolveName(name, globals, level) : name;
  return andThen(importAbsolute(absolute), (module) => {
    const wantsNames = fromlist !== null && !(fromlist instanceof PyTuple && fromlist.items.length === 0) && isTrue(fromlist);
    if (wantsNames) return handleFromlist(module, fromlist);
    if (level === 0 || name !== "") return topLevel(module, name, absolute, level);
    return module;
  });
}

/** `import a.b` binds a. */
function topLevel(module: Value, name: string, absolute: string, level: number): Outcome {
  const dot = name.indexOf(".");
  if (dot < 0) return module;
  if (level === 0) return importAbsolute(name.slice(0, dot));
  const front = absolute.slice(0, absolute.length - (name.length - dot));
  const found = findLoaded(modulesDict(), front);
  if (found === undefined) throw keyError(`${front} not in sys.modules as expected`);
  return found;
}

function handleFromlist(module: Value, fromlist: Value): Outcome {
  if (module instanceof PyModule) open(module.dict, "reads");
  const path = module instanceof PyModule ? module.dict.getString("__path__") : findAttribute(module, "__path__");
  if (path === undefined) return module;
  if (module instanceof PyModule && fromlist instanceof PyTuple) {
    // The usual case: every name is there already.
    const { dict } = module;
    if (fromlist.items.every((item) => typeof item === "string" && item !== "*" && dict.getString(item) !== undefined))
      return module;
  }
  return attempt(() => call(importlib("_handle_fromlist"), [module, fromlist, importFunction()]), new Trim()) as Outcome;
}

setImporter((name) => {
  if (name === "") throw valueError("Empty module name");
  const loaded = findLoaded(modulesDict(), name);
  if (loaded !== undefined && loaded !== null) return loaded;
  settle(importAbsolute(name));
  return findLoaded(modulesDict(), name) ?? null;
});
