/**
 * What a regular expression is matched against: code points, held in either of two forms.
 * Must not know Python objects; bytes come as the string of their Latin-1 characters.
 */

/** A primitive string without surrogate code units, or an array of code points. */
export type Subject = string | Uint32Array;

/** The part up to `end`; the same object when that is all. */
export function cut(subject: Subject, end: number): Subject {
  if (end === subject.length) return subject;
  return typeof subject === "string" ? subject.slice(0, end) : subject.subarray(0, end);
}

/** Where `points` occur in `subject` at or after `from`, or -1. */
export function indexOfPoints(subject: Subject, points: readonly number[], text: string, from: number): number {
  if (typeof subject === "string") return subject.indexOf(text, from);
  const first = points[0]!;
  for (let at = subject.indexOf(first, from); at >= 0; at = subject.indexOf(first, at + 1)) {
    let i = 1;
    while (i < points.length && subject[at + i] === points[i]) i++;
    if (i === points.length) return at;
  }
  return -1;
}
