/** NoneType, NotImplementedType, ellipsis: types of one object each. */
import { defineType } from "../core/define-type.ts";
import { typeError } from "../core/errors.ts";
import { setIndexRule } from "../core/index-key.ts";
import { pure } from "../core/native.ts";
import { warnNow } from "../core/ops/warn.ts";
import { types } from "../core/registry.ts";
import { EQ, NE } from "../core/slots.ts";
import { Ellipsis, NotImplemented, PyEllipsis, PyNotImplemented, PyObject, type Value } from "../core/value.ts";

/** Never instantiated: None is null. */
class PyNone extends PyObject {}

function noArguments(name: string) {
  return (args: readonly Value[], kwargs: ReadonlyMap<string, Value>): void => {
    if (args.length > 0 || kwargs.size > 0) throw typeError(`${name} takes no arguments`);
  };
}

function singleton(name: string, value: Value) {
  const check = noArguments(name);
  return pure("(*args, **kwargs)", (_cls: unknown, args: Value[], kwargs: Map<string, Value>) => {
    check(args, kwargs);
    return value;
  });
}

export const noneType = defineType({
  name: "NoneType",
  doc: "NoneType()\n--\n\nThe type of the None singleton.",
  instance: PyNone,
  sharing: "immutable",
  fields: {},
  final: true,
  construct: singleton("NoneType", null),
  slots: {
    pure: {
      repr: () => "None",
      bool: () => false,
      hash: () => 0xfca86420,
      richcompare: (_a, b, op) => (b === null ? (op === EQ ? true : op === NE ? false : NotImplemented) : NotImplemented),
    },
  },
});
types.NoneType = noneType;

export const notImplementedType = defineType({
  name: "NotImplementedType",
  doc: "NotImplementedType()\n--\n\nThe type of the NotImplemented singleton.",
  instance: PyNotImplemented,
  sharing: "immutable",
  fields: {},
  final: true,
  construct: singleton("NotImplementedType", NotImplemented),
  slots: {
    pure: {
      repr: () => "NotImplemented",
      bool: () => {
        warnNow("DeprecationWarning", "NotImplemented should not be used in a boolean context");
        return true;
      },
    },
  },
  methods: { __reduce__: pure("()", () => "NotImplemented") },
});

export const ellipsisType = defineType({
  name: "ellipsis",
  doc: "ellipsis()\n--\n\nThe type of the Ellipsis singleton.",
  instance: PyEllipsis,
  sharing: "immutable",
  fields: {},
  final: true,
  construct: singleton("EllipsisType", Ellipsis),
  slots: { pure: { repr: () => "Ellipsis" } },
  methods: { __reduce__: pure("()", () => "Ellipsis") },
});

setIndexRule(noneType.slots.hash, () => null);
