/** Dispatch over statement nodes, and the statements that need no file of their own. */
import type { Assert, Assign, ExprStmt, If, Import, ImportFrom, Raise, Span, Stmt } from "../ast.ts";
import { compileAnnAssign, compileAugAssign } from "./assignments.ts";
import { compileClass } from "./classes.ts";
import type { Codegen } from "./codegen.ts";
import { compileJumpIf } from "./conditions.ts";
import { compileFunction } from "./functions.ts";
import { NO_LOCATION } from "./instruction.ts";
import { INTRINSIC_IMPORT_STAR, INTRINSIC_PRINT } from "./intrinsics.ts";
import { compileAsyncFor, compileFor, compileWhile } from "./loops.ts";
import { compileMatch } from "./match.ts";
import { emitNameAccess } from "./names.ts";
import {
  CALL,
  CALL_INTRINSIC_1,
  COPY,
  IMPORT_FROM,
  IMPORT_NAME,
  JUMP_NO_INTERRUPT,
  LOAD_ASSERTION_ERROR,
  NOP,
  POP_TOP,
  RAISE_VARARGS,
  SWAP,
} from "./ops.ts";
import { compileTry } from "./try.ts";
import { compileTryStar } from "./try-star.ts";
import { compileTypeAlias } from "./type-params.ts";
import { emitBreak, emitContinue, emitReturn } from "./unwind.ts";
import { compileWith } from "./with.ts";

export function compileStmt(c: Codegen, s: Stmt): void {
  switch (s.kind) {
    case "Expr":
      compileExprStmt(c, s);
      return;
    case "Assign":
      compileAssign(c, s);
      return;
    case "If":
      compileIf(c, s);
      return;
    case "Return":
      emitReturn(c, s);
      return;
    case "FunctionDef":
    case "AsyncFunctionDef":
      compileFunction(c, s);
      return;
    case "ClassDef":
      compileClass(c, s);
      return;
    case "For":
      compileFor(c, s);
      return;
    case "While":
      compileWhile(c, s);
      return;
    case "Try":
      compileTry(c, s);
      return;
    case "With":
    case "AsyncWith":
      compileWith(c, s, 0);
      return;
    case "Import":
      compileImport(c, s);
      return;
    case "ImportFrom":
      compileImportFrom(c, s);
      return;
    case "Raise":
      compileRaise(c, s);
      return;
    case "AugAssign":
      compileAugAssign(c, s);
      return;
    case "AnnAssign":
      compileAnnAssign(c, s);
      return;
    case "Assert":
      compileAssert(c, s);
      return;
    case "Delete":
      c.exprs(s.targets);
      return;
    case "Pass":
      c.op(NOP, s);
      return;
    case "Break":
      emitBreak(c, s);
      return;
    case "Continue":
      emitContinue(c, s);
      return;
    case "Global":
    case "Nonlocal":
      return;
    case "Match":
      compileMatch(c, s);
      return;
    case "AsyncFor":
      compileAsyncFor(c, s);
      return;
    case "TryStar":
      compileTryStar(c, s);
      return;
    case "TypeAlias":
      compileTypeAlias(c, s);
      return;
  }
}

function compileExprStmt(c: Codegen, s: ExprStmt): void {
  if (c.options.interactive && c.enclosing.length === 0) {
    c.expr(s.value);
    c.emit(CALL_INTRINSIC_1, INTRINSIC_PRINT, s);
  } else if (s.value.kind === "Constant") {
    c.op(NOP, s);
    return;
  } else {
    c.expr(s.value);
  }
  c.op(POP_TOP, NO_LOCATION);
}

function compileAssign(c: Codegen, s: Assign): void {
  c.expr(s.value);
  const last = s.targets.length - 1;
  for (const [i, target] of s.targets.entries()) {
    if (i < last) c.emit(COPY, 1, s);
    c.expr(target);
  }
}

function compileIf(c: Codegen, s: If): void {
  const end = c.newLabel();
  const orelse = s.orelse.length > 0 ? c.newLabel() : end;
  compileJumpIf(c, s, s.test, orelse, false);
  c.stmts(s.body);
  if (s.orelse.length > 0) {
    c.jump(JUMP_NO_INTERRUPT, end, NO_LOCATION);
    c.useLabel(orelse);
    c.stmts(s.orelse);
  }
  c.useLabel(end);
}

function compileRaise(c: Codegen, s: Raise): void {
  const operands = [s.exc, s.exc === null ? null : s.cause].filter((e) => e !== null);
  c.exprs(operands);
  c.emit(RAISE_VARARGS, operands.length, s);
}

function compileAssert(c: Codegen, s: Assert): void {
  const { test } = s;
  const isTuple =
    (test.kind === "Tuple" && test.elts.length > 0) ||
    (test.kind === "Constant" && typeof test.value === "object" && test.value?.tag === "tuple" && test.value.items.length > 0);
  if (isTuple) c.warn("assertion is always true, perhaps remove parentheses?", s);
  if (c.options.optimize > 0) return;
  const end = c.newLabel();
  compileJumpIf(c, s, test, end, true);
  c.op(LOAD_ASSERTION_ERROR, s);
  if (s.msg !== null) {
    c.expr(s.msg);
    // The message takes the slot of self.
    c.emit(CALL, 0, s);
  }
  c.emit(RAISE_VARARGS, 1, test);
  c.useLabel(end);
}

function compileImport(c: Codegen, s: Import): void {
  for (const { name, asname } of s.names) {
    c.loadConst(0, s);
    c.loadConst(null, s);
    c.emitName(IMPORT_NAME, name, s);
    const [first, ...attributes] = name.split(".");
    if (asname === null) emitNameAccess(c, first, "Store", s);
    else bindSubmodule(c, attributes, asname, s);
  }
}

/** `import a.b.c as d`: the import gave `a`; fetches `b` and `c` from it. */
function bindSubmodule(c: Codegen, attributes: readonly string[], asname: string, span: Span): void {
  for (const [i, attribute] of attributes.entries()) {
    if (i > 0) {
      c.emit(SWAP, 2, span);
      c.op(POP_TOP, span);
    }
    c.emit(IMPORT_FROM, c.unit.nameIndex(attribute), span);
  }
  emitNameAccess(c, asname, "Store", span);
  if (attributes.length > 0) c.op(POP_TOP, span);
}

function compileImportFrom(c: Codegen, s: ImportFrom): void {
  c.loadConst(s.level ?? 0, s);
  c.loadConst({ tag: "tuple", items: s.names.map((alias) => alias.name) }, s);
  c.emitName(IMPORT_NAME, s.module ?? "", s);
  if (s.names[0].name === "*") {
    c.emit(CALL_INTRINSIC_1, INTRINSIC_IMPORT_STAR, s);
    c.op(POP_TOP, NO_LOCATION);
    return;
  }
  for (const { name, asname } of s.names) {
    c.emitName(IMPORT_FROM, name, s);
    emitNameAccess(c, asname ?? name, "Store", s);
  }
  c.op(POP_TOP, s);
}
