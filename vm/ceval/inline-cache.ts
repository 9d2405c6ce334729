/**
 * Inline caches: what an instruction remembers of its last lookups.
 *
 * A cache never changes what an instruction does, only how fast it finds it; every hit is guarded by the version of the class
 * or the key set it depends on.
 */

import { openForRead, openForWrite, txn } from "../../runtime/stm/transaction.ts";
import { PyMethodDescriptor, PySlotMember } from "../core/descriptor.ts";
import type { PyDict } from "../core/dict.ts";
import { isPyError } from "../core/errors.ts";
import { settle } from "../core/execution.ts";
import { Frame } from "../core/frame.ts";
import { PyFunction } from "../core/function.ts";
import { callFunction, pushFrame } from "../core/function-call.ts";
import { genericGetAttribute, genericSetAttribute, getOwnAttribute, setAttribute } from "../core/ops/attributes.ts";
import { getItem } from "../core/ops/items.ts";
import { PyProperty } from "../core/property.ts";
import { builtinTypes, typeOf, types } from "../core/registry.ts";
import { propertyOf, type Shape } from "../core/shape.ts";
import { isShapeFull, type PyType } from "../core/type.ts";
import type { MutableObject, Outcome, PyObject, Value } from "../core/value.ts";
import { undefinedName } from "./unbound.ts";

/** Where a global or builtin was found. */
class GlobalCache {
  readonly globals: PyDict;
  readonly globalsVersion: number;
  /** The dict that has it: the globals or the builtins. */
  readonly owner: PyDict;
  readonly ownerVersion: number;
  readonly entry: number;
  constructor(globals: PyDict, owner: PyDict, entry: number) {
    this.globals = globals;
    this.globalsVersion = globals.keysVersion;
    this.owner = owner;
    this.ownerVersion = owner.keysVersion;
    this.entry = entry;
  }
}

export function loadGlobal(frame: Frame, at: number, nameIndex: number): Value {
  const { globals } = frame;
  const cache = frame.code.caches[at] as GlobalCache | undefined;
  if (
    cache !== undefined &&
    cache.globals === globals &&
    cache.globalsVersion === globals.keysVersion &&
    cache.ownerVersion === cache.owner.keysVersion
  ) {
    return cache.owner.values[cache.entry] as Value;
  }
  return findGlobal(frame, at, frame.code.names[nameIndex]!);
}

function findGlobal(frame: Frame, at: number, name: string): Value {
  const { globals, builtins } = frame;
  for (const owner of [globals, builtins]) {
    if (owner.$cls.isHeapType) return findInMappings(frame, name);
    const entry = owner.findString(name);
    if (entry >= 0) {
      frame.code.caches[at] = new GlobalCache(globals, owner, entry);
      return owner.values[entry] as Value;
    }
  }
  throw undefinedName(name);
}

/** Globals or builtins that are instances of dict subclasses: their own __getitem__ decides. */
function findInMappings(frame: Frame, name: string): Value {
  for (const owner of [frame.globals, frame.builtins]) {
    try {
      return settle(getItem(owner, name));
    } catch (error) {
      if (!isPyError(error, "KeyError")) throw error;
    }
  }
  throw undefinedName(name);
}

/** Reads a JavaScript property; one function per shape (or class) and property, so that V8 gives each a monomorphic load. */
type PropertyReader = (object: PyObject) => Value | undefined;
type PropertyWriter = (object: PyObject, value: Value) => void;

/** Functions by what they belong to (a shape, or a class for slots) and property. */
class AccessorTable<F> {
  readonly #functions = new WeakMap<object, Map<string, F>>();
  readonly #make: (property: string) => F;
  constructor(make: (property: string) => F) {
    this.#make = make;
  }
  get(owner: object, property: string): F {
    let byProperty = this.#functions.get(owner);
    if (byProperty === undefined) {
      byProperty = new Map();
      this.#functions.set(owner, byProperty);
    }
    let accessor = byProperty.get(property);
    if (accessor === undefined) {
      accessor = this.#make(property);
      byProperty.set(property, accessor);
    }
    return accessor;
  }
}

