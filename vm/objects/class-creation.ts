/** Creating classes: type.__new__ (bases, metaclass conflict, namespace, __slots__, __set_name__, __init_subclass__). */

import { encodeUtf8 } from "../codecs/utf8.ts";
import { nearestBuiltin } from "../core/define-type.ts";
import { PyClassMethod, type PyGetSet, PySlotMember, PyStaticMethod } from "../core/descriptor.ts";
import { PyDict } from "../core/dict.ts";
import { PyError, typeError, valueError } from "../core/errors.ts";
import { andThen, execution, settle } from "../core/execution.ts";
import { type Frame, PyCell } from "../core/frame.ts";
import { PyFunction } from "../core/function.ts";
import { installLayout } from "../core/layout.ts";
import { open, readable, writable } from "../core/native.ts";
import { findAttribute, lookupSpecial } from "../core/ops/attributes.ts";
import { call, callMethodNow } from "../core/ops/call.ts";
import { listItems } from "../core/ops/iterate.ts";
import { reprNow, textOf } from "../core/ops/text.ts";
import { warnNow } from "../core/ops/warn.ts";
import { typeOf, types } from "../core/registry.ts";
import { propertyOf } from "../core/shape.ts";
import type { KeywordNames } from "../core/slots.ts";
import { notOfType } from "../core/super.ts";
import type { PyTuple } from "../core/tuple.ts";
import { type InstanceClass, PyType } from "../core/type.ts";
import type { Outcome, PyObject, Value } from "../core/value.ts";
import { bestBase, layoutDepth } from "./class-layout.ts";
import { fillSlots } from "./class-slots.ts";
import { dictGetSet, weakrefGetSet } from "./instance-members.ts";
import { renewMro } from "./mro.ts";
import { plainStr } from "./str-object.ts";

/** The most derived metaclass of a set of bases. */
export function calculateMetaclass(metaclass: PyType, bases: readonly Value[]): PyType {
  let winner = metaclass;
  for (const base of bases) {
    const type = typeOf(base);
    if (winner.isSubtypeOf(type)) continue;
    if (type.isSubtypeOf(winner)) {
      winner = type;
      continue;
    }
    throw typeError(
      "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
    );
  }
  return winner;
}

/** A JavaScript class for the instances of a Python class. */
function makeInstanceClass(base: PyType): InstanceClass {
  const Base = base.instanceClass as unknown as new (...args: unknown[]) => PyObject;
  return class extends Base {} as unknown as InstanceClass;
}

/** type.__new__(metaclass, name, bases, namespace, **kwargs). */
export function createClass(
  metaclass: PyType,
  name: string,
  basesTuple: PyTuple,
  namespace: PyDict,
  kwArgs: readonly Value[],
  kwNames: KeywordNames,
): Outcome {
  for (const base of basesTuple.items) {
    if (!(base instanceof PyType) && findAttribute(base, "__mro_entries__") !== undefined) {
      throw typeError("type() doesn't support MRO entry resolution; use types.new_class()");
    }
  }
  const winner = calculateMetaclass(metaclass, basesTuple.items);
  if (winner !== metaclass && winner.slots.construct !== types.type.slots.construct) {
    return winner.slots.construct!(winner, [name, basesTuple, namespace, ...kwArgs], kwNames);
  }
  const given = basesTuple.items.length === 0 ? [types.object] : basesTuple.items;
  const base = bestBase(given);
  const bases = given as readonly PyType[];
  const copy = new PyDict();
  copy.copyFrom(readable(namespace));
  const cls = makeType(winner, name, bases, base, copy);
  prepareNamespace(cls, name);
  const slotNames = declareSlots(cls, base, bases);
  setClassCell(cls);
  renewMro(cls);
  inheritFlags(cls);
  if (slotNames !== null) addSlotMembers(cls, slotNames);
  if (copy.getString("__doc__") === undefined) copy.setString("__doc__", null);
  // A class that says what is equal must say how it is hashed.
  if (copy.getString("__eq__") !== undefined && copy.getString("__hash__") === undefined) copy.setString("__hash__", null);
  fillSlots(cls);
  for (const parent of cls.bases) parent.addSubclass(cls);
  if ([...copy.entries()].some(([key]) => textOf(key) === undefined)) {
    warnNow("RuntimeWarning", `non-string key in the __dict__ of class ${cls.name}`);
  }
  return andThen(setNames(cls), () => andThen(initSubclass(cls, kwArgs, kwNames), () => cls));
}

