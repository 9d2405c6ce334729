/** The compiler as the VM knows it; bin injects the real one, so that the VM does not depend on it. */
import type { CodeUnit } from "../bytecode/code-unit.ts";
import { unreachable } from "./errors.ts";
import type { Value } from "./value.ts";

export interface CompileRequest {
  /** Source text, source bytes (with their own encoding declaration), or a tree made by Python's ast module. */
  readonly source: string | Uint8Array | { readonly tree: Value };
  readonly filename: string;
  readonly mode: "exec" | "eval" | "single" | "func_type";
  /** PyCF_* and CO_FUTURE_* bits. */
  readonly flags: number;
  readonly optimize: number;
  readonly featureVersion: number;
  /** The bytes are those of the script that is run: some errors are worded for it. */
  readonly isScript?: boolean;
}

/** A scope with what it does with names, in the numbers of CPython's `_symtable`. */
export interface ScopeTable {
  readonly name: string;
  readonly type: string;
  readonly symbols: ReadonlyMap<string, number>;
  readonly varnames: readonly string[];
  readonly children: readonly ScopeTable[];
  readonly nested: boolean;
  readonly span: { readonly lineno: number };
}

export interface CompilerHook {
  /** Compiles; raises SyntaxError, its subclasses, or what warnings turned into errors give. */
  compile(request: CompileRequest): CodeUnit;
  /** Parses to an `ast` tree (PyCF_ONLY_AST). */
  parse(request: CompileRequest): Value;
  /** The symbol tables of a program, the module's first. */
  symbols(request: CompileRequest): ScopeTable;
}

let hook: CompilerHook | undefined;
export function setCompiler(compiler: CompilerHook): void {
  hook = compiler;
}
export const compiler = (): CompilerHook => hook ?? unreachable("no compiler");

export const PyCF = {
  DONT_IMPLY_DEDENT: 0x200,
  ONLY_AST: 0x400,
  IGNORE_COOKIE: 0x800,
  TYPE_COMMENTS: 0x1000,
  ALLOW_TOP_LEVEL_AWAIT: 0x2000,
  ALLOW_INCOMPLETE_INPUT: 0x4000,
  OPTIMIZED_AST: 0x8000 | 0x400,
} as const;
