/** The Python type bytearray. Its representation is vm/core/bytes; what it shares with bytes is bytes-common.ts. */
import { latin1Text } from "../codecs/single-byte.ts";
import { setBulk } from "../core/bulk-items.ts";
import { PyByteArray, toBytes } from "../core/bytes.ts";
import { defineType } from "../core/define-type.ts";
import { Exports } from "../core/exports.ts";
import { newInstance } from "../core/instances.ts";
import { classMethod, open, pure, reads, writes } from "../core/native.ts";
import { call } from "../core/ops/call.ts";
import { sizeNow } from "../core/ops/index-value.ts";
import { typeOf } from "../core/registry.ts";
import type { BufferView } from "../core/slots.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { NotImplemented, type Value } from "../core/value.ts";
import { appendItems, changeMethods, extendInPlace, getByteArrayItem, setByteArrayItem, splice } from "./bytearray-change.ts";
import { checkResizable } from "./bytes-arguments.ts";
import { bytesOf, commonMethods, compareSlot, concatSlot, flatView, repeatBytes, reprBytes } from "./bytes-common.ts";
import { parseHex } from "./bytes-hex.ts";
import { byteItems, PyByteArrayIterator } from "./bytes-iterator.ts";
import { checkIterable, copiedBytes, encodedSource, zeros } from "./bytes-make.ts";
import { formatBytes } from "./bytes-percent.ts";
import { containsBytes } from "./bytes-search.ts";
import { getState } from "./reduce.ts";

function initialise(self: PyByteArray, source?: Value, encoding?: Value, errors?: Value): null {
  if (self.size > 0) {
    checkResizable(self);
    self.resize(0);
  }
  const encoded = encodedSource(source, encoding, errors, "bytearray");
  if (encoded !== undefined) splice(self, 0, 0, encoded);
  else if (source !== undefined) {
    const bytes = zeros(source) ?? copiedBytes(source);
    if (bytes !== undefined) splice(self, self.size, self.size, bytes);
    else {
      checkIterable(source, "bytearray");
      appendItems(self, source);
    }
  }
  return null;
}

function exportView(value: Value): BufferView {
  const self = value as PyByteArray;
  self.exports ??= new Exports();
  return { ...flatView(self.bytes, false), release: self.exports.acquire(), exports: self.exports };
}

function reduce(self: PyByteArray, protocol: number): Value {
  const args = protocol < 3 ? [latin1Text(self.bytes), "latin-1"] : [toBytes(self.bytes.slice())];
  return tuple([typeOf(self), tuple(self.size === 0 ? [] : args), getState(self, false)]);
}

const DOC = `bytearray(iterable_of_ints) -> bytearray
bytearray(string, encoding[, errors]) -> bytearray
bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer
bytearray(int) -> bytes array of size given by the parameter initialized with null bytes
bytearray() -> empty bytes array

A mutable sequence of bytes, from any of these.`;

export const byteArrayType = defineType({
  name: "bytearray",
  doc: DOC,
  instance: PyByteArray,
  sharing: "versioned",
  // Views are counted where they are.
  fields: { store: "bytes", size: "i32", exports: "derived" },
  matchSelf: true,
  construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyByteArray)),
  init: writes("(source=b'', encoding='utf-8', errors='strict')", initialise),
  slots: {
    pure: { iter: (self) => new PyByteArrayIterator(self as PyByteArray) },
    reads: {
      repr: (self) => `${typeOf(self).name}(${reprBytes(bytesOf(self), true)})`,
      str: (self) => `${typeOf(self).name}(${reprBytes(bytesOf(self), true)})`,
      richcompare: compareSlot,
      length: (self) => (self as PyByteArray).size,
      getitem: getByteArrayItem,
      contains: containsBytes,
      concat: concatSlot,
      repeat: (self, count) => new PyByteArray(repeatBytes(bytesOf(self), count)),
      mod: (left, right) => (left instanceof PyByteArray ? new PyByteArray(formatBytes(left.bytes, right)) : NotImplemented),
    },
    writes: {
      setitem: setByteArrayItem,
      iconcat: extendInPlace,
      irepeat: (value, count) => {
        const self = value as PyByteArray;
        const repeated = repeatBytes(self.bytes, count);
        splice(self, 0, self.size, repeated);
        return self;
      },
      // Whoever asks may write through the view.
      buffer: exportView,
    },
  },
  methods: {
    ...commonMethods,
    ...changeMethods,
    copy: reads("()", (self: PyByteArray) => new PyByteArray(self.bytes.slice()), "A copy."),
    fromhex: classMethod(
      pure(
        "(string, /)",
        (cls: PyType, text: Value) => {
          const bytes = parseHex(text);
          return cls === byteArrayType ? new PyByteArray(bytes) : call(cls, [toBytes(bytes)]);
        },
        "A bytearray from a string of hexadecimal digit pairs.",
      ),
    ),
    __alloc__: reads(
      "()",
      (self: PyByteArray) => (self.size === 0 ? 0 : Math.max(self.store.length, self.size + 1)),
      "The number of bytes allocated.",
    ),
    __sizeof__: reads(
      "()",
      (self: PyByteArray) => 56 + (self.size === 0 ? 0 : Math.max(self.store.length, self.size + 1)),
      "The size in memory, in bytes.",
    ),
    __reduce__: reads("()", (self: PyByteArray) => reduce(self, 2), "Return state information for pickling."),
    __reduce_ex__: reads(
      "(proto=0, /)",
      (self: PyByteArray, proto?: Value) => reduce(self, proto === undefined ? 0 : sizeNow(proto)),
      "Return state information for pickling.",
    ),
  },
});

setBulk(byteArrayType, (self: PyByteArray) => {
  open(self, "reads");
  return byteItems(self.bytes);
});
