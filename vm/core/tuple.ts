/** The representation of tuple; its Python type is vm/objects/tuple. */
import { PyObject, type Value } from "./value.ts";

export class PyTuple extends PyObject {
  readonly items: readonly Value[];
  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }
}

/** There is but one empty tuple. */
export const EMPTY_TUPLE = new PyTuple([]);

/** The tuple of these values. The array must not be changed afterwards. */
export const tuple = (items: readonly Value[]): PyTuple => (items.length === 0 ? EMPTY_TUPLE : new PyTuple(items));
