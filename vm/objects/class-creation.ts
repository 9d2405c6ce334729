/**
 * Creating classes: type.__new__ (bases, metaclass conflict, MRO, slots, __set_name__, __init_subclass__), and keeping the
 * slots of a class in step with its namespace.
 */

import { fieldsOf, nearestBuiltin } from "../core/define-type.ts";
import { PyBuiltin, PyClassMethod, PySlotMember, PySlotWrapper, PyStaticMethod } from "../core/descriptor.ts";
import { PyDict } from "../core/dict.ts";
import { PyError, typeError, valueError } from "../core/errors.ts";
import { andThen, execution, settle } from "../core/execution.ts";
import { type Frame, PyCell } from "../core/frame.ts";
import { PyFunction } from "../core/function.ts";
import { findAttribute, lookupSpecial } from "../core/ops/attributes.ts";
import { call, callMethodNow } from "../core/ops/call.ts";
import { listItems } from "../core/ops/iterate.ts";
import { reprNow, textOf } from "../core/ops/text.ts";
import { pythonSlot } from "../core/python-slots.ts";
import { typeOf, types } from "../core/registry.ts";
import { propertyOf } from "../core/shape.ts";
import { type KeywordNames, SLOT_NAMES, SLOT_TABLE, SLOTS_BY_DUNDER, type SlotName } from "../core/slots.ts";
import type { PyTuple } from "../core/tuple.ts";
import { type InstanceClass, PyType } from "../core/type.ts";
import type { Outcome, PyObject, Value } from "../core/value.ts";
import { dictGetSet, weakrefGetSet } from "./instance-members.ts";

/** C3 linearisation; undefined when the bases are inconsistent. */
function mergeOrders(orders: (readonly PyType[])[]): PyType[] | undefined {
  const remaining = orders.map((order) => order.slice()).filter((order) => order.length > 0);
  const result: PyType[] = [];
  while (remaining.length > 0) {
    const candidate = remaining.map((order) => order[0]!).find((head) => !remaining.some((order) => order.indexOf(head) > 0));
    if (candidate === undefined) return undefined;
    result.push(candidate);
    for (let i = remaining.length - 1; i >= 0; i--) {
      const order = remaining[i]!;
      if (order[0] === candidate) order.shift();
      if (order.length === 0) remaining.splice(i, 1);
    }
  }
  return result;
}

/** type.mro(): the class followed by the merged orders of its bases. */
export function computeMro(cls: PyType): PyType[] {
  const seen = new Set<PyType>();
  for (const base of cls.bases) {
    if (seen.has(base)) throw typeError(`duplicate base class ${base.name}`);
    seen.add(base);
  }
  const merged = mergeOrders([...cls.bases.map((base) => base.mro), cls.bases]);
  if (merged === undefined) {
    const names = cls.bases.map((base) => base.name).join(", ");
    throw typeError(`Cannot create a consistent method resolution order (MRO) for bases ${names}`);
  }
  return [cls, ...merged];
}

/** The MRO as the metaclass wants it (it may override mro()). */
function findMro(cls: PyType): PyType[] {
  const metaclass = typeOf(cls);
  const method = metaclass.lookup("mro");
  if (metaclass === types.type || method === types.type.namespace.getString("mro")) return computeMro(cls);
  const items = listItems(callMethodNow(cls, "mro"));
  for (const item of items) {
    if (!(item instanceof PyType)) throw typeError(`mro() returned a non-class ('${typeOf(item).name}')`);
  }
  return items as PyType[];
}

/** A class adds to its base's layout when it has non-empty __slots__ or is builtin with fields of its own. */
const solidBase = (cls: PyType): PyType => {
  let type: PyType = cls;
  while (type.base !== null && !extendsLayout(type)) type = type.base;
  return type;
};
const extendsLayout = (type: PyType): boolean =>
  type.isHeapType ? (type.slotNames ?? []).some((name) => name !== "__dict__" && name !== "__weakref__") : addsFields(type);
/** A builtin type that declares no fields is taken to add some. */
const addsFields = (type: PyType): boolean => {
  const fields = fieldsOf.get(type);
  if (fields === undefined) return true;
  const inherited = (type.base === null ? undefined : fieldsOf.get(type.base)) ?? {};
  return Object.keys(fields).some((name) => !(name in inherited));
};

