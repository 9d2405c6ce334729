/**
 * Moving between frames: entering, returning, yielding, unwinding. Everything here is iterative: 200,000 frames may
 * unwind without using the JavaScript stack.
 */
import { chaos, dice } from "../../runtime/stm/chaos.ts";
import { openForWrite, txn } from "../../runtime/stm/transaction.ts";
import { isTurnOver } from "../../runtime/threads/scheduler.ts";
import { OPCODES, opcode } from "../bytecode/opcodes.ts";
import { PyError, pyError } from "../core/errors.ts";
import { type Continuation, execution, takeStopValue } from "../core/execution.ts";
import { type Frame, Waiting } from "../core/frame.ts";
import type { PyFunction } from "../core/function.ts";
import { callFunction, recursionError } from "../core/function-call.ts";
import { tracing } from "../core/tracing.ts";
import { type MaybeOutcome, PENDING, type Value } from "../core/value.ts";
import { addTraceback, setImplicitContext } from "./raise.ts";
import { traceAwaited, traceCall, traceException, traceReturn } from "./tracing.ts";

/** What becomes of a result that arrives for an instruction after its frame had to wait. */
const DELIVERY = { push: 0, drop: 1, forIter: 2, send: 3, method: 4 } as const;
const delivery = new Uint8Array(256);
for (const info of OPCODES) delivery[info.code] = info.pushes === 0 ? DELIVERY.drop : DELIVERY.push;
delivery[opcode("FOR_ITER")] = DELIVERY.forIter;
delivery[opcode("SEND")] = DELIVERY.send;
delivery[opcode("LOAD_METHOD")] = DELIVERY.method;
delivery[opcode("LOAD_SUPER_METHOD")] = DELIVERY.method;

/** Makes the pending frame the running one, called by `caller`; null when the loop's entry frame ended over it. */
export function enterPending(caller: Frame | null): Frame | null {
  const frame = startPending(caller);
  if (tracing.active && !(frame.injected instanceof Waiting)) {
    try {
      traceCall(frame);
    } catch (error) {
      return recoverFrom(frame, error);
    }
  }
  if (frame.injected === null) return inItsLoop(frame);
  const error = frame.injected;
  if (error instanceof Waiting) {
    execution.top.frame = caller;
    if (!error.wait.isOver) return giveWay(frame);
    return leave(frame, error.wait.attempt() as Value, null);
  }
  frame.injected = null;
  return recoverFrom(frame, error);
}

/** Calls a function where the loop's short way must not be taken. */
export function callTheLongWay(frame: Frame, callee: PyFunction, args: readonly Value[]): Frame | null {
  try {
    callFunction(callee, args, null);
  } catch (error) {
    return recoverFrom(frame, error);
  }
  return enterPending(frame);
}

/**
 * Which loop runs, and the frame with which it is to go on after it ended: in the other loop (see Note [Tracing] in
 * vm/core/tracing.ts), or after other threads have run (`gaveWay`).
 */
export const loop = { isTraced: false, next: null as Frame | null, gaveWay: false };

/** Ends the loop at a boundary: the frame goes on when it is this thread's turn again, or when its wait is over. */
export function giveWay(frame: Frame): null {
  loop.next = frame;
  loop.gaveWay = true;
  return null;
}

/** What `interrupt` gives when the loop is to end instead. */
const TURN_IS_OVER = -1;

/** The frame, or null if the interruption that gave `fuel` found that the thread's turn is over. */
export function goOn(frame: Frame, fuel: number): Frame | null {
  return fuel === TURN_IS_OVER ? giveWay(frame) : frame;
}

/** As callTheLongWay for a thread whose turn is over: the callee begins when it goes on. */
export function callLater(frame: Frame, callee: PyFunction, args: readonly Value[]): Frame | null {
  const next = callTheLongWay(frame, callee, args);
  return next === null ? null : giveWay(next);
}

/** The frame, if this is the loop it must run in; else this loop ends, and the other one goes on. */
function inItsLoop(frame: Frame): Frame | null {
  if (tracing.active === loop.isTraced) return frame;
  loop.next = frame;
  return null;
}

function startPending(caller: Frame | null): Frame {
  const frame = execution.top.pending as Frame;
  execution.top.pending = null;
  if (frame.$w < txn.writable) openForWrite(frame);
  frame.back = caller;
  execution.depth++;
  execution.top.frame = frame;
  return frame;
}

