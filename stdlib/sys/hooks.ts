/** displayhook, excepthook, unraisablehook, breakpointhook, audit hooks. */
import { isPyError, PyError, pyError, runtimeError, typeError } from "../../vm/core/errors.ts";
import { PyException } from "../../vm/core/exception.ts";
import { execution, settle } from "../../vm/core/execution.ts";
import { list } from "../../vm/core/list.ts";
import { type Declaration, open, pure, readable, writable } from "../../vm/core/native.ts";
import { findAttribute, getAttributeNow, setAttributeNow } from "../../vm/core/ops/attributes.ts";
import { call, callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { importFromNow, importNow } from "../../vm/core/ops/import.ts";
import { listItems } from "../../vm/core/ops/iterate.ts";
import { reprNow, strNow, textOf, toStr } from "../../vm/core/ops/text.ts";
import { programList } from "../../vm/core/program-state.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PyTraceback } from "../../vm/core/traceback.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import { PyType } from "../../vm/core/type.ts";
import type { Value } from "../../vm/core/value.ts";
import { tracebackLine } from "../../vm/objects/frame.ts";
import type { StructSequence } from "../../vm/objects/structseq.ts";

/** Writes text to sys.stderr, or straight to the descriptor when there is none. */
export function writeStderr(text: string): void {
  const file = findAttribute(execution.sys, "stderr");
  if (file !== undefined && file !== null) {
    try {
      callMethodNow(file, "write", toStr(text));
      callMethodNow(file, "flush");
      return;
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
    }
  }
  process.stderr.write(text);
}

/** sys.excepthook: prints the exception with its traceback, as the traceback module words it. */
export function printException(value: Value): void {
  const file = findAttribute(execution.sys, "stderr");
  if (file === undefined || file === null) return;
  try {
    callMethodNow(importNow("traceback"), "_print_exception_bltin", value);
  } catch (error) {
    // The library itself is broken: say what can be said without it.
    if (!(error instanceof PyError)) throw error;
    writeStderr(`${describe(value)}\n(the traceback cannot be shown: ${describe(error.value)})\n`);
  }
}

function describe(exception: Value): string {
  try {
    return `${typeOf(exception).name}: ${strNow(exception)}`;
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    return `${typeOf(exception).name}: <exception str() failed>`;
  }
}

function displayhook(value: Value): Value {
  if (value === null) return null;
  const builtins = importNow("builtins");
  setAttributeNow(builtins, "_", null);
  const stdout = findAttribute(execution.sys, "stdout");
  if (stdout === undefined || stdout === null) throw runtimeError("lost sys.stdout");
  const text = reprNow(value);
  try {
    callMethodNow(stdout, "write", toStr(text));
  } catch (error) {
    if (!isPyError(error, "UnicodeEncodeError")) throw error;
    const encoding = getAttributeNow(stdout, "encoding");
    const escaped = callMethodNow(toStr(text), "encode", encoding, "backslashreplace");
    callMethodNow(stdout, "write", callMethodNow(escaped, "decode", encoding, "strict"));
  }
  callMethodNow(stdout, "write", "\n");
  setAttributeNow(builtins, "_", value);
  return null;
}

function excepthook(_type: Value, value: Value, traceback: Value): Value {
  open(value, "writes");
  if (value instanceof PyException && traceback !== null && value.traceback === null) value.traceback = traceback;
  printException(value);
  return null;
}

/** Prints an exception that nobody can catch: "Exception ignored in: ...". */
export function writeUnraisable(error: PyError, object: Value, message: string | null): void {
  const hook = findAttribute(execution.sys, "unraisablehook");
  const exception = error.value as PyException;
  const args = unraisableArgs().make([typeOf(exception), exception, exception.traceback, message, object]);
  if (hook === undefined || hook === null) return;
  try {
    callNow(hook, args);
  } catch (raised) {
    if (!(raised instanceof PyError)) throw raised;
    writeStderr("Exception ignored in sys.unraisablehook\n");
  }
}

let unraisableArgs: () => StructSequence = () => {
  throw new Error("sys is not there yet");
};
export function setUnraisableArgs(make: () => StructSequence): void {
  unraisableArgs = make;
}

function unraisablehook(args: Value): Value {
  if (typeOf(args).name !== "UnraisableHookArgs" && !typeOf(args).name.endsWith(".UnraisableHookArgs")) {
    throw typeError("sys.unraisablehook argument type must be UnraisableHookArgs");
  }
  const message = getAttributeNow(args, "err_msg");
  const object = getAttributeNow(args, "object");
  const text = message === null ? "Exception ignored in" : (textOf(message) ?? "Exception ignored in");
  if (object !== null) writeStderr(`${text}: ${guarded(() => reprNow(object), "<object repr() failed>")}\n`);
  else if (message !== null) writeStderr(`${text}:\n`);
  const traceback = getAttributeNow(args, "exc_traceback");
  if (traceback instanceof PyTraceback) writeStderr(plainTraceback(traceback));
  const type = getAttributeNow(args, "exc_type");
  if (!(type instanceof PyType)) return null;
  const value = getAttributeNow(args, "exc_value");
  const detail = value === null ? "" : `: ${guarded(() => strNow(value), "<exception str() failed>")}`;
  writeStderr(`${qualifiedName(type)}${detail}\n`);
  return null;
}

function guarded(body: () => string, fallback: string): string {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    return fallback;
  }
}

