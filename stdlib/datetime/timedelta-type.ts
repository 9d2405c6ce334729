/** datetime.timedelta. */

import { defineType } from "../../vm/core/define-type.ts";
import { typeError, valueError } from "../../vm/core/errors.ts";
import { setIndexRule } from "../../vm/core/index-key.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { pure } from "../../vm/core/native.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { compareOrder } from "../../vm/core/ops/compare.ts";
import { hashOf } from "../../vm/core/ops/hash.ts";
import { exactInt, indexNow } from "../../vm/core/ops/index-value.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { bindArguments, parseSignature } from "../../vm/core/signature.ts";
import type { KeywordNames } from "../../vm/core/slots.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { type Int, NotImplemented, PyFloat, type Value } from "../../vm/core/value.ts";
import * as ints from "../../vm/numeric/int.ts";
import { fromFloat, toRatio, trueDiv } from "../../vm/numeric/int-float.ts";
import { foreignIndexKey } from "../../vm/objects/str-object.ts";
import * as deltas from "./delta.ts";
import { known, PyTimedelta } from "./objects.ts";

/** The parameters of the constructor, and how many microseconds one of each is. */
const UNITS = [
  ["days", 86400000000],
  ["seconds", 1000000],
  ["microseconds", 1],
  ["milliseconds", 1000],
  ["minutes", 60000000],
  ["hours", 3600000000],
  ["weeks", 604800000000],
] as const;
/** The order in which the parts are added up, which decides what is reported first and how fractions are rounded. */
const ORDER = [2, 3, 1, 4, 5, 0, 6] as const;

const SIGNATURE = parseSignature("(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)");
const CALL_NAME = { bare: "__new__", qualified: "__new__" };

/** A sum of microseconds: whole ones, and what the fractions of floats leave. */
class Sum {
  whole: Int = 0;
  fraction = 0;

  add(amount: Value, unit: number, name: string): void {
    const int = exactInt(amount);
    if (int !== undefined) this.whole = ints.add(this.whole, ints.mul(int, unit));
    else if (amount instanceof PyFloat) {
      const whole = Math.trunc(amount.value);
      this.whole = ints.add(this.whole, ints.mul(fromFloat(amount.value), unit));
      const rest = (amount.value - whole) * unit;
      this.whole = ints.add(this.whole, fromFloat(rest));
      this.fraction += rest - Math.trunc(rest);
    } else throw typeError(`unsupported type for timedelta ${name} component: ${typeOf(amount).name}`);
  }

  /** Rounded half to even, which takes the parity of the whole sum. */
  rounded(): Int {
    if (this.fraction === 0) return this.whole;
    let nearest = roundHalfAway(this.fraction);
    if (Math.abs(nearest - this.fraction) === 0.5) {
      const odd = ints.mod(this.whole, 2) === 0 ? 0 : 1;
      nearest = 2 * roundHalfAway((this.fraction + odd) * 0.5) - odd;
    }
    return ints.add(this.whole, nearest + 0);
  }
}

const roundHalfAway = (x: number): number => (x < 0 ? -Math.floor(-x + 0.5) : Math.floor(x + 0.5));

function construct(cls: PyType, args: readonly Value[], kwNames: KeywordNames): Value {
  const given = bindArguments(SIGNATURE, CALL_NAME, args, kwNames) as (Value | undefined)[];
  const sum = new Sum();
  for (const place of ORDER) {
    const amount = given[place];
    if (amount !== undefined) sum.add(amount, UNITS[place][1], UNITS[place][0]);
  }
  return ofClass(cls, deltas.partsOf(sum.rounded()));
}

function ofClass(cls: PyType, { days, seconds, microseconds }: deltas.DeltaParts): PyTimedelta {
  if (cls === known.timedelta) return new PyTimedelta(days, seconds, microseconds);
  return newInstance(cls, PyTimedelta, days, seconds, microseconds);
}

function repr(self: PyTimedelta): string {
  const parts = (["days", "seconds", "microseconds"] as const).filter((name) => self[name] !== 0);
  const text = parts.length === 0 ? "0" : parts.map((name) => `${name}=${self[name]}`).join(", ");
  return `${typeOf(self).name}(${text})`;
}

const two = (n: number): string => String(n).padStart(2, "0");

function toText({ days, seconds, microseconds }: PyTimedelta): string {
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const date = days === 0 ? "" : `${days} day${Math.abs(days) === 1 ? "" : "s"}, `;
  return `${date}${clock}${microseconds === 0 ? "" : `.${String(microseconds).padStart(6, "0")}`}`;
}

const sum = (sign: 1 | -1) => (left: Value, right: Value) =>
  left instanceof PyTimedelta && right instanceof PyTimedelta ? deltas.addDeltas(left, right, sign) : NotImplemented;

/** What as_integer_ratio() gives, which a subclass of float may have overridden. */
function ratioOf(factor: PyFloat): readonly [Int, Int] {
  if (!factor.$cls.isHeapType) return toRatio(factor.value);
  const ratio = callMethodNow(factor, "as_integer_ratio");
  if (!(ratio instanceof PyTuple)) {
    const name = typeOf(ratio).name;
    throw typeError(`unexpected return type from as_integer_ratio(): expected tuple, got '${name}'`);
  }
  if (ratio.items.length !== 2) throw valueError("as_integer_ratio() must return a 2-tuple");
  return [indexNow(ratio.items[0]!), indexNow(ratio.items[1]!)];
}

