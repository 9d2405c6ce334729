/** Tuple, list, set and dict displays, and unpacking assignment to tuples and lists. */

import type { Constant } from "../../vm/bytecode/constant.ts";
import type { Dict, Expr, List, SetExpr, Span, Tuple } from "../ast.ts";
import type { Codegen } from "./codegen.ts";
import { constantKey } from "./constants.ts";
import { INTRINSIC_LIST_TO_TUPLE } from "./intrinsics.ts";
import { emitNameAccess } from "./names.ts";
import {
  BUILD_CONST_KEY_MAP,
  BUILD_LIST,
  BUILD_MAP,
  BUILD_SET,
  BUILD_TUPLE,
  CALL_INTRINSIC_1,
  DICT_UPDATE,
  LIST_APPEND,
  LIST_EXTEND,
  MAP_ADD,
  SET_ADD,
  SET_UPDATE,
  UNPACK_EX,
  UNPACK_SEQUENCE,
} from "./ops.ts";

/** More items than this are not pushed on the stack at once. */
export const STACK_USE_GUIDELINE = 30;

/** Which instructions build a kind of sequence. A tuple with stars is built as a list first. */
interface SequenceKind {
  readonly build: number;
  readonly add: number;
  readonly extend: number;
  readonly tuple: boolean;
}
const LIST: SequenceKind = { build: BUILD_LIST, add: LIST_APPEND, extend: LIST_EXTEND, tuple: false };
export const TUPLE: SequenceKind = { build: BUILD_LIST, add: LIST_APPEND, extend: LIST_EXTEND, tuple: true };
const SET: SequenceKind = { build: BUILD_SET, add: SET_ADD, extend: SET_UPDATE, tuple: false };

export function compileTuple(c: Codegen, e: Tuple): void {
  if (e.ctx === "Store") emitUnpack(c, e, e.elts);
  else if (e.ctx === "Load") emitSequence(c, e, e.elts, TUPLE);
  else c.exprs(e.elts);
}

export function compileList(c: Codegen, e: List): void {
  if (e.ctx === "Store") emitUnpack(c, e, e.elts);
  else if (e.ctx === "Load") emitSequence(c, e, e.elts, LIST);
  else c.exprs(e.elts);
}

export function compileSet(c: Codegen, e: SetExpr): void {
  emitSequence(c, e, e.elts, SET);
}

/**
 * Builds a sequence of `pushed` items already on the stack, then `elts`, then the value of the name `injected`.
 */
export function emitSequence(
  c: Codegen,
  span: Span,
  elts: readonly Expr[],
  kind: SequenceKind,
  pushed = 0,
  injected: string | null = null,
): void {
  const constants = injected === null && elts.length > 2 ? constantValues(elts) : null;
  if (constants !== null) {
    emitConstantSequence(c, span, constants, kind, pushed);
    return;
  }

  const total = elts.length + pushed + (injected === null ? 0 : 1);
  const big = total > STACK_USE_GUIDELINE;
  if (!big && elts.every((elt) => elt.kind !== "Starred")) {
    c.exprs(elts);
    if (injected !== null) emitNameAccess(c, injected, "Load", span);
    c.emit(kind.tuple ? BUILD_TUPLE : kind.build, total, span);
    return;
  }
  let built = big;
  if (big) c.emit(kind.build, pushed, span);
  for (const [i, elt] of elts.entries()) {
    if (elt.kind === "Starred") {
      if (!built) c.emit(kind.build, i + pushed, span);
      built = true;
      c.expr(elt.value);
      c.emit(kind.extend, 1, span);
    } else {
      c.expr(elt);
      if (built) c.emit(kind.add, 1, span);
    }
  }
  if (injected !== null) {
    emitNameAccess(c, injected, "Load", span);
    c.emit(kind.add, 1, span);
  }
  if (kind.tuple) c.emit(CALL_INTRINSIC_1, INTRINSIC_LIST_TO_TUPLE, span);
}

/** Loads constant items as one constant, and copies them into the sequence if it is to be mutable. */
function emitConstantSequence(c: Codegen, span: Span, values: Constant[], kind: SequenceKind, pushed: number): void {
  if (kind.tuple && pushed === 0) {
    c.loadConst({ tag: "tuple", items: values }, span);
    return;
  }
  c.emit(kind.build, pushed, span);
  c.loadConst(kind === SET ? frozenset(values) : { tag: "tuple", items: values }, span);
  c.emit(kind.extend, 1, span);
  if (kind.tuple) c.emit(CALL_INTRINSIC_1, INTRINSIC_LIST_TO_TUPLE, span);
}

