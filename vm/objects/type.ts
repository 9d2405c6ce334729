/** type: the class of classes. */
import { defineType, nearestBuiltin } from "../core/define-type.ts";
import { PyDict } from "../core/dict.ts";
import { attributeError, typeError, valueError } from "../core/errors.ts";
import { Continuation, continueWith } from "../core/execution.ts";
import { list } from "../core/list.ts";
import { mappingProxy } from "../core/mapping-proxy.ts";
import { classMethod, pure, readable, reads } from "../core/native.ts";
import { attributeErrorFor, bindTo } from "../core/ops/attributes.ts";
import { realInstance, realSubclass } from "../core/ops/instance-check.ts";
import { textOf, toStr } from "../core/ops/text.ts";
import { isTrue } from "../core/ops/truth.ts";
import { argumentKind, typeOf, types } from "../core/registry.ts";
import type { KeywordNames } from "../core/slots.ts";
import { docWithoutSignature, textSignature } from "../core/text-signature.ts";
import { EMPTY_TUPLE, PyTuple } from "../core/tuple.ts";
import { PyType, shortName } from "../core/type.ts";
import type { MaybeOutcome, Outcome, Value } from "../core/value.ts";
import { assignBases } from "./class-bases.ts";
import { createClass, requireEncodable } from "./class-creation.ts";
import { namespaceChanged, rebuildClass } from "./class-slots.ts";
import { computeMro } from "./mro.ts";
import { fullName } from "./object.ts";

/** Runs __init__ on a new instance, if it is one of the class, and gives the instance. */
class Initialise extends Continuation {
  private readonly cls: PyType;
  private readonly args: readonly Value[];
  private readonly kwNames: KeywordNames;
  constructor(cls: PyType, args: readonly Value[], kwNames: KeywordNames) {
    super();
    this.cls = cls;
    this.args = args;
    this.kwNames = kwNames;
  }
  resume(made: Value | undefined): MaybeOutcome {
    const object = made as Value;
    const type = typeOf(object);
    if (type !== this.cls && !type.isSubtypeOf(this.cls)) return object;
    const { init } = type.slots;
    if (init === undefined) return object;
    return continueWith(init(object, this.args, this.kwNames), new GiveInstance(object));
  }
}

class GiveInstance extends Continuation {
  private readonly object: Value;
  constructor(object: Value) {
    super();
    this.object = object;
  }
  resume(): MaybeOutcome {
    return this.object;
  }
}

/** type.__call__: makes an instance. */
function callType(cls: PyType, args: readonly Value[], kwNames: KeywordNames): Outcome {
  if (cls === types.type && args.length - (kwNames?.length ?? 0) === 1) {
    if (kwNames !== null && kwNames.length > 0) throw typeError("type() takes no keyword arguments");
    return typeOf(args[0]!);
  }
  if (cls === types.type && args.length - (kwNames?.length ?? 0) !== 3) throw typeError("type() takes 1 or 3 arguments");
  const { construct } = cls.slots;
  if (construct === undefined) throw typeError(`cannot create '${fullName(cls)}' instances`);
  if (!cls.isHeapType && cls.slots.init === types.object.slots.init) return construct(cls, args, kwNames);
  return continueWith(construct(cls, args, kwNames), new Initialise(cls, args, kwNames)) as Outcome;
}

/** type.__getattribute__. */
function typeGetAttribute(cls: PyType, name: string): Outcome {
  const metatype = typeOf(cls);
  const metaAttribute = metatype.lookup(name);
  if (metaAttribute !== undefined && typeOf(metaAttribute).slots.set !== undefined) {
    const { get } = typeOf(metaAttribute).slots;
    if (get !== undefined) return get(metaAttribute, cls, metatype);
  }
  const own = cls.lookup(name);
  if (own !== undefined) return bindTo(own, undefined, cls);
  if (metaAttribute !== undefined) return bindTo(metaAttribute, cls, metatype);
  throw attributeErrorFor(cls, name, `type object '${cls.name}' has no attribute '${name}'`);
}

/** No descriptor: found in a class, the value is the attribute. */
function isPlain(value: Value): boolean {
  const { slots } = typeOf(value);
  return slots.get === undefined && slots.set === undefined;
}

