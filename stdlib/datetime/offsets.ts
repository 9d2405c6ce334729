/** What a tzinfo object says: its offset from UTC, its daylight saving, its name. None is undefined here. */
import { typeError, valueError } from "../../vm/core/errors.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { reprNow, textOf } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";
import { addDeltas, isZero, SECONDS_PER_DAY } from "./delta.ts";
import { isPlain, known, PyTimedelta, PyTimezone, PyTzinfo } from "./objects.ts";

const RANGE = "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)";

const isOffset = ({ days, seconds, microseconds }: PyTimedelta): boolean =>
  days === 0 || (days === -1 && (seconds > 0 || microseconds > 0));

/** Raises ValueError for an offset of a day or more. */
export function checkOffset(offset: PyTimedelta): void {
  if (!isOffset(offset)) throw valueError(`${RANGE}, not ${reprNow(offset)}.`);
}

/** Raises TypeError for a tzinfo argument that is neither None nor a tzinfo. */
export function checkTzinfo(value: Value): void {
  if (value !== null && !(value instanceof PyTzinfo)) {
    throw typeError(`tzinfo argument must be None or of a tzinfo subclass, not type '${typeOf(value).name}'`);
  }
}

/** tzinfo.utcoffset(moment) or tzinfo.dst(moment), checked; undefined for None. */
function ask(tzinfo: Value, method: "utcoffset" | "dst", moment: Value): PyTimedelta | undefined {
  if (tzinfo === null) return undefined;
  if (tzinfo instanceof PyTimezone && isPlain(tzinfo, known.timezone)) return method === "utcoffset" ? tzinfo.offset : undefined;
  const answer = callMethodNow(tzinfo, method, moment);
  if (answer === null) return undefined;
  if (!(answer instanceof PyTimedelta)) {
    throw typeError(`tzinfo.${method}() must return None or a timedelta, not '${typeOf(answer).name}'`);
  }
  if (!isOffset(answer)) throw valueError(`${RANGE}.`);
  return answer;
}

export const utcOffset = (tzinfo: Value, moment: Value): PyTimedelta | undefined => ask(tzinfo, "utcoffset", moment);

export const daylightOffset = (tzinfo: Value, moment: Value): PyTimedelta | undefined => ask(tzinfo, "dst", moment);

/** tzinfo.tzname(moment): None or a str. */
export function zoneName(tzinfo: Value, moment: Value): Value {
  if (tzinfo === null) return null;
  if (tzinfo instanceof PyTimezone && isPlain(tzinfo, known.timezone)) return timezoneName(tzinfo);
  const answer = callMethodNow(tzinfo, "tzname", moment);
  if (answer === null || textOf(answer) !== undefined) return answer;
  throw typeError(`tzinfo.tzname() must return None or a string, not '${typeOf(answer).name}'`);
}

const two = (n: number): string => String(n).padStart(2, "0");

/** "+hh:mm", with seconds and microseconds only where there are some. */
export function offsetText(offset: PyTimedelta, separator: string): string {
  const negative = offset.days < 0;
  const size = negative ? SECONDS_PER_DAY - offset.seconds - (offset.microseconds > 0 ? 1 : 0) : offset.seconds;
  const micros = negative && offset.microseconds > 0 ? 1000000 - offset.microseconds : offset.microseconds;
  let text = `${negative ? "-" : "+"}${two(Math.floor(size / 3600))}${separator}${two(Math.floor(size / 60) % 60)}`;
  if (size % 60 !== 0 || micros !== 0) text += `${separator}${two(size % 60)}`;
  return micros === 0 ? text : `${text}.${String(micros).padStart(6, "0")}`;
}

/** The name of a fixed offset. */
export function timezoneName(zone: PyTimezone): Value {
  if (zone.name !== null) return zone.name;
  return isZero(zone.offset) ? "UTC" : `UTC${offsetText(zone.offset, ":")}`;
}

/** True if both are None or the same offset. */
export const sameOffset = (a: PyTimedelta | undefined, b: PyTimedelta | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && isZero(addDeltas(a, b, -1)));
