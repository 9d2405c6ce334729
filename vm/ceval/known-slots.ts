/** Slots of builtin types that the loop recognises to take its shortcut; filled when the types exist. */
import type { PyType } from "../core/type.ts";

export const known: {
  listGetItem: unknown;
  tupleGetItem: unknown;
  listSetItem: unknown;
  dictGetItem: unknown;
  dictSetItem: unknown;
} = {
  listGetItem: undefined,
  tupleGetItem: undefined,
  listSetItem: undefined,
  dictGetItem: undefined,
  dictSetItem: undefined,
};

export function recogniseSlots(list: PyType, tuple: PyType, dict: PyType): void {
  known.listGetItem = list.slots.getitem;
  known.listSetItem = list.slots.setitem;
  known.tupleGetItem = tuple.slots.getitem;
  known.dictGetItem = dict.slots.getitem;
  known.dictSetItem = dict.slots.setitem;
}
