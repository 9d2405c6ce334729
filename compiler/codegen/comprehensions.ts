/**
 * Comprehensions and generator expressions. Generator expressions are functions of their own; the others run inside
 * the enclosing frame (PEP 709), their variables kept apart from it, unless the symbol table says otherwise.
 */
import type { Comprehension, DictComp, Expr, GeneratorExp, ListComp, SetComp, Span } from "../ast.ts";
import { DEF_LOCAL, DEF_NONLOCAL, Scope, type SymtableEntry, scopeOf } from "../symtable/entry.ts";
import { emitYield, emitYieldFrom, isTopLevelAwait } from "./async.ts";
import { emitClosure, wrapInStopIterationHandler } from "./closures.ts";
import type { Codegen } from "./codegen.ts";
import { compileJumpIf } from "./conditions.ts";
import { NO_LOCATION } from "./instruction.ts";
import {
  BUILD_LIST,
  BUILD_MAP,
  BUILD_SET,
  CALL,
  END_ASYNC_FOR,
  END_FOR,
  FOR_ITER,
  GET_AITER,
  GET_ANEXT,
  GET_AWAITABLE,
  GET_ITER,
  JUMP,
  JUMP_NO_INTERRUPT,
  LIST_APPEND,
  LOAD_FAST,
  LOAD_FAST_AND_CLEAR,
  LOOP_POP,
  MAKE_CELL,
  MAP_ADD,
  POP_BLOCK,
  POP_TOP,
  RERAISE,
  RETURN_VALUE,
  SET_ADD,
  SETUP_FINALLY,
  STORE_FAST_MAYBE_NULL,
  SWAP,
} from "./ops.ts";
import { indexIn, type Label } from "./unit.ts";

type ComprehensionExpr = ListComp | SetComp | DictComp | GeneratorExp;

const NAMES = { ListComp: "<listcomp>", SetComp: "<setcomp>", DictComp: "<dictcomp>", GeneratorExp: "<genexpr>" } as const;

export function compileComprehension(c: Codegen, e: ComprehensionExpr): void {
  const entry = c.symtable.lookup(e);
  const isGenerator = e.kind === "GeneratorExp";
  const isAsync = entry.coroutine && !isGenerator;
  if (isAsync && !isTopLevelAwait(c) && !["async function", "comprehension"].includes(c.unit.scopeType)) {
    c.fail("asynchronous comprehension outside of an asynchronous function", e);
  }
  if (entry.comprehensionInlined) {
    compileInlined(c, e, entry);
    return;
  }

  const unit = c.enterScope(entry, "comprehension", NAMES[e.kind], e.lineno);
  unit.argCount = 1;
  if (!isGenerator) emitEmptyContainer(c, e);
  compileGenerators(c, e, 0, 0, false);
  if (isGenerator) wrapInStopIterationHandler(c);
  else c.op(RETURN_VALUE, e);
  const code = c.leaveScope(true);
  emitClosure(c, code, 0, e);
  emitIterator(c, e.generators[0]);
  c.emit(CALL, 0, e);
  if (isAsync) {
    c.emit(GET_AWAITABLE, 0, e);
    c.loadConst(null, e);
    emitYieldFrom(c, true, e);
  }
}

function emitEmptyContainer(c: Codegen, e: ComprehensionExpr): void {
  c.emit(e.kind === "ListComp" ? BUILD_LIST : e.kind === "SetComp" ? BUILD_SET : BUILD_MAP, 0, e);
}

/** Evaluates the outermost iterable, in the scope around the comprehension. */
function emitIterator(c: Codegen, generator: Comprehension): void {
  c.expr(generator.iter);
  c.op(generator.isAsync ? GET_AITER : GET_ITER, generator.iter);
}

