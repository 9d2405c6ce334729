/**
 * All items of an iterable at once: for the builtin types whose iteration runs no Python code, so that nobody can tell it from
 * taking them one by one. Each such type registers how; natives that use up a whole iterable ask here first.
 */
import { PyList } from "./list.ts";
import { open } from "./native.ts";
import { typeOf } from "./registry.ts";
import { PyTuple } from "./tuple.ts";
import type { PyType } from "./type.ts";
import type { Value } from "./value.ts";

/** The items in a fresh array, an iterator being exhausted by it; undefined if they must be taken one by one this time. */
type Bulk = (iterable: never) => Value[] | undefined;

const bulks = new Map<PyType, Bulk>();

export function setBulk(type: PyType, bulk: Bulk): void {
  bulks.set(type, bulk);
}

/** The items of an exact list or tuple, not to be changed; undefined for any other value. */
export function exactItems(iterable: Value): readonly Value[] | undefined {
  if (iterable instanceof PyTuple) return iterable.$cls.isHeapType ? undefined : iterable.items;
  if (!(iterable instanceof PyList) || iterable.$cls.isHeapType) return undefined;
  open(iterable, "reads");
  return iterable.items;
}

/** All items in a fresh array, or undefined. An iterator is exhausted afterwards. Instances of Python classes are never asked. */
export function freshItems(iterable: Value): Value[] | undefined {
  const exact = exactItems(iterable);
  if (exact !== undefined) return exact.slice();
  return bulks.get(typeOf(iterable))?.(iterable as never);
}

/** As freshItems, but the array may be the iterable's own: not to be changed, nor kept while Python code runs. */
export function readyItems(iterable: Value): readonly Value[] | undefined {
  return exactItems(iterable) ?? bulks.get(typeOf(iterable))?.(iterable as never);
}
