/** for, async for and while statements. */
import type { AsyncFor, For, While } from "../ast.ts";
import { emitYieldFrom, isTopLevelAwait } from "./async.ts";
import type { Codegen } from "./codegen.ts";
import { compileJumpIf } from "./conditions.ts";
import { NO_LOCATION } from "./instruction.ts";
import {
  END_ASYNC_FOR,
  END_FOR,
  FOR_ITER,
  GET_AITER,
  GET_ANEXT,
  GET_ITER,
  JUMP,
  LOOP_POP,
  NOP,
  POP_BLOCK,
  SETUP_FINALLY,
} from "./ops.ts";

export function compileFor(c: Codegen, s: For): void {
  const start = c.newLabel();
  const cleanup = c.newLabel();
  const end = c.newLabel();
  c.pushBlock("for", s, start, end);
  c.expr(s.iter);
  c.op(GET_ITER, s.iter);
  c.useLabel(start);
  c.jump(FOR_ITER, cleanup, s.iter);
  // Lets a target on a line of its own be seen by tracing.
  c.op(NOP, s.target);
  c.expr(s.target);
  c.stmts(s.body);
  c.jump(JUMP, start, NO_LOCATION);
  c.useLabel(cleanup);
  c.op(END_FOR, NO_LOCATION);
  c.op(LOOP_POP, NO_LOCATION);
  c.popBlock();
  c.stmts(s.orelse);
  c.useLabel(end);
}

export function compileAsyncFor(c: Codegen, s: AsyncFor): void {
  if (!isTopLevelAwait(c) && c.unit.scopeType !== "async function") c.fail("'async for' outside async function", s);
  const start = c.newLabel();
  const except = c.newLabel();
  const end = c.newLabel();
  c.expr(s.iter);
  c.op(GET_AITER, s.iter);
  c.useLabel(start);
  c.pushBlock("for", s, start, end);
  // Guards the __anext__ call, which ends the loop by an exception.
  c.jump(SETUP_FINALLY, except, s);
  c.op(GET_ANEXT, s);
  c.loadConst(null, s);
  emitYieldFrom(c, true, s);
  c.op(POP_BLOCK, s);
  c.expr(s.target);
  c.stmts(s.body);
  c.jump(JUMP, start, NO_LOCATION);
  c.popBlock();
  c.useLabel(except);
  c.op(END_ASYNC_FOR, s.iter);
  c.stmts(s.orelse);
  c.useLabel(end);
}

export function compileWhile(c: Codegen, s: While): void {
  const loop = c.newLabel();
  const body = c.newLabel();
  const anchor = c.newLabel();
  const end = c.newLabel();
  c.useLabel(loop);
  c.pushBlock("while", s, loop, end);
  compileJumpIf(c, s, s.test, anchor, false);
  c.useLabel(body);
  c.stmts(s.body);
  // Testing at the end as well saves a jump per round.
  compileJumpIf(c, s, s.test, body, true);
  c.popBlock();
  c.useLabel(anchor);
  c.stmts(s.orelse);
  c.useLabel(end);
}
