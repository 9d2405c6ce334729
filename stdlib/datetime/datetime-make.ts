/** The ways to a datetime: its constructor, and the alternative ones. */
import { valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { classMethod, type Declaration, pure } from "../../vm/core/native.ts";
import { call, callMethodNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { reprNow, textOf } from "../../vm/core/ops/text.ts";
import { warnNow } from "../../vm/core/ops/warn.ts";
import type { KeywordNames } from "../../vm/core/slots.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { badArgument } from "../../vm/objects/text-arguments.ts";
import { bindUnnamed, cInt } from "../c-arguments.ts";
import { realtimeNs } from "../time/clocks.ts";
import type { Ymd } from "./calendar.ts";
import { clockFromBytes, readClock } from "./clock-fields.ts";
import { isMonth, pickledState } from "./date-type.ts";
import { isoArgument, parseIsoDateTime } from "./iso-format.ts";
import { fieldsOf, type Timestamp, timestampArgument } from "./local-time.ts";
import { checkClock, checkDate, dateTimeOf } from "./make.ts";
import { type Clock, known, PyDate, PyDateTime, PyTime } from "./objects.ts";
import { checkTzinfo } from "./offsets.ts";

const NAMES = ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"] as const;

export function construct(cls: PyType, args: readonly Value[], kwNames: KeywordNames): Value {
  if (kwNames === null && (args.length === 1 || args.length === 2)) {
    const state = pickledState(args[0]!, 10, (bytes) => isMonth(bytes[2]! & 0x7f), "datetime");
    if (state !== undefined) return fromState(cls, state, args[1] ?? null);
  }
  const [year, month, day, ...time] = bindUnnamed(NAMES, 3, 8, args, kwNames);
  const date: Ymd = { year: cInt(year), month: cInt(month), day: cInt(day) };
  const clock = readClock(time);
  checkDate(date.year, date.month, date.day);
  checkClock(clock.hour, clock.minute, clock.second, clock.microsecond, clock.fold);
  checkTzinfo(clock.tzinfo);
  return make(cls, date, clock);
}

/** An instance of the class, without a call of its constructor. */
function make(cls: PyType, date: Ymd, clock: Clock): PyDateTime {
  const { hour, minute, second, microsecond, tzinfo, fold } = clock;
  if (cls === known.datetime) {
    return new PyDateTime(date.year, date.month, date.day, hour, minute, second, microsecond, tzinfo, fold);
  }
  return newInstance(cls, PyDateTime, date.year, date.month, date.day, hour, minute, second, microsecond, tzinfo, fold);
}

function fromState(cls: PyType, state: Uint8Array, tzinfo: Value): Value {
  const date: Ymd = { year: state[0]! * 256 + state[1]!, month: state[2]! & 0x7f, day: state[3]! };
  return make(cls, date, clockFromBytes(state.subarray(4), tzinfo, state[2]! >> 7));
}

/** The moment on the local clock, or, with a zone, what the zone makes of it. */
function atMoment(cls: PyType, moment: Timestamp, tzinfo: Value): Outcome {
  checkTzinfo(tzinfo);
  const made = dateTimeOf(cls, ...fieldsOf(moment, tzinfo === null, tzinfo));
  return tzinfo === null ? made : callMethodNow(tzinfo, "fromutc", made);
}

function currentMoment(): Timestamp {
  const microseconds = realtimeNs() / 1000n;
  return { seconds: Number(microseconds / 1000000n), microseconds: Number(microseconds % 1000000n) };
}

const inUtc = (cls: PyType, moment: Timestamp): Value => dateTimeOf(cls, ...fieldsOf(moment, false, null));

function warnNaive(method: string, instead: string): void {
  warnNow(
    "DeprecationWarning",
    `datetime.datetime.${method} is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.${instead}.`,
  );
}

function combine(cls: PyType, date: Value, time: Value, tzinfo?: Value): Value {
  if (!(date instanceof PyDate)) badArgument("combine", "argument 1", "datetime.date", date);
  if (!(time instanceof PyTime)) badArgument("combine", "argument 2", "datetime.time", time);
  const { hour, minute, second, microsecond, fold } = time;
  const zone = tzinfo === undefined ? time.tzinfo : tzinfo;
  checkTzinfo(zone);
  return dateTimeOf(cls, date, { hour, minute, second, microsecond, tzinfo: zone, fold });
}

function fromIsoFormat(cls: PyType, value: Value): Value {
  const fields = parseIsoDateTime(isoArgument(value));
  if (fields === undefined) throw valueError(`Invalid isoformat string: ${reprNow(value)}`);
  return dateTimeOf(cls, ...fields);
}

function parse(cls: PyType, text: Value, format: Value): Outcome {
  if (textOf(text) === undefined) badArgument("strptime", "argument 1", "str", text);
  if (textOf(format) === undefined) badArgument("strptime", "argument 2", "str", format);
  return call(importFromNow("_strptime", "_strptime_datetime"), [cls, text, format]);
}

export const classMethods: Record<string, Declaration> = {
  now: classMethod(
    pure(
      "(tz=None)",
      (cls: PyType, tz: Value = null) => atMoment(cls, currentMoment(), tz),
      "Returns new datetime object representing current time local to tz.\n\n  tz\n    Timezone object.\n\nIf no tz is specified, uses local timezone.",
    ),
  ),
  utcnow: classMethod(
    pure(
      "()",
      (cls: PyType) => {
        warnNaive("utcnow()", "now(datetime.UTC)");
        return inUtc(cls, currentMoment());
      },
      "Return a new datetime representing UTC day and time.",
    ),
  ),
  fromtimestamp: classMethod(
    pure(
      "(timestamp, tz=None)",
      (cls: PyType, timestamp: Value, tz: Value = null) => {
        checkTzinfo(tz);
        return atMoment(cls, timestampArgument(timestamp), tz);
      },
      "timestamp[, tz] -> tz's local time from POSIX timestamp.",
    ),
  ),
  utcfromtimestamp: classMethod(
    pure(
      "(timestamp, /)",
      (cls: PyType, timestamp: Value) => {
        warnNaive("utcfromtimestamp()", "fromtimestamp(timestamp, datetime.UTC)");
        return inUtc(cls, timestampArgument(timestamp));
      },
      "Construct a naive UTC datetime from a POSIX timestamp.",
    ),
  ),
  strptime: classMethod(
    pure("(date_string, format, /)", parse, "string, format -> new datetime parsed from a string (like time.strptime())."),
  ),
  combine: classMethod(pure("(date, time, tzinfo=unchanged)", combine, "date, time -> datetime with same date and time fields")),
  fromisoformat: classMethod(pure("(string, /)", fromIsoFormat, "string -> datetime from a string in most ISO 8601 formats")),
};
