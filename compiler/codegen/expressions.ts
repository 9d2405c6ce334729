/** Dispatch over expression nodes, and the expressions that need no file of their own. */

import { BINARY_OPERATORS } from "../../vm/bytecode/opcodes.ts";
import type {
  Attribute,
  BinOp,
  BoolOp,
  Expr,
  FormattedValue,
  IfExp,
  JoinedStr,
  Operator,
  Slice,
  Span,
  Subscript,
  UnaryOp,
} from "../ast.ts";
import { compileAwait, compileYield, compileYieldFrom } from "./async.ts";
import { attributeNameSpan, canOptimizeSuper, emitSuperArguments, isTwoPartSlice } from "./attributes.ts";
import { compileCall } from "./calls.ts";
import type { Codegen } from "./codegen.ts";
import { compileComprehension } from "./comprehensions.ts";
import { compileCompare, compileJumpIf } from "./conditions.ts";
import { compileDict, compileList, compileSet, compileTuple, STACK_USE_GUIDELINE } from "./displays.ts";
import { compileLambda } from "./functions.ts";
import { NO_LOCATION } from "./instruction.ts";
import { INTRINSIC_UNARY_POSITIVE } from "./intrinsics.ts";
import { emitNameAccess } from "./names.ts";
import {
  BINARY_OP,
  BINARY_SLICE,
  BINARY_SUBSCR,
  BUILD_LIST,
  BUILD_SLICE,
  BUILD_STRING,
  CALL,
  CALL_INTRINSIC_1,
  CONVERT_VALUE,
  COPY,
  DELETE_ATTR,
  DELETE_SUBSCR,
  FORMAT_SIMPLE,
  FORMAT_WITH_SPEC,
  JUMP_NO_INTERRUPT,
  LIST_APPEND,
  LOAD_ATTR,
  LOAD_METHOD,
  LOAD_SUPER_ATTR,
  NOP,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_TRUE,
  POP_TOP,
  STORE_ATTR,
  STORE_SLICE,
  STORE_SUBSCR,
  TO_BOOL,
  UNARY_INVERT,
  UNARY_NEGATIVE,
  UNARY_NOT,
} from "./ops.ts";
import { checkIndex, checkSubscripted } from "./warnings.ts";

export function compileExpr(c: Codegen, e: Expr): void {
  switch (e.kind) {
    case "Name":
      emitNameAccess(c, e.id, e.ctx, e);
      return;
    case "Constant":
      c.loadConst(e.value, e);
      return;
    case "Attribute":
      compileAttribute(c, e);
      return;
    case "Call":
      compileCall(c, e);
      return;
    case "BinOp":
      compileBinOp(c, e);
      return;
    case "Compare":
      compileCompare(c, e);
      return;
    case "Subscript":
      compileSubscript(c, e);
      return;
    case "BoolOp":
      compileBoolOp(c, e);
      return;
    case "UnaryOp":
      compileUnaryOp(c, e);
      return;
    case "Tuple":
      compileTuple(c, e);
      return;
    case "List":
      compileList(c, e);
      return;
    case "Dict":
      compileDict(c, e);
      return;
    case "Set":
      compileSet(c, e);
      return;
    case "IfExp":
      compileIfExp(c, e);
      return;
    case "JoinedStr":
      compileJoinedStr(c, e);
      return;
    case "FormattedValue":
      compileFormattedValue(c, e);
      return;
    case "Lambda":
      compileLambda(c, e);
      return;
    case "ListComp":
    case "SetComp":
    case "DictComp":
    case "GeneratorExp":
      compileComprehension(c, e);
      return;
    case "NamedExpr":
      c.expr(e.value);
      c.emit(COPY, 1, e);
      c.expr(e.target);
      return;
    case "Slice":
      compileSlice(c, e);
      return;
    case "Yield":
      compileYield(c, e);
      return;
    case "YieldFrom":
      compileYieldFrom(c, e);
      return;
    case "Await":
      compileAwait(c, e);
      return;
    case "Starred":
      // Where a star is allowed, the containing node has taken it.
      c.fail(e.ctx === "Store" ? "starred assignment target must be in a list or tuple" : "can't use starred expression here", e);
      return;
  }
}

const BINARY_OPERATOR_SIGNS: Record<Operator, string> = {
  Add: "+",
  Sub: "-",
  Mult: "*",
  MatMult: "@",
  Div: "/",
  Mod: "%",
  Pow: "**",
  LShift: "<<",
  RShift: ">>",
  BitOr: "|",
  BitXor: "^",
  BitAnd: "&",
  FloorDiv: "//",
};
const OPERATOR_NUMBERS = new Map<string, number>(BINARY_OPERATORS.map((sign, i) => [sign, i]));

/** Emits a binary operator; the assembler turns the common ones into opcodes of their own. */
export function emitBinary(c: Codegen, op: Operator, inplace: boolean, span: Span): void {
  const sign = BINARY_OPERATOR_SIGNS[op];
  c.emit(BINARY_OP, OPERATOR_NUMBERS.get(inplace ? `${sign}=` : sign)!, span);
}

