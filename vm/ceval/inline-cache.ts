/**
 * Inline caches: what an instruction remembers of its last lookups.
 *
 * A cache never changes what an instruction does, only how fast it finds it; every hit is guarded by the version of the class
 * or the key set it depends on.
 */

import { openForRead, openForWrite, txn } from "../../runtime/stm/transaction.ts";
import { PyMethodDescriptor } from "../core/descriptor.ts";
import type { PyDict } from "../core/dict.ts";
import { isPyError } from "../core/errors.ts";
import { settle } from "../core/execution.ts";
import type { Frame } from "../core/frame.ts";
import { PyFunction } from "../core/function.ts";
import { genericGetAttribute, genericSetAttribute, getOwnAttribute, setAttribute } from "../core/ops/attributes.ts";
import { getItem } from "../core/ops/items.ts";
import { typeOf } from "../core/registry.ts";
import type { Shape } from "../core/shape.ts";
import type { PyType } from "../core/type.ts";
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

/** Reads a property of one shape; made per class of objects that a cache serves. */
type PropertyReader = (object: PyObject) => Value | undefined;

/** An attribute that instances of one shape keep themselves, with no data descriptor in the way. */
class ShapeCache {
  readonly shape: Shape;
  readonly type: PyType;
  readonly version: number;
  readonly property: string;
  read: PropertyReader;
  constructor(shape: Shape, type: PyType, property: string) {
    this.shape = shape;
    this.type = type;
    this.version = type.version;
    this.property = property;
    this.read = readerOf(shape, property);
  }
}

const readers = new WeakMap<Shape, Map<string, PropertyReader>>();

/** A function of its own for each shape and property, so that V8 gives each a monomorphic load. */
function readerOf(shape: Shape, property: string): PropertyReader {
  let byProperty = readers.get(shape);
  if (byProperty === undefined) {
    byProperty = new Map();
    readers.set(shape, byProperty);
  }
  let reader = byProperty.get(property);
  if (reader === undefined) {
    reader = new Function("object", `return object[${JSON.stringify(property)}];`) as PropertyReader;
    byProperty.set(property, reader);
  }
  return reader;
}

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
    const shape = object.$shape;
    if (shape !== undefined) {
      const cache = frame.code.caches[at];
      if (cache instanceof ShapeCache && cache.shape === shape && cache.version === cache.type.version) {
        const mutable = object as MutableObject;
        if (mutable.$r < txn.readable) openForRead(mutable);
        return cache.read(object) as Value;
      }
      if (cache === undefined || cache instanceof ShapeCache) rememberShape(frame, at, object, shape, nameIndex);
    }
  }
  return typeOf(object).slots.getattribute!(object, frame.code.names[nameIndex]!);
}

function rememberShape(frame: Frame, at: number, object: PyObject, shape: Shape, nameIndex: number): void {
  const type = object.$cls;
  const name = frame.code.names[nameIndex]!;
  const property = shape.properties.get(name);
  if (property === undefined || shape.usesDict || type.slots.getattribute !== genericGetAttribute) return;
  const descriptor = type.lookup(name);
  if (descriptor !== undefined && typeOf(descriptor).slots.set !== undefined) return;
  frame.code.caches[at] = new ShapeCache(shape, type, property);
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
  if (type.slots.getattribute !== genericGetAttribute) return undefined;
  const method = type.lookup(name);
  if (!(method instanceof PyFunction || method instanceof PyMethodDescriptor)) return undefined;
  if (shape !== undefined) {
    if (getOwnAttribute(object as PyObject, name) !== undefined) return undefined;
    if (shape.usesDict) return method;
  }
  frame.code.caches[at] = new MethodCache(type, shape, method);
  return method;
}

/** Writes a property of one shape. */
type PropertyWriter = (object: PyObject, value: Value) => void;

class StoreCache {
  readonly shape: Shape;
  readonly type: PyType;
  readonly version: number;
  readonly write: PropertyWriter;
  constructor(shape: Shape, type: PyType, property: string) {
    this.shape = shape;
    this.type = type;
    this.version = type.version;
    this.write = writerOf(shape, property);
  }
}

const writers = new WeakMap<Shape, Map<string, PropertyWriter>>();

function writerOf(shape: Shape, property: string): PropertyWriter {
  let byProperty = writers.get(shape);
  if (byProperty === undefined) {
    byProperty = new Map();
    writers.set(shape, byProperty);
  }
  let writer = byProperty.get(property);
  if (writer === undefined) {
    writer = new Function("object", "value", `object[${JSON.stringify(property)}] = value;`) as PropertyWriter;
    byProperty.set(property, writer);
  }
  return writer;
}

/** `object.name = value`. */
export function storeAttribute(frame: Frame, at: number, object: Value, nameIndex: number, value: Value): Outcome {
  if (typeof object === "object" && object !== null) {
    const shape = object.$shape;
    if (shape !== undefined) {
      const cache = frame.code.caches[at] as StoreCache | undefined;
      if (cache !== undefined && cache.shape === shape && cache.version === cache.type.version) {
        const mutable = object as MutableObject;
        if (mutable.$w < txn.writable) openForWrite(mutable);
        cache.write(object, value);
        return null;
      }
      const type = object.$cls;
      const name = frame.code.names[nameIndex]!;
      const property = shape.properties.get(name);
      if (property !== undefined && !shape.usesDict && type.slots.setattribute === genericSetAttribute) {
        const descriptor = type.lookup(name);
        if (descriptor === undefined || typeOf(descriptor).slots.set === undefined) {
          frame.code.caches[at] = new StoreCache(shape, type, property);
        }
      }
    }
  }
  return setAttribute(object, frame.code.names[nameIndex]!, value);
}
