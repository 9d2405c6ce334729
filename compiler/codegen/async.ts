/** Yield, yield from and await. */
import type { Await, Span, Yield, YieldFrom } from "../ast.ts";
import type { Codegen } from "./codegen.ts";
import { NO_LOCATION } from "./instruction.ts";
import { INTRINSIC_ASYNC_GEN_WRAP } from "./intrinsics.ts";
import {
  CALL_INTRINSIC_1,
  CLEANUP_THROW,
  END_SEND,
  GET_AWAITABLE,
  GET_YIELD_FROM_ITER,
  JUMP_NO_INTERRUPT,
  POP_BLOCK,
  RESUME,
  SEND,
  SETUP_FINALLY,
  YIELD_VALUE,
} from "./ops.ts";

/** Operands of RESUME; only "not 0" matters to us, CPython's numbers are kept for comparison. */
const AFTER_YIELD = 1;
const AFTER_YIELD_FROM = 2;
const AFTER_AWAIT = 3;

/** Delegates to the iterator below the None on top of the stack, and leaves its result. */
export function emitYieldFrom(c: Codegen, isAwait: boolean, span: Span): void {
  const send = c.newLabel();
  const fail = c.newLabel();
  const exit = c.newLabel();
  c.useLabel(send);
  c.jump(SEND, exit, span);
  // The only way YIELD_VALUE raises is close() or throw(), which may end the iterator.
  c.jump(SETUP_FINALLY, fail, span);
  c.emit(YIELD_VALUE, 1, span);
  c.op(POP_BLOCK, NO_LOCATION);
  c.emit(RESUME, isAwait ? AFTER_AWAIT : AFTER_YIELD_FROM, span);
  c.jump(JUMP_NO_INTERRUPT, send, span);
  c.useLabel(fail);
  c.op(CLEANUP_THROW, span);
  c.useLabel(exit);
  c.op(END_SEND, span);
}

/** Yields the top of the stack; the value sent replaces it. */
export function emitYield(c: Codegen, span: Span): void {
  const { entry } = c;
  if (entry.generator && entry.coroutine) c.emit(CALL_INTRINSIC_1, INTRINSIC_ASYNC_GEN_WRAP, span);
  c.emit(YIELD_VALUE, 0, span);
  c.emit(RESUME, AFTER_YIELD, span);
}

export function compileYield(c: Codegen, e: Yield): void {
  if (!c.entry.isFunctionLike) c.fail("'yield' outside function", e);
  if (e.value !== null) c.expr(e.value);
  else c.loadConst(null, e);
  emitYield(c, e);
}

export function compileYieldFrom(c: Codegen, e: YieldFrom): void {
  if (!c.entry.isFunctionLike) c.fail("'yield from' outside function", e);
  if (c.unit.scopeType === "async function") c.fail("'yield from' inside async function", e);
  c.expr(e.value);
  c.op(GET_YIELD_FROM_ITER, e);
  c.loadConst(null, e);
  emitYieldFrom(c, false, e);
}

export function compileAwait(c: Codegen, e: Await): void {
  const { scopeType } = c.unit;
  if (!isTopLevelAwait(c) && scopeType !== "async function" && scopeType !== "comprehension") {
    c.fail("'await' outside async function", e);
  }
  c.expr(e.value);
  c.emit(GET_AWAITABLE, 0, e);
  c.loadConst(null, e);
  emitYieldFrom(c, true, e);
}

/** Whether this is a module compiled so that it may await. */
export const isTopLevelAwait = (c: Codegen): boolean => c.options.topLevelAwait && c.entry.type === "module";
