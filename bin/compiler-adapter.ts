/** Connects the compiler to the VM: Python's errors and warnings, source encodings, trees made by Python code. */
import { CompileRecursionError, compile } from "../compiler/compile.ts";
import { parse } from "../compiler/parse.ts";
import { decodeSource } from "../compiler/source/decode.ts";
import { PythonSyntaxError, type WarningCategory } from "../compiler/syntax-error.ts";
import { warnExplicit } from "../stdlib/warnings.ts";
import type { CodeUnit } from "../vm/bytecode/code-unit.ts";
import { type CompileRequest, type CompilerHook, PyCF } from "../vm/core/compiler-hook.ts";
import { exceptionType, isPyError, notImplementedError, PyError, pyError } from "../vm/core/errors.ts";
import { callNow } from "../vm/core/ops/call.ts";
import { toStr } from "../vm/core/ops/text.ts";
import { PyTuple } from "../vm/core/tuple.ts";
import type { Value } from "../vm/core/value.ts";
import { intTextLimit } from "../vm/numeric/int-text.ts";
import { lookupName } from "../vm/unicode/names.ts";

/** The Python exception for an error of the compiler. */
export function toPythonError(error: PythonSyntaxError): PyError {
  const name = error.kind === "IncompleteInput" ? "_IncompleteInputError" : error.kind;
  const message = toStr(error.message);
  if (error.lineno === null) return pyError(name, message);
  const text = error.text === null ? null : toStr(error.text);
  const details: Value[] = [toStr(error.filename), error.lineno, error.offset, text];
  if (error.endLineno !== null) details.push(error.endLineno, error.endOffset);
  return new PyError(callNow(exceptionType(name), message, new PyTuple(details)) as PyError["value"]);
}

function translate<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof PythonSyntaxError) throw toPythonError(error);
    if (error instanceof CompileRecursionError) throw pyError("RecursionError", error.message);
    throw error;
  }
}

function textOfSource(request: CompileRequest): string {
  const { source } = request;
  if (typeof source === "string") return source;
  if (source instanceof Uint8Array) return decodeSource(source, request.filename).text;
  throw notImplementedError("compiling ast trees");
}

/** Hands a warning to the filters; true when they turn it into an error. */
function warner(filename: string) {
  return (category: WarningCategory, message: string, line: number): boolean => {
    try {
      warnExplicit(toStr(message), exceptionType(category), {
        filename: toStr(filename),
        line,
        module: toStr(filename.endsWith(".py") ? filename.slice(0, -3) : filename),
        registry: null,
        source: null,
      });
    } catch (error) {
      if (isPyError(error, category)) return true;
      throw error;
    }
    return false;
  };
}

export const compilerHook: CompilerHook = {
  compile(request): CodeUnit {
    const { filename, mode, flags, optimize } = request;
    return translate(() =>
      compile(textOfSource(request), filename, mode as "exec" | "eval" | "single", {
        flags,
        optimize,
        onWarning: warner(filename),
        lookupUnicodeName: (name) => lookupName(name, false)?.[0],
        intMaxStrDigits: intTextLimit.maxDigits,
        allowIncompleteInput: (flags & PyCF.ALLOW_INCOMPLETE_INPUT) !== 0,
      }),
    );
  },
  parse(request): Value {
    translate(() => parse(textOfSource(request), request.filename, request.mode));
    throw notImplementedError("ast trees");
  },
};
