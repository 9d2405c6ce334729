/** Comparisons and conditional jumps. */

import { COMPARISONS } from "../../vm/bytecode/opcodes.ts";
import type { Compare, ComparisonOperator, Expr, Span } from "../ast.ts";
import type { Codegen } from "./codegen.ts";
import { NO_LOCATION } from "./instruction.ts";
import {
  COMPARE_OP,
  CONTAINS_OP,
  COPY,
  IS_OP,
  JUMP_NO_INTERRUPT,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_TRUE,
  POP_TOP,
  SWAP,
  TO_BOOL,
} from "./ops.ts";
import type { Label } from "./unit.ts";
import { checkIdentity } from "./warnings.ts";

const SIGNS = { Eq: "==", NotEq: "!=", Lt: "<", LtE: "<=", Gt: ">", GtE: ">=" } as const;

export function emitCompare(c: Codegen, op: ComparisonOperator, span: Span): void {
  switch (op) {
    case "Is":
    case "IsNot":
      c.emit(IS_OP, op === "IsNot" ? 1 : 0, span);
      return;
    case "In":
    case "NotIn":
      c.emit(CONTAINS_OP, op === "NotIn" ? 1 : 0, span);
      return;
    default:
      c.emit(COMPARE_OP, COMPARISONS.indexOf(SIGNS[op]), span);
      return;
  }
}

export function compileCompare(c: Codegen, e: Compare): void {
  checkIdentity(c, e);
  c.expr(e.left);
  const last = e.ops.length - 1;
  if (last === 0) {
    c.expr(e.comparators[0]);
    emitCompare(c, e.ops[0], e);
    return;
  }
  const cleanup = c.newLabel();
  for (let i = 0; i < last; i++) {
    emitChainLink(c, e, i);
    c.emit(COPY, 1, e);
    c.op(TO_BOOL, e);
    c.jump(POP_JUMP_IF_FALSE, cleanup, e);
    c.op(POP_TOP, e);
  }
  c.expr(e.comparators[last]);
  emitCompare(c, e.ops[last], e);
  const end = c.newLabel();
  c.jump(JUMP_NO_INTERRUPT, end, NO_LOCATION);
  c.useLabel(cleanup);
  c.emit(SWAP, 2, e);
  c.op(POP_TOP, e);
  c.useLabel(end);
}

/** One comparison in the middle of a chain: leaves its right operand below its result. */
function emitChainLink(c: Codegen, e: Compare, i: number): void {
  c.expr(e.comparators[i]);
  c.emit(SWAP, 2, e);
  c.emit(COPY, 2, e);
  emitCompare(c, e.ops[i], e);
}

/** Jumps to `target` if the truth of `e` is `condition`, else continues. `span` is that of the statement or expression that asks. */
export function compileJumpIf(c: Codegen, span: Span, e: Expr, target: Label, condition: boolean): void {
  switch (e.kind) {
    case "UnaryOp":
      if (e.op === "Not") {
        compileJumpIf(c, span, e.operand, target, !condition);
        return;
      }
      break;
    case "BoolOp": {
      const decides = e.op === "Or";
      // An operand that decides the whole jumps to the target, or past the end if the other outcome is wanted.
      const decided = decides === condition ? target : c.newLabel();
      const last = e.values.length - 1;
      for (let i = 0; i < last; i++) compileJumpIf(c, span, e.values[i], decided, decides);
      compileJumpIf(c, span, e.values[last], target, condition);
      if (decided !== target) c.useLabel(decided);
      return;
    }
    case "IfExp": {
      const end = c.newLabel();
      const orelse = c.newLabel();
      compileJumpIf(c, span, e.test, orelse, false);
      compileJumpIf(c, span, e.body, target, condition);
      c.jump(JUMP_NO_INTERRUPT, end, NO_LOCATION);
      c.useLabel(orelse);
      compileJumpIf(c, span, e.orelse, target, condition);
      c.useLabel(end);
      return;
    }
    case "Compare":
      if (e.ops.length > 1) {
        compileJumpIfChain(c, e, target, condition);
        return;
      }
      break;
  }
  c.expr(e);
  c.op(TO_BOOL, e);
  c.jump(condition ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, target, e);
}

function compileJumpIfChain(c: Codegen, e: Compare, target: Label, condition: boolean): void {
  checkIdentity(c, e);
  const cleanup = c.newLabel();
  c.expr(e.left);
  const last = e.ops.length - 1;
  for (let i = 0; i < last; i++) {
    emitChainLink(c, e, i);
    c.op(TO_BOOL, e);
    c.jump(POP_JUMP_IF_FALSE, cleanup, e);
  }
  c.expr(e.comparators[last]);
  emitCompare(c, e.ops[last], e);
  c.op(TO_BOOL, e);
  c.jump(condition ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, target, e);
  const end = c.newLabel();
  c.jump(JUMP_NO_INTERRUPT, end, NO_LOCATION);
  c.useLabel(cleanup);
  c.op(POP_TOP, e);
  if (!condition) c.jump(JUMP_NO_INTERRUPT, target, NO_LOCATION);
  c.useLabel(end);
}
