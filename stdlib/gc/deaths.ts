/**
 * Noticing that objects have died: calls the callbacks of their weak references and finalises those that ask for it. See
 * Note [Death] in vm/core/death.ts. Must not know what finalising means.
 */
import { collectNow, letGo } from "../../runtime/gc/collect-now.ts";
import { ageWatches, finalise, takeAll, takeDead, watchCount, watchesBegun } from "../../vm/core/death.ts";
import { PyError } from "../../vm/core/errors.ts";
import { anyUnawaited } from "../../vm/core/generator-death.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { importNow } from "../../vm/core/ops/import.ts";
import { takeDeadReferences } from "../../vm/core/weakref.ts";
import { writeUnraisable } from "../sys/hooks.ts";

/** Deals with all objects that have died; how many finalisers have run, which may have been the last to hold other objects. */
export function noticeDeaths(): number {
  const dead = takeDead();
  dead.forEach(finalise);
  for (const reference of takeDeadReferences()) {
    const { callback } = reference;
    reference.clear();
    try {
      callNow(callback, reference);
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      writeUnraisable(error, callback, null);
    }
  }
  return dead.length;
}

/** Milliseconds between two looks at what V8's collector has taken. */
const LOOK_AFTER = 500;
/** Objects watched since the last look that bring the next one forward, at least. */
const MANY = 1000;

let lookedAt = 0;
let begunThen = 0;

/** What ceval's loop calls now and then; `now` is the time in milliseconds. */
export function lookForDeaths(now: number): void {
  const begun = watchesBegun() - begunThen;
  if (now - lookedAt < LOOK_AFTER && begun < Math.max(MANY, watchCount() >> 1)) return;
  lookedAt = now;
  begunThen = watchesBegun();
  noticeDeaths();
  ageWatches();
  letGo();
}

/** At exit, while there still are modules: warns of the coroutines that have died without being awaited. */
export function warnOfUnawaited(): void {
  ageWatches();
  if (!anyUnawaited()) return;
  // Those that live on are warned of when nothing can be imported any more.
  importNow("_warnings");
  collectNow();
  noticeDeaths();
}

/** At exit: finalises everything, whether it has died or not, and what doing so has made. */
export function finaliseAll(): void {
  for (let round = 0; round < ROUNDS_AT_EXIT && watchCount() > 0; round++) takeAll().forEach(finalise);
}
const ROUNDS_AT_EXIT = 10;
