/**
 * The code generator's context: the stack of units under construction, emission of instructions, names and scopes.
 * What to emit for each kind of node is decided in the other files of this directory, which call each other through
 * `expr` and `stmt` here, so that none of them needs to import all the others.
 */

import type { CodeUnit } from "../../vm/bytecode/code-unit.ts";
import type { Constant } from "../../vm/bytecode/constant.ts";
import type { Expr, Span, Stmt } from "../ast.ts";
import { raiseSyntaxError } from "../compile-error.ts";
import type { FutureFeatures } from "../future.ts";
import type { SymtableEntry } from "../symtable/entry.ts";
import { Scope } from "../symtable/entry.ts";
import { mangleIn } from "../symtable/mangle.ts";
import type { Symtable } from "../symtable/symtable.ts";
import type { WarningHandler } from "../syntax-error.ts";
import { Instruction, NO_LOCATION } from "./instruction.ts";
import { LOAD_CONST, RESUME, RETURN_VALUE } from "./ops.ts";
import { type FrameBlock, type FrameBlockType, type Label, NO_LABEL, type ScopeType, Unit } from "./unit.ts";

/** CPython's limit on nested blocks in one function. */
const MAX_NESTED_BLOCKS = 21;

export interface CodegenOptions {
  readonly filename: string;
  readonly symtable: Symtable;
  readonly future: FutureFeatures;
  /** 0, 1 (-O: no asserts) or 2. */
  readonly optimize: number;
  /** Compiles for the interactive prompt: expression statements print. */
  readonly interactive: boolean;
  readonly topLevelAwait: boolean;
  readonly onWarning: WarningHandler;
}

/** How the files that know node kinds plug in. */
export interface Visitors {
  expr(c: Codegen, e: Expr): void;
  stmt(c: Codegen, s: Stmt): void;
  /** Optimises and assembles a finished unit. */
  finish(c: Codegen, unit: Unit): CodeUnit;
}

export class Codegen {
  readonly options: CodegenOptions;
  readonly filename: string;
  readonly symtable: Symtable;
  private readonly visitors: Visitors;
  /** Units around the current one, outermost first. */
  readonly enclosing: Unit[] = [];
  unit!: Unit;

  constructor(options: CodegenOptions, visitors: Visitors) {
    this.options = options;
    this.filename = options.filename;
    this.symtable = options.symtable;
    this.visitors = visitors;
  }

  // Visiting

  expr(e: Expr): void {
    this.visitors.expr(this, e);
  }

  exprs(list: readonly Expr[]): void {
    for (const e of list) this.visitors.expr(this, e);
  }

  stmts(list: readonly Stmt[]): void {
    for (const s of list) this.visitors.stmt(this, s);
  }

  // Emission

  /** Appends an instruction. */
  emit(op: number, arg: number, span: Span): void {
    this.unit.sequence.push(Instruction.at(op, arg, span));
  }

  /** Appends an instruction without operand. */
  op(op: number, span: Span): void {
    this.unit.sequence.push(Instruction.at(op, 0, span));
  }

  /** Appends a jump or block push to a label. */
  jump(op: number, label: Label, span: Span): void {
    this.unit.sequence.push(Instruction.at(op, label, span));
  }

  loadConst(value: Constant, span: Span): void {
    this.emit(LOAD_CONST, this.unit.constants.add(value), span);
  }

  /** Appends an instruction whose operand is a name that is mangled in classes. */
  emitName(op: number, name: string, span: Span): void {
    this.emit(op, this.unit.nameIndex(this.mangle(name)), span);
  }

  newLabel(): Label {
    return this.unit.newLabel();
  }

  /** Lets `label` stand for the next instruction. */
  useLabel(label: Label): void {
    this.unit.useLabel(label);
  }

  // Scopes

  /** The symbol table entry of the current scope. */
  get entry(): SymtableEntry {
    return this.unit.entry;
  }

  get isModuleOrClass(): boolean {
    return this.unit.scopeType === "module" || this.unit.scopeType === "class";
  }

  mangle(name: string): string {
    return mangleIn(this.unit.entry, this.unit.className, name);
  }

  /** Starts a new unit. `className` is given by classes only; other scopes mangle for the class around them. */
  enterScope(entry: SymtableEntry, type: ScopeType, name: string, firstLine: number, className?: string): Unit {
    const outer: Unit | undefined = this.unit;
    const unit = new Unit(entry, type, name, firstLine, className ?? outer?.className ?? null);
    if (outer !== undefined) {
      this.enclosing.push(outer);
      unit.qualname = this.qualnameOf(unit);
    }
    this.unit = unit;
    const line = type === "module" ? 0 : firstLine;
    this.emit(RESUME, 0, { lineno: line, endLineno: firstLine, colOffset: 0, endColOffset: 0 });
    return unit;
  }

  /** Ends the current unit and returns its code. `returnsNone`: falling off the end returns None rather than the top of stack. */
  leaveScope(returnsNone: boolean): CodeUnit {
    if (returnsNone) this.loadConst(null, NO_LOCATION);
    this.op(RETURN_VALUE, NO_LOCATION);
    const code = this.visitors.finish(this, this.unit);
    const outer = this.enclosing.pop();
    if (outer !== undefined) this.unit = outer;
    return code;
  }

  private qualnameOf(unit: Unit): string {
    const { enclosing } = this;
    if (enclosing.length === 1) return unit.name;
    let parent = enclosing[enclosing.length - 1];
    if (parent.scopeType === "type parameters") {
      if (enclosing.length === 2) return unit.name;
      parent = enclosing[enclosing.length - 2];
    }
    if (unit.scopeType === "function" || unit.scopeType === "async function" || unit.scopeType === "class") {
      const mangled = mangleIn(parent.entry, parent.className, unit.name);
      if (parent.entry.scope(mangled) === Scope.GLOBAL_EXPLICIT) return unit.name;
    }
    const isFunction = /function|lambda/.test(parent.scopeType);
    return `${parent.qualname}${isFunction ? ".<locals>" : ""}.${unit.name}`;
  }

  // Frame blocks

  pushBlock(
    type: FrameBlockType,
    span: Span,
    start: Label = NO_LABEL,
    exit: Label = NO_LABEL,
    detail: { finalBody?: Stmt[]; name?: string | null } = {},
  ): void {
    const { frameBlocks } = this.unit;
    if (frameBlocks.length >= MAX_NESTED_BLOCKS) this.fail("too many statically nested blocks", span);
    frameBlocks.push({ type, start, exit, span, finalBody: detail.finalBody ?? null, name: detail.name ?? null });
  }

  popBlock(): FrameBlock {
    return this.unit.frameBlocks.pop()!;
  }

  // Errors

  fail(message: string, span: Span): never {
    raiseSyntaxError(message, this.filename, span);
  }

  /** Reports a SyntaxWarning; raises it as SyntaxError if the warnings filter says so. */
  warn(message: string, span: Span): void {
    if (this.options.onWarning("SyntaxWarning", message, span.lineno) === true) this.fail(message, span);
  }
}
