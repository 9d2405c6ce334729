/** `cls.__bases__ = bases`, which a metaclass's mro() may interrupt with another such assignment (CPython's type_set_bases). */
import { typeError } from "../core/errors.ts";
import { writable } from "../core/native.ts";
import { typeOf } from "../core/registry.ts";
import { PyTuple } from "../core/tuple.ts";
import { PyType } from "../core/type.ts";
import type { Value } from "../core/value.ts";
import { bestBase, checkSameLayout } from "./class-layout.ts";
import { refillSlots } from "./class-slots.ts";
import { renewHierarchy, restoreOrders } from "./mro.ts";

/** `type` is `base` or derives from it, by the line of layouts: that is up to date even while an MRO is being made. */
function extendsBase(type: PyType, base: PyType): boolean {
  for (let at: PyType | null = type; at !== null; at = at.base) if (at === base) return true;
  return false;
}

function checkBases(cls: PyType, value: Value): readonly PyType[] {
  if (!(value instanceof PyTuple)) {
    throw typeError(`can only assign tuple to ${cls.name}.__bases__, not ${typeOf(value).name}`);
  }
  if (value.items.length === 0) throw typeError(`can only assign non-empty tuple to ${cls.name}.__bases__, not ()`);
  for (const base of value.items) {
    if (!(base instanceof PyType)) {
      throw typeError(`${cls.name}.__bases__ must be tuple of classes, not '${typeOf(base).name}'`);
    }
    if (base.isSubtypeOf(cls) || (base.mro.length > 0 && extendsBase(base, cls))) {
      throw typeError("a __bases__ item causes an inheritance cycle");
    }
  }
  return value.items as readonly PyType[];
}

/** Gives a heap class other bases. On an exception everything is as it was, save what mro() itself assigned meanwhile. */
export function assignBases(cls: PyType, value: Value): void {
  const bases = checkBases(cls, value);
  const base = bestBase(bases);
  checkSameLayout(cls.base!, base, "__bases__");
  const old = { bases: cls.bases, base: cls.base };
  writable(cls);
  cls.bases = bases;
  cls.base = base;
  const changes: Parameters<typeof renewHierarchy>[1] = [];
  try {
    renewHierarchy(cls, changes);
  } catch (error) {
    restoreOrders(changes);
    if (cls.bases === bases) {
      cls.bases = old.bases;
      cls.base = old.base;
    }
    throw error;
  }
  // An assignment from within mro() is newer than this one.
  if (cls.bases !== bases) return;
  for (const parent of old.bases) parent.removeSubclass(cls);
  for (const parent of bases) parent.addSubclass(cls);
  refillSlots(cls);
}
