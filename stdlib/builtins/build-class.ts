/** __build_class__: what a class statement calls. */
import { PyDict } from "../../vm/core/dict.ts";
import { runtimeError, typeError } from "../../vm/core/errors.ts";
import { andThen } from "../../vm/core/execution.ts";
import { Frame, PyCell } from "../../vm/core/frame.ts";
import { PyFunction } from "../../vm/core/function.ts";
import { pushFrame } from "../../vm/core/function-call.ts";
import { type Declaration, open, pure } from "../../vm/core/native.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { call, callNow } from "../../vm/core/ops/call.ts";
import { reprNow, textOf } from "../../vm/core/ops/text.ts";
import { typeOf, types } from "../../vm/core/registry.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import { PyType } from "../../vm/core/type.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { calculateMetaclass } from "../../vm/objects/class-creation.ts";

/** Replaces bases that are not classes by what their __mro_entries__ gives. */
function resolveBases(bases: readonly Value[]): readonly Value[] {
  if (bases.every((base) => base instanceof PyType)) return bases;
  const original = new PyTuple(bases);
  let changed = false;
  const resolved: Value[] = [];
  for (const base of bases) {
    const hook = base instanceof PyType ? undefined : findAttribute(base, "__mro_entries__");
    if (hook === undefined) {
      resolved.push(base);
      continue;
    }
    const entries = callNow(hook, original);
    if (!(entries instanceof PyTuple)) throw typeError("__mro_entries__ must return a tuple");
    changed = true;
    resolved.push(...entries.items);
  }
  return changed ? resolved : bases;
}

function buildClass([body, name, ...bases]: Value[], keywords: Map<string, Value>): Outcome {
  if (body === undefined || name === undefined) throw typeError("__build_class__: not enough arguments");
  if (!(body instanceof PyFunction)) throw typeError("__build_class__: func must be a function");
  if (textOf(name) === undefined) throw typeError("__build_class__: name is not a string");
  const resolved = resolveBases(bases);
  const kwargs = new Map(keywords);
  let metaclass: Value = kwargs.get("metaclass") ?? (resolved.length === 0 ? types.type : typeOf(resolved[0]!));
  kwargs.delete("metaclass");
  if (metaclass instanceof PyType) metaclass = calculateMetaclass(metaclass, resolved);
  const basesTuple = new PyTuple(resolved);
  const kwNames = kwargs.size === 0 ? null : [...kwargs.keys()];
  const prepare = findAttribute(metaclass, "__prepare__");
  const namespace = prepare === undefined ? new PyDict() : call(prepare, [name, basesTuple, ...kwargs.values()], kwNames);
  return andThen(namespace, (ns) => {
    if (typeOf(ns).slots.getitem === undefined || typeOf(ns).slots.setitem === undefined) {
      const who = metaclass instanceof PyType ? metaclass.name : "<metaclass>";
      throw typeError(`${who}.__prepare__() must return a mapping, not ${typeOf(ns).name}`);
    }
    return andThen(runBody(body, ns), (cell) => {
      if (resolved !== bases) storeOriginalBases(ns, new PyTuple(bases));
      return andThen(call(metaclass, [name, basesTuple, ns, ...kwargs.values()], kwNames), (cls) => checkCell(cls, cell, name));
    });
  });
}

function storeOriginalBases(namespace: Value, bases: PyTuple): void {
  typeOf(namespace).slots.setitem!(namespace, "__orig_bases__", bases);
}

/** Runs the body with `namespace` as its locals; its result is the __class__ cell, or None. */
function runBody(body: PyFunction, namespace: Value): Outcome {
  return pushFrame(new Frame(body.code, body.globals, body.builtins, namespace, body));
}

function checkCell(cls: Value, cell: Value, name: Value): Value {
  if (!(cls instanceof PyType) || !(cell instanceof PyCell)) return cls;
  open(cell, "reads");
  if (cell.value === undefined) {
    throw runtimeError(
      `__class__ not set defining ${reprNow(name)} as ${reprNow(cls)}. Was __classcell__ propagated to type.__new__?`,
    );
  }
  if (cell.value !== cls) {
    throw typeError(`__class__ set to ${reprNow(cell.value)} defining ${reprNow(name)} as ${reprNow(cls)}`);
  }
  return cls;
}
export const buildClassFunctions: Record<string, Declaration> = {
  __build_class__: pure(
    "(*args, **kwds)",
    buildClass,
    "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the class statement.",
  ),
};
