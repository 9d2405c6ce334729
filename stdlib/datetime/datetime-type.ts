/** datetime.datetime; how instances come to be is datetime-make.ts. */

import { toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { typeError } from "../../vm/core/errors.ts";
import { setIndexRule } from "../../vm/core/index-key.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { callMethod, callMethodNow } from "../../vm/core/ops/call.ts";
import { compareOrder } from "../../vm/core/ops/compare.ts";
import { hashText } from "../../vm/core/ops/hash.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { toStr } from "../../vm/core/ops/text.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import { type CompareOp, EQ, NE } from "../../vm/core/slots.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { NotImplemented, PyFloat, type Value } from "../../vm/core/value.ts";
import { trueDiv } from "../../vm/numeric/int-float.ts";
import { contentsOf, foreignIndexKey } from "../../vm/objects/str-object.ts";
import { cInt } from "../c-arguments.ts";
import { clockDistance, distance, shifted } from "./arithmetic.ts";
import { toOrdinal } from "./calendar.ts";
import {
  clockArguments,
  clockBytes,
  clockGetters,
  compareClocks,
  foldKeyword,
  replaceClock,
  zoneKeyword,
} from "./clock-fields.ts";
import { ctime, dateBytes, timeTuple } from "./date-type.ts";
import { classMethods, construct } from "./datetime-make.ts";
import { isZero, SECONDS_PER_DAY, toMicroseconds } from "./delta.ts";
import { clockText, dateText, timespecArgument } from "./iso-format.ts";
import { localTimezoneAt, momentOf } from "./local-time.ts";
import { dateTimeOf } from "./make.ts";
import { type Clock, known, PyDate, PyDateTime, PyTime, PyTimedelta } from "./objects.ts";
import { checkTzinfo, daylightOffset, offsetText, sameOffset, utcOffset, zoneName } from "./offsets.ts";

const offsetOf = (self: PyDateTime): PyTimedelta | undefined => utcOffset(self.tzinfo, self);

/** A plain datetime with some of the clock's fields changed. */
function variant(self: PyDateTime, changes: Partial<Clock>): PyDateTime {
  const { hour, minute, second, microsecond, tzinfo, fold } = { ...clockOf(self), ...changes };
  return new PyDateTime(self.year, self.month, self.day, hour, minute, second, microsecond, tzinfo, fold);
}

const clockOf = ({ hour, minute, second, microsecond, tzinfo, fold }: Clock): Clock => ({
  hour,
  minute,
  second,
  microsecond,
  tzinfo,
  fold,
});

const compareFields = (a: PyDateTime, b: PyDateTime): number =>
  a.year - b.year || a.month - b.month || a.day - b.day || compareClocks(a, b);

/** True when the moment's offset depends on its fold: it is then equal to none in another zone (PEP 495). */
function isAmbiguous(self: PyDateTime, offset: PyTimedelta | undefined): boolean {
  return !sameOffset(offset, offsetOf(variant(self, { fold: self.fold === 0 ? 1 : 0 })));
}

function compare(left: Value, other: Value, op: CompareOp): Value {
  if (!(other instanceof PyDateTime)) return NotImplemented;
  const self = left as PyDateTime;
  if (self.tzinfo === other.tzinfo) return compareOrder(compareFields(self, other), op);
  const mine = offsetOf(self);
  const theirs = offsetOf(other);
  const isEquality = op === EQ || op === NE;
  let order: number;
  if (sameOffset(mine, theirs)) order = compareFields(self, other);
  else if (mine !== undefined && theirs !== undefined) {
    const apart = distance(self, other);
    order = apart.days || (isZero(apart) ? 0 : 1);
  } else if (isEquality) return op === NE;
  else throw typeError("can't compare offset-naive and offset-aware datetimes");
  if (isEquality && order === 0 && (isAmbiguous(self, mine) || isAmbiguous(other, theirs))) order = 1;
  return compareOrder(order, op);
}

function hash(self: PyDateTime): number {
  const offset = offsetOf(self.fold === 0 ? self : variant(self, { fold: 0 }));
  if (offset === undefined) return hashText(`${dateText(self)}T${clockText(self, "microseconds")}`);
  const day = toOrdinal(self.year, self.month, self.day) - offset.days;
  const second = self.hour * 3600 + self.minute * 60 + self.second - offset.seconds;
  const micros = self.microsecond - offset.microseconds;
  return hashText(`${(day * SECONDS_PER_DAY + second) * 1000 + micros / 1000}`);
}

function add(left: Value, right: Value): Value {
  if (left instanceof PyDateTime) return right instanceof PyTimedelta ? shifted(left, right, 1) : NotImplemented;
  return left instanceof PyTimedelta && right instanceof PyDateTime ? shifted(right, left, 1) : NotImplemented;
}

function subtract(left: Value, right: Value): Value {
  if (!(left instanceof PyDateTime)) return NotImplemented;
  if (right instanceof PyTimedelta) return shifted(left, right, -1);
  return right instanceof PyDateTime ? distance(left, right) : NotImplemented;
}

function isoFormat(self: PyDateTime, sepValue?: Value, timespec?: Value): Value {
  let separator = "T";
  if (sepValue !== undefined) {
    const contents = contentsOf(sepValue);
    if (contents === undefined || [...contents].length !== 1) {
      throw typeError(`isoformat() argument 1 must be a unicode character, not ${argumentKind(sepValue)}`);
    }
    separator = typeof contents === "string" ? contents : String.fromCodePoint(contents[0]!);
  }
  const text = `${dateText(self)}${separator}${clockText(self, timespecArgument(timespec, 2))}`;
  const offset = offsetOf(self);
  return toStr(offset === undefined ? text : text + offsetText(offset, ":"));
}

/** A float of seconds since 1970. */
function timestamp(self: PyDateTime): Value {
  if (self.tzinfo === null) return new PyFloat(momentOf(self) + self.microsecond / 1e6);
  return new PyFloat(trueDiv(toMicroseconds(distance(self, epoch())), 1000000));
}

const epoch = (): PyDateTime => new PyDateTime(1970, 1, 1, 0, 0, 0, 0, known.utc, 0);

/** As momentOf; in a gap of the clock, the fold says on which side the offset is to be taken. */
function localMoment(self: PyDateTime): number {
  const moment = momentOf(self);
  const other = momentOf(variant(self, { fold: 1 - self.fold }));
  return other !== moment && other > moment === (self.fold === 1) ? other : moment;
}

function inZone(self: PyDateTime, tz: Value = null): Value {
  checkTzinfo(tz);
  let own = self.tzinfo;
  let offset = own === null ? undefined : offsetOf(self);
  if (own !== null && own === tz) return self;
  if (offset === undefined) {
    // A naive moment is one on the local clock.
    const zone = localTimezoneAt(localMoment(variant(self, { tzinfo: null })));
    if (zone === tz) return self;
    own = zone;
    offset = zone.offset;
  }
  const utc = shifted(variant(self, { tzinfo: known.utc, fold: 0 }), offset, -1);
  const target = tz ?? localTimezoneAt(secondsOf(utc));
  const there = dateTimeOf(self.$cls, utc, { ...clockOf(utc), tzinfo: target });
  return target === known.utc ? there : callMethodNow(target, "fromutc", there);
}

function secondsOf(utc: PyDateTime): number {
  const { days, seconds } = clockDistance(utc, epoch());
  return days * SECONDS_PER_DAY + seconds;
}

function utcTimeTuple(self: PyDateTime): Value {
  const offset = offsetOf(self);
  if (offset === undefined || isZero(offset)) return timeTuple(self, self, 0);
  const utc = shifted(variant(self, { tzinfo: null, fold: 0 }), offset, -1);
  return timeTuple(utc, utc, 0);
}

function localTimeTuple(self: PyDateTime): Value {
  const daylight = daylightOffset(self.tzinfo, self);
  return timeTuple(self, self, daylight === undefined ? -1 : isZero(daylight) ? 0 : 1);
}

function replace(self: PyDateTime, ...given: (Value | undefined)[]): Value {
  const [year, month, day, ...time] = given;
  const date = { year: cInt(year, self.year), month: cInt(month, self.month), day: cInt(day, self.day) };
  const clock = replaceClock(time, self);
  return dateTimeOf(self.$cls, date, clock);
}

const replaceMethod = pure(
  "(year=unchanged, month=unchanged, day=unchanged, hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)",
  replace,
  "Return datetime with new specified fields.",
);

function reduce(self: PyDateTime, protocol: number): Value {
  const bytes = [...dateBytes(self), ...clockBytes(self)];
  if (protocol > 3 && self.fold === 1) bytes[2]! |= 0x80;
  const state = toBytes(Uint8Array.from(bytes));
  return tuple([typeOf(self), tuple(self.tzinfo === null ? [state] : [state, self.tzinfo])]);
}

const time = (self: PyDateTime, tzinfo: Value): PyTime =>
  new PyTime(self.hour, self.minute, self.second, self.microsecond, tzinfo, self.fold);

const orNone = (value: Value | undefined): Value => value ?? null;

const methods: Record<string, Declaration> = {
  date: pure(
    "()",
    (self: PyDateTime) => new PyDate(self.year, self.month, self.day),
    "Return date object with same year, month and day.",
  ),
  time: pure("()", (self: PyDateTime) => time(self, null), "Return time object with same time but with tzinfo=None."),
  timetz: pure("()", (self: PyDateTime) => time(self, self.tzinfo), "Return time object with same time and tzinfo."),
  ctime: pure("()", (self: PyDateTime) => ctime(self, self), "Return ctime() style string."),
  timetuple: pure("()", localTimeTuple, "Return time tuple, compatible with time.localtime()."),
  timestamp: pure("()", timestamp, "Return POSIX timestamp as float."),
  utctimetuple: pure("()", utcTimeTuple, "Return UTC time tuple, compatible with time.localtime()."),
  isoformat: pure(
    "(sep='T', timespec='auto')",
    isoFormat,
    "[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\nsep is used to separate the year from the time, and defaults to 'T'.\nThe optional argument timespec specifies the number of additional terms\nof the time to include. Valid options are 'auto', 'hours', 'minutes',\n'seconds', 'milliseconds' and 'microseconds'.\n",
  ),
  utcoffset: pure("()", (self: PyDateTime) => orNone(offsetOf(self)), "Return self.tzinfo.utcoffset(self)."),
  tzname: pure("()", (self: PyDateTime) => zoneName(self.tzinfo, self), "Return self.tzinfo.tzname(self)."),
  dst: pure("()", (self: PyDateTime) => orNone(daylightOffset(self.tzinfo, self)), "Return self.tzinfo.dst(self)."),
  replace: replaceMethod,
  __replace__: replaceMethod,
  astimezone: pure("(tz=None)", inZone, "tz -> convert to local time in new timezone tz\n"),
  __reduce_ex__: pure(
    "(proto, /)",
    (self: PyDateTime, protocol: Value) => reduce(self, sizeNow(protocol)),
    "__reduce_ex__(proto) -> (cls, state)",
  ),
  __reduce__: pure("()", (self: PyDateTime) => reduce(self, 2), "__reduce__() -> (cls, state)"),
};

const DOC = `datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])

The year, month and day arguments are required. tzinfo may be None, or an
instance of a tzinfo subclass. The remaining arguments may be ints.
`;

export function defineDateTime(): PyType {
  const type = defineType({
    name: "datetime",
    module: "datetime",
    doc: DOC,
    base: known.date,
    instance: PyDateTime,
    sharing: "immutable",
    fields: {
      year: "i32",
      month: "i32",
      day: "i32",
      hour: "i32",
      minute: "i32",
      second: "i32",
      microsecond: "i32",
      tzinfo: "ref",
      fold: "i32",
    },
    construct: pure("(*args, **kwargs)", () => null),
    slots: {
      pure: {
        repr: (value) => {
          const self = value as PyDateTime;
          const date = `${self.year}, ${self.month}, ${self.day}`;
          return toStr(`${typeOf(self).name}(${date}, ${clockArguments(self)}${foldKeyword(self)}${zoneKeyword(self)})`);
        },
        str: (self) => callMethod(self, "isoformat", " "),
        hash: (self) => hash(self as PyDateTime),
        richcompare: compare,
        add,
        subtract,
      },
    },
    methods: { ...classMethods, ...methods },
    getters: clockGetters,
  });
  type.slots.construct = construct;
  known.datetime = type;
  setIndexRule(type.slots.hash, (value) => {
    const { year, month, day, hour, minute, second, microsecond, tzinfo } = value as PyDateTime;
    // What a zone says of an aware one may depend on anything.
    if (tzinfo !== null) return undefined;
    const seconds = toOrdinal(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
    return foreignIndexKey("datetime", `${seconds}.${microsecond}`);
  });
  type.namespace.setString("min", new PyDateTime(1, 1, 1, 0, 0, 0, 0, null, 0));
  type.namespace.setString("max", new PyDateTime(9999, 12, 31, 23, 59, 59, 999999, null, 0));
  type.namespace.setString("resolution", new PyTimedelta(0, 0, 1));
  return type;
}
