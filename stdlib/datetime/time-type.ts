/** datetime.time. */
import { toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { typeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { classMethod, pure } from "../../vm/core/native.ts";
import { callMethod } from "../../vm/core/ops/call.ts";
import { compareOrder } from "../../vm/core/ops/compare.ts";
import { hashText } from "../../vm/core/ops/hash.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { reprNow, str, toStr } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { type CompareOp, EQ, type KeywordNames, NE } from "../../vm/core/slots.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { NotImplemented, type Outcome, type Value } from "../../vm/core/value.ts";
import { bindUnnamed } from "../c-arguments.ts";
import { structTime } from "../time/struct-time.ts";
import {
  clockArguments,
  clockBytes,
  clockFromBytes,
  clockGetters,
  compareClocks,
  foldKeyword,
  readClock,
  replaceClock,
  utcSeconds,
  zoneKeyword,
} from "./clock-fields.ts";
import { pickledState } from "./date-type.ts";
import { clockText, isoArgument, parseIsoTime, timespecArgument } from "./iso-format.ts";
import { checkClock, timeOf } from "./make.ts";
import { type Clock, known, PyTime, PyTimedelta } from "./objects.ts";
import { checkTzinfo, daylightOffset, offsetText, sameOffset, utcOffset, zoneName } from "./offsets.ts";
import { formatBySpec, formatWith } from "./strftime.ts";

const NAMES = ["hour", "minute", "second", "microsecond", "tzinfo", "fold"] as const;

function construct(cls: PyType, args: readonly Value[], kwNames: KeywordNames): Value {
  if (kwNames === null && (args.length === 1 || args.length === 2)) {
    const state = pickledState(args[0]!, 6, (bytes) => (bytes[0]! & 0x7f) < 24, "time");
    if (state !== undefined) {
      const fold = state[0]! >> 7;
      const plain = Uint8Array.from(state);
      plain[0]! &= 0x7f;
      return make(cls, clockFromBytes(plain, args[1] ?? null, fold));
    }
  }
  const clock = readClock(bindUnnamed(NAMES, 0, 5, args, kwNames));
  checkClock(clock.hour, clock.minute, clock.second, clock.microsecond, clock.fold);
  checkTzinfo(clock.tzinfo);
  return make(cls, clock);
}

function make(cls: PyType, { hour, minute, second, microsecond, tzinfo, fold }: Clock): PyTime {
  if (cls === known.time) return new PyTime(hour, minute, second, microsecond, tzinfo, fold);
  return newInstance(cls, PyTime, hour, minute, second, microsecond, tzinfo, fold);
}

const offsetOf = (self: PyTime): PyTimedelta | undefined => utcOffset(self.tzinfo, null);

function compare(left: Value, other: Value, op: CompareOp): Value {
  if (!(other instanceof PyTime)) return NotImplemented;
  const self = left as PyTime;
  if (self.tzinfo === other.tzinfo) return compareOrder(compareClocks(self, other), op);
  const mine = offsetOf(self);
  const theirs = offsetOf(other);
  if (sameOffset(mine, theirs)) return compareOrder(compareClocks(self, other), op);
  if (mine !== undefined && theirs !== undefined) {
    const order = utcSeconds(self, mine) - utcSeconds(other, theirs) || self.microsecond - other.microsecond;
    return compareOrder(order, op);
  }
  if (op === EQ || op === NE) return op === NE;
  throw typeError("can't compare offset-naive and offset-aware times");
}

function hash(self: PyTime): number {
  const first = self.fold === 0 ? self : make(known.time, { ...fieldsOf(self), fold: 0 });
  const offset = offsetOf(first);
  if (offset === undefined) return hashText(clockText(self, "microseconds"));
  return hashText(`${utcSeconds(self, offset)}.${self.microsecond}`);
}

const fieldsOf = ({ hour, minute, second, microsecond, tzinfo, fold }: Clock): Clock => ({
  hour,
  minute,
  second,
  microsecond,
  tzinfo,
  fold,
});

function isoFormat(self: PyTime, timespec?: Value): string {
  const text = clockText(self, timespecArgument(timespec, 1));
  const offset = offsetOf(self);
  return offset === undefined ? text : text + offsetText(offset, ":");
}

function fromIsoFormat(cls: PyType, value: Value): Value {
  const clock = parseIsoTime(isoArgument(value));
  if (clock === undefined) throw valueError(`Invalid isoformat string: ${reprNow(value)}`);
  return timeOf(cls, clock);
}

function replace(self: PyTime, ...given: (Value | undefined)[]): Value {
  return timeOf(self.$cls, replaceClock(given, self));
}

const replaceMethod = pure(
  "(hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)",
  replace,
  "Return time with new specified fields.",
);

function reduce(self: PyTime, protocol: number): Value {
  const bytes = clockBytes(self);
  if (protocol > 3 && self.fold === 1) bytes[0]! |= 0x80;
  const state = toBytes(Uint8Array.from(bytes));
  return tuple([typeOf(self), tuple(self.tzinfo === null ? [state] : [state, self.tzinfo])]);
}

/** strftime's date is one that no system has trouble with. */
const timeTuple = ({ hour, minute, second }: PyTime): Value => structTime().make([1900, 1, 1, hour, minute, second, 0, 1, -1]);

const orNone = (value: Value | undefined): Value => value ?? null;

const DOC = `time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object

All arguments are optional. tzinfo may be None, or an instance of
a tzinfo subclass. The remaining arguments may be ints.
`;

export function defineTime(): PyType {
  const type = defineType({
    name: "time",
    module: "datetime",
    doc: DOC,
    instance: PyTime,
    sharing: "immutable",
    fields: { hour: "i32", minute: "i32", second: "i32", microsecond: "i32", tzinfo: "ref", fold: "i32" },
    construct: pure("(*args, **kwargs)", () => null),
    slots: {
      pure: {
        repr: (value) => {
          const self = value as PyTime;
          return toStr(`${typeOf(self).name}(${clockArguments(self)}${zoneKeyword(self)}${foldKeyword(self)})`);
        },
        str: (self) => callMethod(self, "isoformat"),
        hash: (self) => hash(self as PyTime),
        richcompare: compare,
      },
    },
    methods: {
      isoformat: pure(
        "(timespec='auto')",
        isoFormat,
        "Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n\nThe optional argument timespec specifies the number of additional terms\nof the time to include. Valid options are 'auto', 'hours', 'minutes',\n'seconds', 'milliseconds' and 'microseconds'.\n",
      ),
      strftime: pure(
        "(format)",
        (self: PyTime, format: Value) => formatWith(self, format, () => timeTuple(self)),
        "format -> strftime() style string.",
      ),
      __format__: pure(
        "(spec, /)",
        (self: PyTime, spec: Value): Outcome => formatBySpec(self, spec, () => str(self)),
        "Formats self with strftime.",
      ),
      utcoffset: pure("()", (self: PyTime) => orNone(offsetOf(self)), "Return self.tzinfo.utcoffset(self)."),
      tzname: pure("()", (self: PyTime) => zoneName(self.tzinfo, null), "Return self.tzinfo.tzname(self)."),
      dst: pure("()", (self: PyTime) => orNone(daylightOffset(self.tzinfo, null)), "Return self.tzinfo.dst(self)."),
      replace: replaceMethod,
      __replace__: replaceMethod,
      fromisoformat: classMethod(pure("(string, /)", fromIsoFormat, "string -> time from a string in ISO 8601 format")),
      __reduce_ex__: pure(
        "(proto, /)",
        (self: PyTime, protocol: Value) => reduce(self, sizeNow(protocol)),
        "__reduce_ex__(proto) -> (cls, state)",
      ),
      __reduce__: pure("()", (self: PyTime) => reduce(self, 2), "__reduce__() -> (cls, state)"),
    },
    getters: clockGetters,
  });
  type.slots.construct = construct;
  known.time = type;
  type.namespace.setString("min", new PyTime(0, 0, 0, 0, null, 0));
  type.namespace.setString("max", new PyTime(23, 59, 59, 999999, null, 0));
  type.namespace.setString("resolution", new PyTimedelta(0, 0, 1));
  return type;
}
