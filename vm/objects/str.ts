/** The Python type str. Its representations are str-object.ts; its methods come from the str-*.ts files, by idea. */

import { decodeBytes, encodeText } from "../codecs/codecs.ts";
import { setBulk } from "../core/bulk-items.ts";
import { defineType } from "../core/define-type.ts";
import { indexError, overflowError, typeError } from "../core/errors.ts";
import { andThen } from "../core/execution.ts";
import { setIndexRule } from "../core/index-key.ts";
import { newInstance } from "../core/instances.ts";
import { pure } from "../core/native.ts";
import { bytesNow } from "../core/ops/buffer.ts";
import { compareOrder } from "../core/ops/compare.ts";
import { hashCodePoints, hashText } from "../core/ops/hash.ts";
import { sizeNow } from "../core/ops/index-value.ts";
import { getItemNow } from "../core/ops/items.ts";
import { str } from "../core/ops/text.ts";
import { typeOf, types } from "../core/registry.ts";
import { PySlice, sliceBounds } from "../core/slice.ts";
import { type CompareOp, EQ, NE } from "../core/slots.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { NotImplemented, type Outcome, type Value } from "../core/value.ts";
import { formatText } from "../numeric/format-number.ts";
import { isTooOften, repetitions } from "./repeat.ts";
import { caseMethods } from "./str-case.ts";
import { formatFields, fromKeywords } from "./str-format.ts";
import { charactersOf, iterateStr } from "./str-iterator.ts";
import {
  compareText,
  concatStr,
  contentsOf,
  fromCodePoint,
  fromCodePoints,
  fromUtf16,
  isStr,
  type PlainStr,
  PyStr,
  PyStrInstance,
  plainStr,
  sliceText,
  strIndexKey,
  type Text,
  toUtf16,
  wellFormedText,
} from "./str-object.ts";
import { formatStr } from "./str-percent.ts";
import { reprStr } from "./str-repr.ts";
import { alike, searchMethods, textOfSelf } from "./str-search.ts";
import { splitMethods } from "./str-split.ts";
import { translateMethods } from "./str-translate.ts";
import { badArgument, checkedLength, nameArgument } from "./text-arguments.ts";
import * as units from "./units.ts";

function construct(cls: PyType, object?: Value, encoding?: Value, errors?: Value): Outcome {
  const made = makePlain(object, encoding, errors);
  return cls === strType ? made : andThen(made, (value) => newInstance(cls, PyStrInstance, plainStr(value)!));
}

function makePlain(object: Value | undefined, encoding: Value | undefined, errors: Value | undefined): Outcome {
  const encodingName = nameArgument(encoding, "str", "encoding", "utf-8");
  const errorsName = nameArgument(errors, "str", "errors", "strict");
  if (object === undefined) return "";
  if (encoding === undefined && errors === undefined) return str(object);
  if (isStr(object)) throw typeError("decoding str is not supported");
  if (typeOf(object).slots.buffer === undefined) {
    throw typeError(`decoding to str: need a bytes-like object, ${typeOf(object).name} found`);
  }
  return decodeBytes(bytesNow(object), encodingName, errorsName);
}

function getStrItem(self: Value, key: Value): Value {
  const text = textOfSelf(self);
  if (typeof key !== "number") {
    if (key instanceof PySlice) return sliceOf(self, text, key);
    if (typeOf(key).slots.index === undefined) {
      throw typeError(`string indices must be integers, not '${typeOf(key).name}'`);
    }
  }
  const index = typeof key === "number" ? key : sizeNow(key, "IndexError");
  const at = index < 0 ? index + text.length : index;
  if (at < 0 || at >= text.length) throw indexError("string index out of range");
  return typeof text === "string" ? text[at]! : fromCodePoint(text[at]!);
}

function sliceOf(self: Value, text: Text, slice: PySlice): PlainStr {
  const { start, step, count } = sliceBounds(slice, text.length);
  if (step === 1) return count === text.length ? plainStr(self)! : sliceText(text, start, start + count);
  if (typeof text === "string") {
    let picked = "";
    for (let i = 0, at = start; i < count; i++, at += step) picked += text[at];
    return picked;
  }
  const picked = new Uint32Array(count);
  for (let i = 0, at = start; i < count; i++, at += step) picked[i] = text[at]!;
  return fromCodePoints(picked);
}

function concat(self: Value, other: Value): Value {
  if (!isStr(other)) throw typeError(`can only concatenate str (not "${typeOf(other).name}") to str`);
  if (typeof self !== "string" || typeof other !== "string") return concatStr(self, other);
  checkedLength(self.length + other.length);
  return self + other;
}

function repeat(self: Value, count: Value): Value {
  const text = textOfSelf(self);
  if (isTooOften(text.length, count)) throw overflowError("repeated string is too long");
  const times = repetitions(text.length, count);
  checkedLength(text.length * times);
  if (typeof text === "string") return text.repeat(times);
  const points = new Uint32Array(text.length * times);
  for (let i = 0; i < times; i++) points.set(text, i * text.length);
  return fromCodePoints(points);
}