/** A frozenset constant: of items that are equal as Python compares (1 == 1.0 == True) the first one stays. */
export function frozenset(values: readonly Constant[]): Constant {
  const items = new Map<string | symbol, Constant>();
  for (const value of values) {
    const key = equalityKey(value) ?? Symbol();
    if (!items.has(key)) items.set(key, value);
  }
  return { tag: "frozenset", items: [...items.values()] };
}

/** A string that is equal for constants that Python finds equal; null for what equals nothing else. */
export function equalityKey(value: Constant): string | null {
  if (typeof value === "boolean") return constantKey(value ? 1 : 0);
  if (typeof value === "object" && value !== null) {
    if (value.tag === "float" || (value.tag === "complex" && value.imag === 0)) {
      const real = value.tag === "float" ? value.value : value.real;
      if (!Number.isInteger(real)) return constantKey({ tag: "float", value: real });
      return constantKey(Number.isSafeInteger(real) ? real + 0 : BigInt(real));
    }
    if (value.tag === "tuple" || value.tag === "frozenset") {
      const keys = value.items.map(equalityKey);
      if (keys.includes(null)) return null;
      return value.tag === "tuple" ? `(${keys.join("")})` : `{${keys.sort().join("")}}`;
    }
  }
  return constantKey(value);
}

export function constantValues(elts: readonly (Expr | null)[]): Constant[] | null {
  const values: Constant[] = [];
  for (const elt of elts) {
    if (elt === null || elt.kind !== "Constant") return null;
    values.push(elt.value);
  }
  return values;
}

function emitUnpack(c: Codegen, span: Span, elts: readonly Expr[]): void {
  let star = -1;
  for (const [i, elt] of elts.entries()) {
    if (elt.kind !== "Starred") continue;
    if (star >= 0) c.fail("multiple starred expressions in assignment", span);
    const after = elts.length - i - 1;
    if (i >= 1 << 8 || after >= 1 << 16) c.fail("too many expressions in star-unpacking assignment", span);
    c.emit(UNPACK_EX, i + (after << 8), span);
    star = i;
  }
  if (star < 0) c.emit(UNPACK_SEQUENCE, elts.length, span);
  for (const elt of elts) c.expr(elt.kind === "Starred" ? elt.value : elt);
}

export function compileDict(c: Codegen, e: Dict): void {
  let haveDict = false;
  /** Ordinary items seen since the last `**` or flush. */
  let pending = 0;
  const flush = (end: number) => {
    emitItems(c, e, end - pending, end);
    if (haveDict) c.emit(DICT_UPDATE, 1, e);
    haveDict = true;
    pending = 0;
  };
  for (let i = 0; i < e.values.length; i++) {
    if (e.keys[i] === null) {
      if (pending > 0) flush(i);
      if (!haveDict) c.emit(BUILD_MAP, 0, e);
      haveDict = true;
      c.expr(e.values[i]);
      c.emit(DICT_UPDATE, 1, e);
    } else if (pending * 2 > STACK_USE_GUIDELINE) {
      pending++;
      flush(i + 1);
    } else {
      pending++;
    }
  }
  if (pending > 0) flush(e.values.length);
  if (!haveDict) c.emit(BUILD_MAP, 0, e);
}

/** Builds a dict of the ordinary items from `begin` to `end`. */
function emitItems(c: Codegen, e: Dict, begin: number, end: number): void {
  const count = end - begin;
  const big = count * 2 > STACK_USE_GUIDELINE;
  const keys = count > 1 && !big ? constantValues(e.keys.slice(begin, end)) : null;
  if (keys !== null) {
    for (let i = begin; i < end; i++) c.expr(e.values[i]);
    c.loadConst({ tag: "tuple", items: keys }, e);
    c.emit(BUILD_CONST_KEY_MAP, count, e);
    return;
  }
  if (big) c.emit(BUILD_MAP, 0, e);
  for (let i = begin; i < end; i++) {
    c.expr(e.keys[i]!);
    c.expr(e.values[i]);
    if (big) c.emit(MAP_ADD, 1, e);
  }
  if (!big) c.emit(BUILD_MAP, count, e);
}
