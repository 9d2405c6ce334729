/**
 * defineType: the one definition of a builtin type, from which attribute lookup, help(), barriers, slot wrappers and
 * (with `fields`) the STM's encodings are derived.
 */
import { openForRead, openForWrite, txn } from "../../runtime/stm/transaction.ts";
import {
  type Getter,
  PyBuiltin,
  PyClassMethodDescriptor,
  PyFieldMember,
  PyGetSet,
  PyMethodDescriptor,
  PyStaticMethod,
  type Setter,
} from "./descriptor.ts";
import { PyDict } from "./dict.ts";
import { typeError } from "./errors.ts";
import type { Fields } from "./fields.ts";
import { declaredFields, declareFields, installLayout } from "./layout.ts";
import { type Declaration, NativeFunction, open, pure } from "./native.ts";
import { builtinTypes, typeOf, types } from "./registry.ts";
import { bindArguments, type Signature } from "./signature.ts";
import { hasWrapper, makeSlotWrapper } from "./slot-wrapper.ts";
import { SLOT_NAMES, SLOT_TABLE, type SlotFunctions, type SlotName } from "./slots.ts";
import { type InstanceClass, PyType, type Sharing } from "./type.ts";
import { MutableObject, type Outcome, type PyObject, type Value } from "./value.ts";

/** A computed attribute. */
export interface GetSetSpec {
  readonly get: Getter;
  readonly set?: Setter;
  readonly doc?: string;
  /** A member_descriptor: in CPython the attribute is a field of the C structure. */
  readonly member?: boolean;
}

/** Slot functions by the effect they have on their first operand, which the binder opens accordingly. */
export interface SlotGroups {
  readonly pure?: Partial<SlotFunctions>;
  readonly reads?: Partial<SlotFunctions>;
  readonly writes?: Partial<SlotFunctions>;
}

export interface TypeSpec {
  readonly name: string;
  /** Defaults to "builtins". */
  readonly module?: string;
  readonly doc?: string;
  /** Defaults to object. */
  readonly base?: PyType;
  /** The JavaScript class of the instances. */
  readonly instance: InstanceClass;
  readonly sharing: Sharing;
  /** The JavaScript fields of `instance`, for the STM, without those of the base. */
  readonly fields?: Fields;
  /** Called after an instance's fields were restored or refilled: computes the derived ones again. */
  readonly rebuild?: (self: never) => void;
  readonly slots?: SlotGroups;
  /** `__new__`: the body receives the class, then the parameters. Without it the type cannot be called. "inherit" takes the base's. */
  readonly construct?: Declaration | "inherit";
  /** `__init__`. */
  readonly init?: Declaration;
  /** An `__init__` without keyword parameters raises for keywords even where a subclass's `__new__` takes them. */
  readonly rejectsKeywords?: boolean;
  readonly methods?: Readonly<Record<string, Declaration>>;
  readonly getters?: Readonly<Record<string, GetSetSpec>>;
  /** Plain class attributes. */
  readonly attributes?: Readonly<Record<string, Value>>;
  /** One of CPython's static types; those of most modules are made on its heap, which shows in a few attributes. */
  readonly isStatic?: boolean;
  /** Cannot be subclassed from Python. */
  readonly final?: boolean;
  /** Direct instances (not only those of subclasses) have a `__dict__`. */
  readonly hasDict?: boolean;
  readonly hasWeakrefs?: boolean;
  readonly patternKind?: "mapping" | "sequence";
  readonly matchSelf?: boolean;
}

/** Modules whose types are static in CPython. */
const STATIC_MODULES = new Set(["builtins", "types", "weakref", "_contextvars", "sys"]);

/** Makes and registers a builtin type. The instance class gets its `$cls`. */
export function defineType(spec: TypeSpec): PyType {
  const base = spec.base ?? types.object;
  const type = new PyType(spec.name, base === undefined ? [] : [base], new PyDict(), spec.instance, false);
  type.mro = [type, ...(base?.mro ?? [])];
  type.sharing = spec.sharing;
  type.doc = spec.doc ?? null;
  type.isBaseType = !spec.final;
  type.patternKind = spec.patternKind ?? base?.patternKind ?? null;
  type.matchSelf = spec.matchSelf ?? base?.matchSelf ?? false;
  type.hasWeakrefs = spec.hasWeakrefs ?? base?.hasWeakrefs ?? false;
  type.module = spec.module ?? "builtins";
  if (type.module !== "builtins") type.name = `${type.module}.${spec.name}`;
  type.hasHeapFlag = !(spec.isStatic ?? STATIC_MODULES.has(type.module));
  if (type.hasHeapFlag) type.namespace.setString("__module__", type.module);
  if (spec.hasDict || base?.hasDict) type.enableDict();
  installLayout(spec.instance.prototype as object);
  nameNatively(type);
  declareFields(type, { fields: spec.fields, rebuild: spec.rebuild });
  Object.defineProperty(spec.instance.prototype, "$cls", { value: type, writable: true, configurable: true });
  if (type.rootShape !== undefined) spec.instance.prototype.$shape = type.rootShape;
  installSlots(type, spec, base);
  addMembers(type, spec);
  type.modified();
  base?.addSubclass(type);
  if (type.module === "builtins") builtinTypes.set(spec.name, type);
  return type;
}

