/** typing.ParamSpec with its args and kwargs, and typing.TypeVarTuple. */
import { defineType } from "../core/define-type.ts";
import { typeError } from "../core/errors.ts";
import { pure, reads } from "../core/native.ts";
import { findAttribute } from "../core/ops/attributes.ts";
import { equals } from "../core/ops/compare.ts";
import { importFromNow } from "../core/ops/import.ts";
import { getItemNow } from "../core/ops/items.ts";
import { getIterator } from "../core/ops/iterate.ts";
import { reprNow, strNow, textOf, toStr } from "../core/ops/text.ts";
import { isTrue } from "../core/ops/truth.ts";
import { typeOf } from "../core/registry.ts";
import { EQ, NE } from "../core/slots.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { NotImplemented, PyObject, type Value } from "../core/value.ts";
import {
  ABSENT,
  BOUNDED_GETTERS,
  explicitDefault,
  LAZY,
  type Lazy,
  PARAMETER_GETTERS,
  PARAMETER_METHODS,
  PyTypeParameter,
  setModule,
  typingUnion,
  varianceSign,
} from "./type-parameter.ts";
import { checkVariance, explicitBound } from "./typevar.ts";
import { callerModule, callTyping, namedConstructor } from "./typing-call.ts";

export class PyParamSpec extends PyTypeParameter {
  readonly bound: Lazy;
  readonly covariant: boolean;
  readonly contravariant: boolean;
  readonly inferred: boolean;
  constructor(name: Value = "", bound: Lazy = ABSENT, covariant = false, contravariant = false, inferred = false) {
    super(name);
    this.bound = bound;
    this.covariant = covariant;
    this.contravariant = contravariant;
    this.inferred = inferred;
  }
}

/** `P.args` and `P.kwargs`. */
abstract class ParamSpecPart extends PyObject {
  readonly origin: Value;
  constructor(origin: Value = null) {
    super();
    this.origin = origin;
  }
}
export class PyParamSpecArgs extends ParamSpecPart {}
export class PyParamSpecKwargs extends ParamSpecPart {}

function definePart(name: string, suffix: string, instance: new (origin?: Value) => ParamSpecPart, doc: string): PyType {
  return defineType({
    name,
    module: "typing",
    doc,
    instance,
    sharing: "immutable",
    fields: { origin: "ref" },
    final: true,
    hasWeakrefs: true,
    construct: namedConstructor(name.toLowerCase(), "(origin)", (_cls: PyType, origin: Value) => new instance(origin)),
    slots: {
      pure: {
        repr: (self) => {
          const { origin } = self as ParamSpecPart;
          const parameter = origin instanceof PyParamSpec ? findAttribute(origin, "__name__") : undefined;
          return toStr(`${parameter === undefined ? reprNow(origin) : strNow(parameter)}.${suffix}`);
        },
        richcompare: (self, other, op) => {
          if (typeOf(other) !== typeOf(self) || (op !== EQ && op !== NE)) return NotImplemented;
          return equals((self as ParamSpecPart).origin, (other as ParamSpecPart).origin) === (op === EQ);
        },
      },
    },
    methods: { __mro_entries__: PARAMETER_METHODS.__mro_entries__! },
    getters: { __origin__: { get: (self: ParamSpecPart) => self.origin, member: true } },
  });
}

export const paramSpecArgsType = definePart(
  "ParamSpecArgs",
  "args",
  PyParamSpecArgs,
  "The args for a ParamSpec object.\n\nGiven a ParamSpec object P, P.args is an instance of ParamSpecArgs, which knows where it comes from::\n\n    >>> P = ParamSpec('P')\n    >>> P.args.__origin__ is P\n    True\n",
);
export const paramSpecKwargsType = definePart(
  "ParamSpecKwargs",
  "kwargs",
  PyParamSpecKwargs,
  "The kwargs for a ParamSpec object.\n\nGiven a ParamSpec object P, P.kwargs is an instance of ParamSpecKwargs, which knows where it comes from::\n\n    >>> P = ParamSpec('P')\n    >>> P.kwargs.__origin__ is P\n    True\n",
);

