/** Type parameters (PEP 695, 696) and type aliases. */
import type { Expr, TypeAlias, TypeParam } from "../ast.ts";
import type { SymtableEntry } from "../symtable/entry.ts";
import { emitClosure } from "./closures.ts";
import type { Codegen } from "./codegen.ts";
import {
  INTRINSIC_PARAMSPEC,
  INTRINSIC_SET_TYPEPARAM_DEFAULT,
  INTRINSIC_TYPEALIAS,
  INTRINSIC_TYPEVAR,
  INTRINSIC_TYPEVAR_WITH_BOUND,
  INTRINSIC_TYPEVAR_WITH_CONSTRAINTS,
  INTRINSIC_TYPEVARTUPLE,
} from "./intrinsics.ts";
import { emitNameAccess } from "./names.ts";
import { BUILD_TUPLE, CALL, CALL_INTRINSIC_1, CALL_INTRINSIC_2, COPY, PUSH_NULL, RETURN_VALUE, UNPACK_SEQUENCE } from "./ops.ts";

/** Makes and binds each parameter, and leaves the tuple of all on the stack. */
export function compileTypeParameters(c: Codegen, parameters: readonly TypeParam[]): void {
  let seenDefault = false;
  for (const p of parameters) {
    c.loadConst(p.name, p);
    if (p.kind === "TypeVar" && p.bound !== null) {
      compileLazyValue(c, p, p.bound, c.symtable.lookup(p));
      const constraints = p.bound.kind === "Tuple";
      c.emit(CALL_INTRINSIC_2, constraints ? INTRINSIC_TYPEVAR_WITH_CONSTRAINTS : INTRINSIC_TYPEVAR_WITH_BOUND, p);
    } else {
      c.emit(CALL_INTRINSIC_1, MAKERS[p.kind], p);
    }
    if (p.defaultValue !== null) {
      seenDefault = true;
      compileLazyValue(c, p, p.defaultValue, c.symtable.lookupDefault(p));
      c.emit(CALL_INTRINSIC_2, INTRINSIC_SET_TYPEPARAM_DEFAULT, p);
    } else if (seenDefault) {
      c.fail(`non-default type parameter '${p.name}' follows default type parameter`, p);
    }
    c.emit(COPY, 1, p);
    emitNameAccess(c, p.name, "Store", p);
  }
  c.emit(BUILD_TUPLE, parameters.length, parameters[0]);
}

const MAKERS = {
  TypeVar: INTRINSIC_TYPEVAR,
  TypeVarTuple: INTRINSIC_TYPEVARTUPLE,
  ParamSpec: INTRINSIC_PARAMSPEC,
} as const;

/** A function that evaluates a bound or default when it is asked for. */
function compileLazyValue(c: Codegen, p: TypeParam, e: Expr, entry: SymtableEntry): void {
  c.enterScope(entry, "type parameters", p.name, e.lineno);
  if (p.kind === "TypeVarTuple" && e.kind === "Starred") {
    c.expr(e.value);
    c.emit(UNPACK_SEQUENCE, 1, e);
  } else {
    c.expr(e);
  }
  c.op(RETURN_VALUE, e);
  emitClosure(c, c.leaveScope(true), 0, e);
}

export function compileTypeAlias(c: Codegen, s: TypeAlias): void {
  const name = s.name.kind === "Name" ? s.name.id : "";
  const generic = s.typeParams.length > 0;
  if (generic) {
    const entry = c.symtable.lookup(s.typeParams);
    c.enterScope(entry, "type parameters", `<generic parameters of ${name}>`, s.lineno);
    c.loadConst(name, s);
    compileTypeParameters(c, s.typeParams);
  } else {
    c.loadConst(name, s);
    c.loadConst(null, s);
  }
  c.enterScope(c.symtable.lookup(s), "function", name, s.lineno);
  c.unit.constants.add(null);
  c.expr(s.value);
  c.op(RETURN_VALUE, s);
  emitClosure(c, c.leaveScope(false), 0, s);
  c.emit(BUILD_TUPLE, 3, s);
  c.emit(CALL_INTRINSIC_1, INTRINSIC_TYPEALIAS, s);
  if (generic) {
    emitClosure(c, c.leaveScope(false), 0, s);
    c.op(PUSH_NULL, s);
    c.emit(CALL, 0, s);
  }
  emitNameAccess(c, name, "Store", s);
}
