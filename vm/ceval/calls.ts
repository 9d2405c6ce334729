/** Calls of native functions straight from the operand stack. */
import type { PyBuiltin, PyMethodDescriptor } from "../core/descriptor.ts";
import { typeError } from "../core/errors.ts";
import { callFunctionBody, callMethodBody, open } from "../core/native.ts";
import { typeOf } from "../core/registry.ts";
import type { Outcome, Value } from "../core/value.ts";

type Stack = (Value | undefined)[];

/** Calls a builtin with the `count` values at `base`. */
export function callBuiltin(builtin: PyBuiltin, stack: Stack, base: number, count: number): Outcome {
  const { native, self } = builtin;
  if (self === undefined) {
    if (count >= native.minDirect && count <= native.maxDirect) {
      switch (count) {
        case 0:
          return native.body();
        case 1:
          return native.body(stack[base]);
        case 2:
          return native.body(stack[base], stack[base + 1]);
      }
    }
    return callFunctionBody(native, stack.slice(base, base + count) as Value[], null);
  }
  return callNativeMethod(builtin.native, self, stack, base, count);
}

function callNativeMethod(native: PyBuiltin["native"], self: Value, stack: Stack, base: number, count: number): Outcome {
  if (count >= native.minDirect && count <= native.maxDirect && count <= 2) {
    if (native.effect !== "pure") open(self, native.effect);
    switch (count) {
      case 0:
        return native.body(self);
      case 1:
        return native.body(self, stack[base]);
      case 2:
        return native.body(self, stack[base], stack[base + 1]);
    }
  }
  return callMethodBody(native, self, stack.slice(base, base + count) as Value[], null);
}

/** Calls `descriptor` on `self` with the `count` values at `base`. */
export function callMethodDescriptor(
  descriptor: PyMethodDescriptor,
  self: Value,
  stack: Stack,
  base: number,
  count: number,
): Outcome {
  const type = typeOf(self);
  if (type !== descriptor.owner && !type.isSubtypeOf(descriptor.owner)) throw wrongReceiver(descriptor, self);
  return callNativeMethod(descriptor.native, self, stack, base, count);
}

export function wrongReceiver(descriptor: PyMethodDescriptor, self: Value) {
  return typeError(
    `descriptor '${descriptor.native.name.bare}' for '${descriptor.owner.name}' objects doesn't apply to a '${typeOf(self).name}' object`,
  );
}
