/** What object gives to copy and pickle: __reduce_ex__ and __getstate__ (object_getstate and reduce_newobj of typeobject.c). */
import { addsFields } from "../core/define-type.ts";
import { PyDict } from "../core/dict.ts";
import { typeError } from "../core/errors.ts";
import { settle } from "../core/execution.ts";
import { PyList } from "../core/list.ts";
import { findAttribute, specialNow } from "../core/ops/attributes.ts";
import { callMethodNow, callNow } from "../core/ops/call.ts";
import { importFromNow } from "../core/ops/import.ts";
import { getIterator } from "../core/ops/iterate.ts";
import { textOf } from "../core/ops/text.ts";
import { typeOf, types } from "../core/registry.ts";
import { readAttribute } from "../core/shape.ts";
import { PyTuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import type { PyObject, Value } from "../core/value.ts";

/** object.__reduce_ex__(protocol) for classes that do not override __reduce__. */
export function reduceObject(self: Value, protocol: number): Value {
  return protocol >= 2 ? reduceNewObject(self) : callNow(importFromNow("copyreg", "_reduce_ex"), self, protocol);
}

function constructorArguments(self: Value): { args: readonly Value[] | null; kwargs: PyDict | null } {
  const extended = specialNow(self, "__getnewargs_ex__");
  if (extended !== undefined) {
    const result = callNow(extended);
    if (!(result instanceof PyTuple)) throw typeError(`__getnewargs_ex__ should return a tuple, not '${typeOf(result).name}'`);
    const [args, kwargs] = result.items;
    if (!(args instanceof PyTuple)) {
      throw typeError(
        `first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '${typeOf(args ?? null).name}'`,
      );
    }
    if (!(kwargs instanceof PyDict)) {
      throw typeError(
        `second item of the tuple returned by __getnewargs_ex__ must be a dict, not '${typeOf(kwargs ?? null).name}'`,
      );
    }
    return { args: args.items, kwargs };
  }
  const plain = specialNow(self, "__getnewargs__");
  if (plain === undefined) return { args: null, kwargs: null };
  const result = callNow(plain);
  if (!(result instanceof PyTuple)) throw typeError(`__getnewargs__ should return a tuple, not '${typeOf(result).name}'`);
  return { args: result.items, kwargs: null };
}

function reduceNewObject(self: Value): Value {
  const type = typeOf(self);
  if (type.slots.construct === undefined) throw typeError(`cannot pickle '${type.name}' object`);
  const { args, kwargs } = constructorArguments(self);
  const cls = findAttribute(self, "__class__") ?? type;
  let factory: Value;
  let factoryArgs: Value;
  if (kwargs !== null && kwargs.size > 0) {
    factory = importFromNow("copyreg", "__newobj_ex__");
    factoryArgs = new PyTuple([cls, new PyTuple(args ?? []), kwargs]);
  } else {
    factory = importFromNow("copyreg", "__newobj__");
    factoryArgs = new PyTuple([cls, ...(args ?? [])]);
  }
  const required = args === null && !(self instanceof PyList) && !(self instanceof PyDict);
  const state = getState(self, required);
  const items = self instanceof PyList ? settle(getIterator(self)) : null;
  const pairs = self instanceof PyDict ? settle(getIterator(callMethodNow(self, "items"))) : null;
  return new PyTuple([factory, factoryArgs, state, items, pairs]);
}

/** What __getstate__ of the object gives, for pickling. */
export function getState(self: Value, required: boolean): Value {
  const method = typeOf(self).lookup("__getstate__");
  if (method === types.object.namespace.getString("__getstate__")) return defaultState(self, required);
  return callMethodNow(self, "__getstate__");
}

/** Types whose instances hold nothing that pickle would lose. */
function hasHiddenState(self: Value): boolean {
  let type = typeOf(self);
  while (type.isHeapType) type = type.base!;
  return (
    type !== types.object && type.sharing !== "immutable" && addsFields(type) && type.name !== "list" && type.name !== "dict"
  );
}

/** The names of all slots, as copyreg finds them; it keeps them in the class. */
function slotNames(cls: PyType): readonly Value[] {
  if (!cls.isHeapType) return [];
  const kept = cls.namespace.getString("__slotnames__");
  if (kept !== undefined && kept !== null && !(kept instanceof PyList)) {
    throw typeError(`${cls.name}.__slotnames__ should be a list or None, not ${typeOf(kept).name}`);
  }
  const names = kept ?? callNow(importFromNow("copyreg", "_slotnames"), cls);
  if (names === null) return [];
  if (!(names instanceof PyList)) throw typeError("copyreg._slotnames didn't return a list or None");
  return names.items.slice();
}

/** object.__getstate__: None, the instance's dict, or a pair of it and the values of its slots. */
export function defaultState(self: Value, required = false): Value {
  // Objects of variable size: their items would be lost.
  if (required && typeOf(self).name === "code") throw typeError("cannot pickle code objects");
  if (required && hasHiddenState(self)) throw typeError(`cannot pickle '${typeOf(self).name}' object`);
  const dict = instanceState(self);
  const slots = new PyDict();
  for (const name of slotNames(typeOf(self))) {
    const value = findAttribute(self, textOf(name)!);
    if (value !== undefined) slots.set(name, value);
  }
  return slots.size === 0 ? dict : new PyTuple([dict, slots]);
}

/** The attributes of an instance as a dict (the dict itself when there is one), or None when it has none. */
function instanceState(self: Value): Value {
  if (typeof self !== "object" || self === null || self.$shape === undefined) return null;
  if (self.$dict !== undefined) return (self.$dict as PyDict).size === 0 ? null : self.$dict;
  if (self.$shape.names.length === 0) return null;
  const dict = new PyDict();
  for (const [name, property] of self.$shape.properties) dict.setString(name, readAttribute(self as PyObject, property) as Value);
  return dict;
}