/** A class of which nothing is known yet but its name, bases and namespace. */
export function makeType(metaclass: PyType, name: string, bases: readonly PyType[], base: PyType, namespace: PyDict): PyType {
  const TypeClass = metaclass.instanceClass as unknown as typeof PyType;
  const cls = new TypeClass(name, bases, namespace, makeInstanceClass(base), true);
  cls.base = base;
  cls.sharing = "stable";
  Object.defineProperty(cls.instanceClass.prototype, "$cls", { value: cls, writable: true, configurable: true });
  installLayout(cls.instanceClass.prototype as object);
  return cls;
}

/** Names of classes, and documentation given with the class, are UTF-8 in CPython: UnicodeEncodeError for lone surrogates. */
export function requireEncodable(text: Value): void {
  const plain = plainStr(text);
  if (plain !== undefined && typeof plain !== "string") encodeUtf8(plain, "strict");
}

function prepareNamespace(cls: PyType, name: string): void {
  const { namespace } = cls;
  if (namespace.getString("__module__") === undefined) {
    const globals = (execution.top.frame as Frame | null)?.globals;
    open(globals, "reads");
    const module = globals?.getString("__name__");
    if (module !== undefined) namespace.setString("__module__", module);
  }
  const qualname = namespace.getString("__qualname__");
  if (qualname === undefined) cls.qualname = name;
  else {
    const text = textOf(qualname);
    if (text === undefined) throw typeError(`type __qualname__ must be a str, not ${typeOf(qualname).name}`);
    cls.qualname = text;
    namespace.deleteString("__qualname__");
  }
  requireEncodable(namespace.getString("__doc__") ?? null);
  const construct = namespace.getString("__new__");
  if (construct instanceof PyFunction) namespace.setString("__new__", new PyStaticMethod(construct));
  for (const hook of ["__init_subclass__", "__class_getitem__"]) {
    const method = namespace.getString(hook);
    if (method instanceof PyFunction) namespace.setString(hook, new PyClassMethod(method));
  }
}

const isIdentifier = (name: string): boolean => /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*$/u.test(name);

/** Reads __slots__; null when there are none. Decides whether instances have a dict and can be weakly referenced. */
function declareSlots(cls: PyType, base: PyType, bases: readonly PyType[]): readonly string[] | null {
  const declared = cls.namespace.getString("__slots__");
  const anyDict = bases.some((b) => b.hasDict);
  const anyWeakrefs = bases.some((b) => b.hasWeakrefs);
  if (declared === undefined) {
    cls.hasDict = true;
    cls.hasWeakrefs = true;
    if (!base.hasDict) addMember(cls, dictGetSet(cls));
    if (!base.hasWeakrefs && !VARIABLE_SIZED.has(nearestBuiltin(base).name)) addMember(cls, weakrefGetSet(cls));
    return null;
  }
  const text = textOf(declared);
  const names = text !== undefined ? [declared] : listItems(declared);
  const result: string[] = [];
  let wantsDict = false;
  let wantsWeakrefs = false;
  for (const item of names) {
    const slot = textOf(item);
    if (slot === undefined) throw typeError(`__slots__ items must be strings, not '${typeOf(item).name}'`);
    if (!isIdentifier(slot)) throw typeError("__slots__ must be identifiers");
    if (slot === "__dict__") {
      if (anyDict || wantsDict) throw typeError("__dict__ slot disallowed: we already got one");
      wantsDict = true;
    } else if (slot === "__weakref__") {
      if (anyWeakrefs || wantsWeakrefs) throw typeError("__weakref__ slot disallowed: we already got one");
      wantsWeakrefs = true;
    }
    result.push(slot);
  }
  const layout = nearestBuiltin(base);
  if (result.some((slot) => slot !== "__dict__" && slot !== "__weakref__") && VARIABLE_SIZED.has(layout.name)) {
    throw typeError(`nonempty __slots__ not supported for subtype of '${base.name}'`);
  }
  for (const slot of result) {
    if (slot === "__dict__" || slot === "__weakref__") continue;
    const mangled = mangle(cls.name, slot);
    if (cls.namespace.getString(mangled) !== undefined && slot !== "__qualname__" && slot !== "__classcell__") {
      throw valueError(`${reprNow(slot)} in __slots__ conflicts with class variable`);
    }
  }
  cls.slotNames = result;
  cls.hasDict = anyDict || wantsDict;
  cls.hasWeakrefs = anyWeakrefs || wantsWeakrefs;
  if (wantsDict) addMember(cls, dictGetSet(cls));
  if (wantsWeakrefs) addMember(cls, weakrefGetSet(cls));
  return result;
}

