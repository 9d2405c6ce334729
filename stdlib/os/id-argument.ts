/** Arguments that are user or group ids. */
import { overflowError, typeError } from "../../vm/core/errors.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";

const MAX_ID = 0xffffffff;

/** A user or group id: -1 leaves it as it is. */
export function idArgument(value: Value, kind: "uid" | "gid"): number {
  if (typeOf(value).slots.index === undefined) throw typeError(`${kind} should be integer, not ${typeOf(value).name}`);
  const id = indexNow(value);
  if (id === -1) return MAX_ID;
  if (id < 0) throw overflowError(`${kind} is less than minimum`);
  if (id > MAX_ID) throw overflowError(`${kind} is greater than maximum`);
  return Number(id);
}
