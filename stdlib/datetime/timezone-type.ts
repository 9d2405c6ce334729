/** datetime.tzinfo, the base of all time zones, and datetime.timezone, the fixed offsets. */
import { defineType } from "../../vm/core/define-type.ts";
import { notImplementedError, typeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { pure } from "../../vm/core/native.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { reprNow, textOf, toStr } from "../../vm/core/ops/text.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import { EQ, NE } from "../../vm/core/slots.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { NotImplemented, type Value } from "../../vm/core/value.ts";
import { badArgument } from "../../vm/objects/text-arguments.ts";
import { shifted } from "./arithmetic.ts";
import { addDeltas, compareDeltas, isZero } from "./delta.ts";
import { known, PyDateTime, PyTimedelta, PyTimezone, PyTzinfo } from "./objects.ts";
import { checkOffset, daylightOffset, timezoneName, utcOffset } from "./offsets.ts";
import { hashDelta } from "./timedelta-type.ts";

/** tzinfo.fromutc: standard time first, then what daylight saving says about that. */
function fromUtc(self: PyTzinfo, moment: Value): Value {
  if (!(moment instanceof PyDateTime)) throw typeError("fromutc: argument must be a datetime");
  if (moment.tzinfo !== self) throw valueError("fromutc: dt.tzinfo is not self");
  const offset = utcOffset(moment.tzinfo, moment);
  if (offset === undefined) throw valueError("fromutc: non-None utcoffset() result required");
  const daylight = daylightOffset(moment.tzinfo, moment);
  if (daylight === undefined) throw valueError("fromutc: non-None dst() result required");
  const standard = shifted(moment, addDeltas(offset, daylight, -1), 1);
  const there = daylightOffset(standard.tzinfo, standard);
  if (there === undefined) throw valueError("fromutc: tz.dst() gave inconsistent results; cannot convert");
  return isZero(there) ? standard : shifted(standard, there, 1);
}

function reduce(self: PyTzinfo): Value {
  const getArguments = findAttribute(self, "__getinitargs__");
  const args = getArguments === undefined ? tuple([]) : callNow(getArguments);
  return tuple([typeOf(self), args, callMethodNow(self, "__getstate__")]);
}

const abstract = (name: string, doc: string) =>
  pure(
    "(dt, /)",
    () => {
      throw notImplementedError(`a tzinfo subclass must implement ${name}()`);
    },
    doc,
  );

export function defineTzinfo(): PyType {
  known.tzinfo = defineType({
    name: "tzinfo",
    module: "datetime",
    doc: "Abstract base class for time zone info objects.",
    instance: PyTzinfo,
    sharing: "immutable",
    fields: {},
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyTzinfo)),
    methods: {
      tzname: abstract("tzname", "datetime -> string name of time zone."),
      utcoffset: abstract("utcoffset", "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"),
      dst: abstract("dst", "datetime -> DST offset as timedelta positive east of UTC."),
      fromutc: pure("(dt, /)", fromUtc, "datetime in UTC -> datetime in local time."),
      __reduce__: pure("()", reduce, "-> (cls, state)"),
    },
  });
  return known.tzinfo;
}

function checkMoment(value: Value, method: string): void {
  if (value !== null && !(value instanceof PyDateTime)) {
    throw typeError(`${method}(dt) argument must be a datetime instance or None, not ${argumentKind(value)}`);
  }
}

/** A fixed zone of that offset, the one UTC object for an unnamed zero. Raises ValueError for a day or more. */
export function makeTimezone(offset: PyTimedelta, name?: Value): PyTimezone {
  if (name === undefined && isZero(offset)) return known.utc;
  checkOffset(offset);
  return new PyTimezone(offset, name ?? null);
}

function construct(_cls: PyType, offset: Value, name?: Value): Value {
  if (!(offset instanceof PyTimedelta)) badArgument("timezone", "argument 1", "datetime.timedelta", offset);
  if (name !== undefined && textOf(name) === undefined) badArgument("timezone", "argument 2", "str", name);
  return makeTimezone(offset, name);
}

function initArguments(self: PyTimezone): Value {
  return tuple(self.name === null ? [self.offset] : [self.offset, self.name]);
}

function repr(self: PyTimezone): Value {
  if (self === known.utc) return "datetime.timezone.utc";
  const name = self.name === null ? "" : `, ${reprNow(self.name)}`;
  return toStr(`${typeOf(self).name}(${reprNow(self.offset)}${name})`);
}

export function defineTimezone(): PyType {
  const type = defineType({
    name: "timezone",
    module: "datetime",
    doc: "Fixed offset from UTC implementation of tzinfo.",
    base: known.tzinfo,
    instance: PyTimezone,
    sharing: "immutable",
    fields: { offset: "ref", name: "ref" },
    final: true,
    construct: pure("(offset, name=None)", construct),
    slots: {
      pure: {
        repr: (self) => repr(self as PyTimezone),
        str: (self) => timezoneName(self as PyTimezone),
        hash: (self) => hashDelta((self as PyTimezone).offset),
        richcompare: (self, other, op) => {
          if ((op !== EQ && op !== NE) || !(other instanceof PyTimezone)) return NotImplemented;
          return (compareDeltas((self as PyTimezone).offset, other.offset) === 0) === (op === EQ);
        },
      },
    },
    methods: {
      tzname: pure(
        "(dt, /)",
        (self: PyTimezone, moment: Value) => {
          checkMoment(moment, "tzname");
          return timezoneName(self);
        },
        "If name is specified when timezone is created, returns the name.  Otherwise returns offset as 'UTC(+|-)HH:MM'.",
      ),
      utcoffset: pure(
        "(dt, /)",
        (self: PyTimezone, moment: Value) => {
          checkMoment(moment, "utcoffset");
          return self.offset;
        },
        "Return fixed offset.",
      ),
      dst: pure(
        "(dt, /)",
        (_self: PyTimezone, moment: Value) => {
          checkMoment(moment, "dst");
          return null;
        },
        "Return None.",
      ),
      fromutc: pure(
        "(dt, /)",
        (self: PyTimezone, moment: Value) => {
          if (!(moment instanceof PyDateTime)) throw typeError("fromutc: argument must be a datetime");
          if (moment.tzinfo !== self) throw valueError("fromutc: dt.tzinfo is not self");
          return shifted(moment, self.offset, 1);
        },
        "datetime in UTC -> datetime in local time.",
      ),
      __getinitargs__: pure("()", initArguments, "pickle support"),
    },
  });
  known.timezone = type;
  known.utc = new PyTimezone(new PyTimedelta(0, 0, 0), null);
  type.namespace.setString("utc", known.utc);
  type.namespace.setString("min", new PyTimezone(new PyTimedelta(-1, 60, 0), null));
  type.namespace.setString("max", new PyTimezone(new PyTimedelta(0, 86340, 0), null));
  return type;
}
