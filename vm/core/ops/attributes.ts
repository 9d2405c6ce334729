/** Attribute access: getattr, setattr, and the generic algorithms of object.__getattribute__ and object.__setattr__. */
import { openForRead, openForWrite, txn } from "../../../runtime/stm/transaction.ts";
import { PyDict } from "../dict.ts";
import { isPyError, type PyError, pyError } from "../errors.ts";
import { attempt, Callback, settle } from "../execution.ts";
import { typeOf } from "../registry.ts";
import { propertyOf, readAttribute, writeAttribute } from "../shape.ts";
import { isShapeFull, type PyType } from "../type.ts";
import type { MaybeOutcome, MutableObject, Outcome, PyObject, Value } from "../value.ts";

/** Raises AttributeError with `name` and `obj` set, from which the traceback makes its suggestion. */
export function attributeErrorFor(object: Value, name: string, message: string): PyError {
  const error = pyError("AttributeError", message);
  setErrorDetail(error, name, object);
  return error;
}

/** Set by vm/objects/exceptions: stores `name` and `obj` on an AttributeError or NameError. */
type DetailSetter = (error: PyError, name: string, object: Value | undefined) => void;
let setErrorDetail: DetailSetter = () => {};
export function setErrorDetailSetter(setter: DetailSetter): void {
  setErrorDetail = setter;
}
export function withErrorDetail(error: PyError, name: string, object: Value | undefined): PyError {
  setErrorDetail(error, name, object);
  return error;
}

/** getattr(object, name). */
export function getAttribute(object: Value, name: string): Outcome {
  const type = typeOf(object);
  return type.slots.getattribute!(object, name);
}

/** getattr(object, name), now. */
export function getAttributeNow(object: Value, name: string): Value {
  return settle(getAttribute(object, name));
}

/** getattr(object, name, undefined), now: undefined instead of AttributeError. */
export function findAttribute(object: Value, name: string): Value | undefined {
  try {
    return settle(getAttribute(object, name));
  } catch (error) {
    if (isPyError(error, "AttributeError")) return undefined;
    throw error;
  }
}

/** As getattr with a default that is an Outcome: for callers that must not use the JavaScript stack. */
export function getAttributeOr(object: Value, name: string, fallback: (error: PyError) => Outcome): Outcome {
  return attempt(
    () => getAttribute(object, name),
    new Callback(
      (value) => value,
      (error) => {
        if (isPyError(error, "AttributeError")) return fallback(error);
        throw error;
      },
    ),
  ) as Outcome;
}

/** setattr(object, name, value); deletes when value is undefined. */
export function setAttribute(object: Value, name: string, value: Value | undefined): Outcome {
  const type = typeOf(object);
  const slot = type.slots.setattribute;
  if (slot === undefined) {
    const kind = type.slots.getattribute === undefined ? "has no attributes" : "has only read-only attributes";
    const action = value === undefined ? "del" : "assign to";
    throw pyError("TypeError", `'${type.name}' object ${kind} (${action} .${name})`);
  }
  return slot(object, name, value);
}

export function setAttributeNow(object: Value, name: string, value: Value): void {
  settle(setAttribute(object, name, value));
}

/** True for a descriptor whose __set__ or __delete__ takes precedence over the instance's own attribute. */
const isData = (descriptor: Value): boolean => typeOf(descriptor).slots.set !== undefined;

/** The attribute in the instance's own storage, or undefined. */
export function getOwnAttribute(object: PyObject, name: string): Value | undefined {
  if (object.$shape === undefined) return undefined;
  const mutable = object as MutableObject;
  if (mutable.$r < txn.readable) openForRead(mutable);
  if (object.$dict !== undefined) return readableDict(object.$dict as PyDict).getString(name);
  const property = object.$shape.properties.get(name);
  return property === undefined ? undefined : readAttribute(object, property);
}

/** Sets an attribute in the instance's own storage; the instance must have one. */
export function setOwnAttribute(object: PyObject, name: string, value: Value): void {
  const mutable = object as MutableObject;
  if (mutable.$w < txn.writable) openForWrite(mutable);
  const shape = object.$shape!;
  if (object.$dict === undefined) {
    const property = shape.properties.get(name);
    if (property !== undefined) {
      writeAttribute(object, property, value);
      return;
    }
    if (!isShapeFull(shape)) {
      writeAttribute(object, propertyOf(name), value);
      object.$shape = shape.with(name);
      return;
    }
    materialiseDict(object);
  }
  writableDict(object.$dict as PyDict).setString(name, value);
}

