/** Changing between the ordinary and the tracing loop from native code. See Note [Tracing] in vm/core/tracing.ts. */
import { andThen } from "../../vm/core/execution.ts";
import { call } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { pauseTracing } from "../../vm/core/tracing.ts";
import type { Outcome } from "../../vm/core/value.ts";

/** Does `change`. Loops are changed between frames: a function that does nothing makes that happen before the next instruction. */
export function changeLoop(change: () => void): Outcome {
  const nothing = importFromNow("_pystm_settrace", "nothing");
  pauseTracing();
  return andThen(call(nothing, []), () => {
    change();
    return null;
  });
}
