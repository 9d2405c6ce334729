/** typing.TypeAliasType (the `type` statement) and typing.Generic. */
import { defineType } from "../core/define-type.ts";
import { typeError } from "../core/errors.ts";
import { PyGenericAlias } from "../core/generic-alias.ts";
import { classMethod, pure, reads } from "../core/native.ts";
import { call } from "../core/ops/call.ts";
import { importFromNow } from "../core/ops/import.ts";
import { EMPTY_TUPLE, PyTuple, tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { MutableObject, type Value } from "../core/value.ts";
import { PyInstance } from "./object.ts";
import { PyTypeVarTuple, unpacked } from "./paramspec.ts";
import { LAZY, Lazy } from "./type-parameter.ts";
import { callerModule, namedConstructor } from "./typing-call.ts";
import { allowInUnions, unionOf } from "./union-type.ts";

export class PyTypeAlias extends MutableObject {
  readonly name: Value;
  /** Null when the alias is not generic. */
  readonly typeParameters: PyTuple | null;
  readonly value: Lazy;
  /** `__module__`; null when the caller is not known. */
  readonly module: Value;
  constructor(name: Value = "", typeParameters: PyTuple | null = null, value = new Lazy(null), module: Value = null) {
    super();
    this.name = name;
    this.typeParameters = typeParameters;
    this.value = value;
    this.module = module;
  }
}
allowInUnions(PyTypeAlias);

/** Type parameters as they may be subscripted with: a TypeVarTuple unpacked. */
export const unpackTypeVarTuples = (parameters: PyTuple): PyTuple =>
  parameters.items.some((item) => item instanceof PyTypeVarTuple)
    ? tuple(parameters.items.map((item) => (item instanceof PyTypeVarTuple ? unpacked(item) : item)))
    : parameters;

export const typeAliasType = defineType({
  name: "TypeAliasType",
  module: "typing",
  doc: "Type alias: what the type statement makes. Its value is computed when it is first asked for.",
  instance: PyTypeAlias,
  sharing: "versioned",
  fields: { name: "ref", typeParameters: "ref", value: LAZY, module: "ref" },
  final: true,
  hasWeakrefs: true,
  construct: namedConstructor(
    "typealias",
    "(name, value, *, type_params=())",
    (_cls: PyType, name: Value, value: Value, parameters?: Value) => {
      if (parameters !== undefined && !(parameters instanceof PyTuple)) throw typeError("type_params must be a tuple");
      const generic = parameters !== undefined && parameters.items.length > 0;
      return new PyTypeAlias(name, generic ? parameters : null, new Lazy(value), callerModule());
    },
  ),
  slots: {
    reads: {
      repr: (self) => (self as PyTypeAlias).name,
      or: unionOf,
      getitem: (self, args) => {
        if ((self as PyTypeAlias).typeParameters === null) throw typeError("Only generic type aliases are subscriptable");
        return new PyGenericAlias(self, args);
      },
    },
  },
  methods: { __reduce__: reads("()", (self: PyTypeAlias) => self.name) },
  getters: {
    __name__: { get: (self: PyTypeAlias) => self.name, member: true },
    __parameters__: {
      get: (self: PyTypeAlias) => (self.typeParameters === null ? EMPTY_TUPLE : unpackTypeVarTuples(self.typeParameters)),
    },
    __type_params__: { get: (self: PyTypeAlias) => self.typeParameters ?? EMPTY_TUPLE },
    __value__: { get: (self: PyTypeAlias) => self.value.get() as Value },
    __module__: { get: (self: PyTypeAlias) => self.module },
  },
});

/** Adds nothing to object, so that it combines with any other base. */
export class PyGeneric extends PyInstance {}

const delegate = (name: string) =>
  classMethod(
    pure("(*args, **kwargs)", (cls: PyType, args: Value[], kwargs: Map<string, Value>) =>
      call(importFromNow("typing", name), [cls, ...args, ...kwargs.values()], kwargs.size === 0 ? null : [...kwargs.keys()]),
    ),
  );

export const genericType = defineType({
  name: "Generic",
  module: "typing",
  doc: "Abstract base class for generic types.\n\nA class is generic when it has type parameters, or inherits from Generic[T, ...].",
  instance: PyGeneric,
  sharing: "versioned",
  fields: {},
  construct: "inherit",
  methods: {
    __class_getitem__: delegate("_generic_class_getitem"),
    __init_subclass__: delegate("_generic_init_subclass"),
  },
});
