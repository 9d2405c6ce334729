/**
 * Patterns of match statements. Compiling one consumes the subject on top of the stack, and on failure jumps to a
 * place that pops whatever the enclosing patterns keep there.
 *
 * Names are stored only when the whole pattern has matched: until then captured values are kept on the stack,
 * below everything else the pattern needs (`onTop` items).
 */
import type { Expr, MatchAs, MatchClass, MatchMapping, MatchOr, MatchSequence, MatchValue, Pattern, Span } from "../ast.ts";
import { reprConstant } from "../python-repr.ts";
import type { Codegen } from "./codegen.ts";
import { emitCompare } from "./conditions.ts";
import { equalityKey } from "./displays.ts";
import { emitBinary } from "./expressions.ts";
import {
  BINARY_SUBSCR,
  BUILD_MAP,
  BUILD_TUPLE,
  COPY,
  DELETE_SUBSCR,
  DICT_UPDATE,
  GET_LEN,
  IS_OP,
  JUMP,
  MATCH_CLASS,
  MATCH_KEYS,
  MATCH_MAPPING,
  MATCH_SEQUENCE,
  POP_JUMP_IF_FALSE,
  POP_TOP,
  SWAP,
  TO_BOOL,
  UNPACK_EX,
  UNPACK_SEQUENCE,
} from "./ops.ts";
import type { Label } from "./unit.ts";

export interface PatternContext {
  /** Names captured so far; their values are on the stack in this order, the last one topmost. */
  stores: string[];
  /** Whether a pattern that always matches may stand here. */
  allowIrrefutable: boolean;
  /** Where to jump on failure with n items to pop, by n. */
  failPop: Label[];
  /** Items on the stack above the captures. */
  onTop: number;
}

export const newPatternContext = (allowIrrefutable: boolean): PatternContext => ({
  stores: [],
  allowIrrefutable,
  failPop: [],
  onTop: 0,
});

export const isWildcard = (p: Pattern): boolean => p.kind === "MatchAs" && p.name === null;
const isStarWildcard = (p: Pattern): boolean => p.kind === "MatchStar" && p.name === null;

/** The label to jump to on failure when `pops` items must be popped. */
export function failLabel(c: Codegen, context: PatternContext, pops: number): Label {
  while (context.failPop.length <= pops) context.failPop.push(c.newLabel());
  return context.failPop[pops];
}

function jumpOnFailure(c: Codegen, context: PatternContext, op: number, span: Span): void {
  c.jump(op, failLabel(c, context, context.onTop + context.stores.length), span);
}

/** Emits the pops that failures jump to; the next case follows. */
export function emitFailPops(c: Codegen, context: PatternContext, span: Span): void {
  for (let n = context.failPop.length - 1; n >= 0; n--) {
    c.useLabel(context.failPop[n]);
    if (n > 0) c.op(POP_TOP, span);
  }
  context.failPop = [];
}

export function compilePattern(c: Codegen, p: Pattern, context: PatternContext): void {
  switch (p.kind) {
    case "MatchValue":
      compileValue(c, p, context);
      return;
    case "MatchSingleton":
      c.loadConst(p.value, p);
      emitCompare(c, "Is", p);
      jumpOnFailure(c, context, POP_JUMP_IF_FALSE, p);
      return;
    case "MatchSequence":
      compileSequence(c, p, context);
      return;
    case "MatchMapping":
      compileMapping(c, p, context);
      return;
    case "MatchClass":
      compileClassPattern(c, p, context);
      return;
    case "MatchStar":
      storeName(c, p.name, context, p);
      return;
    case "MatchAs":
      compileAs(c, p, context);
      return;
    case "MatchOr":
      compileOr(c, p, context);
      return;
  }
}

/** A pattern inside another one, where an irrefutable one does no harm. */
function compileSubpattern(c: Codegen, p: Pattern, context: PatternContext): void {
  const { allowIrrefutable } = context;
  context.allowIrrefutable = true;
  compilePattern(c, p, context);
  context.allowIrrefutable = allowIrrefutable;
}

/** Moves the top of the stack down to depth `count`. */
function rotate(c: Codegen, count: number, span: Span): void {
  for (let depth = count; depth > 1; depth--) c.emit(SWAP, depth, span);
}

function storeName(c: Codegen, name: string | null, context: PatternContext, span: Span): void {
  if (name === null) {
    c.op(POP_TOP, span);
    return;
  }
  refuseDuplicate(c, name, context, span);
  rotate(c, context.onTop + context.stores.length + 1, span);
  context.stores.push(name);
}