/** The result or error with which the entry frame of the current loop ended. */
let entryResult: Value | undefined;
let entryError: PyError | null = null;

/** Called by the loop, outside its try, when there is no frame left to run: gives or throws what the entry frame ended with. */
export function finishEntry(): Value | undefined {
  const result = entryResult;
  const error = entryError;
  entryResult = undefined;
  entryError = null;
  if (error !== null) throw error;
  return result;
}

/** Puts an instruction's late result where the instruction would have put it. `undefined` is an exhausted iterator. */
function deliver(frame: Frame, value: Value | undefined): void {
  const word = frame.code.words[frame.pc - 1]!;
  const { stack } = frame;
  switch (delivery[word & 0xff]) {
    case DELIVERY.drop:
      return;
    case DELIVERY.forIter:
      if (value === undefined) {
        if (tracing.active && execution.stopValue !== null) traceAwaited(frame, execution.stopValue);
        stack[--frame.sp] = undefined;
        frame.pc = word >>> 8;
        return;
      }
      break;
    case DELIVERY.send:
      if (value === undefined) {
        if (tracing.active) traceAwaited(frame, execution.stopValue);
        stack[frame.sp++] = takeStopValue();
        frame.pc = word >>> 8;
        return;
      }
      break;
    case DELIVERY.method:
      stack[frame.sp++] = value;
      stack[frame.sp++] = undefined;
      return;
  }
  stack[frame.sp++] = value;
}

/** Hands the rest of a chain of continuations to the frame that one of them pushed. */
function passOn(rest: Continuation | null, frame: Frame): void {
  if (rest === null) return;
  if (frame.kont === null) {
    frame.kont = rest;
    return;
  }
  let last = frame.kont;
  while (last.next !== null) last = last.next;
  last.next = rest;
}

/**
 * Ends the activation of `frame` with a result or an error: runs its continuations, then gives the result to the
 * caller. Returns the frame to run next, or null when the loop's entry frame ended (see finishEntry).
 */
export function leave(frame: Frame, result: Value | undefined, error: PyError | null): Frame | null {
  let leaving = frame;
  for (;;) {
    const caller: Frame | null = leaving.back;
    const { isEntry } = leaving;
    let kont = leaving.kont;
    leaving.kont = null;
    leaving.back = null;
    leaving.isEntry = false;
    execution.depth--;
    execution.top.frame = caller;
    while (kont !== null) {
      if (kont.$w < txn.writable) openForWrite(kont);
      const rest: Continuation | null = kont.next;
      kont.next = null;
      let outcome: MaybeOutcome;
      try {
        outcome = error === null ? kont.resume(result) : kont.fail(error);
        error = null;
      } catch (raised) {
        error = asPyError(raised);
        setImplicitContext(error);
        outcome = undefined;
      }
      if (outcome === PENDING) {
        const next = execution.top.pending as Frame;
        passOn(rest, next);
        next.isEntry = isEntry;
        return enterPending(caller);
      }
      result = outcome as Value | undefined;
      kont = rest;
    }
    if (isEntry) {
      entryError = error;
      entryResult = result;
      return null;
    }
    if (caller!.$w < txn.writable) openForWrite(caller!);
    if (error === null) {
      deliver(caller!, result);
      return inItsLoop(caller!);
    }
    error = passThrough(caller!, error);
    if (catchIn(caller!, error)) return inItsLoop(caller!);
    leaving = caller!;
    if (tracing.active) error = unwound(leaving, error);
    leaving.generator?.finished();
  }
}

/** Ends a frame with a return value. */
export function completeFrame(frame: Frame, value: Value): Frame | null {
  if (tracing.active) traceReturn(frame, value);
  if (frame.generator !== null) {
    frame.generator.finished();
    execution.stopValue = value;
    return leave(frame, undefined, null);
  }
  return leave(frame, value, null);
}

/** Forgets what popped operands left above the stack, which would live as long as the generator. A call may leave one gap. */
function dropPopped({ stack, sp }: Frame): void {
  const last = stack.length - 1;
  for (let i = sp; i < last && (stack[i] !== undefined || stack[i + 1] !== undefined); i++) stack[i] = undefined;
  if (sp <= last) stack[last] = undefined;
}

/** Suspends a generator's frame; its caller gets the value. */
export function yieldFrom(frame: Frame, value: Value): Frame | null {
  if (tracing.active) traceReturn(frame, value);
  frame.generator!.suspended();
  dropPopped(frame);
  return leave(frame, value, null);
}

