/**
 * Objects as records: the kinds of records, and how an object of each kind is written, made anew and filled.
 *
 * A record begins with its kind. `ghost` makes the object of a record without its contents; `fill` reads them. Objects without barriers
 * (immutable ones, classes, functions) must be filled before anybody sees them: `isEager`. Whoever holds the ids decides when.
 */
import { decodeCode, encodeCode } from "../bytecode/serialize.ts";
import { codeObject, PyCode } from "../core/code.ts";
import {
  PyBuiltin,
  PyClassMethodDescriptor,
  PyGetSet,
  PyMember,
  PyMethodDescriptor,
  PySlotMember,
  PySlotWrapper,
} from "../core/descriptor.ts";
import { unreachable } from "../core/errors.ts";
import type { FieldKind } from "../core/fields.ts";
import { PyFunction } from "../core/function.ts";
import { FieldLayout, HEADER } from "../core/layout.ts";
import { type AttributeBag, readAttribute, Shape, writeAttribute } from "../core/shape.ts";
import { PyType } from "../core/type.ts";
import { MutableObject, type PyObject } from "../core/value.ts";
import { dictGetSet, weakrefGetSet } from "../objects/instance-members.ts";
import { fillClass, finishClass, ghostClass, writeClass } from "./classes.ts";
import { functionName, functionNamed, nativeName, nativeNamed } from "./natives.ts";
import { PyPinned } from "./pinned.ts";
import { type Identify, type Resolve, readText, readValue, Unshareable, writeText, writeValue } from "./values.ts";
import type { WordReader, WordWriter } from "./words.ts";

/** What has an id: Python objects, and shapes. */
export type Shareable = PyObject | Shape;

export type IdentifyAny = (object: Shareable) => number;
/** Gives the object of an id; with its contents if it is `filled` or eager. */
export type ResolveAny = (id: number, filled?: boolean) => Shareable;

const KIND = {
  /** Made by native code on every executor: its name. */
  native: 0,
  /** Any other object: its class, its fields, its attributes. */
  object: 1,
  class: 2,
  code: 3,
  shape: 4,
  /** A native function bound to a receiver. */
  bound: 5,
  /** `__dict__` or `__weakref__` of a Python class. */
  instanceMember: 6,
  /** An object that cannot leave its executor: the name of its type. */
  pinned: 7,
} as const;

const isNativeKind = (object: PyObject): boolean =>
  (object instanceof PyType && !object.isHeapType) ||
  object instanceof PyMethodDescriptor ||
  object instanceof PyClassMethodDescriptor ||
  object instanceof PySlotWrapper ||
  object instanceof PyBuiltin ||
  object instanceof PyGetSet ||
  (object instanceof PyMember && !(object instanceof PySlotMember)) ||
  !(object instanceof MutableObject);

/** The name of an object that every executor has of its own; undefined for others. */
const ownName = (object: Shareable): string | undefined =>
  !(object instanceof Shape) && isNativeKind(object) ? nativeName(object) : undefined;

/** True for an object that is never filled, and whose header words nobody changes. */
export const isNative = (object: Shareable): boolean => ownName(object) !== undefined;

/** Writes the record of an object; of one that cannot leave its executor, that it cannot. */
export function writeRecord(out: WordWriter, object: Shareable, identify: IdentifyAny): void {
  const start = out.length;
  try {
    writeAnyRecord(out, object, identify);
  } catch (error) {
    if (!(error instanceof Unshareable)) throw error;
    out.length = start;
    out.word(KIND.pinned);
    writeText(out, (object as PyObject).$cls.name);
  }
}

function writeAnyRecord(out: WordWriter, object: Shareable, identify: IdentifyAny): void {
  if (object instanceof Shape) {
    out.word(KIND.shape);
    out.word(identify(object.cls));
    out.word(object.usesDict ? -1 : object.names.length);
    if (!object.usesDict) for (const name of object.names) writeText(out, name);
    return;
  }
  const name = ownName(object);
  if (name !== undefined) {
    out.word(KIND.native);
    writeText(out, name);
  } else if (object instanceof PyType) {
    out.word(KIND.class);
    writeClass(out, object, identify);
  } else if (object instanceof PyCode) {
    out.word(KIND.code);
    const bytes = encodeCode(object.unit);
    writeText(out, object.unit.filename);
    out.word(bytes.length);
    out.bytes(bytes);
  } else if (object instanceof PyBuiltin) {
    out.word(KIND.bound);
    const function_ = functionName(object.native);
    if (function_ === undefined) throw new Unshareable();
    writeText(out, function_);
    writeValue(out, object.self, identify);
    writeValue(out, object.module, identify);
  } else if (object instanceof PyGetSet) {
    if (!object.owner.isHeapType) throw new Unshareable();
    out.word(KIND.instanceMember);
    out.word(identify(object.owner));
    writeText(out, object.name);
  } else {
    out.word(KIND.object);
    out.word(identify(object.$cls));
    writeContents(out, object, identify);
  }
}

