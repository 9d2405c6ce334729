/**
 * The execution state of this executor: the running frame, the pending frame, recursion depth, handled exceptions.
 *
 * It knows that frames exist and can be continued, not what they contain; ceval installs the loop that runs them.
 *
 * Note [Tail calls]
 * Python code never runs by recursion of the JavaScript stack where that can be avoided. An operation that needs Python
 * code to run (a dunder, a property, a generator) makes a frame, stores it in `execution.top.pending` and returns PENDING as
 * its last act; ceval then enters the frame, and what it returns becomes the operation's result. If the operation has
 * something left to do with that result, it says so with `continueWith(outcome, continuation)`. Native code that simply needs a
 * value calls `settle(outcome)`, which runs the pending frame in a nested loop: correct everywhere, but it uses the
 * JavaScript stack and raises the native depth. At most one frame is pending at any time.
 */
import { type Layout, MAX_STAMP, openForWrite, txn, type Versioned } from "../../runtime/stm/transaction.ts";
import { PyError, pyError } from "./errors.ts";
import { type MaybeOutcome, type Outcome, PENDING, type PyObject, type Value } from "./value.ts";

/**
 * What an operation still has to do with the result of the frame it pushed. Chained through `next`. A transaction that resumes one
 * saves its own properties before: what changes in it stands there, in arrays and Maps at most one level deep.
 */
export abstract class Continuation implements Versioned {
  $id = 0;
  $r = MAX_STAMP;
  $w = txn.now;
  declare readonly $layout: Layout;
  next: Continuation | null = null;
  /** The frame on whose behalf the frame runs: what Python code takes for its caller. Null when that is the real one. */
  get onBehalfOf(): FrameLike | null {
    return null;
  }
  /** Called with the frame's result; `undefined` means an exhausted iterator. May push another frame (PENDING). */
  abstract resume(value: Value | undefined): MaybeOutcome;
  /** Called when the frame raised. The default passes the exception on. */
  fail(error: PyError): MaybeOutcome {
    throw error;
  }
}

/** What the execution state knows of a frame. vm/ceval/frame.ts has the class. */
export interface FrameLike {
  back: FrameLike | null;
  kont: Continuation | null;
}

/** One link of the stack of handled exceptions: the thread's own, or a running generator's. Opened before it is changed. */
export class HandledException implements Versioned {
  $id = 0;
  $r = MAX_STAMP;
  $w = txn.now;
  declare readonly $layout: Layout;
  value: PyObject | null;
  previous: HandledException | null = null;
  constructor(value: PyObject | null = null) {
    this.value = value;
  }
}

/** Makes another exception the handled one; gives the one before. */
export function setHandled(value: PyObject | null): PyObject | null {
  const { handled } = execution;
  if (handled.$w < txn.writable) openForWrite(handled);
  const before = handled.value;
  handled.value = value;
  return before;
}

export const execution = {
  /** A young object, for the reason of ceval's Note [Young stacks]. */
  top: {
    /** The frame that runs, or that called the native code that runs. */
    frame: null as FrameLike | null,
    /** The frame that the operation which just returned PENDING wants to run. */
    pending: null as FrameLike | null,
  },
  /** Number of Python frames on the current stack. */
  depth: 0,
  recursionLimit: 1000,
  /** The depth from which on calls must not take ceval's short way: the recursion limit, or less while frames are traced. */
  callLimit: 1000,
  /** Number of nested ceval loops. A transaction boundary needs 0. */
  nativeDepth: 0,
  /** Innermost link of the handled-exception stack. */
  handled: new HandledException(),
  /** The value of the `return` of the generator, or of the StopIteration, that last ended an iteration; see takeStopValue. */
  stopValue: null as Value,
  /** The running thread's contextvars; null until they are needed. Managed by context.ts. */
  context: null as PyObject | null,
  /** The sys module; null until it exists. */
  sys: null as Value,
};

/** Set by ceval: runs the pending frame to its end in a nested loop and gives its result. */
let runPending: () => Value | undefined = () => undefined;
export function setRunner(runner: () => Value | undefined): void {
  runPending = runner;
}

/** The plain result of an operation, running its pending frame now if there is one. */
export function settle(outcome: Outcome): Value {
  return outcome === PENDING ? (runPending() as Value) : (outcome as Value);
}

/** As settle, for operations that may answer "nothing". */
export function settleMaybe(outcome: MaybeOutcome): Value | undefined {
  return outcome === PENDING ? runPending() : (outcome as Value | undefined);
}

/** Continue with the outcome's value: at once when it is there, else when the pending frame has returned. */
export function continueWith(outcome: MaybeOutcome, continuation: Continuation): MaybeOutcome {
  if (outcome !== PENDING) return continuation.resume(outcome as Value | undefined);
  const frame = execution.top.pending!;
  if (frame.kont === null) frame.kont = continuation;
  else {
    let last = frame.kont;
    while (last.next !== null) last = last.next;
    last.next = continuation;
  }
  return PENDING;
}

/**
 * As `continueWith`, where the operation itself may raise before it pushed a frame; its error goes to `continuation.fail` too.
 */
export function attempt(operation: () => MaybeOutcome, continuation: Continuation): MaybeOutcome {
  let outcome: MaybeOutcome;
  try {
    outcome = operation();
  } catch (error) {
    if (error instanceof PyError) return continuation.fail(error);
    throw error;
  }
  return continueWith(outcome, continuation);
}

/** A continuation from functions, for rare paths. */
export class Callback extends Continuation {
  private readonly onValue: (value: never) => MaybeOutcome;
  private readonly onError: ((error: PyError) => MaybeOutcome) | undefined;
  constructor(onValue: (value: never) => MaybeOutcome, onError?: (error: PyError) => MaybeOutcome) {
    super();
    this.onValue = onValue;
    this.onError = onError;
  }
  resume(value: Value | undefined): MaybeOutcome {
    return this.onValue(value as never);
  }
  override fail(error: PyError): MaybeOutcome {
    if (this.onError === undefined) throw error;
    return this.onError(error);
  }
}

/** `continueWith` with a function. */
export function andThen(outcome: Outcome, onValue: (value: Value) => Outcome): Outcome {
  if (outcome !== PENDING) return onValue(outcome as Value);
  return continueWith(PENDING, new Callback(onValue)) as Outcome;
}

/** The return value that came with the end of the last iteration; resets it. */
export function takeStopValue(): Value {
  const value = execution.stopValue;
  execution.stopValue = null;
  return value;
}

/** JavaScript stack frames that nested loops may take before RecursionError. */
const MAX_NATIVE_DEPTH = 2000;

export function enterNative(): void {
  if (++execution.nativeDepth > MAX_NATIVE_DEPTH) {
    execution.nativeDepth--;
    throw pyError("RecursionError", "maximum recursion depth exceeded");
  }
}

/** The exception being handled, innermost first, as sys.exception() sees it. */
export function handledException(innermost = execution.handled): PyObject | null {
  for (let link: HandledException | null = innermost; link !== null; link = link.previous) {
    if (link.value !== null) return link.value;
  }
  return null;
}
