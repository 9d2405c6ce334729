/** The iterators over bytes and bytearray. */
import { builtin } from "../core/builtin-names.ts";
import { setBulk } from "../core/bulk-items.ts";
import { defineType } from "../core/define-type.ts";
import { open, reads, writes } from "../core/native.ts";
import { tuple } from "../core/tuple.ts";
import { MutableObject, type Value } from "../core/value.ts";
import type { BytesLike } from "./bytes-arguments.ts";
import { stateIndex } from "./list-iterators.ts";

export class PyBytesIterator extends MutableObject {
  /** Null once exhausted. */
  source: BytesLike | null;
  index = 0;
  constructor(source: BytesLike | null = null) {
    super();
    this.source = source;
  }
}

export class PyByteArrayIterator extends PyBytesIterator {}

function next(value: Value): Value | undefined {
  const self = value as PyBytesIterator;
  const { source } = self;
  if (source === null) return undefined;
  open(source, "reads");
  const byte = source.bytes[self.index];
  if (byte === undefined) self.source = null;
  else self.index++;
  return byte;
}

/** The bytes from an index on as ints, in a fresh array. */
export function byteItems(bytes: Uint8Array, from = 0): Value[] {
  const items = new Array<Value>(Math.max(bytes.length - from, 0));
  // A loop: Array.from would go through the iterator.
  for (let i = 0; i < items.length; i++) items[i] = bytes[from + i]!;
  return items;
}

function drain(self: PyBytesIterator): Value[] {
  open(self, "writes");
  const { source, index } = self;
  if (source === null) return [];
  open(source, "reads");
  self.source = null;
  return byteItems(source.bytes, index);
}

const define = (name: string, instance: typeof PyBytesIterator) =>
  defineType({
    name,
    instance,
    sharing: "versioned",
    fields: { source: "ref", index: "i32" },
    final: true,
    slots: { pure: { iter: (self) => self }, writes: { next } },
    methods: {
      __length_hint__: reads(
        "()",
        ({ source, index }: PyBytesIterator) => {
          open(source, "reads");
          return source === null ? 0 : Math.max(0, source.bytes.length - index);
        },
        "Private method returning an estimate of len(list(it)).",
      ),
      __reduce__: reads(
        "()",
        (self: PyBytesIterator) => {
          // Looking the builtin up may run Python code that moves the iterator.
          const remake = builtin("iter");
          const { source, index } = self;
          return source === null ? tuple([remake, tuple([tuple([])])]) : tuple([remake, tuple([source]), index]);
        },
        "Return state information for pickling.",
      ),
      __setstate__: writes(
        "(object, /)",
        (self: PyBytesIterator, state: Value) => {
          const index = stateIndex(state);
          open(self.source, "reads");
          if (self.source !== null) self.index = Math.min(Math.max(index, 0), self.source.bytes.length);
          return null;
        },
        "Set state information for unpickling.",
      ),
    },
  });

export const bytesIteratorType = define("bytes_iterator", PyBytesIterator);
export const byteArrayIteratorType = define("bytearray_iterator", PyByteArrayIterator);
setBulk(bytesIteratorType, drain);
setBulk(byteArrayIteratorType, drain);
