/** How long the waiting operations of modules may wait, from their arguments. */
import { overflowError, valueError } from "../../vm/core/errors.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import type { Value } from "../../vm/core/value.ts";
import { nanosecondsArgument } from "../os/durations.ts";
import { TIMEOUT_MAX } from "./lock.ts";

/**
 * The arguments `block` and `timeout` of get() and the like, None for no limit: milliseconds to wait at most, 0 not to wait,
 * Infinity for ever.
 */
export function waitLimit(block: Value | undefined, timeout: Value | undefined): number {
  if (block !== undefined && !isTrue(block)) return 0;
  if (timeout === undefined || timeout === null) return Number.POSITIVE_INFINITY;
  const ns = nanosecondsArgument(timeout);
  if (ns < 0) throw valueError("'timeout' must be a non-negative number");
  if (ns > TIMEOUT_MAX * 1e9) throw overflowError("timeout value is too large");
  return ns / 1e6;
}
