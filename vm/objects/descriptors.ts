/** The types of builtin functions, methods and the other descriptors builtin types are made of. */

import { openForRead, openForWrite, txn } from "../../runtime/stm/transaction.ts";
import { defineType } from "../core/define-type.ts";
import {
  PyBuiltin,
  PyClassMethod,
  PyClassMethodDescriptor,
  PyFieldMember,
  PyGetSet,
  PyMember,
  PyMethodDescriptor,
  PyMethodWrapper,
  PySlotMember,
  PySlotWrapper,
  PyStaticMethod,
} from "../core/descriptor.ts";
import { attributeError, typeError } from "../core/errors.ts";
import { PyMethod } from "../core/function.ts";
import { newInstance } from "../core/instances.ts";
import { PyModule } from "../core/module.ts";
import { callFunctionBody, callMethodBody, type NativeFunction, pure, writes } from "../core/native.ts";
import { attributeErrorFor, findAttribute, setOwnAttribute } from "../core/ops/attributes.ts";
import { call, callMethodNow } from "../core/ops/call.ts";
import { identityOf } from "../core/ops/hash.ts";
import { importFromNow } from "../core/ops/import.ts";
import { reprNow } from "../core/ops/text.ts";
import { isTrue } from "../core/ops/truth.ts";
import { builtinTypes, typeOf } from "../core/registry.ts";
import { readAttribute, writeAttribute } from "../core/shape.ts";
import { EQ, NE } from "../core/slots.ts";
import { docWithoutSignature, textSignature } from "../core/text-signature.ts";
import { PyTuple } from "../core/tuple.ts";
import { PyType } from "../core/type.ts";
import { type MutableObject, NotImplemented, type Outcome, type PyObject, type Value } from "../core/value.ts";
import { GENERIC_DICT } from "./instance-members.ts";
import { addressOf, qualifiedName } from "./object.ts";

const docOf = ({ name, doc }: NativeFunction): Value => docWithoutSignature(name.bare, doc);

const signatureOf = ({ name, doc, signature }: NativeFunction, receiver: string | null): Value =>
  textSignature(name.bare, doc, signature.text, receiver);

const sameKind = (op: number, same: boolean): Outcome => (op === EQ ? same : op === NE ? !same : NotImplemented);

export const builtinType = defineType({
  name: "builtin_function_or_method",
  instance: PyBuiltin,
  sharing: "stable",
  fields: { native: "local", self: "ref", module: "ref" },
  final: true,
  hasWeakrefs: true,
  slots: {
    pure: {
      repr(self) {
        const { native, self: receiver } = self as PyBuiltin;
        const name = native.bare;
        const owner = staticOwner(self as PyBuiltin);
        if (owner !== undefined) return `<built-in method ${name} of type object at ${addressOf(owner)}>`;
        if (receiver === undefined || receiver instanceof PyModule) return `<built-in function ${name}>`;
        return `<built-in method ${name} of ${typeOf(receiver).name} object at ${addressOf(receiver)}>`;
      },
      call(self, args, names) {
        const { native, self: receiver } = self as PyBuiltin;
        return receiver === undefined
          ? callFunctionBody(native, args, names)
          : callMethodBody(native, receiver, args, names, self as PyBuiltin);
      },
      hash: (self) => identityOf((self as PyBuiltin).native) / 16,
      richcompare(a, b, op) {
        if (!(a instanceof PyBuiltin) || !(b instanceof PyBuiltin)) return NotImplemented;
        return sameKind(op, a.native === b.native && a.self === b.self);
      },
    },
  },
  methods: {
    __reduce__: pure("()", (self: PyBuiltin) => {
      const receiver = staticOwner(self) ?? self.self;
      if (receiver === undefined || receiver instanceof PyModule) return self.native.bare;
      return new PyTuple([importFromNow("builtins", "getattr"), new PyTuple([receiver, self.native.bare])]);
    }),
  },
  getters: {
    __name__: { get: (self: PyBuiltin) => self.native.bare },
    __qualname__: {
      get: (self: PyBuiltin) => {
        const receiver = self.self;
        if (receiver === undefined || receiver instanceof PyModule) {
          const { bare, qualified } = self.native;
          return self.module === null ? qualified : bare;
        }
        const cls = receiver instanceof PyType ? receiver : typeOf(receiver);
        return `${cls.qualname}.${self.native.bare}`;
      },
    },
    __module__: { get: (self: PyBuiltin) => self.module, member: true },
    __self__: { get: (self: PyBuiltin) => self.self ?? (self.module === null ? null : importModuleOf(self.module)) },
    __doc__: { get: (self: PyBuiltin) => docOf(self.native) },
    __text_signature__: { get: (self: PyBuiltin) => signatureOf(self.native, receiverOf(self)) },
  },
});

