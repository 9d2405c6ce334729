/** Matching exceptions against handlers. */
import { typeOf } from "./registry.ts";
import { PyTuple } from "./tuple.ts";
import { PyType } from "./type.ts";
import type { Value } from "./value.ts";

/** Whether an exception is an instance of a class or of one of a tuple of classes. Never calls __instancecheck__. */
export function exceptionMatches(exception: Value, match: Value): boolean {
  if (match instanceof PyTuple) return match.items.some((candidate) => exceptionMatches(exception, candidate));
  return match instanceof PyType && typeOf(exception).isSubtypeOf(match);
}