/** type.__setattr__ and __delattr__. */
function typeSetAttribute(cls: PyType, name: string, value: Value | undefined): Outcome {
  if (!cls.isHeapType) {
    throw typeError(`cannot set '${name}' attribute of immutable type '${fullName(cls)}'`);
  }
  const metatype = typeOf(cls);
  const descriptor = metatype.lookup(name);
  const set = descriptor === undefined ? undefined : typeOf(descriptor).slots.set;
  if (set !== undefined) return set(descriptor!, cls, value);
  if (value !== undefined) {
    const old = own(cls, name);
    if (old !== undefined && isPlain(old) && isPlain(value) && !name.startsWith("__")) {
      cls.rebind(name, value);
      return null;
    }
    cls.bind(name, value);
  } else if (!cls.unbind(name)) {
    throw attributeErrorFor(cls, name, `type object '${cls.name}' has no attribute '${name}'`);
  }
  namespaceChanged(cls, name);
  return null;
}

function requireHeapType(cls: PyType, name: string, value: Value | undefined): asserts value is Value {
  if (!cls.isHeapType) throw typeError(`cannot set '${name}' attribute of immutable type '${fullName(cls)}'`);
  if (value === undefined) throw typeError(`cannot delete '${name}' attribute of immutable type '${cls.name}'`);
}

/** A name of the class's own namespace that getters look for. */
const own = (cls: PyType, name: string): Value | undefined => readable(cls.namespace).getString(name);

function docOf(cls: PyType): Outcome {
  if (!cls.isHeapType) return docWithoutSignature(shortName(cls), cls.doc);
  const doc = own(cls, "__doc__");
  return doc === undefined ? null : bindTo(doc, undefined, cls);
}

function setBases(cls: PyType, value: Value | undefined): void {
  requireHeapType(cls, "__bases__", value);
  assignBases(cls, value);
}

function annotationsOf(cls: PyType): Value {
  if (!cls.isHeapType)
    throw attributeErrorFor(cls, "__annotations__", `type object '${cls.name}' has no attribute '__annotations__'`);
  let annotations = own(cls, "__annotations__");
  if (annotations === undefined) {
    annotations = new PyDict();
    cls.bind("__annotations__", annotations);
    cls.modified();
  }
  return annotations;
}

function setOwn(name: string) {
  return (cls: PyType, value: Value | undefined): void => {
    requireHeapType(cls, name, value);
    cls.bind(name, value);
    cls.modified();
  };
}

function setText(cls: PyType, name: "name" | "qualname", value: Value | undefined): void {
  requireHeapType(cls, `__${name}__`, value);
  const text = textOf(value);
  if (text === undefined) {
    throw typeError(`can only assign string to ${cls.name}.__${name}__, not '${typeOf(value).name}'`);
  }
  if (name === "name") {
    if (text.includes("\0")) throw valueError("type name must not contain null characters");
    requireEncodable(value);
  }
  cls[name] = text;
}

