/** datetime.date, and the tuple that isocalendar() gives. */

import { PyBytes, toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { isPyError, valueError } from "../../vm/core/errors.ts";
import { setIndexRule } from "../../vm/core/index-key.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { classMethod, pure } from "../../vm/core/native.ts";
import { callMethod, callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { compareOrder } from "../../vm/core/ops/compare.ts";
import { hashText } from "../../vm/core/ops/hash.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { reprNow, str, textOf } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { KeywordNames } from "../../vm/core/slots.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { NotImplemented, type Outcome, type Value } from "../../vm/core/value.ts";
import { foreignIndexKey } from "../../vm/objects/str-object.ts";
import { tupleType } from "../../vm/objects/tuple.ts";
import { bindUnnamed, cInt } from "../c-arguments.ts";
import { MONTHS, WEEKDAYS } from "../time/format.ts";
import { structTime } from "../time/struct-time.ts";
import { shiftedDate } from "./arithmetic.ts";
import { daysBeforeMonth, fromIsoDate, fromOrdinal, toIsoDate, toOrdinal, weekdayOf, type Ymd } from "./calendar.ts";
import { makeDelta } from "./delta.ts";
import { dateText, isoArgument, parseIsoDate } from "./iso-format.ts";
import { localDate, wholeSeconds } from "./local-time.ts";
import { checkDate, dateOf } from "./make.ts";
import { type Clock, known, PyDate, PyDateTime, PyTimedelta } from "./objects.ts";
import { formatBySpec, formatWith } from "./strftime.ts";

const NAMES = ["year", "month", "day"] as const;

function construct(cls: PyType, args: readonly Value[], kwNames: KeywordNames): Value {
  const state =
    args.length === 1 && kwNames === null ? pickledState(args[0]!, 4, (bytes) => isMonth(bytes[2]!), "date") : undefined;
  if (state !== undefined) return make(cls, state[0]! * 256 + state[1]!, state[2]!, state[3]!);
  const [year, month, day] = bindUnnamed(NAMES, 3, 3, args, kwNames);
  const [y, m, d] = [cInt(year), cInt(month), cInt(day)];
  checkDate(y, m, d);
  return make(cls, y, m, d);
}

function make(cls: PyType, year: number, month: number, day: number): PyDate {
  return cls === known.date ? new PyDate(year, month, day) : newInstance(cls, PyDate, year, month, day);
}

export const isMonth = (byte: number): boolean => byte >= 1 && byte <= 12;

/** The bytes of a pickled state of that size, if that is what the constructor got; Python 2 pickled them as a str. */
export function pickledState(
  value: Value,
  size: number,
  isSane: (bytes: Uint8Array) => boolean,
  what: string,
): Uint8Array | undefined {
  if (value instanceof PyBytes) return value.bytes.length === size && isSane(value.bytes) ? value.bytes : undefined;
  const text = textOf(value);
  if (text === undefined || text.length !== size) return undefined;
  const units = Uint16Array.from(text, (c) => c.charCodeAt(0));
  if (!isSane(Uint8Array.from(units, (unit) => Math.min(unit, 255)))) return undefined;
  if (units.some((unit) => unit > 255)) {
    throw valueError(
      `Failed to encode latin1 string when unpickling a ${what} object. pickle.load(data, encoding='latin1') is assumed.`,
    );
  }
  return Uint8Array.from(units);
}

/** The first four bytes of the pickled states of date and datetime. */
export const dateBytes = ({ year, month, day }: Ymd): number[] => [year >> 8, year & 255, month, day];

/** A struct_time. `isDst` -1 is unknown. */
export function timeTuple(date: Ymd, clock: Pick<Clock, "hour" | "minute" | "second">, isDst: number): Value {
  const { year, month, day } = date;
  const weekday = weekdayOf(year, month, day);
  const yearDay = daysBeforeMonth(year, month) + day;
  return structTime().make([year, month, day, clock.hour, clock.minute, clock.second, weekday, yearDay, isDst]);
}

const two = (n: number): string => String(n).padStart(2, "0");

/** "Mon Jan  1 00:00:00 2024". */
export function ctime({ year, month, day }: Ymd, { hour, minute, second }: Pick<Clock, "hour" | "minute" | "second">): string {
  const weekday = WEEKDAYS[(weekdayOf(year, month, day) + 1) % 7]!.slice(0, 3);
  const clock = `${two(hour)}:${two(minute)}:${two(second)}`;
  return `${weekday} ${MONTHS[month - 1]!.slice(0, 3)} ${String(day).padStart(2)} ${clock} ${String(year).padStart(4, "0")}`;
}

const MIDNIGHT = { hour: 0, minute: 0, second: 0 };

function add(left: Value, right: Value): Outcome {
  if (left instanceof PyDateTime || right instanceof PyDateTime) return NotImplemented;
  if (left instanceof PyDate) return right instanceof PyTimedelta ? shiftedDate(left, right.days) : NotImplemented;
  return left instanceof PyTimedelta ? shiftedDate(right as PyDate, left.days) : NotImplemented;
}

function subtract(left: Value, right: Value): Outcome {
  if (left instanceof PyDateTime || right instanceof PyDateTime || !(left instanceof PyDate)) return NotImplemented;
  if (right instanceof PyTimedelta) return shiftedDate(left, -right.days);
  return right instanceof PyDate ? makeDelta(ordinal(left) - ordinal(right), 0, 0) : NotImplemented;
}

const ordinal = ({ year, month, day }: Ymd): number => toOrdinal(year, month, day);

function isoArguments(...values: [Value, Value, Value]): number[] {
  try {
    return values.map((value) => cInt(value));
  } catch (error) {
    throw isPyError(error, "OverflowError") ? valueError("ISO calendar component out of range") : error;
  }
}

function fromIsoCalendar(cls: PyType, yearValue: Value, weekValue: Value, dayValue: Value): Outcome {
  const [isoYear, week, weekday] = isoArguments(yearValue, weekValue, dayValue);
  const date = fromIsoDate(isoYear, week, weekday);
  switch (date) {
    case "year":
      throw valueError(`Year is out of range: ${isoYear}`);
    case "week":
      throw valueError(`Invalid week: ${week}`);
    case "weekday":
      throw valueError(`Invalid day: ${weekday} (range is [1, 7])`);
    default:
      return dateOf(cls, date.year, date.month, date.day);
  }
}

function isoCalendar(self: PyDate): Value {
  const { year, week, weekday } = toIsoDate(self);
  return new PyIsoCalendarDate([year, week, weekday]);
}

function replace(self: PyDate, year?: Value, month?: Value, day?: Value): Outcome {
  return dateOf(self.$cls, cInt(year, self.year), cInt(month, self.month), cInt(day, self.day));
}

const replaceMethod = pure("(year=unchanged, month=unchanged, day=unchanged)", replace, "Return date with new specified fields.");

class PyIsoCalendarDate extends PyTuple {}

function defineIsoCalendarDate(): void {
  const field = (index: number) => ({ get: (self: PyTuple) => self.items[index]! });
  known.isoCalendarDate = defineType({
    name: "IsoCalendarDate",
    module: "datetime",
    doc: "The result of date.isocalendar() or datetime.isocalendar()\n\nThis object may be accessed either as a tuple of\n  ((year, week, weekday))\nor via the object attributes as named in the above tuple.",
    base: tupleType,
    instance: PyIsoCalendarDate,
    sharing: "immutable",
    fields: { items: "refs" },
    construct: pure("(year, week, weekday)", (_cls: PyType, year: Value, week: Value, weekday: Value) => {
      return new PyIsoCalendarDate([cInt(year), cInt(week), cInt(weekday)]);
    }),
    slots: {
      pure: {
        repr: (self) => {
          const [year, week, weekday] = (self as PyTuple).items as [Value, Value, Value];
          return `${typeOf(self).name}(year=${reprNow(year)}, week=${reprNow(week)}, weekday=${reprNow(weekday)})`;
        },
      },
    },
    methods: {
      // Unpickling must not need the type, which has no public name.
      __reduce__: pure("()", (self: PyTuple) => tuple([tupleType, tuple([tuple(self.items)])])),
    },
    getters: { year: field(0), week: field(1), weekday: field(2) },
  });
}

export function defineDate(): PyType {
  defineIsoCalendarDate();
  const type = defineType({
    name: "date",
    module: "datetime",
    doc: "date(year, month, day) --> date object",
    instance: PyDate,
    sharing: "immutable",
    fields: { year: "i32", month: "i32", day: "i32" },
    construct: pure("(*args, **kwargs)", () => null),
    slots: {
      pure: {
        repr: (self) => {
          const { year, month, day } = self as PyDate;
          return `${typeOf(self).name}(${year}, ${month}, ${day})`;
        },
        str: (self) => callMethod(self, "isoformat"),
        hash: (self) => hashText(dateText(self as PyDate)),
        richcompare: (self, other, op) => {
          if (!(other instanceof PyDate) || other instanceof PyDateTime || self instanceof PyDateTime) return NotImplemented;
          const { year, month, day } = self as PyDate;
          return compareOrder(year - other.year || month - other.month || day - other.day, op);
        },
        add,
        subtract,
      },
    },
    methods: {
      fromtimestamp: classMethod(
        pure(
          "(timestamp, /)",
          (cls: PyType, timestamp: Value) => {
            const { year, month, day } = localDate(wholeSeconds(timestamp));
            return dateOf(cls, year, month, day);
          },
          "Create a date from a POSIX timestamp.\n\nThe timestamp is a number, e.g. created via time.time(), that is interpreted\nas local time.",
        ),
      ),
      today: classMethod(
        pure(
          "()",
          (cls: PyType) => callMethod(cls, "fromtimestamp", callNow(importFromNow("time", "time"))),
          "Current date or datetime:  same as self.__class__.fromtimestamp(time.time()).",
        ),
      ),
      fromordinal: classMethod(
        pure(
          "(ordinal, /)",
          (cls: PyType, value: Value) => {
            const given = cInt(value);
            if (given < 1) throw valueError("ordinal must be >= 1");
            const { year, month, day } = fromOrdinal(given);
            return dateOf(cls, year, month, day);
          },
          "int -> date corresponding to a proleptic Gregorian ordinal.",
        ),
      ),
      fromisoformat: classMethod(
        pure(
          "(string, /)",
          (cls: PyType, value: Value) => {
            const date = parseIsoDate(isoArgument(value));
            if (date === undefined) throw valueError(`Invalid isoformat string: ${reprNow(value)}`);
            return dateOf(cls, date.year, date.month, date.day);
          },
          "str -> Construct a date from a string in ISO 8601 format.",
        ),
      ),
      fromisocalendar: classMethod(
        pure(
          "(year, week, day)",
          fromIsoCalendar,
          "int, int, int -> Construct a date from the ISO year, week number and weekday.\n\nThis is the inverse of the function date.isocalendar()",
        ),
      ),
      ctime: pure("()", (self: PyDate) => ctime(self, MIDNIGHT), "Return ctime() style string."),
      strftime: pure(
        "(format)",
        (self: PyDate, format: Value) => formatWith(self, format, () => callMethodNow(self, "timetuple")),
        "format -> strftime() style string.",
      ),
      __format__: pure(
        "(spec, /)",
        (self: PyDate, spec: Value) => formatBySpec(self, spec, () => str(self)),
        "Formats self with strftime.",
      ),
      isoformat: pure("()", (self: PyDate) => dateText(self), "Return string in ISO 8601 format, YYYY-MM-DD."),
      isoweekday: pure(
        "()",
        (self: PyDate) => weekdayOf(self.year, self.month, self.day) + 1,
        "Return the day of the week represented by the date.\nMonday == 1 ... Sunday == 7",
      ),
      isocalendar: pure("()", isoCalendar, "Return a named tuple containing ISO year, week number, and weekday."),
      timetuple: pure(
        "()",
        (self: PyDate) => timeTuple(self, MIDNIGHT, -1),
        "Return time tuple, compatible with time.localtime().",
      ),
      toordinal: pure("()", ordinal, "Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1."),
      weekday: pure(
        "()",
        (self: PyDate) => weekdayOf(self.year, self.month, self.day),
        "Return the day of the week represented by the date.\nMonday == 0 ... Sunday == 6",
      ),
      replace: replaceMethod,
      __replace__: replaceMethod,
      __reduce__: pure(
        "()",
        (self: PyDate) => tuple([typeOf(self), tuple([toBytes(Uint8Array.from(dateBytes(self)))])]),
        "__reduce__() -> (cls, state)",
      ),
    },
    getters: {
      year: { get: (self: PyDate) => self.year },
      month: { get: (self: PyDate) => self.month },
      day: { get: (self: PyDate) => self.day },
    },
  });
  type.slots.construct = construct;
  known.date = type;
  setIndexRule(type.slots.hash, (value) => foreignIndexKey("date", String(ordinal(value as PyDate))));
  type.namespace.setString("min", new PyDate(1, 1, 1));
  type.namespace.setString("max", new PyDate(9999, 12, 31));
  type.namespace.setString("resolution", new PyTimedelta(1, 0, 0));
  return type;
}
