/** Moving dates and datetimes by timedeltas, and the distance between two. */
import { overflowError, typeError } from "../../vm/core/errors.ts";
import type { Outcome } from "../../vm/core/value.ts";
import { fromOrdinal, MAX_ORDINAL, toOrdinal, type Ymd } from "./calendar.ts";
import { addDeltas, type DeltaParts, makeDelta, SECONDS_PER_DAY } from "./delta.ts";
import { dateOf, dateTimeOf } from "./make.ts";
import type { Clock, PyDate, PyDateTime, PyTimedelta } from "./objects.ts";
import { utcOffset } from "./offsets.ts";

const ordinalOf = ({ year, month, day }: Ymd): number => toOrdinal(year, month, day);

function checkedDate(ordinal: number): Ymd {
  if (ordinal < 1 || ordinal > MAX_ORDINAL) throw overflowError("date value out of range");
  return fromOrdinal(ordinal);
}

/** A date of the same class, some days later or earlier. Raises OverflowError beyond the calendar. */
export function shiftedDate(date: PyDate, days: number): Outcome {
  const { year, month, day } = checkedDate(ordinalOf(date) + days);
  return dateOf(date.$cls, year, month, day);
}

/** The moment `delta` later (or earlier, with `sign` -1) on the same clock. Raises OverflowError beyond the calendar. */
export function shifted(moment: PyDateTime, delta: DeltaParts, sign: 1 | -1): PyDateTime {
  const micros = moment.microsecond + sign * delta.microseconds;
  const carried = Math.floor(micros / 1000000);
  const seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + sign * delta.seconds + carried;
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const date = checkedDate(ordinalOf(moment) + sign * delta.days + days);
  const ofDay = seconds - days * SECONDS_PER_DAY;
  const clock: Clock = {
    hour: Math.floor(ofDay / 3600),
    minute: Math.floor(ofDay / 60) % 60,
    second: ofDay % 60,
    microsecond: micros - carried * 1000000,
    tzinfo: moment.tzinfo,
    fold: 0,
  };
  return dateTimeOf(moment.$cls, date, clock) as PyDateTime;
}

/** How far the clocks of two moments are apart, whatever their zones. */
export const clockDistance = (a: PyDateTime, b: PyDateTime): PyTimedelta =>
  makeDelta(
    ordinalOf(a) - ordinalOf(b),
    (a.hour - b.hour) * 3600 + (a.minute - b.minute) * 60 + a.second - b.second,
    a.microsecond - b.microsecond,
  );

/** a - b: of two aware moments with different zones, in UTC. Raises TypeError if only one is aware. */
export function distance(a: PyDateTime, b: PyDateTime): PyTimedelta {
  const apart = clockDistance(a, b);
  if (a.tzinfo === b.tzinfo) return apart;
  const left = utcOffset(a.tzinfo, a);
  const right = utcOffset(b.tzinfo, b);
  if (left === undefined && right === undefined) return apart;
  if (left === undefined || right === undefined) {
    throw typeError("can't subtract offset-naive and offset-aware datetimes");
  }
  return addDeltas(apart, addDeltas(left, right, -1), -1);
}
