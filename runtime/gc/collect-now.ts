/**
 * A full collection by V8, now, that also lets go of what weak references have shown since the last turn of the event loop.
 *
 * JavaScript keeps the target of a WeakRef alive until the current job ends. Ending a script of a context that has a
 * microtask queue of its own ends that period early (V8 clears the kept objects at every microtask checkpoint).
 */
import { setFlagsFromString, startupSnapshot } from "node:v8";
import { type Context, createContext, runInNewContext, Script } from "node:vm";

let collect: ((options?: { type: "minor" }) => void) | undefined;
let context: Context | undefined;
let nothing: Script | undefined;

/** Lets workers that are started from now on collect; they cannot set V8's flags themselves. */
export function letWorkersCollect(): void {
  setFlagsFromString("--expose-gc");
}

/** From now on the collector may take the targets of weak references that were made or looked at before. Costs microseconds. */
export function letGo(): void {
  // A snapshot can hold one context only.
  if (startupSnapshot.isBuildingSnapshot()) return;
  context ??= createContext({}, { microtaskMode: "afterEvaluate" });
  nothing ??= new Script("0");
  nothing.runInContext(context);
}

/**
 * Afterwards `deref` gives undefined for every unreachable target. Takes some 40 ms; a collection of the young objects only is
 * quick, but empties no weak reference.
 */
export function collectNow(youngOnly = false): void {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as NonNullable<typeof collect>;
  }
  letGo();
  if (youngOnly) collect({ type: "minor" });
  else {
    // The first may only finish a marking that began while some of the dead were still alive.
    collect();
    collect();
  }
}
