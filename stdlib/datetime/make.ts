/** Making dates, times and datetimes from checked fields, of the types themselves or of a program's subclasses. */
import { valueError } from "../../vm/core/errors.ts";
import { call, callNow } from "../../vm/core/ops/call.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { daysInMonth, MAX_YEAR, MIN_YEAR } from "./calendar.ts";
import { type Clock, known, PyDate, PyDateTime, PyTime } from "./objects.ts";

/** Raises ValueError for a date that does not exist. */
export function checkDate(year: number, month: number, day: number): void {
  if (year < MIN_YEAR || year > MAX_YEAR) throw valueError(`year ${year} is out of range`);
  if (month < 1 || month > 12) throw valueError("month must be in 1..12");
  if (day < 1 || day > daysInMonth(year, month)) throw valueError("day is out of range for month");
}

/** Raises ValueError for a time of day that does not exist. */
export function checkClock(hour: number, minute: number, second: number, microsecond: number, fold: number): void {
  if (hour < 0 || hour > 23) throw valueError("hour must be in 0..23");
  if (minute < 0 || minute > 59) throw valueError("minute must be in 0..59");
  if (second < 0 || second > 59) throw valueError("second must be in 0..59");
  if (microsecond < 0 || microsecond > 999999) throw valueError("microsecond must be in 0..999999");
  if (fold !== 0 && fold !== 1) throw valueError("fold must be either 0 or 1");
}

/** cls(year, month, day), as the alternative constructors make it. */
export function dateOf(cls: PyType, year: number, month: number, day: number): Outcome {
  if (cls !== known.date) return call(cls, [year, month, day]);
  checkDate(year, month, day);
  return new PyDate(year, month, day);
}

function withFold(made: Value, fold: number): Value {
  if (fold !== 0 && (made instanceof PyDateTime || made instanceof PyTime)) made.fold = fold;
  return made;
}

/** cls(year, ..., tzinfo), with the fold put in afterwards: a subclass's constructor need not know of it. */
export function dateTimeOf(cls: PyType, date: Pick<PyDate, "year" | "month" | "day">, clock: Clock): Value {
  const { year, month, day } = date;
  const { hour, minute, second, microsecond, tzinfo, fold } = clock;
  if (cls === known.datetime) {
    checkDate(year, month, day);
    checkClock(hour, minute, second, microsecond, fold);
    return new PyDateTime(year, month, day, hour, minute, second, microsecond, tzinfo, fold);
  }
  return withFold(callNow(cls, year, month, day, hour, minute, second, microsecond, tzinfo), fold);
}

/** As dateTimeOf, for times. */
export function timeOf(cls: PyType, { hour, minute, second, microsecond, tzinfo, fold }: Clock): Value {
  if (cls === known.time) {
    checkClock(hour, minute, second, microsecond, fold);
    return new PyTime(hour, minute, second, microsecond, tzinfo, fold);
  }
  return withFold(callNow(cls, hour, minute, second, microsecond, tzinfo), fold);
}
