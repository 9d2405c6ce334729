/** The opcodes that make and fill objects by calling the program's code. */
import { PyGetSet } from "../../vm/core/descriptor.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { typeError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { PyList } from "../../vm/core/list.ts";
import { open } from "../../vm/core/native.ts";
import { findAttribute, getAttributeNow, setAttributeNow, setOwnAttribute } from "../../vm/core/ops/attributes.ts";
import { call, callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { setItem } from "../../vm/core/ops/items.ts";
import { strNow } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PySet } from "../../vm/core/set.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import { PyType } from "../../vm/core/type.ts";
import type { PyObject, Value } from "../../vm/core/value.ts";
import { getInstanceDict } from "../../vm/objects/instance-members.ts";
import { unpicklingError } from "./tables.ts";

/** REDUCE. */
export function callFactory(factory: Value, args: Value): Value {
  if (!(args instanceof PyTuple)) throw typeError("argument list must be a tuple");
  return settle(call(factory, args.items));
}

/** NEWOBJ and NEWOBJ_EX: cls.__new__(cls, *args, **kwargs), as the class itself says, not as its attribute. */
export function makeNew(opcode: string, cls: Value, args: Value, kwargs: Value | undefined): Value {
  if (!(cls instanceof PyType)) throw unpicklingError(`${opcode} class argument must be a type, not ${typeOf(cls).name}`);
  const { construct } = cls.slots;
  if (construct === undefined) throw unpicklingError(`${opcode} class argument '${cls.name}' doesn't have __new__`);
  if (!(args instanceof PyTuple)) throw unpicklingError(`${opcode} args argument must be a tuple, not ${typeOf(args).name}`);
  if (kwargs === undefined) return settle(construct(cls, args.items, null));
  if (!(kwargs instanceof PyDict)) throw unpicklingError(`${opcode} kwargs argument must be a dict, not ${typeOf(kwargs).name}`);
  const entries = [...kwargs.entries()];
  const names = entries.map(([name]) => strNow(name));
  return settle(construct(cls, [...args.items, ...entries.map(([, value]) => value)], names.length === 0 ? null : names));
}

/** INST and OBJ: without arguments, and unless the class has `__getinitargs__`, `__init__` is not called. */
export function instantiate(cls: Value, args: readonly Value[]): Value {
  if (args.length === 0 && cls instanceof PyType && findAttribute(cls, "__getinitargs__") === undefined) {
    return callMethodNow(cls, "__new__", cls);
  }
  return callNow(cls, ...args);
}

/** APPEND and APPENDS. */
export function appendAll(target: Value, items: Value[]): void {
  if (items.length === 0) return;
  if (target instanceof PyList && !target.$cls.isHeapType) {
    open(target, "writes");
    for (const item of items) target.items.push(item);
    return;
  }
  const extend = findAttribute(target, "extend");
  if (extend !== undefined) {
    callNow(extend, new PyList(items));
    return;
  }
  const append = getAttributeNow(target, "append");
  for (const item of items) callNow(append, item);
}

/** SETITEM and SETITEMS: keys and values in turn. */
export function setAll(target: Value, items: readonly Value[]): void {
  const plain = target instanceof PyDict && !target.$cls.isHeapType && target.$cls.name === "dict";
  if (plain) open(target, "writes");
  for (let i = 0; i < items.length; i += 2) {
    if (plain) target.set(items[i] as Value, items[i + 1] as Value);
    else settle(setItem(target, items[i] as Value, items[i + 1] as Value));
  }
}

/** ADDITEMS. */
export function addAll(target: Value, items: readonly Value[]): void {
  if (items.length === 0) return;
  if (target instanceof PySet) {
    open(target, "writes");
    for (const item of items) target.addKey(item);
    return;
  }
  const add = getAttributeNow(target, "add");
  for (const item of items) callNow(add, item);
}

/** Fills `__dict__`; where nobody can tell the difference, without making one. */
function setAttributes(object: Value, attributes: PyDict): void {
  const entries = [...attributes.entries()];
  const descriptor = typeOf(object).lookup("__dict__");
  const isPlain = descriptor instanceof PyGetSet && descriptor.getter === getInstanceDict;
  if (isPlain && entries.every(([name]) => typeof name === "string")) {
    for (const [name, value] of entries) setOwnAttribute(object as PyObject, name as string, value);
  } else setAll(getAttributeNow(object, "__dict__"), entries.flat());
}

/** BUILD: `__setstate__`, or attributes from a dict, and from a second one those that are no part of `__dict__`. */
export function applyState(object: Value, state: Value): void {
  const setState = findAttribute(object, "__setstate__");
  if (setState !== undefined) {
    callNow(setState, state);
    return;
  }
  const isPair = state instanceof PyTuple && state.items.length === 2;
  const [attributes, slots] = isPair ? (state.items as [Value, Value]) : [state, null];
  if (attributes !== null) {
    if (!(attributes instanceof PyDict)) throw unpicklingError("state is not a dictionary");
    setAttributes(object, attributes);
  }
  if (!isPair) return;
  if (!(slots instanceof PyDict)) throw unpicklingError("slot state is not a dictionary");
  for (const [name, value] of slots.entries()) setAttributeNow(object, strNow(name), value);
}
