/** Subscription, containment and length. */
import { typeError } from "../errors.ts";
import { andThen, settle } from "../execution.ts";
import { PyGenericAlias } from "../generic-alias.ts";
import { typeOf, types } from "../registry.ts";
import { PyType } from "../type.ts";
import type { Outcome, Value } from "../value.ts";
import { lookupSpecial } from "./attributes.ts";
import { call } from "./call.ts";
import { equals } from "./compare.ts";
import { iterate } from "./iterate.ts";
import { truth } from "./truth.ts";

/** container[key]. */
export function getItem(container: Value, key: Value): Outcome {
  const type = typeOf(container);
  const slot = type.slots.getitem;
  if (slot !== undefined) return slot(container, key);
  if (container instanceof PyType) {
    if (container === types.type) return new PyGenericAlias(container, key);
    const classGetItem = container.lookup("__class_getitem__");
    if (classGetItem !== undefined && classGetItem !== null) {
      const get = typeOf(classGetItem).slots.get;
      return andThen(get === undefined ? classGetItem : get(classGetItem, undefined, container), (f) => call(f, [key]));
    }
    throw typeError(`type '${container.name}' is not subscriptable`);
  }
  throw typeError(`'${type.name}' object is not subscriptable`);
}

export function getItemNow(container: Value, key: Value): Value {
  return settle(getItem(container, key));
}

/** Whether CPython asks the sequence protocol about the deletion, which words its refusal in its own way. */
function deletesAsSequence(type: PyType, key: Value): boolean {
  const { slots } = type;
  const isSequence = type.isHeapType || slots.length !== undefined || slots.contains !== undefined || slots.concat !== undefined;
  return isSequence && typeOf(key).slots.index !== undefined;
}

/** container[key] = value; `del container[key]` when value is undefined. */
export function setItem(container: Value, key: Value, value: Value | undefined): Outcome {
  const type = typeOf(container);
  const slot = type.slots.setitem;
  if (slot === undefined) {
    throw typeError(
      value === undefined
        ? `'${type.name}' object ${deletesAsSequence(type, key) ? "doesn't" : "does not"} support item deletion`
        : `'${type.name}' object does not support item assignment`,
    );
  }
  return slot(container, key, value);
}

export function setItemNow(container: Value, key: Value, value: Value): void {
  settle(setItem(container, key, value));
}

/** len(value) as an Outcome whose value is a number. */
export function length(value: Value): Outcome {
  if (typeof value === "string") return value.length;
  const type = typeOf(value);
  const slot = type.slots.length;
  if (slot === undefined) throw typeError(`object of type '${type.name}' has no len()`);
  return slot(value);
}

export function lengthNow(value: Value): number {
  return settle(length(value)) as number;
}

/** `item in container`. */
export function contains(container: Value, item: Value): Outcome {
  const type = typeOf(container);
  const slot = type.slots.contains;
  if (slot !== undefined) return slot(container, item);
  const special = lookupSpecial(container, "__contains__");
  if (special !== undefined) {
    return andThen(special, (method) => {
      if (method === null) throw typeError(`'${type.name}' object is not a container`);
      return andThen(call(method, [item]), truth);
    });
  }
  if (type.slots.iter === undefined && type.slots.getitem === undefined) {
    throw typeError(`argument of type '${type.name}' is not iterable`);
  }
  for (const candidate of iterate(container)) if (equals(candidate, item)) return true;
  return false;
}

export function containsNow(container: Value, item: Value): boolean {
  return settle(contains(container, item)) as boolean;
}
