/** The makers behind the type parameter syntax (PEP 695, 696), handed to ceval's intrinsics. */

import { INTRINSICS_1, INTRINSICS_2 } from "../bytecode/opcodes.ts";
import { unreachable } from "../core/errors.ts";
import { writable } from "../core/native.ts";
import { PyTuple } from "../core/tuple.ts";
import { setTypeParameterHooks } from "../core/type-parameters.ts";
import type { Value } from "../core/value.ts";
import { PyParamSpec, PyTypeVarTuple } from "./paramspec.ts";
import { genericType, PyTypeAlias, unpackTypeVarTuples } from "./type-alias.ts";
import { ABSENT, Lazy, type PyTypeParameter } from "./type-parameter.ts";
import { PyTypeVar } from "./typevar.ts";
import { callerModule, callTyping } from "./typing-call.ts";

export const makeTypeVar = (name: Value): Value => new PyTypeVar(name, { inferred: true });
export const makeTypeVarWithBound = (name: Value, thunk: Value): Value =>
  new PyTypeVar(name, { inferred: true, bound: new Lazy(undefined, thunk) });
export const makeTypeVarWithConstraints = (name: Value, thunk: Value): Value =>
  new PyTypeVar(name, { inferred: true, constraints: new Lazy(undefined, thunk) });
export const makeParamSpec = (name: Value): Value => new PyParamSpec(name, ABSENT, false, false, true);
export const makeTypeVarTuple = (name: Value): Value => new PyTypeVarTuple(name);

/** Gives a type parameter its default, to be computed by `thunk`. Returns the parameter. */
export function setTypeparamDefault(parameter: Value, thunk: Value): Value {
  writable(parameter as PyTypeParameter).default = new Lazy(undefined, thunk);
  return parameter;
}

/** `type name[typeParams] = ...`; `typeParams` is None for an alias that is not generic. */
export function makeTypeAlias(name: Value, typeParams: Value, thunk: Value): Value {
  const parameters = typeParams instanceof PyTuple ? typeParams : null;
  return new PyTypeAlias(name, parameters, new Lazy(undefined, thunk), callerModule());
}

/** Generic[params], the implicit base of a generic class. */
export function subscriptGeneric(params: Value): Value {
  return callTyping("_GenericAlias", genericType, unpackTypeVarTuples(params as PyTuple));
}

setTypeParameterHooks({
  unary(which, operand) {
    switch (INTRINSICS_1[which]) {
      case "TYPEVAR":
        return makeTypeVar(operand);
      case "PARAMSPEC":
        return makeParamSpec(operand);
      case "TYPEVARTUPLE":
        return makeTypeVarTuple(operand);
      case "SUBSCRIPT_GENERIC":
        return subscriptGeneric(operand);
      case "TYPEALIAS": {
        const [name, typeParams, thunk] = (operand as PyTuple).items as [Value, Value, Value];
        return makeTypeAlias(name, typeParams, thunk);
      }
      default:
        return unreachable(`intrinsic ${INTRINSICS_1[which]}`);
    }
  },
  binary(which, first, second) {
    switch (INTRINSICS_2[which]) {
      case "TYPEVAR_WITH_BOUND":
        return makeTypeVarWithBound(first, second);
      case "TYPEVAR_WITH_CONSTRAINTS":
        return makeTypeVarWithConstraints(first, second);
      case "SET_TYPEPARAM_DEFAULT":
        return setTypeparamDefault(first, second);
      default:
        return unreachable(`intrinsic ${INTRINSICS_2[which]}`);
    }
  },
});
