/** strftime(3) of glibc in the C locale: conversions, flags (`_ - 0 ^ #`), widths and the modifiers E and O. */
import { type CivilTime, isLeap } from "./civil.ts";

/** What a time tuple says. `zone` is undefined when the tuple has no zone of its own. */
export interface TimeFields extends CivilTime {
  readonly isDst: number;
  readonly offset: number;
  readonly zone: string;
  /** The moment, for %s. */
  readonly seconds: () => number;
}

export const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

interface Flags {
  readonly pad: string;
  readonly upper: boolean;
  readonly swap: boolean;
  readonly width: number;
}

/** A number padded by zeros or blanks, as the flags say. */
function number(value: number, digits: number, flags: Flags, filler = "0"): string {
  const sign = value < 0 ? "-" : "";
  const text = String(Math.abs(value));
  const width = Math.max(flags.width, digits);
  if (flags.pad === "-") return (sign + text).padStart(flags.width, " ");
  const fill = flags.pad === "_" ? " " : flags.pad === "0" ? "0" : filler;
  return fill === " " ? (sign + text).padStart(width, " ") : sign + text.padStart(width - sign.length, "0");
}

function words(value: string, flags: Flags): string {
  const text = flags.upper ? value.toUpperCase() : value;
  return text.padStart(flags.width, flags.pad === "0" ? "0" : " ");
}

/** The ISO 8601 week and the year it belongs to. */
export function isoWeek({ year, yearDay, weekday }: CivilTime): { year: number; week: number } {
  const monday = (weekday + 6) % 7;
  const week = Math.floor((yearDay - monday + 10) / 7);
  if (week < 1) return { year: year - 1, week: lastWeek(year - 1, yearDay + (isLeap(year - 1) ? 366 : 365), monday) };
  if (week === 53 && (isLeap(year) ? 366 : 365) - yearDay < 4 - monday) return { year: year + 1, week: 1 };
  return { year, week };
}

const lastWeek = (_year: number, yearDay: number, monday: number): number => Math.floor((yearDay - monday + 10) / 7);

const hour12 = (hour: number): number => hour % 12 || 12;

const SPEC = /%([_\-0^#+]*)(\d*)([EO]?)([A-Za-z%])/g;

/** Conversions that do not mind a modifier. */
const TAKES_E = "%cCxXyYntpPrRsTuZz";
const TAKES_O = "%CbBdeghGHIjklmMnpPrRsStTuUVwWyZz";

const mod = (value: number, by: number): number => ((value % by) + by) % by;

/** Formats; conversions that glibc does not know stay as they are. */
export function formatTime(format: string, time: TimeFields): string {
  return format.replace(SPEC, (whole, flagText: string, widthText: string, modifier: string, letter: string) => {
    const flags: Flags = {
      pad: [...flagText].filter((flag) => "_-0+".includes(flag)).at(-1) ?? "",
      upper: flagText.includes("^"),
      swap: flagText.includes("#"),
      width: widthText === "" ? 0 : Number(widthText),
    };
    const takes = modifier === "E" ? TAKES_E : modifier === "O" ? TAKES_O : letter;
    return (takes.includes(letter) ? convert(letter, time, flags) : undefined) ?? words(whole, flags);
  });
}

function nested(format: string, time: TimeFields, flags: Flags): string {
  return words(formatTime(format, time), flags);
}

function convert(letter: string, time: TimeFields, flags: Flags): string | undefined {
  switch (letter) {
    case "%":
      return words("%", flags);
    case "n":
      return words("\n", flags);
    case "t":
      return words("\t", flags);
    case "a":
      return words(WEEKDAYS[time.weekday]!.slice(0, 3), withSwap(flags));
    case "A":
      return words(WEEKDAYS[time.weekday]!, withSwap(flags));
    case "b":
    case "h":
      return words(MONTHS[time.month]!.slice(0, 3), withSwap(flags));
    case "B":
      return words(MONTHS[time.month]!, withSwap(flags));
    case "p": {
      const text = time.hour < 12 ? "AM" : "PM";
      return words(flags.swap ? text.toLowerCase() : text, flags);
    }
    case "P":
      return words(time.hour < 12 ? "am" : "pm", { ...flags, upper: false });
    case "Z":
      return words(flags.swap ? time.zone.toLowerCase() : time.zone, flags);
    case "c":
      return nested("%a %b %e %H:%M:%S %Y", time, flags);
    case "x":
    case "D":
      return nested("%m/%d/%y", time, flags);
    case "X":
    case "T":
      return nested("%H:%M:%S", time, flags);
    case "r":
      return nested("%I:%M:%S %p", time, flags);
    case "R":
      return nested("%H:%M", time, flags);
    case "F":
      return nested("%Y-%m-%d", time, flags);
    case "z":
      return time.isDst < 0 ? "" : offsetText(time.offset, flags);
    default:
      return convertNumber(letter, time, flags);
  }
}

/** # turns names into capitals. */
const withSwap = (flags: Flags): Flags => (flags.swap ? { ...flags, upper: true } : flags);

function offsetText(offset: number, flags: Flags): string {
  const minutes = Math.trunc(Math.abs(offset) / 60);
  const value = Math.trunc(minutes / 60) * 100 + (minutes % 60);
  // glibc pads the sign and the number each.
  return words(offset < 0 ? "-" : "+", flags) + number(value, 4, flags);
}

function convertNumber(letter: string, time: TimeFields, flags: Flags): string | undefined {
  switch (letter) {
    case "Y":
      return number(time.year, 1, flags);
    case "C":
      return number(Math.floor(time.year / 100), 1, flags);
    case "y":
      return number(mod(time.year, 100), 2, flags);
    case "G":
      return number(isoWeek(time).year, 1, flags);
    case "g":
      return number(mod(isoWeek(time).year, 100), 2, flags);
    case "V":
      return number(isoWeek(time).week, 2, flags);
    case "U":
      return number(Math.floor((time.yearDay - time.weekday + 7) / 7), 2, flags);
    case "W":
      return number(Math.floor((time.yearDay - ((time.weekday + 6) % 7) + 7) / 7), 2, flags);
    case "m":
      return number(time.month + 1, 2, flags);
    case "d":
      return number(time.day, 2, flags);
    case "e":
      return number(time.day, 2, flags, " ");
    case "H":
      return number(time.hour, 2, flags);
    case "k":
      return number(time.hour, 2, flags, " ");
    case "I":
      return number(hour12(time.hour), 2, flags);
    case "l":
      return number(hour12(time.hour), 2, flags, " ");
    case "M":
      return number(time.minute, 2, flags);
    case "S":
      return number(time.second, 2, flags);
    case "j":
      return number(time.yearDay + 1, 3, flags);
    case "u":
      return number(time.weekday || 7, 1, flags);
    case "w":
      return number(time.weekday, 1, flags);
    case "s":
      return number(time.seconds(), 1, flags);
    default:
      return undefined;
  }
}
