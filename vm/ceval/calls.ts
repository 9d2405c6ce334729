/** Calls of native functions straight from the operand stack. */
import type { PyBuiltin, PyMethodDescriptor } from "../core/descriptor.ts";
import { typeError } from "../core/errors.ts";
import { Continuation, continueWith } from "../core/execution.ts";
import { Frame } from "../core/frame.ts";
import { PyFunction } from "../core/function.ts";
import { callFunction, fillDefaults, hasDefaultsFrom, pushFrame } from "../core/function-call.ts";
import { callFunctionBody, callMethodBody, open } from "../core/native.ts";
import { typeOf, types } from "../core/registry.ts";
import type { CallName } from "../core/signature.ts";
import type { PyType } from "../core/type.ts";
import type { Outcome, PyObject, Value } from "../core/value.ts";
import { addInstantiator, BUSY_AFTER } from "./instantiators.ts";

type Stack = (Value | undefined)[];

/** Calls a builtin with the values from `base` up to `end`. */
export function callBuiltin(builtin: PyBuiltin, stack: Stack, base: number, end: number): Outcome {
  const { native, self } = builtin;
  const count = end - base;
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
  return callNativeMethod(native, self, stack, base, count, builtin);
}

function callNativeMethod(
  native: PyBuiltin["native"],
  self: Value,
  stack: Stack,
  base: number,
  count: number,
  called: { readonly name: CallName } = native,
): Outcome {
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
  const args = stack.slice(base, base + count) as Value[];
  if (native.restAt === 0) {
    if (native.effect !== "pure") open(self, native.effect);
    return native.body(self, args);
  }
  return callMethodBody(native, self, args, null, called);
}

/** Checks what __init__ gave and gives the instance. */
class Instantiated extends Continuation {
  private readonly instance: PyObject;
  constructor(instance: PyObject) {
    super();
    this.instance = instance;
  }
  resume(value: Value | undefined): Value {
    if (value !== null) throw typeError(`__init__() should return None, not '${typeOf(value as Value).name}'`);
    return this.instance;
  }
}

/**
 * Calls a class with the values from `base` to `end`. A Python class with a plain `__init__` and object's `__new__` gets its
 * frame at once; any other goes through its metaclass.
 */
export function instantiate(cls: PyType, stack: Stack, base: number, end: number): Outcome {
  const plan = plainConstruction(cls);
  const { init } = plan;
  if (init === null) return typeOf(cls).slots.call!(cls, stack.slice(base, end) as Value[], null);
  if (plan.count < BUSY_AFTER && ++plan.count === BUSY_AFTER) addInstantiator(cls);
  const instance = cls.instantiate();
  const given = end - base + 1;
  if (!init.code.isSimple || given > init.code.argCount || !hasDefaultsFrom(init, given)) {
    const outcome = callFunction(init, [instance, ...(stack.slice(base, end) as Value[])], null);
    return continueWith(outcome, new Instantiated(instance)) as Outcome;
  }
  const frame = new Frame(init.code, init.globals, init.builtins, null, init);
  const locals = frame.stack;
  locals[0] = instance;
  for (let i = base; i < end; i++) locals[i - base + 1] = stack[i];
  if (given < init.code.argCount) fillDefaults(init, given, locals);
  frame.kont = new Instantiated(instance);
  return pushFrame(frame);
}

/** How a class makes its instances, while its version is the same. */
class Construction {
  readonly version: number;
  /** The `__init__` of a class whose instances are made in the ordinary way, if it is a Python function. */
  readonly init: PyFunction | null;
  /** Instances made so far, up to BUSY_AFTER. */
  count = 0;
  constructor(version: number, init: PyFunction | null) {
    this.version = version;
    this.init = init;
  }
}

function plainConstruction(cls: PyType): Construction {
  const known = cls.construction as Construction | undefined;
  if (known !== undefined && known.version === cls.version) return known;
  const init = cls.lookup("__init__");
  const isPlain =
    cls.isHeapType &&
    typeOf(cls).slots.call === types.type.slots.call &&
    cls.slots.construct === types.object.slots.construct &&
    !cls.hasAbstractMethods &&
    init instanceof PyFunction;
  const construction = new Construction(cls.version, isPlain ? init : null);
  cls.construction = construction;
  return construction;
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
    `descriptor '${descriptor.native.bare}' for '${descriptor.owner.name}' objects doesn't apply to a '${typeOf(self).name}' object`,
  );
}
