/** RETURN_GENERATOR: turning a running frame into a generator. */
import { CodeFlag } from "../bytecode/code-unit.ts";
import type { Frame } from "../core/frame.ts";
import { PyAsyncGenerator, PyCoroutine, PyGenerator, type PyGeneratorBase } from "../core/generator.ts";
import type { Value } from "../core/value.ts";
import { leaveWith } from "./control.ts";

/** Makes the generator that will go on with this frame, and gives it to the caller. */
export function returnGenerator(frame: Frame): Frame | null {
  const { flags, unit } = frame.code;
  const name: Value = frame.func?.name ?? unit.name;
  const qualname: Value = frame.func?.qualname ?? unit.qualname;
  let generator: PyGeneratorBase;
  if (flags & CodeFlag.COROUTINE) generator = new PyCoroutine(frame, name, qualname);
  else if (flags & CodeFlag.ASYNC_GENERATOR) generator = new PyAsyncGenerator(frame, name, qualname);
  else generator = new PyGenerator(frame, name, qualname);
  const next = leaveWith(frame, generator);
  frame.generator = generator;
  return next;
}
