/** The `__dict__` and `__weakref__` descriptors that Python classes give their instances. */
import { PyGetSet } from "../core/descriptor.ts";
import { PyDict } from "../core/dict.ts";
import { attributeError, typeError } from "../core/errors.ts";
import { materialiseDict, replaceDict } from "../core/ops/attributes.ts";
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

export const dictGetSet = (cls: PyType): PyGetSet =>
  new PyGetSet(cls, "__dict__", getInstanceDict, setInstanceDict, "dictionary for instance variables");

/** Finds the first weak reference to an object; set by the _weakref module. */
let firstWeakref: (object: PyObject) => Value = () => null;
export function setFirstWeakref(find: (object: PyObject) => Value): void {
  firstWeakref = find;
}

export const weakrefGetSet = (cls: PyType): PyGetSet =>
  new PyGetSet(cls, "__weakref__", (self: PyObject) => firstWeakref(self), undefined, "list of weak references to the object");
