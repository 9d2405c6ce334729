/** Methods of bytes and bytearray that take them apart, put them together and lay them out: split, join, strip, center, translate. */

import { readyItems } from "../core/bulk-items.ts";
import { PyBytes } from "../core/bytes.ts";
import { typeError, valueError } from "../core/errors.ts";
import { attempt, Callback } from "../core/execution.ts";
import { collectItems } from "../core/iterator-loop.ts";
import { list } from "../core/list.ts";
import { type Declaration, reads } from "../core/native.ts";
import { bufferOf, bytesNow, isContiguous } from "../core/ops/buffer.ts";
import { sizeNow } from "../core/ops/index-value.ts";
import { isTrue } from "../core/ops/truth.ts";
import { typeOf } from "../core/registry.ts";
import type { Outcome, Value } from "../core/value.ts";
import { type BytesLike, isBytesLike, likeSelf, orSelf, sameAs } from "./bytes-arguments.ts";
import { isWhite } from "./bytes-case.ts";
import { badArgument, checkedLength, countNow, intNow } from "./text-arguments.ts";
import * as units from "./units.ts";

const asList = (self: BytesLike, pieces: readonly Uint8Array[]): Value => list(pieces.map((piece) => likeSelf(self, piece)));

type Splitter = (bytes: Uint8Array, separator: Uint8Array, max: number) => Uint8Array[];
type WhiteSplitter = (bytes: Uint8Array, white: typeof isWhite, max: number) => Uint8Array[];

function splitting(bySeparator: Splitter, byWhite: WhiteSplitter, doc: string): Declaration {
  return reads(
    "(sep=None, maxsplit=-1)",
    (self: BytesLike, sep?: Value, maxsplit?: Value) => {
      const max = countNow(maxsplit);
      if (sep === undefined || sep === null) return asList(self, byWhite(self.bytes, isWhite, max));
      const separator = bytesNow(sep);
      if (separator.length === 0) throw valueError("empty separator");
      return asList(self, bySeparator(self.bytes, separator, max));
    },
    doc,
  );
}

function stripping(sides: units.Sides, doc: string): Declaration {
  return reads(
    "(bytes=None, /)",
    (self: BytesLike, set?: Value) => {
      const goes = set === undefined || set === null ? isWhite : units.among(bytesNow(set));
      return orSelf(self, units.strip(self.bytes, goes, sides));
    },
    doc,
  );
}

function padding(how: "center" | "ljust" | "rjust", doc: string): Declaration {
  return reads(
    "(width, fillchar=b' ', /)",
    (self: BytesLike, width: Value, fillchar?: Value) => {
      const [left, right] = units.margins(self.bytes.length, sizeNow(width), how);
      let fill = 32;
      if (fillchar !== undefined) {
        if (!isBytesLike(fillchar) || fillchar.bytes.length !== 1) {
          badArgument(how, "argument 2", "a byte string of length 1", fillchar);
        }
        fill = fillchar.bytes[0]!;
      }
      if (left === 0 && right === 0) return sameAs(self);
      const padded = new Uint8Array(checkedLength(left + self.bytes.length + right)).fill(fill);
      padded.set(self.bytes, left);
      return likeSelf(self, padded);
    },
    doc,
  );
}

function joinItems(self: BytesLike, items: readonly Value[]): Value {
  if (items.length === 1 && items[0] instanceof PyBytes && self instanceof PyBytes && !items[0].$cls.isHeapType) return items[0];
  const parts = items.map((item, i) => {
    const view = bufferOf(item);
    view?.release?.();
    if (view === undefined || !isContiguous(view)) {
      throw typeError(`sequence item ${i}: expected a bytes-like object, ${typeOf(item).name} found`);
    }
    return view.bytes;
  });
  const joined = units.join(parts, self.bytes);
  return likeSelf(self, joined);
}

