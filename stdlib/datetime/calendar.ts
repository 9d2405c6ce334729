/** The proleptic Gregorian calendar as datetime counts it: day 1 is 0001-01-01, months are 1-12. Pure. */
import { isLeap } from "../time/civil.ts";

export const MIN_YEAR = 1;
export const MAX_YEAR = 9999;
export const MAX_ORDINAL = 3652059;

const DAYS_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

export const daysBeforeYear = (year: number): number => {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
};

export const daysBeforeMonth = (year: number, month: number): number =>
  DAYS_BEFORE_MONTH[month]! + (month > 2 && isLeap(year) ? 1 : 0);

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;

export const toOrdinal = (year: number, month: number, day: number): number =>
  daysBeforeYear(year) + daysBeforeMonth(year, month) + day;

export interface Ymd {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function fromOrdinal(ordinal: number): Ymd {
  // The mean length of a year gives the year or its neighbour.
  let year = Math.floor((ordinal - 1) / 365.2425) + 1;
  while (daysBeforeYear(year) >= ordinal) year--;
  while (daysBeforeYear(year + 1) < ordinal) year++;
  const rest = ordinal - daysBeforeYear(year) - 1;
  // Exact, or one month too late.
  let month = (rest + 50) >> 5;
  if (daysBeforeMonth(year, month) > rest) month--;
  return { year, month, day: rest - daysBeforeMonth(year, month) + 1 };
}

/** 0 is Monday. */
export const weekdayOf = (year: number, month: number, day: number): number => (toOrdinal(year, month, day) + 6) % 7;

/** The day on which ISO week 1 of a year begins. */
function firstMonday(year: number): number {
  const first = toOrdinal(year, 1, 1);
  const weekday = (first + 6) % 7;
  return weekday > 3 ? first - weekday + 7 : first - weekday;
}

export interface IsoDate {
  readonly year: number;
  readonly week: number;
  /** 1 is Monday. */
  readonly weekday: number;
}

export function toIsoDate({ year, month, day }: Ymd): IsoDate {
  const today = toOrdinal(year, month, day);
  let isoYear = year;
  if (today < firstMonday(year)) isoYear--;
  else if (today >= firstMonday(year + 1)) isoYear++;
  const since = today - firstMonday(isoYear);
  return { year: isoYear, week: Math.floor(since / 7) + 1, weekday: (since % 7) + 1 };
}

/** The date, or what is wrong with the ISO one. The date may lie beyond the last year. */
export function fromIsoDate(year: number, week: number, weekday: number): Ymd | "year" | "week" | "weekday" {
  if (year < MIN_YEAR || year > MAX_YEAR) return "year";
  if (week <= 0 || week >= 53) {
    // A year has a week 53 if it starts on a Thursday, or on a Wednesday when it is a leap year.
    const first = weekdayOf(year, 1, 1);
    const isLong = first === 3 || (first === 2 && isLeap(year));
    if (week !== 53 || !isLong) return "week";
  }
  if (weekday <= 0 || weekday >= 8) return "weekday";
  return fromOrdinal(firstMonday(year) + (week - 1) * 7 + weekday - 1);
}