/** How the text signature calls what the function is bound to. */
function receiverOf({ native, self, module }: PyBuiltin): string | null {
  if (native.hasReceiver) return self instanceof PyType ? "$type" : "$self";
  return module === null ? null : "$module";
}

/** The builtin type whose static method this is; such a function takes no receiver, but is named after the type. */
function staticOwner({ native: { scope }, self }: PyBuiltin): PyType | undefined {
  return self === undefined && scope !== null ? builtinTypes.get(scope) : undefined;
}

/** The module object a builtin function belongs to, for `__self__`. */
function importModuleOf(name: string): Value {
  return callMethodNow(importFromNow("sys", "modules"), "get", name);
}

function descriptorRepr(kind: string, name: string, owner: PyType): string {
  return `<${kind} '${name}' of '${owner.name}' objects>`;
}

/** `descriptor.__get__` called with an object that is not of the descriptor's type. */
function checkReceiver(name: string, owner: PyType, instance: Value): void {
  const type = typeOf(instance);
  if (type !== owner && !type.isSubtypeOf(owner)) {
    throw typeError(`descriptor '${name}' for '${owner.name}' objects doesn't apply to a '${type.name}' object`);
  }
}

const reduceMember = (self: { owner: PyType }, name: string): Value =>
  new PyTuple([importFromNow("builtins", "getattr"), new PyTuple([self.owner, name])]);

export const methodDescriptorType = defineType({
  name: "method_descriptor",
  instance: PyMethodDescriptor,
  sharing: "immutable",
  fields: { owner: "ref", native: "local" },
  final: true,
  slots: {
    pure: {
      repr: (self) => descriptorRepr("method", (self as PyMethodDescriptor).native.bare, (self as PyMethodDescriptor).owner),
      get(self, instance, owner) {
        void owner;
        const descriptor = self as PyMethodDescriptor;
        if (instance === undefined) return descriptor;
        checkReceiver(descriptor.native.bare, descriptor.owner, instance);
        return new PyBuiltin(descriptor.native, instance, null);
      },
      call(self, args, names) {
        const { native, owner } = self as PyMethodDescriptor;
        const instance = args[0];
        if (instance === undefined || args.length - (names?.length ?? 0) < 1) {
          throw typeError(`unbound method ${owner.name}.${native.bare}() needs an argument`);
        }
        checkReceiver(native.bare, owner, instance);
        return callMethodBody(native, instance, args.slice(1), names);
      },
    },
  },
  methods: { __reduce__: pure("()", (self: PyMethodDescriptor) => reduceMember(self, self.native.bare)) },
  getters: {
    __name__: { get: (self: PyMethodDescriptor) => self.native.bare, member: true },
    __qualname__: { get: (self: PyMethodDescriptor) => `${self.owner.qualname}.${self.native.bare}` },
    __objclass__: { get: (self: PyMethodDescriptor) => self.owner, member: true },
    __doc__: { get: (self: PyMethodDescriptor) => docOf(self.native) },
    __text_signature__: { get: (self: PyMethodDescriptor) => signatureOf(self.native, "$self") },
  },
});

/** A class method of a builtin type is for that type and its subclasses. */
function checkClass(name: string, owner: PyType, cls: Value): void {
  if (!(cls instanceof PyType)) {
    throw typeError(`descriptor '${name}' for type '${owner.name}' needs a type, not a '${typeOf(cls).name}' as arg 2`);
  }
  if (!cls.isSubtypeOf(owner)) {
    throw typeError(`descriptor '${name}' requires a subtype of '${owner.name}' but received '${cls.name}'`);
  }
}

