/** Names: locals that may be unbound, cells, globals, and the namespaces of modules and class bodies. */
import { openForRead, openForWrite, txn } from "../../../runtime/stm/transaction.ts";
import { LocalKind } from "../../bytecode/code-unit.ts";
import { PyDict } from "../../core/dict.ts";
import { isPyError, pyError, systemError } from "../../core/errors.ts";
import { attempt, Callback } from "../../core/execution.ts";
import { type Frame, PyCell } from "../../core/frame.ts";
import { getItem, setItem } from "../../core/ops/items.ts";
import type { Outcome, Value } from "../../core/value.ts";
import { loadGlobal } from "../global-cache.ts";
import { unboundCell, unboundLocal, undefinedName } from "../unbound.ts";
import { drop, push } from "./result.ts";

export function LOAD_FAST_AND_CLEAR(frame: Frame, sp: number, index: number): number {
  frame.stack[sp] = frame.stack[index];
  frame.stack[index] = undefined;
  return sp + 1;
}

export function DELETE_FAST(frame: Frame, sp: number, index: number): number {
  if (frame.stack[index] === undefined) throw unboundLocal(frame.code, index);
  frame.stack[index] = undefined;
  return sp;
}

export function MAKE_CELL(frame: Frame, sp: number, index: number): number {
  frame.stack[index] = new PyCell(frame.stack[index]);
  return sp;
}

export function COPY_FREE_VARS(frame: Frame, sp: number, count: number): number {
  const closure = frame.func!.closure!;
  const first = frame.code.localsCount - count;
  for (let i = 0; i < count; i++) frame.stack[first + i] = closure[i];
  return sp;
}

export function LOAD_CLOSURE(frame: Frame, sp: number, index: number): number {
  frame.stack[sp] = frame.stack[index];
  return sp + 1;
}

export function DELETE_DEREF(frame: Frame, sp: number, index: number): number {
  const cell = frame.stack[index] as PyCell;
  if (cell.$w < txn.writable) openForWrite(cell);
  if (cell.value === undefined) throw unboundCell(frame.code, index);
  cell.value = undefined;
  return sp;
}

/** mapping[name] where a missing key falls back; exact dicts take the short way. */
function lookUp(mapping: Value, name: string, missing: () => Outcome): Outcome {
  if (mapping instanceof PyDict && !mapping.$cls.isHeapType) {
    if (mapping.$r < txn.readable) openForRead(mapping);
    const value = mapping.getString(name);
    // None is null: `??` would take it for missing.
    return value === undefined ? missing() : value;
  }
  return attempt(
    () => getItem(mapping, name),
    new Callback(
      (value) => value,
      (error) => {
        if (isPyError(error, "KeyError")) return missing();
        throw error;
      },
    ),
  ) as Outcome;
}

export function LOAD_FROM_DICT_OR_DEREF(frame: Frame, sp: number, index: number): number {
  const name = frame.code.unit.localsPlusNames[index]!;
  const outcome = lookUp(frame.stack[sp - 1] as Value, name, () => {
    const cell = frame.stack[index] as PyCell;
    if (cell.$r < txn.readable) openForRead(cell);
    const { value } = cell;
    if (value === undefined) throw unboundCell(frame.code, index);
    return value;
  });
  return push(frame, sp - 1, outcome);
}

function requireLocals(frame: Frame, action: string, name: string): Value {
  if (frame.locals === null) throw systemError(`no locals ${action} '${name}'`);
  return frame.locals;
}

export function LOAD_NAME(frame: Frame, sp: number, nameIndex: number): number {
  const name = frame.code.names[nameIndex]!;
  const locals = requireLocals(frame, "when loading", name);
  if (locals === frame.globals) return push(frame, sp, loadGlobal(frame, frame.pc - 1, nameIndex));
  return push(
    frame,
    sp,
    lookUp(locals, name, () => globalOrBuiltin(frame, name)),
  );
}

function globalOrBuiltin(frame: Frame, name: string): Outcome {
  return lookUp(frame.globals, name, () =>
    lookUp(frame.builtins, name, () => {
      throw undefinedName(name);
    }),
  );
}

export function LOAD_FROM_DICT_OR_GLOBALS(frame: Frame, sp: number, nameIndex: number): number {
  const name = frame.code.names[nameIndex]!;
  return push(
    frame,
    sp - 1,
    lookUp(frame.stack[sp - 1] as Value, name, () => globalOrBuiltin(frame, name)),
  );
}

function store(namespace: Value, name: string, value: Value): Outcome {
  if (namespace instanceof PyDict && !namespace.$cls.isHeapType) {
    if (namespace.$w < txn.writable) openForWrite(namespace);
    namespace.setString(name, value);
    return null;
  }
  return setItem(namespace, name, value);
}

export function STORE_NAME(frame: Frame, sp: number, nameIndex: number): number {
  const name = frame.code.names[nameIndex]!;
  return drop(frame, sp - 1, store(requireLocals(frame, "found when storing", name), name, frame.stack[sp - 1] as Value));
}

export function STORE_GLOBAL(frame: Frame, sp: number, nameIndex: number): number {
  return drop(frame, sp - 1, store(frame.globals, frame.code.names[nameIndex]!, frame.stack[sp - 1] as Value));
}

function remove(frame: Frame, namespace: Value, name: string): Outcome {
  void frame;
  return attempt(
    () => setItem(namespace, name, undefined),
    new Callback(
      (value) => value,
      (error) => {
        if (isPyError(error, "KeyError")) throw undefinedName(name);
        throw error;
      },
    ),
  ) as Outcome;
}

export function DELETE_NAME(frame: Frame, sp: number, nameIndex: number): number {
  const name = frame.code.names[nameIndex]!;
  return drop(frame, sp, remove(frame, requireLocals(frame, "when deleting", name), name));
}

export function DELETE_GLOBAL(frame: Frame, sp: number, nameIndex: number): number {
  return drop(frame, sp, remove(frame, frame.globals, frame.code.names[nameIndex]!));
}

export function LOAD_LOCALS(frame: Frame, sp: number, _: number): number {
  if (frame.locals === null) throw systemError("no locals");
  frame.stack[sp] = frame.locals;
  return sp + 1;
}

export function SETUP_ANNOTATIONS(frame: Frame, sp: number, _: number): number {
  const namespace = requireLocals(frame, "found when setting up", "__annotations__");
  if (namespace instanceof PyDict && !namespace.$cls.isHeapType) {
    if (namespace.$w < txn.writable) openForWrite(namespace);
    if (namespace.getString("__annotations__") === undefined) namespace.setString("__annotations__", new PyDict());
    return sp;
  }
  const outcome = lookUp(namespace, "__annotations__", () => setItem(namespace, "__annotations__", new PyDict()));
  return drop(frame, sp, outcome);
}

export function LOAD_BUILD_CLASS(frame: Frame, sp: number, _: number): number {
  return push(
    frame,
    sp,
    lookUp(frame.builtins, "__build_class__", () => {
      throw pyError("NameError", "__build_class__ not found");
    }),
  );
}

/** True for a name that the function shares with functions inside or around it. */
export const isCell = (kind: number): boolean => (kind & (LocalKind.CELL | LocalKind.FREE)) !== 0;
