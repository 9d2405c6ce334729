/** Finding objects by module and dotted name, and names by object. */

import { PyDict } from "../../vm/core/dict.ts";
import { attributeError } from "../../vm/core/errors.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import type { Value } from "../../vm/core/value.ts";

/** The parts of a qualified name. Raises AttributeError for names of local objects, naming `owner` when it is known. */
export function dottedPath(name: string, owner?: Value): string[] {
  const path = name.split(".");
  if (path.includes("<locals>")) {
    throw attributeError(
      owner === undefined
        ? `Can't get local object ${reprNow(name)}`
        : `Can't get local attribute ${reprNow(name)} on ${reprNow(owner)}`,
    );
  }
  return path;
}

/** The attribute of an attribute ... of an object, and the object that has it; undefined when one is missing. */
export function followPath(object: Value, path: readonly string[]): { value: Value; parent: Value } | undefined {
  let parent = object;
  let value = object;
  for (const name of path) {
    parent = value;
    const found = findAttribute(value, name);
    if (found === undefined) return undefined;
    value = found;
  }
  return { value, parent };
}

/** The name of the module that has an object under this path: what it says itself, else the first one that has it. */
export function moduleOfGlobal(object: Value, path: readonly string[]): Value {
  const own = findAttribute(object, "__module__");
  if (own !== undefined && own !== null) return own;
  const modules = importFromNow("sys", "modules");
  if (modules instanceof PyDict) {
    for (const [name, module] of [...modules.entries()]) {
      if (module === null || name === "__main__") continue;
      if (followPath(module, path)?.value === object) return name;
    }
  }
  return "__main__";
}
