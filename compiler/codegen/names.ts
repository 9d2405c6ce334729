/** Loads, stores and deletes of names: which instruction reaches a name in the current scope. */
import type { ExprContext, Span } from "../ast.ts";
import { Scope } from "../symtable/entry.ts";
import type { Codegen } from "./codegen.ts";
import {
  DELETE_DEREF,
  DELETE_FAST,
  DELETE_GLOBAL,
  DELETE_NAME,
  LOAD_DEREF,
  LOAD_FAST,
  LOAD_FROM_DICT_OR_DEREF,
  LOAD_FROM_DICT_OR_GLOBALS,
  LOAD_GLOBAL,
  LOAD_LOCALS,
  LOAD_NAME,
  STORE_DEREF,
  STORE_FAST,
  STORE_GLOBAL,
  STORE_NAME,
} from "./ops.ts";
import { indexIn } from "./unit.ts";

export function emitNameAccess(c: Codegen, name: string, context: ExprContext, span: Span): void {
  const { unit, entry } = c;
  const mangled = c.mangle(name);
  const scope = entry.scope(mangled);
  switch (scope) {
    case Scope.FREE:
      emitDeref(c, indexIn(unit.freevars, mangled), context, span);
      return;
    case Scope.CELL:
      emitDeref(c, indexIn(unit.cellvars, mangled), context, span);
      return;
    case Scope.LOCAL:
      if (entry.isFunctionLike || unit.fastHidden.get(mangled) === true) {
        c.emit(choose(context, LOAD_FAST, STORE_FAST, DELETE_FAST), unit.varIndex(mangled), span);
        return;
      }
      break;
    case Scope.GLOBAL_IMPLICIT:
      if (entry.isFunctionLike) {
        emitGlobal(c, mangled, context, span, entry.canSeeClassScope);
        return;
      }
      break;
    case Scope.GLOBAL_EXPLICIT:
      emitGlobal(c, mangled, context, span, false);
      return;
  }
  // In a class body, a comprehension does not see the class's names.
  const load = entry.type === "class" && unit.inInlinedComprehension ? LOAD_GLOBAL : LOAD_NAME;
  c.emit(choose(context, load, STORE_NAME, DELETE_NAME), unit.nameIndex(mangled), span);
}

function emitDeref(c: Codegen, index: number, context: ExprContext, span: Span): void {
  let load = LOAD_DEREF;
  if (context === "Load") {
    if (c.entry.type === "class" && !c.unit.inInlinedComprehension) {
      load = LOAD_FROM_DICT_OR_DEREF;
      c.op(LOAD_LOCALS, span);
    } else if (c.entry.canSeeClassScope) {
      load = LOAD_FROM_DICT_OR_DEREF;
      emitClassDict(c, span);
    }
  }
  c.emit(choose(context, load, STORE_DEREF, DELETE_DEREF), index, span);
}

function emitGlobal(c: Codegen, mangled: string, context: ExprContext, span: Span, seesClass: boolean): void {
  let load = LOAD_GLOBAL;
  if (context === "Load" && seesClass) {
    load = LOAD_FROM_DICT_OR_GLOBALS;
    emitClassDict(c, span);
  }
  c.emit(choose(context, load, STORE_GLOBAL, DELETE_GLOBAL), c.unit.nameIndex(mangled), span);
}

/** Pushes the namespace of the class around an annotation scope. */
function emitClassDict(c: Codegen, span: Span): void {
  c.emit(LOAD_DEREF, indexIn(c.unit.freevars, "__classdict__"), span);
}

function choose(context: ExprContext, load: number, store: number, del: number): number {
  return context === "Load" ? load : context === "Store" ? store : del;
}
