/**
 * Shows the interpreter's loop everything once, when a program has run long enough for V8 to be about to optimise it.
 *
 * See Note [Warm-up] in ARCHITECTURE.md. Must not know what is shown: stdlib/python/_warm_up.py.
 */
import { execution } from "../vm/core/execution.ts";
import { callNow } from "../vm/core/ops/call.ts";
import { tracing } from "../vm/core/tracing.ts";
import type { Value } from "../vm/core/value.ts";

/** Milliseconds that a program runs before: a short one needs no optimised code. */
const WARM_UP_AFTER = 40;

/** Frames that the warm-up may need. */
const ROOM = 50;

/**
 * What the loop calls at an interruption at the time `now` in milliseconds: at most one of them calls `warmUp`, and during
 * that call nothing else is done.
 */
export function withWarmUp(warmUp: Value, onInterrupt: (now: number) => void): (now: number) => void {
  let startedAt = 0;
  let isWarm = false;
  let isWarming = false;
  return (now) => {
    if (!isWarm && mayWarmUp(now)) {
      isWarm = true;
      isWarming = true;
      try {
        callNow(warmUp);
      } finally {
        isWarming = false;
      }
    }
    if (!isWarming) onInterrupt(now);
  };

  function mayWarmUp(now: number): boolean {
    if (startedAt === 0) startedAt = now;
    return now - startedAt >= WARM_UP_AFTER && execution.depth + ROOM < execution.recursionLimit && !tracing.active;
  }
}
