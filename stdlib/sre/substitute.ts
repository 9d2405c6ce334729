/** Pattern.sub and subn: a loop over matches that waits, without recursion, for a replacement function written in Python. */
import { Continuation, continueWith } from "../../vm/core/execution.ts";
import { call } from "../../vm/core/ops/call.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { type MaybeOutcome, type Outcome, PENDING, type Value } from "../../vm/core/value.ts";
import { PyMatch } from "./match.ts";
import type { PyPattern } from "./pattern.ts";
import { emptyOf, sliceOf, subjectOf } from "./py-subject.ts";
import { type Found, nextMatch, type ScanState } from "./regex.ts";
import type { Subject } from "./subject.ts";
import { expandTemplate, joinParts, type PyTemplate } from "./template.ts";

/** What replaces a match: always the same, a template, or what a function answers. */
export type Replacement =
  | { readonly kind: "literal"; readonly value: Value }
  | { readonly kind: "template"; readonly template: PyTemplate }
  | { readonly kind: "function"; readonly callable: Value };

export class Substitution extends Continuation implements ScanState {
  private readonly pattern: PyPattern;
  private readonly string: Value;
  private readonly replacement: Replacement;
  private readonly limit: number;
  private readonly counted: boolean;
  private readonly length: number;
  private readonly subject: Subject;
  at = 0;
  mustAdvance = false;
  private readonly parts: Value[] = [];
  private last = 0;
  private count = 0;

  /** `limit` 0 means all; `counted` makes the result a tuple with the number of replacements, as subn gives. */
  constructor(pattern: PyPattern, replacement: Replacement, string: Value, limit: number, counted: boolean) {
    super();
    this.pattern = pattern;
    this.string = string;
    this.replacement = replacement;
    this.limit = limit;
    this.counted = counted;
    this.subject = subjectOf(string, pattern.kind);
    this.length = this.subject.length;
  }

  run(): Outcome {
    while (this.limit === 0 || this.count < this.limit) {
      const found = nextMatch(this.pattern.regex, this.subject, this, "search");
      if (found === null) break;
      if (found.start > this.last) this.parts.push(sliceOf(this.string, this.last, found.start));
      this.last = found.end;
      this.count++;
      const outcome = this.replace(found);
      if (outcome === PENDING) return continueWith(PENDING, this) as Outcome;
      this.take(outcome as Value);
    }
    return this.finish();
  }

  resume(value: Value | undefined): MaybeOutcome {
    this.take(value as Value);
    return this.run();
  }

  private matchOf(found: Found): PyMatch {
    return new PyMatch(this.pattern, this.string, 0, this.length, found);
  }

  private replace(found: Found): Outcome {
    switch (this.replacement.kind) {
      case "literal":
        return this.replacement.value;
      case "template":
        return expandTemplate(this.replacement.template, this.matchOf(found));
      case "function":
        return call(this.replacement.callable, [this.matchOf(found)]);
    }
  }

  private take(value: Value): void {
    if (value !== null) this.parts.push(value);
  }

  private finish(): Value {
    if (this.last < this.length) this.parts.push(sliceOf(this.string, this.last, this.length));
    const empty = emptyOf(this.string);
    const text = this.parts.length === 0 ? empty : joinParts(this.parts, empty);
    return this.counted ? tuple([text, this.count]) : text;
  }
}

/** The wholesale way, where the engine replaces all matches by itself; undefined where that cannot be. */
export function replaceAll(pattern: PyPattern, replacement: Replacement, string: Value): [string, number] | undefined {
  if (replacement.kind !== "literal" || typeof string !== "string" || typeof replacement.value !== "string") return undefined;
  if (pattern.kind === "bytes") return undefined;
  const { value } = replacement;
  let count = 0;
  const text = pattern.regex.wholesale((re) =>
    string.replace(re, () => {
      count++;
      return value;
    }),
  );
  return text === undefined ? undefined : [text, count];
}
