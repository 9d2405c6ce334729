/** The builtins that look at or change attributes: getattr, setattr, delattr, hasattr, vars, dir. */

import { isPyError, systemError, typeError } from "../../vm/core/errors.ts";
import { andThen, attempt, Callback, execution } from "../../vm/core/execution.ts";
import type { Frame } from "../../vm/core/frame.ts";
import { collectItems } from "../../vm/core/iterator-loop.ts";
import { list } from "../../vm/core/list.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { getAttribute, getAttributeOr, lookupSpecial, setAttribute } from "../../vm/core/ops/attributes.ts";
import { call, callMethod } from "../../vm/core/ops/call.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { namespaceOf } from "../../vm/objects/frame.ts";
import { sortInto } from "../../vm/objects/list-sort.ts";

function nameText(name: Value): string {
  const text = typeof name === "string" ? name : textOf(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeOf(name).name}'`);
  return text;
}

/** The namespace of the running frame. */
function currentLocals(): Value {
  if (execution.top.frame === null) throw systemError("frame does not exist");
  return namespaceOf(execution.top.frame as Frame);
}

const none = (outcome: Outcome): Outcome => andThen(outcome, () => null);

function hasAttribute(object: Value, name: Value): Outcome {
  const text = nameText(name);
  return attempt(
    () => getAttribute(object, text),
    new Callback(
      () => true,
      (error) => {
        if (isPyError(error, "AttributeError")) return false;
        throw error;
      },
    ),
  ) as Outcome;
}

/** The names of an iterable in a sorted list. */
const sortedNames = (names: Value): Outcome => collectItems(names, (items) => sortInto(list(items), null, false));

function namesOf(args: readonly Value[]): Outcome {
  if (args.length === 0) return andThen(callMethod(currentLocals(), "keys"), sortedNames);
  const special = lookupSpecial(args[0] as Value, "__dir__");
  if (special === undefined) throw typeError("object does not provide __dir__");
  return andThen(special, (method) => andThen(call(method, []), sortedNames));
}

export const attributeBuiltins: Readonly<Record<string, Declaration>> = {
  getattr: pure(
    "(object, name, default=<unrepresentable>, /)",
    (object: Value, name: Value, fallback?: Value) => {
      const text = nameText(name);
      return fallback === undefined ? getAttribute(object, text) : getAttributeOr(object, text, () => fallback);
    },
    "getattr(object, name[, default]) -> value\n\ngetattr(x, 'y') is x.y; with a default, that is the value when the attribute does not exist.",
  ),
  setattr: pure(
    "(obj, name, value, /)",
    (object: Value, name: Value, value: Value) => none(setAttribute(object, nameText(name), value)),
    "Sets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``",
  ),
  delattr: pure(
    "(obj, name, /)",
    (object: Value, name: Value) => none(setAttribute(object, nameText(name), undefined)),
    "Deletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``",
  ),
  hasattr: pure(
    "(obj, name, /)",
    hasAttribute,
    "Return whether the object has an attribute with the given name.\n\nThis is done by calling getattr(obj, name) and catching AttributeError.",
  ),
  vars: pure(
    "(object=<unrepresentable>, /)",
    (object?: Value) => {
      if (object === undefined) return currentLocals();
      return getAttributeOr(object, "__dict__", () => {
        throw typeError("vars() argument must have __dict__ attribute");
      });
    },
    "vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__.",
  ),
  dir: pure(
    "(object=<unrepresentable>, /)",
    (object?: Value) => namesOf(object === undefined ? [] : [object]),
    "dir([object]) -> list of strings\n\nWithout an argument, the names in the current scope; else the sorted names of the object's attributes,\nas its __dir__ gives them.",
  ),
};
