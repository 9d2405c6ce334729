/** Subscripts, slices, containment, attributes that are deleted or found through super, unary operators. */

import { openForWrite, txn } from "../../../runtime/stm/transaction.ts";
import { andThen } from "../../core/execution.ts";
import type { Frame } from "../../core/frame.ts";
import { PyList } from "../../core/list.ts";
import { unaryOperation } from "../../core/ops/arithmetic.ts";
import { setAttribute } from "../../core/ops/attributes.ts";
import { contains, getItem, length, setItem } from "../../core/ops/items.ts";
import { getIterator } from "../../core/ops/iterate.ts";
import { PySlice } from "../../core/slice.ts";
import type { Value } from "../../core/value.ts";
import { known } from "../known-slots.ts";
import { drop, push } from "./result.ts";

export function STORE_SUBSCR(frame: Frame, sp: number, _: number): number {
  const { stack } = frame;
  const key = stack[sp - 1] as Value;
  const container = stack[sp - 2] as Value;
  const value = stack[sp - 3] as Value;
  if (typeof key === "number" && container instanceof PyList && container.$cls.slots.setitem === known.listSetItem) {
    if (container.$w < txn.writable) openForWrite(container);
    const index = key < 0 ? key + container.items.length : key;
    if (index >= 0 && index < container.items.length) {
      container.items[index] = value;
      return sp - 3;
    }
  }
  return drop(frame, sp - 3, setItem(container, key, value));
}

export function DELETE_SUBSCR(frame: Frame, sp: number, _: number): number {
  return drop(frame, sp - 2, setItem(frame.stack[sp - 2] as Value, frame.stack[sp - 1] as Value, undefined));
}

export function BINARY_SLICE(frame: Frame, sp: number, _: number): number {
  const { stack } = frame;
  const slice = new PySlice(stack[sp - 2] as Value, stack[sp - 1] as Value, null);
  return push(frame, sp - 3, getItem(stack[sp - 3] as Value, slice));
}

export function STORE_SLICE(frame: Frame, sp: number, _: number): number {
  const { stack } = frame;
  const slice = new PySlice(stack[sp - 2] as Value, stack[sp - 1] as Value, null);
  return drop(frame, sp - 4, setItem(stack[sp - 3] as Value, slice, stack[sp - 4] as Value));
}

export function BUILD_SLICE(frame: Frame, sp: number, count: number): number {
  const { stack } = frame;
  const step = count === 3 ? (stack[--sp] as Value) : null;
  stack[sp - 2] = new PySlice(stack[sp - 2] as Value, stack[sp - 1] as Value, step);
  return sp - 1;
}

export function CONTAINS_OP(frame: Frame, sp: number, invert: number): number {
  const { stack } = frame;
  const found = contains(stack[sp - 1] as Value, stack[sp - 2] as Value);
  if (typeof found === "boolean") {
    stack[sp - 2] = found !== (invert === 1);
    return sp - 1;
  }
  return push(
    frame,
    sp - 2,
    andThen(found, (value) => (value === true) !== (invert === 1)),
  );
}

export function GET_LEN(frame: Frame, sp: number, _: number): number {
  return push(frame, sp, length(frame.stack[sp - 1] as Value));
}

export function DELETE_ATTR(frame: Frame, sp: number, nameIndex: number): number {
  return drop(frame, sp - 1, setAttribute(frame.stack[sp - 1] as Value, frame.code.names[nameIndex]!, undefined));
}

export function UNARY_NEGATIVE(frame: Frame, sp: number, _: number): number {
  const operand = frame.stack[sp - 1] as Value;
  if (typeof operand === "number") {
    frame.stack[sp - 1] = 0 - operand;
    return sp;
  }
  return push(frame, sp - 1, unaryOperation("negative", operand));
}

export function UNARY_INVERT(frame: Frame, sp: number, _: number): number {
  return push(frame, sp - 1, unaryOperation("invert", frame.stack[sp - 1] as Value));
}

export function GET_ITER(frame: Frame, sp: number, _: number): number {
  return push(frame, sp - 1, getIterator(frame.stack[sp - 1] as Value));
}