export const typeType = defineType({
  name: "type",
  doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
  instance: PyType,
  sharing: "stable",
  fields: {
    name: "text",
    qualname: "text",
    bases: "frozen",
    base: "ref",
    mro: "frozen",
    namespace: "ref",
    module: "text",
    sharing: "text",
    isHeapType: "flag",
    hasHeapFlag: "flag",
    isBaseType: "flag",
    isAbstract: "flag",
    hasAbstractMethods: "flag",
    hasDict: "flag",
    hasWeakrefs: "flag",
    patternKind: "ref",
    matchSelf: "flag",
    slotNames: "frozen",
    slotProperties: "frozen",
    textSignature: "ref",
    doc: "ref",
    variables: "map",
    changes: "i32",
    slots: "derived",
    instanceClass: "derived",
    rootShape: "derived",
    dictShape: "derived",
    version: "derived",
    keyRule: "derived",
    construction: "derived",
    instantiator: "derived",
    memo: "derived",
    rebound: "derived",
    subclassRefs: "derived",
  },
  rebuild: rebuildClass,
  hasDict: true,
  hasWeakrefs: true,
  slots: {
    pure: {
      repr: (self: Value) => `<class '${fullName(self as PyType)}'>`,
      call: (self, args, names) => callType(self as PyType, args, names),
      getattribute: (self, name) => typeGetAttribute(self as PyType, name),
      setattribute: (self, name, value) => typeSetAttribute(self as PyType, name, value),
      init(_self, args, names) {
        const positional = args.length - (names?.length ?? 0);
        if (positional !== 1 && positional !== 3) throw typeError("type.__init__() takes 1 or 3 arguments");
        return null;
      },
      or: (left, right) => makeUnion(left, right),
    },
  },
  construct: pure("(*args, **kwargs)", (metaclass: PyType, args: Value[], kwargs: Map<string, Value>) => {
    if (args.length !== 3) {
      if (args.length === 1 && metaclass === types.type) return typeOf(args[0]!);
      throw typeError(`type.__new__() takes exactly 3 arguments (${args.length} given)`);
    }
    const [name, bases, namespace] = args as [Value, Value, Value];
    const text = textOf(name);
    if (text === undefined) throw typeError(`type.__new__() argument 1 must be str, not ${argumentKind(name)}`);
    if (!(bases instanceof PyTuple)) throw typeError(`type.__new__() argument 2 must be tuple, not ${argumentKind(bases)}`);
    if (!(namespace instanceof PyDict)) throw typeError(`type.__new__() argument 3 must be dict, not ${argumentKind(namespace)}`);
    if (text.includes("\0")) throw valueError("type name must not contain null characters");
    requireEncodable(name);
    return createClass(metaclass, text, bases, namespace, [...kwargs.values()], kwargs.size === 0 ? null : [...kwargs.keys()]);
  }),
  methods: {
    mro: reads("()", (self: PyType) => list(computeMro(self).slice()), "Return a type's method resolution order."),
    __subclasses__: reads("()", (self: PyType) => list(self.subclasses()), "Return a list of immediate subclasses."),
    __prepare__: classMethod(
      pure(
        "(*args, **kwargs)",
        () => new PyDict(),
        "__prepare__($cls, name, bases, /, **kwds)\n--\n\nCreate the namespace for the class statement",
      ),
    ),
    __instancecheck__: reads(
      "(instance, /)",
      (self: PyType, instance: Value) => realInstance(instance, self),
      "Check if an object is an instance.",
    ),
    __subclasscheck__: reads(
      "(subclass, /)",
      (self: PyType, subclass: Value) => realSubclass(subclass, self),
      "Check if a class is a subclass.",
    ),
    __dir__: reads(
      "()",
      (self: PyType) => {
        const names = new Set<string>();
        for (const cls of self.mro) for (const name of readable(cls.namespace).stringKeys()) names.add(name);
        return list([...names]);
      },
      "Specialized __dir__ implementation for types.",
    ),
    __sizeof__: reads("()", () => 400, "Return memory consumption of the type object."),
  },
  getters: {
    __name__: {
      get: (cls: PyType) => toStr(cls.isHeapType ? cls.name : shortName(cls)),
      set: (cls: PyType, value) => setText(cls, "name", value),
    },
    __qualname__: { get: (cls: PyType) => toStr(cls.qualname), set: (cls: PyType, value) => setText(cls, "qualname", value) },
    __module__: {
      get: (cls: PyType) => {
        if (!cls.isHeapType) return cls.module;
        const module = own(cls, "__module__");
        if (module === undefined) throw attributeError("__module__");
        return module;
      },
      set: (cls: PyType, value) => {
        requireHeapType(cls, "__module__", value);
        // The line that is known is one of the old module.
        cls.unbind("__firstlineno__");
        setOwn("__module__")(cls, value);
      },
    },
    __bases__: { get: (cls: PyType) => new PyTuple(cls.bases), set: setBases },
    __base__: { get: (cls: PyType) => cls.base, member: true },
    __mro__: { get: (cls: PyType) => (cls.mro.length === 0 ? null : new PyTuple(cls.mro)) },
    __dict__: { get: (cls: PyType) => mappingProxy(cls.namespace) },
    __doc__: {
      get: docOf,
      set: setOwn("__doc__"),
    },
    __text_signature__: {
      get: constructorSignature,
    },
    __annotations__: {
      get: annotationsOf,
      set: (cls: PyType, value) => {
        if (!cls.isHeapType) throw typeError(`cannot set '__annotations__' attribute of immutable type '${fullName(cls)}'`);
        if (value !== undefined) cls.bind("__annotations__", value);
        else if (!cls.unbind("__annotations__")) throw attributeError("__annotations__");
        cls.modified();
      },
    },
    __type_params__: {
      get: (cls: PyType) => (cls === types.type ? undefined : own(cls, "__type_params__")) ?? EMPTY_TUPLE,
      set: setOwn("__type_params__"),
    },
    __abstractmethods__: {
      get: (cls: PyType) => {
        const methods = cls === types.type ? undefined : own(cls, "__abstractmethods__");
        if (methods === undefined) throw attributeErrorFor(cls, "__abstractmethods__", "__abstractmethods__");
        return methods;
      },
      set: (cls: PyType, value) => {
        if (value !== undefined) {
          const isAbstract = isTrue(value);
          cls.bind("__abstractmethods__", value);
          cls.hasAbstractMethods = isAbstract;
        } else {
          if (!cls.unbind("__abstractmethods__")) throw attributeErrorFor(cls, "__abstractmethods__", "__abstractmethods__");
          cls.hasAbstractMethods = false;
        }
        cls.modified();
      },
    },
    __basicsize__: { get: (cls: PyType) => (cls.isSubtypeOf(types.int) ? 24 : 16), member: true },
    __itemsize__: {
      get: (cls: PyType) => (cls.isSubtypeOf(types.int) ? 4 : ["tuple", "bytes"].includes(cls.name) ? 8 : 0),
      member: true,
    },
    __flags__: { get: flagsOf, member: true },
    __weakrefoffset__: { get: (cls: PyType) => (cls.hasWeakrefs ? 16 : 0), member: true },
    __dictoffset__: { get: (cls: PyType) => (cls.hasDict ? -1 : 0), member: true },
  },
});
types.type = typeType;
Object.defineProperty(PyType.prototype, "$shape", { value: undefined, writable: true, configurable: true });

