/** Calls: plain, method, with stars; shared with class statements. */
import type { Call, Expr, Keyword, Span } from "../ast.ts";
import { DEF_IMPORT } from "../symtable/entry.ts";
import { attributeNameSpan, canOptimizeSuper, emitSuperArguments } from "./attributes.ts";
import type { Codegen } from "./codegen.ts";
import { emitSequence, STACK_USE_GUIDELINE, TUPLE } from "./displays.ts";
import { NO_LOCATION } from "./instruction.ts";
import { emitNameAccess } from "./names.ts";
import {
  BUILD_CONST_KEY_MAP,
  BUILD_MAP,
  CALL,
  CALL_FUNCTION_EX,
  CALL_KW,
  DICT_MERGE,
  LOAD_METHOD,
  LOAD_SUPER_METHOD,
  MAP_ADD,
  NOP,
  PUSH_NULL,
} from "./ops.ts";
import { checkCalled } from "./warnings.ts";

export function compileCall(c: Codegen, e: Call): void {
  checkKeywordsUnique(c, e.keywords);
  if (compileMethodCall(c, e)) return;
  checkCalled(c, e.func);
  c.expr(e.func);
  c.op(PUSH_NULL, e.func);
  emitCall(c, e, e.args, e.keywords);
}

/** Compiles `object.name(...)` without making a bound method, where that is possible; returns whether it was. */
function compileMethodCall(c: Codegen, e: Call): boolean {
  const method = e.func;
  if (method.kind !== "Attribute" || method.ctx !== "Load") return false;
  if (isImported(c, method.value)) return false;
  const { args, keywords } = e;
  const used = args.length + keywords.length + (keywords.length > 0 ? 1 : 0);
  if (used >= STACK_USE_GUIDELINE || hasStars(args, keywords)) return false;
  let nameSpan: Span = method;
  if (canOptimizeSuper(c, method)) {
    const twoArguments = emitSuperArguments(c, method);
    c.emit(LOAD_SUPER_METHOD, (c.unit.nameIndex(c.mangle(method.attr)) << 1) | twoArguments, method);
    nameSpan = attributeNameSpan(method, method);
    c.op(NOP, nameSpan);
  } else {
    c.expr(method.value);
    nameSpan = attributeNameSpan(method, method);
    c.emitName(LOAD_METHOD, method.attr, nameSpan);
  }
  c.exprs(args);
  const callSpan = attributeNameSpan(e, method);
  if (keywords.length > 0) {
    for (const keyword of keywords) c.expr(keyword.value);
    emitKeywordNames(c, keywords, nameSpan);
    c.emit(CALL_KW, args.length + keywords.length, callSpan);
  } else {
    c.emit(CALL, args.length, callSpan);
  }
  return true;
}

/** A module's attribute is no method: calls of it gain nothing from the method protocol. */
const isImported = (c: Codegen, e: Expr): boolean => e.kind === "Name" && (c.symtable.top.flags(e.id) & DEF_IMPORT) !== 0;

const hasStars = (args: readonly Expr[], keywords: readonly Keyword[]): boolean =>
  args.some((arg) => arg.kind === "Starred") || keywords.some((keyword) => keyword.arg === null);

function checkKeywordsUnique(c: Codegen, keywords: readonly Keyword[]): void {
  if (keywords.length < 2) return;
  for (const [i, keyword] of keywords.entries()) {
    if (keyword.arg === null) continue;
    const repeated = keywords.find((other, j) => j > i && other.arg === keyword.arg);
    if (repeated !== undefined) c.fail(`keyword argument repeated: ${keyword.arg}`, repeated);
  }
}

/**
 * Emits arguments and call, the callable and NULL (or self) being on the stack with `pushed` arguments above them.
 * The value of the name `injected` becomes the last positional argument.
 */
export function emitCall(
  c: Codegen,
  span: Span,
  args: readonly Expr[],
  keywords: readonly Keyword[],
  pushed = 0,
  injected: string | null = null,
): void {
  checkKeywordsUnique(c, keywords);
  if (args.length + keywords.length * 2 > STACK_USE_GUIDELINE || hasStars(args, keywords)) {
    emitStarCall(c, span, args, keywords, pushed, injected);
    return;
  }
  c.exprs(args);
  let count = pushed + args.length;
  if (injected !== null) {
    emitNameAccess(c, injected, "Load", span);
    count++;
  }
  if (keywords.length === 0) {
    c.emit(CALL, count, span);
    return;
  }
  for (const keyword of keywords) c.expr(keyword.value);
  emitKeywordNames(c, keywords, span);
  c.emit(CALL_KW, count + keywords.length, span);
}

function emitKeywordNames(c: Codegen, keywords: readonly Keyword[], span: Span): void {
  c.loadConst({ tag: "tuple", items: keywords.map((keyword) => keyword.arg) }, span);
}

function emitStarCall(
  c: Codegen,
  span: Span,
  args: readonly Expr[],
  keywords: readonly Keyword[],
  pushed: number,
  injected: string | null,
): void {
  if (pushed === 0 && args.length === 1 && args[0].kind === "Starred") c.expr(args[0].value);
  else emitSequence(c, span, args, TUPLE, pushed, injected);
  if (keywords.length > 0) emitKeywordDict(c, span, keywords);
  c.emit(CALL_FUNCTION_EX, keywords.length > 0 ? 1 : 0, span);
}

function emitKeywordDict(c: Codegen, span: Span, keywords: readonly Keyword[]): void {
  let haveDict = false;
  let start = 0;
  const flush = (end: number) => {
    if (end === start) return;
    emitKeywordItems(c, span, keywords.slice(start, end));
    if (haveDict) c.emit(DICT_MERGE, 1, span);
    haveDict = true;
  };
  for (const [i, keyword] of keywords.entries()) {
    if (keyword.arg !== null) continue;
    flush(i);
    start = i + 1;
    if (!haveDict) c.emit(BUILD_MAP, 0, span);
    haveDict = true;
    c.expr(keyword.value);
    c.emit(DICT_MERGE, 1, span);
  }
  flush(keywords.length);
}

function emitKeywordItems(c: Codegen, span: Span, keywords: readonly Keyword[]): void {
  const count = keywords.length;
  const big = count * 2 > STACK_USE_GUIDELINE;
  if (count > 1 && !big) {
    for (const keyword of keywords) c.expr(keyword.value);
    emitKeywordNames(c, keywords, span);
    c.emit(BUILD_CONST_KEY_MAP, count, span);
    return;
  }
  if (big) c.emit(BUILD_MAP, 0, NO_LOCATION);
  for (const { arg, value } of keywords) {
    c.loadConst(arg, span);
    c.expr(value);
    if (big) c.emit(MAP_ADD, 1, NO_LOCATION);
  }
  if (!big) c.emit(BUILD_MAP, count, span);
}
