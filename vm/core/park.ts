/**
 * Parking: how a native operation waits. The thread's frames stay on the heap, and other threads run.
 *
 * It knows how a wait looks to the loop, not who runs meanwhile: that is vm/ceval/slices.ts.
 *
 * Note [Parking]
 * An operation that must wait does what one does that needs Python code to run: it pushes a frame and returns PENDING. The frame
 * is never run: it carries a `Waiting` in the place of an injected error, and the loop ends when it enters it. What the wait
 * gives is delivered as the frame's result, so continuations, nested loops and late results work as for any call. Python
 * code never sees the frame: `execution.top.frame` stays its caller.
 */
import { mayEndSlice } from "../../runtime/stm/atomic.ts";
import { scheduler } from "../../runtime/threads/scheduler.ts";
import type { Wait } from "../../runtime/threads/thread.ts";
import { codeObject, type PyCode } from "./code.ts";
import { PyDict } from "./dict.ts";
import { execution } from "./execution.ts";
import { Frame, Waiting } from "./frame.ts";
import { type Outcome, PENDING, type Value } from "./value.ts";

let waitingCode: PyCode | undefined;
let noNames: PyDict | undefined;

function makeCode(): PyCode {
  return codeObject({
    name: "<waiting>",
    qualname: "<waiting>",
    filename: "<waiting>",
    firstLine: 0,
    argCount: 0,
    posOnlyCount: 0,
    kwOnlyCount: 0,
    flags: 0,
    stackSize: 0,
    words: new Uint32Array(0),
    constants: [],
    names: [],
    localsPlusNames: [],
    localsPlusKinds: new Uint8Array(0),
    exceptionTable: new Int32Array(0),
    positions: new Uint8Array(0),
  });
}

/** The frame that stands for a wait; the caller gives it its `Waiting` and makes it the pending one. */
export function waitingFrame(): Frame {
  waitingCode ??= makeCode();
  noNames ??= new PyDict();
  return new Frame(waitingCode, noNames, noNames, null, null);
}

let waitInAtomicBlock: (request: ParkRequest) => Outcome = () => PENDING;
/** Sets how a thread waits inside an atomic block, where no other thread may run; `request.attempt` has failed. */
export function setAtomicWaiter(waiter: (request: ParkRequest) => Outcome): void {
  waitInAtomicBlock = waiter;
}

/** What to wait for; see `Wait`. */
export interface ParkRequest {
  readonly on?: object;
  /** The result, or undefined to wait on. Must not run Python code; opens what it looks at. May raise. */
  readonly attempt: () => Value | undefined;
  /** By performance.now(). */
  readonly deadline?: number;
  /** The result when the deadline has passed; None if not given. */
  readonly expired?: Value;
  readonly polls?: boolean;
}

/** Waits until `attempt` gives a value, or for the deadline; gives the value at once when there is no need to wait. */
export function park(request: ParkRequest): Outcome {
  const value = request.attempt();
  if (value !== undefined) return value;
  if (!mayEndSlice() && scheduler.live > 1) return waitInAtomicBlock(request);
  const { on = null, attempt, deadline = Number.POSITIVE_INFINITY, expired = null, polls = false } = request;
  const frame = waitingFrame();
  const wait: Wait = { on, attempt, deadline, expired, polls };
  frame.injected = new Waiting(wait);
  execution.top.pending = frame;
  return PENDING;
}