function readableDict(dict: PyDict): PyDict {
  if (dict.$r < txn.readable) openForRead(dict);
  return dict;
}

function writableDict(dict: PyDict): PyDict {
  if (dict.$w < txn.writable) openForWrite(dict);
  return dict;
}

/** Deletes an attribute from the instance's own storage; false when it is not there. */
export function deleteOwnAttribute(object: PyObject, name: string): boolean {
  if (object.$shape === undefined) return false;
  const mutable = object as MutableObject;
  if (mutable.$w < txn.writable) openForWrite(mutable);
  const shape = object.$shape;
  if (object.$dict !== undefined) return writableDict(object.$dict as PyDict).deleteString(name);
  const property = shape.properties.get(name);
  if (property === undefined) return false;
  writeAttribute(object, property, undefined);
  object.$shape = shape.without(name);
  return true;
}

/** `instance.__dict__`: from now on the attributes live in the dict that is returned. */
export function materialiseDict(object: PyObject): PyDict {
  const mutable = object as MutableObject;
  if (mutable.$r < txn.readable) openForRead(mutable);
  if (object.$dict === undefined) {
    if (mutable.$w < txn.writable) openForWrite(mutable);
    const dict = new PyDict();
    for (const [name, property] of object.$shape!.properties) {
      dict.setString(name, readAttribute(object, property) as Value);
      writeAttribute(object, property, undefined);
    }
    object.$dict = dict;
    object.$shape = object.$cls.dictShape;
  }
  return object.$dict as PyDict;
}

/** `instance.__dict__ = dict`. */
export function replaceDict(object: PyObject, dict: PyDict): void {
  materialiseDict(object);
  const mutable = object as MutableObject;
  if (mutable.$w < txn.writable) openForWrite(mutable);
  object.$dict = dict;
}

/** object.__getattribute__, but undefined when there is no such attribute. */
export function findGenericAttribute(object: Value, name: string): MaybeOutcome {
  const type = typeOf(object);
  const descriptor = type.lookup(name);
  const get = descriptor === undefined ? undefined : typeOf(descriptor).slots.get;
  if (get !== undefined && isData(descriptor!)) return get(descriptor!, object, type);
  if (typeof object === "object" && object !== null) {
    const own = getOwnAttribute(object, name);
    if (own !== undefined) return own;
  }
  return get === undefined ? descriptor : get(descriptor!, object, type);
}

/** object.__getattribute__. */
export function genericGetAttribute(object: Value, name: string): Outcome {
  const found = findGenericAttribute(object, name);
  if (found !== undefined) return found;
  throw attributeErrorFor(object, name, `'${typeOf(object).name}' object has no attribute '${name}'`);
}

/** object.__setattr__ and object.__delattr__ (value undefined). */
export function genericSetAttribute(object: Value, name: string, value: Value | undefined): Outcome {
  const type = typeOf(object);
  const descriptor = type.lookup(name);
  const set = descriptor === undefined ? undefined : typeOf(descriptor).slots.set;
  if (set !== undefined) return set(descriptor!, object, value);
  if (typeof object === "object" && object !== null && object.$shape !== undefined) {
    if (value !== undefined) {
      setOwnAttribute(object, name, value);
      return null;
    }
    if (deleteOwnAttribute(object, name)) return null;
    throw attributeErrorFor(object, name, `'${type.name}' object has no attribute '${name}'`);
  }
  if (descriptor !== undefined) throw attributeErrorFor(object, name, `'${type.name}' object attribute '${name}' is read-only`);
  throw attributeErrorFor(
    object,
    name,
    `'${type.name}' object has no attribute '${name}' and no __dict__ for setting new attributes`,
  );
}

/** A special method as the interpreter finds it: on the type only, bound to the object; undefined when absent. */
export function lookupSpecial(object: Value, dunder: string): Outcome | undefined {
  const type = typeOf(object);
  const attribute = type.lookup(dunder);
  if (attribute === undefined) return undefined;
  const get = typeOf(attribute).slots.get;
  return get === undefined ? attribute : get(attribute, object, type);
}

/** lookupSpecial, now. */
export function specialNow(object: Value, dunder: string): Value | undefined {
  const found = lookupSpecial(object, dunder);
  return found === undefined ? undefined : settle(found);
}

/** The class attribute bound as `cls.name` would bind it; used by type.__getattribute__ and super. */
export function bindTo(attribute: Value, instance: Value | undefined, owner: PyType): Outcome {
  const get = typeOf(attribute).slots.get;
  return get === undefined ? attribute : get(attribute, instance, owner);
}
