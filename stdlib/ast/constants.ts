/** Python values as constants of the compiler. */
import type { Constant } from "../../vm/bytecode/constant.ts";
import { PyBytes } from "../../vm/core/bytes.ts";
import { PyComplex } from "../../vm/core/complex.ts";
import { typeError } from "../../vm/core/errors.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PyFrozenset } from "../../vm/core/set.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import { shortName } from "../../vm/core/type.ts";
import { Ellipsis, PyFloat, type Value } from "../../vm/core/value.ts";
import { codePointsOf, PyStr } from "../../vm/objects/str-object.ts";

/** The constant for a value, which must be of exactly one of the types that constants have; else TypeError. */
export function constantOf(value: Value): Constant {
  if (typeof value !== "object" || value === null) return value;
  if (value === Ellipsis) return { tag: "ellipsis" };
  if (!typeOf(value).isHeapType) {
    if (value instanceof PyFloat) return { tag: "float", value: value.value };
    if (value instanceof PyComplex) return { tag: "complex", real: value.real, imag: value.imag };
    if (value instanceof PyStr) return { tag: "str", codePoints: [...codePointsOf(value.utf16)] };
    if (value instanceof PyBytes) return { tag: "bytes", value: value.bytes };
    if (value instanceof PyTuple) return { tag: "tuple", items: value.items.map(constantOf) };
    if (value instanceof PyFrozenset) {
      const items = value.keys.filter((key) => key !== undefined);
      return { tag: "frozenset", items: items.map(constantOf) };
    }
  }
  throw typeError(`got an invalid type in Constant: ${shortName(typeOf(value))}`);
}
