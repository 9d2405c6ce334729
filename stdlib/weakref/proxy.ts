/** weakref.ProxyType and CallableProxyType: stand in for an object in every operation. */
import { defineType } from "../../vm/core/define-type.ts";
import { pyError, typeError } from "../../vm/core/errors.ts";
import { pure } from "../../vm/core/native.ts";
import {
  binaryOperation,
  divmodOperation,
  inplaceOperation,
  OPERATOR_SLOTS,
  powerOperation,
  unaryOperation,
} from "../../vm/core/ops/arithmetic.ts";
import { getAttribute, setAttribute } from "../../vm/core/ops/attributes.ts";
import { call, callMethod } from "../../vm/core/ops/call.ts";
import { richCompare } from "../../vm/core/ops/compare.ts";
import { asIndex } from "../../vm/core/ops/index-value.ts";
import { contains, getItem, length, setItem } from "../../vm/core/ops/items.ts";
import { getIterator } from "../../vm/core/ops/iterate.ts";
import { str } from "../../vm/core/ops/text.ts";
import { truth } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { SlotFunctions } from "../../vm/core/slots.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { Outcome, PyObject, Value } from "../../vm/core/value.ts";
import { liveReferences, PyReference, REFERENCE_FIELDS, rebuildReference } from "../../vm/core/weakref.ts";
import { reprReference, weakTarget } from "./reference.ts";

abstract class AnyProxy extends PyReference {}
class PyProxy extends AnyProxy {}
class PyCallableProxy extends AnyProxy {}

/** The object behind a proxy; anything else is itself. Raises ReferenceError when it has died. */
function unwrap(value: Value): Value {
  if (!(value instanceof AnyProxy)) return value;
  const { target } = value;
  if (target === undefined) throw pyError("ReferenceError", "weakly-referenced object no longer exists");
  return target;
}

type Slots = Partial<SlotFunctions>;
type Binary = (left: Value, right: Value) => Outcome;

/** The operators, each between the objects behind its operands. */
function operatorSlots(): Slots {
  const slots: Record<string, Binary> = {};
  OPERATOR_SLOTS.forEach(({ slot, inplace }, operator) => {
    if (slot !== "power") slots[slot] = (left, right) => binaryOperation(operator, unwrap(left), unwrap(right));
    slots[inplace] = (left, right) => inplaceOperation(operator, unwrap(left), unwrap(right));
  });
  return {
    ...(slots as Slots),
    divmod: (left, right) => divmodOperation(unwrap(left), unwrap(right)),
    power: (left, right, modulus) => powerOperation(unwrap(left), unwrap(right), modulus === undefined ? null : unwrap(modulus)),
    negative: (self) => unaryOperation("negative", unwrap(self)),
    positive: (self) => unaryOperation("positive", unwrap(self)),
    invert: (self) => unaryOperation("invert", unwrap(self)),
    absolute: (self) => unaryOperation("absolute", unwrap(self)),
  };
}

function nextOf(self: Value): ReturnType<SlotFunctions["next"]> {
  const target = unwrap(self);
  const { slots, name } = typeOf(target);
  if (slots.next === undefined) throw typeError(`Weakref proxy referenced a non-iterator '${name}' object`);
  return slots.next(target);
}

function conversion(slot: "int" | "float"): (self: Value) => Outcome {
  return (self) => {
    const target = unwrap(self);
    const convert = typeOf(target).slots[slot];
    if (convert === undefined)
      throw typeError(`${slot}() argument must be a string or a real number, not '${typeOf(target).name}'`);
    return convert(target);
  };
}

const proxySlots = (): Slots => ({
  ...operatorSlots(),
  repr: (self) => reprReference(self as AnyProxy, "weakproxy"),
  str: (self) => str(unwrap(self)),
  getattribute: (self, name) => getAttribute(unwrap(self), name),
  setattribute: (self, name, value) => setAttribute(unwrap(self), name, value),
  richcompare: (left, right, op) => richCompare(unwrap(left), unwrap(right), op),
  iter: (self) => getIterator(unwrap(self)),
  next: nextOf,
  bool: (self) => truth(unwrap(self)),
  length: (self) => length(unwrap(self)),
  getitem: (self, key) => getItem(unwrap(self), unwrap(key)),
  setitem: (self, key, value) => setItem(unwrap(self), key, value),
  contains: (self, item) => contains(unwrap(self), item),
  int: conversion("int"),
  float: conversion("float"),
  index: (self) => asIndex(unwrap(self)),
});

const METHODS = {
  __bytes__: pure("()", (self: Value) => callMethod(unwrap(self), "__bytes__")),
  __reversed__: pure("()", (self: Value) => callMethod(unwrap(self), "__reversed__")),
};

export function defineProxies(): { proxy: PyType; callableProxy: PyType } {
  const common = {
    module: "weakref",
    sharing: "versioned",
    fields: REFERENCE_FIELDS,
    rebuild: rebuildReference,
    final: true,
    methods: METHODS,
  } as const;
  const proxy = defineType({ ...common, name: "ProxyType", instance: PyProxy, slots: { reads: proxySlots() } });
  const callableProxy = defineType({
    ...common,
    name: "CallableProxyType",
    instance: PyCallableProxy,
    slots: { reads: { ...proxySlots(), call: (self, args, kwNames) => call(unwrap(self), args, kwNames) } },
  });
  return { proxy, callableProxy };
}

/** weakref.proxy(object, callback). */
export function makeProxy(object: Value, callback: Value = null): Value {
  const target: PyObject = weakTarget(object);
  const Class = typeOf(target).slots.call === undefined ? PyProxy : PyCallableProxy;
  if (callback === null) {
    const shared = liveReferences(target).find((reference) => reference instanceof Class && reference.callback === null);
    if (shared !== undefined) return shared;
  }
  const made = new Class();
  made.pointTo(target, callback);
  return made;
}
