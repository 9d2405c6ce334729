/** Calendar arithmetic: between seconds since 1970 (UTC) and broken-down times of the proleptic Gregorian calendar. */

export interface CivilTime {
  /** The year itself; month 0-11, day 1-31. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 0 is January 1. */
  readonly yearDay: number;
}

export const DAY = 86400;

export const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const CUMULATIVE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

/** Days of the year before the month. */
export const daysBefore = (year: number, month: number): number => CUMULATIVE[month]! + (month > 1 && isLeap(year) ? 1 : 0);

export const monthLength = (year: number, month: number): number =>
  month === 1 ? (isLeap(year) ? 29 : 28) : month === 3 || month === 5 || month === 8 || month === 10 ? 30 : 31;

const DAYS_TO_1970 = 719162;

/** Days from 1970-01-01 to January 1 of the year. */
export function yearStart(year: number): number {
  const before = year - 1;
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - DAYS_TO_1970;
}

/** Days from 1970-01-01; the month may lie outside 0-11, the day outside the month. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = year + Math.floor(month / 12);
  const m = ((month % 12) + 12) % 12;
  return yearStart(y) + daysBefore(y, m) + day - 1;
}

/** Seconds since 1970 of fields that need not be in range. */
export function secondsFromCivil(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  return daysFromCivil(year, month, day) * DAY + hour * 3600 + minute * 60 + second;
}

export function civilFromSeconds(seconds: number): CivilTime {
  const days = Math.floor(seconds / DAY);
  const rest = seconds - days * DAY;
  // Start from the mean length of a year, which is off by one at most.
  let year = 1970 + Math.floor(days / 365.2425);
  if (days < yearStart(year)) year--;
  else if (days >= yearStart(year + 1)) year++;
  const yearDay = days - yearStart(year);
  let month = 11;
  while (daysBefore(year, month) > yearDay) month--;
  return {
    year,
    month,
    day: yearDay - daysBefore(year, month) + 1,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    weekday: (((days + 4) % 7) + 7) % 7,
    yearDay,
  };
}
