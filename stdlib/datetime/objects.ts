/** The representations of datetime's objects, all immutable, and the types once they are defined. */
import type { PyType } from "../../vm/core/type.ts";
import { PyObject, type Value } from "../../vm/core/value.ts";

/** days * 1 day + seconds + microseconds, with 0 <= seconds < 86400 and 0 <= microseconds < 1000000. */
export class PyTimedelta extends PyObject {
  readonly days: number;
  readonly seconds: number;
  readonly microseconds: number;
  constructor(days: number, seconds: number, microseconds: number) {
    super();
    this.days = days;
    this.seconds = seconds;
    this.microseconds = microseconds;
  }
}

export class PyDate extends PyObject {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  constructor(year: number, month: number, day: number) {
    super();
    this.year = year;
    this.month = month;
    this.day = day;
  }
}

/** A time of day, and the zone it is meant in. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** None, or an instance of a tzinfo class. */
  readonly tzinfo: Value;
  /** 1 for the second of two moments that the clock shows alike. */
  readonly fold: number;
}

export class PyTime extends PyObject implements Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly tzinfo: Value;
  fold: number;
  constructor(hour: number, minute: number, second: number, microsecond: number, tzinfo: Value, fold: number) {
    super();
    this.hour = hour;
    this.minute = minute;
    this.second = second;
    this.microsecond = microsecond;
    this.tzinfo = tzinfo;
    this.fold = fold;
  }
}

export class PyDateTime extends PyDate implements Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly tzinfo: Value;
  fold: number;
  constructor(
    year: number,
    month: number,
    day: number,
    hour: number,
    minute: number,
    second: number,
    microsecond: number,
    tzinfo: Value,
    fold: number,
  ) {
    super(year, month, day);
    this.hour = hour;
    this.minute = minute;
    this.second = second;
    this.microsecond = microsecond;
    this.tzinfo = tzinfo;
    this.fold = fold;
  }
}

export class PyTzinfo extends PyObject {}

export class PyTimezone extends PyTzinfo {
  readonly offset: PyTimedelta;
  /** None or a str. */
  readonly name: Value;
  constructor(offset: PyTimedelta, name: Value) {
    super();
    this.offset = offset;
    this.name = name;
  }
}

/** What the types refer to each other by; filled as they are defined. */
export const known = {} as {
  timedelta: PyType;
  date: PyType;
  time: PyType;
  datetime: PyType;
  tzinfo: PyType;
  timezone: PyType;
  utc: PyTimezone;
  isoCalendarDate: PyType;
};

/** True for instances of the type itself or of a subclass that Python code made. */
export const isPlain = (object: PyObject, type: PyType): boolean => object.$cls === type;