function refuseDuplicate(c: Codegen, name: string, context: PatternContext, span: Span): void {
  if (context.stores.includes(name)) c.fail(`multiple assignments to name ${reprConstant(name)} in pattern`, span);
}

function compileValue(c: Codegen, p: MatchValue, context: PatternContext): void {
  if (p.value.kind !== "Constant" && p.value.kind !== "Attribute") {
    c.fail("patterns may only match literals and attribute lookups", p);
  }
  c.expr(p.value);
  emitCompare(c, "Eq", p);
  c.op(TO_BOOL, p);
  jumpOnFailure(c, context, POP_JUMP_IF_FALSE, p);
}

function compileAs(c: Codegen, p: MatchAs, context: PatternContext): void {
  if (p.pattern === null) {
    if (!context.allowIrrefutable) {
      const what = p.name === null ? "wildcard" : `name capture ${reprConstant(p.name)}`;
      c.fail(`${what} makes remaining patterns unreachable`, p);
    }
    storeName(c, p.name, context, p);
    return;
  }
  context.onTop++;
  c.emit(COPY, 1, p);
  compilePattern(c, p.pattern, context);
  context.onTop--;
  storeName(c, p.name, context, p);
}

function compileSequence(c: Codegen, p: MatchSequence, context: PatternContext): void {
  const { patterns } = p;
  const size = patterns.length;
  const star = patterns.findIndex((item) => item.kind === "MatchStar");
  if (star !== patterns.findLastIndex((item) => item.kind === "MatchStar")) {
    c.fail("multiple starred names in sequence pattern", p);
  }
  context.onTop++;
  c.op(MATCH_SEQUENCE, p);
  jumpOnFailure(c, context, POP_JUMP_IF_FALSE, p);
  if (star < 0 || size > 1) {
    c.op(GET_LEN, p);
    c.loadConst(star < 0 ? size : size - 1, p);
    emitCompare(c, star < 0 ? "Eq" : "GtE", p);
    jumpOnFailure(c, context, POP_JUMP_IF_FALSE, p);
  }
  context.onTop--;
  if (patterns.every((item) => isWildcard(item) || isStarWildcard(item))) c.op(POP_TOP, p);
  else if (star >= 0 && isStarWildcard(patterns[star])) compileItemsByIndex(c, p, star, context);
  else compileItemsUnpacked(c, p, star, context);
}

function compileItemsUnpacked(c: Codegen, p: MatchSequence, star: number, context: PatternContext): void {
  const { patterns } = p;
  const size = patterns.length;
  if (star < 0) {
    c.emit(UNPACK_SEQUENCE, size, p);
  } else {
    const after = size - star - 1;
    if (star >= 1 << 8 || after >= 1 << 16) c.fail("too many expressions in star-unpacking sequence pattern", p);
    c.emit(UNPACK_EX, star + (after << 8), p);
  }
  context.onTop += size;
  for (const item of patterns) {
    context.onTop--;
    compileSubpattern(c, item, context);
  }
}

/** For patterns like [first, *_]: fetches only the items that are needed. */
function compileItemsByIndex(c: Codegen, p: MatchSequence, star: number, context: PatternContext): void {
  context.onTop++;
  const size = p.patterns.length;
  for (const [i, item] of p.patterns.entries()) {
    if (isWildcard(item) || i === star) continue;
    c.emit(COPY, 1, p);
    if (i < star) {
      c.loadConst(i, p);
    } else {
      // The subject need not support negative indices.
      c.op(GET_LEN, p);
      c.loadConst(size - i, p);
      emitBinary(c, "Sub", false, p);
    }
    c.op(BINARY_SUBSCR, p);
    compileSubpattern(c, item, context);
  }
  context.onTop--;
  c.op(POP_TOP, p);
}

function compileClassPattern(c: Codegen, p: MatchClass, context: PatternContext): void {
  p.kwdAttrs.forEach((name, i) => {
    const repeated = p.kwdAttrs.indexOf(name, i + 1);
    if (repeated >= 0) c.fail(`attribute name repeated in class pattern: ${name}`, p.kwdPatterns[repeated]);
  });
  const items = [...p.patterns, ...p.kwdPatterns];
  c.expr(p.cls);
  c.loadConst({ tag: "tuple", items: p.kwdAttrs }, p);
  c.emit(MATCH_CLASS, p.patterns.length, p);
  emitIsNotNone(c, p);
  context.onTop++;
  jumpOnFailure(c, context, POP_JUMP_IF_FALSE, p);
  c.emit(UNPACK_SEQUENCE, items.length, p);
  context.onTop += items.length - 1;
  for (const item of items) {
    context.onTop--;
    if (isWildcard(item)) c.op(POP_TOP, p);
    else compileSubpattern(c, item, context);
  }
}