const flag = (value: Value | undefined): boolean => value !== undefined && isTrue(value);

export const paramSpecType = defineType({
  name: "ParamSpec",
  module: "typing",
  doc: "Parameter specification variable.\n\nStands for the parameters of a callable in the type of another one.\nIt can be asked for its name::\n\n    >>> Args = ParamSpec('Args')\n    >>> Args.__name__\n    'Args'\n",
  instance: PyParamSpec,
  sharing: "versioned",
  fields: { name: "ref", covariant: "flag", contravariant: "flag", inferred: "flag", bound: LAZY, default: LAZY },
  final: true,
  hasDict: true,
  hasWeakrefs: true,
  construct: namedConstructor(
    "paramspec",
    "(name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)",
    (_cls: PyType, name: Value, bound?: Value, fallback?: Value, covariant?: Value, contravariant?: Value, infer?: Value) => {
      checkVariance(flag(covariant), flag(contravariant), flag(infer));
      const parameter = new PyParamSpec(name, explicitBound(bound), flag(covariant), flag(contravariant), flag(infer));
      parameter.default = explicitDefault(fallback);
      setModule(parameter, callerModule());
      return parameter;
    },
  ),
  slots: {
    reads: { repr: (self) => toStr(varianceSign(self as PyParamSpec) + strNow((self as PyParamSpec).name)), or: typingUnion },
  },
  methods: {
    ...PARAMETER_METHODS,
    __typing_subst__: reads("(arg, /)", (self: PyParamSpec, arg: Value) => callTyping("_paramspec_subst", self, arg)),
    __typing_prepare_subst__: reads("(alias, args, /)", (self: PyParamSpec, alias: Value, args: Value) =>
      callTyping("_paramspec_prepare_subst", self, alias, args),
    ),
  },
  getters: {
    ...PARAMETER_GETTERS,
    ...BOUNDED_GETTERS,
    args: { get: (self: PyParamSpec) => new PyParamSpecArgs(self), doc: "Represents positional arguments." },
    kwargs: { get: (self: PyParamSpec) => new PyParamSpecKwargs(self), doc: "Represents keyword arguments." },
  },
});

export class PyTypeVarTuple extends PyTypeParameter {}

/** typing.Unpack[parameter]. */
export const unpacked = (parameter: Value): Value => getItemNow(importFromNow("typing", "Unpack"), parameter);

export const typeVarTupleType = defineType({
  name: "TypeVarTuple",
  module: "typing",
  doc: "Type variable tuple: stands for any number of types.",
  instance: PyTypeVarTuple,
  sharing: "versioned",
  fields: { name: "ref", default: LAZY },
  final: true,
  hasDict: true,
  hasWeakrefs: true,
  construct: namedConstructor(
    "typevartuple",
    "(name, *, default=typing.NoDefault)",
    (_cls: PyType, name: Value, fallback?: Value) => {
      const parameter = new PyTypeVarTuple(textOf(name) === undefined ? null : name);
      parameter.default = explicitDefault(fallback);
      setModule(parameter, callerModule());
      return parameter;
    },
  ),
  slots: {
    reads: {
      repr: (self) => (self as PyTypeVarTuple).name,
      iter: (self) => getIterator(tuple([unpacked(self)])),
    },
  },
  methods: {
    ...PARAMETER_METHODS,
    __typing_subst__: pure("(arg, /)", () => {
      throw typeError("Substitution of bare TypeVarTuple is not supported");
    }),
    __typing_prepare_subst__: reads("(alias, args, /)", (self: PyTypeVarTuple, alias: Value, args: Value) =>
      callTyping("_typevartuple_prepare_subst", self, alias, args),
    ),
  },
  getters: PARAMETER_GETTERS,
});
