/**
 * The steps of async generators: what `agen.__anext__()`, asend(), athrow() and aclose() return, and the wrapper that
 * tells a value yielded by the generator's own code from one that an awaited object yields to the event loop.
 */
import type { Watch } from "./death.ts";
import { isPyError, type PyError, pyError, runtimeError } from "./errors.ts";
import { attempt, Callback, execution } from "./execution.ts";
import { type PyAsyncGenerator, sendTo, throwInto } from "./generator.ts";
import { open } from "./native.ts";
import { thrownError } from "./thrown.ts";
import { type MaybeOutcome, MutableObject, type Outcome, PyObject, type Value } from "./value.ts";

/** A value yielded by an async generator's `yield`, on its way through the frame's caller. */
export class PyAsyncWrapped extends PyObject {
  readonly value: Value;
  constructor(value: Value) {
    super();
    this.value = value;
  }
}

const STOPS = ["StopIteration", "StopAsyncIteration", "GeneratorExit"];

type StepState = "init" | "iterating" | "closed";

/** async_generator_asend and async_generator_athrow objects. */
export abstract class PyAsyncStep extends MutableObject {
  readonly generator: PyAsyncGenerator;
  status: StepState = "init";
  /** While nobody has awaited it; see Note [Death]. */
  watch: Watch | null = null;
  constructor(generator: PyAsyncGenerator) {
    super();
    this.generator = generator;
  }

  get state(): StepState {
    open(this, "reads");
    return this.status;
  }
  set state(state: StepState) {
    open(this, "writes");
    this.status = state;
    if (this.watch === null) return;
    this.watch.end();
    this.watch = null;
  }

  /** What the awaiting code sees: a yielded value passes, a wrapped one ends the step with it. */
  protected unwrap(outcome: MaybeOutcome | (() => MaybeOutcome)): MaybeOutcome {
    const operation = typeof outcome === "function" ? outcome : () => outcome;
    const { generator } = this;
    return attempt(
      operation,
      new Callback(
        (value: Value | undefined) => {
          if (value === undefined) {
            this.ended(generator);
            execution.stopValue = null;
            throw pyError("StopAsyncIteration");
          }
          if (!(value instanceof PyAsyncWrapped)) return value;
          generator.setRunningAsync(false);
          this.state = "closed";
          execution.stopValue = value.value;
          return undefined;
        },
        (error) => {
          generator.setRunningAsync(false);
          this.state = "closed";
          if (isPyError(error, "StopAsyncIteration") || isPyError(error, "GeneratorExit")) generator.setClosed();
          throw error;
        },
      ),
    );
  }

  private ended(generator: PyAsyncGenerator): void {
    generator.setRunningAsync(false);
    generator.setClosed();
    this.state = "closed";
  }

  /** The method of the generator that made it. */
  abstract get method(): string;
  abstract send(value: Value): MaybeOutcome;
  abstract throw(error: PyError): MaybeOutcome;

  /** Raises GeneratorExit where the step waits. */
  close(): Outcome {
    if (this.state === "closed") return null;
    return attempt(
      () => this.throw(pyError("GeneratorExit")),
      new Callback(
        (value: Value | undefined) => {
          if (value === undefined) return null;
          throw runtimeError("coroutine ignored GeneratorExit");
        },
        (error) => {
          if (STOPS.some((name) => isPyError(error, name))) return null;
          throw error;
        },
      ),
    ) as Outcome;
  }
}

export class PyAsyncSend extends PyAsyncStep {
  readonly value: Value;
  constructor(generator: PyAsyncGenerator, value: Value) {
    super(generator);
    this.value = value;
  }

  get method(): string {
    return "asend";
  }

  send(value: Value): MaybeOutcome {
    if (this.state === "closed") throw runtimeError("cannot reuse already awaited __anext__()/asend()");
    let sent = value;
    if (this.state === "init") {
      open(this.generator, "reads");
      if (this.generator.isRunningAsync) {
        this.state = "closed";
        throw runtimeError("anext(): asynchronous generator is already running");
      }
      if (value === null) sent = this.value;
      this.state = "iterating";
      this.generator.setRunningAsync(true);
    }
    return this.unwrap(() => sendTo(this.generator, sent));
  }

