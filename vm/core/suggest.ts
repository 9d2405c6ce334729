/** "Did you mean ...?": the nearest of some names by CPython's weighted edit distance (suggestions.c). */

const MAX_CANDIDATES = 750;
const MAX_LENGTH = 40;
const MOVE_COST = 2;
const CASE_COST = 1;

const substitution = (a: string, b: string): number =>
  a === b ? 0 : a.toLowerCase() === b.toLowerCase() ? CASE_COST : MOVE_COST;

/** The edit distance, or something above `limit` as soon as it is known to be above. */
function distance(from: string, to: string, limit: number): number {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let [a, b] = [from.slice(start), to.slice(start)];
  while (a !== "" && b !== "" && a.at(-1) === b.at(-1)) [a, b] = [a.slice(0, -1), b.slice(0, -1)];
  if (a === "" || b === "") return (a.length + b.length) * MOVE_COST;
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return limit + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * MOVE_COST > limit) return limit + 1;
  const row = Array.from(a, (_, i) => (i + 1) * MOVE_COST);
  let result = 0;
  for (let j = 0; j < b.length; j++) {
    let previous = j * MOVE_COST;
    result = previous;
    let smallest = Number.MAX_SAFE_INTEGER;
    for (let i = 0; i < a.length; i++) {
      const replaced = previous + substitution(b[j]!, a[i]!);
      previous = row[i]!;
      result = Math.min(replaced, Math.min(result, previous) + MOVE_COST);
      row[i] = result;
      smallest = Math.min(smallest, result);
    }
    if (smallest > limit) return limit + 1;
  }
  return result;
}

/** The candidate most like `name`, if one is near enough. */
export function suggest(name: string, candidates: readonly string[]): string | null {
  if (candidates.length >= MAX_CANDIDATES) return null;
  let best: string | null = null;
  let bestDistance = Number.MAX_SAFE_INTEGER;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const limit = Math.min(Math.floor(((name.length + candidate.length + 3) * MOVE_COST) / 6), bestDistance - 1);
    const found = distance(name, candidate, limit);
    if (found > limit) continue;
    if (best === null || found < bestDistance) {
      best = candidate;
      bestDistance = found;
    }
  }
  return best;
}

/** ". Did you mean 'x'?", or nothing. */
export function suggestion(name: string, candidates: readonly string[]): string {
  const found = suggest(name, candidates);
  return found === null ? "" : `. Did you mean '${found}'?`;
}
