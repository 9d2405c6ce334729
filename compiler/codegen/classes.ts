/** Class statements, and the bodies of classes and modules. */
import type { ClassDef, Span, Stmt } from "../ast.ts";
import { getDocstring } from "../docstring.ts";
import { emitCall } from "./calls.ts";
import { emitClosure } from "./closures.ts";
import type { Codegen } from "./codegen.ts";
import { applyDecorators, docstringConstant } from "./functions.ts";
import { NO_LOCATION } from "./instruction.ts";
import { INTRINSIC_SUBSCRIPT_GENERIC } from "./intrinsics.ts";
import { emitNameAccess } from "./names.ts";
import {
  CALL,
  CALL_INTRINSIC_1,
  COPY,
  LOAD_BUILD_CLASS,
  LOAD_CLOSURE,
  LOAD_LOCALS,
  PUSH_NULL,
  RETURN_VALUE,
  SETUP_ANNOTATIONS,
  STORE_DEREF,
} from "./ops.ts";
import { compileTypeParameters } from "./type-params.ts";
import { byCodePoint, indexIn } from "./unit.ts";

export function compileClass(c: Codegen, s: ClassDef): void {
  c.exprs(s.decoratorList);
  const firstLine = s.decoratorList[0]?.lineno ?? s.lineno;
  const generic = s.typeParams.length > 0;
  if (generic) {
    const entry = c.symtable.lookup(s.typeParams);
    c.enterScope(entry, "type parameters", `<generic parameters of ${s.name}>`, firstLine, s.name);
    compileTypeParameters(c, s.typeParams);
    emitNameAccess(c, ".type_params", "Store", s);
  }
  compileClassBody(c, s, firstLine);
  if (generic) {
    emitNameAccess(c, ".type_params", "Load", s);
    c.emit(CALL_INTRINSIC_1, INTRINSIC_SUBSCRIPT_GENERIC, s);
    emitNameAccess(c, ".generic_base", "Store", s);
    emitCall(c, s, s.bases, s.keywords, 2, ".generic_base");
    emitClosure(c, c.leaveScope(false), 0, s);
    c.op(PUSH_NULL, s);
    c.emit(CALL, 0, s);
  } else {
    emitCall(c, s, s.bases, s.keywords, 2);
  }
  applyDecorators(c, s.decoratorList);
  emitNameAccess(c, s.name, "Store", s);
}

/** Leaves __build_class__, NULL, the body's function and the class's name on the stack. */
function compileClassBody(c: Codegen, s: ClassDef, firstLine: number): void {
  const entry = c.symtable.lookup(s);
  const unit = c.enterScope(entry, "class", s.name, firstLine, s.name);
  const span: Span = { lineno: firstLine, endLineno: firstLine, colOffset: 0, endColOffset: 0 };
  emitNameAccess(c, "__name__", "Load", span);
  emitNameAccess(c, "__module__", "Store", span);
  c.loadConst(unit.qualname, span);
  emitNameAccess(c, "__qualname__", "Store", span);
  c.loadConst(firstLine, span);
  emitNameAccess(c, "__firstlineno__", "Store", span);
  if (s.typeParams.length > 0) {
    emitNameAccess(c, ".type_params", "Load", span);
    emitNameAccess(c, "__type_params__", "Store", span);
  }
  if (entry.needsClassDict) {
    c.op(LOAD_LOCALS, span);
    c.emit(STORE_DEREF, indexIn(unit.cellvars, "__classdict__"), span);
  }
  compileBody(c, s.body, span);
  const attributes = [...unit.staticAttributes!].sort(byCodePoint);
  c.loadConst({ tag: "tuple", items: attributes }, NO_LOCATION);
  emitNameAccess(c, "__static_attributes__", "Store", NO_LOCATION);
  if (entry.needsClassDict) {
    c.emit(LOAD_CLOSURE, indexIn(unit.cellvars, "__classdict__"), NO_LOCATION);
    emitNameAccess(c, "__classdictcell__", "Store", NO_LOCATION);
  }
  if (entry.needsClassClosure) {
    // The body returns the cell, which __build_class__ checks.
    c.emit(LOAD_CLOSURE, indexIn(unit.cellvars, "__class__"), NO_LOCATION);
    c.emit(COPY, 1, NO_LOCATION);
    emitNameAccess(c, "__classcell__", "Store", NO_LOCATION);
  } else {
    c.loadConst(null, NO_LOCATION);
  }
  c.op(RETURN_VALUE, NO_LOCATION);
  const code = c.leaveScope(true);
  c.op(LOAD_BUILD_CLASS, s);
  c.op(PUSH_NULL, s);
  emitClosure(c, code, 0, s);
  c.loadConst(s.name, s);
}

/** The statements of a module or class: __annotations__ and __doc__ first. */
export function compileBody(c: Codegen, body: readonly Stmt[], span: Span): void {
  if (c.entry.annotationsUsed) c.op(SETUP_ANNOTATIONS, span);
  const isPrompt = c.options.interactive && c.entry.type === "module";
  const docstring = isPrompt ? null : getDocstring(body);
  if (docstring !== null && c.options.optimize < 2) {
    c.loadConst(docstringConstant(c, docstring.value), docstring);
    emitNameAccess(c, "__doc__", "Store", NO_LOCATION);
  }
  c.stmts(docstring === null ? body : body.slice(1));
}
