/**
 * What generators, coroutines and async generators do when they die (CPython's _PyGen_Finalize). See Note [Death] in death.ts.
 */
import { opcode } from "../bytecode/opcodes.ts";
import type { PyAsyncStep } from "./async-step.ts";
import { findWatch, isShared, type Remains, type Report, type Watch, watch } from "./death.ts";
import { exceptionType, isPyError, PyError } from "./errors.ts";
import { execution, type HandledException, settleMaybe } from "./execution.ts";
import { Frame } from "./frame.ts";
import {
  closeGenerator,
  PyAsyncGenerator,
  PyCoroutine,
  PyGenerator,
  type PyGeneratorBase,
  setGeneratorWatcher,
} from "./generator.ts";
import { open } from "./native.ts";
import { findAttribute } from "./ops/attributes.ts";
import { callNow } from "./ops/call.ts";
import { adoptIdentity, identityOf } from "./ops/hash.ts";
import { importFromNow, importNow } from "./ops/import.ts";
import { reprNow, textOf } from "./ops/text.ts";
import { PyTuple } from "./tuple.ts";
import type { PyObject, Value } from "./value.ts";

/** sys.set_coroutine_origin_tracking_depth: how many frames a new coroutine remembers. */
export const originTracking = { depth: 0 };

class GeneratorRemains implements Remains {
  readonly #kind: "generator" | "coroutine" | "async generator";
  readonly #frame: Frame;
  readonly #identity: number;
  readonly #handled: HandledException;
  readonly #name: Value;
  readonly #qualname: Value;
  readonly #origin: Value;
  readonly #creator: Frame | null;
  readonly #finalizer: Value | undefined;

  constructor(generator: PyGeneratorBase) {
    this.#kind = generator.kind as "generator";
    this.#frame = generator.frame;
    this.#identity = identityOf(generator);
    this.#handled = generator.handled;
    this.#name = generator.name;
    this.#qualname = generator.qualname;
    this.#origin = generator instanceof PyCoroutine ? generator.origin : null;
    this.#creator = generator instanceof PyCoroutine ? generator.creator : null;
    this.#finalizer = generator instanceof PyAsyncGenerator ? generator.finalizer : undefined;
  }

