/** The module `time`: clocks, sleeping, calendars. */
import { overflowError, typeError, valueError } from "../../vm/core/errors.ts";
import { defineModule, type NativeModule, PyModule } from "../../vm/core/module.ts";
import { type Declaration, inevitable, pure } from "../../vm/core/native.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { importFromNow, importNow } from "../../vm/core/ops/import.ts";
import { exactInt, indexNow } from "../../vm/core/ops/index-value.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import { type Int, type Outcome, PyFloat, type Value } from "../../vm/core/value.ts";
import { namespaceOf } from "../../vm/objects/namespace.ts";
import { PyStructSequence } from "../../vm/objects/structseq.ts";
import { nanosecondsArgument } from "../os/durations.ts";
import { Errno, osError } from "../os/os-error.ts";
import { intArgument } from "../os/path-argument.ts";
import { waitFor } from "../os/wait.ts";
import { type CivilTime, civilFromSeconds } from "./civil.ts";
import { bootNs, monotonicNs, processNs, realtimeNs, threadNs } from "./clocks.ts";
import { formatTime, MONTHS, type TimeFields, WEEKDAYS } from "./format.ts";
import { structTime } from "./struct-time.ts";
import { localZone, secondsFromLocal } from "./zone.ts";

const toInt = (ns: bigint): Int => (ns <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(ns) : ns);

/** Nanoseconds as a float of seconds, rounded once. */
function toSeconds(ns: bigint): PyFloat {
  const whole = ns / 1_000_000_000n;
  return new PyFloat(Number(whole) + Number(ns - whole * 1_000_000_000n) / 1e9);
}

const CLOCKS: Readonly<Record<number, () => bigint>> = {
  0: realtimeNs,
  1: monotonicNs,
  2: processNs,
  3: threadNs,
  4: monotonicNs,
  7: bootNs,
  11: () => realtimeNs() + 37_000_000_000n,
};

function clockArgument(value: Value): () => bigint {
  if (typeOf(value).slots.index === undefined) throw typeError(`clk_id should be integer, not ${typeOf(value).name}`);
  const clock = CLOCKS[intArgument(value)];
  if (clock === undefined) throw osError(Errno.EINVAL!);
  return clock;
}

/** Whole seconds from an argument that may be None (now). */
function secondsArgument(value: Value | undefined): number {
  if (value === undefined || value === null) return Math.floor(Date.now() / 1000);
  if (value instanceof PyFloat) {
    if (Number.isNaN(value.value)) throw valueError("Invalid value NaN (not a number)");
    const seconds = Math.floor(value.value);
    if (!(Math.abs(seconds) < 2 ** 63)) throw overflowError("timestamp out of range for platform time_t");
    return seconds;
  }
  const seconds = indexNow(value);
  if (typeof seconds === "bigint" && BigInt.asIntN(64, seconds) !== seconds) {
    throw overflowError("timestamp out of range for platform time_t");
  }
  return Number(seconds);
}

const MAX_YEAR = 2147485547;

function checkedCivil(seconds: number): CivilTime {
  const civil = civilFromSeconds(seconds);
  if (Math.abs(civil.year) > MAX_YEAR) throw osError(Errno.EOVERFLOW!);
  return civil;
}

function structFrom(civil: CivilTime, isDst: number, zone: string, offset: number): Value {
  return structTime().make([
    civil.year,
    civil.month + 1,
    civil.day,
    civil.hour,
    civil.minute,
    civil.second,
    (civil.weekday + 6) % 7,
    civil.yearDay + 1,
    isDst,
    zone,
    offset,
  ]);
}

const gmtime = (seconds?: Value): Value => structFrom(checkedCivil(secondsArgument(seconds)), 0, "GMT", 0);

function localtimeOf(seconds: number): Value {
  const type = localZone().at(seconds);
  return structFrom(checkedCivil(seconds + type.offset), type.isDst ? 1 : 0, type.name, type.offset);
}

