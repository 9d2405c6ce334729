/** property. */
import { defineType } from "../core/define-type.ts";
import { attributeError, isPyError, typeError } from "../core/errors.ts";
import { andThen } from "../core/execution.ts";
import { newInstance } from "../core/instances.ts";
import { pure, readable, reads, writes } from "../core/native.ts";
import { attributeErrorFor, findAttribute, setAttributeNow } from "../core/ops/attributes.ts";
import { call, callNow } from "../core/ops/call.ts";
import { reprNow, textOf } from "../core/ops/text.ts";
import { isTrue } from "../core/ops/truth.ts";
import { PyProperty } from "../core/property.ts";
import { typeOf } from "../core/registry.ts";
import type { PyType } from "../core/type.ts";
import type { Outcome, Value } from "../core/value.ts";

function nameOf(property: PyProperty): Value | undefined {
  if (property.name !== undefined) return property.name;
  return property.getter === null ? undefined : findAttribute(property.getter, "__name__");
}

function complain(property: PyProperty, object: Value, what: "getter" | "setter" | "deleter") {
  const name = nameOf(property);
  const type = typeOf(object);
  if (name !== undefined) {
    return attributeErrorFor(
      object,
      textOf(name) ?? "",
      `property ${reprNow(name)} of ${reprNow(type.qualname)} object has no ${what}`,
    );
  }
  return attributeError(`property of ${reprNow(type.qualname)} object has no ${what}`);
}

/** getter(), setter(), deleter(): a copy with one function replaced, of the same class. */
function copyWith(self: PyProperty, change: Partial<Record<"getter" | "setter" | "deleter", Value>>): Value {
  const getter = change.getter ?? self.getter;
  const setter = change.setter ?? self.setter;
  const deleter = change.deleter ?? self.deleter;
  const doc =
    self.docFromGetter && change.getter !== undefined && change.getter !== null ? null : self.docFromGetter ? null : self.doc;
  const copy = callNow(typeOf(self), getter, setter, deleter, doc);
  if (copy instanceof PyProperty && self.name !== undefined) copy.name = self.name;
  return copy;
}

const isAbstract = (f: Value): boolean => {
  const flag = f === null ? undefined : findAttribute(f, "__isabstractmethod__");
  return flag !== undefined && isTrue(flag);
};

export const propertyType = defineType({
  name: "property",
  doc: "property(fget=None, fset=None, fdel=None, doc=None)\n--\n\nProperty attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring\n\nTypical use is to define a managed attribute x:\n\nclass C(object):\n    def getx(self): return self._x\n    def setx(self, value): self._x = value\n    def delx(self): del self._x\n    x = property(getx, setx, delx, \"I'm the 'x' property.\")\n\nDecorators make defining new properties or modifying existing ones easy:\n\nclass C(object):\n    @property\n    def x(self):\n        \"I am the 'x' property.\"\n        return self._x\n    @x.setter\n    def x(self, value):\n        self._x = value\n    @x.deleter\n    def x(self):\n        del self._x",
  instance: PyProperty,
  sharing: "stable",
  fields: { getter: "ref", setter: "ref", deleter: "ref", doc: "ref", name: "ref", docFromGetter: "flag" },
  construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyProperty)),
  init: writes(
    "(fget=None, fset=None, fdel=None, doc=None)",
    (self: PyProperty, getter?: Value, setter?: Value, deleter?: Value, doc?: Value) => {
      self.getter = getter ?? null;
      self.setter = setter ?? null;
      self.deleter = deleter ?? null;
      self.doc = doc ?? null;
      self.name = undefined;
      self.docFromGetter = false;
      if (self.doc === null && self.getter !== null) {
        const found = findAttribute(self.getter, "__doc__");
        if (found !== undefined && found !== null) {
          self.doc = found;
          self.docFromGetter = true;
        }
      }
      if (typeOf(self) !== propertyType) {
        try {
          setAttributeNow(self, "__doc__", self.doc);
        } catch (error) {
          // A subclass with slots drops a doc that was given, but not the getter's.
          if (self.docFromGetter || !isPyError(error, "AttributeError")) throw error;
        }
      }
      return null;
    },
  ),
  slots: {
    pure: {
      get(self, instance): Outcome {
        if (instance === undefined || instance === null) return self;
        const property = readable(self as PyProperty);
        if (property.getter === null) throw complain(property, instance, "getter");
        return call(property.getter, [instance]);
      },
      set(self, instance, value): Outcome {
        const property = readable(self as PyProperty);
        if (value === undefined) {
          if (property.deleter === null) throw complain(property, instance, "deleter");
          return andThen(call(property.deleter, [instance]), () => null);
        }
        if (property.setter === null) throw complain(property, instance, "setter");
        return andThen(call(property.setter, [instance, value]), () => null);
      },
    },
  },
  methods: {
    getter: reads(
      "(object, /)",
      (self: PyProperty, getter: Value) => copyWith(self, { getter }),
      "Descriptor to obtain a copy of the property with a different getter.",
    ),
    setter: reads(
      "(object, /)",
      (self: PyProperty, setter: Value) => copyWith(self, { setter }),
      "Descriptor to obtain a copy of the property with a different setter.",
    ),
    deleter: reads(
      "(object, /)",
      (self: PyProperty, deleter: Value) => copyWith(self, { deleter }),
      "Descriptor to obtain a copy of the property with a different deleter.",
    ),
    __set_name__: writes(
      "(*args)",
      (self: PyProperty, args: Value[]) => {
        if (args.length !== 2) throw typeError(`__set_name__() takes 2 positional arguments but ${args.length} were given`);
        self.name = args[1];
        return null;
      },
      "__set_name__($self, owner, name, /)\n--\n\nMethod to set name of a property.",
    ),
  },
  getters: {
    fget: { get: (p: PyProperty) => p.getter, member: true },
    fset: { get: (p: PyProperty) => p.setter, member: true },
    fdel: { get: (p: PyProperty) => p.deleter, member: true },
    __doc__: {
      get: (p: PyProperty) => p.doc,
      set: (p: PyProperty, value) => {
        p.doc = value ?? null;
      },
      member: true,
    },
    __name__: {
      get: (p: PyProperty) => {
        const name = nameOf(p);
        if (name === undefined) throw attributeErrorFor(p, "__name__", "'property' object has no attribute '__name__'");
        return name;
      },
      set: (p: PyProperty, value) => {
        p.name = value;
      },
    },
    __isabstractmethod__: { get: (p: PyProperty) => isAbstract(p.getter) || isAbstract(p.setter) || isAbstract(p.deleter) },
  },
});
