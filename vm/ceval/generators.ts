/** RETURN_GENERATOR: turning a running frame into a generator. */
import { CodeFlag } from "../bytecode/code-unit.ts";
import type { Frame } from "../core/frame.ts";
import { PyAsyncGenerator, PyCoroutine, PyGenerator, type PyGeneratorBase } from "../core/generator.ts";
import { currentOrigin, isAwaitedAtOnce, originTracking, placeOf, watchGenerator } from "../core/generator-death.ts";
import type { Value } from "../core/value.ts";
import { currentLine } from "../objects/frame.ts";
import { leaveWith } from "./control.ts";

/** Makes the generator that will go on with this frame, and gives it to the caller. */
export function returnGenerator(frame: Frame): Frame | null {
  const caller = frame.back;
  const { flags, unit } = frame.code;
  const name: Value = frame.func?.name ?? unit.name;
  const qualname: Value = frame.func?.qualname ?? unit.qualname;
  let generator: PyGeneratorBase;
  let isRisky = false;
  if (flags & CodeFlag.COROUTINE) {
    isRisky = !isAwaitedAtOnce(caller);
    const coroutine = new PyCoroutine(frame, name, qualname);
    if (originTracking.depth > 0) coroutine.origin = currentOrigin(caller, currentLine);
    generator = coroutine;
  } else if (flags & CodeFlag.ASYNC_GENERATOR) generator = new PyAsyncGenerator(frame, name, qualname);
  else generator = new PyGenerator(frame, name, qualname);
  const next = leaveWith(frame, generator);
  frame.generator = generator;
  // It is to warn when nobody awaits it.
  if (isRisky) {
    if (caller !== null) (generator as PyCoroutine).creator = placeOf(caller);
    watchGenerator(generator);
  }
  return next;
}