/** The nine fields of a time tuple as given; month and weekday and day of the year in C's counting. */
function fieldsOf(value: Value, caller: string): number[] {
  if (!(value instanceof PyTuple)) throw typeError("Tuple or struct_time argument required");
  if (value.items.length !== 9) throw typeError(`${caller}(): illegal time tuple argument`);
  const fields = value.items.map((item) => {
    const int = indexNow(item);
    if (int > 0x7fffffff) throw overflowError("signed integer is greater than maximum");
    if (int < -0x80000000) throw overflowError("signed integer is less than minimum");
    return Number(int);
  });
  // The C structure counts years from 1900.
  if (fields[0]! < -0x80000000 + 1900) throw overflowError("year out of range");
  fields[1]! -= 1;
  fields[6] = (fields[6]! + 1) % 7;
  fields[7]! -= 1;
  return fields;
}

function checkRange(value: number, low: number, high: number, what: string): void {
  if (value < low || value > high) throw valueError(`${what} out of range`);
}

/** The checks of strftime and asctime, which forgive zeros. */
function checkedFields(value: Value, caller: string): TimeFields {
  const fields = fieldsOf(value, caller);
  const [year = 0, , , hour = 0, minute = 0, second = 0, weekday = 0, , isDstGiven = 0] = fields;
  const month = fields[1] === -1 ? 0 : fields[1]!;
  const day = fields[2] === 0 ? 1 : fields[2]!;
  const yearDay = fields[7] === -1 ? 0 : fields[7]!;
  checkRange(month, 0, 11, "month");
  checkRange(day, 1, 31, "day of month");
  checkRange(hour, 0, 23, "hour");
  checkRange(minute, 0, 59, "minute");
  checkRange(second, 0, 61, "seconds");
  if (weekday < 0) throw valueError("day of week out of range");
  checkRange(yearDay, 0, 365, "day of year");
  const isDst = Math.max(-1, Math.min(1, isDstGiven));
  const hidden = value instanceof PyStructSequence ? value.hidden : [];
  const zone = hidden[0] === undefined || hidden[0] === null ? undefined : textOf(hidden[0]);
  const offset = hidden[1] === undefined || hidden[1] === null ? 0 : Number(exactInt(hidden[1]));
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    weekday,
    yearDay,
    isDst,
    offset,
    zone: zone ?? (isDst < 0 ? "" : zoneNames()[isDst]!),
    seconds: () => secondsFromLocal({ year, month, day, hour, minute, second, isDst }),
  };
}

const now = (): Value => localtimeOf(Math.floor(Date.now() / 1000));

function strftime(format: Value, time?: Value): Value {
  const text = textOf(format);
  if (text === undefined) throw typeError(`strftime() argument 1 must be str, not ${argumentKind(format)}`);
  const fields = checkedFields(time ?? now(), "strftime");
  if (text.includes("\0")) throw valueError("embedded null character");
  return toStr(formatTime(text, fields));
}

function asctimeText({ weekday, month, day, hour, minute, second, year }: CivilTime): string {
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, "0")).join(":");
  return `${WEEKDAYS[weekday]!.slice(0, 3)} ${MONTHS[month]!.slice(0, 3)} ${String(day).padStart(2)} ${clock} ${year}`;
}

function mktime(value: Value): Value {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, , , isDst = 0] = fieldsOf(value, "mktime");
  const seconds = secondsFromLocal({ year, month, day, hour, minute, second, isDst });
  if (Math.abs(seconds) > 67768036191766800) throw overflowError("mktime argument out of range");
  return new PyFloat(seconds);
}

const YEAR = (365 * 24 + 6) * 3600;

interface ZoneConstants {
  readonly timezone: number;
  readonly altzone: number;
  readonly daylight: number;
  readonly tzname: readonly [string, string];
}

/** What CPython finds by looking at the first day of a year and the middle of it. */
function zoneConstants(): ZoneConstants {
  const start = Math.floor(Date.now() / 1000 / YEAR) * YEAR;
  const zone = localZone();
  const january = zone.at(start);
  const july = zone.at(start + YEAR / 2);
  const isSouthern = -january.offset < -july.offset;
  const [standard, summer] = isSouthern ? [july, january] : [january, july];
  return {
    timezone: 0 - standard.offset,
    altzone: 0 - summer.offset,
    daylight: january.offset === july.offset ? 0 : 1,
    tzname: [standard.name, summer.name],
  };
}

const zoneNames = (): readonly [string, string] => zoneConstants().tzname;

function zoneValues(): Record<string, Value> {
  const { timezone, altzone, daylight, tzname } = zoneConstants();
  return { timezone, altzone, daylight, tzname: tuple(tzname) };
}