  get isShared(): boolean {
    return isShared(this.#frame);
  }

  belongTo(frame: Frame): boolean {
    return this.#frame === frame;
  }

  get isUnawaited(): boolean {
    return this.#kind === "coroutine" && this.#frame.stack.length > 0 && isFresh(this.#frame);
  }

  finalise(handle: PyObject | undefined, report: Report): void {
    const generator = (handle as PyGeneratorBase | undefined) ?? this.#revive();
    generator.watch = null;
    if (generator.state === "closed" || generator.state === "running") return;
    try {
      if (generator instanceof PyAsyncGenerator && !generator.isClosed && (this.#finalizer ?? null) !== null) {
        callNow(this.#finalizer as Value, generator);
      } else if (generator instanceof PyCoroutine && generator.state === "created") {
        // CPython warns as soon as it is dropped, mostly where it was created; one that lives to the end has no such place.
        inFrame(handle === undefined ? generator.creator : null, () => warnUnawaited(generator, report));
      } else settleMaybe(closeGenerator(generator));
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      report(error, generator);
    }
  }

  #revive(): PyGeneratorBase {
    const make = this.#kind === "generator" ? PyGenerator : this.#kind === "coroutine" ? PyCoroutine : PyAsyncGenerator;
    const generator = new make(this.#frame, this.#name, this.#qualname, this.#handled);
    adoptIdentity(generator, this.#identity);
    generator.state = isFresh(this.#frame) ? "created" : this.#frame.stack.length === 0 ? "closed" : "suspended";
    if (generator instanceof PyCoroutine) {
      generator.origin = this.#origin;
      generator.creator = this.#creator;
    }
    if (generator instanceof PyAsyncGenerator) {
      generator.finalizer = this.#finalizer;
      generator.hooksInitialised = true;
    }
    return generator;
  }
}

const GET_AWAITABLE = opcode("GET_AWAITABLE");
const RETURN_GENERATOR = opcode("RETURN_GENERATOR");
const GET_ANEXT = opcode("GET_ANEXT");

/** True when the awaitable that the running instruction of `frame` makes is awaited by the next: it needs no watch. */
export function isAwaitedAtOnce(frame: Frame | null): boolean {
  if (frame === null) return false;
  const { words } = frame.code;
  return (words[frame.pc]! & 0xff) === GET_AWAITABLE || (words[frame.pc - 1]! & 0xff) === GET_ANEXT;
}

/** True while a generator's frame has not run any code of its body. */
export function isFresh(frame: Frame): boolean {
  return (frame.code.words[frame.pc - 1]! & 0xff) === RETURN_GENERATOR;
}

function remainsOf(generator: PyGeneratorBase): Remains {
  open(generator, "reads");
  open(generator.frame, "writes");
  if (generator.state !== "running") generator.frame.generator = null;
  return new GeneratorRemains(generator);
}

/** The generator is finalised when it dies. */
export function watchGenerator(generator: PyGeneratorBase): void {
  if (generator.watch !== null) return;
  generator.watch = watch(generator, remainsOf);
}
setGeneratorWatcher(watchGenerator);

/** The watch of the generator whose frame this is. */
export const watchOf = (frame: Frame): Watch | undefined =>
  findWatch((remains) => remains instanceof GeneratorRemains && remains.belongTo(frame));

/** Whether there is a coroutine, dead or alive, that nobody has awaited. */
export const anyUnawaited = (): boolean =>
  findWatch((remains) => remains instanceof GeneratorRemains && remains.isUnawaited) !== undefined;

/** A frame that only says where the running instruction of `frame` is. */
export function placeOf(frame: Frame): Frame {
  const place = new Frame(frame.code, frame.globals, frame.builtins, null, null);
  place.pc = frame.pc;
  place.stack = [];
  return place;
}

/** Runs the body as if `frame`, if there is one, had called it. */
function inFrame(frame: Frame | null, body: () => void): void {
  const { top } = execution;
  const running = top.frame;
  if (frame !== null) top.frame = frame;
  try {
    body();
  } finally {
    top.frame = running;
  }
}

/** "coroutine 'f' was never awaited", in the words of warnings.py where it is there. */
function warnUnawaited(coroutine: PyCoroutine, report: Report): void {
  const guarded = (body: () => boolean): boolean => {
    try {
      return body();
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      // At exit there may be nothing to import it with.
      if (!isPyError(error, "ImportError")) report(error, coroutine);
      return isPyError(error, "RuntimeWarning");
    }
  };
  const warned = guarded(() => {
    const warn = findAttribute(importNow("warnings"), "_warn_unawaited_coroutine");
    if (warn === undefined) return false;
    callNow(warn, coroutine);
    return true;
  });
  if (!warned) {
    guarded(() => {
      warnSource(coroutine, `coroutine '${textOf(coroutine.qualname)}' was never awaited`);
      return true;
    });
  }
  coroutine.finished();
}

function warnSource(source: Value, message: string): void {
  callNow(importFromNow("_warnings", "warn"), message, exceptionType("RuntimeWarning"), 1, source);
}

export const stepRemains = (step: PyAsyncStep): Remains => new StepRemains(step);

/** What an asend(), athrow() or aclose() leaves that nobody awaited: a warning. */
class StepRemains implements Remains {
  readonly #generator: PyAsyncGenerator;
  readonly #method: string;
  constructor(step: PyAsyncStep) {
    this.#generator = step.generator;
    this.#method = step.method;
  }
  get isShared(): boolean {
    return isShared(this.#generator);
  }
  finalise(_handle: PyObject | undefined, report: Report): void {
    try {
      const { qualname } = this.#generator;
      warnSource(this.#generator, `coroutine method ${reprNow(this.#method)} of ${reprNow(qualname)} was never awaited`);
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      report(error, this.#generator);
    }
  }
}

/** Where the code that creates a coroutine is: (filename, line, name) of `caller` and the frames around it. */
export function currentOrigin(caller: Frame | null, lineOf: (frame: Frame) => number | null): Value {
  const places: Value[] = [];
  let frame = caller;
  for (let n = originTracking.depth; n > 0 && frame !== null; n--, frame = frame.back) {
    places.push(new PyTuple([frame.code.unit.filename, lineOf(frame), frame.code.unit.name]));
  }
  return new PyTuple(places);
}
