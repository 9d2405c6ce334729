/**
 * try statements with except* clauses. Each clause takes the part of the exception group it matches; what its body
 * raises is collected in a list, and with the unmatched rest forms what is raised at the end.
 */
import type { ExceptHandler, TryStar } from "../ast.ts";
import type { Codegen } from "./codegen.ts";
import { NO_LOCATION } from "./instruction.ts";
import { INTRINSIC_PREP_RERAISE_STAR } from "./intrinsics.ts";
import { emitNameAccess } from "./names.ts";
import {
  BUILD_LIST,
  CALL_INTRINSIC_2,
  CHECK_EG_MATCH,
  COPY,
  JUMP_NO_INTERRUPT,
  LIST_APPEND,
  NOP,
  POP_BLOCK,
  POP_EXCEPT,
  POP_JUMP_IF_NONE,
  POP_JUMP_IF_NOT_NONE,
  POP_TOP,
  PUSH_EXC_INFO,
  RERAISE,
  SETUP_CLEANUP,
  SETUP_FINALLY,
  SWAP,
} from "./ops.ts";
import { compileFinally, emitPopExceptAndReraise, emitUnbind } from "./try.ts";

export function compileTryStar(c: Codegen, s: TryStar): void {
  if (s.finalbody.length > 0) compileFinally(c, s, () => compileExceptStar(c, s));
  else compileExceptStar(c, s);
}

function compileExceptStar(c: Codegen, s: TryStar): void {
  const body = c.newLabel();
  const except = c.newLabel();
  const orelse = c.newLabel();
  const end = c.newLabel();
  const cleanup = c.newLabel();
  const reraiseStar = c.newLabel();
  c.jump(SETUP_FINALLY, except, s);
  c.useLabel(body);
  c.pushBlock("try except", s, body);
  c.stmts(s.body);
  c.popBlock();
  c.op(POP_BLOCK, NO_LOCATION);
  c.jump(JUMP_NO_INTERRUPT, orelse, NO_LOCATION);

  c.useLabel(except);
  c.jump(SETUP_CLEANUP, cleanup, NO_LOCATION);
  c.op(PUSH_EXC_INFO, NO_LOCATION);
  c.pushBlock("exception group handler", s);
  for (const [i, handler] of s.handlers.entries()) {
    if (i === 0) {
      // The list of raised exceptions, above the original group; then the part not matched yet.
      c.emit(BUILD_LIST, 0, handler);
      c.emit(COPY, 2, handler);
    }
    compileHandler(c, handler);
    if (i === s.handlers.length - 1) {
      c.emit(LIST_APPEND, 1, NO_LOCATION);
      c.jump(JUMP_NO_INTERRUPT, reraiseStar, NO_LOCATION);
    }
  }
  c.popBlock();
  const reraise = c.newLabel();
  c.useLabel(reraiseStar);
  c.emit(CALL_INTRINSIC_2, INTRINSIC_PREP_RERAISE_STAR, NO_LOCATION);
  c.emit(COPY, 1, NO_LOCATION);
  c.jump(POP_JUMP_IF_NOT_NONE, reraise, NO_LOCATION);
  c.op(POP_TOP, NO_LOCATION);
  c.op(POP_BLOCK, NO_LOCATION);
  c.op(POP_EXCEPT, NO_LOCATION);
  c.jump(JUMP_NO_INTERRUPT, end, NO_LOCATION);
  c.useLabel(reraise);
  c.op(POP_BLOCK, NO_LOCATION);
  c.emit(SWAP, 2, NO_LOCATION);
  c.op(POP_EXCEPT, NO_LOCATION);
  c.emit(RERAISE, 0, NO_LOCATION);
  c.useLabel(cleanup);
  emitPopExceptAndReraise(c);
  c.useLabel(orelse);
  c.stmts(s.orelse);
  c.useLabel(end);
}

function compileHandler(c: Codegen, handler: ExceptHandler): void {
  const except = c.newLabel();
  const exceptWithError = c.newLabel();
  const noMatch = c.newLabel();
  const cleanupEnd = c.newLabel();
  const body = c.newLabel();
  if (handler.type !== null) {
    c.expr(handler.type);
    c.op(CHECK_EG_MATCH, handler);
    c.emit(COPY, 1, handler);
    c.jump(POP_JUMP_IF_NONE, noMatch, handler);
  }
  const { name } = handler;
  if (name !== null) emitNameAccess(c, name, "Store", handler);
  else c.op(POP_TOP, handler);
  c.jump(SETUP_CLEANUP, cleanupEnd, handler);
  c.useLabel(body);
  c.pushBlock("handler cleanup", handler, body, undefined, { name });
  c.stmts(handler.body);
  c.popBlock();
  c.op(POP_BLOCK, NO_LOCATION);
  if (name !== null) emitUnbind(c, name);
  c.jump(JUMP_NO_INTERRUPT, except, NO_LOCATION);

  // The body raised: collect that.
  c.useLabel(cleanupEnd);
  if (name !== null) emitUnbind(c, name);
  c.emit(LIST_APPEND, 3, NO_LOCATION);
  c.op(POP_TOP, NO_LOCATION);
  c.jump(JUMP_NO_INTERRUPT, exceptWithError, NO_LOCATION);

  c.useLabel(except);
  c.op(NOP, NO_LOCATION);
  c.jump(JUMP_NO_INTERRUPT, exceptWithError, NO_LOCATION);
  c.useLabel(noMatch);
  c.op(POP_TOP, handler);
  c.useLabel(exceptWithError);
}
