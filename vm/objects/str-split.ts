/** Methods of str that take it apart, put it together and lay it out: split, join, strip, center, expandtabs and their like. */

import { readyItems } from "../core/bulk-items.ts";
import { typeError, valueError } from "../core/errors.ts";
import { collectItems } from "../core/iterator-loop.ts";
import { list } from "../core/list.ts";
import { type Declaration, pure } from "../core/native.ts";
import { sizeNow } from "../core/ops/index-value.ts";
import { isTrue } from "../core/ops/truth.ts";
import { typeOf } from "../core/registry.ts";
import type { Outcome, Value } from "../core/value.ts";
import { isLineBreak, isSpace } from "../unicode/types.ts";
import {
  contentsOf,
  fromText,
  fromUtf16,
  isStr,
  joinTexts,
  type PlainStr,
  plainStr,
  type Text,
  toCodePoints,
  wellFormedText,
} from "./str-object.ts";
import { textOfSelf } from "./str-search.ts";
import { checkedLength, countNow, intNow } from "./text-arguments.ts";
import * as units from "./units.ts";

type Splitter = <U extends units.Units>(units: U, separator: U, max: number) => U[];
type WhiteSplitter = <U extends units.Units>(units: U, isWhite: (unit: number) => boolean, max: number) => U[];

/** Pieces that strs are made of. */
const asList = (pieces: readonly Text[]): Value =>
  list(typeof pieces[0] === "string" ? (pieces.slice() as string[]) : pieces.map(fromText));

function splitting(bySeparator: Splitter, byWhite: WhiteSplitter, doc: string): Declaration {
  return pure(
    "(sep=None, maxsplit=-1)",
    (self: Value, sep?: Value, maxsplit?: Value) => {
      const max = countNow(maxsplit);
      const text = textOfSelf(self);
      if (sep === undefined || sep === null) return asList(byWhite<Text>(text, isSpace, max));
      const separator = contentsOf(sep);
      if (separator === undefined) throw typeError(`must be str or None, not ${typeOf(sep).name}`);
      if (separator.length === 0) throw valueError("empty separator");
      if (typeof text === "string") {
        // A separator that needs a PyStr is in no primitive string.
        return typeof separator === "string" ? list(bySeparator(text, separator, max)) : list([text]);
      }
      return asList(bySeparator<Uint32Array>(text, toCodePoints(separator), max));
    },
    doc,
  );
}

function stripping(name: string, sides: units.Sides, doc: string): Declaration {
  return pure(
    "(chars=None, /)",
    (self: Value, chars?: Value) => {
      const text = textOfSelf(self);
      let goes = isSpace;
      if (chars !== undefined && chars !== null) {
        const set = contentsOf(chars);
        if (set === undefined) throw typeError(`${name} arg must be None or str`);
        goes = units.among(set);
      }
      const stripped = units.strip<Text>(text, goes, sides);
      return stripped === text ? plainStr(self)! : fromText(stripped);
    },
    doc,
  );
}

function fillArgument(value: Value | undefined): number {
  if (value === undefined) return 32;
  const text = contentsOf(value);
  if (text === undefined) throw typeError(`The fill character must be a unicode character, not ${typeOf(value).name}`);
  if (text.length !== 1) throw typeError("The fill character must be exactly one character long");
  return units.unitAt(text, 0);
}

function padding(how: "center" | "ljust" | "rjust", doc: string): Declaration {
  return pure(
    "(width, fillchar=' ', /)",
    (self: Value, width: Value, fillchar?: Value) => {
      const text = textOfSelf(self);
      const [left, right] = units.margins(text.length, sizeNow(width), how);
      const fill = fillArgument(fillchar);
      if (left === 0 && right === 0) return plainStr(self)!;
      checkedLength(left + text.length + right);
      if (typeof text === "string" && fill < 0xd800) {
        const filler = String.fromCharCode(fill);
        return filler.repeat(left) + text + filler.repeat(right);
      }
      const like = new Uint32Array(0);
      return joinTexts([units.repeatUnit(fill, left, like), text, units.repeatUnit(fill, right, like)]);
    },
    doc,
  );
}

