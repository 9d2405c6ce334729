/** Keeps the slots of a Python class in step with the dunders in the namespaces of its MRO. */
import { PyBuiltin, PySlotWrapper, PyStaticMethod } from "../core/descriptor.ts";
import { open } from "../core/native.ts";
import { pythonSlot } from "../core/python-slots.ts";
import { SLOT_NAMES, SLOT_TABLE, SLOTS_BY_DUNDER, type SlotName } from "../core/slots.ts";
import { PyType } from "../core/type.ts";
import { watchInstances } from "./finalisable.ts";

/** Sets all slots of a heap class from its MRO (CPython's fixup_slot_dispatchers). Changes nothing else. */
export function fillSlots(cls: PyType): void {
  const base = cls.base!;
  const single = cls.bases.length === 1;
  const slots = cls.slots as Record<SlotName, unknown>;
  if (single) {
    const { construct } = cls.slots;
    for (const name of SLOT_NAMES) slots[name] = base.slots[name];
    slots.construct = construct ?? base.slots.construct;
    const touched = new Set<SlotName>();
    for (const key of cls.namespace.stringKeys()) {
      for (const row of SLOTS_BY_DUNDER.get(key) ?? []) touched.add(row.slot);
    }
    for (const slot of touched) slots[slot] = resolveSlot(cls, slot);
  } else {
    slots.construct ??= base.slots.construct;
    for (const name of SLOT_NAMES) slots[name] = resolveSlot(cls, name);
  }
  watchInstances(cls);
}

/** As fillSlots, of the class and of all that derive from it. */
export function refillSlots(cls: PyType): void {
  fillSlots(cls);
  for (const subclass of cls.subclasses()) refillSlots(subclass);
}

/** Computes what follows from the bases and namespaces of a class that has been put back or refilled. */
export function rebuildClass(cls: PyType): void {
  cls.modified();
  if (cls.isHeapType && cls.mro.length > 0) refillSlots(cls);
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
      // A builtin's __new__ leaves the slot as it was inherited, as in CPython (its issue 5322).
      open(attribute, "reads");
      const function_ = attribute instanceof PyStaticMethod ? attribute.callable : attribute;
      const isBuiltin = function_ instanceof PyBuiltin && function_.self instanceof PyType && function_.native.bare === "__new__";
      return isBuiltin ? cls.slots.construct : pythonSlot(slot);
    }
    const ownWrapper = attribute instanceof PySlotWrapper && cls.isSubtypeOf(attribute.owner) ? attribute : undefined;
    if (ownWrapper?.row.slot === slot) {
      const own = ownWrapper.owner.slots[slot];
      if (specific !== undefined && specific !== own) general = true;
      specific = own;
    } else if (ownWrapper?.row.dunder !== row.dunder) general = true;
    // Else the dunder stands for another slot: sequences and numbers share __add__.
  }
  return general ? pythonSlot(slot) : specific;
}

/** To be called when a name of the class's namespace changed: keeps slots and caches right, here and in subclasses. */
export function namespaceChanged(cls: PyType, name: string): void {
  cls.modified();
  const rows = SLOTS_BY_DUNDER.get(name);
  if (rows !== undefined) for (const row of rows) updateSlot(cls, row.slot);
  if (name === "__del__") finalizerChanged(cls);
}

function finalizerChanged(cls: PyType): void {
  watchInstances(cls);
  for (const subclass of cls.subclasses()) finalizerChanged(subclass);
}

function updateSlot(cls: PyType, slot: SlotName): void {
  if (cls.isHeapType) (cls.slots as Record<SlotName, unknown>)[slot] = resolveSlot(cls, slot);
  for (const subclass of cls.subclasses()) updateSlot(subclass, slot);
}
