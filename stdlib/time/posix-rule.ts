/**
 * Time zone rules in the form of POSIX, as in `TZ=CET-1CEST,M3.5.0,M10.5.0/3` and at the end of zone files.
 */
import { civilFromSeconds, DAY, daysFromCivil, isLeap, monthLength, yearStart } from "./civil.ts";

/** What holds in a time zone at some moment. */
export interface ZoneType {
  /** Seconds to add to UTC. */
  readonly offset: number;
  readonly isDst: boolean;
  readonly name: string;
}

/** When a change happens in a year: seconds from the year's start in local time. */
type YearRule = (year: number) => number;

export interface PosixRule {
  readonly standard: ZoneType;
  readonly daylight: ZoneType | null;
  readonly start: YearRule;
  readonly end: YearRule;
}

const NAME = /^(<([A-Za-z0-9+-]+)>|([A-Za-z]{3,}))/;
const TIME = /^([+-]?)(\d{1,3})(?::(\d{1,2}))?(?::(\d{1,2}))?/;

class Reader {
  rest: string;
  constructor(text: string) {
    this.rest = text;
  }
  take(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.rest);
    if (match !== null) this.rest = this.rest.slice(match[0].length);
    return match;
  }
}

function readTime(reader: Reader): number | null {
  const match = reader.take(TIME);
  if (match === null) return null;
  const [, sign, hours, minutes = "0", seconds = "0"] = match;
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === "-" ? -total : total;
}

const DEFAULT_CHANGE = 2 * 3600;

function readRule(reader: Reader): YearRule | null {
  const match = reader.take(/^,(?:M(\d+)\.(\d)\.(\d)|J(\d+)|(\d+))/);
  if (match === null) return null;
  let time = DEFAULT_CHANGE;
  if (reader.take(/^\//) !== null) {
    const given = readTime(reader);
    if (given === null) return null;
    time = given;
  }
  const [, month, week, weekday, julian, day] = match;
  if (month !== undefined) return monthRule(Number(month) - 1, Number(week), Number(weekday), time);
  // J counts from 1 and never counts February 29.
  if (julian !== undefined) {
    const n = Number(julian);
    return (year) => (n - 1 + (n >= 60 && isLeap(year) ? 1 : 0)) * DAY + time;
  }
  return () => Number(day) * DAY + time;
}

/** The week-th (5: last) such weekday of a month. */
function monthRule(month: number, week: number, weekday: number, time: number): YearRule {
  return (year) => {
    const first = daysFromCivil(year, month, 1);
    const firstWeekday = (((first + 4) % 7) + 7) % 7;
    let day = ((weekday - firstWeekday + 7) % 7) + (week - 1) * 7;
    while (day >= monthLength(year, month)) day -= 7;
    return (first - yearStart(year) + day) * DAY + time;
  };
}

/** Reads a rule; null when the text is none. */
export function parsePosixRule(text: string): PosixRule | null {
  const reader = new Reader(text);
  const name = reader.take(NAME);
  const offset = name === null ? null : readTime(reader);
  if (name === null || offset === null) return null;
  const standard: ZoneType = { offset: 0 - offset, isDst: false, name: (name[2] ?? name[3])! };
  const daylightName = reader.take(NAME);
  if (daylightName === null) return { standard, daylight: null, start: () => 0, end: () => 0 };
  const daylightOffset = /^[+\-\d]/.test(reader.rest) ? readTime(reader) : offset - 3600;
  const daylight: ZoneType = {
    offset: 0 - (daylightOffset ?? offset - 3600),
    isDst: true,
    name: (daylightName[2] ?? daylightName[3])!,
  };
  // Without rules glibc takes those of the United States.
  const start = readRule(reader) ?? monthRule(2, 2, 0, DEFAULT_CHANGE);
  const end = readRule(reader) ?? monthRule(10, 1, 0, DEFAULT_CHANGE);
  return { standard, daylight, start, end };
}

/** What the rule says for a moment. */
export function applyRule({ standard, daylight, start, end }: PosixRule, seconds: number): ZoneType {
  if (daylight === null) return standard;
  // glibc knows no changes before 1970.
  const year = Math.max(civilFromSeconds(seconds + standard.offset).year, 1970);
  const base = yearStart(year) * DAY;
  const from = base + start(year) - standard.offset;
  const to = base + end(year) - daylight.offset;
  const inDaylight = from < to ? seconds >= from && seconds < to : seconds >= from || seconds < to;
  return inDaylight ? daylight : standard;
}
