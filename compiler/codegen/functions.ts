/** Function definitions and lambdas: decorators, defaults, annotations, body. */

import type { Constant } from "../../vm/bytecode/constant.ts";
import type { Arg, Arguments, AsyncFunctionDef, Expr, FunctionDef, Lambda, Span } from "../ast.ts";
import { cleanDocstring, getDocstring } from "../docstring.ts";
import { unparse } from "../unparse.ts";
import {
  emitClosure,
  FUNCTION_ANNOTATIONS,
  FUNCTION_DEFAULTS,
  FUNCTION_KWDEFAULTS,
  wrapInStopIterationHandler,
} from "./closures.ts";
import type { Codegen } from "./codegen.ts";
import { NO_LOCATION } from "./instruction.ts";
import { INTRINSIC_SET_FUNCTION_TYPE_PARAMS } from "./intrinsics.ts";
import { emitNameAccess } from "./names.ts";
import {
  BUILD_CONST_KEY_MAP,
  BUILD_TUPLE,
  CALL,
  CALL_INTRINSIC_2,
  LOAD_FAST,
  PUSH_NULL,
  RETURN_VALUE,
  SWAP,
  UNPACK_SEQUENCE,
} from "./ops.ts";
import { compileTypeParameters } from "./type-params.ts";
import type { Unit } from "./unit.ts";

export function compileFunction(c: Codegen, s: FunctionDef | AsyncFunctionDef): void {
  c.exprs(s.decoratorList);
  const firstLine = s.decoratorList[0]?.lineno ?? s.lineno;
  let flags = emitDefaults(c, s.args, s);
  const generic = s.typeParams.length > 0;
  const passed = (flags & FUNCTION_DEFAULTS ? 1 : 0) + (flags & FUNCTION_KWDEFAULTS ? 1 : 0);
  if (generic) {
    // Defaults are evaluated outside the scope of the type parameters and passed in.
    if (passed === 2) c.emit(SWAP, 2, s);
    const entry = c.symtable.lookup(s.typeParams);
    const unit = c.enterScope(entry, "type parameters", `<generic parameters of ${s.name}>`, firstLine);
    unit.argCount = passed;
    compileTypeParameters(c, s.typeParams);
    for (let i = 0; i < passed; i++) c.emit(LOAD_FAST, i, s);
  }
  if (emitAnnotations(c, s.args, s.returns, s)) flags |= FUNCTION_ANNOTATIONS;
  compileBody(c, s, flags, firstLine);
  if (generic) {
    c.emit(SWAP, 2, s);
    c.emit(CALL_INTRINSIC_2, INTRINSIC_SET_FUNCTION_TYPE_PARAMS, s);
    emitClosure(c, c.leaveScope(false), 0, s);
    if (passed > 0) {
      c.emit(SWAP, passed + 1, s);
      c.emit(CALL, passed - 1, s);
    } else {
      c.op(PUSH_NULL, s);
      c.emit(CALL, 0, s);
    }
  }
  applyDecorators(c, s.decoratorList);
  emitNameAccess(c, s.name, "Store", s);
}

/** Calls the decorators on the stack, the innermost one (on top) first: its operand takes the slot of self. */
export function applyDecorators(c: Codegen, decorators: readonly Expr[]): void {
  for (const decorator of decorators.toReversed()) c.emit(CALL, 0, decorator);
}

function compileBody(c: Codegen, s: FunctionDef | AsyncFunctionDef, flags: number, firstLine: number): void {
  const type = s.kind === "AsyncFunctionDef" ? "async function" : "function";
  const entry = c.symtable.lookup(s);
  setParameters(c.enterScope(entry, type, s.name, firstLine), s.args);
  const docstring = getDocstring(s.body);
  // The first constant of a function is its docstring or None.
  c.unit.constants.add(docstring === null ? null : docstringConstant(c, docstring.value));
  const start = c.newLabel();
  c.useLabel(start);
  const wrap = entry.coroutine || entry.generator;
  if (wrap) c.pushBlock("stop iteration", NO_LOCATION, start);
  c.stmts(docstring === null ? s.body : s.body.slice(1));
  if (wrap) {
    wrapInStopIterationHandler(c);
    c.popBlock();
  }
  emitClosure(c, c.leaveScope(true), flags, s);
}

/** The docstring without indentation, None under -OO. One that holds surrogates is kept as it is. */
export function docstringConstant(c: Codegen, value: Constant): Constant {
  if (c.options.optimize >= 2) return null;
  return typeof value === "string" ? cleanDocstring(value) : value;
}

export function compileLambda(c: Codegen, e: Lambda): void {
  const flags = emitDefaults(c, e.args, e);
  const entry = c.symtable.lookup(e);
  setParameters(c.enterScope(entry, "lambda", "<lambda>", e.lineno), e.args);
  c.unit.constants.add(null);
  c.expr(e.body);
  if (!entry.generator) c.op(RETURN_VALUE, e.body);
  emitClosure(c, c.leaveScope(!entry.generator), flags, e);
}

function setParameters(unit: Unit, args: Arguments): void {
  unit.posOnlyCount = args.posonlyargs.length;
  unit.argCount = args.posonlyargs.length + args.args.length;
  unit.kwOnlyCount = args.kwonlyargs.length;
}

/** Pushes the tuple of defaults and the dict of keyword defaults, as far as there are any; returns their flags. */
function emitDefaults(c: Codegen, args: Arguments, span: Span): number {
  let flags = 0;
  if (args.defaults.length > 0) {
    c.exprs(args.defaults);
    c.emit(BUILD_TUPLE, args.defaults.length, span);
    flags |= FUNCTION_DEFAULTS;
  }
  const names: string[] = [];
  for (const [i, arg] of args.kwonlyargs.entries()) {
    const value = args.kwDefaults[i];
    if (value === null) continue;
    names.push(c.mangle(arg.arg));
    c.expr(value);
  }
  if (names.length > 0) {
    c.loadConst({ tag: "tuple", items: names }, span);
    c.emit(BUILD_CONST_KEY_MAP, names.length, span);
    flags |= FUNCTION_KWDEFAULTS;
  }
  return flags;
}

/** Pushes a tuple of names and annotations alternating; returns whether there are any. */
function emitAnnotations(c: Codegen, args: Arguments, returns: Expr | null, span: Span): boolean {
  let count = 0;
  const emit = (name: string, annotation: Expr | null | undefined) => {
    if (!annotation) return;
    c.loadConst(c.mangle(name), span);
    if (c.options.future.annotations) {
      c.loadConst(unparse(annotation), annotation);
    } else if (annotation.kind === "Starred") {
      // `*args: *Ts` means [value] = [*Ts].
      c.expr(annotation.value);
      c.emit(UNPACK_SEQUENCE, 1, span);
    } else {
      c.expr(annotation);
    }
    count += 2;
  };
  const ofArg = (arg: Arg | null) => {
    if (arg !== null) emit(arg.arg, arg.annotation);
  };
  for (const arg of args.args) ofArg(arg);
  for (const arg of args.posonlyargs) ofArg(arg);
  ofArg(args.vararg);
  for (const arg of args.kwonlyargs) ofArg(arg);
  ofArg(args.kwarg);
  emit("return", returns);
  if (count > 0) c.emit(BUILD_TUPLE, count, span);
  return count > 0;
}
