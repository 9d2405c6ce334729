/** The representation of generators, coroutines and async generators, and how they are resumed. */

import { atomicity, resumeChain, suspendChain } from "../../runtime/stm/atomic.ts";
import { openForRead, openForWrite, txn } from "../../runtime/stm/transaction.ts";
import { OPCODES } from "../bytecode/opcodes.ts";
import type { Watch } from "./death.ts";
import { isPyError, type PyError, pyError, runtimeError, typeError, valueError } from "./errors.ts";
import { attempt, Callback, Continuation, continueWith, execution, HandledException, takeStopValue } from "./execution.ts";
import type { Frame, GeneratorLike } from "./frame.ts";
import { recursionError } from "./function-call.ts";
import { findAttribute } from "./ops/attributes.ts";
import { call } from "./ops/call.ts";
import { type MaybeOutcome, mutableObject, type Outcome, PENDING, type PyObject, type Value } from "./value.ts";

export type GeneratorState = "created" | "suspended" | "running" | "closed";

const YIELD_VALUE = OPCODES.findIndex((info) => info.name === "YIELD_VALUE");

/** Set by vm/core/generator-death: remembers a generator that has something to do when it dies. */
let watchGenerator: (generator: PyGeneratorBase) => void = () => {};
export function setGeneratorWatcher(watcher: (generator: PyGeneratorBase) => void): void {
  watchGenerator = watcher;
}

export abstract class PyGeneratorBase extends mutableObject() implements GeneratorLike {
  readonly frame: Frame;
  state: GeneratorState = "created";
  name: Value;
  qualname: Value;
  /** Its own link of the stack of handled exceptions, and what that holds while it is suspended. */
  readonly handled: HandledException;
  handledValue: PyObject | null = null;
  /** While something is to be done should it die. Its frame does not lead to it then, unless it runs. */
  watch: Watch | null = null;
  /** See AtomicChain in runtime/stm/atomic.ts. */
  atomicDepth = 0;

  constructor(frame: Frame, name: Value, qualname: Value, handled = new HandledException()) {
    super();
    this.frame = frame;
    this.name = name;
    this.qualname = qualname;
    this.handled = handled;
  }

  /** What messages call it. */
  abstract get kind(): string;

  suspended(): void {
    if (this.$w < txn.writable) openForWrite(this);
    this.state = "suspended";
    if (this.watch !== null) this.frame.generator = null;
    else if (this.frame.code.guardsYields) watchGenerator(this);
    this.leaveHandled();
  }

  finished(): void {
    if (this.$w < txn.writable) openForWrite(this);
    if (this.frame.$w < txn.writable) openForWrite(this.frame);
    if (this.state === "running") this.leaveHandled();
    this.state = "closed";
    this.frame.stack = [];
    this.frame.generator = null;
    if (this.watch !== null) {
      this.watch.end();
      this.watch = null;
    }
  }

  private leaveHandled(): void {
    const { handled } = this;
    if (handled.$w < txn.writable) openForWrite(handled);
    execution.handled = handled.previous!;
    handled.previous = null;
    this.handledValue = handled.value;
    if ((atomicity.depth | this.atomicDepth) !== 0) suspendChain(this);
  }

  /** While what it delegates to runs on its behalf: it counts as running, and the exceptions it handles as handled. */
  startDelegating(): void {
    const { handled } = this;
    if (this.$w < txn.writable) openForWrite(this);
    if (handled.$w < txn.writable) openForWrite(handled);
    this.state = "running";
    handled.previous = execution.handled;
    execution.handled = handled;
    if ((atomicity.depth | this.atomicDepth) !== 0) resumeChain(this);
  }

  stopDelegating(): void {
    if (this.$w < txn.writable) openForWrite(this);
    if (this.frame.$w < txn.writable) openForWrite(this.frame);
    this.state = "suspended";
    this.frame.back = null;
    this.leaveHandled();
  }

  /** Pushes the frame, to go on with `sent` as the value of the yield expression. */
  enter(sent: Value): Outcome {
    if (execution.depth >= execution.recursionLimit) throw recursionError();
    const { frame } = this;
    if (frame.$w < txn.writable) openForWrite(frame);
    frame.stack[frame.sp++] = sent;
    this.push();
    return PENDING;
  }

  /** Pushes the frame, to raise `error` where it is suspended. */
  enterWith(error: PyError): Outcome {
    if (execution.depth >= execution.recursionLimit) throw recursionError();
    // The context is what the generator itself was handling, not what its caller is.
    error.isNew = this.handled.value !== null;
    if (this.frame.$w < txn.writable) openForWrite(this.frame);
    this.frame.injected = error;
    this.push();
    return PENDING;
  }

