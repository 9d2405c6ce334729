/** The type time.struct_time. */
import { defineStructSequence, type StructSequence } from "../../vm/objects/structseq.ts";

let made: StructSequence | undefined;

export function structTime(): StructSequence {
  made ??= defineStructSequence({
    name: "struct_time",
    module: "time",
    doc:
      "The time value as returned by gmtime(), localtime(), and strptime(), and\n" +
      " accepted by asctime(), mktime() and strftime().  May be considered as a\n" +
      " sequence of 9 integers.",
    fields: [
      ["tm_year", "year, for example, 1993"],
      ["tm_mon", "month of year, range [1, 12]"],
      ["tm_mday", "day of month, range [1, 31]"],
      ["tm_hour", "hours, range [0, 23]"],
      ["tm_min", "minutes, range [0, 59]"],
      ["tm_sec", "seconds, range [0, 61])"],
      ["tm_wday", "day of week, range [0, 6], Monday is 0"],
      ["tm_yday", "day of year, range [1, 366]"],
      ["tm_isdst", "1 if summer time is in effect, 0 if not, and -1 if unknown"],
      ["tm_zone", "abbreviation of timezone name"],
      ["tm_gmtoff", "offset from UTC in seconds"],
    ],
    visible: 9,
  });
  return made;
}
