/** Where the intrinsics of PEP 695 find the makers of type parameters, which vm/objects/typevars defines. */
import { unreachable } from "./errors.ts";
import type { Value } from "./value.ts";

export interface TypeParameterHooks {
  /** INTRINSICS_1 from TYPEVAR on. */
  unary(which: number, operand: Value): Value;
  /** INTRINSICS_2 except PREP_RERAISE_STAR and SET_FUNCTION_TYPE_PARAMS. */
  binary(which: number, first: Value, second: Value): Value;
}

let hooks: TypeParameterHooks | undefined;
export function setTypeParameterHooks(makers: TypeParameterHooks): void {
  hooks = makers;
}
export const typeParameterHooks = (): TypeParameterHooks => hooks ?? unreachable("type parameters are not installed");
