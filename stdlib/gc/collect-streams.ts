/** A collection that also finalises streams that have died. See Note [Dropped streams] in stdlib/io/open-streams.ts. */
import { collectNow } from "../../runtime/gc/collect-now.ts";
import { clearStaleOperands } from "../../vm/core/stale-operands.ts";
import { loosen, settleStreams } from "../io/open-streams.ts";

/** Collects until no stream dies any more: closing one may have let go of others. */
export function collectStreams(): void {
  let closed: number;
  do {
    clearStaleOperands();
    const loose = loosen();
    collectNow();
    closed = settleStreams(loose);
  } while (closed > 0);
}
