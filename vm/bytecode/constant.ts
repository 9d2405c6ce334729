/**
 * Constants as the compiler knows them: what can stand in a `Constant` node or in a code object's constants.
 *
 * The compiler must not know Python objects, so constants that have no faithful JavaScript primitive are tagged plain
 * objects; the VM turns them into objects when it loads a code object. This file knows nothing of either side.
 */
import type { CodeUnit } from "./code-unit.ts";

export interface FloatConstant {
  readonly tag: "float";
  readonly value: number;
}
export interface ComplexConstant {
  readonly tag: "complex";
  readonly real: number;
  readonly imag: number;
}
export interface BytesConstant {
  readonly tag: "bytes";
  readonly value: Uint8Array;
}
/** A str that contains surrogate code points, which a JavaScript string cannot tell from astral characters. */
export interface SurrogateStrConstant {
  readonly tag: "str";
  readonly codePoints: readonly number[];
}
export interface EllipsisConstant {
  readonly tag: "ellipsis";
}
export interface TupleConstant {
  readonly tag: "tuple";
  readonly items: readonly Constant[];
}
export interface FrozensetConstant {
  readonly tag: "frozenset";
  readonly items: readonly Constant[];
}
export interface CodeConstant {
  readonly tag: "code";
  readonly code: CodeUnit;
}

/** int is a number while it is a safe integer, else a bigint; a plain string holds no surrogate code points. */
export type Constant =
  | null
  | boolean
  | number
  | bigint
  | string
  | FloatConstant
  | ComplexConstant
  | BytesConstant
  | SurrogateStrConstant
  | EllipsisConstant
  | TupleConstant
  | FrozensetConstant
  | CodeConstant;
