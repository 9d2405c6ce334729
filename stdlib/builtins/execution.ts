/** compile, exec, eval, globals, locals, __import__: code that runs code. */
import { CodeFlag } from "../../vm/bytecode/code-unit.ts";
import { decodeBytes } from "../../vm/codecs/codecs.ts";
import { builtinsOf, currentBuiltins } from "../../vm/core/builtins-of.ts";
import type { PyBytes } from "../../vm/core/bytes.ts";
import { codeObject, PyCode } from "../../vm/core/code.ts";
import { type CompileRequest, compiler, PyCF } from "../../vm/core/compiler-hook.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { pyError, systemError, typeError, valueError } from "../../vm/core/errors.ts";
import { execution } from "../../vm/core/execution.ts";
import { Frame, PyCell } from "../../vm/core/frame.ts";
import { PyFunction } from "../../vm/core/function.ts";
import { pushFrame } from "../../vm/core/function-call.ts";
import { type Declaration, open, pure } from "../../vm/core/native.ts";
import { findBytes } from "../../vm/core/ops/buffer.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { isInstanceNow } from "../../vm/core/ops/instance-check.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { importModuleLevel } from "../../vm/imports/import-module.ts";
import { namespaceOf } from "../../vm/objects/frame.ts";
import { fsPath } from "../os/path-argument.ts";

const FUTURES = 0x1fe0000;
const ALL_FLAGS =
  FUTURES |
  CodeFlag.NESTED |
  PyCF.DONT_IMPLY_DEDENT |
  PyCF.OPTIMIZED_AST |
  PyCF.IGNORE_COOKIE |
  PyCF.TYPE_COMMENTS |
  PyCF.ALLOW_TOP_LEVEL_AWAIT |
  PyCF.ALLOW_INCOMPLETE_INPUT;

const callerFrame = (): Frame => {
  if (execution.top.frame === null) throw systemError("frame does not exist");
  return execution.top.frame as Frame;
};

/** The flags that the calling code passes on to code it compiles. */
const inheritedFlags = (): number => (execution.top.frame === null ? 0 : (execution.top.frame as Frame).code.flags & FUTURES);

function sourceOf(value: Value, what: string, kind = "code"): string | Uint8Array {
  const text = textOf(value);
  if (text !== undefined) {
    checkNull(text.includes("\0"));
    return text;
  }
  const bytes = findBytes(value);
  if (bytes === undefined) throw typeError(`${what} must be a string, bytes or ${kind} object`);
  checkNull(bytes.includes(0));
  return bytes;
}

function checkNull(found: boolean): void {
  if (found) throw pyError("SyntaxError", "source code string cannot contain null bytes");
}

const optimizeDefault = (): number =>
  Number(
    exactInt(importFromNow("sys", "flags") instanceof PyTuple ? (importFromNow("sys", "flags") as PyTuple).items[3]! : 0) ?? 0,
  );

