/** The Python type list. Its representation is vm/core/list. */
import { openForWrite, txn } from "../../runtime/stm/transaction.ts";
import { exactItems, readyItems } from "../core/bulk-items.ts";
import { defineType } from "../core/define-type.ts";
import { indexError, isPyError, pyError, typeError, valueError } from "../core/errors.ts";
import { andThen, settle } from "../core/execution.ts";
import { classGetItem } from "../core/generic-alias.ts";
import { newInstance } from "../core/instances.ts";
import { collectSequence } from "../core/iterator-loop.ts";
import { list, PyList } from "../core/list.ts";
import { open, pure, reads, writes } from "../core/native.ts";
import { sizeNow } from "../core/ops/index-value.ts";
import { getIterator, remainingItems } from "../core/ops/iterate.ts";
import { askLength } from "../core/ops/length-hint.ts";
import { reprNow, toStr } from "../core/ops/text.ts";
import { isTrue } from "../core/ops/truth.ts";
import { typeOf } from "../core/registry.ts";
import { compareSequences, countItem, indexOfItem, isIndex, itemAt, reprItems, searchBound } from "../core/sequence.ts";
import { adjustSlice, PySlice, type SliceBounds, sliceArray, sliceBounds, unpackSlice } from "../core/slice.ts";
import type { PyType } from "../core/type.ts";
import { NotImplemented, type Outcome, type Value } from "../core/value.ts";
import { PyListIterator, PyListReverseIterator } from "./list-iterators.ts";
import { sortList } from "./list-sort.ts";
import { repeatItems } from "./repeat.ts";

/** Appends all items of an iterable, one by one as they come. */
export function extendList(self: PyList, iterable: Value): Outcome {
  const ready = readyItems(iterable);
  if (ready !== undefined) {
    const { items } = self;
    const n = ready.length;
    for (let i = 0; i < n; i++) items.push(ready[i] as Value);
    return null;
  }
  return collectSequence(
    iterable,
    (item) => {
      if (self.$w < txn.writable) openForWrite(self);
      self.items.push(item);
    },
    () => null,
  );
}

function getListItem(self: Value, key: Value): Value {
  const { items } = self as PyList;
  if (typeof key === "number") {
    const item = items[key < 0 ? key + items.length : key];
    if (item !== undefined) return item;
    throw indexError("list index out of range");
  }
  if (!(key instanceof PySlice)) return itemAt(self as PyList, key, "list");
  const parts = unpackSlice(key);
  return list(sliceArray((self as PyList).items, adjustSlice(parts, (self as PyList).items.length)));
}

/** The position that an assignment or deletion names. */
function targetIndex(self: PyList, key: Value): number {
  const index = typeof key === "number" ? key : sizeNow(key, "IndexError");
  const position = index < 0 ? index + self.items.length : index;
  if (position < 0 || position >= self.items.length) throw indexError("list assignment index out of range");
  return position;
}

function setListItem(receiver: Value, key: Value, value: Value | undefined): Outcome {
  const self = receiver as PyList;
  if (typeof key === "number" || isIndex(key)) {
    const index = targetIndex(self, key);
    if (value !== undefined) self.items[index] = value;
    else if (index === self.items.length - 1) self.items.pop();
    else self.items.splice(index, 1);
    return null;
  }
  if (!(key instanceof PySlice)) throw typeError(`list indices must be integers or slices, not ${typeOf(key).name}`);
  if (value === undefined) deleteSlice(self, sliceBounds(key, self.items.length));
  else assignSlice(self, key, value);
  return null;
}

function deleteSlice(self: PyList, { start, step, count }: SliceBounds): void {
  if (count === 0) return;
  if (step === 1) {
    self.items.splice(start, count);
    return;
  }
  const first = step > 0 ? start : start + step * (count - 1);
  const stride = Math.abs(step);
  const last = first + stride * (count - 1);
  self.items = self.items.filter((_, i) => i < first || i > last || (i - first) % stride !== 0);
}

/** PySequence_Fast: the items, or TypeError with the given message when the value is not iterable. */
export function itemsOrTypeError(value: Value, message: string): readonly Value[] {
  const ready = exactItems(value);
  if (ready !== undefined) return ready;
  let iterator: Value;
  try {
    iterator = settle(getIterator(value));
  } catch (error) {
    if (isPyError(error, "TypeError")) throw typeError(message);
    throw error;
  }
  settle(askLength(iterator));
  return remainingItems(iterator);
}

function assignSlice(self: PyList, key: PySlice, value: Value): void {
  const parts = unpackSlice(key);
  const { step } = parts;
  const source = itemsOrTypeError(value, "must assign iterable to extended slice");
  const values = source === self.items ? source.slice() : source;
  const { start, count } = adjustSlice(parts, self.items.length);
  if (step === 1) {
    replaceRange(self, start, count, values);
    return;
  }
  if (values.length !== count) {
    throw valueError(`attempt to assign sequence of size ${values.length} to extended slice of size ${count}`);
  }
  for (let i = 0, at = start; i < count; i++, at += step) self.items[at] = values[i] as Value;
}

/** Above this, spreading values into a call could overflow the JavaScript stack. */
const MAX_SPREAD = 10_000;

