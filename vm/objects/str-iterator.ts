/** The iterators over str: str_ascii_iterator for ASCII, str_iterator for the rest. They differ in name only. */
import { builtin } from "../core/builtin-names.ts";
import { defineType } from "../core/define-type.ts";
import { type Declaration, reads, writes } from "../core/native.ts";
import { tuple } from "../core/tuple.ts";
import { MutableObject, type Value } from "../core/value.ts";
import { isAsciiText } from "../unicode/predicates.ts";
import { stateIndex } from "./list-iterators.ts";
import { contentsOf, fromCodePoint } from "./str-object.ts";
import { unitAt } from "./units.ts";

export class PyStrIterator extends MutableObject {
  /** Null once exhausted. */
  str: Value;
  index = 0;
  constructor(str: Value = null) {
    super();
    this.str = str;
  }
}

export class PyAsciiStrIterator extends PyStrIterator {}

const methods: Record<string, Declaration> = {
  __length_hint__: reads(
    "()",
    ({ str, index }: PyStrIterator) => (str === null ? 0 : contentsOf(str)!.length - index),
    "Private method returning an estimate of len(list(it)).",
  ),
  __reduce__: reads(
    "()",
    (self: PyStrIterator) => {
      // Looking the builtin up may run Python code that moves the iterator.
      const remake = builtin("iter");
      const { str, index } = self;
      return str === null ? tuple([remake, tuple([""])]) : tuple([remake, tuple([str]), index]);
    },
    "Return state information for pickling.",
  ),
  __setstate__: writes(
    "(object, /)",
    (self: PyStrIterator, state: Value) => {
      const index = stateIndex(state);
      if (self.str !== null) self.index = Math.min(Math.max(index, 0), contentsOf(self.str)!.length);
      return null;
    },
    "Set state information for unpickling.",
  ),
};

function next(value: Value): Value | undefined {
  const self = value as PyStrIterator;
  const { str } = self;
  if (typeof str === "string") {
    if (self.index < str.length) return str[self.index++];
  } else if (str !== null) {
    const text = contentsOf(str)!;
    if (self.index < text.length) return fromCodePoint(unitAt(text, self.index++));
  }
  self.str = null;
}

const define = (name: string, instance: typeof PyStrIterator) =>
  defineType({
    name,
    instance,
    sharing: "versioned",
    fields: { str: "ref", index: "i32" },
    final: true,
    slots: { pure: { iter: (self) => self }, writes: { next } },
    methods,
  });

export const strIteratorType = define("str_iterator", PyStrIterator);
export const strAsciiIteratorType = define("str_ascii_iterator", PyAsciiStrIterator);

/** iter(str). */
export function iterateStr(str: Value): PyStrIterator {
  const text = contentsOf(str)!;
  return typeof text === "string" && isAsciiText(text) ? new PyAsciiStrIterator(str) : new PyStrIterator(str);
}

/** The characters of a str, each a str, in a fresh array. */
export function charactersOf(str: Value): Value[] {
  const text = contentsOf(str)!;
  return typeof text === "string" ? text.split("") : Array.from(text, fromCodePoint);
}
