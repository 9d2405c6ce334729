/** The argument of `__format__` methods of builtin types. */
import { textOf } from "../core/ops/text.ts";
import type { Value } from "../core/value.ts";
import { badArgument } from "./text-arguments.ts";

/** The specification as text. Raises TypeError for what is no str. */
export function formatSpecOf(spec: Value): string {
  return textOf(spec) ?? badArgument("__format__", "argument", "str", spec);
}