/** Pushes whether the top of the stack is a tuple of values rather than None. */
function emitIsNotNone(c: Codegen, span: Span): void {
  c.emit(COPY, 1, span);
  c.loadConst(null, span);
  c.emit(IS_OP, 1, span);
}

function compileMapping(c: Codegen, p: MatchMapping, context: PatternContext): void {
  const size = p.keys.length;
  context.onTop++;
  c.op(MATCH_MAPPING, p);
  jumpOnFailure(c, context, POP_JUMP_IF_FALSE, p);
  if (size === 0 && p.rest === null) {
    context.onTop--;
    c.op(POP_TOP, p);
    return;
  }
  if (size > 0) {
    c.op(GET_LEN, p);
    c.loadConst(size, p);
    emitCompare(c, "GtE", p);
    jumpOnFailure(c, context, POP_JUMP_IF_FALSE, p);
  }
  emitKeys(c, p, p.keys);
  c.emit(BUILD_TUPLE, size, p);
  c.op(MATCH_KEYS, p);
  context.onTop += 2;
  emitIsNotNone(c, p);
  jumpOnFailure(c, context, POP_JUMP_IF_FALSE, p);
  c.emit(UNPACK_SEQUENCE, size, p);
  context.onTop += size - 1;
  for (const item of p.patterns) {
    context.onTop--;
    compileSubpattern(c, item, context);
  }
  // What follows consumes the tuple of keys and the subject.
  context.onTop -= 2;
  if (p.rest === null) {
    c.op(POP_TOP, p);
    c.op(POP_TOP, p);
    return;
  }
  // rest = dict(subject); for key in keys: del rest[key]
  c.emit(BUILD_MAP, 0, p);
  c.emit(SWAP, 3, p);
  c.emit(DICT_UPDATE, 2, p);
  c.emit(UNPACK_SEQUENCE, size, p);
  for (let n = size; n > 0; n--) {
    c.emit(COPY, 1 + n, p);
    c.emit(SWAP, 2, p);
    c.op(DELETE_SUBSCR, p);
  }
  storeName(c, p.rest, context, p);
}

function emitKeys(c: Codegen, p: MatchMapping, keys: readonly Expr[]): void {
  const seen = new Set<string>();
  for (const key of keys) {
    if (key.kind === "Constant") {
      const identity = equalityKey(key.value);
      if (identity !== null && seen.has(identity)) {
        c.fail(`mapping pattern checks duplicate key (${reprConstant(key.value)})`, p);
      }
      if (identity !== null) seen.add(identity);
    } else if (key.kind !== "Attribute") {
      c.fail("mapping pattern keys may only match literals and attribute lookups", p);
    }
    c.expr(key);
  }
}

function compileOr(c: Codegen, p: MatchOr, context: PatternContext): void {
  const end = c.newLabel();
  // The names bound by the first alternative, in the order in which their values lie on the stack.
  let control: string[] = [];
  for (const [i, alternative] of p.patterns.entries()) {
    // Only the last alternative may be irrefutable.
    const inner = newPatternContext(i === p.patterns.length - 1 && context.allowIrrefutable);
    c.emit(COPY, 1, alternative);
    compilePattern(c, alternative, inner);
    if (i === 0) control = inner.stores;
    else reorderStores(c, p, alternative, inner.stores, control);
    c.jump(JUMP, end, alternative);
    emitFailPops(c, inner, alternative);
  }
  c.op(POP_TOP, p);
  jumpOnFailure(c, context, JUMP, p);

  c.useLabel(end);
  // Between the new captures and their place lie: they themselves, the copy of the subject, what is on top, older captures.
  const rotations = control.length + 1 + context.onTop + context.stores.length;
  for (const name of control) {
    rotate(c, rotations, p);
    refuseDuplicate(c, name, context, p);
    context.stores.push(name);
  }
  c.op(POP_TOP, p);
}

/** Brings the captures of an alternative into the order of the first one. */
function reorderStores(c: Codegen, p: MatchOr, alternative: Pattern, stores: string[], control: readonly string[]): void {
  if (stores.length !== control.length) c.fail("alternative patterns bind different names", p);
  for (let i = control.length - 1; i >= 0; i--) {
    const at = stores.indexOf(control[i]);
    if (at < 0) c.fail("alternative patterns bind different names", p);
    if (at === i) continue;
    const moved = stores.splice(0, at + 1);
    stores.splice(i - at, 0, ...moved);
    for (let n = 0; n <= at; n++) rotate(c, i + 1, alternative);
  }
}