  throw(error: PyError): MaybeOutcome {
    if (this.state === "closed") throw runtimeError("cannot reuse already awaited __anext__()/asend()");
    if (this.state === "init") {
      open(this.generator, "reads");
      if (this.generator.isRunningAsync) {
        this.state = "closed";
        throw runtimeError("anext(): asynchronous generator is already running");
      }
      this.state = "iterating";
      this.generator.setRunningAsync(true);
    }
    return this.unwrap(() => throwInto(this.generator, error, false));
  }
}

/** athrow(), or aclose() when nothing is thrown. */
export class PyAsyncThrow extends PyAsyncStep {
  /** The arguments of athrow(). */
  readonly thrown: readonly (Value | undefined)[] | null;
  constructor(generator: PyAsyncGenerator, thrown: readonly (Value | undefined)[] | null) {
    super(generator);
    this.thrown = thrown;
  }

  get method(): string {
    return this.isClose ? "aclose" : "athrow";
  }

  get isClose(): boolean {
    return this.thrown === null;
  }

  send(value: Value): MaybeOutcome {
    const { generator } = this;
    if (this.state === "closed") throw runtimeError("cannot reuse already awaited aclose()/athrow()");
    open(generator, "reads");
    if (generator.state === "closed") {
      this.state = "closed";
      execution.stopValue = null;
      return undefined;
    }
    if (this.state === "iterating") return this.closing(() => sendTo(generator, value));
    if (generator.isRunningAsync) {
      this.state = "closed";
      throw runtimeError(
        this.isClose
          ? "aclose(): asynchronous generator is already running"
          : "athrow(): asynchronous generator is already running",
      );
    }
    if (generator.isClosed) {
      this.state = "closed";
      throw pyError("StopAsyncIteration");
    }
    if (value !== null) throw runtimeError("can't send non-None value to a just-started coroutine");
    this.state = "iterating";
    generator.setRunningAsync(true);
    if (this.thrown !== null) {
      const [kind, given, traceback] = this.thrown;
      return this.unwrap(() => throwInto(generator, thrownError(kind as Value, given, traceback), false));
    }
    generator.setClosed();
    return this.closing(() => throwInto(generator, pyError("GeneratorExit"), false));
  }

  throw(error: PyError): MaybeOutcome {
    if (this.state === "closed") throw runtimeError("cannot reuse already awaited aclose()/athrow()");
    if (this.state === "init") {
      open(this.generator, "reads");
      if (this.generator.isRunningAsync) {
        this.state = "closed";
        throw runtimeError("athrow(): asynchronous generator is already running");
      }
      this.state = "iterating";
      this.generator.setRunningAsync(true);
    }
    if (!this.isClose) return this.unwrap(() => throwInto(this.generator, error, false));
    return this.closing(() => throwInto(this.generator, error, false));
  }

  /** aclose(): the generator must end, with GeneratorExit or StopAsyncIteration or by returning. */
  private closing(operation: () => MaybeOutcome): MaybeOutcome {
    if (!this.isClose) return this.unwrap(operation);
    const { generator } = this;
    return attempt(
      operation,
      new Callback(
        (value: Value | undefined) => {
          if (value !== undefined && !(value instanceof PyAsyncWrapped)) return value;
          generator.setRunningAsync(false);
          this.state = "closed";
          if (value instanceof PyAsyncWrapped) throw runtimeError("async generator ignored GeneratorExit");
          execution.stopValue = null;
          return undefined;
        },
        (error) => {
          generator.setRunningAsync(false);
          this.state = "closed";
          if (!isPyError(error, "StopAsyncIteration") && !isPyError(error, "GeneratorExit")) throw error;
          execution.stopValue = null;
          return undefined;
        },
      ),
    );
  }
}

export const isAsyncStep = (value: unknown): value is PyAsyncStep => value instanceof PyAsyncStep;

export function asyncSend(step: PyAsyncStep, value: Value): MaybeOutcome {
  open(step, "writes");
  return step.send(value);
}
