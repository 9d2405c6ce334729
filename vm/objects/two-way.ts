/**
 * Searching for long needles in linear time, whatever the texts: the two-way algorithm of Crochemore and Perrin (1991).
 *
 * The engine's own search is faster on ordinary texts but takes n * m steps on repetitive ones. Must not know Python objects.
 */

export type UnitArray = Uint8Array | Uint16Array | Uint32Array;

/** Where a maximal suffix starts (less one), and its period; with the order of units reversed if `reversed`. */
function maximalSuffix(needle: UnitArray, reversed: boolean): [before: number, period: number] {
  let before = -1;
  let at = 0;
  let offset = 1;
  let period = 1;
  while (at + offset < needle.length) {
    const a = needle[at + offset]!;
    const b = needle[before + offset]!;
    if (a === b) {
      if (offset === period) {
        at += period;
        offset = 1;
      } else offset++;
    } else if (a < b !== reversed) {
      at += offset;
      offset = 1;
      period = at - before;
    } else {
      before = at++;
      offset = period = 1;
    }
  }
  return [before, period];
}

/** The first place of a needle that is not empty at or after `start` with its end at or before `end`, or -1. */
export function findTwoWay(hay: UnitArray, needle: UnitArray, start: number, end: number): number {
  const length = needle.length;
  const one = maximalSuffix(needle, false);
  const two = maximalSuffix(needle, true);
  const [cut, suffixPeriod] = one[0] > two[0] ? one : two;
  let isPeriodic = true;
  for (let i = 0; i <= cut; i++) {
    if (needle[i] !== needle[i + suffixPeriod]) {
      isPeriodic = false;
      break;
    }
  }
  const period = isPeriodic ? suffixPeriod : Math.max(cut + 1, length - cut - 1) + 1;
  // Of a periodic needle, how much of the front is known to match after a shift by the period.
  let known = -1;
  for (let at = start; at <= end - length; ) {
    let i = Math.max(cut, known) + 1;
    while (i < length && needle[i] === hay[at + i]) i++;
    if (i < length) {
      at += i - cut;
      known = -1;
      continue;
    }
    i = cut;
    while (i > known && needle[i] === hay[at + i]) i--;
    if (i <= known) return at;
    at += period;
    if (isPeriodic) known = length - period - 1;
  }
  return -1;
}
