/**
 * What generic aliases, unions and type aliases share (Objects/genericaliasobject.c): printing type arguments, collecting
 * type parameters, and substituting arguments for them.
 */

import { pyError, typeError } from "../core/errors.ts";
import { PyGenericAlias } from "../core/generic-alias.ts";
import { PyList } from "../core/list.ts";
import { findAttribute } from "../core/ops/attributes.ts";
import { callNow } from "../core/ops/call.ts";
import { equals } from "../core/ops/compare.ts";
import { getItemNow } from "../core/ops/items.ts";
import { reprNow, strNow, toStr } from "../core/ops/text.ts";
import { isTrue } from "../core/ops/truth.ts";
import { typeOf } from "../core/registry.ts";
import { PyTuple, tuple } from "../core/tuple.ts";
import { PyType } from "../core/type.ts";
import { Ellipsis, type Value } from "../core/value.ts";

/** How a type prints as an argument: classes by their qualified name, without `builtins.`. */
export function reprTypeArgument(value: Value): string {
  if (value === Ellipsis) return "...";
  if (value instanceof PyList && !value.$cls.isHeapType) return `[${value.items.map(reprTypeArgument).join(", ")}]`;
  if (findAttribute(value, "__origin__") !== undefined && findAttribute(value, "__args__") !== undefined) return reprNow(value);
  const qualname = findAttribute(value, "__qualname__");
  const module = qualname === undefined ? undefined : findAttribute(value, "__module__");
  if (qualname === undefined || module === undefined || module === null) return reprNow(value);
  return module === "builtins" ? strNow(qualname) : `${strNow(module)}.${strNow(qualname)}`;
}

/** The type parameters in type arguments, each once, in order of appearance. */
export function collectParameters(args: readonly Value[]): PyTuple {
  const parameters: Value[] = [];
  const add = (parameter: Value): void => {
    if (!parameters.includes(parameter)) parameters.push(parameter);
  };
  for (const arg of args) {
    // A bare class has descriptors of these names.
    if (arg instanceof PyType) continue;
    if (findAttribute(arg, "__typing_subst__") !== undefined) add(arg);
    else {
      const inner = findAttribute(arg, "__parameters__");
      if (inner instanceof PyTuple) inner.items.forEach(add);
    }
  }
  return tuple(parameters);
}

/** The arguments behind `*tuple[int, str]`; undefined for anything that is not unpacked. */
function unpackedArguments(value: Value): readonly Value[] | undefined {
  if (value instanceof PyType) return undefined;
  let args: Value | undefined;
  if (value instanceof PyGenericAlias && value.starred && value.origin instanceof PyType && value.origin.name === "tuple") {
    args = value.args;
  } else args = findAttribute(value, "__typing_unpacked_tuple_args__");
  if (!(args instanceof PyTuple)) return undefined;
  return args.items.at(-1) === Ellipsis ? undefined : args.items;
}

function unpackArguments(item: Value): PyTuple {
  const args = item instanceof PyTuple ? item.items : [item];
  return tuple(args.flatMap((arg) => unpackedArguments(arg) ?? [arg]));
}

/** An argument that mentions parameters, with them replaced. */
function substituteInside(value: Value, parameters: readonly Value[], replacements: readonly Value[]): Value {
  const inner = findAttribute(value, "__parameters__");
  if (!(inner instanceof PyTuple) || inner.items.length === 0) return value;
  const args = inner.items.flatMap((parameter) => {
    const index = parameters.indexOf(parameter);
    if (index < 0) return [parameter];
    const replacement = replacements[index] as Value;
    const isTypeVarTuple = typeOf(parameters[index] as Value).slots.iter !== undefined;
    return isTypeVarTuple && replacement instanceof PyTuple ? replacement.items : [replacement];
  });
  return getItemNow(value, tuple(args));
}

/** `alias[item]`: the arguments of `alias` after substitution. Raises TypeError for a wrong number of them. */
export function substitute(alias: Value, args: readonly Value[], parameters: PyTuple, item: Value): PyTuple {
  const wanted = parameters.items;
  if (wanted.length === 0) throw pyError("TypeError", toStr(`${reprNow(alias)} is not a generic class`));
  let given: Value = unpackArguments(item);
  for (const parameter of wanted) {
    const prepare = findAttribute(parameter, "__typing_prepare_subst__");
    if (prepare !== undefined && prepare !== null) {
      given = callNow(prepare, alias, given instanceof PyTuple ? given : tuple([given]));
    }
  }
  const replacements = given instanceof PyTuple ? given.items : [given];
  if (replacements.length !== wanted.length) {
    const word = replacements.length > wanted.length ? "many" : "few";
    const counts = `actual ${replacements.length}, expected ${wanted.length}`;
    throw pyError("TypeError", toStr(`Too ${word} arguments for ${reprNow(alias)}; ${counts}`));
  }
  const result: Value[] = [];
  for (const arg of args) {
    if (arg instanceof PyType) {
      result.push(arg);
      continue;
    }
    const unpacked = findAttribute(arg, "__typing_is_unpacked_typevartuple__");
    const subst = findAttribute(arg, "__typing_subst__");
    const replaced =
      subst === undefined
        ? substituteInside(arg, wanted, replacements)
        : callNow(subst, replacements[wanted.findIndex((parameter) => equals(parameter, arg))] as Value);
    if (unpacked !== undefined && isTrue(unpacked)) {
      if (!(replaced instanceof PyTuple)) {
        throw typeError(
          `expected __typing_subst__ of ${typeOf(arg).name} objects to return a tuple, not ${typeOf(replaced).name}`,
        );
      }
      result.push(...replaced.items);
    } else result.push(replaced);
  }
  return tuple(result);
}