/** The base whose instance layout the new class extends. */
function bestBase(bases: readonly PyType[]): PyType {
  let winner: PyType | undefined;
  let base: PyType | undefined;
  for (const candidate of bases) {
    if (!candidate.isBaseType) throw typeError(`type '${candidate.name}' is not an acceptable base type`);
    const solid = solidBase(candidate);
    if (winner === undefined) {
      winner = solid;
      base = candidate;
    } else if (winner.isSubtypeOf(solid)) continue;
    else if (solid.isSubtypeOf(winner)) {
      winner = solid;
      base = candidate;
    } else throw typeError("multiple bases have instance lay-out conflict");
  }
  return base!;
}

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
    if (base instanceof PyType) continue;
    if (findAttribute(base, "__mro_entries__") !== undefined) {
      throw typeError("type() doesn't support MRO entry resolution; use types.new_class()");
    }
    throw typeError("bases must be types");
  }
  const winner = calculateMetaclass(metaclass, basesTuple.items);
  if (winner !== metaclass && winner.slots.construct !== types.type.slots.construct) {
    return winner.slots.construct!(winner, [name, basesTuple, namespace, ...kwArgs], kwNames);
  }
  const bases = (basesTuple.items.length === 0 ? [types.object] : basesTuple.items) as PyType[];
  const base = bestBase(bases);
  const copy = new PyDict();
  copy.copyFrom(namespace);
  const cls = makeType(winner, name, bases, base, copy);
  prepareNamespace(cls, name);
  const slotNames = declareSlots(cls, base, bases);
  setClassCell(cls);
  cls.mro = findMro(cls);
  inheritFlags(cls);
  if (slotNames !== null) addSlotMembers(cls, slotNames);
  if (copy.getString("__doc__") === undefined) copy.setString("__doc__", null);
  fillSlots(cls);
  for (const parent of cls.bases) parent.addSubclass(cls);
  return andThen(setNames(cls), () => andThen(initSubclass(cls, kwArgs, kwNames), () => cls));
}

function makeType(metaclass: PyType, name: string, bases: readonly PyType[], base: PyType, namespace: PyDict): PyType {
  const TypeClass = metaclass.instanceClass as unknown as typeof PyType;
  const cls = new TypeClass(name, bases, namespace, makeInstanceClass(base), true);
  cls.base = base;
  cls.sharing = "stable";
  Object.defineProperty(cls.instanceClass.prototype, "$cls", { value: cls, writable: true, configurable: true });
  return cls;
}

