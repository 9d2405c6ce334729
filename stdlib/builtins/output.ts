/** print and input. */
import { PyError, pyError, runtimeError, typeError } from "../../vm/core/errors.ts";
import { andThen, Continuation, continueWith, execution } from "../../vm/core/execution.ts";
import { type Declaration, inevitable, pure } from "../../vm/core/native.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { call, callMethod, callMethodNow } from "../../vm/core/ops/call.ts";
import { str, strNow, textOf, toStr } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { type Outcome, PENDING, type Value } from "../../vm/core/value.ts";

function separator(value: Value | undefined, fallback: string, name: string): Value {
  if (value === undefined || value === null) return fallback;
  if (textOf(value) === undefined) throw typeError(`${name} must be None or a string, not ${typeOf(value).name}`);
  return value;
}

/** A print() under way: what a stream written in Python does may take its time, and other threads run. */
class Printing extends Continuation {
  private readonly write: Value;
  private readonly values: readonly Value[];
  private readonly between: Value;
  private readonly last: Value;
  /** The stream to flush in the end; undefined for none. */
  private readonly flushed: Value | undefined;
  /** Two for each value, itself and the separator before it; then the end, then the flush. */
  private step = 0;

  constructor(write: Value, values: readonly Value[], between: Value, last: Value, flushed: Value | undefined) {
    super();
    this.write = write;
    this.values = values;
    this.between = between;
    this.last = last;
    this.flushed = flushed;
  }

  resume(): Outcome {
    const steps = 2 * this.values.length + 2;
    while (this.step < steps) {
      if (this.perform(this.step++) === PENDING) return continueWith(PENDING, this) as Outcome;
    }
    return null;
  }

  private perform(step: number): Outcome {
    const { write, values } = this;
    const value = values[step >> 1];
    if (value === undefined) {
      if (step === 2 * values.length) return call(write, [this.last]);
      return this.flushed === undefined ? null : callMethod(this.flushed, "flush");
    }
    if (step % 2 === 0) return step === 0 ? null : call(write, [this.between]);
    if (typeof value === "string") return call(write, [value]);
    return andThen(str(value), (text) => call(write, [text]));
  }
}

function print(values: Value[], sep?: Value, end?: Value, file?: Value, flush?: Value): Outcome {
  let target = file ?? null;
  if (target === null) {
    const stdout = findAttribute(execution.sys, "stdout");
    if (stdout === undefined) throw runtimeError("lost sys.stdout");
    if (stdout === null) return null;
    target = stdout;
  }
  const between = separator(sep, " ", "sep");
  const last = separator(end, "\n", "end");
  const write = findAttribute(target, "write");
  if (write === undefined) throw pyError("AttributeError", `'${typeOf(target).name}' object has no attribute 'write'`);
  const flushes = flush !== undefined && isTrue(flush);
  return new Printing(write, values, between, last, flushes ? target : undefined).resume();
}

function standardStream(name: string): Value {
  const stream = findAttribute(execution.sys, name);
  if (stream === undefined || stream === null) throw runtimeError(`input(): lost sys.${name}`);
  return stream;
}

/** A stream that cannot be flushed can still be read from or written to. */
function flushQuietly(stream: Value): void {
  try {
    callMethodNow(stream, "flush");
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
  }
}

function input(prompt?: Value): Value {
  const stdin = standardStream("stdin");
  const stdout = standardStream("stdout");
  const stderr = standardStream("stderr");
  flushQuietly(stderr);
  if (prompt !== undefined) callMethodNow(stdout, "write", toStr(strNow(prompt)));
  flushQuietly(stdout);
  const line = callMethodNow(stdin, "readline");
  const text = textOf(line);
  if (text === undefined) throw typeError("object.readline() returned non-string");
  if (text === "") throw pyError("EOFError", "EOF when reading a line");
  return toStr(text.endsWith("\n") ? text.slice(0, -1) : text);
}

export const outputFunctions: Record<string, Declaration> = {
  // Not inevitable: what a stream finally gives to its file is (stdlib/os/descriptors.ts).
  print: pure(
    "(*args, sep=' ', end='\\n', file=None, flush=False)",
    print,
    "print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)\n--\n\nPrints the values to a stream, or to sys.stdout by default.\n\n  sep\n    string inserted between values, default a space.\n  end\n    string appended after the last value, default a newline.\n  file\n    a file-like object (stream); defaults to the current sys.stdout.\n  flush\n    whether to forcibly flush the stream.",
  ),
  input: inevitable(
    "(prompt='', /)",
    input,
    "Read a string from standard input.  The trailing newline is stripped.\n\nThe prompt string, if given, is printed to standard output without a\ntrailing newline before reading input.\n\nIf the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\nOn *nix systems, readline is used if available.",
  ),
};
