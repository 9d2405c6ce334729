/** The Python type slice. Its representation and the arithmetic of slicing are vm/core/slice. */
import { defineType } from "../core/define-type.ts";
import { typeError, valueError } from "../core/errors.ts";
import { hashSliceParts, hi, joinHalves, lo } from "../core/hash-halves.ts";
import { pure } from "../core/native.ts";
import { indexNow } from "../core/ops/index-value.ts";
import { reprNow, toStr } from "../core/ops/text.ts";
import { typeOf } from "../core/registry.ts";
import { compareSequences } from "../core/sequence.ts";
import { PySlice } from "../core/slice.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { type Int, NotImplemented, type Value } from "../core/value.ts";
import { add, compare, sign } from "../numeric/int.ts";

function part(value: Value): Int {
  if (typeof value === "string" || typeOf(value).slots.index === undefined) {
    throw typeError("slice indices must be integers or None or have an __index__ method");
  }
  return indexNow(value);
}

/** slice.indices for lengths of any size: start, stop and step clamped to a sequence of `length` items. */
export function longIndices(slice: PySlice, length: Int): [start: Int, stop: Int, step: Int] {
  const step = slice.step === null ? 1 : part(slice.step);
  if (step === 0) throw valueError("slice step cannot be zero");
  const backwards = sign(step) < 0;
  const lower: Int = backwards ? -1 : 0;
  const upper = backwards ? add(length, -1) : length;
  const clamp = (value: Value, absent: Int): Int => {
    if (value === null) return absent;
    const index = part(value);
    if (sign(index) < 0) {
      const fromEnd = add(index, length);
      return compare(fromEnd, lower) < 0 ? lower : fromEnd;
    }
    return compare(index, upper) > 0 ? upper : index;
  };
  return [clamp(slice.start, backwards ? upper : lower), clamp(slice.stop, backwards ? lower : upper), step];
}

const parts = (slice: PySlice): Value[] => [slice.start, slice.stop, slice.step];

export const sliceType = defineType({
  name: "slice",
  doc: "slice(stop)\nslice(start, stop[, step])\n\nA slice object: what a[start:stop:step] passes to a's __getitem__.",
  instance: PySlice,
  sharing: "immutable",
  fields: { start: "ref", stop: "ref", step: "ref" },
  final: true,
  construct: pure("(start, stop=None, step=None, /)", (_cls: PyType, start: Value, stop?: Value, step?: Value) =>
    stop === undefined ? new PySlice(null, start) : new PySlice(start, stop, step ?? null),
  ),
  slots: {
    pure: {
      repr: (self) =>
        toStr(
          `slice(${parts(self as PySlice)
            .map(reprNow)
            .join(", ")})`,
        ),
      hash: (self) => {
        hashSliceParts(parts(self as PySlice));
        return joinHalves(lo, hi);
      },
      richcompare: (self, other, op) =>
        other instanceof PySlice
          ? compareSequences({ items: parts(self as PySlice) }, { items: parts(other) }, op)
          : NotImplemented,
    },
  },
  methods: {
    indices: pure(
      "(object, /)",
      (self: PySlice, length: Value) => {
        const n = indexNow(length);
        if (sign(n) < 0) throw valueError("length should not be negative");
        return tuple(longIndices(self, n));
      },
      "S.indices(len) -> (start, stop, stride)\n\nThe start, stop and stride of the slice applied to a sequence of the given length,\nwith bounds outside it clipped.",
    ),
    __reduce__: pure("()", (self: PySlice) => tuple([sliceType, tuple(parts(self))]), "Return state information for pickling."),
  },
  getters: {
    start: { get: (self: PySlice) => self.start, member: true },
    stop: { get: (self: PySlice) => self.stop, member: true },
    step: { get: (self: PySlice) => self.step, member: true },
  },
});
