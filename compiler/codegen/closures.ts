/** Making functions from finished code objects, and the handler that wraps generator bodies. */

import { type CodeUnit, LocalKind } from "../../vm/bytecode/code-unit.ts";
import type { Span } from "../ast.ts";
import { Scope } from "../symtable/entry.ts";
import type { Codegen } from "./codegen.ts";
import { Instruction, NO_LOCATION } from "./instruction.ts";
import { INTRINSIC_STOPITERATION_ERROR } from "./intrinsics.ts";
import {
  BUILD_TUPLE,
  CALL_INTRINSIC_1,
  LOAD_CLOSURE,
  MAKE_FUNCTION,
  RERAISE,
  RETURN_VALUE,
  SET_FUNCTION_ATTRIBUTE,
  SETUP_CLEANUP,
} from "./ops.ts";

/** What SET_FUNCTION_ATTRIBUTE sets; also flags for what lies on the stack below the code. */
export const FUNCTION_DEFAULTS = 1;
export const FUNCTION_KWDEFAULTS = 2;
export const FUNCTION_ANNOTATIONS = 4;
export const FUNCTION_CLOSURE = 8;

/** Makes a function of `code`, giving it its closure and what `flags` says is on the stack. */
export function emitClosure(c: Codegen, code: CodeUnit, flags: number, span: Span): void {
  const free = code.localsPlusNames.filter((_, i) => code.localsPlusKinds[i] & LocalKind.FREE);
  for (const name of free) c.emit(LOAD_CLOSURE, cellIndex(c, name), span);
  if (free.length > 0) c.emit(BUILD_TUPLE, free.length, span);
  c.loadConst({ tag: "code", code }, span);
  c.op(MAKE_FUNCTION, span);
  if (free.length > 0) c.emit(SET_FUNCTION_ATTRIBUTE, FUNCTION_CLOSURE, span);
  for (const flag of [FUNCTION_ANNOTATIONS, FUNCTION_KWDEFAULTS, FUNCTION_DEFAULTS]) {
    if (flags & flag) c.emit(SET_FUNCTION_ATTRIBUTE, flag, span);
  }
}

/** The index of a cell of the current scope (its own or a free variable) among cells and free variables. */
function cellIndex(c: Codegen, name: string): number {
  const { unit } = c;
  const isImplicit = unit.scopeType === "class" && (name === "__class__" || name === "__classdict__");
  const isCell = isImplicit || unit.entry.scope(name) === Scope.CELL;
  const index = (isCell ? unit.cellvars : unit.freevars).get(name);
  if (index === undefined) throw new Error(`no cell for '${name}' in ${unit.qualname}`);
  return index;
}

/** In generators and coroutines, StopIteration that leaves the body becomes RuntimeError. */
export function wrapInStopIterationHandler(c: Codegen): void {
  const handler = c.newLabel();
  c.unit.insertFirst(Instruction.at(SETUP_CLEANUP, handler, NO_LOCATION));
  c.loadConst(null, NO_LOCATION);
  c.op(RETURN_VALUE, NO_LOCATION);
  c.useLabel(handler);
  c.emit(CALL_INTRINSIC_1, INTRINSIC_STOPITERATION_ERROR, NO_LOCATION);
  c.emit(RERAISE, 1, NO_LOCATION);
}
