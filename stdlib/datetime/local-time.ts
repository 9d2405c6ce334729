/** Between moments and the clock of the local zone, with the fold of the times that it shows twice. */
import { overflowError, valueError } from "../../vm/core/errors.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { PyFloat, type Value } from "../../vm/core/value.ts";
import { civilFromSeconds, secondsFromCivil } from "../time/civil.ts";
import { localZone } from "../time/zone.ts";
import { MAX_YEAR, MIN_YEAR, type Ymd } from "./calendar.ts";
import { makeDelta } from "./delta.ts";
import { type Clock, type PyDateTime, PyTimezone } from "./objects.ts";

/** No change of a zone is larger. */
const MAX_FOLD = 24 * 3600;

/** A moment: seconds since 1970, and microseconds (0-999999). */
export interface Timestamp {
  readonly seconds: number;
  readonly microseconds: number;
}

/** A timestamp argument in whole seconds, rounded down. Raises OverflowError and ValueError. */
export const wholeSeconds = (value: Value): number => timestampArgument(value, Math.floor).seconds;

/** A timestamp argument; `round` rounds the microseconds of a float. */
export function timestampArgument(value: Value, round: (x: number) => number = roundHalfEven): Timestamp {
  if (value instanceof PyFloat) {
    if (Number.isNaN(value.value)) throw valueError("Invalid value NaN (not a number)");
    let seconds = Math.trunc(value.value);
    let microseconds = round === Math.floor ? 0 : round((value.value - seconds) * 1e6);
    if (round === Math.floor) seconds = Math.floor(value.value);
    if (microseconds >= 1e6) {
      microseconds -= 1e6;
      seconds++;
    } else if (microseconds < 0) {
      microseconds += 1e6;
      seconds--;
    }
    if (!(Math.abs(seconds) < 2 ** 63)) throw outOfRange();
    return { seconds, microseconds: microseconds + 0 };
  }
  const seconds = indexNow(value);
  if (typeof seconds === "bigint" && BigInt.asIntN(64, seconds) !== seconds) throw outOfRange();
  return { seconds: Number(seconds), microseconds: 0 };
}

const outOfRange = () => overflowError("timestamp out of range for platform time_t");

export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

/** Seconds of a clock as if it were UTC. Raises ValueError for a year out of range. */
function clockSeconds({ year, month, day }: Ymd, { hour, minute, second }: Clock): number {
  return secondsFromCivil(year, month - 1, day, hour, minute, second);
}

/** What the local clock shows, in seconds as if it were UTC. */
function localSeconds(seconds: number): number {
  const shown = seconds + localZone().at(seconds).offset;
  checkYear(civilFromSeconds(shown).year);
  return shown;
}

function checkYear(year: number): void {
  if (year < MIN_YEAR || year > MAX_YEAR) throw valueError(`year ${year} is out of range`);
}

/** The local date of a moment. */
export function localDate(seconds: number): Ymd {
  const { year, month, day } = civilFromSeconds(seconds + localZone().at(seconds).offset);
  return { year, month: month + 1, day };
}

/** Date and clock of a moment in UTC, with a tzinfo put on, or on the local clock, with its fold. */
export function fieldsOf({ seconds, microseconds }: Timestamp, local: boolean, tzinfo: Value): readonly [Ymd, Clock] {
  const shown = local ? seconds + localZone().at(seconds).offset : seconds;
  const { year, month, day, hour, minute, second } = civilFromSeconds(shown);
  checkYear(year);
  const fold = local && tzinfo === null ? foldAt(seconds, shown) : 0;
  return [
    { year, month: month + 1, day },
    { hour, minute, second, microsecond: microseconds, tzinfo, fold },
  ];
}

/** 1 if the local clock showed the same a while before. */
function foldAt(seconds: number, shown: number): number {
  const before = seconds - MAX_FOLD;
  const transition = shown - (before + localZone().at(before).offset) - MAX_FOLD;
  if (transition >= 0) return 0;
  return localSeconds(seconds + transition) === shown ? 1 : 0;
}

/** The moment of a naive datetime on the local clock. One that the clock skips is taken from before or after the gap. */
export function momentOf(self: PyDateTime): number {
  const shown = clockSeconds(self, self);
  const first = localSeconds(shown) - shown;
  const guess = shown - first;
  const there = localSeconds(guess);
  let second: number;
  if (there === shown) {
    // Right; the other moment with the same clock, if there is one, is before or after by the fold.
    const other = guess + (self.fold ? MAX_FOLD : -MAX_FOLD);
    second = localSeconds(other) - other;
    if (first === second) return guess;
  } else second = there - guess;
  const other = shown - second;
  if (localSeconds(other) === shown) return other;
  if (there === shown) return guess;
  return self.fold ? Math.min(guess, other) : Math.max(guess, other);
}

/** The local zone's offset and name at a moment, as a fixed zone. */
export function localTimezoneAt(seconds: number): PyTimezone {
  const { offset, name } = localZone().at(seconds);
  return new PyTimezone(makeDelta(0, offset, 0), name);
}
