/** The events of sys.settrace and sys.setprofile. See Note [Tracing] in vm/core/tracing.ts. */
import { opcode } from "../bytecode/opcodes.ts";
import { lineOf } from "../bytecode/positions.ts";
import { PyBuiltin, PyMethodDescriptor } from "../core/descriptor.ts";
import { PyError, pyError } from "../core/errors.ts";
import type { PyException } from "../core/exception.ts";
import type { Frame } from "../core/frame.ts";
import { PyMethod } from "../core/function.ts";
import { runsLater } from "../core/function-call.ts";
import { callNow } from "../core/ops/call.ts";
import {
  type CallObserver,
  type FrameTrace,
  knownTrace,
  type NativeCallee,
  setTracer,
  traceOf,
  tracing,
  untraced,
} from "../core/tracing.ts";
import { PyTuple } from "../core/tuple.ts";
import type { Value } from "../core/value.ts";

const CALL = opcode("CALL");
const CALL_KW = opcode("CALL_KW");
const CALL_FUNCTION_EX = opcode("CALL_FUNCTION_EX");
const JUMP_BACKWARD = opcode("JUMP_BACKWARD");

/** Tells the trace function; what it gives becomes the frame's f_trace. One that raises is removed. */
function tellTrace(frame: Frame, trace: FrameTrace, callback: Value, event: string, argument: Value): void {
  try {
    const result = untraced(() => callNow(callback, frame, event, argument));
    if (result !== null) trace.callback = result;
  } catch (error) {
    if (error instanceof PyError) {
      trace.callback = null;
      setTracer("trace", null);
    }
    throw error;
  }
}

function tellProfile(frame: Frame, event: "call" | "return" | NativeEvent, argument: Value): void {
  if (tracing.observer !== null && tracing.active) tellObserver(tracing.observer, frame, event, argument);
  const { profile } = tracing;
  if (profile === null || !tracing.active) return;
  try {
    untraced(() => callNow(profile, frame, event, argument));
  } catch (error) {
    if (error instanceof PyError) setTracer("profile", null);
    throw error;
  }
}

type NativeEvent = "c_call" | "c_return" | "c_exception";

function tellObserver(observer: CallObserver, { code }: Frame, event: "call" | "return" | NativeEvent, argument: Value): void {
  if (event === "call") observer.enterFrame(code);
  else if (event === "return") observer.leaveFrame(code);
  else if (event === "c_call") observer.enterNative(argument as NativeCallee);
  else observer.leaveNative(argument as NativeCallee);
}

/** A frame starts or goes on. Raises what the functions raise. */
export function traceCall(frame: Frame): void {
  // Making a generator is no call yet.
  if (frame.pc === 0 && runsLater(frame.code.flags)) return;
  const { trace } = tracing;
  if (trace !== null) tellTrace(frame, traceOf(frame), trace, "call", null);
  tellProfile(frame, "call", null);
}

/** A frame returns or yields. Raises what the functions raise. */
export function traceReturn(frame: Frame, value: Value): void {
  const trace = knownTrace(frame);
  if (trace !== undefined) endNativeCall(frame, trace, "c_return");
  if (tracing.trace !== null && trace !== undefined && trace.callback !== null) {
    tellTrace(frame, trace, trace.callback, "return", value);
  }
  tellProfile(frame, "return", value);
}

/** An exception was raised in the frame or came through it. Raises what the functions raise. */
export function traceException(frame: Frame, error: PyError): void {
  const trace = knownTrace(frame);
  if (trace === undefined) return;
  endNativeCall(frame, trace, "c_exception");
  if (tracing.trace === null || trace.callback === null) return;
  const exception = error.value as PyException;
  tellTrace(frame, trace, trace.callback, "exception", new PyTuple([exception.$cls, exception, exception.traceback]));
}

/** What is awaited or iterated returned: CPython's tracers see the StopIteration that brings its value. What they raise is lost. */
export function traceAwaited(frame: Frame, value: Value): void {
  const stop = value === null ? pyError("StopIteration") : pyError("StopIteration", value);
  try {
    traceException(frame, stop);
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
  }
}

/**
 * Called by the tracing loop before the instruction at `frame.pc - 1`: a new line, or a jump back to where a line begins, is
 * an event. Raises what the functions raise.
 */
export function traceInstruction(frame: Frame): void {
  if (!tracing.active) return;
  const trace = traceOf(frame);
  const pc = frame.pc - 1;
  const { code } = frame;
  if (trace.calling !== undefined) endNativeCall(frame, trace, "c_return");
  const line = lineOf(code.unit, pc);
  const jumpedBack = pc < trace.pc && (code.words[trace.pc]! & 0xff) === JUMP_BACKWARD;
  const isNew = line >= 0 && (line !== trace.line || jumpedBack);
  trace.pc = pc;
  if (line >= 0) trace.line = line;
  if (tracing.trace !== null && trace.callback !== null) {
    if (isNew && trace.lines) tellTrace(frame, trace, trace.callback, "line", null);
    if (trace.opcodes && trace.callback !== null) tellTrace(frame, trace, trace.callback, "opcode", null);
  }
  if (tracing.profile !== null || tracing.observer !== null) {
    const place = calleePlace(frame, code.words[pc]! & 0xff, code.words[pc]! >>> 8);
    if (place >= 0) startNativeCall(frame, trace, frame.stack[place] as Value);
  }
}

/** Where on the stack the callee of a call lies; -1 if the instruction is no call. */
function calleePlace({ sp }: Frame, op: number, argument: number): number {
  if (op === CALL) return sp - argument - 2;
  if (op === CALL_KW) return sp - argument - 3;
  return op === CALL_FUNCTION_EX ? sp - 3 - (argument & 1) : -1;
}

function startNativeCall(frame: Frame, trace: FrameTrace, callable: Value): void {
  let callee = callable;
  if (callee instanceof PyMethod) callee = callee.callable;
  if (!(callee instanceof PyBuiltin || callee instanceof PyMethodDescriptor)) return;
  tellProfile(frame, "c_call", callee);
  trace.calling = callee;
}

function endNativeCall(frame: Frame, trace: FrameTrace, event: "c_return" | "c_exception"): void {
  const callee = trace.calling;
  if (callee === undefined) return;
  trace.calling = undefined;
  tellProfile(frame, event, callee);
}
