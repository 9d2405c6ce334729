/** The `__dict__` and `__weakref__` descriptors that Python classes give their instances. */
import { PyGetSet } from "../core/descriptor.ts";
import { PyDict } from "../core/dict.ts";
import { attributeError, typeError } from "../core/errors.ts";
import { bindTo, materialiseDict, replaceDict } from "../core/ops/attributes.ts";
import { typeOf } from "../core/registry.ts";
import type { PyType } from "../core/type.ts";
import type { PyObject, Value } from "../core/value.ts";

export function getInstanceDict(self: PyObject): PyDict {
  if (self.$shape === undefined) throw attributeError("This object has no __dict__");
  return materialiseDict(self);
}

export function setInstanceDict(self: PyObject, value: Value | undefined): void {
  if (self.$shape === undefined) throw attributeError("This object has no __dict__");
  if (value === undefined) replaceDict(self, new PyDict());
  else if (value instanceof PyDict) replaceDict(self, value);
  else throw typeError(`__dict__ must be set to a dictionary, not a '${typeOf(value).name}'`);
}

/** `__dict__` of builtin types whose instances have one: it can be set, but not deleted. */
export const GENERIC_DICT = {
  get: getInstanceDict,
  set: (self: PyObject, value: Value | undefined): void => {
    if (value === undefined) throw typeError("cannot delete __dict__");
    setInstanceDict(self, value);
  },
};

/**
 * The `__dict__` of the builtin type that a class derives from, if that has one: what it allows, as a module's which is
 * read-only, holds for the instances of the class, too.
 */
function builtinDict(self: PyObject): Value | undefined {
  let type: PyType | null = self.$cls;
  while (type !== null && (type.isHeapType || !type.hasDict)) type = type.base;
  return type?.lookup("__dict__");
}

export const dictGetSet = (cls: PyType): PyGetSet =>
  new PyGetSet(
    cls,
    "__dict__",
    (self: PyObject) => {
      const inherited = builtinDict(self);
      return inherited === undefined ? getInstanceDict(self) : bindTo(inherited, self, self.$cls);
    },
    (self: PyObject, value: Value | undefined) => {
      const inherited = builtinDict(self);
      if (inherited === undefined) setInstanceDict(self, value);
      else void typeOf(inherited).slots.set?.(inherited, self, value);
    },
    "dictionary for instance variables",
  );

/** Finds the first weak reference to an object; set by the _weakref module. */
let firstWeakref: (object: PyObject) => Value = () => null;
export function setFirstWeakref(find: (object: PyObject) => Value): void {
  firstWeakref = find;
}

export const weakrefGetSet = (cls: PyType): PyGetSet =>
  new PyGetSet(cls, "__weakref__", (self: PyObject) => firstWeakref(self), undefined, "list of weak references to the object");
