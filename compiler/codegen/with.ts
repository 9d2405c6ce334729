/** with and async with statements. */
import type { AsyncWith, Span, With } from "../ast.ts";
import { emitYieldFrom, isTopLevelAwait } from "./async.ts";
import type { Codegen } from "./codegen.ts";
import { NO_LOCATION } from "./instruction.ts";
import {
  BEFORE_ASYNC_WITH,
  BEFORE_WITH,
  GET_AWAITABLE,
  JUMP,
  JUMP_NO_INTERRUPT,
  POP_BLOCK,
  POP_EXCEPT,
  POP_JUMP_IF_TRUE,
  POP_TOP,
  PUSH_EXC_INFO,
  RERAISE,
  SETUP_CLEANUP,
  SETUP_WITH,
  TO_BOOL,
  WITH_EXCEPT_START,
} from "./ops.ts";
import { emitPopExceptAndReraise } from "./try.ts";
import type { Label } from "./unit.ts";
import { emitExitCall } from "./unwind.ts";

const AFTER_AENTER = 1;
const AFTER_AEXIT = 2;

/** Compiles the items from `index` on, each around the next, and the body in the last one. */
export function compileWith(c: Codegen, s: With | AsyncWith, index: number): void {
  const isAsync = s.kind === "AsyncWith";
  if (isAsync && !isTopLevelAwait(c) && c.unit.scopeType !== "async function") {
    c.fail("'async with' outside async function", s);
  }
  const item = s.items[index];
  const span = item.contextExpr;
  const body = c.newLabel();
  const final = c.newLabel();
  const exit = c.newLabel();
  const cleanup = c.newLabel();
  c.expr(item.contextExpr);
  c.op(isAsync ? BEFORE_ASYNC_WITH : BEFORE_WITH, span);
  if (isAsync) emitAwait(c, AFTER_AENTER, span);
  c.jump(SETUP_WITH, final, span);
  c.useLabel(body);
  c.pushBlock(isAsync ? "async with" : "with", span, body, final);
  if (item.optionalVars !== null) c.expr(item.optionalVars);
  else c.op(POP_TOP, span);
  if (index + 1 < s.items.length) compileWith(c, s, index + 1);
  else c.stmts(s.body);
  c.op(POP_BLOCK, isAsync ? span : NO_LOCATION);
  c.popBlock();
  emitExitCall(c, span);
  if (isAsync) emitAwait(c, AFTER_AEXIT, span);
  c.op(POP_TOP, span);
  c.jump(JUMP, exit, span);

  c.useLabel(final);
  c.jump(SETUP_CLEANUP, cleanup, span);
  c.op(PUSH_EXC_INFO, span);
  c.op(WITH_EXCEPT_START, span);
  if (isAsync) emitAwait(c, AFTER_AEXIT, span);
  emitExceptFinish(c, cleanup);
  c.useLabel(exit);
}

function emitAwait(c: Codegen, where: number, span: Span): void {
  c.emit(GET_AWAITABLE, where, span);
  c.loadConst(null, span);
  emitYieldFrom(c, true, span);
}

/** Swallows or re-raises the exception, as the result of __exit__ on the stack demands. */
function emitExceptFinish(c: Codegen, cleanup: Label): void {
  const suppress = c.newLabel();
  c.op(TO_BOOL, NO_LOCATION);
  c.jump(POP_JUMP_IF_TRUE, suppress, NO_LOCATION);
  c.emit(RERAISE, 2, NO_LOCATION);
  c.useLabel(suppress);
  c.op(POP_TOP, NO_LOCATION);
  c.op(POP_BLOCK, NO_LOCATION);
  c.op(POP_EXCEPT, NO_LOCATION);
  c.op(POP_TOP, NO_LOCATION);
  c.op(POP_TOP, NO_LOCATION);
  const exit = c.newLabel();
  c.jump(JUMP_NO_INTERRUPT, exit, NO_LOCATION);
  c.useLabel(cleanup);
  emitPopExceptAndReraise(c);
  c.useLabel(exit);
}