export const classMethodDescriptorType = defineType({
  name: "classmethod_descriptor",
  instance: PyClassMethodDescriptor,
  sharing: "immutable",
  fields: { owner: "ref", native: "local" },
  final: true,
  slots: {
    pure: {
      repr: (self) =>
        descriptorRepr("method", (self as PyClassMethodDescriptor).native.bare, (self as PyClassMethodDescriptor).owner),
      get(self, instance, owner) {
        const { native } = self as PyClassMethodDescriptor;
        const cls = owner ?? (instance === undefined ? undefined : typeOf(instance));
        if (cls === undefined)
          throw typeError(
            `descriptor '${native.bare}' for type '${(self as PyClassMethodDescriptor).owner.name}' needs either an object or a type`,
          );
        checkClass(native.bare, (self as PyClassMethodDescriptor).owner, cls);
        return new PyBuiltin(native, cls, null);
      },
      call(self, args, names) {
        const { native, owner } = self as PyClassMethodDescriptor;
        const cls = args.length > (names?.length ?? 0) ? args[0] : undefined;
        if (cls === undefined) throw typeError(`descriptor '${native.bare}' of '${owner.name}' object needs an argument`);
        checkClass(native.bare, owner, cls);
        return callMethodBody(native, cls, args.slice(1), names);
      },
    },
  },
  getters: {
    __name__: { get: (self: PyClassMethodDescriptor) => self.native.bare, member: true },
    __qualname__: { get: (self: PyClassMethodDescriptor) => `${self.owner.qualname}.${self.native.bare}` },
    __objclass__: { get: (self: PyClassMethodDescriptor) => self.owner, member: true },
    __doc__: { get: (self: PyClassMethodDescriptor) => docOf(self.native) },
    __text_signature__: { get: (self: PyClassMethodDescriptor) => signatureOf(self.native, "$type") },
  },
});

export const slotWrapperType = defineType({
  name: "wrapper_descriptor",
  instance: PySlotWrapper,
  sharing: "immutable",
  fields: { owner: "ref", row: "local", invocation: "derived" },
  final: true,
  slots: {
    pure: {
      repr: (self) => `<slot wrapper '${(self as PySlotWrapper).row.dunder}' of '${(self as PySlotWrapper).owner.name}' objects>`,
      get(self, instance) {
        const wrapper = self as PySlotWrapper;
        if (instance === undefined) return wrapper;
        checkReceiver(wrapper.row.dunder, wrapper.owner, instance);
        return new PyMethodWrapper(wrapper, instance);
      },
      call(self, args, names) {
        const wrapper = self as PySlotWrapper;
        const instance = args[0];
        if (instance === undefined || args.length - (names?.length ?? 0) < 1) {
          throw typeError(`descriptor '${wrapper.row.dunder}' of '${wrapper.owner.name}' object needs an argument`);
        }
        if (!typeOf(instance).isSubtypeOf(wrapper.owner)) {
          throw typeError(
            `descriptor '${wrapper.row.dunder}' requires a '${wrapper.owner.name}' object but received a '${typeOf(instance).name}'`,
          );
        }
        return wrapper.invoke(instance, args.slice(1), names);
      },
    },
  },
  methods: { __reduce__: pure("()", (self: PySlotWrapper) => reduceMember(self, self.row.dunder)) },
  getters: {
    __name__: { get: (self: PySlotWrapper) => self.row.dunder, member: true },
    __qualname__: { get: (self: PySlotWrapper) => `${self.owner.qualname}.${self.row.dunder}` },
    __objclass__: { get: (self: PySlotWrapper) => self.owner, member: true },
    __doc__: { get: (self: PySlotWrapper) => self.row.doc },
    __text_signature__: { get: (self: PySlotWrapper) => wrapperSignature(self) },
  },
});

function wrapperSignature(wrapper: PySlotWrapper): string {
  switch (wrapper.row.form) {
    case "binary":
    case "reflected":
    case "inplace":
    case "compare":
      return "($self, value, /)";
    case "power":
    case "reflected-power":
      return "($self, value, mod=None, /)";
    case "getitem":
    case "delitem":
    case "contains":
      return "($self, key, /)";
    case "setitem":
      return "($self, key, value, /)";
    case "getattribute":
    case "delattr":
      return "($self, name, /)";
    case "setattr":
      return "($self, name, value, /)";
    case "get":
      return "($self, instance, owner=None, /)";
    case "buffer":
      return "($self, flags, /)";
    case "set":
      return "($self, instance, value, /)";
    case "delete":
      return "($self, instance, /)";
    case "call":
    case "init":
      return "($self, /, *args, **kwargs)";
    default:
      return "($self, /)";
  }
}