/** A builtin type under a name that is the same on every executor, and the native module that makes it ("" for none). */
export interface DefinedType {
  readonly type: PyType;
  readonly definer: string;
}

const typesByName = new Map<string, DefinedType>();
/** The native module that is being made, and the names of the types it has made so far. */
let making = { module: "", names: new Set<string>() };

export const definedTypes = (): ReadonlyMap<string, DefinedType> => typesByName;

/** Runs `define` as the native module that makes the types which are defined meanwhile. */
export function definingFor<T>(module: string, define: () => T): T {
  const outer = making;
  making = { module, names: new Set() };
  try {
    return define();
  } finally {
    making = outer;
  }
}

/** Gives a type that native code makes its name. A module that is made again, by another interpreter, replaces its types. */
export function nameNatively(type: PyType, plain = `${type.module}.${type.qualname}`): void {
  let name = plain;
  for (let n = 2; making.names.has(name); n++) name = `${plain}#${n}`;
  making.names.add(name);
  typesByName.set(name, { type, definer: making.module });
}

/** True when instances of a builtin type hold more than those of its base. A type that declares no fields is taken to. */
export function addsFields(type: PyType): boolean {
  const fields = declaredFields(type);
  if (fields === undefined) return true;
  const inherited = (type.base === null ? undefined : declaredFields(type.base)) ?? {};
  return Object.keys(fields).some((name) => !(name in inherited));
}

type AnySlot = (...args: unknown[]) => unknown;

/** Wraps a slot so that its first operand (and a second one of the same kind) is open when the body runs. */
function withBarrier(slot: AnySlot, effect: "reads" | "writes"): AnySlot {
  if (effect === "reads") {
    return (self, a, b) => {
      if (self instanceof MutableObject && self.$r < txn.readable) openForRead(self);
      if (a instanceof MutableObject && a.$r < txn.readable) openForRead(a);
      return slot(self, a, b);
    };
  }
  return (self, a, b) => {
    if (self instanceof MutableObject && self.$w < txn.writable) openForWrite(self);
    return slot(self, a, b);
  };
}

function installSlots(type: PyType, spec: TypeSpec, base: PyType | undefined): void {
  if (base !== undefined) for (const name of SLOT_NAMES) setSlot(type, name, base.slots[name]);
  const own = new Set<SlotName>();
  for (const [effect, group] of Object.entries(spec.slots ?? {}) as [keyof SlotGroups, Partial<SlotFunctions>][]) {
    for (const [name, slot] of Object.entries(group) as [SlotName, AnySlot][]) {
      setSlot(type, name, effect === "pure" || spec.sharing === "immutable" ? slot : withBarrier(slot, effect));
      own.add(name);
    }
  }
  if (own.has("richcompare") && !own.has("hash")) {
    type.slots.hash = unhashable;
    type.namespace.setString("__hash__", null);
  }
  if (spec.init !== undefined) {
    type.slots.init = initSlot(type, spec.name, spec.init, spec.rejectsKeywords ?? false);
    own.add("init");
  }
  if (spec.construct === undefined) {
    type.slots.construct = undefined;
    type.isAbstract = true;
  } else if (spec.construct !== "inherit") {
    type.slots.construct = constructSlot(type, spec.construct);
    type.namespace.setString("__new__", makeNew(type));
    const { text } = spec.construct.signature;
    type.textSignature = text.startsWith("(*args") && spec.init !== undefined ? spec.init.signature.text : text;
  }
  for (const row of SLOT_TABLE) {
    // The numeric row of a dunder wins over its sequence row.
    if (own.has(row.slot) && hasWrapper(row) && type.namespace.getString(row.dunder) === undefined) {
      type.namespace.setString(row.dunder, makeSlotWrapper(type, row));
    }
  }
}

function setSlot(type: PyType, name: SlotName, slot: unknown): void {
  (type.slots as Record<SlotName, unknown>)[name] = slot;
}

export const unhashable: SlotFunctions["hash"] = (self) => {
  throw typeError(`unhashable type: '${typeOf(self).name}'`);
};

/** `__new__` and `__init__` count no or one argument as they count several. */
const asConstructor = (signature: Signature): Signature =>
  signature.convention === "keywords" ? signature : { ...signature, convention: "positional" };

