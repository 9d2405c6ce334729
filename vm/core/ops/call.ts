/** Calling. */
import { typeError } from "../errors.ts";
import { andThen, settle } from "../execution.ts";
import { typeOf } from "../registry.ts";
import type { KeywordNames } from "../slots.ts";
import type { Outcome, Value } from "../value.ts";
import { getAttribute } from "./attributes.ts";

/** Calls any object. `args` holds the positional arguments, then one value per name in `kwNames`. */
export function call(callee: Value, args: readonly Value[], kwNames: KeywordNames = null): Outcome {
  const type = typeOf(callee);
  const slot = type.slots.call;
  if (slot === undefined) throw typeError(`'${type.name}' object is not callable`);
  return slot(callee, args, kwNames);
}

/** As call, now. */
export function callNow(callee: Value, ...args: Value[]): Value {
  return settle(call(callee, args));
}

/** `object.name(*args)`. */
export function callMethod(object: Value, name: string, ...args: Value[]): Outcome {
  return andThen(getAttribute(object, name), (method) => call(method, args));
}

/** `object.name(*args)`, now. */
export function callMethodNow(object: Value, name: string, ...args: Value[]): Value {
  return settle(callMethod(object, name, ...args));
}
