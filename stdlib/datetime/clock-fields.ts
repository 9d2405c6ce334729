/** What times and datetimes have in common: the fields of the clock, their pickled form, their order. */

import { typeError, valueError } from "../../vm/core/errors.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import type { Value } from "../../vm/core/value.ts";
import { cInt } from "../c-arguments.ts";
import { SECONDS_PER_DAY } from "./delta.ts";
import { type Clock, type PyTimedelta, PyTzinfo } from "./objects.ts";
import { checkTzinfo } from "./offsets.ts";

/** Getters of the clock's fields. */
export const clockGetters = Object.fromEntries(
  (["hour", "minute", "second", "microsecond", "tzinfo", "fold"] as const).map((name) => [
    name,
    { get: (self: Clock) => self[name] },
  ]),
);

/** The last six bytes of a pickled state. */
export const clockBytes = ({ hour, minute, second, microsecond }: Clock): number[] => [
  hour,
  minute,
  second,
  microsecond >> 16,
  (microsecond >> 8) & 255,
  microsecond & 255,
];

/** Reads what clockBytes wrote. */
export function clockFromBytes(bytes: Uint8Array, tzinfo: Value, fold: number): Clock {
  if (tzinfo !== null && !(tzinfo instanceof PyTzinfo)) throw typeError("bad tzinfo state arg");
  const [hour, minute, second, high, middle, low] = bytes as unknown as [number, number, number, number, number, number];
  return { hour, minute, second, microsecond: (high << 16) | (middle << 8) | low, tzinfo, fold };
}

/** Negative, 0 or positive, by what the clocks show. */
export const compareClocks = (a: Clock, b: Clock): number =>
  a.hour - b.hour || a.minute - b.minute || a.second - b.second || a.microsecond - b.microsecond;

/** Seconds since midnight UTC; may be negative, or beyond a day. */
export const utcSeconds = ({ hour, minute, second }: Clock, offset: PyTimedelta): number =>
  hour * 3600 + minute * 60 + second - offset.days * SECONDS_PER_DAY - offset.seconds;

/** "hour, minute[, second[, microsecond]]", for repr. */
export function clockArguments({ hour, minute, second, microsecond }: Clock): string {
  const text = `${hour}, ${minute}`;
  if (microsecond !== 0) return `${text}, ${second}, ${microsecond}`;
  return second === 0 ? text : `${text}, ${second}`;
}

export const foldKeyword = ({ fold }: Clock): string => (fold === 0 ? "" : `, fold=${fold}`);

export const zoneKeyword = ({ tzinfo }: Clock): string => (tzinfo === null ? "" : `, tzinfo=${reprNow(tzinfo)}`);

const START_OF_DAY: Clock = { hour: 0, minute: 0, second: 0, microsecond: 0, tzinfo: null, fold: 0 };

/** The clock of arguments in the order of a Clock's fields, not checked; what was left out is taken from `base`. */
export function readClock(given: readonly (Value | undefined)[], base: Clock = START_OF_DAY): Clock {
  const [hour, minute, second, microsecond, tzinfo, fold] = given;
  return {
    hour: cInt(hour, base.hour),
    minute: cInt(minute, base.minute),
    second: cInt(second, base.second),
    microsecond: cInt(microsecond, base.microsecond),
    tzinfo: tzinfo === undefined ? base.tzinfo : tzinfo,
    fold: cInt(fold, base.fold),
  };
}

/** The fields of `base`, some of them replaced; ValueError and TypeError for a wrong fold or zone. */
export function replaceClock(given: readonly (Value | undefined)[], base: Clock): Clock {
  const tzinfo = given[4];
  if (tzinfo !== undefined) checkTzinfo(tzinfo);
  const clock = readClock(given, base);
  if (clock.fold !== 0 && clock.fold !== 1) throw valueError("fold must be either 0 or 1");
  return clock;
}
