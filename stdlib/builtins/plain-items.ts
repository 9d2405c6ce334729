/** Loops over iterables that begin with a run of plain items (ints, floats, strs), which need no Python code, in one go. */
import { readyItems } from "../../vm/core/bulk-items.ts";
import { IteratorLoop } from "../../vm/core/iterator-loop.ts";
import { PyList } from "../../vm/core/list.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { PyListIterator, PyTupleIterator } from "../../vm/objects/list-iterators.ts";

/** A loop that can deal with its first items at once. */
export abstract class PlainItemsLoop extends IteratorLoop {
  /** Deals with items from the first on as far as that runs no Python code; returns how many. */
  protected abstract takePlain(items: readonly Value[]): number;

  /** As `over`. */
  overAll(iterable: Value): Outcome {
    const ready = readyItems(iterable);
    if (ready === undefined) return this.over(iterable);
    const taken = this.takePlain(ready);
    if (taken === ready.length) return this.finish();
    // A list may still change while Python code works on the rest.
    const isList = iterable instanceof PyList;
    return this.overIterator(isList ? new PyListIterator(iterable, taken) : new PyTupleIterator(tuple(ready), taken));
  }
}