function compileInlined(c: Codegen, e: ComprehensionExpr, entry: SymtableEntry): void {
  emitIterator(c, e.generators[0]);
  const restoreScopes = enterInlinedScope(c, entry);
  const { saved, cleanup } = saveLocals(c, entry, restoreScopes.outerFlags, restoreScopes.inClass, e);
  emitEmptyContainer(c, e);
  c.emit(SWAP, 2, e);
  compileGenerators(c, e, 0, 0, true);
  if (saved.length > 0) {
    c.op(POP_BLOCK, NO_LOCATION);
    const end = c.newLabel();
    c.jump(JUMP_NO_INTERRUPT, end, NO_LOCATION);
    // An exception: drop the unfinished container below it, restore the locals, pass it on.
    c.useLabel(cleanup);
    c.emit(SWAP, 2, NO_LOCATION);
    c.op(POP_TOP, NO_LOCATION);
    restoreLocals(c, saved, e);
    c.emit(RERAISE, 0, NO_LOCATION);
    c.useLabel(end);
    restoreLocals(c, saved, e);
  }
  restoreScopes.restore();
}

/** Whether the comprehension's own variable (or, in a class body, any name it mentions) must not touch the enclosing frame's. */
const isIsolated = (flags: number, inClass: boolean): boolean =>
  inClass || ((flags & DEF_LOCAL) !== 0 && (flags & DEF_NONLOCAL) === 0);

/** Gives names the scopes they have in the comprehension; restore() takes that back. */
function enterInlinedScope(c: Codegen, entry: SymtableEntry) {
  const { unit } = c;
  const { symbols } = unit.entry;
  const inClass = unit.entry.type === "class" && !unit.inInlinedComprehension;
  const wasInlined = unit.inInlinedComprehension;
  unit.inInlinedComprehension = true;
  const hidden: string[] = [];
  const replaced = new Map<string, number | undefined>();
  const outerFlags = new Map<string, number>();
  for (const [name, flags] of entry.symbols) {
    const outer = symbols.get(name);
    outerFlags.set(name, outer ?? 0);
    if (isIsolated(flags, inClass) && !unit.entry.isFunctionLike && unit.fastHidden.get(name) !== true) {
      unit.fastHidden.set(name, true);
      hidden.push(name);
    }
    const scope = scopeOf(flags);
    const outerScope = scopeOf(outer ?? 0);
    const differs = scope !== outerScope && scope !== Scope.FREE && !(scope === Scope.CELL && outerScope === Scope.FREE);
    if (differs || inClass) {
      symbols.set(name, flags);
      replaced.set(name, outer);
    }
  }
  const restore = () => {
    unit.inInlinedComprehension = wasInlined;
    for (const [name, flags] of replaced) {
      if (flags === undefined) symbols.delete(name);
      else symbols.set(name, flags);
    }
    for (const name of hidden) unit.fastHidden.set(name, false);
  };
  return { inClass, outerFlags, restore };
}

/** Pushes the enclosing values of the comprehension's variables below the iterator, and guards them by a handler. */
function saveLocals(c: Codegen, entry: SymtableEntry, outerFlags: Map<string, number>, inClass: boolean, span: Span) {
  const { unit } = c;
  const saved: string[] = [];
  for (const [name, flags] of entry.symbols) {
    if (!isIsolated(flags, inClass)) continue;
    // A cell is pushed itself; the comprehension gets a new one.
    c.emit(LOAD_FAST_AND_CLEAR, unit.varIndex(name), span);
    if (scopeOf(flags) === Scope.CELL) {
      const outerIsFree = scopeOf(outerFlags.get(name)!) === Scope.FREE;
      c.emit(MAKE_CELL, indexIn(outerIsFree ? unit.freevars : unit.cellvars, name), span);
    }
    saved.push(name);
  }
  const cleanup = c.newLabel();
  if (saved.length > 0) {
    c.emit(SWAP, saved.length + 1, span);
    c.jump(SETUP_FINALLY, cleanup, span);
  }
  return { saved, cleanup };
}

/** Keeps the top of the stack (the result or exception) and stores the saved values below it. */
function restoreLocals(c: Codegen, saved: readonly string[], span: Span): void {
  c.emit(SWAP, saved.length + 1, span);
  for (const name of saved.toReversed()) c.emit(STORE_FAST_MAYBE_NULL, c.unit.varIndex(name), span);
}

