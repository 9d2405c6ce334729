/** Calls into the typing module, where the rarely used half of type parameters is written in Python. */

import { typeError } from "../core/errors.ts";
import { execution } from "../core/execution.ts";
import { Frame } from "../core/frame.ts";
import { type Declaration, pure, readable } from "../core/native.ts";
import { callNow } from "../core/ops/call.ts";
import { importFromNow } from "../core/ops/import.ts";
import { textOf } from "../core/ops/text.ts";
import { argumentKind } from "../core/registry.ts";
import { bindArguments, parseSignature } from "../core/signature.ts";
import type { PyType } from "../core/type.ts";
import type { Value } from "../core/value.ts";

/** typing.<name>(*args), now. */
export function callTyping(name: string, ...args: Value[]): Value {
  return callNow(importFromNow("typing", name), ...args);
}

/** typing._type_check(arg, message): the type, with strings as forward references and None as NoneType. */
export function checkType(arg: Value, message: string): Value {
  return callTyping("_type_check", arg, message);
}

/** `__name__` of the globals of the running frame: the module that makes a type parameter. */
export function callerModule(): Value {
  const { frame } = execution.top;
  return frame instanceof Frame ? (readable(frame.globals).getString("__name__") ?? null) : null;
}

/**
 * A constructor whose messages call it by a name that is not its type's (typevar() for TypeVar, as Argument Clinic does),
 * and whose first parameter is a str `name`.
 */
export function namedConstructor(functionName: string, signature: string, make: (...args: never[]) => Value): Declaration {
  const parsed = parseSignature(signature);
  const name = { bare: functionName, qualified: functionName };
  const run = make as unknown as (...args: unknown[]) => Value;
  return pure("(*args, **kwargs)", (cls: PyType, args: Value[], kwargs: Map<string, Value>) => {
    const names = kwargs.size === 0 ? null : [...kwargs.keys()];
    const bound = bindArguments(parsed, name, [...args, ...kwargs.values()], names);
    if (parsed.parameters[0]!.name === "name" && textOf(bound[0] as Value) === undefined) {
      throw typeError(`${functionName}() argument 'name' must be str, not ${argumentKind(bound[0] as Value)}`);
    }
    return run(cls, ...bound);
  });
}
