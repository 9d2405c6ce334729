/** The representation of list; its Python type is vm/objects/list. V8's element kinds serve as the list's strategy. */
import { mutableObject, type Value } from "./value.ts";

export class PyList extends mutableObject() {
  items: Value[];
  constructor(items: Value[] = []) {
    super();
    this.items = items;
  }
}

/** A list that takes over the array. */
export const list = (items: Value[]): PyList => new PyList(items);
