/** The Python type tuple. Its representation is vm/core/tuple. */
import { defineType } from "../core/define-type.ts";
import { typeError, valueError } from "../core/errors.ts";
import { classGetItem } from "../core/generic-alias.ts";
import { hashItems, hi, joinHalves, lo, setTupleHashSlot } from "../core/hash-halves.ts";
import { newInstance } from "../core/instances.ts";
import { collectItems } from "../core/iterator-loop.ts";
import { pure, reads } from "../core/native.ts";
import { typeOf } from "../core/registry.ts";
import { compareSequences, countItem, indexOfItem, itemAt, reprItems, searchBound } from "../core/sequence.ts";
import { PySlice, sliceArray, sliceBounds } from "../core/slice.ts";
import { EMPTY_TUPLE, PyTuple, tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { NotImplemented, type Value } from "../core/value.ts";
import { PyTupleIterator } from "./list-iterators.ts";
import { repeatItems } from "./repeat.ts";

const items = (self: Value): readonly Value[] => (self as PyTuple).items;
const isExact = (value: Value): value is PyTuple => value instanceof PyTuple && value.$cls === tupleType;

function getTupleItem(self: Value, key: Value): Value {
  const own = items(self);
  if (typeof key === "number") {
    const item = own[key < 0 ? key + own.length : key];
    if (item !== undefined) return item;
  }
  if (!(key instanceof PySlice)) return itemAt(self as PyTuple, key, "tuple");
  const bounds = sliceBounds(key, own.length);
  if (bounds.count === own.length && bounds.step === 1 && isExact(self)) return self;
  return tuple(sliceArray(own, bounds));
}

export const tupleType = defineType({
  name: "tuple",
  doc: "An immutable sequence.\n\nWithout an argument the tuple is empty; otherwise it holds the items of the iterable.\nA tuple given as the argument is returned itself.",
  instance: PyTuple,
  sharing: "immutable",
  fields: { items: "refs" },
  patternKind: "sequence",
  matchSelf: true,
  construct: pure("(iterable=(), /)", (cls: PyType, iterable?: Value) => {
    if (cls !== tupleType) {
      if (iterable === undefined) return newInstance(cls, PyTuple, []);
      return collectItems(iterable, (collected) => newInstance(cls, PyTuple, collected));
    }
    if (iterable === undefined) return EMPTY_TUPLE;
    if (isExact(iterable)) return iterable;
    return collectItems(iterable, tuple);
  }),
  slots: {
    pure: {
      repr: (self) => {
        const single = items(self).length === 1;
        return reprItems(self as PyTuple, "(", single ? ",)" : ")", "(...)");
      },
      hash: (self) => {
        hashItems(items(self));
        return joinHalves(lo, hi);
      },
      richcompare: (self, other, op) =>
        other instanceof PyTuple ? compareSequences(self as PyTuple, other, op) : NotImplemented,
      iter: (self) => new PyTupleIterator(self as PyTuple),
      length: (self) => items(self).length,
      getitem: getTupleItem,
      contains: (self, item) => indexOfItem(self as PyTuple, item) >= 0,
      concat: (self, other) => {
        if (!(other instanceof PyTuple)) throw typeError(`can only concatenate tuple (not "${typeOf(other).name}") to tuple`);
        if (other.items.length === 0 && isExact(self)) return self;
        if (items(self).length === 0 && isExact(other)) return other;
        return tuple([...items(self), ...other.items]);
      },
      repeat: (self, count) => {
        if (isExact(self) && (count === 1 || items(self).length === 0)) return self;
        const repeated = repeatItems(items(self), count);
        return tuple(repeated);
      },
    },
  },
  methods: {
    __getnewargs__: reads("()", (self: PyTuple) => tuple([tuple(self.items)])),
    index: reads(
      "(value, start=0, stop=sys.maxsize, /)",
      (self: PyTuple, value: Value, start?: Value, stop?: Value) => {
        const { length } = self.items;
        const found = indexOfItem(self, value, searchBound(start, length, 0), searchBound(stop, length, length));
        if (found < 0) throw valueError("tuple.index(x): x not in tuple");
        return found;
      },
      "Return first index of value.\n\nRaises ValueError if the value is not present.",
    ),
    count: reads("(value, /)", (self: PyTuple, value: Value) => countItem(self, value), "Return number of occurrences of value."),
    __class_getitem__: classGetItem,
  },
});
setTupleHashSlot(tupleType.slots.hash);
