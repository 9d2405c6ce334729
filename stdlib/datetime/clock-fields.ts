/** What times and datetimes have in common: the fields of the clock, their pickled form, their order. */
import { typeError } from "../../vm/core/errors.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import type { Value } from "../../vm/core/value.ts";
import { SECONDS_PER_DAY } from "./delta.ts";
import { type Clock, type PyTimedelta, PyTzinfo } from "./objects.ts";

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
