/**
 * Names for what native code has made the same way on every executor: builtin types, their methods and attributes, functions and
 * objects of native modules. Such an object is never copied to another executor; its name is, and means the one there.
 *
 * A type or module may not exist yet where a name arrives: whoever knows the native modules makes it (`setNativeModules`).
 * Must not know how names travel.
 */
import { definedTypes } from "../core/define-type.ts";
import { PyBuiltin } from "../core/descriptor.ts";
import { unreachable } from "../core/errors.ts";
import { instantiated, type PyModule } from "../core/module.ts";
import type { NativeFunction } from "../core/native.ts";
import type { PyType } from "../core/type.ts";
import { MutableObject, PyObject } from "../core/value.ts";

/** Makes sure that the native module of a name has been created here. */
let createNative: (module: string) => void = () => {};
export function setNativeModules(create: (module: string) => void): void {
  createNative = create;
}

/** A native object, or function, under its name. */
class Names<T> {
  readonly #names = new Map<T, string>();
  readonly #objects = new Map<string, T>();
  add(name: string, object: T): void {
    if (this.#names.has(object)) return;
    this.#names.set(object, name);
    this.#objects.set(withoutDefiner(name), object);
  }
  nameOf(object: T): string | undefined {
    if (!this.#names.has(object)) look();
    return this.#names.get(object);
  }
  named(name: string): T {
    const bare = withoutDefiner(name);
    if (!this.#objects.has(bare)) look();
    if (!this.#objects.has(bare)) {
      createNative(name.slice(0, name.indexOf(SEPARATOR)));
      look();
    }
    return this.#objects.get(bare) ?? unreachable(`no native object is called ${bare}`);
  }
}

/** Between the native module that makes an object ("" for what is always there), its owner and its attribute. */
const SEPARATOR = ":";
const withoutDefiner = (name: string): string => name.slice(name.indexOf(SEPARATOR) + 1);

const objects = new Names<PyObject>();
/** Native functions, to bind a method to another receiver. */
const functions = new Names<NativeFunction>();

/** How much there was when `look` was last called. */
let looked = -1;
const seenTypes = new Set<PyType>();
const seenModules = new Set<PyModule>();

function add(name: string, object: PyObject): void {
  objects.add(name, object);
  const { native } = object as { native?: NativeFunction };
  if (native !== undefined) functions.add(name, native);
}

/** NotImplemented, Ellipsis and their like: there is but one, and nothing in it. */
const isConstant = (value: unknown): value is PyObject =>
  value instanceof PyObject && !(value instanceof MutableObject) && !value.$cls.isHeapType && Object.keys(value).length === 0;

/** Takes note of what was made since the last time. */
function look(): void {
  const count = definedTypes().size + instantiated.size;
  if (count === looked) return;
  looked = count;
  for (const [name, { type, definer }] of definedTypes()) {
    if (seenTypes.has(type)) continue;
    seenTypes.add(type);
    add(`${definer}:${name}`, type);
    for (const key of type.namespace.stringKeys()) {
      const value = type.namespace.getString(key);
      if (value instanceof PyObject) add(`${definer}:${name}:${key}`, value);
    }
  }
  for (const [name, module] of instantiated) {
    if (seenModules.has(module)) continue;
    seenModules.add(module);
    for (const [key, value] of module.dict.entries()) {
      // What Python code has put there since is not native.
      if ((value instanceof PyBuiltin && value.self === undefined) || isConstant(value))
        add(`${name}:${name}::${String(key)}`, value);
    }
  }
}

/** The name of a native object; undefined for an object that is none. */
export const nativeName = (object: PyObject): string | undefined => objects.nameOf(object);
export const nativeNamed = (name: string): PyObject => objects.named(name);

/** Names a function that is nobody's attribute; `module` is the native module that makes it. */
export function nameFunction(module: string, name: string, native: NativeFunction): void {
  functions.add(`${module}:${module}::${name}`, native);
}

/** The name of a native function, wherever it is bound. */
export const functionName = (native: NativeFunction): string | undefined => functions.nameOf(native);
export const functionNamed = (name: string): NativeFunction => functions.named(name);
