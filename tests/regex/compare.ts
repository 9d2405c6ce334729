/** Runs one expression through both back ends of `stdlib/sre` and compares with what CPython found. */

import { decode } from "../../stdlib/sre/decode.ts";
import { Matcher } from "../../stdlib/sre/matcher.ts";
import { assemble } from "../../stdlib/sre/program.ts";
import { type Found, type Mode, nextMatch, Regex } from "../../stdlib/sre/regex.ts";
import { cut, type Subject } from "../../stdlib/sre/subject.ts";
import type { Case } from "./cases.ts";

/** Spans of all groups, then the number of the last group; null for no match. */
type Spans = (number | number[])[] | null;

interface Results {
  readonly match: Spans;
  readonly fullmatch: Spans;
  readonly search: Spans;
  /** Searched from position 1, and up to one before the end. */
  readonly late: Spans;
  readonly early: Spans;
  readonly all: Spans[];
  /** Successive matches of `scanner.match`. */
  readonly steps: Spans[];
}

export interface Recorded {
  readonly code: number[];
  readonly groups: number;
  readonly results: Results[];
}

export interface Outcome {
  readonly translated: boolean;
  readonly differences: string[];
}

function spansOf(found: Found | null): Spans {
  if (found === null) return null;
  const all = found.spans();
  const out: (number | number[])[] = [];
  for (let i = 0; i < all.length; i += 2) out.push([all[i]!, all[i + 1]!]);
  out.push(found.lastIndex);
  return out;
}

/** A subject in each form it can have: code points always, a string when no surrogate is needed. */
function forms(text: string): Subject[] {
  const points = Uint32Array.from(Array.from(text, (c) => c.codePointAt(0)!));
  return /[\ud800-\udfff]/.test(text) ? [points] : [text, points];
}

function runAll(regex: Regex, subject: Subject): Results {
  const successive = (mode: Mode, most: number): Spans[] => {
    const spans: Spans[] = [];
    const state = { at: 0, mustAdvance: false };
    for (let found = nextMatch(regex, subject, state, mode); found !== null && spans.length < most; ) {
      spans.push(spansOf(found));
      found = nextMatch(regex, subject, state, mode);
    }
    return spans;
  };
  const at = Math.min(1, subject.length);
  return {
    match: spansOf(regex.find(subject, "match", 0, false)),
    fullmatch: spansOf(regex.find(subject, "fullmatch", 0, false)),
    search: spansOf(regex.find(subject, "search", 0, false)),
    late: spansOf(regex.find(subject, "search", at, false)),
    early: spansOf(regex.find(cut(subject, Math.max(0, subject.length - 1)), "search", 0, false)),
    all: successive("search", Number.POSITIVE_INFINITY),
    steps: successive("match", 20),
  };
}

export function compareWithRecord(item: Case, record: Recorded): Outcome {
  const regex = new Regex(record.code, record.groups);
  const differences: string[] = [];
  record.results.forEach((expected, i) => {
    const text = item[i + 2]!;
    for (const subject of forms(text)) {
      const actual = runAll(regex, subject);
      for (const key of Object.keys(expected) as (keyof Results)[]) {
        const want = JSON.stringify(expected[key]);
        const got = JSON.stringify(actual[key]);
        if (want === got) continue;
        const form = typeof subject === "string" ? "string" : "points";
        differences.push(`${key} of ${JSON.stringify(text)} (${form}): want ${want}, got ${got}`);
      }
    }
  });
  return { translated: regex.usesJs, differences };
}

/** The backtracking matcher on a string, for tests that want no translation. */
export function matcherOf(record: Recorded): Matcher {
  return new Matcher(assemble(decode(record.code, record.groups), record.groups));
}