function compare(self: Value, other: Value, op: CompareOp): Value {
  if (op === EQ || op === NE) {
    if (!isStr(other)) return NotImplemented;
    const mine = wellFormedText(self);
    const theirs = wellFormedText(other);
    // One with a lone surrogate equals none without.
    if (mine !== undefined || theirs !== undefined) return (mine === theirs) === (op === EQ);
  }
  const left = textOfSelf(self);
  const right = contentsOf(other);
  if (right === undefined) return NotImplemented;
  if ((op === EQ || op === NE) && left.length !== right.length) return op === NE;
  return compareOrder(compareText(left, right), op);
}

function contains(self: Value, item: Value): boolean {
  const whole = wellFormedText(self);
  const wanted = wellFormedText(item);
  if (whole !== undefined && wanted !== undefined) return whole.includes(wanted);
  const part = contentsOf(item);
  if (part === undefined) throw typeError(`'in <string>' requires string as left operand, not ${typeOf(item).name}`);
  return alike(textOfSelf(self), part, (hay, needle) => units.find(hay, needle)) >= 0;
}

/** Formatting that changes nothing answers the very object, even of a subclass. */
const orReceiver = (self: Value, text: Text, formatted: Value): Value => (formatted === text ? self : formatted);

/** Over code points, so that two lone surrogates differ from the character they would be in UTF-16. */
const hashOfText = (text: Text): number => (typeof text === "string" ? hashText(text) : hashCodePoints(text));

/** What CPython's compact representations take. */
function sizeOf(text: Text): number {
  let widest = 0;
  for (let i = 0; i < text.length; i++) widest = Math.max(widest, units.unitAt(text, i));
  if (widest < 0x80) return 40 + text.length + 1;
  const width = widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4;
  return 56 + width * (text.length + 1);
}

const DOC = `str(object='') -> str
str(bytes_or_buffer[, encoding[, errors]]) -> str

The text of an object: what its __str__() gives, or its repr(). With an encoding or errors the object
is decoded; it must then expose a buffer. encoding defaults to 'utf-8', errors to 'strict'.`;

export const strType = defineType({
  name: "str",
  doc: DOC,
  instance: PyStrInstance,
  sharing: "immutable",
  fields: { value: "ref" },
  matchSelf: true,
  construct: pure("(object='', encoding='utf-8', errors='strict')", construct),
  slots: {
    pure: {
      repr: (self) => reprStr(textOfSelf(self)),
      str: (self) => plainStr(self)!,
      hash: (self) => hashOfText(textOfSelf(self)),
      richcompare: compare,
      iter: iterateStr,
      length: (self) => textOfSelf(self).length,
      getitem: getStrItem,
      contains,
      concat,
      repeat,
      mod: (left, right) => {
        const format = contentsOf(left);
        return format === undefined ? NotImplemented : orReceiver(left, format, formatStr(format, right));
      },
    },
  },
  methods: {
    ...searchMethods,
    ...splitMethods,
    ...caseMethods,
    ...translateMethods,
    encode: pure(
      "(encoding='utf-8', errors='strict')",
      (self: Value, encoding?: Value, errors?: Value) =>
        encodeText(
          plainStr(self)!,
          nameArgument(encoding, "encode", "encoding", "utf-8"),
          nameArgument(errors, "encode", "errors", "strict"),
        ),
      "The string encoded to bytes.",
    ),
    format: pure(
      "(*args, **kwargs)",
      (self: Value, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) =>
        orReceiver(self, textOfSelf(self), formatFields(textOfSelf(self), { positional: args, named: fromKeywords(kwargs) })),
      "format($self, /, *args, **kwargs)\n--\n\nA copy in which the fields in braces are replaced by the arguments.",
    ),
    format_map: pure(
      "(mapping, /)",
      (self: Value, mapping: Value) =>
        formatFields(textOfSelf(self), { positional: null, named: (name) => getItemNow(mapping, name) }),
      "A copy in which the fields in braces are replaced by items of the mapping.",
    ),
    __format__: pure(
      "(format_spec, /)",
      (self: Value, spec: Value) => {
        const text = contentsOf(spec) ?? badArgument("__format__", "argument", "str", spec);
        if (text.length === 0) return str(self);
        return fromUtf16(formatText(toUtf16(textOfSelf(self)), toUtf16(text), typeOf(self).name));
      },
      "A formatted copy, as the format specification asks.",
    ),
    __sizeof__: pure("()", (self: Value) => sizeOf(textOfSelf(self)), "The size in memory, in bytes."),
    __getnewargs__: pure("()", (self: Value) => tuple([plainStr(self)!])),
  },
});

// Calls without keywords, which are nearly all, bind faster so, and have an error of their own.
const constructBound = strType.slots.construct!;
strType.slots.construct = (cls, args, kwNames) => {
  if (kwNames !== null && kwNames.length > 0) {
    if (args.length > 3) throw typeError(`str() takes at most 3 arguments (${args.length} given)`);
    return constructBound(cls, args, kwNames);
  }
  if (args.length > 3) throw typeError(`str expected at most 3 arguments, got ${args.length}`);
  return construct(cls, args[0], args[1], args[2]);
};

types.str = strType;
Object.defineProperty(PyStr.prototype, "$cls", { value: strType, writable: true, configurable: true });
setIndexRule(strType.slots.hash, (value) => strIndexKey(plainStr(value)!));

setBulk(strType, (self: Value) => charactersOf(self));