function multiply(left: Value, right: Value): Value {
  const [delta, factor] = left instanceof PyTimedelta ? [left, right] : [right as PyTimedelta, left];
  const int = exactInt(factor);
  if (int !== undefined) return deltas.fromMicroseconds(ints.mul(deltas.toMicroseconds(delta), int));
  if (!(factor instanceof PyFloat)) return NotImplemented;
  const [n, d] = ratioOf(factor);
  return deltas.fromRatio(ints.mul(deltas.toMicroseconds(delta), n), d);
}

function trueDivide(left: Value, right: Value): Value {
  if (!(left instanceof PyTimedelta)) return NotImplemented;
  const microseconds = deltas.toMicroseconds(left);
  if (right instanceof PyTimedelta) return new PyFloat(trueDiv(microseconds, deltas.toMicroseconds(right)));
  const int = exactInt(right);
  if (int !== undefined) return deltas.fromRatio(microseconds, int);
  if (!(right instanceof PyFloat)) return NotImplemented;
  const [n, d] = ratioOf(right);
  return deltas.fromRatio(ints.mul(microseconds, d), n);
}

function floorDivide(left: Value, right: Value): Value {
  if (!(left instanceof PyTimedelta)) return NotImplemented;
  const microseconds = deltas.toMicroseconds(left);
  if (right instanceof PyTimedelta) return ints.floorDiv(microseconds, deltas.toMicroseconds(right));
  const int = exactInt(right);
  return int === undefined ? NotImplemented : deltas.fromMicroseconds(ints.floorDiv(microseconds, int));
}

function modulo(left: Value, right: Value): Value {
  if (!(left instanceof PyTimedelta && right instanceof PyTimedelta)) return NotImplemented;
  return deltas.fromMicroseconds(ints.mod(deltas.toMicroseconds(left), deltas.toMicroseconds(right)));
}

function divideWithRest(left: Value, right: Value): Value {
  if (!(left instanceof PyTimedelta && right instanceof PyTimedelta)) return NotImplemented;
  const [quotient, rest] = ints.divMod(deltas.toMicroseconds(left), deltas.toMicroseconds(right));
  return tuple([quotient, deltas.fromMicroseconds(rest)]);
}

const parts = ({ days, seconds, microseconds }: PyTimedelta): Value => tuple([days, seconds, microseconds]);

/** hash(timedelta): that of its parts, as in CPython. */
export const hashDelta = (self: PyTimedelta): Int => hashOf(parts(self));

const DOC = `Difference between two datetime values.

timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)

All arguments are optional and default to 0.
Arguments may be integers or floats, and may be positive or negative.`;

export function defineTimedelta(): PyType {
  const type = defineType({
    name: "timedelta",
    module: "datetime",
    doc: DOC,
    instance: PyTimedelta,
    sharing: "immutable",
    fields: { days: "i32", seconds: "i32", microseconds: "i32" },
    construct: pure("(*args, **kwargs)", () => null),
    slots: {
      pure: {
        repr: (self) => repr(self as PyTimedelta),
        str: (self) => toText(self as PyTimedelta),
        hash: (self) => hashDelta(self as PyTimedelta),
        richcompare: (self, other, op) =>
          other instanceof PyTimedelta ? compareOrder(deltas.compareDeltas(self as PyTimedelta, other), op) : NotImplemented,
        bool: (self) => !deltas.isZero(self as PyTimedelta),
        add: sum(1),
        subtract: sum(-1),
        multiply,
        truediv: trueDivide,
        floordiv: floorDivide,
        mod: modulo,
        divmod: divideWithRest,
        negative: (self) => deltas.negated(self as PyTimedelta),
        positive: (self) => {
          const { days, seconds, microseconds } = self as PyTimedelta;
          return new PyTimedelta(days, seconds, microseconds);
        },
        absolute: (self) => {
          const { days, seconds, microseconds } = self as PyTimedelta;
          return days < 0 ? deltas.negated(self as PyTimedelta) : new PyTimedelta(days, seconds, microseconds);
        },
      },
    },
    methods: {
      total_seconds: pure(
        "()",
        (self: PyTimedelta) => new PyFloat(trueDiv(deltas.toMicroseconds(self), 1000000)),
        "Total seconds in the duration.",
      ),
      __reduce__: pure("()", (self: PyTimedelta) => tuple([typeOf(self), parts(self)]), "__reduce__() -> (cls, state)"),
    },
    getters: {
      days: { get: (self: PyTimedelta) => self.days, doc: "Number of days.", member: true },
      seconds: {
        get: (self: PyTimedelta) => self.seconds,
        doc: "Number of seconds (>= 0 and less than 1 day).",
        member: true,
      },
      microseconds: {
        get: (self: PyTimedelta) => self.microseconds,
        doc: "Number of microseconds (>= 0 and less than 1 second).",
        member: true,
      },
    },
    attributes: {},
  });
  // The order of the parameters is part of every call, so the arguments go around the generic binder's wrapper.
  type.slots.construct = construct;
  known.timedelta = type;
  setIndexRule(type.slots.hash, (value) => foreignIndexKey("timedelta", String(deltas.toMicroseconds(value as PyTimedelta))));
  const { MAX_DAYS } = deltas;
  type.namespace.setString("min", new PyTimedelta(-MAX_DAYS, 0, 0));
  type.namespace.setString("max", new PyTimedelta(MAX_DAYS, 86399, 999999));
  type.namespace.setString("resolution", new PyTimedelta(0, 0, 1));
  return type;
}