function compileBinOp(c: Codegen, e: BinOp): void {
  c.expr(e.left);
  c.expr(e.right);
  emitBinary(c, e.op, false, e);
}

function compileUnaryOp(c: Codegen, e: UnaryOp): void {
  c.expr(e.operand);
  switch (e.op) {
    case "UAdd":
      c.emit(CALL_INTRINSIC_1, INTRINSIC_UNARY_POSITIVE, e);
      return;
    case "Not":
      c.op(TO_BOOL, e);
      c.op(UNARY_NOT, e);
      return;
    case "USub":
      c.op(UNARY_NEGATIVE, e);
      return;
    case "Invert":
      c.op(UNARY_INVERT, e);
      return;
  }
}

function compileBoolOp(c: Codegen, e: BoolOp): void {
  const jump = e.op === "And" ? POP_JUMP_IF_FALSE : POP_JUMP_IF_TRUE;
  const end = c.newLabel();
  const last = e.values.length - 1;
  for (let i = 0; i < last; i++) {
    c.expr(e.values[i]);
    c.emit(COPY, 1, e);
    c.op(TO_BOOL, e);
    c.jump(jump, end, e);
    c.op(POP_TOP, e);
  }
  c.expr(e.values[last]);
  c.useLabel(end);
}

function compileIfExp(c: Codegen, e: IfExp): void {
  const end = c.newLabel();
  const orelse = c.newLabel();
  compileJumpIf(c, e, e.test, orelse, false);
  c.expr(e.body);
  c.jump(JUMP_NO_INTERRUPT, end, NO_LOCATION);
  c.useLabel(orelse);
  c.expr(e.orelse);
  c.useLabel(end);
}

function compileAttribute(c: Codegen, e: Attribute): void {
  if (e.ctx === "Load" && canOptimizeSuper(c, e)) {
    const twoArguments = emitSuperArguments(c, e);
    c.emit(LOAD_SUPER_ATTR, (c.unit.nameIndex(c.mangle(e.attr)) << 1) | twoArguments, e);
    c.op(NOP, attributeNameSpan(e, e));
    return;
  }
  recordStaticAttribute(c, e);
  c.expr(e.value);
  const op = e.ctx === "Load" ? LOAD_ATTR : e.ctx === "Store" ? STORE_ATTR : DELETE_ATTR;
  c.emitName(op, e.attr, attributeNameSpan(e, e));
}

/** `self.x = ...` in a method adds "x" to the class's __static_attributes__. */
function recordStaticAttribute(c: Codegen, e: Attribute): void {
  if (e.ctx !== "Store" || e.value.kind !== "Name" || e.value.id !== "self") return;
  for (let i = c.enclosing.length - 1; i >= 0; i--) {
    const { staticAttributes } = c.enclosing[i];
    if (staticAttributes === null) continue;
    staticAttributes.add(e.attr);
    return;
  }
}

function compileSubscript(c: Codegen, e: Subscript): void {
  if (e.ctx === "Load") {
    checkSubscripted(c, e.value);
    checkIndex(c, e.value, e.slice);
  }
  c.expr(e.value);
  if (isTwoPartSlice(e.slice) && e.ctx !== "Del") {
    emitSliceBounds(c, e.slice);
    c.op(e.ctx === "Load" ? BINARY_SLICE : STORE_SLICE, e);
    return;
  }
  c.expr(e.slice);
  c.op(e.ctx === "Load" ? BINARY_SUBSCR : e.ctx === "Store" ? STORE_SUBSCR : DELETE_SUBSCR, e);
}

/** Pushes start and stop of a slice, None for those that are missing. */
export function emitSliceBounds(c: Codegen, s: Slice): void {
  for (const bound of [s.lower, s.upper]) {
    if (bound !== null) c.expr(bound);
    else c.loadConst(null, s);
  }
}

function compileSlice(c: Codegen, s: Slice): void {
  emitSliceBounds(c, s);
  if (s.step !== null) c.expr(s.step);
  c.emit(BUILD_SLICE, s.step === null ? 2 : 3, s);
}

function compileJoinedStr(c: Codegen, e: JoinedStr): void {
  const count = e.values.length;
  if (count > STACK_USE_GUIDELINE) {
    c.loadConst("", e);
    c.emitName(LOAD_METHOD, "join", e);
    c.emit(BUILD_LIST, 0, e);
    for (const value of e.values) {
      c.expr(value);
      c.emit(LIST_APPEND, 1, e);
    }
    c.emit(CALL, 1, e);
    return;
  }
  c.exprs(e.values);
  if (count === 0) c.loadConst("", e);
  else if (count > 1) c.emit(BUILD_STRING, count, e);
}

const CONVERSIONS: Record<string, number> = { s: 1, r: 2, a: 3 };

function compileFormattedValue(c: Codegen, e: FormattedValue): void {
  c.expr(e.value);
  if (e.conversion !== -1) c.emit(CONVERT_VALUE, CONVERSIONS[String.fromCharCode(e.conversion)], e);
  if (e.formatSpec === null) {
    c.op(FORMAT_SIMPLE, e);
    return;
  }
  c.expr(e.formatSpec);
  c.op(FORMAT_WITH_SPEC, e);
}
