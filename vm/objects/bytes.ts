/** The Python type bytes. Its representation is vm/core/bytes; its methods come from the bytes-*.ts files, by idea. */
import { latin1Text } from "../codecs/single-byte.ts";
import { setBulk } from "../core/bulk-items.ts";
import { PyBytes, toBytes } from "../core/bytes.ts";
import { defineType } from "../core/define-type.ts";
import { indexError, overflowError, pyError, typeError } from "../core/errors.ts";
import { andThen } from "../core/execution.ts";
import { setIndexRule } from "../core/index-key.ts";
import { newInstance } from "../core/instances.ts";
import { classMethod, pure } from "../core/native.ts";
import { lookupSpecial } from "../core/ops/attributes.ts";
import { call } from "../core/ops/call.ts";
import { exactInt, sizeNow } from "../core/ops/index-value.ts";
import { typeOf } from "../core/registry.ts";
import { PySlice, sliceBounds } from "../core/slice.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { NotImplemented, type Outcome, type Value } from "../core/value.ts";
import { bytesOf, commonMethods, compareSlot, concatSlot, flatView, repeatBytes, reprBytes } from "./bytes-common.ts";
import { parseHex } from "./bytes-hex.ts";
import { byteItems, PyBytesIterator } from "./bytes-iterator.ts";
import { bytesFromDunder, bytesFromObject, encodedSource, zeros } from "./bytes-make.ts";
import { formatBytes } from "./bytes-percent.ts";
import { containsBytes } from "./bytes-search.ts";
import { isTooOften } from "./repeat.ts";
import { foreignIndexKey, isStr } from "./str-object.ts";

const isExact = (value: Value): boolean => value instanceof PyBytes && value.$cls === bytesType;

function construct(cls: PyType, source?: Value, encoding?: Value, errors?: Value): Outcome {
  if (cls === bytesType && source instanceof PyBytes && isExact(source) && encoding === undefined && errors === undefined) {
    return source;
  }
  const make = (bytes: Uint8Array): Value => newInstance(cls, PyBytes, bytes);
  const dunder =
    source === undefined || encoding !== undefined || errors !== undefined ? undefined : lookupSpecial(source, "__bytes__");
  if (dunder !== undefined) {
    return andThen(
      andThen(dunder, (method) => call(method, [])),
      (result) => {
        const bytes = bytesFromDunder(result);
        return cls === bytesType ? bytes : make(bytes.bytes);
      },
    );
  }
  const encoded = encodedSource(source, encoding, errors, "bytes");
  if (encoded !== undefined) return make(encoded);
  if (source === undefined) return make(new Uint8Array(0));
  return make(zeros(source) ?? bytesFromObject(source, "bytes", "bytes"));
}

function getBytesItem(self: Value, key: Value): Value {
  const bytes = bytesOf(self);
  if (typeof key !== "number") {
    if (key instanceof PySlice) {
      const { start, step, count } = sliceBounds(key, bytes.length);
      if (step === 1) return count === bytes.length && isExact(self) ? self : toBytes(bytes.slice(start, start + count));
      return toBytes(Uint8Array.from({ length: count }, (_, i) => bytes[start + i * step]!));
    }
    if (isStr(key) || typeOf(key).slots.index === undefined) {
      throw typeError(`byte indices must be integers or slices, not ${typeOf(key).name}`);
    }
  }
  const index = typeof key === "number" ? key : sizeNow(key, "IndexError");
  const byte = bytes[index < 0 ? index + bytes.length : index];
  if (byte === undefined) throw indexError("index out of range");
  return byte;
}

/** hashText of the bytes as Latin-1 text. */
export function hashBytes(bytes: Uint8Array): number {
  if (bytes.length === 0) return 0;
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash >>> 0;
}

const DOC = `bytes(iterable_of_ints) -> bytes
bytes(string, encoding[, errors]) -> bytes
bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer
bytes(int) -> bytes object of size given by the parameter initialized with null bytes
bytes() -> empty bytes object

An immutable sequence of bytes, from any of these.`;

export const bytesType = defineType({
  name: "bytes",
  doc: DOC,
  instance: PyBytes,
  sharing: "immutable",
  fields: { bytes: "bytes", $key: "derived" },
  matchSelf: true,
  construct: pure("(source=b'', encoding='utf-8', errors='strict')", construct),
  slots: {
    pure: {
      repr: (self) => reprBytes(bytesOf(self), false),
      str: (self) => reprBytes(bytesOf(self), false),
      hash: (self) => hashBytes(bytesOf(self)),
      richcompare: compareSlot,
      iter: (self) => new PyBytesIterator(self as PyBytes),
      length: (self) => bytesOf(self).length,
      getitem: getBytesItem,
      contains: containsBytes,
      concat: concatSlot,
      repeat: (self, count) => {
        const bytes = bytesOf(self);
        if (isTooOften(bytes.length, count)) throw overflowError("repeated bytes are too long");
        return exactInt(count) === 1 && isExact(self) ? self : toBytes(repeatBytes(bytes, count));
      },
      mod: (left, right) => (left instanceof PyBytes ? toBytes(formatBytes(left.bytes, right)) : NotImplemented),
      buffer: (self, writable) => {
        if (writable) throw pyError("BufferError", "Object is not writable.");
        return flatView(bytesOf(self), true);
      },
    },
  },
  methods: {
    ...commonMethods,
    fromhex: classMethod(
      pure(
        "(string, /)",
        (cls: PyType, text: Value) => {
          const bytes = toBytes(parseHex(text));
          return cls === bytesType ? bytes : call(cls, [bytes]);
        },
        "Bytes from a string of hexadecimal digit pairs.",
      ),
    ),
    __bytes__: pure(
      "()",
      (self: PyBytes) => (isExact(self) ? self : toBytes(self.bytes)),
      "Convert this value to exact type bytes.",
    ),
    __getnewargs__: pure("()", (self: PyBytes) => tuple([toBytes(self.bytes)])),
    __sizeof__: pure("()", (self: PyBytes) => 33 + self.bytes.length, "The size in memory, in bytes."),
  },
});

/** The Map key of bytes, and of what equals them. */
export function bytesIndexKey(bytes: PyBytes): string {
  bytes.$key ??= foreignIndexKey("b", latin1Text(bytes.bytes));
  return bytes.$key;
}

setIndexRule(bytesType.slots.hash, (value) => bytesIndexKey(value as PyBytes));
setBulk(bytesType, (self: PyBytes) => byteItems(self.bytes));
