/** Waiting for input while other threads run. */
import { scheduler } from "../../runtime/threads/scheduler.ts";
import type { Outcome } from "../../vm/core/value.ts";
import * as descriptors from "./descriptors.ts";
import { waitForValue } from "./wait.ts";

/**
 * None, when a read from the descriptor will not block, or cannot make another thread wait. Errors of the descriptor are left to
 * the read.
 */
export function awaitReadable(fd: number): Outcome {
  if (scheduler.live === 1 || !descriptors.mayBlock(fd)) return null;
  return waitForValue(() => (descriptors.isReadable(fd) ? null : undefined), Number.POSITIVE_INFINITY, null);
}