/** Writes the fields, then the attributes: 0 for an object without, the dict's id and -1, or the shape's id and the values. */
function writeContents(out: WordWriter, object: PyObject, identify: IdentifyAny): void {
  const { $layout } = object as MutableObject;
  if ($layout instanceof FieldLayout) {
    for (const [name, kind] of $layout.fields) writeField(out, object, name, kind, identify);
    const { $shape, $dict } = object;
    if ($shape === undefined) out.word(0);
    else {
      out.word(identify($shape));
      if ($dict !== undefined) out.word(identify($dict));
      else for (const property of $shape.properties.values()) writeValue(out, readAttribute(object, property), identify);
    }
  } else {
    const names = Object.keys(object).filter((name) => !HEADER.has(name) || name === "$dict");
    const { $shape } = object;
    out.word($shape === undefined ? 0 : identify($shape));
    out.word(names.length);
    for (const name of names) {
      writeText(out, name);
      writeValue(out, (object as unknown as AttributeBag)[name], identify);
    }
  }
}

function writeField(out: WordWriter, object: PyObject, name: string, kind: FieldKind, identify: Identify): void {
  const value = (object as unknown as Record<string, unknown>)[name];
  if (kind === "derived") return;
  if (kind === "local" && typeof value === "object" && value !== null) throw new Unshareable();
  writeValue(out, typeof kind === "object" ? kind.encode(value as never) : value, identify);
}

/** Makes the object of a record, without contents unless they are all there is to it. */
export function ghost(input: WordReader, resolve: ResolveAny): Shareable {
  switch (input.word()) {
    case KIND.native:
      return nativeNamed(readText(input));
    case KIND.object:
      return makeGhost(resolve(input.word()) as PyType);
    case KIND.class:
      return ghostClass(input, resolve);
    case KIND.code: {
      const filename = readText(input);
      return codeObject(decodeCode(input.bytes(input.word()), filename));
    }
    case KIND.shape: {
      const cls = resolve(input.word()) as PyType;
      const count = input.word();
      if (count < 0) return cls.dictShape!;
      let shape = cls.rootShape!;
      for (let i = 0; i < count; i++) shape = shape.with(readText(input));
      return shape;
    }
    case KIND.bound: {
      const native = functionNamed(readText(input));
      const self = readValue(input, resolve as Resolve) as never;
      return new PyBuiltin(native, self, readValue(input, resolve as Resolve) as string | null);
    }
    case KIND.instanceMember: {
      const owner = resolve(input.word()) as PyType;
      return readText(input) === "__dict__" ? dictGetSet(owner) : weakrefGetSet(owner);
    }
    case KIND.pinned:
      return new PyPinned(readText(input));
    default:
      return unreachable("a record of no known kind");
  }
}

/** Classes whose constructors look into arguments that there are none of. */
const unconstructible = new WeakSet<object>();

/** An instance without contents; of the hidden class that V8 gives to those made here, where its constructor serves. */
function makeGhost(cls: PyType): PyObject {
  if (cls.instantiator) return new cls.instantiator();
  const instanceClass = cls.instanceClass as unknown as new () => PyObject;
  if (!unconstructible.has(instanceClass)) {
    try {
      return new instanceClass();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      unconstructible.add(instanceClass);
    }
  }
  return Object.create(instanceClass.prototype as object) as PyObject;
}

/** True for objects that are read without barriers. */
export function isEager(object: Shareable): boolean {
  return !(object instanceof MutableObject) || object instanceof PyType || object instanceof PyFunction;
}

/** Reads the contents of an object from its record. What is derived from them is computed by `finish`. */
export function fill(object: Shareable, input: WordReader, resolve: ResolveAny): void {
  const kind = input.word();
  if (kind === KIND.class) fillClass(object as PyType, input, resolve);
  if (kind !== KIND.object) return;
  const target = object as MutableObject;
  const cls = resolve(input.word()) as PyType;
  if (target.$cls !== cls) Object.setPrototypeOf(target, cls.instanceClass.prototype as object);
  const { $layout } = target;
  if ($layout instanceof FieldLayout) fillFields($layout, target, input, resolve as Resolve);
  else {
    const shape = input.word();
    if (shape !== 0) target.$shape = resolve(shape) as Shape;
    const count = input.word();
    for (let i = 0; i < count; i++) {
      const name = readText(input);
      (target as unknown as Record<string, unknown>)[name] = readValue(input, resolve as Resolve);
    }
  }
}

function fillFields({ fields }: FieldLayout, target: PyObject, input: WordReader, resolve: Resolve): void {
  const bag = target as unknown as Record<string, unknown>;
  for (const [name, kind] of fields) {
    if (kind === "derived") continue;
    const value = readValue(input, resolve);
    bag[name] = typeof kind === "object" ? kind.decode(value as never) : value;
  }
  const shapeId = input.word();
  if (shapeId === 0) return;
  const shape = (resolve as ResolveAny)(shapeId) as Shape;
  target.$shape = shape;
  if (shape.usesDict) {
    target.$dict = resolve(input.word());
    return;
  }
  target.$dict = undefined;
  for (const property of shape.properties.values()) writeAttribute(target, property, readValue(input, resolve) as never);
}

/** Computes what is derived from the contents; to be called when everything that is eager has been filled. */
export function finish(object: Shareable): void {
  if (object instanceof PyType) finishClass(object);
  else if (!(object instanceof Shape)) (object as MutableObject).$layout?.rebuild?.(object as MutableObject);
}