/** Emits the loops from generator `index` on. `depth`: stack items above the container; `onStack`: the iterator is there already. */
function compileGenerators(c: Codegen, e: ComprehensionExpr, index: number, depth: number, onStack: boolean): void {
  if (e.generators[index].isAsync) compileAsyncGenerator(c, e, index, depth, onStack);
  else compileSyncGenerator(c, e, index, depth, onStack);
}

function compileSyncGenerator(c: Codegen, e: ComprehensionExpr, index: number, depth: number, onStack: boolean): void {
  const generator = e.generators[index];
  const { iter } = generator;
  const start = c.newLabel();
  const ifCleanup = c.newLabel();
  const anchor = c.newLabel();
  let loops = true;
  if (!onStack) {
    const single = index > 0 ? singleItem(iter) : null;
    if (index === 0) {
      c.emit(LOAD_FAST, 0, e);
    } else if (single !== null) {
      // `for y in [f(x)]` is an assignment.
      c.expr(single);
      loops = false;
    } else {
      emitIterator(c, generator);
    }
  }
  let inner = depth;
  if (loops) {
    inner++;
    c.useLabel(start);
    c.jump(FOR_ITER, anchor, iter);
  }
  c.expr(generator.target);
  const span = compileInner(c, e, index, inner, ifCleanup);
  c.useLabel(ifCleanup);
  if (loops) {
    c.jump(JUMP, start, span);
    c.useLabel(anchor);
    c.op(END_FOR, NO_LOCATION);
    c.op(LOOP_POP, NO_LOCATION);
  }
}

function singleItem(iter: Expr): Expr | null {
  const isSingle = (iter.kind === "List" || iter.kind === "Tuple") && iter.elts.length === 1;
  return isSingle && iter.elts[0].kind !== "Starred" ? iter.elts[0] : null;
}

function compileAsyncGenerator(c: Codegen, e: ComprehensionExpr, index: number, depth: number, onStack: boolean): void {
  const generator = e.generators[index];
  const start = c.newLabel();
  const except = c.newLabel();
  const ifCleanup = c.newLabel();
  if (!onStack) {
    if (index === 0) c.emit(LOAD_FAST, 0, e);
    else emitIterator(c, generator);
  }
  c.useLabel(start);
  c.pushBlock("async comprehension generator", e, start);
  c.jump(SETUP_FINALLY, except, e);
  c.op(GET_ANEXT, e);
  c.loadConst(null, e);
  emitYieldFrom(c, true, e);
  c.op(POP_BLOCK, e);
  c.expr(generator.target);
  const span = compileInner(c, e, index, depth + 1, ifCleanup);
  c.useLabel(ifCleanup);
  c.jump(JUMP, start, span);
  c.popBlock();
  c.useLabel(except);
  c.op(END_ASYNC_FOR, e);
}

/** The conditions and the inner loops, or the element. Returns the element's span, to which the back jump belongs. */
function compileInner(c: Codegen, e: ComprehensionExpr, index: number, depth: number, ifCleanup: Label): Span {
  for (const condition of e.generators[index].ifs) compileJumpIf(c, e, condition, ifCleanup, false);
  const isLast = index + 1 === e.generators.length;
  if (!isLast) compileGenerators(c, e, index + 1, depth, false);
  if (e.kind === "DictComp") {
    if (!isLast) return e.key;
    c.expr(e.key);
    c.expr(e.value);
    const { lineno, colOffset } = e.key;
    const span = { lineno, colOffset, endLineno: e.value.endLineno, endColOffset: e.value.endColOffset };
    c.emit(MAP_ADD, depth + 1, span);
    return span;
  }
  if (!isLast) return e.elt;
  c.expr(e.elt);
  if (e.kind === "GeneratorExp") {
    emitYield(c, e.elt);
    c.op(POP_TOP, e.elt);
  } else {
    c.emit(e.kind === "ListComp" ? LIST_APPEND : SET_ADD, depth + 1, e.elt);
  }
  return e.elt;
}
