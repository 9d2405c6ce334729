/** The namespace of the running frame, as locals(), vars() and dir() see it. ceval installs the answer. */
import { unreachable } from "./errors.ts";
import type { Value } from "./value.ts";

let getLocals: () => Value = () => unreachable("no frame runs");
export function setLocalsGetter(getter: () => Value): void {
  getLocals = getter;
}
export const currentLocals = (): Value => getLocals();
