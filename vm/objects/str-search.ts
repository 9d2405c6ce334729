/** Methods of str that look for strs in it: find, index, count, startswith, replace, partition and their like. */
import { typeError, valueError } from "../core/errors.ts";
import { type Declaration, pure } from "../core/native.ts";
import { typeOf } from "../core/registry.ts";
import { PyTuple, tuple } from "../core/tuple.ts";
import type { Value } from "../core/value.ts";
import { contentsOf, fromText, fromUtf16, plainStr, sliceText, type Text, toCodePoints, wellFormedText } from "./str-object.ts";
import { badArgument, checkedLength, countNow, searchBounds } from "./text-arguments.ts";
import * as units from "./units.ts";

/** The text of the receiver. */
export const textOfSelf = (self: Value): Text => contentsOf(self)!;

export function textArgument(value: Value, method: string, which: string): Text {
  return contentsOf(value) ?? badArgument(method, which, "str", value);
}

/** Calls an algorithm of units.ts with two texts in the same representation. */
export function alike<R>(a: Text, b: Text, run: (a: units.Units, b: units.Units) => R): R {
  if (typeof a === "string" && typeof b === "string") return run(a, b);
  return run(toCodePoints(a), toCodePoints(b));
}

type Search = (hay: units.Units, needle: units.Units, start: number, end: number) => number;

/** A method (sub[, start[, end]]) around a search. */
function searching(name: string, search: Search, missing: boolean, doc: string): Declaration {
  return pure(
    "(sub, start=None, end=None, /)",
    (self: Value, sub: Value, start?: Value, end?: Value) => {
      const hay = textOfSelf(self);
      const needle = textArgument(sub, name, "argument 1");
      const [first, last] = searchBounds(start, end, hay.length);
      const found = alike(hay, needle, (h, n) => search(h, n, first, last));
      if (missing && found < 0) throw valueError("substring not found");
      return found;
    },
    `${name}($self, sub[, start[, end]], /)\n--\n\n${doc}`,
  );
}

type Affix = (hay: units.Units, affix: units.Units, start: number, end: number) => boolean;

/** startswith and endswith. */
function affixed(name: "startswith" | "endswith", parameter: string, test: Affix, doc: string): Declaration {
  return pure(
    `(${parameter}, start=None, end=None, /)`,
    (self: Value, affix: Value, start?: Value, end?: Value) => {
      if (typeof self === "string" && typeof affix === "string" && start === undefined) {
        return name === "startswith" ? self.startsWith(affix) : self.endsWith(affix);
      }
      const text = textOfSelf(self);
      const [first, last] = searchBounds(start, end, text.length);
      const has = (part: Text): boolean => alike(text, part, (t, p) => test(t, p, first, last));
      if (affix instanceof PyTuple) {
        for (const item of affix.items) {
          const part = contentsOf(item);
          if (part === undefined) {
            throw typeError(`tuple for ${name} must only contain str, not ${typeOf(item).name}`);
          }
          if (has(part)) return true;
        }
        return false;
      }
      const part = contentsOf(affix);
      if (part === undefined) throw typeError(`${name} first arg must be str or a tuple of str, not ${typeOf(affix).name}`);
      return has(part);
    },
    `${name}($self, ${parameter}[, start[, end]], /)\n--\n\n${doc}`,
  );
}

function separatorArgument(value: Value): Text {
  const separator = contentsOf(value);
  if (separator === undefined) throw typeError(`must be str, not ${typeOf(value).name}`);
  if (separator.length === 0) throw valueError("empty separator");
  return separator;
}

function partition(self: Value, value: Value, last: boolean): Value {
  const text = textOfSelf(self);
  const separator = separatorArgument(value);
  const at = alike(text, separator, (t, s) => (last ? units.findLast(t, s) : units.find(t, s)));
  if (at < 0) return tuple(last ? ["", "", self] : [self, "", ""]);
  const after = at + separator.length;
  return tuple([sliceText(text, 0, at), plainStr(value)!, sliceText(text, after, text.length)]);
}

function replace(self: Value, old: Value, by: Value, count?: Value): Value {
  const from = textArgument(old, "replace", "argument 1");
  const to = textArgument(by, "replace", "argument 2");
  const max = countNow(count);
  const text = textOfSelf(self);
  if (typeof text === "string" && typeof from === "string" && typeof to === "string") {
    if (to.length > 100) {
      const places = max < 0 ? units.countPlaces(text, from) : Math.min(max, text.length + 1);
      checkedLength(text.length + places * (to.length - from.length));
    }
    return units.replace(text, from, to, max);
  }
  const whole = wellFormedText(self);
  if (max < 0 && from.length > 0 && whole !== undefined) {
    const [search, replacement] = [wellFormedText(old), wellFormedText(by)];
    // A function, because a replacement text would have its dollar signs interpreted.
    if (search !== undefined && replacement !== undefined) return fromUtf16(whole.replaceAll(search, () => replacement));
  }
  const points = toCodePoints(text);
  const replaced = units.replace(points, toCodePoints(from), toCodePoints(to), max);
  return replaced === points ? plainStr(self)! : fromText(replaced);
}

export const searchMethods: Record<string, Declaration> = {
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
  replace: pure(
    "(old, new, /, count=-1)",
    replace,
    "A copy with occurrences of old replaced by new: all of them, or the first count ones.",
  ),
  partition: pure(
    "(sep, /)",
    (self: Value, sep: Value) => partition(self, sep, false),
    "The part before the first sep, sep itself, and the part after it; self and two empty strings if sep is not found.",
  ),
  rpartition: pure(
    "(sep, /)",
    (self: Value, sep: Value) => partition(self, sep, true),
    "The part before the last sep, sep itself, and the part after it; two empty strings and self if sep is not found.",
  ),
  removeprefix: pure(
    "(prefix, /)",
    (self: Value, prefix: Value) => {
      const text = textOfSelf(self);
      const part = textArgument(prefix, "removeprefix", "argument");
      if (part.length === 0 || !alike(text, part, units.startsWith)) return plainStr(self)!;
      return sliceText(text, part.length, text.length);
    },
    "self without the prefix, if it starts with it.",
  ),
  removesuffix: pure(
    "(suffix, /)",
    (self: Value, suffix: Value) => {
      const text = textOfSelf(self);
      const part = textArgument(suffix, "removesuffix", "argument");
      if (part.length === 0 || !alike(text, part, units.endsWith)) return plainStr(self)!;
      return sliceText(text, 0, text.length - part.length);
    },
    "self without the suffix, if it ends with it.",
  ),
};