/** A traceback as CPython's core prints it by itself: without markers of columns. */
function plainTraceback(traceback: PyTraceback): string {
  const entries: Value[] = [];
  for (let entry: PyTraceback | null = traceback; entry !== null; entry = entry.next) {
    const { filename, name } = entry.frame.code.unit;
    entries.push(new PyTuple([filename, tracebackLine(entry), name, null]));
  }
  const format = (): string => {
    const summary = callMethodNow(importFromNow("traceback", "StackSummary"), "from_list", list(entries));
    return listItems(callMethodNow(summary, "format")).map(strNow).join("");
  };
  return `Traceback (most recent call last):\n${guarded(format, "")}`;
}

function qualifiedName(type: PyType): string {
  const module = guarded(() => textOf(getAttributeNow(type, "__module__")) ?? "<unknown>", "<unknown>");
  return module === "builtins" || module === "__main__" ? type.qualname : `${module}.${type.qualname}`;
}

function breakpointhook(args: Value[], kwargs: Map<string, Value>) {
  const setting = process.env.PYTHONBREAKPOINT;
  if (setting === "0") return null;
  const target = setting === undefined || setting === "" ? "pdb.set_trace" : setting;
  const dot = target.lastIndexOf(".");
  const module = dot < 0 ? "builtins" : target.slice(0, dot);
  try {
    if (module === "") throw pyError("ImportError");
    return call(
      importFromNow(module, target.slice(dot + 1)),
      [...args, ...kwargs.values()],
      kwargs.size ? [...kwargs.keys()] : null,
    );
  } catch (error) {
    if (!isPyError(error, "ImportError") && !isPyError(error, "AttributeError")) throw error;
    callMethodNow(
      importNow("warnings"),
      "warn",
      `Ignoring unimportable $PYTHONBREAKPOINT: "${target}"`,
      importFromNow("builtins", "RuntimeWarning"),
    );
    return null;
  }
}

/** First added first. Nothing removes one. */
const auditHooks = (): readonly Value[] => readable(programList("sys.audit")).items;

/** Raises an auditing event. */
export function audit(event: string, ...args: Value[]): void {
  for (const hook of auditHooks()) settle(call(hook, [event, new PyTuple(args)]));
}

export const hookFunctions: Record<string, Declaration> = {
  displayhook: pure("(object, /)", displayhook, "Print an object to sys.stdout and also save it in builtins._"),
  excepthook: pure(
    "(exctype, value, traceback, /)",
    excepthook,
    "Handle an exception by displaying it with a traceback on sys.stderr.",
  ),
  unraisablehook: pure("(unraisable, /)", unraisablehook, "Handle an unraisable exception."),
  breakpointhook: pure(
    "(*args, **kws)",
    breakpointhook,
    "breakpointhook($module, *args, **kwargs)\n--\n\nThis hook function is called by built-in breakpoint().",
  ),
  audit: pure(
    "(event, /, *args)",
    (event: Value, args: Value[]) => {
      if (auditHooks().length === 0) return null;
      const name = textOf(event);
      if (name === undefined) throw typeError(`expected str for argument 'event', not ${typeOf(event).name}`);
      audit(name, ...args);
      return null;
    },
    "Passes the event to any hooks that are attached.",
  ),
  addaudithook: pure(
    "(hook)",
    (hook: Value) => {
      try {
        audit("sys.addaudithook");
      } catch (error) {
        if (isPyError(error, "RuntimeError")) return null;
        throw error;
      }
      writable(programList("sys.audit")).items.push(hook);
      return null;
    },
    "Adds a new audit hook callback.",
  ),
};