function compileBuiltin(
  source: Value,
  filename: Value,
  mode: Value,
  flags?: Value,
  dontInherit?: Value,
  optimize?: Value,
  featureVersion?: Value,
): Outcome {
  const own = flags === undefined ? 0 : sizeNow(flags);
  if (own & ~ALL_FLAGS) throw valueError("compile(): unrecognised flags");
  const level = optimize === undefined ? -1 : sizeNow(optimize);
  if (level < -1 || level > 2) throw valueError("compile(): invalid optimize value");
  const modeText = textOf(mode);
  if (modeText === undefined) throw typeError(`compile() argument 'mode' must be str, not ${argumentKind(mode)}`);
  if (modeText !== "exec" && modeText !== "eval" && modeText !== "single" && modeText !== "func_type") {
    throw valueError(
      own & PyCF.ONLY_AST
        ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
        : "compile() mode must be 'exec', 'eval' or 'single'",
    );
  }
  if (modeText === "func_type" && !(own & PyCF.ONLY_AST))
    throw valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
  const request: Omit<CompileRequest, "source"> = {
    filename: fileNameOf(filename),
    mode: modeText,
    flags: own | (dontInherit !== undefined && isTrue(dontInherit) ? 0 : inheritedFlags()),
    optimize: level < 0 ? optimizeDefault() : level,
    featureVersion: featureVersion === undefined ? -1 : sizeNow(featureVersion),
  };
  const isText = textOf(source) !== undefined || findBytes(source) !== undefined;
  if (!isText && isInstanceNow(source, importFromNow("_ast", "AST"))) {
    if ((own & PyCF.OPTIMIZED_AST) === PyCF.ONLY_AST) return source;
    if (own & PyCF.ONLY_AST) return compiler().parse({ ...request, source: { tree: source } });
    return codeObject(compiler().compile({ ...request, source: { tree: source } }));
  }
  const text = sourceOf(source, "compile() arg 1", "AST");
  if (own & PyCF.ONLY_AST) return compiler().parse({ ...request, source: text });
  return codeObject(compiler().compile({ ...request, source: text }));
}

/** A file name as text; it need not exist. */
function fileNameOf(value: Value): string {
  const path = fsPath(value);
  const name = textOf(path) ?? (textOf(decodeBytes((path as PyBytes).bytes, "utf-8", "surrogateescape")) as string);
  if (name.includes("\0")) throw valueError("embedded null character");
  return name;
}

/** globals and locals as exec and eval take them; missing ones are the caller's. */
function namespaces(name: string, globals: Value | undefined, locals: Value | undefined): { globals: PyDict; locals: Value } {
  if (globals !== undefined && globals !== null && !(globals instanceof PyDict)) {
    throw typeError(
      name === "exec"
        ? `exec() globals must be a dict, not ${typeOf(globals).name}`
        : typeOf(globals).slots.getitem !== undefined
          ? "globals must be a real dict; try eval(code, {}, mapping)"
          : "globals must be a dict",
    );
  }
  if (locals !== undefined && locals !== null && typeOf(locals).slots.getitem === undefined) {
    throw typeError(
      name === "exec" ? `locals must be a mapping or None, not ${typeOf(locals).name}` : "locals must be a mapping",
    );
  }
  if (globals === undefined || globals === null) {
    const frame = callerFrame();
    return { globals: frame.globals, locals: locals ?? namespaceOf(frame) };
  }
  open(globals, "reads");
  if (globals.getString("__builtins__") === undefined) {
    open(globals, "writes");
    globals.setString("__builtins__", currentBuiltins());
  }
  return { globals, locals: locals ?? globals };
}

/** Pushes a frame that runs module-like code. */
export function runCode(code: PyCode, globals: PyDict, locals: Value, closure: readonly PyCell[] | null = null): Outcome {
  const builtins = builtinsOf(globals);
  let func: PyFunction | null = null;
  if (closure !== null) {
    func = new PyFunction(code, globals, builtins, null);
    func.closure = closure;
  }
  return pushFrame(new Frame(code, globals, builtins, code.flags & CodeFlag.OPTIMIZED ? null : locals, func));
}

function closureFor(code: PyCode, closure: Value | undefined): readonly PyCell[] | null {
  const count = code.freeCount;
  if (count === 0) {
    if (closure !== undefined && closure !== null) throw typeError("cannot use a closure with this code object");
    return null;
  }
  const cells = closure instanceof PyTuple ? closure.items : [];
  if (closure === undefined || closure === null) throw typeError(`code object requires a closure of exactly length ${count}`);
  if (cells.length !== count || !cells.every((cell) => cell instanceof PyCell)) {
    throw typeError(`code object requires a closure of exactly length ${count}`);
  }
  return cells as unknown as PyCell[];
}

