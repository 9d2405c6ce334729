/** Methods of bytes and bytearray that look for bytes in them: find, count, startswith, replace, partition and their like. */
import { PyBytes } from "../core/bytes.ts";
import { valueError } from "../core/errors.ts";
import { type Declaration, reads } from "../core/native.ts";
import { bytesNow } from "../core/ops/buffer.ts";
import { typeOf } from "../core/registry.ts";
import { PyTuple, tuple } from "../core/tuple.ts";
import type { Value } from "../core/value.ts";
import { type BytesLike, likeSelf, orSelf, sameAs, subArgument } from "./bytes-arguments.ts";
import { checkedLength, countNow, searchBounds } from "./text-arguments.ts";
import * as units from "./units.ts";

type Search = (hay: Uint8Array, needle: Uint8Array, start: number, end: number) => number;

function searching(name: string, search: Search, missing: boolean, doc: string): Declaration {
  return reads(
    "(sub, start=None, end=None, /)",
    (self: BytesLike, sub: Value, start?: Value, end?: Value) => {
      const [first, last] = searchBounds(start, end, self.bytes.length);
      const needle = subArgument(sub);
      const found = search(self.bytes, needle, first, last);
      if (missing && found < 0) throw valueError("subsection not found");
      return found;
    },
    `${name}($self, sub[, start[, end]], /)\n--\n\n${doc}`,
  );
}

type Affix = (hay: Uint8Array, affix: Uint8Array, start: number, end: number) => boolean;

function affixed(name: "startswith" | "endswith", parameter: string, test: Affix, doc: string): Declaration {
  return reads(
    `(${parameter}, start=None, end=None, /)`,
    (self: BytesLike, affix: Value, start?: Value, end?: Value) => {
      const [first, last] = searchBounds(start, end, self.bytes.length);
      if (affix instanceof PyTuple) return affix.items.some((part) => test(self.bytes, bytesNow(part), first, last));
      const message = `${name} first arg must be bytes or a tuple of bytes, not ${typeOf(affix).name}`;
      return test(self.bytes, bytesNow(affix, message), first, last);
    },
    `${name}($self, ${parameter}[, start[, end]], /)\n--\n\n${doc}`,
  );
}

function partition(self: BytesLike, value: Value, last: boolean): Value {
  const separator = bytesNow(value);
  if (separator.length === 0) throw valueError("empty separator");
  const own = self.bytes;
  const at = last ? units.findLast(own, separator) : units.find(own, separator);
  const empty = (): BytesLike => likeSelf(self, new Uint8Array(0));
  if (at < 0) return tuple(last ? [empty(), empty(), sameAs(self)] : [sameAs(self), empty(), empty()]);
  const middle = self instanceof PyBytes ? value : likeSelf(self, separator.slice());
  return tuple([likeSelf(self, own.slice(0, at)), middle, likeSelf(self, own.slice(at + separator.length))]);
}

function replace(self: BytesLike, old: Value, by: Value, count?: Value): Value {
  const from = bytesNow(old);
  const to = bytesNow(by);
  const max = countNow(count);
  const own = self.bytes;
  if (to.length > 100) {
    const places = max < 0 ? units.countPlaces(own, from) : Math.min(max, own.length + 1);
    checkedLength(own.length + places * (to.length - from.length));
  }
  return orSelf(self, units.replace(own, from, to, max));
}

export const bytesSearchMethods: Record<string, Declaration> = {
  find: searching("find", units.find, false, "The lowest index at which sub is found in self[start:end], or -1."),
  rfind: searching("rfind", units.findLast, false, "The highest index at which sub is found in self[start:end], or -1."),
  index: searching("index", units.find, true, "Like find, but raises ValueError when sub is not found."),
  rindex: searching("rindex", units.findLast, true, "Like rfind, but raises ValueError when sub is not found."),
  count: searching("count", units.countPlaces, false, "The number of non-overlapping occurrences of sub in self[start:end]."),
  startswith: affixed(
    "startswith",
    "prefix",
    units.startsWith,
    "True if self[start:end] starts with the prefix, or with one of a tuple of prefixes.",
  ),
  endswith: affixed(
    "endswith",
    "suffix",
    units.endsWith,
    "True if self[start:end] ends with the suffix, or with one of a tuple of suffixes.",
  ),
  replace: reads(
    "(old, new, count=-1, /)",
    replace,
    "A copy with occurrences of old replaced by new: all of them, or the first count ones.",
  ),
  partition: reads(
    "(sep, /)",
    (self: BytesLike, sep: Value) => partition(self, sep, false),
    "The part before the first sep, sep itself, and the part after it; a copy and two empty ones if sep is not found.",
  ),
  rpartition: reads(
    "(sep, /)",
    (self: BytesLike, sep: Value) => partition(self, sep, true),
    "The part before the last sep, sep itself, and the part after it; two empty ones and a copy if sep is not found.",
  ),
  removeprefix: reads(
    "(prefix, /)",
    (self: BytesLike, prefix: Value) => {
      const part = bytesNow(prefix);
      if (part.length === 0 || !units.startsWith(self.bytes, part)) return sameAs(self);
      return likeSelf(self, self.bytes.slice(part.length));
    },
    "A copy without the prefix, if it starts with it.",
  ),
  removesuffix: reads(
    "(suffix, /)",
    (self: BytesLike, suffix: Value) => {
      const part = bytesNow(suffix);
      if (part.length === 0 || !units.endsWith(self.bytes, part)) return sameAs(self);
      return likeSelf(self, self.bytes.slice(0, self.bytes.length - part.length));
    },
    "A copy without the suffix, if it ends with it.",
  ),
};

/** `item in self`. */
export function containsBytes(self: Value, item: Value): boolean {
  const own = (self as BytesLike).bytes;
  if (typeof item === "number" || typeOf(item).slots.index !== undefined) {
    return own.includes(subArgument(item)[0]!);
  }
  return units.find(own, bytesNow(item)) >= 0;
}