/** What a Python class adds to the instances of the builtin type it derives from: a dict, weak references. */
function managedFlags(cls: PyType): number {
  const builtin = nearestBuiltin(cls);
  let flags = 0;
  if (cls.hasDict && !builtin.hasDict) flags |= builtin === types.object ? (1 << 4) | (1 << 2) : 1 << 4;
  if (cls.hasWeakrefs && !builtin.hasWeakrefs) flags |= 1 << 3;
  return flags;
}

/** Py_TPFLAGS that programs look at. */
function flagsOf(cls: PyType): number {
  let flags = 1 << 12;
  if (cls.hasHeapFlag) flags |= 1 << 9;
  if (!cls.isHeapType) flags |= 1 << 8;
  else flags |= managedFlags(cls);
  if (cls.isBaseType) flags |= 1 << 10;
  if (cls.hasAbstractMethods) flags |= 1 << 20;
  if (cls.patternKind === "sequence") flags |= 1 << 5;
  if (cls.patternKind === "mapping") flags |= 1 << 6;
  const fast: [string, number][] = [
    ["int", 24],
    ["list", 25],
    ["tuple", 26],
    ["bytes", 27],
    ["str", 28],
    ["dict", 29],
    ["BaseException", 30],
  ];
  for (const [name, bit] of fast) if (cls.mro.some((t) => !t.isHeapType && t.name === name)) flags |= 1 << bit;
  if (cls.isSubtypeOf(typeType)) flags += 2 ** 31;
  return flags;
}

/** The text signature of the constructor of a builtin type. */
function constructorSignature(cls: PyType): Value {
  return cls.isHeapType || cls.doc === null ? null : textSignature(shortName(cls), cls.doc, cls.textSignature, null);
}

/** `X | Y` of classes; set by vm/objects/union-type. */
let makeUnion: (left: Value, right: Value) => Outcome = () => null;
export function setUnionMaker(maker: typeof makeUnion): void {
  makeUnion = maker;
}