function execBuiltin(source: Value, globals?: Value, locals?: Value, closure?: Value): Outcome {
  const where = namespaces("exec", globals, locals);
  if (source instanceof PyCode) {
    return discard(runCode(source, where.globals, where.locals, closureFor(source, closure)));
  }
  if (closure !== undefined && closure !== null) throw typeError("closure argument can only be used for code objects");
  const unit = compiler().compile({
    source: sourceOf(source, "exec() arg 1"),
    filename: "<string>",
    mode: "exec",
    flags: inheritedFlags(),
    optimize: optimizeDefault(),
    featureVersion: -1,
  });
  return discard(runCode(codeObject(unit), where.globals, where.locals));
}

/** exec's result is None; code run by it returns None already. */
const discard = (outcome: Outcome): Outcome => outcome;

function evalBuiltin(source: Value, globals?: Value, locals?: Value): Outcome {
  const where = namespaces("eval", globals, locals);
  if (source instanceof PyCode) {
    if (source.freeCount > 0) throw typeError("code object passed to eval() may not contain free variables");
    return runCode(source, where.globals, where.locals);
  }
  const text = sourceOf(source, "eval() arg 1");
  const unit = compiler().compile({
    source: typeof text === "string" ? text.replace(/^[ \t]+/, "") : text,
    filename: "<string>",
    mode: "eval",
    flags: inheritedFlags(),
    optimize: optimizeDefault(),
    featureVersion: -1,
  });
  return runCode(codeObject(unit), where.globals, where.locals);
}

export const executionFunctions: Record<string, Declaration> = {
  compile: pure(
    "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
    compileBuiltin,
    "Compile source into a code object that can be executed by exec() or eval().\n\nThe source code may represent a Python module, statement or expression.\nThe filename will be used for run-time error messages.\nThe mode must be 'exec' to compile a module, 'single' to compile a\nsingle (interactive) statement, or 'eval' to compile an expression.\nThe flags argument, if present, controls which future statements influence\nthe compilation of the code.\nThe dont_inherit argument, if true, stops the compilation inheriting\nthe effects of any future statements in effect in the code calling\ncompile; if absent or false these statements do influence the compilation,\nin addition to any features explicitly specified.",
  ),
  exec: pure(
    "(source, /, globals=None, locals=None, *, closure=None)",
    execBuiltin,
    "Execute the given source in the context of globals and locals.\n\nThe source may be a string representing one or more Python statements\nor a code object as returned by compile().\nThe globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals and locals.\nIf only globals is given, locals defaults to it.\nThe closure must be a tuple of cellvars, and can only be used\nwhen source is a code object requiring exactly that many cellvars.",
  ),
  eval: pure(
    "(source, /, globals=None, locals=None)",
    evalBuiltin,
    "Evaluate the given source in the context of globals and locals.\n\nThe source may be a string representing a Python expression\nor a code object as returned by compile().\nThe globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals and locals.\nIf only globals is given, locals defaults to it.",
  ),
  globals: pure(
    "()",
    () => callerFrame().globals,
    "Return the dictionary containing the current scope's global variables.\n\nNOTE: Updates to this dictionary *will* affect name lookups in the current\nglobal scope and vice-versa.",
  ),
  locals: pure(
    "()",
    () => namespaceOf(callerFrame()),
    "Return a dictionary containing the current scope's local variables.\n\nNOTE: Whether or not updates to this dictionary will affect name lookups in\nthe local scope and vice-versa is *implementation dependent* and not\ncovered by any backwards compatibility guarantees.",
  ),
  __import__: pure(
    "(name, globals=None, locals=None, fromlist=(), level=0)",
    (name: Value, globals?: Value, _locals?: Value, fromlist?: Value, level?: Value) =>
      importModuleLevel(name, globals ?? null, fromlist ?? new PyTuple([]), level === undefined ? 0 : sizeNow(level)),
    "Import a module.\n\nBecause this function is meant for use by the Python\ninterpreter and not for general use, it is better to use\nimportlib.import_module() to programmatically import a module.",
  ),
};
