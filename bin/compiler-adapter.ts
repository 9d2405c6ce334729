/** Connects the compiler to the VM: Python's errors and warnings, source encodings, trees made by Python code. */
import { readFileSync } from "node:fs";
import type { Mod } from "../compiler/ast.ts";
import { optimizeTree } from "../compiler/ast-optimize.ts";
import { type CompileOptions, CompileRecursionError, compileTree } from "../compiler/compile.ts";
import { checkFeatures } from "../compiler/feature-version.ts";
import { readFutureFeatures } from "../compiler/future.ts";
import { type ParseOptions, parse } from "../compiler/parse.ts";
import { decodeSource } from "../compiler/source/decode.ts";
import { DecodeFailure } from "../compiler/source/encodings.ts";
import { buildSymtable } from "../compiler/symtable/build.ts";
import { ParserOverflow, PythonSyntaxError, type WarningCategory } from "../compiler/syntax-error.ts";
import { InvalidTree, validateTree } from "../compiler/validate-tree.ts";
import { treeFromPython } from "../stdlib/ast/from-python.ts";
import { treeToPython } from "../stdlib/ast/to-python.ts";
import { warnExplicit } from "../stdlib/warnings.ts";
import { CodeFlag, type CodeUnit } from "../vm/bytecode/code-unit.ts";
import { decodeBytes } from "../vm/codecs/codecs.ts";
import { type CompileRequest, type CompilerHook, PyCF, type ScopeTable } from "../vm/core/compiler-hook.ts";
import { exceptionType, isPyError, PyError, pyError } from "../vm/core/errors.ts";
import { settle } from "../vm/core/execution.ts";
import { callNow } from "../vm/core/ops/call.ts";
import { strNow, textOf, toStr } from "../vm/core/ops/text.ts";
import { types } from "../vm/core/registry.ts";
import { PyTuple } from "../vm/core/tuple.ts";
import type { Outcome, Value } from "../vm/core/value.ts";
import { intTextLimit } from "../vm/numeric/int-text.ts";
import { lookupName } from "../vm/unicode/names.ts";

/** Source text of any encoding that Python code knows, in UTF-16. */
function decodeOther(bytes: Uint8Array, encoding: string): string {
  try {
    return textOf(decodeBytes(bytes, encoding)) as string;
  } catch (error) {
    if (isPyError(error, "LookupError") || isPyError(error, "ValueError")) throw new DecodeFailure(strNow(error.value));
    throw error;
  }
}

/** A line of a file, if there is such a file and its encoding is right. */
function lineOfFile(filename: string, lineno: number): string | undefined {
  try {
    return decodeSource(readFileSync(filename), filename, { decodeOther }).text.split(/(?<=\n)/)[lineno - 1];
  } catch {
    return undefined;
  }
}

/** A column from 1 that is at most one behind the end of the text. */
const within = (text: string, offset: number | null): number | null =>
  offset === null ? null : Math.min(offset, [...text].length + 1);

/**
 * The Python exception for an error of the compiler. Its text is that of the file of this name, as in CPython: so the stages
 * after parsing, which have no text, can show a line too (their columns stay counted in bytes).
 */
export function toPythonError(error: PythonSyntaxError, mode: CompileRequest["mode"] = "exec"): PyError {
  const name = error.kind === "IncompleteInput" ? "_IncompleteInputError" : error.kind;
  const message = toStr(error.message);
  const { filename, lineno, endLineno } = error;
  let { offset, endOffset, text } = error;
  if (lineno === null) return pyError(name, message);
  const fromParser = text !== null;
  const line = fromParser && mode !== "exec" ? undefined : lineOfFile(filename, lineno);
  if (line !== undefined) {
    text = line;
    if (fromParser) offset = within(line, offset);
    if (fromParser && endLineno === lineno) endOffset = within(line, endOffset);
  }
  const details: Value[] = [toStr(filename), lineno, offset, text === null ? null : toStr(text)];
  if (endLineno !== null) details.push(endLineno, endOffset);
  return new PyError(callNow(exceptionType(name), message, new PyTuple(details)) as PyError["value"]);
}

/** Runs a part of the compiler; what it throws becomes Python's exceptions. */
export function translateErrors<T>(body: () => T, mode?: CompileRequest["mode"]): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof PythonSyntaxError) throw toPythonError(error, mode);
    if (error instanceof CompileRecursionError) throw pyError("RecursionError", error.message);
    if (error instanceof ParserOverflow) throw pyError("MemoryError", error.message);
    if (error instanceof InvalidTree) throw pyError(error.kind, error.message);
    throw error;
  }
}

/** ~True at compile time; left to run time if the warning is an error. */
function invertBool(value: boolean): number | undefined {
  try {
    return settle((types.bool.slots.invert as (self: Value) => Outcome)(value)) as number;
  } catch (error) {
    if (error instanceof PyError) return undefined;
    throw error;
  }
}

/** What the parser and the code generator make of a request. */
function optionsOf({ filename, flags, optimize }: CompileRequest): CompileOptions & ParseOptions {
  return {
    flags,
    optimize,
    onWarning: warner(filename),
    invertBool,
    lookupUnicodeName: (name) => lookupName(name, false)?.[0],
    intMaxStrDigits: intTextLimit.maxDigits,
    allowIncompleteInput: (flags & PyCF.ALLOW_INCOMPLETE_INPUT) !== 0,
    barryAsBdfl: (flags & CodeFlag.FUTURE_BARRY_AS_BDFL) !== 0,
    typeComments: (flags & PyCF.TYPE_COMMENTS) !== 0,
    dontImplyDedent: (flags & PyCF.DONT_IMPLY_DEDENT) !== 0,
  };
}

/** The tree of the source, checked if it was made by Python code. */
function treeOf(request: CompileRequest): Mod {
  const { source, filename, mode, flags, featureVersion, isScript } = request;
  if (typeof source === "object" && "tree" in source) {
    const tree = treeFromPython(source.tree, mode) as Mod;
    validateTree(tree);
    return tree;
  }
  const text = typeof source === "string" ? source : decodeSource(source, filename, { script: isScript, decodeOther }).text;
  const tree = parse(text, filename, mode, optionsOf(request));
  if (featureVersion >= 0 && (flags & PyCF.ONLY_AST) !== 0) checkFeatures(tree, text, filename, featureVersion);
  return tree;
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
    return translateErrors(() => compileTree(treeOf(request), request.filename, optionsOf(request)), request.mode);
  },
  parse(request): Value {
    const { flags, filename, optimize } = request;
    const tree = translateErrors(() => {
      const parsed = treeOf(request);
      if ((flags & PyCF.OPTIMIZED_AST) === PyCF.OPTIMIZED_AST) {
        const { annotations } = readFutureFeatures(parsed, filename, flags & CodeFlag.FUTURE_ANNOTATIONS);
        optimizeTree(parsed, { optimize, annotations, invertBool });
      }
      return parsed;
    }, request.mode);
    return treeToPython(tree);
  },
  symbols(request): ScopeTable {
    const { filename, flags } = request;
    return translateErrors(() => {
      const tree = treeOf(request);
      return buildSymtable(tree, filename, readFutureFeatures(tree, filename, flags), false).top;
    }, request.mode);
  },
};
