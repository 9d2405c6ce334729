/** The mappings of a context's flags and traps, from signals to whether they are set. */
import { defineType } from "../../vm/core/define-type.ts";
import { dictOf, PyDict } from "../../vm/core/dict.ts";
import { keyError, valueError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { list } from "../../vm/core/list.ts";
import { open, pure, reads } from "../../vm/core/native.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { getIterator } from "../../vm/core/ops/iterate.ts";
import { reprNow, toStr } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { types } from "../../vm/core/registry.ts";
import { EQ, NE } from "../../vm/core/slots.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { NotImplemented, type Outcome, type Value } from "../../vm/core/value.ts";
import { type PyDecimalContext, PySignalDict } from "./objects.ts";
import { type Signal, type Signals, signalOf } from "./signals.ts";

const VALID_SIGNALS =
  "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]";

/** Which conditions a mapping from signals to truth values sets. Raises KeyError for a mapping that is not of all signals. */
export function bitsOfDict(signals: Signals, dict: PyDict): number {
  if (dict.size !== signals.all.length) throw keyError("invalid signal dict");
  let bits = 0;
  for (const signal of signals.all) {
    const value = dict.get(signal.type);
    if (value === undefined) throw keyError("invalid signal dict");
    if (isTrue(value)) bits |= signal.bits;
  }
  return bits;
}

/** The signal that a key names. Raises KeyError for others. */
export function signalNow(signals: Signals, key: Value): Signal {
  const signal = signalOf(signals, key);
  if (signal === undefined) throw keyError(VALID_SIGNALS);
  return signal;
}

/** Defines the class of flags and traps; gives the function that makes one. */
export function defineSignalDict(signals: Signals): (context: PyDecimalContext, which: "status" | "traps") => Value {
  const contextOf = (self: PySignalDict): PyDecimalContext => {
    if (self.context === null) throw valueError("invalid signal dict");
    return self.context;
  };
  const bitsOf = (self: PySignalDict): number => {
    const context = contextOf(self);
    open(context, "reads");
    return context[self.which];
  };
  const isSet = (self: PySignalDict, signal: Signal): boolean => (bitsOf(self) & signal.bits) !== 0;

  function setItem(receiver: Value, key: Value, value: Value | undefined): Outcome {
    const self = receiver as PySignalDict;
    const context = contextOf(self);
    if (value === undefined) throw valueError("signal keys cannot be deleted");
    const { bits } = signalNow(signals, key);
    const on = isTrue(value);
    open(context, "writes");
    if (on) context[self.which] |= bits;
    else context[self.which] &= ~bits;
    return null;
  }

  const mixin = defineType({
    name: "SignalDictMixin",
    module: "decimal",
    instance: PySignalDict,
    sharing: "versioned",
    fields: { context: "ref", which: "text" },
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PySignalDict, null, "status")),
    slots: {
      reads: {
        repr: (self) =>
          toStr(
            `{${signals.all.map((signal) => `${reprNow(signal.type)}:${isSet(self as PySignalDict, signal) ? "True" : "False"}`).join(", ")}}`,
          ),
        length: (self) => {
          contextOf(self as PySignalDict);
          return signals.all.length;
        },
        iter: (self) => {
          contextOf(self as PySignalDict);
          return settle(getIterator(list(signals.all.map(({ type }) => type))));
        },
        getitem: (self, key) => isSet(self as PySignalDict, signalNow(signals, key)),
        richcompare: (self, other, op) => {
          if (op !== EQ && op !== NE) return NotImplemented;
          const own = bitsOf(self as PySignalDict);
          if (other instanceof PySignalDict) return (own === bitsOf(other)) === (op === EQ);
          if (!(other instanceof PyDict)) return NotImplemented;
          return (maskOf(signals, own) === bitsOfOther(signals, other)) === (op === EQ);
        },
      },
      writes: { setitem: setItem },
    },
    methods: {
      copy: reads("()", (self: PySignalDict) => {
        const dict = new PyDict();
        for (const signal of signals.all) dict.set(signal.type, isSet(self, signal));
        return dict;
      }),
    },
  });
  const mapping = importFromNow("collections.abc", "MutableMapping");
  const namespace = dictOf([]);
  const cls = callNow(types.type, "SignalDict", tuple([mixin, mapping]), namespace) as PyType;
  return (context, which) => newInstance(cls, PySignalDict, context, which);
}

/** All conditions of the signals of which one is set. */
function maskOf(signals: Signals, bits: number): number {
  return signals.all.reduce((mask, signal) => ((bits & signal.bits) !== 0 ? mask | signal.bits : mask), 0);
}

/** The conditions of a dict to compare with; NaN, which equals nothing, if it is no mapping of all signals. */
function bitsOfOther(signals: Signals, dict: PyDict): number {
  if (dict.size === 0) throw valueError("invalid signal dict");
  const complete = dict.size === signals.all.length && signals.all.every(({ type }) => dict.get(type) !== undefined);
  return complete ? bitsOfDict(signals, dict) : Number.NaN;
}
