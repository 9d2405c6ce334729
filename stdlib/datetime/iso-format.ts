/** ISO 8601: writing clocks, and reading what fromisoformat accepts. Ranges are checked elsewhere. */
import { typeError, valueError } from "../../vm/core/errors.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import type { Value } from "../../vm/core/value.ts";
import { badArgument } from "../../vm/objects/text-arguments.ts";
import { fromIsoDate, type Ymd } from "./calendar.ts";
import { makeDelta } from "./delta.ts";
import { type Clock, known, type PyTimezone } from "./objects.ts";
import { makeTimezone } from "./timezone-type.ts";

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** "YYYY-MM-DD". */
export const dateText = ({ year, month, day }: Ymd): string =>
  `${year > 999 ? year : String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;

const PRECISIONS = new Set(["auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"]);

/** "HH[:MM[:SS[.ffffff]]]". Raises ValueError for an unknown timespec. */
export function clockText({ hour, minute, second, microsecond }: Clock, timespec: string): string {
  if (!PRECISIONS.has(timespec)) throw valueError("Unknown timespec value");
  let text = two(hour);
  if (timespec === "hours") return text;
  text += `:${two(minute)}`;
  if (timespec === "minutes") return text;
  text += `:${two(second)}`;
  if (timespec === "milliseconds") return `${text}.${String(Math.floor(microsecond / 1000)).padStart(3, "0")}`;
  if (timespec === "seconds" || (timespec === "auto" && microsecond === 0)) return text;
  return `${text}.${String(microsecond).padStart(6, "0")}`;
}

export function timespecArgument(value: Value | undefined, position: number): string {
  if (value === undefined) return "auto";
  return textOf(value) ?? badArgument("isoformat", `argument ${position}`, "str", value);
}

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= "0" && c <= "9";

/** Walks over characters; every step answers undefined, or false, where they are not what is wanted. */
class Reader {
  readonly characters: readonly string[];
  at = 0;
  constructor(characters: readonly string[]) {
    this.characters = characters;
  }
  get next(): string | undefined {
    return this.characters[this.at];
  }
  get isDone(): boolean {
    return this.at >= this.characters.length;
  }
  digits(count: number): number | undefined {
    let number = 0;
    for (let i = 0; i < count; i++) {
      if (!isDigit(this.next)) return undefined;
      number = number * 10 + Number(this.characters[this.at++]);
    }
    return number;
  }
  skip(character: string): boolean {
    if (this.next !== character) return false;
    this.at++;
    return true;
  }
}

/** A date of 7, 8 or 10 characters: YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D], YYYYWww[D]. */
function readDate(characters: readonly string[]): Ymd | undefined {
  const reader = new Reader(characters);
  const year = reader.digits(4);
  if (year === undefined) return undefined;
  const separated = reader.skip("-");
  if (reader.skip("W")) {
    const week = reader.digits(2);
    if (week === undefined) return undefined;
    let weekday: number | undefined = 1;
    if (!reader.isDone) {
      if (separated && !reader.skip("-")) return undefined;
      weekday = reader.digits(1);
    }
    const date = weekday === undefined ? "weekday" : fromIsoDate(year, week, weekday);
    return typeof date === "string" ? undefined : date;
  }
  const month = reader.digits(2);
  if (month === undefined || (separated && !reader.skip("-"))) return undefined;
  const day = reader.digits(2);
  return day === undefined ? undefined : { year, month, day };
}

/** The text of an argument that must be a str. */
export function isoArgument(value: Value): string {
  const text = textOf(value);
  if (text === undefined) throw typeError("fromisoformat: argument must be str");
  return text;
}

export function parseIsoDate(text: string): Ymd | undefined {
  const characters = [...text];
  return [7, 8, 10].includes(characters.length) ? readDate(characters) : undefined;
}

type Hms = Pick<Clock, "hour" | "minute" | "second" | "microsecond">;

/** HH[:MM[:SS]] or HHMMSS, with a fraction after any of them. All characters must be used up. */
function readClock(characters: readonly string[]): Hms | undefined {
  const reader = new Reader(characters);
  const parts = [0, 0, 0];
  let separated = true;
  for (let i = 0; i < 3; i++) {
    const part = reader.digits(2);
    if (part === undefined) return undefined;
    parts[i] = part;
    if (i === 0) separated = reader.next === ":";
    if (reader.isDone) break;
    if (reader.next === "." || reader.next === ",") break;
    if (i === 2) return undefined;
    if (separated && !reader.skip(":")) return undefined;
  }
  const microsecond = readFraction(reader);
  if (microsecond === undefined) return undefined;
  return { hour: parts[0]!, minute: parts[1]!, second: parts[2]!, microsecond };
}

/** What follows the seconds: nothing, or a point and digits, of which six count. */
function readFraction(reader: Reader): number | undefined {
  if (reader.isDone) return 0;
  reader.at++;
  const count = Math.min(6, reader.characters.length - reader.at);
  const digits = count === 0 ? undefined : reader.digits(count);
  if (digits === undefined) return undefined;
  while (isDigit(reader.next)) reader.at++;
  return reader.isDone ? digits * 10 ** (6 - count) : undefined;
}

/** HH:MM:SS.ffffff and an offset from UTC. Raises ValueError for an offset of a day or more. */
function readZonedClock(characters: readonly string[]): Clock | undefined {
  const found = characters.findIndex((c) => c === "+" || c === "-" || c === "Z");
  const end = found < 0 ? characters.length : found;
  const clock = readClock(characters.slice(0, end));
  if (clock === undefined) return undefined;
  if (found < 0) return { ...clock, tzinfo: null, fold: 0 };
  let tzinfo: PyTimezone = known.utc;
  if (characters[found] === "Z") {
    if (found + 1 !== characters.length) return undefined;
  } else {
    const offset = readClock(characters.slice(found + 1));
    if (offset === undefined) return undefined;
    const sign = characters[found] === "-" ? -1 : 1;
    const seconds = offset.hour * 3600 + offset.minute * 60 + offset.second;
    tzinfo = makeTimezone(makeDelta(0, sign * seconds, sign * offset.microsecond));
  }
  return { ...clock, tzinfo, fold: 0 };
}

export function parseIsoTime(text: string): Clock | undefined {
  const characters = [...text];
  return readZonedClock(characters[0] === "T" ? characters.slice(1) : characters);
}

/** Where the date ends: the separator is any character, so the date's own form must tell. */
function dateLength(characters: readonly string[]): number | undefined {
  const { length } = characters;
  if (length === 7) return 7;
  if (characters[4] === "-") {
    if (characters[5] !== "W") return 10;
    if (length < 8) return undefined;
    if (length > 8 && characters[8] === "-") {
      if (length === 9) return undefined;
      // After YYYY-Www a hyphen followed by a digit and then another one is the separator itself.
      return length > 10 && isDigit(characters[10]) ? 8 : 10;
    }
    return 8;
  }
  if (characters[4] !== "W") return 8;
  let end = 7;
  while (end < length && isDigit(characters[end])) end++;
  if (end < 9) return end;
  return end % 2 === 0 ? 7 : 8;
}

/** The form that isoformat() and most others write. */
const USUAL = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{6}))?)?)?$/;

export function parseIsoDateTime(text: string): readonly [Ymd, Clock] | undefined {
  const usual = USUAL.exec(text);
  if (usual !== null) {
    const [, year, month, day, hour = 0, minute = 0, second = 0, microsecond = 0] = usual;
    return [
      { year: Number(year), month: Number(month), day: Number(day) },
      {
        hour: Number(hour),
        minute: Number(minute),
        second: Number(second),
        microsecond: Number(microsecond),
        tzinfo: null,
        fold: 0,
      },
    ];
  }
  const characters = [...text];
  if (characters.length < 7) return undefined;
  const end = dateLength(characters);
  if (end === undefined) return undefined;
  const date = readDate(characters.slice(0, end));
  if (date === undefined) return undefined;
  if (characters.length <= end) {
    return [date, { hour: 0, minute: 0, second: 0, microsecond: 0, tzinfo: null, fold: 0 }];
  }
  const clock = readZonedClock(characters.slice(end + 1));
  return clock === undefined ? undefined : [date, clock];
}
