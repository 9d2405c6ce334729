/** The iterators over dicts: keys, values and items, forwards and backwards. */
import { builtin } from "../core/builtin-names.ts";
import { setBulk } from "../core/bulk-items.ts";
import { defineType } from "../core/define-type.ts";
import { PyDict } from "../core/dict.ts";
import { runtimeError } from "../core/errors.ts";
import { list } from "../core/list.ts";
import { open, readable, reads, writes } from "../core/native.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { MutableObject, type Value } from "../core/value.ts";

/** Keeps its place among a dict's entries. */
export abstract class PyDictIterator extends MutableObject {
  /** Null once exhausted, for good. */
  dict: PyDict | null;
  /** The dict's size when the iteration began; -1 after a change of it was reported. */
  size: number;
  /** Next entry to look at. */
  entry: number;
  /** How many items are still to come. */
  left: number;

  constructor(dict: PyDict = new PyDict(), backwards = false) {
    super();
    this.dict = dict;
    open(dict, "reads");
    this.size = dict.size;
    this.left = dict.size;
    this.entry = backwards ? dict.keys.length - 1 : dict.first;
  }

  /** What the iterator gives for an entry. */
  abstract give(dict: PyDict, entry: number): Value;

  /** The dict, if the iteration is not over; raises RuntimeError when it has changed size. */
  protected unchanged(): PyDict | null {
    const { dict } = this;
    if (dict === null) return null;
    open(dict, "reads");
    if (dict.size !== this.size) {
      this.size = -1;
      throw runtimeError("dictionary changed size during iteration");
    }
    return dict;
  }

  advance(): Value | undefined {
    const dict = this.unchanged();
    if (dict === null) return undefined;
    const { keys } = dict;
    let entry = this.entry;
    while (entry < keys.length && keys[entry] === undefined) entry++;
    if (entry >= keys.length) {
      this.dict = null;
      return undefined;
    }
    if (this.left === 0) {
      this.dict = null;
      throw runtimeError("dictionary keys changed during iteration");
    }
    this.left--;
    this.entry = entry + 1;
    return this.give(dict, entry);
  }

  retreat(): Value | undefined {
    const dict = this.unchanged();
    if (dict === null) return undefined;
    const { keys } = dict;
    let entry = Math.min(this.entry, keys.length - 1);
    while (entry >= 0 && keys[entry] === undefined) entry--;
    if (entry < 0) {
      this.dict = null;
      return undefined;
    }
    this.left--;
    this.entry = entry - 1;
    return this.give(dict, entry);
  }

  /** The items still to come; afterwards the iterator is exhausted. */
  drain(backwards: boolean): Value[] {
    const items = this.rest(backwards);
    this.dict = null;
    return items;
  }

  /** The items still to come, without moving on. */
  rest(backwards: boolean): Value[] {
    const place = [this.dict, this.size, this.entry, this.left] as const;
    const items: Value[] = [];
    try {
      for (;;) {
        const item = backwards ? this.retreat() : this.advance();
        if (item === undefined) return items;
        items.push(item);
      }
    } finally {
      [this.dict, this.size, this.entry, this.left] = place;
    }
  }
}

abstract class KeyIterator extends PyDictIterator {
  give(dict: PyDict, entry: number): Value {
    return dict.keys[entry] as Value;
  }
}
abstract class ValueIterator extends PyDictIterator {
  give(dict: PyDict, entry: number): Value {
    return dict.values[entry] as Value;
  }
}
abstract class ItemIterator extends PyDictIterator {
  give(dict: PyDict, entry: number): Value {
    return tuple([dict.keys[entry] as Value, dict.values[entry] as Value]);
  }
}
export class PyDictKeyIterator extends KeyIterator {}
export class PyDictValueIterator extends ValueIterator {}
export class PyDictItemIterator extends ItemIterator {}
export class PyDictReverseKeyIterator extends KeyIterator {}
export class PyDictReverseValueIterator extends ValueIterator {}
export class PyDictReverseItemIterator extends ItemIterator {}

function defineIterator(name: string, instance: new (dict?: PyDict, backwards?: boolean) => PyDictIterator): PyType {
  const backwards = name.startsWith("dict_reverse");
  const type = defineType({
    name,
    instance,
    sharing: "versioned",
    fields: { dict: "ref", size: "i32", entry: "i32", left: "i32" },
    final: true,
    slots: {
      pure: { iter: (self) => self },
      writes: {
        next: backwards ? (self) => (self as PyDictIterator).retreat() : (self) => (self as PyDictIterator).advance(),
      },
    },
    methods: {
      __length_hint__: reads(
        "()",
        (self: PyDictIterator) => (self.dict !== null && self.size === readable(self.dict).size ? self.left : 0),
        "Private method returning an estimate of len(list(it)).",
      ),
      // What is left is found by moving on, and coming back.
      __reduce__: writes(
        "()",
        (self: PyDictIterator) => tuple([builtin("iter"), tuple([list(self.rest(backwards))])]),
        "Return state information for pickling.",
      ),
    },
  });
  setBulk(type, (self: PyDictIterator) => {
    open(self, "writes");
    return self.drain(backwards);
  });
  return type;
}

export const dictKeyIteratorType = defineIterator("dict_keyiterator", PyDictKeyIterator);
export const dictValueIteratorType = defineIterator("dict_valueiterator", PyDictValueIterator);
export const dictItemIteratorType = defineIterator("dict_itemiterator", PyDictItemIterator);
export const dictReverseKeyIteratorType = defineIterator("dict_reversekeyiterator", PyDictReverseKeyIterator);
export const dictReverseValueIteratorType = defineIterator("dict_reversevalueiterator", PyDictReverseValueIterator);
export const dictReverseItemIteratorType = defineIterator("dict_reverseitemiterator", PyDictReverseItemIterator);
