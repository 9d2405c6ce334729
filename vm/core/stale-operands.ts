/** Forgetting what popped operands left in the frames: nobody will read it, but it would keep objects alive. */
import { liveThreads } from "../../runtime/threads/scheduler.ts";
import { Op } from "../bytecode/op.gen.ts";
import { stackDepths } from "../bytecode/verifier.ts";
import type { PyCode } from "./code.ts";
import { execution } from "./execution.ts";
import type { Frame } from "./frame.ts";

/** To be called before a collection whose findings matter. */
export function clearStaleOperands(): void {
  clearStack(execution.top.frame as Frame | null, true);
  for (const { saved } of liveThreads()) {
    if (saved !== null) clearStack((saved as { readonly top: Frame | null }).top, false);
  }
}

/** `isRunning`: the innermost frame runs a native operation; the others have been left at an instruction that wrote `sp`. */
function clearStack(top: Frame | null, isRunning: boolean): void {
  let runsNative = isRunning;
  for (let frame = top; frame !== null; frame = frame.back) {
    const end = runsNative ? endOfOperands(frame) : frame.sp;
    if (end !== undefined) frame.stack.fill(undefined, end);
    runsNative = frame.isEntry;
  }
}

/**
 * Forgets what would keep objects alive in the frames though nobody will read it: what popped operands left, and what inline
 * caches know.
 */
export function forgetTraces(): void {
  clearStaleOperands();
  for (let frame = execution.top.frame as Frame | null; frame !== null; frame = frame.back) frame.code.caches.length = 0;
}

/** Where the live part of the stack of a frame ends that runs a native operation: only a plain call has written `sp`. */
function endOfOperands({ code, pc, sp }: Frame): number | undefined {
  if ((code.words[pc - 1]! & 0xff) === Op.CALL) return sp;
  const depth = depthsOf(code)?.[pc - 1];
  return depth === undefined || depth < 0 ? undefined : code.localsCount + depth;
}

/** The depths of the stacks of codes that were running when somebody collected; null where they cannot be found out. */
const known = new WeakMap<PyCode, Int32Array | null>();

function depthsOf(code: PyCode): Int32Array | null {
  let depths = known.get(code);
  if (depths === undefined) {
    try {
      depths = stackDepths(code.unit);
    } catch {
      depths = null;
    }
    known.set(code, depths);
  }
  return depths;
}
