/**
 * The compiler's entry: source text or a syntax tree to a code object. The stages, in order: parse, read future
 * imports, fold constants, build the symbol table, generate and optimise code.
 */

import { CodeFlag, type CodeUnit } from "../vm/bytecode/code-unit.ts";
import type { Mod } from "./ast.ts";
import { type InvertBool, optimizeTree } from "./ast-optimize.ts";
import { compileBody } from "./codegen/classes.ts";
import { Codegen } from "./codegen/codegen.ts";
import { compileExpr } from "./codegen/expressions.ts";
import { finishUnit } from "./codegen/finish.ts";
import { compileStmt } from "./codegen/statements.ts";
import { readFutureFeatures } from "./future.ts";
import { type ParseMode, type ParseOptions, parse } from "./parse.ts";
import { buildSymtable } from "./symtable/build.ts";
import type { WarningHandler } from "./syntax-error.ts";

/** Flags of compile() that are not features. */
export const CompileFlag = { ALLOW_TOP_LEVEL_AWAIT: 0x2000 } as const;

/** The FUTURE_* flags that code objects carry and pass on. */
const FUTURE_MASK =
  CodeFlag.FUTURE_DIVISION |
  CodeFlag.FUTURE_ABSOLUTE_IMPORT |
  CodeFlag.FUTURE_WITH_STATEMENT |
  CodeFlag.FUTURE_PRINT_FUNCTION |
  CodeFlag.FUTURE_UNICODE_LITERALS |
  CodeFlag.FUTURE_BARRY_AS_BDFL |
  CodeFlag.FUTURE_GENERATOR_STOP |
  CodeFlag.FUTURE_ANNOTATIONS;

export interface CompileOptions {
  /** CodeFlag.FUTURE_* bits inherited from the caller, and CompileFlag bits. */
  readonly flags?: number;
  /** 0, 1 (-O) or 2 (-OO). */
  readonly optimize?: number;
  readonly onWarning?: WarningHandler;
  /** See FoldOptions; without it nothing of the kind is folded. */
  readonly invertBool?: InvertBool;
}

/** Compilation needed a deeper stack than there is; Python sees RecursionError. */
export class CompileRecursionError extends Error {
  constructor() {
    super("maximum recursion depth exceeded during compilation");
    this.name = "CompileRecursionError";
  }
}

/** Compiles source text. Throws PythonSyntaxError or CompileRecursionError. */
export function compile(
  source: string,
  filename: string,
  mode: Exclude<ParseMode, "func_type"> = "exec",
  options: CompileOptions & ParseOptions = {},
): CodeUnit {
  return compileTree(
    guardStack(() => parse(source, filename, mode, options)),
    filename,
    options,
  );
}

/** Compiles a tree, which is modified. Throws PythonSyntaxError or CompileRecursionError. */
export function compileTree(mod: Mod, filename: string, options: CompileOptions = {}): CodeUnit {
  return guardStack(() => generate(mod, filename, options));
}

function guardStack<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message)) throw new CompileRecursionError();
    throw error;
  }
}

function generate(mod: Mod, filename: string, options: CompileOptions): CodeUnit {
  const { flags = 0, optimize = 0, onWarning = () => {} } = options;
  if (mod.kind === "FunctionType") throw new Error("this compiler does not handle FunctionTypes");
  const topLevelAwait = (flags & CompileFlag.ALLOW_TOP_LEVEL_AWAIT) !== 0;
  const future = readFutureFeatures(mod, filename, flags & FUTURE_MASK);
  optimizeTree(mod, { optimize, annotations: future.annotations, invertBool: options.invertBool });
  const symtable = buildSymtable(mod, filename, future, topLevelAwait);
  const interactive = mod.kind === "Interactive";
  const c = new Codegen(
    { filename, symtable, future, optimize, interactive, topLevelAwait, onWarning },
    { expr: compileExpr, stmt: compileStmt, finish: finishUnit },
  );
  c.enterScope(symtable.top, "module", "<module>", 1);
  if (mod.kind === "Expression") {
    c.expr(mod.body);
    return c.leaveScope(false);
  }
  compileBody(c, mod.body, mod.body[0] ?? { lineno: 1, endLineno: 1, colOffset: 0, endColOffset: 0 });
  return c.leaveScope(true);
}
