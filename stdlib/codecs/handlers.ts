/** Error handlers as Python sees them: lookup_error, register_error, and the built-in handlers as functions on exceptions. */
import { builtinHandlers, type Fault, type FaultKind, findHandler, registerHandler } from "../../vm/codecs/error-handlers.ts";
import { PyBytes, toBytes } from "../../vm/core/bytes.ts";
import { makeFunction } from "../../vm/core/define-type.ts";
import { exceptionType, PyError, pyError, typeError } from "../../vm/core/errors.ts";
import { PyException } from "../../vm/core/exception.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { Value } from "../../vm/core/value.ts";
import { contentsOf, fromText, plainStr } from "../../vm/objects/str-object.ts";
import { badArgument, checkName } from "../../vm/objects/text-arguments.ts";

const KINDS: readonly [string, FaultKind][] = [
  ["UnicodeEncodeError", "encode"],
  ["UnicodeDecodeError", "decode"],
  ["UnicodeTranslateError", "translate"],
];

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

/** The fault that an exception tells of. Raises TypeError for exceptions of other kinds. */
function faultOf(exception: Value): Fault {
  const kind = KINDS.find(([name]) => typeOf(exception).isSubtypeOf(exceptionType(name)))?.[1];
  if (kind === undefined) throw typeError(`don't know how to handle ${typeOf(exception).name} in error callback`);
  const get = (name: string): Value => getAttributeNow(exception, name);
  const given = get("object");
  const object = kind === "decode" ? (given instanceof PyBytes ? given : undefined) : plainStr(given);
  if (object === undefined) throw typeError(`object attribute must be ${kind === "decode" ? "bytes" : "unicode"}`);
  const length = object instanceof PyBytes ? object.bytes.length : contentsOf(object)!.length;
  return {
    kind,
    encoding: kind === "translate" ? "" : textOf(get("encoding"))!,
    object,
    start: clamp(sizeNow(get("start")), 0, Math.max(0, length - 1)),
    end: clamp(sizeNow(get("end")), Math.min(1, length), length),
    reason: textOf(get("reason")) ?? "",
  };
}

/** Calls a built-in handler for an exception; what it cannot handle is that exception, raised. */
function handle(name: string, exception: Value): Value {
  if (!(exception instanceof PyException)) {
    throw typeError(
      name === "strict"
        ? "codec must pass exception instance"
        : `don't know how to handle ${typeOf(exception).name} in error callback`,
    );
  }
  if (name === "strict") throw new PyError(exception);
  const { replacement, next } = builtinHandlers.get(name)!(faultOf(exception));
  return tuple([replacement instanceof Uint8Array ? toBytes(replacement) : fromText(replacement), next]);
}

const functions = new Map<string, Value>();

/** The name of a built-in handler's function. */
const functionName = (name: string): string => (name === "surrogateescape" || name === "surrogatepass" ? name : `${name}_errors`);

function builtinFunction(name: string): Value {
  let found = functions.get(name);
  if (found === undefined) {
    const declaration = pure("(exc, /)", (exception: Value) => handle(name, exception));
    found = makeFunction("_codecs", functionName(name), declaration);
    functions.set(name, found);
  }
  return found;
}

/** The built-in handlers by the names that they have in the module, under which other executors know them. */
export const handlerConstants = (): Record<string, Value> =>
  Object.fromEntries([...builtinHandlers.keys()].map((name) => [functionName(name), builtinFunction(name)]));

function lookupError(value: Value): Value {
  const name = textOf(value) ?? badArgument("lookup_error", "argument", "str", value);
  checkName(value, name);
  const found = findHandler(name);
  if (found === undefined) throw pyError("LookupError", `unknown error handler name '${name}'`);
  return typeof found === "function" ? builtinFunction(name) : found;
}

function registerError(errors: Value, handler: Value): null {
  const name = textOf(errors) ?? badArgument("register_error", "argument 1", "str", errors);
  if (typeOf(handler).slots.call === undefined) throw typeError("handler must be callable");
  registerHandler(name, handler);
  return null;
}

export const handlerFunctions: Record<string, Declaration> = {
  lookup_error: pure("(name, /)", lookupError, "The error handler registered under the name."),
  register_error: pure("(errors, handler, /)", registerError, "Registers a function as error handler under a name."),
};
