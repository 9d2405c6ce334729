/**
 * Objects as records: the kinds of records, and how an object of each kind is written, made anew and filled.
 *
 * A record begins with its kind. `ghost` makes the object of a record without its contents; `fill` reads them. Objects without barriers
 * (immutable ones, classes, functions) must be filled before anybody sees them: `isEager`. Whoever holds the ids decides when.
 */
import type { Decoder } from "../../runtime/heap/decoder.ts";
import type { Encoder } from "../../runtime/heap/encoder.ts";
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
import { type FieldKind, HERE_ONLY } from "../core/fields.ts";
import { Frame } from "../core/frame.ts";
import { PyFunction } from "../core/function.ts";
import { FieldLayout, HEADER } from "../core/layout.ts";
import { adoptIdentity, knownIdentity } from "../core/ops/hash.ts";
import { type AttributeBag, readAttribute, Shape, writeAttribute } from "../core/shape.ts";
import { PyType } from "../core/type.ts";
import { MutableObject, type PyObject } from "../core/value.ts";
import { isWatching } from "../objects/finalisable.ts";
import { dictGetSet, weakrefGetSet } from "../objects/instance-members.ts";
import { fillClass, finishClass, ghostClass, visitClass, writeClass } from "./classes.ts";
import { functionName, functionNamed, nativeName, nativeNamed } from "./natives.ts";
import { PyPinned } from "./pinned.ts";
import { type Identify, type Resolve, readValue, Unshareable, visitValue, writeReference, writeValue } from "./values.ts";

/** What has an id: Python objects, and shapes. */
export type Shareable = PyObject | Shape;

export type IdentifyAny = (object: Shareable) => number;
/** Gives the object of an id; with its contents if it is `filled` or eager. */
export type ResolveAny = (id: number, filled?: boolean) => Shareable;

const KIND = {
  /** Made by native code on every executor: its name. */
  native: 0,
  /** Any other object: its class, its fields, its attributes. The word says how many values follow the class: see `visitReferences`. */
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
  /** A slot of `__slots__`. */
  slot: 8,
  /** Not a kind of its own: the object's identity, and then its record. See Note [Identities] in vm/core/ops/hash.ts. */
  identified: 9,
  /** As `object`, of a class that does not declare fields: its class, its shape, and properties with their names. */
  open: 10,
} as const;

/** The low bits of a record's first word are its kind; the others are what that kind says. */
const KIND_BITS = 4;
const kindIn = (word: number): number => word & (2 ** KIND_BITS - 1);

const isNativeKind = (object: PyObject): boolean =>
  object instanceof PyType ||
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
export function writeRecord(out: Encoder, object: Shareable, identify: IdentifyAny): void {
  const start = out.position;
  try {
    writeAnyRecord(out, object, identify);
  } catch (error) {
    if (!(error instanceof Unshareable)) throw error;
    out.position = start;
    out.int(KIND.pinned);
    out.text((object as PyObject).$cls.name);
  }
}

function writeAnyRecord(out: Encoder, object: Shareable, identify: IdentifyAny): void {
  if (object instanceof Shape) {
    out.int(KIND.shape);
    out.int(identify(object.cls));
    out.int(object.usesDict ? -1 : object.names.length);
    if (!object.usesDict) for (const name of object.names) out.text(name);
    return;
  }
  const name = ownName(object);
  if (name !== undefined) {
    out.int(KIND.native);
    out.text(name);
    return;
  }
  const identity = knownIdentity(object);
  if (identity !== undefined) {
    out.int(KIND.identified);
    out.double(identity);
  }
  if (object instanceof PyType) {
    out.int(KIND.class);
    writeClass(out, object, identify);
  } else if (object instanceof PyCode) {
    out.int(KIND.code);
    out.text(object.unit.filename);
    out.run(encodeCode(object.unit));
  } else if (object instanceof PyBuiltin) {
    out.int(KIND.bound);
    const function_ = functionName(object.native);
    if (function_ === undefined) throw new Unshareable();
    out.text(function_);
    writeValue(out, object.self, identify);
    writeValue(out, object.module, identify);
  } else if (object instanceof PyGetSet) {
    if (!object.owner.isHeapType) throw new Unshareable();
    out.int(KIND.instanceMember);
    out.int(identify(object.owner));
    out.text(object.name);
  } else if (object instanceof PySlotMember) {
    out.int(KIND.slot);
    out.int(identify(object.owner));
    out.text(object.name);
    out.text(object.property);
  } else {
    writeContents(out, object, identify);
  }
}

/**
 * Writes the fields, then the attributes: `undefined` for an object without, the shape and the dict, or the shape and the values.
 * They are all values, so that the collector needs no class to find the references among them.
 */
function writeContents(out: Encoder, object: PyObject, identify: IdentifyAny): void {
  const { $layout } = object as MutableObject;
  const { $shape, $dict } = object;
  const start = out.position;
  if ($layout instanceof FieldLayout) {
    let count = 1;
    out.int(KIND.object);
    out.int(identify(object.$cls));
    for (const [name, kind] of $layout.fields) {
      if (kind === "derived") continue;
      writeField(out, object, name, kind, identify);
      count++;
    }
    writeReference(out, $shape === undefined ? 0 : identify($shape));
    if ($shape !== undefined && $dict !== undefined) {
      writeReference(out, identify($dict));
      count++;
    } else if ($shape !== undefined) {
      for (const property of $shape.properties.values()) {
        writeValue(out, readAttribute(object, property), identify);
        count++;
      }
    }
    out.patch(start, KIND.object | (count << KIND_BITS));
  } else {
    const names = Object.keys(object).filter((name) => !HEADER.has(name) || name === "$dict");
    out.int(KIND.open);
    out.int(identify(object.$cls));
    out.int($shape === undefined ? 0 : identify($shape));
    out.int(names.length);
    for (const name of names) {
      out.text(name);
      writeValue(out, (object as unknown as AttributeBag)[name], identify);
    }
  }
}

