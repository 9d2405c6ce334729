/** types.UnionType: what `int | str` gives. */
import { defineType } from "../core/define-type.ts";
import { settle } from "../core/execution.ts";
import { PyGenericAlias } from "../core/generic-alias.ts";
import { binaryOperation, OPERATOR_SLOTS } from "../core/ops/arithmetic.ts";
import { equals } from "../core/ops/compare.ts";
import { hashOf } from "../core/ops/hash.ts";
import { setUnionMembers } from "../core/ops/instance-check.ts";
import { toStr } from "../core/ops/text.ts";
import { types } from "../core/registry.ts";
import { frozensetOf } from "../core/set.ts";
import { EQ, NE } from "../core/slots.ts";
import { type PyTuple, tuple } from "../core/tuple.ts";
import { PyType } from "../core/type.ts";
import { PyUnion } from "../core/union-type.ts";
import { NotImplemented, type Outcome, PyObject, type Value } from "../core/value.ts";
import { setUnionMaker } from "./type.ts";
import { collectParameters, reprTypeArgument, substitute } from "./type-substitution.ts";

/** Other objects that may stand in a union (type aliases), by their JavaScript class. */
const unionable = new Set<unknown>();
export function allowInUnions(instanceClass: unknown): void {
  unionable.add(instanceClass);
}

function isUnionable(value: Value): boolean {
  if (value === null || value instanceof PyType || value instanceof PyGenericAlias || value instanceof PyUnion) return true;
  return value instanceof PyObject && unionable.has(value.constructor);
}

/** The union of types, flattened; a single type when they are all the same. */
export function makeUnion(values: readonly Value[]): Value {
  const members: Value[] = [];
  for (const value of values.flatMap((v) => (v instanceof PyUnion ? v.args.items : [v]))) {
    const member = value === null ? types.NoneType : value;
    const known = members.some((other) => other === member || (member instanceof PyGenericAlias && equals(other, member)));
    if (!known) members.push(member);
  }
  return members.length === 1 ? (members[0] as Value) : new PyUnion(tuple(members));
}

/** `left | right` for types. */
export function unionOf(left: Value, right: Value): Outcome {
  return isUnionable(left) && isUnionable(right) ? makeUnion([left, right]) : NotImplemented;
}

function parametersOf(self: PyUnion): PyTuple {
  self.parameters ??= collectParameters(self.args.items);
  return self.parameters;
}

const OR = OPERATOR_SLOTS.findIndex(({ slot }) => slot === "or");
const members = (self: Value): readonly Value[] => (self as PyUnion).args.items;

export const unionType = defineType({
  name: "UnionType",
  module: "types",
  doc: "Represent a PEP 604 union type\n\nE.g. for int | str",
  instance: PyUnion,
  sharing: "immutable",
  fields: { args: "ref", parameters: "derived" },
  final: true,
  slots: {
    pure: {
      repr: (self) =>
        toStr(
          members(self)
            .map((member) => (member === types.NoneType ? "None" : reprTypeArgument(member)))
            .join(" | "),
        ),
      hash: (self) => hashOf(frozensetOf(members(self))),
      richcompare: (self, other, op) => {
        if (!(other instanceof PyUnion) || (op !== EQ && op !== NE)) return NotImplemented;
        return equals(frozensetOf(members(self)), frozensetOf(members(other))) === (op === EQ);
      },
      or: unionOf,
      getitem: (value, item) => {
        const self = value as PyUnion;
        const args = substitute(self, members(self), parametersOf(self), item).items;
        return args.length === 0 ? makeUnion(args) : args.reduce((left, right) => settle(binaryOperation(OR, left, right)));
      },
    },
  },
  getters: {
    __args__: { get: (self: PyUnion) => self.args, member: true },
    __parameters__: { get: parametersOf, doc: "Type variables in the types.UnionType." },
  },
});

setUnionMembers((value) => (value instanceof PyUnion ? value.args.items : undefined));
setUnionMaker(unionOf);
