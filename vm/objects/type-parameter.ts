/** What TypeVar, ParamSpec and TypeVarTuple have in common, and typing.NoDefault. */
import { defineType } from "../core/define-type.ts";
import { typeError } from "../core/errors.ts";
import { type Declaration, pure, reads } from "../core/native.ts";
import { setOwnAttribute } from "../core/ops/attributes.ts";
import { callNow } from "../core/ops/call.ts";
import { typeOf } from "../core/registry.ts";
import { type PyType, shortName } from "../core/type.ts";
import { MutableObject, type Outcome, PyObject, type Value } from "../core/value.ts";
import { callTyping } from "./typing-call.ts";

/**
 * A value that may still have to be computed by calling a function, once per executor: bounds and defaults of PEP 695 syntax.
 * That it has been computed is no change that a transaction must know of.
 */
export class Lazy {
  #thunk: Value | undefined;
  #value: Value | undefined;
  constructor(value: Value | undefined, thunk?: Value) {
    this.#value = value;
    this.#thunk = thunk;
  }
  /** What it was made with, or what it has become. */
  get parts(): readonly [Value | undefined, Value | undefined] {
    return [this.#value, this.#thunk];
  }
  /** The value; undefined when there is none. */
  get(): Value | undefined {
    if (this.#value === undefined && this.#thunk !== undefined) {
      this.#value = callNow(this.#thunk);
      this.#thunk = undefined;
    }
    return this.#value;
  }
}

export const ABSENT = new Lazy(undefined);

type Parts = Lazy["parts"];

/** A field that holds one. */
export const LAZY = {
  encode: (lazy: Lazy): Parts | null => (lazy === ABSENT ? null : lazy.parts),
  decode: (parts: Parts | null): Lazy => (parts === null ? ABSENT : new Lazy(...parts)),
};

export abstract class PyTypeParameter extends MutableObject {
  readonly name: Value;
  default: Lazy = ABSENT;
  constructor(name: Value) {
    super();
    this.name = name;
  }
}

export interface Variance {
  readonly covariant: boolean;
  readonly contravariant: boolean;
  /** Made by PEP 695 syntax: the type checker finds out. */
  readonly inferred: boolean;
}

export const varianceSign = ({ covariant, contravariant, inferred }: Variance): string =>
  inferred ? "" : covariant ? "+" : contravariant ? "-" : "~";

/** Records the module whose code called the constructor of a type parameter. */
export function setModule(parameter: PyObject, module: Value): void {
  setOwnAttribute(parameter, "__module__", module);
}

class PyNoDefault extends PyObject {}
export const NoDefault = new PyNoDefault();

export const noDefaultType = defineType({
  name: "NoDefaultType",
  doc: "The type of the NoDefault singleton.",
  instance: PyNoDefault,
  sharing: "immutable",
  fields: {},
  final: true,
  construct: pure("(*args, **kwargs)", (_cls: PyType, args: Value[], kwargs: Map<string, Value>) => {
    if (args.length > 0 || kwargs.size > 0) throw typeError("NoDefaultType takes no arguments");
    return NoDefault;
  }),
  slots: { pure: { repr: () => "typing.NoDefault" } },
  methods: { __reduce__: pure("()", () => "NoDefault") },
});

const defaultOf = (self: PyTypeParameter): Value => {
  const value = self.default.get();
  return value === undefined ? NoDefault : value;
};

/** A default given to a constructor: NoDefault means none. */
export const explicitDefault = (value: Value | undefined): Lazy =>
  value === undefined || value === NoDefault ? ABSENT : new Lazy(value);

export const typingUnion = (left: Value, right: Value): Outcome => callTyping("_make_union", left, right);

export const PARAMETER_METHODS: Readonly<Record<string, Declaration>> = {
  __reduce__: reads("()", (self: PyTypeParameter) => self.name),
  has_default: reads("()", (self: PyTypeParameter) => self.default !== ABSENT),
  __mro_entries__: reads("(bases, /)", (self: Value) => {
    throw typeError(`Cannot subclass an instance of ${shortName(typeOf(self))}`);
  }),
};

export const PARAMETER_GETTERS = {
  __name__: { get: (self: PyTypeParameter) => self.name, member: true },
  __default__: { get: defaultOf },
} as const;

interface BoundedParameter extends PyTypeParameter, Variance {
  readonly bound: Lazy;
}

export const BOUNDED_GETTERS = {
  __bound__: { get: (self: BoundedParameter) => self.bound.get() ?? null },
  __covariant__: { get: (self: BoundedParameter) => self.covariant, member: true },
  __contravariant__: { get: (self: BoundedParameter) => self.contravariant, member: true },
  __infer_variance__: { get: (self: BoundedParameter) => self.inferred, member: true },
} as const;
