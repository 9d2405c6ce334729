/** super: its representation and the lookup it does. */
import { type PyError, typeError } from "./errors.ts";
import { readable } from "./native.ts";
import { attributeErrorFor, bindTo, findAttribute, genericGetAttribute } from "./ops/attributes.ts";
import { typeOf } from "./registry.ts";
import { PyType } from "./type.ts";
import { MutableObject, type Outcome, type Value } from "./value.ts";

export class PySuper extends MutableObject {
  cls: PyType | null = null;
  self: Value | undefined;
  selfType: PyType | null = null;
}

/** The class in whose MRO the search goes, as CPython's supercheck. */
export function superCheck(cls: PyType, self: Value): PyType {
  if (self instanceof PyType && self.isSubtypeOf(cls)) return self;
  const type = typeOf(self);
  if (type.isSubtypeOf(cls)) return type;
  const claimed = findAttribute(self, "__class__");
  if (claimed instanceof PyType && claimed !== type && claimed.isSubtypeOf(cls)) return claimed;
  throw notOfType(self, cls);
}

/** The error of super(cls, self). */
export function notOfType(self: Value, cls: PyType): PyError {
  const what = self instanceof PyType ? `type ${self.name}` : `instance of ${typeOf(self).name}`;
  return typeError(`super(type, obj): obj (${what}) is not an instance or subtype of type (${cls.name}).`);
}

/** `super(cls, self).name`. */
export function superAttribute(cls: PyType, self: Value, name: string): Outcome {
  return findAfter(cls, self, superCheck(cls, self), name) ?? missing(cls, self, name);
}

function findAfter(cls: PyType, self: Value, start: PyType, name: string): Outcome | undefined {
  if (name === "__class__") return undefined;
  const { mro } = start;
  for (let i = mro.indexOf(cls) + 1; i < mro.length; i++) {
    const attribute = readable(mro[i]!.namespace).getString(name);
    if (attribute !== undefined) return bindTo(attribute, self === start ? undefined : self, start);
  }
  return undefined;
}

function missing(cls: PyType, self: Value, name: string): Outcome {
  const object = new PySuper();
  object.cls = cls;
  object.self = self;
  object.selfType = superCheck(cls, self);
  return genericGetAttribute(object, name);
}

/** super.__getattribute__. */
export function superGetAttribute(object: PySuper, name: string): Outcome {
  if (object.selfType === null || object.cls === null || object.self === undefined) return genericGetAttribute(object, name);
  const found = findAfter(object.cls, object.self, object.selfType, name);
  if (found !== undefined) return found;
  if (typeOf(object).lookup(name) === undefined) {
    throw attributeErrorFor(object, name, `'super' object has no attribute '${name}'`);
  }
  return genericGetAttribute(object, name);
}
