/** Augmented and annotated assignments. */
import type { AnnAssign, AugAssign, Expr } from "../ast.ts";
import { unparse } from "../unparse.ts";
import { attributeNameSpan, isTwoPartSlice } from "./attributes.ts";
import type { Codegen } from "./codegen.ts";
import { emitBinary, emitSliceBounds } from "./expressions.ts";
import { emitNameAccess } from "./names.ts";
import {
  BINARY_SLICE,
  BINARY_SUBSCR,
  COPY,
  LOAD_ATTR,
  LOAD_NAME,
  POP_TOP,
  STORE_ATTR,
  STORE_SLICE,
  STORE_SUBSCR,
  SWAP,
} from "./ops.ts";

export function compileAugAssign(c: Codegen, s: AugAssign): void {
  const { target } = s;
  const operate = () => {
    c.expr(s.value);
    emitBinary(c, s.op, true, s);
  };
  switch (target.kind) {
    case "Name":
      emitNameAccess(c, target.id, "Load", target);
      operate();
      emitNameAccess(c, target.id, "Store", target);
      return;
    case "Attribute": {
      const span = attributeNameSpan(target, target);
      c.expr(target.value);
      c.emit(COPY, 1, target);
      c.emitName(LOAD_ATTR, target.attr, span);
      operate();
      c.emit(SWAP, 2, span);
      c.emitName(STORE_ATTR, target.attr, span);
      return;
    }
    case "Subscript": {
      c.expr(target.value);
      const { slice } = target;
      const twoParts = isTwoPartSlice(slice);
      if (twoParts) emitSliceBounds(c, slice);
      else c.expr(slice);
      // The container and its index (one item or two) are needed again for the store.
      const operands = twoParts ? 3 : 2;
      for (let i = 0; i < operands; i++) c.emit(COPY, operands, target);
      c.op(twoParts ? BINARY_SLICE : BINARY_SUBSCR, target);
      operate();
      for (let depth = operands + 1; depth > 1; depth--) c.emit(SWAP, depth, target);
      c.op(twoParts ? STORE_SLICE : STORE_SUBSCR, target);
      return;
    }
    default:
      throw new Error(`invalid node type (${target.kind}) for augmented assignment`);
  }
}

export function compileAnnAssign(c: Codegen, s: AnnAssign): void {
  const { target, annotation, value } = s;
  const asString = c.options.future.annotations;
  if (value !== null) {
    c.expr(value);
    c.expr(target);
  }
  switch (target.kind) {
    case "Name":
      if (s.simple && c.isModuleOrClass) {
        if (asString) c.loadConst(unparse(annotation), annotation);
        else c.expr(annotation);
        c.emitName(LOAD_NAME, "__annotations__", s);
        c.loadConst(c.mangle(target.id), s);
        c.op(STORE_SUBSCR, s);
      }
      break;
    case "Attribute":
      if (value === null) evaluate(c, target.value);
      break;
    case "Subscript":
      if (value === null) {
        evaluate(c, target.value);
        evaluateIndex(c, target.slice);
      }
      break;
    default:
      throw new Error(`invalid node type (${target.kind}) for annotated assignment`);
  }
  // The annotation of anything but a simple name is evaluated and dropped.
  if (!s.simple && !asString && c.isModuleOrClass) evaluate(c, annotation);
}

function evaluate(c: Codegen, e: Expr): void {
  c.expr(e);
  c.op(POP_TOP, e);
}

function evaluateIndex(c: Codegen, e: Expr): void {
  if (e.kind === "Slice") {
    for (const part of [e.lower, e.upper, e.step]) if (part !== null) evaluate(c, part);
  } else if (e.kind === "Tuple") {
    for (const elt of e.elts) evaluateIndex(c, elt);
  } else {
    evaluate(c, e);
  }
}