/** As completeFrame for RETURN_GENERATOR: the frame lives on in the generator that is its result. */
export function leaveWith(frame: Frame, value: Value): Frame | null {
  return leave(frame, value, null);
}

/** Adds the frame to the traceback; gives the error that goes on, which a tracer may replace. */
function passThrough(frame: Frame, error: PyError): PyError {
  const isRaise = !error.isReraised;
  addTraceback(error, frame, frame.pc - 1);
  return tracing.active && isRaise ? replaced(frame, error, () => traceException(frame, error)) : error;
}

/** The error, or the one that a tracer has raised. */
function replaced(frame: Frame, error: PyError, tell: () => void): PyError {
  try {
    tell();
    return error;
  } catch (raised) {
    const other = asPyError(raised);
    setImplicitContext(other);
    addTraceback(other, frame, frame.pc - 1);
    return other;
  }
}

const unwound = (frame: Frame, error: PyError): PyError => replaced(frame, error, () => traceReturn(frame, null));

/** If the frame has a handler for the error, continues it there. */
function catchIn(frame: Frame, error: PyError): boolean {
  const at = frame.pc - 1;
  const origin = error.origin < 0 ? at : error.origin;
  error.origin = -1;
  const table = frame.code.unit.exceptionTable;
  for (let row = 0; row < table.length; row += 4) {
    if (at < table[row]! || at >= table[row + 1]!) continue;
    const depth = table[row + 3]!;
    const { stack } = frame;
    let sp = frame.code.localsCount + (depth >> 1);
    for (let i = sp; i < stack.length && i < frame.sp + 2; i++) stack[i] = undefined;
    if (depth & 1) stack[sp++] = origin;
    stack[sp++] = error.value;
    frame.sp = sp;
    frame.pc = table[row + 2]!;
    return true;
  }
  // f_lineno is where the exception came from, not where a finally block or a handler passed it on.
  frame.pc = origin + 1;
  return false;
}

/** JavaScript's own failures that Python code can cause become Python exceptions; anything else is our bug and passes. */
export function asPyError(error: unknown): PyError {
  if (error instanceof PyError) return error;
  if (error instanceof RangeError && error.message === "Maximum call stack size exceeded") return recursionError();
  if (
    error instanceof RangeError &&
    /^(Invalid (?:typed )?array length|Invalid string length|Array buffer allocation failed|Maximum BigInt size exceeded)/.test(
      error.message,
    )
  ) {
    return memoryError();
  }
  throw error;
}

/** Called by the loop's catch: gives the frame that handles the error, or null when it left the entry frame. */
export function recoverFrom(frame: Frame, raised: unknown): Frame | null {
  let error = asPyError(raised);
  execution.top.pending = null;
  setImplicitContext(error);
  error = passThrough(frame, error);
  if (catchIn(frame, error)) return inItsLoop(frame);
  if (tracing.active) error = unwound(frame, error);
  frame.generator?.finished();
  return leave(frame, undefined, error);
}

/** Back-edges and calls between two looks, at most and at the start. */
const MAX_FUEL = 1000;
/** Milliseconds within which the next look should come. */
const LOOK_WITHIN = 10;

/** In chaos. */
const CHAOS_FUEL = 100;

let fuel = 1;
let lookedAt = 0;

let onInterrupt: (now: number) => void = () => {};
/** Sets what looks at requests from outside (signals): called with the time in milliseconds; may run Python code and raise. */
export function setInterruptHandler(handler: (now: number) => void): void {
  onInterrupt = handler;
}

/**
 * Called by the loop when its fuel is spent: looks at what was requested from outside and gives the next portion of fuel. It
 * adapts, so that a loop whose rounds are slow is as easily interrupted as one whose rounds are fast. Negative when the loop is to
 * end at this boundary, because it is the turn of other threads.
 */
export function interrupt(): number {
  const now = Date.now();
  if (now - lookedAt > LOOK_WITHIN) fuel = Math.max(fuel >> 2, 1);
  else if (fuel < MAX_FUEL) fuel *= 2;
  if (chaos.active) fuel = 1 + dice(CHAOS_FUEL);
  lookedAt = now;
  execution.top = { frame: execution.top.frame, pending: null };
  onInterrupt(now);
  return isTurnOver(now, execution.nativeDepth > 1) ? TURN_IS_OVER : fuel;
}

const memoryError = (): PyError => pyError("MemoryError");
