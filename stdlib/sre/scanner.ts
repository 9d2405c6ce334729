/** Scanner objects of patterns, and the iterator of finditer. */
import { defineType } from "../../vm/core/define-type.ts";
import { writable, writes } from "../../vm/core/native.ts";
import { getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { PyMatch } from "./match.ts";
import type { PyPattern, Window } from "./pattern.ts";
import { holdBuffer, subjectOf } from "./py-subject.ts";
import { type Mode, nextMatch, type ScanState } from "./regex.ts";
import { cut, type Subject } from "./subject.ts";

/** Finds one match after the other; keeps the buffer of a bytearray in place until there is none left. */
export class PyScanner extends MutableObject implements ScanState {
  readonly pattern: PyPattern;
  readonly string: Value;
  readonly pos: number;
  readonly endpos: number;
  at: number;
  mustAdvance = false;
  /** `string` up to `endpos`; made when needed. */
  private text: Subject | undefined;
  private release: (() => void) | undefined;
  constructor(pattern: PyPattern, string: Value, window: Window) {
    super();
    this.pattern = pattern;
    this.string = string;
    this.pos = this.at = window.pos;
    this.endpos = window.endpos;
    this.text = window.text;
    this.release = holdBuffer(string);
  }

  next(mode: Mode): PyMatch | null {
    this.text ??= cut(subjectOf(this.string, this.pattern.kind), this.endpos);
    const found = nextMatch(this.pattern.regex, this.text, this, mode);
    if (found !== null) return new PyMatch(this.pattern, this.string, this.pos, this.endpos, found);
    this.release?.();
    this.release = undefined;
    return null;
  }
}

const SCANNER_FIELDS = {
  pattern: "ref",
  string: "ref",
  pos: "f64",
  endpos: "f64",
  at: "f64",
  mustAdvance: "flag",
  text: "derived",
  release: "derived",
} as const;

export const defineScanner = (): PyType =>
  defineType({
    name: "SRE_Scanner",
    module: "_sre",
    instance: PyScanner,
    sharing: "versioned",
    fields: SCANNER_FIELDS,
    final: true,
    methods: {
      match: writes("()", (self: PyScanner) => self.next("match")),
      search: writes("()", (self: PyScanner) => self.next("search")),
    },
    getters: { pattern: { get: (self: PyScanner) => self.pattern, member: true } },
  });

/** Iterates a scanner's searches: as `iter(scanner.search, None)`, without a call each. */
export class PyFindIterator extends MutableObject {
  scanner: PyScanner | undefined;
  constructor(scanner: PyScanner) {
    super();
    this.scanner = scanner;
  }
}

export function defineFindIterator(): PyType {
  const type = defineType({
    name: "callable_iterator",
    module: "_sre",
    instance: PyFindIterator,
    sharing: "versioned",
    fields: { scanner: "ref" },
    final: true,
    slots: {
      pure: { iter: (self) => self },
      writes: {
        next: (value) => {
          const self = value as PyFindIterator;
          if (self.scanner === undefined) return undefined;
          const match = writable(self.scanner).next("search") ?? undefined;
          if (match === undefined) self.scanner = undefined;
          return match;
        },
      },
    },
    methods: {
      __reduce__: writes("()", ({ scanner }: PyFindIterator) => {
        const iter = importFromNow("builtins", "iter");
        return scanner === undefined
          ? tuple([iter, tuple([tuple([])])])
          : tuple([iter, tuple([getAttributeNow(scanner, "search"), null])]);
      }),
    },
  });
  // What it stands in for is a builtin type.
  type.module = "builtins";
  return type;
}
