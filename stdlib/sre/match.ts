/** re.Match. */
import { defineType } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { indexError } from "../../vm/core/errors.ts";
import { classGetItem } from "../../vm/core/generic-alias.ts";
import { pure, readable } from "../../vm/core/native.ts";
import { clampedSizeNow, exactInt } from "../../vm/core/ops/index-value.ts";
import { reprNow, toStr } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { type Outcome, PyObject, type Value } from "../../vm/core/value.ts";
import type { PyPattern } from "./pattern.ts";
import { emptyOf, sliceOf } from "./py-subject.ts";
import { type Found, RecordedFound } from "./regex.ts";

/** Characters of the match's repr that the repr of a match shows. */
const REPR_LIMIT = 50;

export class PyMatch extends PyObject {
  readonly pattern: PyPattern;
  readonly string: Value;
  readonly pos: number;
  readonly endpos: number;
  readonly found: Found;
  constructor(pattern: PyPattern, string: Value, pos: number, endpos: number, found: Found) {
    super();
    this.pattern = pattern;
    this.string = string;
    this.pos = pos;
    this.endpos = endpos;
    this.found = found;
  }
}

const noSuchGroup = () => indexError("no such group");

/** The number of the group that a Python value names. Raises IndexError. */
function groupNumber(self: PyMatch, group: Value | undefined): number {
  if (typeof group === "number" || group === undefined) {
    const number = group ?? 0;
    if (number >= 0 && number <= self.pattern.regex.groups) return number;
    throw noSuchGroup();
  }
  let number: number | undefined;
  if (exactInt(group) !== undefined || typeOf(group).slots.index !== undefined) number = clampedSizeNow(group);
  else {
    const named = readable(self.pattern.groupIndex).get(group);
    if (typeof named === "number") number = named;
  }
  if (number === undefined || number < 0 || number > self.pattern.regex.groups) throw noSuchGroup();
  return number;
}

/** The text of a group by number, or `absent` where it took no part. */
export function groupValue(self: PyMatch, group: number, absent: Value): Value {
  if (typeof self.string === "string") {
    const text = self.found.text(group);
    if (text !== null) return text === undefined ? absent : text;
  }
  const spans = self.found.spans();
  const start = spans[2 * group]!;
  return start < 0 ? absent : sliceOf(self.string, start, spans[2 * group + 1]!);
}

/** As CPython's findall: the match if there are no groups, the one group, or all groups; unset ones are empty. */
export function findallItem(self: PyMatch): Value {
  const groups = self.pattern.regex.groups;
  if (groups === 0) return groupValue(self, 0, null);
  const empty = emptyOf(self.string);
  if (groups === 1) return groupValue(self, 1, empty);
  return tuple(Array.from({ length: groups }, (_, i) => groupValue(self, i + 1, empty)));
}

function group(self: PyMatch, args: readonly Value[]): Value {
  if (args.length <= 1) return groupValue(self, groupNumber(self, args[0]), null);
  return tuple(args.map((arg) => groupValue(self, groupNumber(self, arg), null)));
}

const startOf = (self: PyMatch, number: number): number => (number === 0 ? self.found.start : self.found.spans()[2 * number]!);
const endOf = (self: PyMatch, number: number): number => (number === 0 ? self.found.end : self.found.spans()[2 * number + 1]!);

/** How `expand` finds its template; given by the module, which asks Python's `re`. */
export type ExpandTemplate = (match: PyMatch, template: Value) => Outcome;

export function defineMatch(expand: ExpandTemplate): PyType {
  return defineType({
    name: "Match",
    module: "re",
    doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    instance: PyMatch,
    sharing: "immutable",
    fields: {
      pattern: "ref",
      string: "ref",
      pos: "i32",
      endpos: "i32",
      found: {
        encode: (found: Found) => [found.lastIndex, ...found.spans()],
        decode: ([lastIndex, ...spans]: number[]) => new RecordedFound(Int32Array.from(spans), lastIndex!),
      },
    },
    final: true,
    slots: {
      pure: {
        repr: (value) => {
          const self = value as PyMatch;
          const text = [...reprNow(groupValue(self, 0, null))].slice(0, REPR_LIMIT).join("");
          return toStr(`<re.Match object; span=(${self.found.start}, ${self.found.end}), match=${text}>`);
        },
        getitem: (value, key) => groupValue(value as PyMatch, groupNumber(value as PyMatch, key), null),
      },
    },
    methods: {
      group: pure(
        "(*args)",
        group,
        "group([group1, ...]) -> str or tuple.\n\nThe text of one or more groups; 0 is the whole match.",
      ),
      start: pure(
        "(group=0, /)",
        (self: PyMatch, which?: Value) => startOf(self, groupNumber(self, which)),
        "Where the group starts.",
      ),
      end: pure("(group=0, /)", (self: PyMatch, which?: Value) => endOf(self, groupNumber(self, which)), "Where the group ends."),
      span: pure(
        "(group=0, /)",
        (self: PyMatch, which?: Value) => {
          const number = groupNumber(self, which);
          return tuple([startOf(self, number), endOf(self, number)]);
        },
        "The tuple (start, end) of the group.",
      ),
      groups: pure(
        "(default=None)",
        (self: PyMatch, absent: Value = null) =>
          tuple(Array.from({ length: self.pattern.regex.groups }, (_, i) => groupValue(self, i + 1, absent))),
        "All groups, from 1 on.",
      ),
      groupdict: pure(
        "(default=None)",
        (self: PyMatch, absent: Value = null) => {
          const out = new PyDict();
          for (const [name, number] of readable(self.pattern.groupIndex).entries())
            out.set(name, groupValue(self, number as number, absent));
          return out;
        },
        "A dictionary of the named groups.",
      ),
      expand: pure("(template)", expand, "The template with backslash escapes and group references filled in, as sub() does."),
      __copy__: pure("()", (self: PyMatch) => self),
      __deepcopy__: pure("(memo, /)", (self: PyMatch) => self),
      __class_getitem__: classGetItem,
    },
    getters: {
      string: { get: (self: PyMatch) => self.string, member: true, doc: "The string passed to match() or search()." },
      re: { get: (self: PyMatch) => self.pattern, member: true, doc: "The regular expression object." },
      pos: { get: (self: PyMatch) => self.pos, member: true, doc: "Where in the string the engine started looking for a match." },
      endpos: { get: (self: PyMatch) => self.endpos, member: true, doc: "Beyond where in the string the engine did not go." },
      lastindex: {
        get: (self: PyMatch) => self.found.lastIndex || null,
        doc: "The integer index of the last matched capturing group.",
      },
      lastgroup: {
        get: (self: PyMatch) => self.pattern.indexGroup.items[self.found.lastIndex] ?? null,
        doc: "The name of the last matched capturing group.",
      },
      regs: {
        get: (self: PyMatch) => {
          const spans = self.found.spans();
          return tuple(Array.from({ length: spans.length / 2 }, (_, i) => tuple([spans[2 * i]!, spans[2 * i + 1]!])));
        },
      },
    },
  });
}
