/** Leaving frame blocks by return, break and continue: emits what undoes each block on the way out. */
import type { Break, Continue, Return, Span } from "../ast.ts";
import { emitYieldFrom } from "./async.ts";
import type { Codegen } from "./codegen.ts";
import { NO_LOCATION } from "./instruction.ts";
import { emitNameAccess } from "./names.ts";
import { CALL, GET_AWAITABLE, JUMP, NOP, POP_BLOCK, POP_EXCEPT, POP_TOP, RETURN_VALUE, SWAP } from "./ops.ts";
import type { FrameBlock } from "./unit.ts";

/** Calls the bound __exit__ on top of the stack with (None, None, None): the first None fills the slot of self. */
export function emitExitCall(c: Codegen, span: Span): void {
  c.loadConst(null, span);
  c.loadConst(null, span);
  c.loadConst(null, span);
  c.emit(CALL, 2, span);
}

export function emitReturn(c: Codegen, s: Return): void {
  const { entry } = c;
  const { value } = s;
  if (!entry.isFunctionLike) c.fail("'return' outside function", s);
  if (value !== null && entry.coroutine && entry.generator) c.fail("'return' with value in async generator", s);
  // A constant can be loaded after unwinding; anything else must be computed before and kept on the stack.
  const onStack = value !== null && value.kind !== "Constant";
  let span: Span = s;
  if (onStack) {
    c.expr(value);
  } else if (value !== null) {
    // Keeps the line of the value, although the value is loaded later.
    span = value;
    c.op(NOP, span);
  }
  if (value === null || value.lineno !== s.lineno) {
    span = s;
    c.op(NOP, span);
  }
  span = unwindAll(c, span, onStack).span;
  if (value === null) c.loadConst(null, span);
  else if (value.kind === "Constant") c.loadConst(value.value, span);
  c.op(RETURN_VALUE, span);
}

export function emitBreak(c: Codegen, s: Break): void {
  c.op(NOP, s);
  const { span, loop } = unwindAll(c, s, false, true);
  if (loop === null) c.fail("'break' outside loop", s);
  c.jump(JUMP, loop.exit, unwind(c, span, loop, false));
}

export function emitContinue(c: Codegen, s: Continue): void {
  c.op(NOP, s);
  const { span, loop } = unwindAll(c, s, false, true);
  if (loop === null) c.fail("'continue' not properly in loop", s);
  c.jump(JUMP, loop.start, span);
}

interface Unwound {
  /** The location of what follows. */
  span: Span;
  /** The loop at which unwinding stopped. */
  loop: FrameBlock | null;
}

/** Unwinds all blocks from the inside out, or up to the innermost loop. The blocks are in place again on return. */
function unwindAll(c: Codegen, span: Span, preserveTop: boolean, stopAtLoop = false): Unwound {
  const block = c.unit.frameBlocks.at(-1);
  if (block === undefined) return { span, loop: null };
  if (block.type === "exception group handler") {
    c.fail("'break', 'continue' and 'return' cannot appear in an except* block", span);
  }
  if (stopAtLoop && (block.type === "while" || block.type === "for")) return { span, loop: block };
  c.popBlock();
  const result = unwindAll(c, unwind(c, span, block, preserveTop), preserveTop, stopAtLoop);
  c.unit.frameBlocks.push(block);
  return result;
}

/** Undoes one block; returns the location for what follows. `preserveTop`: the top of the stack is a value to keep. */
function unwind(c: Codegen, span: Span, block: FrameBlock, preserveTop: boolean): Span {
  switch (block.type) {
    case "while":
    case "exception handler":
    case "exception group handler":
    case "async comprehension generator":
    case "stop iteration":
      return span;
    case "for":
    case "pop value":
      if (preserveTop) c.emit(SWAP, 2, span);
      c.op(POP_TOP, span);
      return span;
    case "try except":
      c.op(POP_BLOCK, span);
      return span;
    case "finally try":
      c.op(POP_BLOCK, span);
      if (preserveTop) c.pushBlock("pop value", span);
      c.stmts(block.finalBody!);
      if (preserveTop) c.popBlock();
      // What follows happens after the finally body, so it has no line of its own.
      return NO_LOCATION;
    case "finally end":
      if (preserveTop) c.emit(SWAP, 2, span);
      c.op(POP_TOP, span);
      if (preserveTop) c.emit(SWAP, 2, span);
      c.op(POP_BLOCK, span);
      c.op(POP_EXCEPT, span);
      return span;
    case "with":
    case "async with":
      c.op(POP_BLOCK, block.span);
      if (preserveTop) c.emit(SWAP, 2, block.span);
      emitExitCall(c, block.span);
      if (block.type === "async with") {
        c.emit(GET_AWAITABLE, 2, block.span);
        c.loadConst(null, block.span);
        emitYieldFrom(c, true, block.span);
      }
      c.op(POP_TOP, block.span);
      return NO_LOCATION;
    case "handler cleanup":
      if (block.name !== null) c.op(POP_BLOCK, span);
      if (preserveTop) c.emit(SWAP, 2, span);
      c.op(POP_BLOCK, span);
      c.op(POP_EXCEPT, span);
      if (block.name !== null) {
        c.loadConst(null, span);
        emitNameAccess(c, block.name, "Store", span);
        emitNameAccess(c, block.name, "Del", span);
      }
      return span;
  }
}
