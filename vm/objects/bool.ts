/** The Python type bool: a subclass of int whose instances are JavaScript booleans. */
import { defineType } from "../core/define-type.ts";
import { pure } from "../core/native.ts";
import { exactInt } from "../core/ops/index-value.ts";
import { truth } from "../core/ops/truth.ts";
import { warnNow } from "../core/ops/warn.ts";
import { types } from "../core/registry.ts";
import type { PyType } from "../core/type.ts";
import type { Int, Outcome, Value } from "../core/value.ts";
import { invert } from "../numeric/int.ts";
import { intType } from "./int.ts";
import { PyIntInstance } from "./int-object.ts";

/** Never instantiated: True and False are primitives. */
class PyBool extends PyIntInstance {}

type Slot = (left: Value, right: Value) => Outcome;

/** A logical slot: booleans among themselves give one, anything else is int's business. */
const logical = (both: (a: boolean, b: boolean) => boolean, otherwise: Slot): Slot => {
  return (left, right) => (typeof left === "boolean" && typeof right === "boolean" ? both(left, right) : otherwise(left, right));
};

const INVERSION =
  "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";

export const boolType = defineType({
  name: "bool",
  doc: "True if the argument is true, False otherwise.\nThe builtins True and False are the only instances. bool is a subclass of int and\ncannot be subclassed.",
  base: intType,
  instance: PyBool,
  sharing: "immutable",
  final: true,
  construct: pure("(object=False, /)", (_cls: PyType, object?: Value) => (object === undefined ? false : truth(object))),
  slots: {
    pure: {
      repr: (self) => (self ? "True" : "False"),
      and: logical((a, b) => a && b, intType.slots.and as Slot),
      or: logical((a, b) => a || b, intType.slots.or as Slot),
      xor: logical((a, b) => a !== b, intType.slots.xor as Slot),
      invert: (self) => {
        warnNow("DeprecationWarning", INVERSION);
        return invert(exactInt(self) as Int);
      },
    },
  },
});

types.bool = boolType;
