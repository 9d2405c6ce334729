/** try statements with except and finally. See try-star.ts for except*. */
import type { ExceptHandler, Try, TryStar } from "../ast.ts";
import type { Codegen } from "./codegen.ts";
import { NO_LOCATION } from "./instruction.ts";
import { emitNameAccess } from "./names.ts";
import {
  CHECK_EXC_MATCH,
  COPY,
  JUMP_NO_INTERRUPT,
  POP_BLOCK,
  POP_EXCEPT,
  POP_JUMP_IF_FALSE,
  POP_TOP,
  PUSH_EXC_INFO,
  RERAISE,
  SETUP_CLEANUP,
  SETUP_FINALLY,
} from "./ops.ts";
import type { Label } from "./unit.ts";

export function compileTry(c: Codegen, s: Try): void {
  if (s.finalbody.length > 0) compileFinally(c, s, () => compileTryBody(c, s));
  else compileTryExcept(c, s);
}

function compileTryBody(c: Codegen, s: Try): void {
  if (s.handlers.length > 0) compileTryExcept(c, s);
  else c.stmts(s.body);
}

/** `try: body finally: ...`. The final body is compiled twice: for the normal way out and for exceptions. */
export function compileFinally(c: Codegen, s: Try | TryStar, compileTried: () => void): void {
  const body = c.newLabel();
  const end = c.newLabel();
  const exit = c.newLabel();
  const cleanup = c.newLabel();
  c.jump(SETUP_FINALLY, end, s);
  c.useLabel(body);
  c.pushBlock("finally try", s, body, end, { finalBody: s.finalbody });
  compileTried();
  c.op(POP_BLOCK, NO_LOCATION);
  c.popBlock();
  c.stmts(s.finalbody);
  c.jump(JUMP_NO_INTERRUPT, exit, NO_LOCATION);

  c.useLabel(end);
  c.jump(SETUP_CLEANUP, cleanup, NO_LOCATION);
  c.op(PUSH_EXC_INFO, NO_LOCATION);
  c.pushBlock("finally end", NO_LOCATION, end);
  c.stmts(s.finalbody);
  c.popBlock();
  c.emit(RERAISE, 0, NO_LOCATION);
  c.useLabel(cleanup);
  emitPopExceptAndReraise(c);
  c.useLabel(exit);
}

/** Ends the handling of an exception during which another one was raised. Stack: previous exception, lasti, exception. */
export function emitPopExceptAndReraise(c: Codegen): void {
  c.emit(COPY, 3, NO_LOCATION);
  c.op(POP_EXCEPT, NO_LOCATION);
  c.emit(RERAISE, 1, NO_LOCATION);
}

function compileTryExcept(c: Codegen, s: Try): void {
  const body = c.newLabel();
  const except = c.newLabel();
  const end = c.newLabel();
  const cleanup = c.newLabel();
  c.jump(SETUP_FINALLY, except, s);
  c.useLabel(body);
  c.pushBlock("try except", s, body);
  c.stmts(s.body);
  c.popBlock();
  c.op(POP_BLOCK, NO_LOCATION);
  c.stmts(s.orelse);
  c.jump(JUMP_NO_INTERRUPT, end, NO_LOCATION);

  c.useLabel(except);
  c.jump(SETUP_CLEANUP, cleanup, NO_LOCATION);
  c.op(PUSH_EXC_INFO, NO_LOCATION);
  c.pushBlock("exception handler", s);
  for (const [i, handler] of s.handlers.entries()) {
    if (handler.type === null && i < s.handlers.length - 1) c.fail("default 'except:' must be last", handler);
    compileHandler(c, handler, end);
  }
  c.popBlock();
  c.emit(RERAISE, 0, NO_LOCATION);
  c.useLabel(cleanup);
  emitPopExceptAndReraise(c);
  c.useLabel(end);
}

/** One except clause; continues after itself if the exception does not match, and at `end` when it is handled. */
function compileHandler(c: Codegen, handler: ExceptHandler, end: Label): void {
  const next = c.newLabel();
  if (handler.type !== null) {
    c.expr(handler.type);
    c.op(CHECK_EXC_MATCH, handler);
    c.jump(POP_JUMP_IF_FALSE, next, handler);
  }
  const cleanupEnd = c.newLabel();
  const body = c.newLabel();
  const { name } = handler;
  if (name !== null) {
    // `except T as name: body` is `name = exception; try: body; finally: name = None; del name`.
    emitNameAccess(c, name, "Store", handler);
    c.jump(SETUP_CLEANUP, cleanupEnd, handler);
  } else {
    c.op(POP_TOP, handler);
  }
  c.useLabel(body);
  c.pushBlock("handler cleanup", handler, body, undefined, { name });
  c.stmts(handler.body);
  c.popBlock();
  if (name !== null) c.op(POP_BLOCK, NO_LOCATION);
  c.op(POP_BLOCK, NO_LOCATION);
  c.op(POP_EXCEPT, NO_LOCATION);
  if (name !== null) emitUnbind(c, name);
  c.jump(JUMP_NO_INTERRUPT, end, NO_LOCATION);
  if (name !== null) {
    c.useLabel(cleanupEnd);
    emitUnbind(c, name);
    c.emit(RERAISE, 1, NO_LOCATION);
  }
  c.useLabel(next);
}

/** name = None; del name (which cannot fail, even if the body deleted it). */
export function emitUnbind(c: Codegen, name: string): void {
  c.loadConst(null, NO_LOCATION);
  emitNameAccess(c, name, "Store", NO_LOCATION);
  emitNameAccess(c, name, "Del", NO_LOCATION);
}