/** separator.join(items). */
function joinItems(separator: Value, items: readonly Value[]): Value {
  let primitive = typeof separator === "string";
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    if (typeof item === "string") continue;
    primitive = false;
    if (!isStr(item)) {
      throw typeError(`sequence item ${i}: expected str instance, ${typeOf(item).name} found`);
    }
  }
  if (items.length === 1) return typeof items[0] === "object" && typeOf(items[0]!).isHeapType ? plainStr(items[0])! : items[0]!;
  if (primitive) return items.join(separator as string);
  const whole = joinWellFormed(items, separator);
  if (whole !== undefined) return whole;
  const between = textOfSelf(separator);
  const parts: Text[] = [];
  items.forEach((item, i) => {
    if (i > 0) parts.push(between);
    parts.push(contentsOf(item)!);
  });
  return joinTexts(parts);
}

/** The items put together, if none has a lone surrogate. */
function joinWellFormed(items: readonly Value[], separator: Value): PlainStr | undefined {
  const between = wellFormedText(separator);
  if (between === undefined) return undefined;
  const parts = new Array<string>(items.length);
  for (let i = 0; i < items.length; i++) {
    const part = wellFormedText(items[i]);
    if (part === undefined) return undefined;
    parts[i] = part;
  }
  return fromUtf16(parts.join(between));
}

function join(self: Value, iterable: Value): Outcome {
  const ready = readyItems(iterable);
  if (ready !== undefined) return joinItems(self, ready);
  const slots = typeOf(iterable).slots;
  if (slots.iter === undefined && slots.getitem === undefined) throw typeError("can only join an iterable");
  return collectItems(iterable, (items) => joinItems(self, items));
}

export const splitMethods: Record<string, Declaration> = {
  split: splitting(units.split, units.splitWhite, "The substrings between separators (runs of white space if sep is None)."),
  rsplit: splitting(units.splitLast, units.splitWhiteLast, "Like split, but working from the right end."),
  splitlines: pure(
    "(keepends=False)",
    (self: Value, keepends?: Value) =>
      asList(units.splitLines<Text>(textOfSelf(self), isLineBreak, keepends !== undefined && isTrue(keepends))),
    "The lines of the string, without their line breaks unless keepends is true.",
  ),
  join: pure("(iterable, /)", join, "The strings of the iterable, one after the other, with self between them."),
  strip: stripping("strip", "both", "A copy without leading and trailing white space (or the characters in chars)."),
  lstrip: stripping("lstrip", "left", "A copy without leading white space (or the characters in chars)."),
  rstrip: stripping("rstrip", "right", "A copy without trailing white space (or the characters in chars)."),
  center: padding("center", "A copy centered in a field of the given width."),
  ljust: padding("ljust", "A copy at the left of a field of the given width."),
  rjust: padding("rjust", "A copy at the right of a field of the given width."),
  zfill: pure(
    "(width, /)",
    (self: Value, width: Value) => {
      const text = textOfSelf(self);
      const filled = units.zeroFill<Text>(text, checkedLength(sizeNow(width)));
      return filled === text ? plainStr(self)! : fromText(filled);
    },
    "A copy filled with zeros at the left, after a sign, to the given width.",
  ),
  expandtabs: pure(
    "(tabsize=8)",
    (self: Value, tabsize?: Value) => {
      const text = textOfSelf(self);
      const size = tabsize === undefined ? 8 : intNow(tabsize);
      if (size > 1) checkedLength(units.countPlaces(text, typeof text === "string" ? "\t" : Uint32Array.of(9)) * size);
      const expanded = units.expandTabs<Text>(text, size);
      return expanded === text ? plainStr(self)! : fromText(expanded);
    },
    "A copy with tabs replaced by spaces up to multiples of tabsize columns.",
  ),
};
