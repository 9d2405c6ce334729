/**
 * Blocking operations: waiting for time to pass or for a condition in the world outside, while other threads run and signals are
 * handled.
 */

import { settle } from "../../vm/core/execution.ts";
import { park } from "../../vm/core/park.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { beforeWaiting } from "./interrupts.ts";

/** The time by performance.now() in so many milliseconds. */
const after = (milliseconds: number): number => performance.now() + milliseconds;

/** Waits so many milliseconds; None. Raises what signal handlers raise. */
export function waitFor(milliseconds: number): Outcome {
  beforeWaiting();
  return park({ attempt: () => undefined, deadline: after(milliseconds) });
}

/** Waits until `look` gives a value, or for so many milliseconds: gives `expired` then. Raises what signal handlers raise. */
export function waitForValue(look: () => Value | undefined, milliseconds: number, expired: Value): Outcome {
  beforeWaiting();
  return park({ attempt: look, deadline: after(milliseconds), expired, polls: true });
}

/** As waitForValue for a condition, now: true when it held. The native code that calls it stays on the JavaScript stack. */
export function waitUntil(done: () => boolean, milliseconds: number): boolean {
  return settle(waitForValue(() => (done() ? true : undefined), milliseconds, false)) as boolean;
}
