/** dict_keys, dict_values and dict_items. */
import { setBulk } from "../core/bulk-items.ts";
import { defineType } from "../core/define-type.ts";
import { PyDict } from "../core/dict.ts";
import { andThen, settle } from "../core/execution.ts";
import { IteratorLoop } from "../core/iterator-loop.ts";
import { PyMappingProxy } from "../core/mapping-proxy.ts";
import { open, pure, writable } from "../core/native.ts";
import { callMethod } from "../core/ops/call.ts";
import { compareOrder, equals } from "../core/ops/compare.ts";
import { containsNow, length } from "../core/ops/items.ts";
import { iterate } from "../core/ops/iterate.ts";
import { guardRepr, reprNow, toStr } from "../core/ops/text.ts";
import { typeOf } from "../core/registry.ts";
import { PyAnySet, PySet } from "../core/set.ts";
import { type CompareOp, EQ, GE, GT, LE, LT, NE, type SlotFunctions } from "../core/slots.ts";
import { PyTuple, tuple } from "../core/tuple.ts";
import { NotImplemented, type Outcome, PyObject, type Value } from "../core/value.ts";
import {
  PyDictItemIterator,
  PyDictKeyIterator,
  PyDictReverseItemIterator,
  PyDictReverseKeyIterator,
  PyDictReverseValueIterator,
  PyDictValueIterator,
} from "./dict-iterators.ts";
import { updateSet } from "./set-update.ts";

export abstract class PyDictView extends PyObject {
  readonly dict: PyDict;
  constructor(dict: PyDict = new PyDict()) {
    super();
    this.dict = dict;
  }
}
/** Views that behave as sets. */
abstract class PySetView extends PyDictView {}
export class PyDictKeys extends PySetView {}
export class PyDictItems extends PySetView {}
export class PyDictValues extends PyDictView {}

function dictOf(view: Value): PyDict {
  const { dict } = view as PyDictView;
  open(dict, "reads");
  return dict;
}

const isSetLike = (value: Value): boolean => value instanceof PySetView || value instanceof PyAnySet;

/** True when every item of `a` is in `b`. */
function allContained(a: Value, b: Value): boolean {
  for (const item of iterate(a)) if (!containsNow(b, item)) return false;
  return true;
}

function compareViews(self: Value, other: Value, op: CompareOp): Outcome {
  if (!isSetLike(other)) return NotImplemented;
  return andThen(length(other), (n) => {
    const order = dictOf(self).size - (n as number);
    if (op === EQ || op === NE) return (order === 0 && allContained(self, other)) === (op === EQ);
    // Subset and superset, not an order of sizes.
    const possible = compareOrder(order, op);
    if (op === LT || op === LE) return possible && allContained(self, other);
    return possible && (op === GT || op === GE) && allContained(other, self);
  });
}

/** A new set of the items of a view, or of whatever stands on the left of one. */
function toSet(value: Value): [PySet, Outcome] {
  const set = new PySet();
  return [set, updateSet(set, value)];
}

/** `left.method(right)` on a new set of the items of `left`. The outcome is the set. */
function onSet(method: string): (left: Value, right: Value) => Outcome {
  return (left, right) => {
    const [set, filled] = toSet(left);
    return andThen(filled, () => andThen(callMethod(set, method, right), () => set));
  };
}

/** Adds the items of an iterable that are in the view. */
class IntersectLoop extends IteratorLoop {
  private readonly view: Value;
  private readonly result = new PySet();
  constructor(view: Value) {
    super();
    this.view = view;
  }
  protected stepped(item: Value): undefined {
    if (containsNow(this.view, item)) writable(this.result).addKey(item);
  }
  protected finish(): Outcome {
    return this.result;
  }
}

function intersect(left: Value, right: Value): Outcome {
  let [view, other] = left instanceof PySetView ? [left, right] : [right, left];
  const size = dictOf(view).size;
  open(other, "reads");
  if (other instanceof PySet && !other.$cls.isHeapType && size <= other.size) return callMethod(other, "intersection", view);
  if (other instanceof PySetView && dictOf(other).size > size) [view, other] = [other, view];
  return new IntersectLoop(view).over(other);
}

