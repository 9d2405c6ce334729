/**
 * Method resolution orders: the C3 linearisation, what a metaclass's own mro() may make of it, and the renewal of the
 * orders of a class and its subclasses. Knows nothing of slots and namespaces.
 */
import { typeError } from "../core/errors.ts";
import { writable } from "../core/native.ts";
import { getAttributeNow } from "../core/ops/attributes.ts";
import { callMethodNow } from "../core/ops/call.ts";
import { listItems } from "../core/ops/iterate.ts";
import { strNow } from "../core/ops/text.ts";
import { typeOf, types } from "../core/registry.ts";
import { PyType } from "../core/type.ts";
import type { Value } from "../core/value.ts";
import { solidBase } from "./class-layout.ts";

/** C3: merges the orders of the bases, and the bases themselves. Raises TypeError when they contradict each other. */
function mergeOrders(orders: (readonly PyType[])[]): PyType[] {
  const remaining = orders.map((order) => order.slice()).filter((order) => order.length > 0);
  const result: PyType[] = [];
  while (remaining.length > 0) {
    const heads = remaining.map((order) => order[0]!);
    const candidate = heads.find((head) => !remaining.some((order) => order.indexOf(head) > 0));
    if (candidate === undefined) {
      const names = [...new Set(heads)].map((base) => strNow(getAttributeNow(base, "__name__"))).join(", ");
      throw typeError(`Cannot create a consistent method resolution order (MRO) for bases ${names}`);
    }
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
  for (const base of cls.bases) {
    // Its metaclass's mro() is still at work.
    if (base.mro.length === 0) throw typeError(`Cannot extend an incomplete type '${base.name}'`);
  }
  if (cls.bases.length === 1) return [cls, ...cls.bases[0]!.mro];
  const seen = new Set<PyType>();
  for (const base of cls.bases) {
    if (seen.has(base)) throw typeError(`duplicate base class ${base.name}`);
    seen.add(base);
  }
  return [cls, ...mergeOrders([...cls.bases.map((base) => base.mro), cls.bases])];
}

/** The MRO as the metaclass wants it: it may override mro(). */
function wantedMro(cls: PyType): readonly PyType[] {
  const metaclass = typeOf(cls);
  if (metaclass === types.type || metaclass.lookup("mro") === types.type.namespace.getString("mro")) return computeMro(cls);
  const items = listItems(callMethodNow(cls, "mro"));
  if (items.length === 0) throw typeError("type MRO must not be empty");
  return checkMro(cls, items);
}

function checkMro(cls: PyType, items: readonly Value[]): readonly PyType[] {
  const solid = solidBase(cls);
  for (const item of items) {
    if (!(item instanceof PyType)) throw typeError(`mro() returned a non-class ('${typeOf(item).name}')`);
    if (!solid.isSubtypeOf(solidBase(item))) throw typeError(`mro() returned base with unsuitable layout ('${item.name}')`);
  }
  return items as readonly PyType[];
}

/** Gives the class its MRO; false when the metaclass's mro() gave it another one meanwhile, which is newer and stays. */
export function renewMro(cls: PyType): boolean {
  const old = cls.mro;
  const mro = wantedMro(cls);
  if (cls.mro !== old) return false;
  writable(cls).mro = mro;
  cls.modified();
  return true;
}

/** A change of one class's MRO, for taking it back. */
interface MroChange {
  readonly cls: PyType;
  readonly before: readonly PyType[];
  readonly after: readonly PyType[];
}

/** Renews the MRO of the class and of its subclasses. `changes` gets what was done, also when an exception ends it. */
export function renewHierarchy(cls: PyType, changes: MroChange[]): void {
  const before = cls.mro;
  if (!renewMro(cls)) return;
  changes.push({ cls, before, after: cls.mro });
  for (const subclass of cls.subclasses()) renewHierarchy(subclass, changes);
}

/** Takes the changes back, except of classes whose MRO has changed again since. */
export function restoreOrders(changes: readonly MroChange[]): void {
  for (const { cls, before, after } of changes.toReversed()) {
    if (cls.mro !== after) continue;
    writable(cls).mro = before;
    cls.modified();
  }
}