function replaceRange(self: PyList, start: number, count: number, values: readonly Value[]): void {
  if (values.length <= MAX_SPREAD) self.items.splice(start, count, ...values);
  else self.items = self.items.slice(0, start).concat(values, self.items.slice(start + count));
}

export const listType = defineType({
  name: "list",
  doc: "list(iterable=(), /)\n--\n\nA mutable sequence.\n\nWithout an argument the new list is empty; otherwise it holds the items of the iterable.",
  instance: PyList,
  sharing: "versioned",
  fields: { items: "refs" },
  patternKind: "sequence",
  matchSelf: true,
  construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyList, [])),
  init: writes("(iterable=(), /)", (self: PyList, iterable?: Value) => {
    open(self, "writes");
    if (self.items.length > 0) self.items = [];
    return iterable === undefined ? null : extendList(self, iterable);
  }),
  slots: {
    reads: {
      repr: (self) => reprItems(self as PyList, "[", "]", "[...]"),
      richcompare: (self, other, op) => (other instanceof PyList ? compareSequences(self as PyList, other, op) : NotImplemented),
      length: (self) => (self as PyList).items.length,
      getitem: getListItem,
      contains: (self, item) => indexOfItem(self as PyList, item) >= 0,
      concat: (self, other) => {
        if (!(other instanceof PyList)) throw typeError(`can only concatenate list (not "${typeOf(other).name}") to list`);
        return list((self as PyList).items.concat(other.items));
      },
      repeat: (self, count) => list(repeatItems((self as PyList).items, count)),
    },
    pure: { iter: (self) => new PyListIterator(self as PyList) },
    writes: {
      setitem: setListItem,
      iconcat: (self, other) => andThen(extendList(self as PyList, other), () => self),
      irepeat: (self, count) => {
        (self as PyList).items = repeatItems((self as PyList).items, count);
        return self;
      },
    },
  },
  methods: {
    __getitem__: reads("(index, /)", getListItem, "Return self[index]."),
    __reversed__: reads(
      "()",
      (self: PyList) => new PyListReverseIterator(self, self.items.length - 1),
      "Return a reverse iterator over the list.",
    ),
    __sizeof__: reads("()", (self: PyList) => 40 + 8 * self.items.length, "Return the size of the list in memory, in bytes."),
    clear: writes(
      "()",
      (self: PyList) => {
        self.items.length = 0;
        return null;
      },
      "Remove all items from list.",
    ),
    copy: reads("()", (self: PyList) => list(self.items.slice()), "Return a shallow copy of the list."),
    append: writes(
      "(object, /)",
      (self: PyList, object: Value) => {
        self.items.push(object);
        return null;
      },
      "Append object to the end of the list.",
    ),
    insert: writes(
      "(index, object, /)",
      (self: PyList, index: Value, object: Value) => {
        const at = typeof index === "number" ? index : sizeNow(index);
        const { length } = self.items;
        const position = at < 0 ? Math.max(at + length, 0) : Math.min(at, length);
        if (position === length) self.items.push(object);
        else self.items.splice(position, 0, object);
        return null;
      },
      "Insert object before index.",
    ),
    extend: writes("(iterable, /)", extendList, "Extend list by appending elements from the iterable."),
    pop: writes(
      "(index=-1, /)",
      (self: PyList, index?: Value) => {
        const at = index === undefined ? -1 : typeof index === "number" ? index : sizeNow(index);
        const { items } = self;
        if (items.length === 0) throw indexError("pop from empty list");
        const position = at < 0 ? at + items.length : at;
        if (position === items.length - 1) return items.pop() as Value;
        if (position < 0 || position >= items.length) throw indexError("pop index out of range");
        if (position === 0) return items.shift() as Value;
        return items.splice(position, 1)[0] as Value;
      },
      "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.",
    ),
    remove: writes(
      "(value, /)",
      (self: PyList, value: Value) => {
        const index = indexOfItem(self, value);
        if (index < 0) throw valueError("list.remove(x): x not in list");
        self.items.splice(index, 1);
        return null;
      },
      "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.",
    ),
    index: reads(
      "(value, start=0, stop=sys.maxsize, /)",
      (self: PyList, value: Value, start?: Value, stop?: Value) => {
        const { length } = self.items;
        // Items that a comparison appends are searched too unless a stop was given.
        const last = stop === undefined ? Number.MAX_SAFE_INTEGER : searchBound(stop, length, length);
        const found = indexOfItem(self, value, searchBound(start, length, 0), last);
        if (found < 0) throw pyError("ValueError", toStr(`${reprNow(value)} is not in list`));
        return found;
      },
      "Return first index of value.\n\nRaises ValueError if the value is not present.",
    ),
    count: reads("(value, /)", (self: PyList, value: Value) => countItem(self, value), "Return number of occurrences of value."),
    reverse: writes(
      "()",
      (self: PyList) => {
        self.items.reverse();
        return null;
      },
      "Reverse *IN PLACE*.",
    ),
    sort: writes(
      "(*, key=None, reverse=False)",
      (self: PyList, key?: Value, reverse?: Value) => sortList(self, key ?? null, reverse !== undefined && isTrue(reverse)),
      "Sort the list in ascending order and return None.\n\nThe sort is stable. With a key function, each item is compared by what the function gives for it.",
    ),
    __class_getitem__: classGetItem,
  },
});
