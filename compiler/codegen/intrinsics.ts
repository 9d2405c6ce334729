/** Numbers of the intrinsics by name, from the bytecode table. */
import { INTRINSICS_1, INTRINSICS_2 } from "../../vm/bytecode/opcodes.ts";

const one = (name: (typeof INTRINSICS_1)[number]): number => INTRINSICS_1.indexOf(name);
const two = (name: (typeof INTRINSICS_2)[number]): number => INTRINSICS_2.indexOf(name);

export const INTRINSIC_PRINT = one("PRINT");
export const INTRINSIC_IMPORT_STAR = one("IMPORT_STAR");
export const INTRINSIC_STOPITERATION_ERROR = one("STOPITERATION_ERROR");
export const INTRINSIC_ASYNC_GEN_WRAP = one("ASYNC_GEN_WRAP");
export const INTRINSIC_UNARY_POSITIVE = one("UNARY_POSITIVE");
export const INTRINSIC_LIST_TO_TUPLE = one("LIST_TO_TUPLE");
export const INTRINSIC_TYPEVAR = one("TYPEVAR");
export const INTRINSIC_PARAMSPEC = one("PARAMSPEC");
export const INTRINSIC_TYPEVARTUPLE = one("TYPEVARTUPLE");
export const INTRINSIC_SUBSCRIPT_GENERIC = one("SUBSCRIPT_GENERIC");
export const INTRINSIC_TYPEALIAS = one("TYPEALIAS");
export const INTRINSIC_PREP_RERAISE_STAR = two("PREP_RERAISE_STAR");
export const INTRINSIC_TYPEVAR_WITH_BOUND = two("TYPEVAR_WITH_BOUND");
export const INTRINSIC_TYPEVAR_WITH_CONSTRAINTS = two("TYPEVAR_WITH_CONSTRAINTS");
export const INTRINSIC_SET_FUNCTION_TYPE_PARAMS = two("SET_FUNCTION_TYPE_PARAMS");
export const INTRINSIC_SET_TYPEPARAM_DEFAULT = two("SET_TYPEPARAM_DEFAULT");