function prepareNamespace(cls: PyType, name: string): void {
  const { namespace } = cls;
  if (namespace.getString("__module__") === undefined) {
    const module = (execution.frame as Frame | null)?.globals.getString("__name__");
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
    if (!base.hasDict) cls.namespace.setString("__dict__", dictGetSet(cls));
    if (!base.hasWeakrefs && !VARIABLE_SIZED.has(nearestBuiltin(base).name))
      cls.namespace.setString("__weakref__", weakrefGetSet(cls));
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
  if (wantsDict) cls.namespace.setString("__dict__", dictGetSet(cls));
  if (wantsWeakrefs) cls.namespace.setString("__weakref__", weakrefGetSet(cls));
  return result;
}

const VARIABLE_SIZED = new Set(["int", "tuple", "bytes"]);

/** Private name mangling of __slots__ entries. */
function mangle(className: string, name: string): string {
  if (!name.startsWith("__") || name.endsWith("__")) return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

function addSlotMembers(cls: PyType, names: readonly string[]): void {
  for (const name of names.slice().sort()) {
    if (name === "__dict__" || name === "__weakref__") continue;
    const mangled = mangle(cls.name, name);
    cls.namespace.setString(mangled, new PySlotMember(cls, mangled, `${propertyOf(mangled)}@${cls.mro.length}`));
  }
}

function inheritFlags(cls: PyType): void {
  const base = cls.base!;
  if (cls.hasDict) {
    cls.enableDict();
    Object.defineProperty(cls.instanceClass.prototype, "$shape", { value: cls.rootShape, writable: true, configurable: true });
  }
  cls.patternKind = cls.bases.find((b) => b.patternKind !== null)?.patternKind ?? null;
  cls.matchSelf = base.matchSelf;
  cls.isAbstract = base.isAbstract;
}

/** Sets all slots of a heap class from its MRO (CPython's fixup_slot_dispatchers). */
export function fillSlots(cls: PyType): void {
  const base = cls.base!;
  const single = cls.bases.length === 1;
  const slots = cls.slots as Record<SlotName, unknown>;
  if (single) {
    for (const name of SLOT_NAMES) slots[name] = base.slots[name];
    const touched = new Set<SlotName>();
    for (const key of cls.namespace.stringKeys()) {
      for (const row of SLOTS_BY_DUNDER.get(key) ?? []) touched.add(row.slot);
    }
    for (const slot of touched) slots[slot] = resolveSlot(cls, slot);
  } else {
    for (const name of SLOT_NAMES) slots[name] = resolveSlot(cls, name);
  }
  if (cls.namespace.getString("__eq__") !== undefined && cls.namespace.getString("__hash__") === undefined) {
    cls.namespace.setString("__hash__", null);
    slots.hash = resolveSlot(cls, "hash");
  }
  cls.hasAbstractMethods = false;
}

const ROWS_BY_SLOT = Map.groupBy(SLOT_TABLE, (row) => row.slot);

/** The function for one slot: a builtin's own when the MRO leads to its wrapper, else the one that calls Python code. */
function resolveSlot(cls: PyType, slot: SlotName): unknown {
  let specific: unknown;
  let general = false;
  for (const row of ROWS_BY_SLOT.get(slot) ?? []) {
    const attribute = cls.lookup(row.dunder);
    if (attribute === undefined) continue;
    if (slot === "construct") {
      const function_ = attribute instanceof PyStaticMethod ? attribute.callable : attribute;
      if (function_ instanceof PyBuiltin && function_.self instanceof PyType && function_.native.name.bare === "__new__") {
        return function_.self.slots.construct;
      }
      return pythonSlot(slot);
    }
    if (attribute instanceof PySlotWrapper && attribute.row.slot === slot && cls.isSubtypeOf(attribute.owner)) {
      const own = attribute.owner.slots[slot];
      if (specific !== undefined && specific !== own) general = true;
      specific = own;
    } else if (attribute instanceof PySlotWrapper && attribute.row.slot !== slot && attribute.row.dunder === row.dunder) {
      // The dunder of another slot (sequence and number share __add__): not ours.
    } else if (attribute === null && slot !== "hash") general = true;
    else general = true;
  }
  return general ? pythonSlot(slot) : specific;
}

/** To be called when a name of the class's namespace changed: keeps slots and caches right, here and in subclasses. */
export function namespaceChanged(cls: PyType, name: string): void {
  cls.modified();
  const rows = SLOTS_BY_DUNDER.get(name);
  if (rows !== undefined) for (const row of rows) updateSlot(cls, row.slot);
}

function updateSlot(cls: PyType, slot: SlotName): void {
  if (cls.isHeapType) (cls.slots as Record<SlotName, unknown>)[slot] = resolveSlot(cls, slot);
  for (const subclass of cls.subclasses()) updateSlot(subclass, slot);
}

/** Recomputes MRO and slots after an assignment to `__bases__`. */
export function basesChanged(cls: PyType): void {
  cls.mro = findMro(cls);
  cls.modified();
  fillSlots(cls);
  for (const subclass of cls.subclasses()) basesChanged(subclass);
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
  for (const parent of cls.mro.slice(1)) {
    const attribute = parent.namespace.getString("__init_subclass__");
    if (attribute === undefined) continue;
    if (parent === types.object && (kwNames === null || kwNames.length === 0)) return null;
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
    cell.value = cls;
    cls.namespace.deleteString("__classcell__");
  }
  const classDict = cls.namespace.getString("__classdictcell__");
  if (classDict instanceof PyCell) {
    classDict.value = cls.namespace;
    cls.namespace.deleteString("__classdictcell__");
  }
}

/** `__class__ = ...`: moves an instance to another class of the same layout. */
export function changeClass(object: PyObject, cls: PyType): void {
  const old = object.$cls;
  const compatible = old.isHeapType && cls.isHeapType && solidBase(old) === solidBase(cls) && old.hasDict === cls.hasDict;
  if (!old.isHeapType || !cls.isHeapType) {
    const modules = nearestBuiltin(old).name === "module" && nearestBuiltin(cls).name === "module";
    if (!modules) throw typeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
  } else if (!compatible && !sameSlots(old, cls)) {
    throw typeError(`__class__ assignment: '${cls.name}' object layout differs from '${old.name}'`);
  }
  const shape = object.$shape;
  Object.setPrototypeOf(object, cls.instanceClass.prototype as object);
  if (shape === undefined) return;
  object.$shape = shape.usesDict ? cls.dictShape : shape.names.reduce((s, name) => s.with(name), cls.rootShape!);
}

/** Two classes that declare the same slots over the same base have the same layout. */
function sameSlots(a: PyType, b: PyType): boolean {
  const x = [...(a.slotNames ?? [])].sort().join();
  const y = [...(b.slotNames ?? [])].sort().join();
  return x === y && a.base === b.base && a.hasDict === b.hasDict;
}
