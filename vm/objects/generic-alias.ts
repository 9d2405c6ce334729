/** types.GenericAlias. Its representation is vm/core/generic-alias. */
import { builtin } from "../core/builtin-names.ts";
import { defineType } from "../core/define-type.ts";
import { isPyError, typeError } from "../core/errors.ts";
import { andThen, attempt, Callback } from "../core/execution.ts";
import { PyGenericAlias } from "../core/generic-alias.ts";
import { newInstance } from "../core/instances.ts";
import { list } from "../core/list.ts";
import { pure, reads } from "../core/native.ts";
import { genericGetAttribute, getAttribute, setAttribute } from "../core/ops/attributes.ts";
import { call, callNow } from "../core/ops/call.ts";
import { equals } from "../core/ops/compare.ts";
import { hashOf } from "../core/ops/hash.ts";
import { listItems } from "../core/ops/iterate.ts";
import { toStr } from "../core/ops/text.ts";
import { EQ, NE } from "../core/slots.ts";
import { type PyTuple, tuple } from "../core/tuple.ts";
import { PyType } from "../core/type.ts";
import { MutableObject, NotImplemented, type Outcome, type Value } from "../core/value.ts";
import { normalise } from "../numeric/int.ts";
import { collectParameters, reprTypeArgument, substitute } from "./type-substitution.ts";
import { unionOf } from "./union-type.ts";

/** Attributes of the alias itself; all others are those of the origin. */
const OWN_ATTRIBUTES = [
  "__class__",
  "__bases__",
  "__origin__",
  "__args__",
  "__unpacked__",
  "__parameters__",
  "__typing_unpacked_tuple_args__",
  "__mro_entries__",
  "__reduce_ex__",
  "__reduce__",
  "__copy__",
  "__deepcopy__",
];
const isOwn = new Set(OWN_ATTRIBUTES);

const asAlias = (self: Value): PyGenericAlias => self as PyGenericAlias;

function parametersOf(self: PyGenericAlias): PyTuple {
  self.parameters ??= collectParameters(self.args.items);
  return self.parameters;
}

/** Calls the origin; the result is told what it was made through, if it lets itself be told. */
function callOrigin(value: Value, args: readonly Value[], kwNames: readonly string[] | null): Outcome {
  const self = asAlias(value);
  return andThen(call(self.origin, args, kwNames), (made) => {
    return attempt(
      () => setAttribute(made, "__orig_class__", self),
      new Callback(
        () => made,
        (error) => {
          if (isPyError(error, "AttributeError") || isPyError(error, "TypeError")) return made;
          throw error;
        },
      ),
    ) as Outcome;
  });
}

function reprAlias(self: PyGenericAlias): string {
  const args = self.args.items;
  return `${self.starred ? "*" : ""}${reprTypeArgument(self.origin)}[${args.length === 0 ? "()" : args.map(reprTypeArgument).join(", ")}]`;
}

/** The alias as one unpacked item: what `*alias` gives. */
export class PyAliasIterator extends MutableObject {
  /** Null once exhausted. */
  alias: PyGenericAlias | null;
  constructor(alias: PyGenericAlias | null = null) {
    super();
    this.alias = alias;
  }
}

export const genericAliasType = defineType({
  name: "GenericAlias",
  module: "types",
  doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
  instance: PyGenericAlias,
  sharing: "versioned",
  fields: { origin: "ref", args: "ref", starred: "flag", parameters: "derived" },
  hasWeakrefs: true,
  construct: pure("(origin, args, /)", (cls: PyType, origin: Value, args: Value) =>
    newInstance(cls, PyGenericAlias, origin, args),
  ),
  slots: {
    reads: {
      repr: (self) => toStr(reprAlias(asAlias(self))),
      hash: (self) => {
        const [origin, args] = [hashOf(asAlias(self).origin), hashOf(asAlias(self).args)];
        return normalise(BigInt.asIntN(64, BigInt(origin) ^ BigInt(args)));
      },
      call: callOrigin,
      getattribute: (self, name) =>
        isOwn.has(name) ? genericGetAttribute(self, name) : getAttribute(asAlias(self).origin, name),
      richcompare: (left, right, op) => {
        if (!(right instanceof PyGenericAlias) || (op !== EQ && op !== NE)) return NotImplemented;
        const self = asAlias(left);
        const same = self.starred === right.starred && equals(self.origin, right.origin) && equals(self.args, right.args);
        return same === (op === EQ);
      },
      iter: (self) => new PyAliasIterator(asAlias(self)),
      or: unionOf,
      getitem: (value, item) => {
        const self = asAlias(value);
        const args = substitute(self, self.args.items, parametersOf(self), item);
        return new PyGenericAlias(self.origin, args, self.starred);
      },
    },
  },
  methods: {
    __mro_entries__: reads("(object, /)", (self: PyGenericAlias) => tuple([self.origin])),
    __instancecheck__: pure("(object, /)", () => {
      throw typeError("isinstance() argument 2 cannot be a parameterized generic");
    }),
    __subclasscheck__: pure("(object, /)", () => {
      throw typeError("issubclass() argument 2 cannot be a parameterized generic");
    }),
    __reduce__: reads("()", (self: PyGenericAlias) =>
      self.starred
        ? tuple([builtin("next"), tuple([new PyAliasIterator(new PyGenericAlias(self.origin, self.args))])])
        : tuple([genericAliasType, tuple([self.origin, self.args])]),
    ),
    __dir__: reads("()", (self: PyGenericAlias) => {
      const names = listItems(callNow(builtin("dir"), self.origin));
      return list([...names, ...OWN_ATTRIBUTES.filter((name) => !names.includes(name))]);
    }),
  },
  getters: {
    __origin__: { get: (self: PyGenericAlias) => self.origin, member: true },
    __args__: { get: (self: PyGenericAlias) => self.args, member: true },
    __unpacked__: { get: (self: PyGenericAlias) => self.starred, member: true },
    __parameters__: { get: parametersOf, doc: "Type variables in the GenericAlias." },
    __typing_unpacked_tuple_args__: {
      get: (self: PyGenericAlias) =>
        self.starred && self.origin instanceof PyType && self.origin.name === "tuple" ? self.args : null,
    },
  },
});

export const aliasIteratorType = defineType({
  name: "generic_alias_iterator",
  instance: PyAliasIterator,
  sharing: "versioned",
  fields: { alias: "ref" },
  final: true,
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (value) => {
        const self = value as PyAliasIterator;
        const { alias } = self;
        if (alias === null) return undefined;
        self.alias = null;
        return new PyGenericAlias(alias.origin, alias.args, true);
      },
    },
  },
  methods: {
    __reduce__: reads("()", (self: PyAliasIterator) => {
      // Looking the builtin up may run Python code that moves the iterator.
      const remake = builtin("iter");
      return tuple([remake, tuple([self.alias ?? tuple([])])]);
    }),
  },
});
