/** isinstance and issubclass. */
import { typeError } from "../errors.ts";
import { settle } from "../execution.ts";
import { recursionError } from "../function-call.ts";
import { typeOf, types } from "../registry.ts";
import { PyTuple } from "../tuple.ts";
import { PyType } from "../type.ts";
import type { Value } from "../value.ts";
import { findAttribute, specialNow } from "./attributes.ts";
import { callNow } from "./call.ts";
import { truth } from "./truth.ts";

/** The member types of a `X | Y` union; set by vm/objects/union-type. */
let unionMembers: (value: Value) => readonly Value[] | undefined = () => undefined;
export function setUnionMembers(members: typeof unionMembers): void {
  unionMembers = members;
}

/** isinstance(object, cls), now. */
export function isInstanceNow(object: Value, cls: Value, depth = 0): boolean {
  if (typeOf(object) === cls) return true;
  if (typeOf(cls) === types.type) return realInstance(object, cls);
  if (cls instanceof PyTuple) {
    if (depth > 200) throw recursionError();
    return cls.items.some((candidate) => isInstanceNow(object, candidate, depth + 1));
  }
  const members = unionMembers(cls);
  if (members !== undefined) return members.some((member) => isInstanceNow(object, member ?? types.NoneType, depth + 1));
  const check = specialNow(cls, "__instancecheck__");
  if (check !== undefined) return settle(truth(callNow(check, object))) as boolean;
  return realInstance(object, cls);
}

/** type.__instancecheck__: by the type, then by `__class__`. */
export function realInstance(object: Value, cls: Value): boolean {
  if (cls instanceof PyType) {
    const type = typeOf(object);
    if (type.isSubtypeOf(cls)) return true;
    const claimed = findAttribute(object, "__class__");
    return claimed !== undefined && claimed !== type && claimed instanceof PyType && claimed.isSubtypeOf(cls);
  }
  requireClass(cls, "isinstance() arg 2 must be a type, a tuple of types, or a union");
  const claimed = findAttribute(object, "__class__");
  return claimed !== undefined && abstractSubclass(claimed, cls);
}

/** issubclass(derived, cls), now. */
export function isSubclassNow(derived: Value, cls: Value, depth = 0): boolean {
  if (typeOf(cls) === types.type) return derived === cls || realSubclass(derived, cls);
  if (cls instanceof PyTuple) {
    if (depth > 200) throw recursionError();
    return cls.items.some((candidate) => isSubclassNow(derived, candidate, depth + 1));
  }
  const members = unionMembers(cls);
  if (members !== undefined) return members.some((member) => isSubclassNow(derived, member ?? types.NoneType, depth + 1));
  const check = specialNow(cls, "__subclasscheck__");
  if (check !== undefined) return settle(truth(callNow(check, derived))) as boolean;
  return realSubclass(derived, cls);
}

/** type.__subclasscheck__. */
export function realSubclass(derived: Value, cls: Value): boolean {
  if (cls instanceof PyType && derived instanceof PyType) return derived.isSubtypeOf(cls);
  requireClass(derived, "issubclass() arg 1 must be a class");
  requireClass(cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
  return abstractSubclass(derived, cls);
}

/** The `__bases__` of something that is not a type but acts as a class. */
function abstractBases(cls: Value): readonly Value[] | undefined {
  const bases = findAttribute(cls, "__bases__");
  return bases instanceof PyTuple ? bases.items : undefined;
}

function requireClass(cls: Value, message: string): void {
  if (abstractBases(cls) === undefined) throw typeError(message);
}

function abstractSubclass(derived: Value, cls: Value): boolean {
  if (derived === cls) return true;
  return (abstractBases(derived) ?? []).some((base) => abstractSubclass(base, cls));
}
