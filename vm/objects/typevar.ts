/** typing.TypeVar. */
import { defineType } from "../core/define-type.ts";
import { pyError, typeError, valueError } from "../core/errors.ts";
import { reads } from "../core/native.ts";
import { getAttributeNow } from "../core/ops/attributes.ts";
import { listItems } from "../core/ops/iterate.ts";
import { strNow, toStr } from "../core/ops/text.ts";
import { isTrue } from "../core/ops/truth.ts";
import { PyTuple, tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import type { Value } from "../core/value.ts";
import {
  ABSENT,
  BOUNDED_GETTERS,
  explicitDefault,
  LAZY,
  Lazy,
  PARAMETER_GETTERS,
  PARAMETER_METHODS,
  PyTypeParameter,
  setModule,
  typingUnion,
  varianceSign,
} from "./type-parameter.ts";
import { callerModule, callTyping, checkType, namedConstructor } from "./typing-call.ts";

export class PyTypeVar extends PyTypeParameter {
  readonly bound: Lazy;
  readonly constraints: Lazy;
  readonly covariant: boolean;
  readonly contravariant: boolean;
  readonly inferred: boolean;
  constructor(
    name: Value = "",
    options: Partial<Pick<PyTypeVar, "bound" | "constraints" | "covariant" | "contravariant" | "inferred">> = {},
  ) {
    super(name);
    this.bound = options.bound ?? ABSENT;
    this.constraints = options.constraints ?? ABSENT;
    this.covariant = options.covariant ?? false;
    this.contravariant = options.contravariant ?? false;
    this.inferred = options.inferred ?? false;
  }
}

/** The checks that TypeVar and ParamSpec share. */
export function checkVariance(covariant: boolean, contravariant: boolean, inferred: boolean): void {
  if (covariant && contravariant) throw valueError("Bivariant types are not supported.");
  if (inferred && (covariant || contravariant)) throw valueError("Variance cannot be specified with infer_variance.");
}

const flag = (value: Value | undefined): boolean => value !== undefined && isTrue(value);

/** A bound given to a constructor. */
export const explicitBound = (bound: Value | undefined): Lazy =>
  bound === undefined || bound === null ? ABSENT : new Lazy(checkType(bound, "Bound must be a type."));

function construct(
  _cls: PyType,
  name: Value,
  constraints: Value[],
  bound?: Value,
  fallback?: Value,
  covariantFlag?: Value,
  contravariantFlag?: Value,
  inferFlag?: Value,
): Value {
  const [covariant, contravariant, inferred] = [flag(covariantFlag), flag(contravariantFlag), flag(inferFlag)];
  checkVariance(covariant, contravariant, inferred);
  const checkedBound = explicitBound(bound);
  if (constraints.length === 1) throw typeError("A single constraint is not allowed");
  if (constraints.length > 0 && checkedBound !== ABSENT) throw typeError("Constraints cannot be combined with bound=...");
  const parameter = new PyTypeVar(name, {
    bound: checkedBound,
    constraints: constraints.length === 0 ? ABSENT : new Lazy(tuple(constraints)),
    covariant,
    contravariant,
    inferred,
  });
  parameter.default = explicitDefault(fallback);
  setModule(parameter, callerModule());
  return parameter;
}

/** Fills in the default where an alias is given too few arguments. */
function prepareSubstitution(self: PyTypeVar, alias: Value, args: Value): Value {
  const parameters = listItems(getAttributeNow(alias, "__parameters__"));
  const given = listItems(args);
  const index = parameters.indexOf(self);
  if (index < given.length) return args;
  const fallback = index === given.length ? self.default.get() : undefined;
  if (fallback === undefined) {
    const counts = `actual ${given.length}, expected at least ${index + 1}`;
    throw pyError("TypeError", toStr(`Too few arguments for ${strNow(alias)}; ${counts}`));
  }
  return tuple([...given, fallback]);
}

const NO_CONSTRAINTS = tuple([]);

export const typeVarType = defineType({
  name: "TypeVar",
  module: "typing",
  doc: "Type variable.\n\nMade by the type parameter syntax of generic functions, classes and type aliases, or by calling TypeVar.",
  instance: PyTypeVar,
  sharing: "versioned",
  fields: {
    name: "ref",
    covariant: "flag",
    contravariant: "flag",
    inferred: "flag",
    bound: LAZY,
    constraints: LAZY,
    default: LAZY,
  },
  final: true,
  hasDict: true,
  hasWeakrefs: true,
  construct: namedConstructor(
    "typevar",
    "(name, *constraints, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)",
    construct,
  ),
  slots: {
    reads: { repr: (self) => toStr(varianceSign(self as PyTypeVar) + strNow((self as PyTypeVar).name)), or: typingUnion },
  },
  methods: {
    ...PARAMETER_METHODS,
    __typing_subst__: reads("(arg, /)", (self: PyTypeVar, arg: Value) => callTyping("_typevar_subst", self, arg)),
    __typing_prepare_subst__: reads("(alias, args, /)", prepareSubstitution),
  },
  getters: {
    ...PARAMETER_GETTERS,
    ...BOUNDED_GETTERS,
    __constraints__: {
      get: (self: PyTypeVar) => {
        const constraints = self.constraints.get();
        return constraints instanceof PyTuple ? constraints : NO_CONSTRAINTS;
      },
    },
  },
});