const readers = new AccessorTable((property) => new Function("o", `return o[${JSON.stringify(property)}];`) as PropertyReader);
const writers = new AccessorTable((property) => new Function("o", "v", `o[${JSON.stringify(property)}] = v;`) as PropertyWriter);

/** What LOAD_ATTR found. */
const FOUND = {
  /** A property of the instance: its own attribute, or a slot of its class. */
  property: 0,
  /** A value of the class that is no descriptor. */
  constant: 1,
  /** A property whose getter is a Python function. */
  getter: 2,
} as const;

/** One attribute of the instances of one shape (or of one class, when they have no shape). */
class AttributeCache {
  readonly type: PyType;
  readonly version: number;
  readonly shape: Shape | undefined;
  readonly found: number;
  readonly read: PropertyReader;
  readonly value: Value;
  constructor(type: PyType, shape: Shape | undefined, found: number, read: PropertyReader, value: Value) {
    this.type = type;
    this.version = type.version;
    this.shape = shape;
    this.found = found;
    this.read = read;
    this.value = value;
  }
}

const propertyType = (): PyType => builtinTypes.get("property")!;

const readNothing: PropertyReader = () => undefined;

/** A plain function or method descriptor found on a type, not hidden by instance attributes of the shape. */
class MethodCache {
  readonly type: PyType;
  readonly shape: Shape | undefined;
  readonly version: number;
  readonly method: Value;
  constructor(type: PyType, shape: Shape | undefined, method: Value) {
    this.type = type;
    this.shape = shape;
    this.version = type.version;
    this.method = method;
  }
}

/** `object.name`. */
export function loadAttribute(frame: Frame, at: number, object: Value, nameIndex: number): Outcome {
  if (typeof object === "object" && object !== null) {
    const cache = frame.code.caches[at];
    if (cache instanceof AttributeCache) {
      const { type, shape } = cache;
      if (object.$shape === shape && object.$cls === type && cache.version === type.version) {
        const mutable = object as MutableObject;
        if (mutable.$r < txn.readable) openForRead(mutable);
        switch (cache.found) {
          case FOUND.property: {
            const value = cache.read(object);
            if (value !== undefined) return value;
            break;
          }
          case FOUND.constant:
            return cache.value;
          case FOUND.getter:
            return callGetter(cache.value as PyFunction, object);
        }
      } else remember(frame, at, object, nameIndex);
    } else if (cache === undefined) remember(frame, at, object, nameIndex);
  }
  return typeOf(object).slots.getattribute!(object, frame.code.names[nameIndex]!);
}

function callGetter(getter: PyFunction, object: PyObject): Outcome {
  const { code } = getter;
  if (!code.isSimple || code.argCount !== 1) return callFunction(getter, [object], null);
  const next = new Frame(code, getter.globals, getter.builtins, null, getter);
  next.stack[0] = object;
  return pushFrame(next);
}

/** Whether attributes are found as object.__getattribute__ finds them (a `__getattr__` is asked only after it). */
function findsNormally(type: PyType): boolean {
  if (type.slots.getattribute === genericGetAttribute) return true;
  return type.isHeapType && type.lookup("__getattribute__") === types.object.namespace.getString("__getattribute__");
}