function writeField(out: Encoder, object: PyObject, name: string, kind: FieldKind, identify: Identify): void {
  const value = (object as unknown as Record<string, unknown>)[name];
  if (kind === "local" && typeof value === "object" && value !== null) throw new Unshareable();
  writeValue(out, typeof kind === "object" ? kind.encode(value as never) : value, identify);
}

/** Makes the object of a record, without contents unless they are all there is to it. */
export function ghost(input: Decoder, resolve: ResolveAny): Shareable {
  switch (kindIn(input.int())) {
    case KIND.native:
      return nativeNamed(input.text());
    case KIND.object:
    case KIND.open:
      return makeGhost(resolve(input.int()) as PyType);
    case KIND.class:
      return ghostClass(input, resolve);
    case KIND.code: {
      const filename = input.text();
      return codeObject(decodeCode(input.run(), filename));
    }
    case KIND.shape: {
      const cls = resolve(input.int()) as PyType;
      const count = input.int();
      if (count < 0) return cls.dictShape!;
      let shape = cls.rootShape!;
      for (let i = 0; i < count; i++) shape = shape.with(input.text());
      return shape;
    }
    case KIND.bound: {
      const native = functionNamed(input.text());
      const self = readValue(input, resolve as Resolve) as never;
      return new PyBuiltin(native, self, readValue(input, resolve as Resolve) as string | null);
    }
    case KIND.instanceMember: {
      const owner = resolve(input.int()) as PyType;
      return input.text() === "__dict__" ? dictGetSet(owner) : weakrefGetSet(owner);
    }
    case KIND.slot: {
      const owner = resolve(input.int()) as PyType;
      const name = input.text();
      return new PySlotMember(owner, name, input.text());
    }
    case KIND.identified: {
      const identity = input.double();
      const object = ghost(input, resolve);
      adoptIdentity(object, identity);
      return object;
    }
    case KIND.pinned:
      return new PyPinned(input.text());
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
  // Who finalises a shared object is the executor that made it.
  if (isWatching(cls.instanceClass)) unconstructible.add(instanceClass);
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

/** True for objects that hardly ever change, so that every transaction counts as having read them. */
export const isStable = (object: Shareable): boolean => object instanceof PyType || object instanceof PyFunction;

/** True for objects that are read without barriers. A frame is reached through what leads to it, which is filled with it. */
export const isEager = (object: Shareable): boolean =>
  !(object instanceof MutableObject) || isStable(object) || object instanceof Frame;

/** Reads the contents of an object from its record. What is derived from them is computed by `finish`. */
export function fill(object: Shareable, input: Decoder, resolve: ResolveAny): void {
  let kind = kindIn(input.int());
  if (kind === KIND.identified) {
    input.double();
    kind = kindIn(input.int());
  }
  if (kind === KIND.class) fillClass(object as PyType, input, resolve);
  if (kind !== KIND.object && kind !== KIND.open) return;
  const target = object as MutableObject;
  const cls = resolve(input.int()) as PyType;
  if (target.$cls !== cls) Object.setPrototypeOf(target, cls.instanceClass.prototype as object);
  if (kind === KIND.object) fillFields(target.$layout as FieldLayout, target, input, resolve as Resolve);
  else {
    const shape = input.int();
    if (shape !== 0) target.$shape = resolve(shape) as Shape;
    const count = input.int();
    for (let i = 0; i < count; i++) {
      const name = input.text();
      (target as unknown as Record<string, unknown>)[name] = readValue(input, resolve as Resolve);
    }
  }
}

function fillFields({ fields }: FieldLayout, target: PyObject, input: Decoder, resolve: Resolve): void {
  const bag = target as unknown as Record<string, unknown>;
  for (const [name, kind] of fields) {
    if (kind === "derived") continue;
    const value = readValue(input, resolve);
    if (kind === HERE_ONLY) bag[name] ??= null;
    else bag[name] = typeof kind === "object" ? kind.decode(value as never) : value;
  }
  const shape = readValue(input, resolve) as Shape | undefined;
  if (shape === undefined) return;
  target.$shape = shape;
  if (shape.usesDict) {
    target.$dict = readValue(input, resolve) as PyObject;
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

/** Adds the ids that a record refers to; makes no object, so no class need be known here. */
export function visitReferences(input: Decoder, into: number[]): void {
  const word = input.int();
  switch (kindIn(word)) {
    case KIND.object:
      into.push(input.int());
      for (let i = word >>> KIND_BITS; i > 0; i--) visitValue(input, into);
      return;
    case KIND.open: {
      into.push(input.int());
      const shape = input.int();
      if (shape !== 0) into.push(shape);
      for (let i = input.int(); i > 0; i--) {
        input.skipText();
        visitValue(input, into);
      }
      return;
    }
    case KIND.class:
      visitClass(input, into);
      return;
    case KIND.shape:
    case KIND.instanceMember:
    case KIND.slot:
      into.push(input.int());
      return;
    case KIND.bound:
      input.skipText();
      visitValue(input, into);
      visitValue(input, into);
      return;
    case KIND.identified:
      input.double();
      visitReferences(input, into);
      return;
    case KIND.native:
    case KIND.code:
    case KIND.pinned:
      return;
    default:
      unreachable("a record of no known kind");
  }
}