function tzset(): Value {
  const module = importNow("time");
  if (module instanceof PyModule) {
    for (const [name, value] of Object.entries(zoneValues())) module.dict.setString(name, value);
  }
  return null;
}

const CLOCK_INFO: Readonly<Record<string, readonly [clock: string, monotonic: boolean]>> = {
  time: ["CLOCK_REALTIME", false],
  monotonic: ["CLOCK_MONOTONIC", true],
  perf_counter: ["CLOCK_MONOTONIC", true],
  process_time: ["CLOCK_PROCESS_CPUTIME_ID", true],
  thread_time: ["CLOCK_THREAD_CPUTIME_ID", true],
};

function clockInfo(name: Value): Value {
  const info = CLOCK_INFO[textOf(name) ?? ""];
  if (info === undefined) throw valueError("unknown clock");
  return namespaceOf({
    implementation: `clock_gettime(${info[0]})`,
    monotonic: info[1],
    adjustable: !info[1],
    resolution: new PyFloat(1e-9),
  });
}

function sleep(value: Value): Outcome {
  const ns = nanosecondsArgument(value);
  if (ns < 0) throw valueError("sleep length must be non-negative");
  return waitFor(ns / 1e6);
}

const clock = (read: () => bigint): { seconds: Declaration; ns: Declaration } => ({
  seconds: pure("()", () => toSeconds(read())),
  ns: pure("()", () => toInt(read())),
});

export const timeModule: NativeModule = defineModule("time", () => {
  const clocks = {
    time: clock(realtimeNs),
    monotonic: clock(monotonicNs),
    perf_counter: clock(monotonicNs),
    process_time: clock(processNs),
    thread_time: clock(threadNs),
  };
  const clockFunctions = Object.fromEntries(
    Object.entries(clocks).flatMap(([name, { seconds, ns }]) => [
      [name, seconds],
      [`${name}_ns`, ns],
    ]),
  );
  const notPermitted = pure("(clk_id, time, /)", (id: Value) => {
    clockArgument(id);
    throw osError(Errno.EPERM!);
  });
  return {
    doc: "This module provides various functions to manipulate time values.",
    functions: {
      ...clockFunctions,
      clock_gettime: pure("(clk_id, /)", (id: Value) => toSeconds(clockArgument(id)())),
      clock_gettime_ns: pure("(clk_id, /)", (id: Value) => toInt(clockArgument(id)())),
      clock_getres: pure("(clk_id, /)", (id: Value) => {
        clockArgument(id);
        return new PyFloat(1e-9);
      }),
      clock_settime: notPermitted,
      clock_settime_ns: notPermitted,
      get_clock_info: pure("(name, /)", clockInfo),
      sleep: pure("(seconds, /)", sleep),
      gmtime: pure("(seconds=None, /)", gmtime),
      localtime: pure("(seconds=None, /)", (seconds?: Value) => localtimeOf(secondsArgument(seconds))),
      mktime: pure("(time_tuple, /)", mktime),
      asctime: pure("(time_tuple=None, /)", (time?: Value) => asctimeText(checkedFields(time ?? now(), "asctime"))),
      ctime: pure("(seconds=None, /)", (value?: Value) => {
        const seconds = secondsArgument(value);
        return asctimeText(checkedCivil(seconds + localZone().at(seconds).offset));
      }),
      strftime: pure("(format, time_tuple=None, /)", strftime),
      strptime: pure("(string, format='%a %b %d %H:%M:%S %Y', /)", (text: Value, format?: Value) =>
        callNow(importFromNow("_strptime", "_strptime_time"), text, ...(format === undefined ? [] : [format])),
      ),
      tzset: inevitable("()", tzset),
    },
    types: [structTime().type],
    constants: {
      ...zoneValues(),
      CLOCK_REALTIME: 0,
      CLOCK_MONOTONIC: 1,
      CLOCK_PROCESS_CPUTIME_ID: 2,
      CLOCK_THREAD_CPUTIME_ID: 3,
      CLOCK_MONOTONIC_RAW: 4,
      CLOCK_BOOTTIME: 7,
      CLOCK_TAI: 11,
      _STRUCT_TM_ITEMS: 11,
    },
  };
});