/** A name that the body of the class has set itself stays. */
function addMember(cls: PyType, member: PyGetSet): void {
  if (cls.namespace.getString(member.name) === undefined) cls.namespace.setString(member.name, member);
}

const VARIABLE_SIZED = new Set(["int", "tuple", "bytes"]);

/** Private name mangling of __slots__ entries. */
function mangle(className: string, name: string): string {
  if (!name.startsWith("__") || name.endsWith("__")) return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

function addSlotMembers(cls: PyType, names: readonly string[]): void {
  const depth = layoutDepth(cls);
  for (const name of names.toSorted()) {
    if (name === "__dict__" || name === "__weakref__") continue;
    const mangled = mangle(cls.name, name);
    const property = `${propertyOf(mangled)}@${depth}`;
    cls.slotProperties = [...cls.slotProperties, property];
    cls.namespace.setString(mangled, new PySlotMember(cls, mangled, property));
  }
}

/** Gives instances attributes, if the class says that they have any. */
export function giveShapes(cls: PyType): void {
  if (!cls.hasDict) return;
  cls.enableDict();
  Object.defineProperty(cls.instanceClass.prototype, "$shape", { value: cls.rootShape, writable: true, configurable: true });
}

function inheritFlags(cls: PyType): void {
  const base = cls.base!;
  giveShapes(cls);
  cls.patternKind = cls.bases.find((b) => b.patternKind !== null)?.patternKind ?? null;
  cls.matchSelf = base.matchSelf;
  cls.isAbstract = base.isAbstract;
}

/** Calls __set_name__ of the values in the namespace. */
function setNames(cls: PyType): Outcome {
  const entries = [...(cls.namespace as PyDict).entries()];
  const next = (i: number): Outcome => {
    for (let j = i; j < entries.length; j++) {
      const [key, value] = entries[j]!;
      if (typeOf(value).lookup("__set_name__") === undefined) continue;
      const bound = lookupSpecial(value, "__set_name__")!;
      return andThen(callWithNote(bound, value, cls, key), () => next(j + 1));
    }
    return null;
  };
  return next(0);
}

function callWithNote(bound: Outcome, value: Value, cls: PyType, key: Value): Outcome {
  try {
    return settle(andThen(bound, (method) => call(method, [cls, key])));
  } catch (error) {
    if (error instanceof PyError) {
      callMethodNow(
        error.value,
        "add_note",
        `Error calling __set_name__ on '${typeOf(value).name}' instance ${reprNow(key)} in '${cls.name}'`,
      );
    }
    throw error;
  }
}

/** super(cls, cls).__init_subclass__(**kwargs). */
function initSubclass(cls: PyType, kwArgs: readonly Value[], kwNames: KeywordNames): Outcome {
  // A metaclass's mro() may have left the class itself out.
  if (!cls.mro.includes(cls)) throw notOfType(cls, cls);
  for (const parent of cls.mro.slice(cls.mro.indexOf(cls) + 1)) {
    const attribute = parent.namespace.getString("__init_subclass__");
    if (attribute === undefined) continue;
    if (parent === types.object) {
      if (kwNames === null || kwNames.length === 0) return null;
      throw typeError(`${cls.name}.__init_subclass__() takes no keyword arguments`);
    }
    const get = typeOf(attribute).slots.get;
    return andThen(get === undefined ? attribute : get(attribute, undefined, cls), (hook) => call(hook, kwArgs, kwNames));
  }
  return null;
}

/** Fills the `__class__` cell that the body of the class left in its namespace. */
function setClassCell(cls: PyType): void {
  const cell = cls.namespace.getString("__classcell__");
  if (cell !== undefined) {
    if (!(cell instanceof PyCell))
      throw typeError(`type.__new__: __classcell__ must be a nonlocal cell, not <class '${typeOf(cell).name}'>`);
    writable(cell).value = cls;
    cls.namespace.deleteString("__classcell__");
  }
  const classDict = cls.namespace.getString("__classdictcell__");
  if (classDict instanceof PyCell) {
    writable(classDict).value = cls.namespace;
    cls.namespace.deleteString("__classdictcell__");
  }
}
