/** re.Pattern. */
import { defineType } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { classGetItem } from "../../vm/core/generic-alias.ts";
import { list } from "../../vm/core/list.ts";
import { mappingProxy } from "../../vm/core/mapping-proxy.ts";
import { pure, readable } from "../../vm/core/native.ts";
import { equals } from "../../vm/core/ops/compare.ts";
import { foldHash, hashOf } from "../../vm/core/ops/hash.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { reprNow, toStr } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { EQ, NE } from "../../vm/core/slots.ts";
import { type PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { NotImplemented, type Outcome, PyObject, type Value } from "../../vm/core/value.ts";
import { contentsOf } from "../../vm/objects/str-object.ts";
import { findallItem, groupValue, PyMatch } from "./match.ts";
import { type PatternKind, sliceOf, subjectOf } from "./py-subject.ts";
import { type Found, type Mode, nextMatch, Regex, type ScanState } from "./regex.ts";
import { PyFindIterator, PyScanner } from "./scanner.ts";
import { cut, type Subject } from "./subject.ts";
import { type Replacement, replaceAll, Substitution } from "./substitute.ts";

export class PyPattern extends PyObject {
  readonly pattern: Value;
  readonly flags: number;
  readonly code: readonly number[];
  readonly groups: number;
  readonly groupIndex: PyDict;
  readonly indexGroup: PyTuple;
  private compiled: Regex | undefined;
  /** Throws InvalidCode. */
  constructor(pattern: Value, flags: number, code: readonly number[], groups: number, groupIndex: PyDict, indexGroup: PyTuple) {
    super();
    this.pattern = pattern;
    this.flags = flags;
    this.code = code;
    this.groups = groups;
    this.groupIndex = groupIndex;
    this.indexGroup = indexGroup;
    this.compiled = new Regex(code, groups);
  }

  /** What it can be matched against. */
  get kind(): PatternKind {
    const { pattern } = this;
    if (typeof pattern === "string") return "str";
    return pattern === null ? "any" : contentsOf(pattern) !== undefined ? "str" : "bytes";
  }

  get regex(): Regex {
    // Absent in a copy that came from another executor.
    this.compiled ??= new Regex(this.code, this.groups);
    return this.compiled;
  }
}

/** A subject and the part of it that is looked at: `text` ends at `endpos`. */
export interface Window {
  readonly text: Subject;
  readonly pos: number;
  readonly endpos: number;
}

/** The part of `string` between two optional positions, which are brought into range. */
export function windowOf(self: PyPattern, string: Value, pos: Value | undefined, endpos: Value | undefined): Window {
  const first = pos === undefined ? 0 : sizeNow(pos);
  const last = endpos === undefined ? Number.MAX_SAFE_INTEGER : sizeNow(endpos);
  const text = subjectOf(string, self.kind);
  const start = Math.min(Math.max(0, first), text.length);
  const end = Math.min(Math.max(0, last), text.length);
  return { text: cut(text, end), pos: start, endpos: end };
}

const finder =
  (mode: Mode) =>
  (self: PyPattern, string: Value, pos?: Value, endpos?: Value): Value => {
    if (typeof string === "string" && pos === undefined && endpos === undefined && self.kind !== "bytes") {
      const found = self.regex.find(string, mode, 0, false);
      return found === null ? null : new PyMatch(self, string, 0, string.length, found);
    }
    const window = windowOf(self, string, pos, endpos);
    const found = self.regex.find(window.text, mode, window.pos, false);
    return found === null ? null : new PyMatch(self, string, window.pos, window.endpos, found);
  };

function findall(self: PyPattern, string: Value, pos?: Value, endpos?: Value): Value {
  const window = windowOf(self, string, pos, endpos);
  if (self.groups === 0 && typeof string === "string" && window.pos === 0) {
    const all = self.regex.wholesale((re) => (window.text as string).match(re) ?? []);
    if (all !== undefined) return list([...all]);
  }
  const items: Value[] = [];
  const state: ScanState = { at: window.pos, mustAdvance: false };
  const next = (): Found | null => nextMatch(self.regex, window.text, state, "search");
  for (let found = next(); found !== null; found = next()) {
    items.push(findallItem(new PyMatch(self, string, window.pos, window.endpos, found)));
  }
  return list(items);
}

function split(self: PyPattern, string: Value, maxsplit?: Value): Value {
  const limit = maxsplit === undefined ? 0 : sizeNow(maxsplit);
  const text = subjectOf(string, self.kind);
  const items: Value[] = [];
  const state: ScanState = { at: 0, mustAdvance: false };
  let last = 0;
  for (let n = 0; limit === 0 || n < limit; n++) {
    const found = nextMatch(self.regex, text, state, "search");
    if (found === null) break;
    items.push(sliceOf(string, last, found.start));
    const match = new PyMatch(self, string, 0, text.length, found);
    for (let i = 1; i <= self.groups; i++) items.push(groupValue(match, i, null));
    last = found.end;
  }
  items.push(sliceOf(string, last, text.length));
  return list(items);
}

/** How a replacement that holds backslashes is understood; given by the module, which asks Python's `re`. */
export type CompileTemplate = (pattern: PyPattern, replacement: Value) => Replacement;

/** True for a str or bytes-like object without backslashes, which stands for itself. */
function isLiteral(replacement: Value): boolean {
  if (typeof replacement === "string") return !replacement.includes("\\");
  if (typeOf(replacement).slots.buffer === undefined && contentsOf(replacement) === undefined) return false;
  const text = subjectOf(replacement, "any");
  return typeof text === "string" ? !text.includes("\\") : !text.includes(0x5c);
}

function substitution(compile: CompileTemplate, counted: boolean) {
  return (self: PyPattern, repl: Value, string: Value, count?: Value): Outcome => {
    const limit = count === undefined ? 0 : sizeNow(count);
    let replacement: Replacement;
    if (typeOf(repl).slots.call !== undefined) replacement = { kind: "function", callable: repl };
    else if (isLiteral(repl)) replacement = { kind: "literal", value: repl };
    else replacement = compile(self, repl);
    if (limit === 0) {
      const done = replaceAll(self, replacement, string);
      if (done !== undefined) return counted ? tuple(done) : done[0];
    }
    return new Substitution(self, replacement, string, limit, counted).run();
  };
}

const FLAG_NAMES = [
  "re.IGNORECASE",
  "re.LOCALE",
  "re.MULTILINE",
  "re.DOTALL",
  "re.UNICODE",
  "re.VERBOSE",
  "re.DEBUG",
  "re.ASCII",
];
const LOCALE = 4;
const UNICODE = 32;
const ASCII = 256;

function reprPattern(self: PyPattern): string {
  const source = reprNow(self.pattern);
  // Cut to 200 characters, counted by code points.
  const shown = source.length <= 200 ? source : Array.from(source).slice(0, 200).join("");
  let flags = self.flags;
  // str patterns are UNICODE by default: not worth saying.
  if (self.kind === "str" && (flags & (LOCALE | UNICODE | ASCII)) === UNICODE) flags &= ~UNICODE;
  const names: string[] = [];
  FLAG_NAMES.forEach((name, i) => {
    const bit = 2 << i;
    if (flags & bit) names.push(name);
    flags &= ~bit;
  });
  if (flags !== 0) names.push(`0x${flags.toString(16)}`);
  return `re.compile(${shown}${names.length > 0 ? `, ${names.join("|")}` : ""})`;
}

const sameCode = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((word, i) => word === b[i]);

function isEqual(a: PyPattern, b: PyPattern): boolean {
  return a === b || (a.flags === b.flags && a.kind === b.kind && sameCode(a.code, b.code) && equals(a.pattern, b.pattern));
}

export function definePattern(compileTemplate: CompileTemplate): PyType {
  const range = "(string, pos=0, endpos=sys.maxsize)";
  return defineType({
    name: "Pattern",
    module: "re",
    doc: "Compiled regular expression object.",
    instance: PyPattern,
    sharing: "immutable",
    fields: {
      pattern: "ref",
      flags: "i32",
      code: "frozen",
      groups: "i32",
      groupIndex: "ref",
      indexGroup: "ref",
      compiled: "derived",
    },
    final: true,
    hasWeakrefs: true,
    slots: {
      pure: {
        repr: (self) => toStr(reprPattern(self as PyPattern)),
        hash: (value) => {
          const self = value as PyPattern;
          return foldHash(hashOf(self.pattern)) ^ self.flags ^ self.code.length;
        },
        richcompare: (self, other, op) => {
          if (!(other instanceof PyPattern) || (op !== EQ && op !== NE)) return NotImplemented;
          return isEqual(self as PyPattern, other) === (op === EQ);
        },
      },
    },
    methods: {
      match: pure(range, finder("match"), "Matches zero or more characters at the beginning of the string."),
      fullmatch: pure(range, finder("fullmatch"), "Matches against all of the string."),
      search: pure(
        range,
        finder("search"),
        "Scan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches.",
      ),
      findall: pure(range, findall, "Return a list of all non-overlapping matches of pattern in string."),
      finditer: pure(
        range,
        (self: PyPattern, string: Value, pos?: Value, endpos?: Value) =>
          new PyFindIterator(new PyScanner(self, string, windowOf(self, string, pos, endpos))),
        "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object.",
      ),
      scanner: pure(
        range,
        (self: PyPattern, string: Value, pos?: Value, endpos?: Value) =>
          new PyScanner(self, string, windowOf(self, string, pos, endpos)),
      ),
      split: pure("(string, maxsplit=0)", split, "Split string by the occurrences of pattern."),
      sub: pure(
        "(repl, string, count=0)",
        substitution(compileTemplate, false),
        "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.",
      ),
      subn: pure(
        "(repl, string, count=0)",
        substitution(compileTemplate, true),
        "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.",
      ),
      __copy__: pure("()", (self: PyPattern) => self),
      __deepcopy__: pure("(memo, /)", (self: PyPattern) => self),
      __class_getitem__: classGetItem,
    },
    getters: {
      pattern: {
        get: (self: PyPattern) => self.pattern,
        member: true,
        doc: "The pattern string from which the RE object was compiled.",
      },
      flags: { get: (self: PyPattern) => self.flags, member: true, doc: "The regex matching flags." },
      groups: { get: (self: PyPattern) => self.groups, member: true, doc: "The number of capturing groups in the pattern." },
      groupindex: {
        get: (self: PyPattern) => (readable(self.groupIndex).size === 0 ? new PyDict() : mappingProxy(self.groupIndex)),
        doc: "A dictionary mapping group names to group numbers.",
      },
    },
  });
}
