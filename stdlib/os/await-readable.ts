/** Waiting for input while other threads run, and so that signals are noticed. */
import { scheduler } from "../../runtime/threads/scheduler.ts";
import type { Outcome } from "../../vm/core/value.ts";
import * as descriptors from "./descriptors.ts";
import { waitForValue } from "./wait.ts";

/**
 * None, when a read from the descriptor will not block; errors of the descriptor are left to the read. To find that out may read ahead,
 * so the standard input of a program with one thread is left as it is: a child process may be meant to read the rest. Elsewhere one
 * thread waits like this, too: the kernel may give a signal to a thread of V8's, and then a read that blocks does not end.
 */
export function awaitReadable(fd: number): Outcome {
  if ((scheduler.live === 1 && fd === 0) || !descriptors.mayBlock(fd)) return null;
  return waitForValue(() => (descriptors.isReadable(fd) ? null : undefined), Number.POSITIVE_INFINITY, null);
}