class DisjointLoop extends IteratorLoop {
  private readonly view: Value;
  constructor(view: Value) {
    super();
    this.view = view;
  }
  protected stepped(item: Value): Outcome | undefined {
    return containsNow(this.view, item) ? false : undefined;
  }
  protected finish(): Outcome {
    return true;
  }
}

function isDisjoint(self: PySetView, other: Value): Outcome {
  if (self === other) return dictOf(self).size === 0;
  const swap = isSetLike(other) && (settle(length(other)) as number) > dictOf(self).size;
  return swap ? new DisjointLoop(other).over(self) : new DisjointLoop(self).over(other);
}

/** All items of a view, in order. */
function* itemsOf(view: PyDictView): Generator<Value> {
  const dict = dictOf(view);
  for (const [key, value] of dict.entries()) {
    yield view instanceof PyDictKeys ? key : view instanceof PyDictValues ? value : tuple([key, value]);
  }
}

function reprView(self: Value): Value {
  const { name } = typeOf(self);
  return toStr(guardRepr(self as object, "...", () => `${name}([${[...itemsOf(self as PyDictView)].map(reprNow).join(", ")}])`));
}

const SET_SLOTS: Partial<SlotFunctions> = {
  repr: reprView,
  richcompare: compareViews,
  length: (self) => dictOf(self).size,
  and: intersect,
  or: onSet("update"),
  subtract: onSet("difference_update"),
  xor: onSet("symmetric_difference_update"),
};

const ISDISJOINT = pure("(object, /)", isDisjoint, "Return True if the view and the given iterable have a null intersection.");
const MAPPING = {
  get: (self: PyDictView) => new PyMappingProxy(self.dict),
  doc: "dictionary that this view refers to",
};
const FIELDS = { dict: "ref" } as const;

export const dictKeysType = defineType({
  name: "dict_keys",
  instance: PyDictKeys,
  sharing: "immutable",
  fields: FIELDS,
  final: true,
  slots: {
    pure: {
      ...SET_SLOTS,
      iter: (self) => new PyDictKeyIterator(dictOf(self)),
      contains: (self, key) => dictOf(self).find(key) >= 0,
    },
  },
  methods: {
    isdisjoint: ISDISJOINT,
    __reversed__: pure(
      "()",
      (self: PyDictKeys) => new PyDictReverseKeyIterator(dictOf(self), true),
      "Return a reverse iterator over the dict keys.",
    ),
  },
  getters: { mapping: MAPPING },
});

export const dictItemsType = defineType({
  name: "dict_items",
  instance: PyDictItems,
  sharing: "immutable",
  fields: FIELDS,
  final: true,
  slots: {
    pure: {
      ...SET_SLOTS,
      iter: (self) => new PyDictItemIterator(dictOf(self)),
      contains: (self, item) => {
        if (!(item instanceof PyTuple) || item.items.length !== 2) return false;
        const found = dictOf(self).get(item.items[0] as Value);
        return found !== undefined && equals(found, item.items[1] as Value);
      },
    },
  },
  methods: {
    isdisjoint: ISDISJOINT,
    __reversed__: pure(
      "()",
      (self: PyDictItems) => new PyDictReverseItemIterator(dictOf(self), true),
      "Return a reverse iterator over the dict items.",
    ),
  },
  getters: { mapping: MAPPING },
});

export const dictValuesType = defineType({
  name: "dict_values",
  instance: PyDictValues,
  sharing: "immutable",
  fields: FIELDS,
  final: true,
  slots: {
    pure: {
      repr: reprView,
      length: (self) => dictOf(self).size,
      iter: (self) => new PyDictValueIterator(dictOf(self)),
    },
  },
  methods: {
    __reversed__: pure(
      "()",
      (self: PyDictValues) => new PyDictReverseValueIterator(dictOf(self), true),
      "Return a reverse iterator over the dict values.",
    ),
  },
  getters: { mapping: MAPPING },
});

setBulk(dictKeysType, (self: PyDictKeys) => dictOf(self).liveKeys());
setBulk(dictValuesType, (self: PyDictValues) => dictOf(self).liveValues());
setBulk(dictItemsType, (self: PyDictItems) => {
  const dict = dictOf(self);
  const keys = dict.liveKeys();
  const values = dict.liveValues();
  return keys.map((key, i) => tuple([key, values[i]!]));
});
