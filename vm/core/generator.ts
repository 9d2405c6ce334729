/** The representation of generators, coroutines and async generators, and how they are resumed. */

import { OPCODES } from "../bytecode/opcodes.ts";
import { isPyError, type PyError, pyError, runtimeError, typeError, valueError } from "./errors.ts";
import { attempt, Callback, Continuation, execution, type HandledException, takeStopValue } from "./execution.ts";
import type { Frame, GeneratorLike } from "./frame.ts";
import { recursionError } from "./function-call.ts";
import { findAttribute } from "./ops/attributes.ts";
import { call } from "./ops/call.ts";
import { type MaybeOutcome, MutableObject, type Outcome, PENDING, type Value } from "./value.ts";

export type GeneratorState = "created" | "suspended" | "running" | "closed";

const YIELD_VALUE = OPCODES.findIndex((info) => info.name === "YIELD_VALUE");

export abstract class PyGeneratorBase extends MutableObject implements GeneratorLike {
  readonly frame: Frame;
  state: GeneratorState = "created";
  name: Value;
  qualname: Value;
  /** Its own link of the stack of handled exceptions. */
  readonly handled: HandledException = { value: null, previous: null };

  constructor(frame: Frame, name: Value, qualname: Value) {
    super();
    this.frame = frame;
    this.name = name;
    this.qualname = qualname;
  }

  /** What messages call it. */
  abstract get kind(): string;

  suspended(): void {
    this.state = "suspended";
    this.#leave();
  }

  finished(): void {
    if (this.state === "running") this.#leave();
    this.state = "closed";
    this.frame.stack = [];
    this.frame.generator = null;
  }

  #leave(): void {
    execution.handled = this.handled.previous!;
    this.handled.previous = null;
  }

  /** Pushes the frame, to go on with `sent` as the value of the yield expression. */
  enter(sent: Value): Outcome {
    if (execution.depth >= execution.recursionLimit) throw recursionError();
    const { frame } = this;
    frame.stack[frame.sp++] = sent;
    this.#push();
    return PENDING;
  }

  /** Pushes the frame, to raise `error` where it is suspended. */
  enterWith(error: PyError): Outcome {
    if (execution.depth >= execution.recursionLimit) throw recursionError();
    this.frame.injected = error;
    this.#push();
    return PENDING;
  }

  #push(): void {
    this.state = "running";
    this.handled.previous = execution.handled;
    execution.handled = this.handled;
    this.frame.isPlainCall = false;
    execution.pending = this.frame;
  }

  /** The iterator that a suspended `yield from` or `await` delegates to. */
  get delegate(): Value | undefined {
    if (this.state !== "suspended") return undefined;
    const { frame } = this;
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
  get kind(): string {
    return "async generator";
  }
}

/** Sends a value: the yielded value, or undefined when the generator returned (execution.stopValue has its value). */
export function sendTo(generator: PyGeneratorBase, value: Value): MaybeOutcome {
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

/** Raises an exception inside: as sendTo. */
export function throwInto(generator: PyGeneratorBase, error: PyError, closeDelegate = true): MaybeOutcome {
  switch (generator.state) {
    case "running":
      throw valueError(`${generator.kind} already executing`);
    case "closed":
      if (generator instanceof PyCoroutine) throw runtimeError("cannot reuse already awaited coroutine");
      throw error;
    case "created":
      return generator.enterWith(error);
    case "suspended": {
      const delegate = generator.delegate;
      return delegate === undefined ? generator.enterWith(error) : throwIntoDelegate(generator, delegate, error, closeDelegate);
    }
  }
}

/** What the delegate made of the exception: yielded a value, returned (go on after the yield from), or raised. */
class DelegateResult extends Continuation {
  readonly #generator: PyGeneratorBase;
  constructor(generator: PyGeneratorBase) {
    super();
    this.#generator = generator;
  }
  resume(value: Value | undefined): MaybeOutcome {
    this.#generator.state = "suspended";
    if (value !== undefined) return value;
    const stopValue = takeStopValue();
    return this.#generator.enterWith(stopValue === null ? pyError("StopIteration") : pyError("StopIteration", stopValue));
  }
  override fail(error: PyError): MaybeOutcome {
    this.#generator.state = "suspended";
    return this.#generator.enterWith(error);
  }
}

function throwIntoDelegate(generator: PyGeneratorBase, delegate: Value, error: PyError, closeDelegate: boolean): MaybeOutcome {
  const result = new DelegateResult(generator);
  if (closeDelegate && isPyError(error, "GeneratorExit")) {
    generator.state = "running";
    return attempt(
      () => closeIterator(delegate),
      new Callback(
        () => {
          generator.state = "suspended";
          return generator.enterWith(error);
        },
        (raised) => result.fail(raised),
      ),
    );
  }
  if (delegate instanceof PyGeneratorBase) {
    generator.state = "running";
    return attempt(() => throwInto(delegate, error, closeDelegate), result);
  }
  const method = findAttribute(delegate, "throw");
  if (method === undefined) return generator.enterWith(error);
  generator.state = "running";
  return attempt(() => call(method, [error.value]), result);
}

function closeIterator(iterator: Value): Outcome {
  if (iterator instanceof PyGeneratorBase) return closeGenerator(iterator);
  const method = findAttribute(iterator, "close");
  return method === undefined ? null : call(method, []);
}

/** generator.close(): raises GeneratorExit inside; the value of its return, or None. */
export function closeGenerator(generator: PyGeneratorBase): Outcome {
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