function join(self: BytesLike, iterable: Value): Outcome {
  const ready = readyItems(iterable);
  if (ready !== undefined) return joinItems(self, ready);
  const { slots } = typeOf(iterable);
  if (slots.iter === undefined && slots.getitem === undefined) throw typeError("can only join an iterable");
  // A bytearray must not be resized by the iterator while it is the separator.
  const release = bufferOf(self)?.release;
  if (release === undefined) return collectItems(iterable, (items) => joinItems(self, items));
  return attempt(
    () => collectItems(iterable, (items) => joinItems(self, items)),
    new Callback(
      (joined) => {
        release();
        return joined;
      },
      (error) => {
        release();
        throw error;
      },
    ),
  ) as Outcome;
}

function without(bytes: Uint8Array, unwanted: Uint8Array): Uint8Array {
  if (unwanted.length === 0) return bytes.slice();
  const goes = units.among(unwanted);
  return bytes.filter((byte) => !goes(byte));
}

function translate(self: BytesLike, table: Value, unwanted?: Value): Value {
  const map = table === null ? undefined : bytesNow(table);
  if (map !== undefined && map.length !== 256) throw valueError("translation table must be 256 characters long");
  const kept = unwanted === undefined ? self.bytes.slice() : without(self.bytes, bytesNow(unwanted));
  if (map !== undefined) for (let i = 0; i < kept.length; i++) kept[i] = map[kept[i]!]!;
  return likeSelf(self, kept);
}

/** bytes.maketrans. */
export function makeTable(from: Value, to: Value): Value {
  const before = bytesNow(from);
  const after = bytesNow(to);
  if (before.length !== after.length) throw valueError("maketrans arguments must have same length");
  const table = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  before.forEach((byte, i) => {
    table[byte] = after[i]!;
  });
  return new PyBytes(table);
}

export const bytesSplitMethods: Record<string, Declaration> = {
  split: splitting(units.split, units.splitWhite, "The parts between separators (runs of ASCII white space if sep is None)."),
  rsplit: splitting(units.splitLast, units.splitWhiteLast, "Like split, but working from the right end."),
  splitlines: reads(
    "(keepends=False)",
    (self: BytesLike, keepends?: Value) => {
      const keep = keepends !== undefined && isTrue(keepends);
      return asList(
        self,
        units.splitLines(self.bytes, (byte) => byte === 10 || byte === 13, keep),
      );
    },
    "The lines, without their line breaks unless keepends is true.",
  ),
  join: reads("(iterable_of_bytes, /)", join, "The items of the iterable, one after the other, with self between them."),
  strip: stripping("both", "A copy without leading and trailing ASCII white space (or the given bytes)."),
  lstrip: stripping("left", "A copy without leading ASCII white space (or the given bytes)."),
  rstrip: stripping("right", "A copy without trailing ASCII white space (or the given bytes)."),
  center: padding("center", "A copy centered in a field of the given width."),
  ljust: padding("ljust", "A copy at the left of a field of the given width."),
  rjust: padding("rjust", "A copy at the right of a field of the given width."),
  zfill: reads(
    "(width, /)",
    (self: BytesLike, width: Value) => orSelf(self, units.zeroFill(self.bytes, checkedLength(sizeNow(width)))),
    "A copy filled with ASCII zeros at the left, after a sign, to the given width.",
  ),
  expandtabs: reads(
    "(tabsize=8)",
    (self: BytesLike, tabsize?: Value) => {
      const size = tabsize === undefined ? 8 : intNow(tabsize);
      if (size > 1) checkedLength(units.countPlaces(self.bytes, Uint8Array.of(9)) * size);
      return orSelf(self, units.expandTabs(self.bytes, size));
    },
    "A copy with tabs replaced by spaces up to multiples of tabsize columns.",
  ),
  translate: reads(
    "(table, /, delete=b'')",
    translate,
    "A copy without the bytes in delete, each of the others replaced by what the table of 256 bytes has in its place.",
  ),
};