function initSlot(type: PyType, bare: string, declaration: Declaration, rejectsKeywords: boolean): SlotFunctions["init"] {
  const { body, effect } = declaration;
  const signature = asConstructor(declaration.signature);
  const name = { bare, qualified: bare };
  const run = body as unknown as (...args: unknown[]) => Outcome;
  return (self, args, kwNames) => {
    open(self, effect);
    if (kwNames === null && signature.direct && args.length >= signature.required && args.length <= signature.positional) {
      return args.length === 1 ? run(self, args[0]) : run(self, ...args);
    }
    // Keywords that __init__ does not take may have been meant for a subclass's __new__.
    const forNew =
      !rejectsKeywords &&
      kwNames !== null &&
      signature.convention !== "keywords" &&
      typeOf(self).slots.construct !== type.slots.construct;
    if (!forNew) return run(self, ...bindArguments(signature, name, args, kwNames));
    return run(self, ...bindArguments(signature, name, args.slice(0, args.length - kwNames.length), null));
  };
}

function constructSlot(type: PyType, declaration: Declaration): SlotFunctions["construct"] {
  const { body } = declaration;
  const signature = asConstructor(declaration.signature);
  const name = { bare: type.qualname, qualified: type.qualname };
  const run = body as unknown as (...args: unknown[]) => Outcome;
  return (cls, args, kwNames) => {
    if (kwNames === null && signature.direct && args.length >= signature.required && args.length <= signature.positional) {
      return args.length === 1 ? run(cls, args[0]) : run(cls, ...args);
    }
    // Keywords that __new__ does not take may be meant for a subclass's __init__.
    const forInit = kwNames !== null && signature.convention !== "keywords" && cls.slots.init !== type.slots.init;
    if (!forInit) return run(cls, ...bindArguments(signature, name, args, kwNames));
    return run(cls, ...bindArguments(signature, name, args.slice(0, args.length - kwNames.length), null));
  };
}

const NEW_DOC = "__new__($type, *args, **kwargs)\n--\n\nCreate and return a new object.  See help(type) for accurate signature.";

/** `T.__new__`: checks that it may make instances of the class it is given (CPython's tp_new_wrapper). */
export function makeNew(type: PyType): PyBuiltin {
  const make = (_self: Value, args: Value[], kwargs: Map<string, Value>): Outcome => {
    const [cls, ...rest] = args;
    if (cls === undefined) throw typeError(`${type.name}.__new__(): not enough arguments`);
    if (!(cls instanceof PyType)) {
      throw typeError(`${type.name}.__new__(X): X is not a type object (${typeOf(cls).name})`);
    }
    if (!cls.isSubtypeOf(type)) {
      throw typeError(`${type.name}.__new__(${cls.name}): ${cls.name} is not a subtype of ${type.name}`);
    }
    const solid = nearestBuiltin(cls);
    if (solid.slots.construct !== type.slots.construct) {
      throw typeError(`${type.name}.__new__(${cls.name}) is not safe, use ${solid.name}.__new__()`);
    }
    const names = kwargs.size === 0 ? null : [...kwargs.keys()];
    return type.slots.construct!(cls, [...rest, ...kwargs.values()], names);
  };
  const declaration = pure("(*args, **kwargs)", make, NEW_DOC);
  return new PyBuiltin(new NativeFunction("__new__", type.name, declaration, true), type, null);
}

/** The most derived builtin class among a class's bases: the one that decides the layout of instances. */
export function nearestBuiltin(cls: PyType): PyType {
  let type: PyType = cls;
  while (type.isHeapType) type = type.base!;
  return type;
}

function addMembers(type: PyType, spec: TypeSpec): void {
  for (const [name, declaration] of Object.entries(spec.methods ?? {}))
    type.namespace.setString(name, makeMember(type, name, declaration));
  for (const [name, getter] of Object.entries(spec.getters ?? {})) {
    const reads: Getter = opening(getter.get, "reads");
    const writes = getter.set === undefined ? undefined : (opening(getter.set, "writes") as Setter);
    const Descriptor = getter.member ? PyFieldMember : PyGetSet;
    type.namespace.setString(name, new Descriptor(type, name, reads, writes, getter.doc ?? null));
  }
  for (const [name, value] of Object.entries(spec.attributes ?? {})) type.namespace.setString(name, value);
  if (type.namespace.getString("__doc__") === undefined) type.namespace.setString("__doc__", type.doc);
}

function opening<F extends (...args: never[]) => unknown>(f: F, effect: "reads" | "writes"): F {
  return withBarrier(f as unknown as AnySlot, effect) as unknown as F;
}

/** The descriptor (or builtin) for a declared method of a type. */
export function makeMember(type: PyType, name: string, declaration: Declaration): PyObject {
  switch (declaration.binding) {
    case "instance":
      return new PyMethodDescriptor(type, new NativeFunction(name, type.qualname, declaration, true));
    case "class":
      return new PyClassMethodDescriptor(type, new NativeFunction(name, type.qualname, declaration, true));
    case "static":
      return new PyStaticMethod(new PyBuiltin(new NativeFunction(name, type.qualname, declaration, false), undefined, null));
  }
}

/** A builtin function of a module. */
export function makeFunction(module: string, name: string, declaration: Declaration): PyBuiltin {
  const scope = module === "builtins" ? null : module;
  return new PyBuiltin(new NativeFunction(name, scope, declaration, false), undefined, module);
}