  private push(): void {
    this.startDelegating();
    this.frame.generator = this;
    this.frame.isPlainCall = false;
    execution.top.pending = this.frame;
  }

  /** The iterator that a suspended `yield from` or `await` delegates to. */
  get delegate(): Value | undefined {
    if (this.$r < txn.readable) openForRead(this);
    if (this.state !== "suspended") return undefined;
    const { frame } = this;
    if (frame.$r < txn.readable) openForRead(frame);
    const word = frame.code.words[frame.pc - 1]!;
    return (word & 0xff) === YIELD_VALUE && word >>> 8 === 1 ? frame.stack[frame.sp - 1] : undefined;
  }
}

export class PyGenerator extends PyGeneratorBase {
  get kind(): string {
    return "generator";
  }
}

export class PyCoroutine extends PyGeneratorBase {
  /** Where it was created, when sys.set_coroutine_origin_tracking_depth asks for it. */
  origin: Value = null;
  /** A stand-in for the frame that created it, at the place where it did: kept only if nobody may come to await it. */
  creator: Frame | null = null;
  wasAwaited = false;
  get kind(): string {
    return "coroutine";
  }
}

export class PyAsyncGenerator extends PyGeneratorBase {
  finalizer: Value | undefined;
  hooksInitialised = false;
  isRunningAsync = false;
  isClosed = false;
  setRunningAsync(running: boolean): void {
    if (this.$w < txn.writable) openForWrite(this);
    this.isRunningAsync = running;
  }
  setClosed(): void {
    if (this.$w < txn.writable) openForWrite(this);
    this.isClosed = true;
  }
  get kind(): string {
    return "async generator";
  }
}

/** Sends a value: the yielded value, or undefined when the generator returned (execution.stopValue has its value). */
export function sendTo(generator: PyGeneratorBase, value: Value): MaybeOutcome {
  if (generator.$w < txn.writable) openForWrite(generator);
  switch (generator.state) {
    case "suspended":
      return generator.enter(value);
    case "created":
      if (value !== null) throw typeError(`can't send non-None value to a just-started ${generator.kind}`);
      return generator.enter(null);
    case "running":
      throw valueError(`${generator.kind} already executing`);
    case "closed":
      if (generator instanceof PyCoroutine) throw runtimeError("cannot reuse already awaited coroutine");
      execution.stopValue = null;
      return undefined;
  }
}

/** Raises an exception inside: as sendTo. A chain of generators that delegate to each other is not descended by recursion. */
export function throwInto(generator: PyGeneratorBase, error: PyError, closeDelegate = true): MaybeOutcome {
  const closing = closeDelegate && isPyError(error, "GeneratorExit") ? error : null;
  const outer: PyGeneratorBase[] = [];
  let inner = generator;
  for (;;) {
    const { delegate } = inner;
    if (!(delegate instanceof PyGeneratorBase)) break;
    if (delegate.$r < txn.readable) openForRead(delegate);
    if (delegate.state === "running") break;
    inner.startDelegating();
    outer.push(inner);
    inner = delegate;
  }
  if (outer.length === 0) return throwIntoOne(inner, error, closing !== null, execution.top.frame as Frame | null);
  if (closing !== null && (inner.state === "created" || inner.state === "closed")) {
    inner.finished();
    return new DelegateChain(outer, inner.kind, closing).resume(undefined);
  }
  return attempt(
    () => throwIntoOne(inner, error, closing !== null, outer.at(-1)!.frame),
    new DelegateChain(outer, inner.kind, closing),
  );
}

/** As throwInto for a generator that does not delegate to another generator. */
function throwIntoOne(generator: PyGeneratorBase, error: PyError, closes: boolean, caller: Frame | null): MaybeOutcome {
  if (generator.$w < txn.writable) openForWrite(generator);
  switch (generator.state) {
    case "running":
      throw valueError(`${generator.kind} already executing`);
    case "closed":
      if (generator instanceof PyCoroutine) throw runtimeError("cannot reuse already awaited coroutine");
      throw error;
    case "created":
      return generator.enterWith(error);
    case "suspended": {
      const { delegate } = generator;
      return delegate === undefined ? generator.enterWith(error) : throwIntoIterator(generator, delegate, error, closes, caller);
    }
  }
}

function setBack(frame: Frame, caller: Frame | null): void {
  if (frame.$w < txn.writable) openForWrite(frame);
  frame.back = caller;
}