export const methodWrapperType = defineType({
  name: "method-wrapper",
  instance: PyMethodWrapper,
  sharing: "immutable",
  fields: { wrapper: "ref", self: "ref" },
  final: true,
  slots: {
    pure: {
      repr(self) {
        const { wrapper, self: receiver } = self as PyMethodWrapper;
        return `<method-wrapper '${wrapper.row.dunder}' of ${typeOf(receiver).name} object at ${addressOf(receiver)}>`;
      },
      call: (self, args, names) => (self as PyMethodWrapper).wrapper.invoke((self as PyMethodWrapper).self, args, names),
      hash: (self) => identityOf((self as PyMethodWrapper).wrapper) / 16,
      richcompare(a, b, op) {
        if (!(a instanceof PyMethodWrapper) || !(b instanceof PyMethodWrapper)) return NotImplemented;
        return sameKind(op, a.wrapper === b.wrapper && a.self === b.self);
      },
    },
  },
  methods: {
    __reduce__: pure(
      "()",
      (self: PyMethodWrapper) =>
        new PyTuple([importFromNow("builtins", "getattr"), new PyTuple([self.self, self.wrapper.row.dunder])]),
    ),
  },
  getters: {
    __self__: { get: (self: PyMethodWrapper) => self.self, member: true },
    __name__: { get: (self: PyMethodWrapper) => self.wrapper.row.dunder },
    __qualname__: { get: (self: PyMethodWrapper) => `${self.wrapper.owner.qualname}.${self.wrapper.row.dunder}` },
    __objclass__: { get: (self: PyMethodWrapper) => self.wrapper.owner },
    __doc__: { get: (self: PyMethodWrapper) => self.wrapper.row.doc },
    __text_signature__: { get: (self: PyMethodWrapper) => wrapperSignature(self.wrapper) },
  },
});

function getsetGet(self: Value, instance: Value | undefined): Outcome {
  const descriptor = self as PyGetSet;
  if (instance === undefined) return descriptor;
  checkReceiver(descriptor.name, descriptor.owner, instance);
  return descriptor.getter(instance as never);
}

function getsetSet(self: Value, instance: Value, value: Value | undefined): Outcome {
  const { name, owner, setter } = self as PyGetSet;
  if (!typeOf(instance).isSubtypeOf(owner)) {
    throw typeError(`descriptor '${name}' for '${owner.name}' objects doesn't apply to a '${typeOf(instance).name}' object`);
  }
  if (setter === undefined) {
    throw attributeErrorFor(instance, name, `attribute '${name}' of '${owner.name}' objects is not writable`);
  }
  setter(instance as never, value);
  return null;
}

export const getsetType = defineType({
  name: "getset_descriptor",
  instance: PyGetSet,
  sharing: "immutable",
  fields: { owner: "ref", name: "text", getter: "local", setter: "local", doc: "ref" },
  final: true,
  slots: {
    pure: {
      repr: (self) => descriptorRepr("attribute", (self as PyGetSet).name, (self as PyGetSet).owner),
      get: getsetGet,
      set: getsetSet,
    },
  },
  getters: {
    __name__: { get: (self: PyGetSet) => self.name, member: true },
    __qualname__: { get: (self: PyGetSet) => `${self.owner.qualname}.${self.name}` },
    __objclass__: { get: (self: PyGetSet) => self.owner, member: true },
    __doc__: { get: (self: PyGetSet) => self.doc },
  },
});

function readSlot({ property, name }: PySlotMember, instance: Value): Value {
  const object = instance as MutableObject;
  if (object.$r < txn.readable) openForRead(object);
  const value = readAttribute(object, property);
  if (value === undefined) {
    throw attributeErrorFor(instance, name, `'${qualifiedName(typeOf(instance))}' object has no attribute '${name}'`);
  }
  return value;
}

