/** The views of OrderedDict (odict_keys, ...) and odict_iterator. */
import { builtin } from "../../vm/core/builtin-names.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { runtimeError } from "../../vm/core/errors.ts";
import { list } from "../../vm/core/list.ts";
import { pure, readable, writes } from "../../vm/core/native.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { Value } from "../../vm/core/value.ts";
import { PyDictIterator } from "../../vm/objects/dict-iterators.ts";
import {
  dictItemsType,
  dictKeysType,
  dictValuesType,
  PyDictItems,
  PyDictKeys,
  PyDictValues,
  type PyDictView,
} from "../../vm/objects/dict-views.ts";

type Kind = "keys" | "values" | "items";

export class PyOrderedKeys extends PyDictKeys {}
export class PyOrderedValues extends PyDictValues {}
export class PyOrderedItems extends PyDictItems {}

/** Walks an OrderedDict in either direction; any change of its keys or their order meanwhile is an error. */
export class PyOrderedIterator extends PyDictIterator {
  readonly kind: Kind;
  readonly backwards: boolean;
  /** The dict's `keysVersion` when the iteration began. */
  version: number;

  constructor(dict: PyDict = new PyDict(), kind: Kind = "keys", backwards = false) {
    super(dict, backwards);
    this.kind = kind;
    this.backwards = backwards;
    this.version = dict.keysVersion;
  }

  give(dict: PyDict, entry: number): Value {
    const key = dict.keys[entry] as Value;
    if (this.kind === "keys") return key;
    const value = dict.values[entry] as Value;
    return this.kind === "values" ? value : tuple([key, value]);
  }

  step(): Value | undefined {
    if (this.dict !== null && readable(this.dict).keysVersion !== this.version) {
      throw runtimeError("OrderedDict mutated during iteration");
    }
    return this.backwards ? this.retreat() : this.advance();
  }
}

function defineIterator(): void {
  defineType({
    name: "odict_iterator",
    instance: PyOrderedIterator,
    sharing: "versioned",
    fields: { dict: "ref", size: "i32", entry: "i32", left: "i32", kind: "text", backwards: "flag", version: "f64" },
    final: true,
    slots: { pure: { iter: (self) => self }, writes: { next: (self) => (self as PyOrderedIterator).step() } },
    methods: {
      // What is left is found by moving on, and coming back.
      __reduce__: writes(
        "()",
        (self: PyOrderedIterator) => tuple([builtin("iter"), tuple([list(self.rest(self.backwards))])]),
        "Return state information for pickling",
      ),
    },
  });
}

function defineView(kind: Kind, base: PyType, instance: new (dict?: PyDict) => PyDictView): void {
  defineType({
    name: `odict_${kind}`,
    base,
    instance,
    sharing: "immutable",
    slots: { pure: { iter: (self) => new PyOrderedIterator((self as PyDictView).dict, kind) } },
    methods: { __reversed__: pure("()", (self: PyDictView) => new PyOrderedIterator(self.dict, kind, true)) },
  });
}

export function defineOrderedViews(): void {
  defineIterator();
  defineView("keys", dictKeysType, PyOrderedKeys);
  defineView("values", dictValuesType, PyOrderedValues);
  defineView("items", dictItemsType, PyOrderedItems);
}