/**
 * What became of the innermost of a chain of delegating generators: it yielded (then the whole chain is suspended again), it
 * returned (then the next one goes on behind its `yield from`), or it raised. While the chain is being closed, every
 * generator is closed before the one that delegates to it gets GeneratorExit.
 */
class DelegateChain extends Continuation {
  /** Outermost first. */
  private readonly outer: PyGeneratorBase[];
  private innerKind: string;
  private readonly closing: PyError | null;
  constructor(outer: PyGeneratorBase[], innerKind: string, closing: PyError | null) {
    super();
    this.outer = outer;
    this.innerKind = innerKind;
    this.closing = closing;
    const caller = execution.top.frame as Frame | null;
    outer.forEach((generator, i) => {
      setBack(generator.frame, i === 0 ? caller : outer[i - 1]!.frame);
    });
  }
  override get onBehalfOf(): Frame | null {
    return this.outer.at(-1)?.frame ?? null;
  }
  resume(value: Value | undefined): MaybeOutcome {
    if (value === undefined) {
      const stopValue = takeStopValue();
      if (this.closing !== null) return this.#enterNext(this.closing);
      return this.#enterNext(stopValue === null ? pyError("StopIteration") : pyError("StopIteration", stopValue));
    }
    if (this.closing !== null) return this.#enterNext(runtimeError(`${this.innerKind} ignored GeneratorExit`));
    for (const generator of this.outer.toReversed()) generator.stopDelegating();
    return value;
  }
  override fail(error: PyError): MaybeOutcome {
    const ended = this.closing !== null && (isPyError(error, "GeneratorExit") || isPyError(error, "StopIteration"));
    return this.#enterNext(ended ? this.closing! : error);
  }
  #enterNext(error: PyError): MaybeOutcome {
    const generator = this.outer.pop()!;
    this.innerKind = generator.kind;
    generator.stopDelegating();
    const outcome = generator.enterWith(error);
    return this.outer.length === 0 ? outcome : continueWith(outcome, this);
  }
}

/** What an iterator that is no generator made of the exception. */
class IteratorResult extends Continuation {
  private readonly generator: PyGeneratorBase;
  constructor(generator: PyGeneratorBase, caller: Frame | null) {
    super();
    this.generator = generator;
    setBack(generator.frame, caller);
  }
  override get onBehalfOf(): Frame {
    return this.generator.frame;
  }
  resume(value: Value | undefined): MaybeOutcome {
    this.generator.stopDelegating();
    if (value !== undefined) return value;
    const stopValue = takeStopValue();
    return this.generator.enterWith(stopValue === null ? pyError("StopIteration") : pyError("StopIteration", stopValue));
  }
  override fail(error: PyError): MaybeOutcome {
    this.generator.stopDelegating();
    return this.generator.enterWith(error);
  }
}

function throwIntoIterator(
  generator: PyGeneratorBase,
  delegate: Value,
  error: PyError,
  closes: boolean,
  caller: Frame | null,
): MaybeOutcome {
  const result = new IteratorResult(generator, caller);
  if (closes) {
    generator.startDelegating();
    return attempt(
      () => closeIterator(delegate),
      new Callback(
        () => {
          generator.stopDelegating();
          return generator.enterWith(error);
        },
        (raised) => result.fail(raised),
      ),
    );
  }
  const method = findAttribute(delegate, "throw");
  if (method === undefined) return generator.enterWith(error);
  generator.startDelegating();
  return attempt(() => call(method, [error.value]), result);
}

function closeIterator(iterator: Value): Outcome {
  if (iterator instanceof PyGeneratorBase) return closeGenerator(iterator);
  const method = findAttribute(iterator, "close");
  return method === undefined ? null : call(method, []);
}

/** generator.close(): raises GeneratorExit inside; the value of its return, or None. */
export function closeGenerator(generator: PyGeneratorBase): Outcome {
  if (generator.$r < txn.readable) openForRead(generator);
  if (generator.state === "created") {
    generator.finished();
    return null;
  }
  if (generator.state === "closed") return null;
  return attempt(
    () => throwInto(generator, pyError("GeneratorExit")),
    new Callback(
      (value: Value | undefined) => {
        if (value === undefined) return takeStopValue();
        throw runtimeError(`${generator.kind} ignored GeneratorExit`);
      },
      (error) => {
        if (isPyError(error, "GeneratorExit") || isPyError(error, "StopIteration")) return null;
        throw error;
      },
    ),
  ) as Outcome;
}