function writeSlot({ property, name }: PySlotMember, instance: Value, value: Value | undefined): void {
  const object = instance as MutableObject;
  if (object.$w < txn.writable) openForWrite(object);
  if (value === undefined && readAttribute(object, property) === undefined) throw attributeErrorFor(instance, name, name);
  writeAttribute(object, property, value);
}

export const memberType = defineType({
  name: "member_descriptor",
  instance: PyMember,
  sharing: "immutable",
  fields: { owner: "ref", name: "text", property: "text", getter: "local", setter: "local", doc: "ref" },
  final: true,
  slots: {
    pure: {
      repr: (self) => descriptorRepr("member", (self as PyMember).name, (self as PyMember).owner),
      get(self, instance) {
        const member = self as PyMember;
        if (instance === undefined) return member;
        checkReceiver(member.name, member.owner, instance);
        if (member instanceof PySlotMember) return readSlot(member, instance);
        return (member as PyFieldMember).getter(instance as never);
      },
      set(self, instance, value) {
        const member = self as PyMember;
        checkReceiver(member.name, member.owner, instance);
        if (member instanceof PySlotMember) writeSlot(member, instance, value);
        else {
          const { setter } = member as PyFieldMember;
          if (setter === undefined) throw attributeError("readonly attribute");
          setter(instance as never, value);
        }
        return null;
      },
    },
  },
  methods: { __reduce__: pure("()", (self: PyMember) => reduceMember(self, self.name)) },
  getters: {
    __name__: { get: (self: PyMember) => self.name, member: true },
    __qualname__: { get: (self: PyMember) => `${self.owner.qualname}.${self.name}` },
    __objclass__: { get: (self: PyMember) => self.owner, member: true },
    __doc__: { get: (self: PyMember) => (self instanceof PyFieldMember ? self.doc : null) },
  },
});

/** functools.update_wrapper's part that staticmethod and classmethod do themselves. */
function copyWrapperAttributes(wrapper: PyObject, callable: Value): void {
  for (const name of ["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"]) {
    const value = findAttribute(callable, name);
    if (value !== undefined) setOwnAttribute(wrapper, name, value);
  }
}

const wrapperGetters = {
  __func__: { get: (self: PyStaticMethod) => self.callable, member: true },
  __wrapped__: { get: (self: PyStaticMethod) => self.callable, member: true },
  __isabstractmethod__: {
    get: (self: PyStaticMethod) => {
      const flag = findAttribute(self.callable, "__isabstractmethod__");
      return flag !== undefined && isTrue(flag);
    },
  },
};

export const staticMethodType = defineType({
  name: "staticmethod",
  doc: "Convert a function to be a static method.",
  instance: PyStaticMethod,
  sharing: "stable",
  fields: { callable: "ref" },
  hasDict: true,
  construct: pure("(function, /)", (cls: PyType, callable: Value) => newInstance(cls, PyStaticMethod, callable)),
  init: writes("(function, /)", (self: PyStaticMethod, callable: Value) => {
    self.callable = callable;
    copyWrapperAttributes(self, callable);
    return null;
  }),
  slots: {
    reads: {
      repr: (self) => `<staticmethod(${reprNow((self as PyStaticMethod).callable)})>`,
      get: (self) => (self as PyStaticMethod).callable,
      call: (self, args, names) => call((self as PyStaticMethod).callable, args, names),
    },
  },
  getters: { ...wrapperGetters, __dict__: GENERIC_DICT },
});

export const classMethodType = defineType({
  name: "classmethod",
  doc: "Convert a function to be a class method.",
  instance: PyClassMethod,
  sharing: "stable",
  fields: { callable: "ref" },
  hasDict: true,
  construct: pure("(function, /)", (cls: PyType, callable: Value) => newInstance(cls, PyClassMethod, callable)),
  init: writes("(function, /)", (self: PyClassMethod, callable: Value) => {
    self.callable = callable;
    copyWrapperAttributes(self, callable);
    return null;
  }),
  slots: {
    reads: {
      repr: (self) => `<classmethod(${reprNow((self as PyClassMethod).callable)})>`,
      get(self, instance, owner) {
        const cls = owner ?? typeOf(instance as Value);
        return new PyMethod((self as PyClassMethod).callable, cls);
      },
    },
  },
  getters: { ...wrapperGetters, __dict__: GENERIC_DICT },
});