function remember(frame: Frame, at: number, object: PyObject, nameIndex: number): void {
  const type = object.$cls;
  const shape = object.$shape;
  if (shape?.usesDict || !findsNormally(type)) return;
  const name = frame.code.names[nameIndex]!;
  const descriptor = type.lookup(name);
  const isData = descriptor !== undefined && typeOf(descriptor).slots.set !== undefined;
  if (!isData) {
    const property = shape?.properties.get(name);
    if (property !== undefined) {
      frame.code.caches[at] = new AttributeCache(type, shape, FOUND.property, readers.get(shape!, property), null);
    } else if (descriptor !== undefined && typeOf(descriptor).slots.get === undefined) {
      frame.code.caches[at] = new AttributeCache(type, shape, FOUND.constant, readNothing, descriptor);
    }
  } else if (descriptor instanceof PySlotMember) {
    frame.code.caches[at] = new AttributeCache(type, shape, FOUND.property, readers.get(type, descriptor.property), null);
  } else if (descriptor instanceof PyProperty && descriptor.$cls === propertyType() && descriptor.getter instanceof PyFunction) {
    frame.code.caches[at] = new AttributeCache(type, shape, FOUND.getter, readNothing, descriptor.getter);
  }
}

/** The function to call with `object` first, or undefined when LOAD_ATTR's way must be taken. */
export function loadMethod(frame: Frame, at: number, object: Value, nameIndex: number): Value | undefined {
  const type = typeOf(object);
  const shape = typeof object === "object" && object !== null ? object.$shape : undefined;
  const cache = frame.code.caches[at];
  if (cache instanceof MethodCache && cache.type === type && cache.shape === shape && cache.version === type.version) {
    return cache.method;
  }
  return findMethod(frame, at, object, type, shape, frame.code.names[nameIndex]!);
}

function findMethod(
  frame: Frame,
  at: number,
  object: Value,
  type: PyType,
  shape: Shape | undefined,
  name: string,
): Value | undefined {
  if (!findsNormally(type)) return undefined;
  const method = type.lookup(name);
  if (!(method instanceof PyFunction || method instanceof PyMethodDescriptor)) return undefined;
  if (shape !== undefined) {
    if (getOwnAttribute(object as PyObject, name) !== undefined) return undefined;
    if (shape.usesDict) return method;
  }
  frame.code.caches[at] = new MethodCache(type, shape, method);
  return method;
}

class StoreCache {
  readonly type: PyType;
  readonly version: number;
  readonly shape: Shape | undefined;
  /** The shape the instance has afterwards: another one when the attribute is new. */
  readonly next: Shape | undefined;
  readonly write: PropertyWriter;
  constructor(type: PyType, shape: Shape | undefined, next: Shape | undefined, write: PropertyWriter) {
    this.type = type;
    this.version = type.version;
    this.shape = shape;
    this.next = next;
    this.write = write;
  }
}

/** `object.name = value`. */
export function storeAttribute(frame: Frame, at: number, object: Value, nameIndex: number, value: Value): Outcome {
  if (typeof object === "object" && object !== null) {
    const cache = frame.code.caches[at] as StoreCache | undefined;
    if (
      cache !== undefined &&
      object.$shape === cache.shape &&
      object.$cls === cache.type &&
      cache.version === cache.type.version
    ) {
      const mutable = object as MutableObject;
      if (mutable.$w < txn.writable) openForWrite(mutable);
      cache.write(object, value);
      if (cache.next !== cache.shape) object.$shape = cache.next;
      return null;
    }
    rememberStore(frame, at, object, nameIndex);
  }
  return setAttribute(object, frame.code.names[nameIndex]!, value);
}

function rememberStore(frame: Frame, at: number, object: PyObject, nameIndex: number): void {
  const type = object.$cls;
  const shape = object.$shape;
  if (shape?.usesDict || type.slots.setattribute !== genericSetAttribute) return;
  const name = frame.code.names[nameIndex]!;
  const descriptor = type.lookup(name);
  if (descriptor instanceof PySlotMember) {
    frame.code.caches[at] = new StoreCache(type, shape, shape, writers.get(type, descriptor.property));
    return;
  }
  if (shape === undefined || (descriptor !== undefined && typeOf(descriptor).slots.set !== undefined)) return;
  const known = shape.properties.get(name);
  if (known === undefined && isShapeFull(shape)) return;
  const next = known === undefined ? shape.with(name) : shape;
  frame.code.caches[at] = new StoreCache(type, shape, next, writers.get(shape, known ?? propertyOf(name)));
}
