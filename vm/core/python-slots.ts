/**
 * Slot functions of classes that define dunders in Python: each looks the dunder up on the type and calls it.
 *
 * The counterpart of CPython's slot_* functions. `slotForDunder` gives the function for a row of the slot table.
 */
import { PySlotWrapper } from "./descriptor.ts";
import { attributeError, isPyError, overflowError, type PyError, typeError } from "./errors.ts";
import { andThen, attempt, Callback, Continuation, continueWith, execution, settle } from "./execution.ts";
import { PyFunction } from "./function.ts";
import { callFunction } from "./function-call.ts";
import { open } from "./native.ts";
import { findAttribute, findGenericAttribute, genericGetAttribute, lookupSpecial, withErrorDetail } from "./ops/attributes.ts";
import { call } from "./ops/call.ts";
import { asIndex, exactInt } from "./ops/index-value.ts";
import { checkBool, checkLength, truth } from "./ops/truth.ts";
import { typeOf } from "./registry.ts";
import { type CompareOp, SLOT_TABLE, type SlotFunctions, type SlotName } from "./slots.ts";
import { type Int, type MaybeOutcome, NotImplemented, type Outcome, type Value } from "./value.ts";

/** Calls type(self).dunder(self, *args); NotImplemented when the type lacks it. */
export function callDunder(self: Value, dunder: string, ...args: Value[]): Outcome {
  const attribute = typeOf(self).lookup(dunder);
  return attribute === undefined ? NotImplemented : callFound(attribute, self, args);
}

/** Calls what a class has under a dunder's name, bound to `self`. */
function callFound(attribute: Value, self: Value, args: Value[]): Outcome {
  // A plain function needs no bound method object.
  if (attribute instanceof PyFunction) return callFunction(attribute, [self, ...args], null);
  if (attribute instanceof PySlotWrapper) return call(attribute, [self, ...args]);
  const { get } = typeOf(attribute).slots;
  if (get === undefined) return call(attribute, args);
  return andThen(get(attribute, self, typeOf(self)), (method) => call(method, args));
}

function requireDunder(self: Value, dunder: string): void {
  if (typeOf(self).lookup(dunder) === undefined) {
    throw typeError(`'${typeOf(self).name}' object has no ${dunder}`);
  }
}

/** Both sides of a binary operator, as CPython's SLOT1BINFULL. */
function binarySlot(slot: SlotName, dunder: string, reflected: string): SlotFunctions["add"] {
  const self: SlotFunctions["add"] = (left, right) => {
    const leftType = typeOf(left);
    const rightType = typeOf(right);
    const rightToo = rightType !== leftType && rightType.slots[slot] === self;
    if (leftType.slots[slot] !== self) return rightToo ? callDunder(right, reflected, left) : NotImplemented;
    if (rightToo && rightType.isSubtypeOf(leftType) && rightType.lookup(reflected) !== leftType.lookup(reflected)) {
      return andThen(callDunder(right, reflected, left), (result) =>
        result !== NotImplemented ? result : callDunder(left, dunder, right),
      );
    }
    const outcome = callDunder(left, dunder, right);
    if (!rightToo) return outcome;
    return andThen(outcome, (result) => (result === NotImplemented ? callDunder(right, reflected, left) : result));
  };
  return self;
}

const powerSlot: SlotFunctions["power"] = (() => {
  const plain = binarySlot("power", "__pow__", "__rpow__");
  const self: SlotFunctions["power"] = (left, right, modulus) => {
    if (modulus === undefined || modulus === null) {
      const leftIsOurs = typeOf(left).slots.power === self;
      const rightIsOurs = typeOf(right).slots.power === self;
      if (leftIsOurs && rightIsOurs && typeOf(left) !== typeOf(right)) return bothPower(left, right);
      if (leftIsOurs) return callDunder(left, "__pow__", right);
      return rightIsOurs ? callDunder(right, "__rpow__", left) : plain(left, right);
    }
    // Three arguments: only the left operand's __pow__ is asked.
    return typeOf(left).slots.power === self ? callDunder(left, "__pow__", right, modulus) : NotImplemented;
  };
  const bothPower = (left: Value, right: Value): Outcome => {
    const leftType = typeOf(left);
    const rightType = typeOf(right);
    const reflectedFirst = rightType.isSubtypeOf(leftType) && rightType.lookup("__rpow__") !== leftType.lookup("__rpow__");
    const forward = () => callDunder(left, "__pow__", right);
    const backward = () => callDunder(right, "__rpow__", left);
    const [one, two] = reflectedFirst ? [backward, forward] : [forward, backward];
    return andThen(one(), (result) => (result === NotImplemented ? two() : result));
  };
  return self;
})();

const COMPARE_DUNDERS = ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"] as const;

const compareSlot: SlotFunctions["richcompare"] = (self, other, op: CompareOp) => {
  const method = typeOf(self).lookup(COMPARE_DUNDERS[op]!);
  if (method === undefined) return NotImplemented;
  if (method instanceof PyFunction || method instanceof PySlotWrapper) return callFound(method, self, [other]);
  return andThen(quietly(method, self), (bound) => (bound === NotImplemented ? bound : call(bound, [other])));
};

/** The method bound to its object, or NotImplemented when that raises: comparing asks nobody who cannot be asked. */
function quietly(method: Value, self: Value): Outcome {
  const { get } = typeOf(method).slots;
  if (get === undefined) return method;
  return attempt(
    () => get(method, self, typeOf(self)),
    new Callback(
      (bound) => bound,
      () => NotImplemented,
    ),
  ) as Outcome;
}

/** Converts StopIteration into exhaustion. */
class NextResult extends Continuation {
  resume(value: Value | undefined): MaybeOutcome {
    return value;
  }
  override fail(error: PyError): MaybeOutcome {
    if (!isPyError(error, "StopIteration")) throw error;
    execution.stopValue = stopIterationValue(error);
    return undefined;
  }
}

/** The `value` of a StopIteration: its first argument. */
export function stopIterationValue(error: PyError): Value {
  open(error.value, "reads");
  const args = (error.value as unknown as { args?: { items: readonly Value[] } }).args;
  return args?.items[0] ?? null;
}

const nextSlot: SlotFunctions["next"] = (self) => {
  // The class may have lost its __next__ while a native loop was asking for items.
  if (typeOf(self).lookup("__next__") === undefined) throw attributeError("__next__");
  return attempt(() => callDunder(self, "__next__"), new NextResult());
};

const iterSlot: SlotFunctions["iter"] = (self) => {
  const method = typeOf(self).lookup("__iter__");
  if (method === null) throw typeError(`'${typeOf(self).name}' object is not iterable`);
  return callDunder(self, "__iter__");
};

const getattributeSlot: SlotFunctions["getattribute"] = (self, name) => {
  const type = typeOf(self);
  const hook = type.lookup("__getattr__");
  const base = type.lookup("__getattribute__");
  const owner = base instanceof PySlotWrapper ? base.owner : undefined;
  if (hook !== undefined && owner?.slots.getattribute === genericGetAttribute) {
    // The common case needs no AttributeError to know that the attribute is missing.
    const found = attempt(() => findGenericAttribute(self, name), new GetattrHook(self, name, hook));
    return found === undefined ? askHook(hook, self, name) : found;
  }
  const read = (): Outcome =>
    owner === undefined ? callDunder(self, "__getattribute__", name) : owner.slots.getattribute!(self, name);
  return hook === undefined ? read() : (attempt(read, new GetattrHook(self, name, hook)) as Outcome);
};

const askHook = (hook: Value, self: Value, name: string): Outcome =>
  continueWith(callFound(hook, self, [name]), new HookResult(self, name)) as Outcome;

/** An AttributeError that `__getattr__` raises learns what was looked for, so that suggestions can be made. */
class HookResult extends Continuation {
  private readonly self: Value;
  private readonly name: string;
  constructor(self: Value, name: string) {
    super();
    this.self = self;
    this.name = name;
  }
  resume(value: Value | undefined): MaybeOutcome {
    return value;
  }
  override fail(error: PyError): MaybeOutcome {
    const { value } = error;
    const isPlain = isPyError(error, "AttributeError") && findAttribute(value, "name") === null;
    throw isPlain && findAttribute(value, "obj") === null ? withErrorDetail(error, this.name, this.self) : error;
  }
}

/** Asks `__getattr__` when the ordinary lookup raised AttributeError. */
class GetattrHook extends Continuation {
  private readonly self: Value;
  private readonly name: string;
  private readonly hook: Value;
  constructor(self: Value, name: string, hook: Value) {
    super();
    this.self = self;
    this.name = name;
    this.hook = hook;
  }
  resume(value: Value | undefined): MaybeOutcome {
    return value;
  }
  override fail(error: PyError): MaybeOutcome {
    if (isPyError(error, "AttributeError")) return askHook(this.hook, this.self, this.name);
    throw error;
  }
}

const setattributeSlot: SlotFunctions["setattribute"] = (self, name, value) => {
  if (value === undefined) {
    return andThen(callDunder(self, "__delattr__", name), () => null);
  }
  return andThen(callDunder(self, "__setattr__", name, value), () => null);
};

const hashSlot: SlotFunctions["hash"] = (self) => {
  const method = typeOf(self).lookup("__hash__");
  if (method === undefined || method === null) throw typeError(`unhashable type: '${typeOf(self).name}'`);
  return andThen(callDunder(self, "__hash__"), (result) => {
    const hash = exactInt(result);
    if (hash === undefined) throw typeError("__hash__ method should return an integer");
    return reduceHash(hash);
  });
};

/** What int.__hash__ of a user's hash gives when it does not fit a machine word. */
function reduceHash(hash: Int): Int {
  if (hash === -1) return -2;
  if (typeof hash === "number") return hash;
  if (hash === BigInt.asIntN(64, hash)) return hash;
  return settledIntHash(hash);
}
let settledIntHash: (value: Int) => Int = (value) => BigInt.asIntN(64, BigInt(value));
export function setIntHash(hash: (value: Int) => Int): void {
  settledIntHash = hash;
}

const callSlot: SlotFunctions["call"] = (self, args, kwNames) => {
  const method = lookupSpecial(self, "__call__");
  if (method === undefined) throw typeError(`'${typeOf(self).name}' object is not callable`);
  return andThen(method, (bound) => call(bound, args, kwNames));
};

class InitResult extends Continuation {
  resume(value: Value | undefined): MaybeOutcome {
    if (value !== null) throw typeError(`__init__() should return None, not '${typeOf(value as Value).name}'`);
    return null;
  }
}

const initSlot: SlotFunctions["init"] = (self, args, kwNames) => {
  const type = typeOf(self);
  const init = type.lookup("__init__")!;
  const outcome =
    init instanceof PyFunction
      ? callFunction(init, [self, ...args], kwNames)
      : andThen(lookupSpecial(self, "__init__")!, (bound) => call(bound, args, kwNames));
  return continueWith(outcome, new InitResult()) as Outcome;
};

const constructSlot: SlotFunctions["construct"] = (cls, args, kwNames) => {
  const attribute = cls.lookup("__new__")!;
  const get = typeOf(attribute).slots.get;
  const bound = get === undefined ? attribute : get(attribute, undefined, cls);
  return andThen(bound, (method) => call(method, [cls, ...args], kwNames));
};

const getSlot: SlotFunctions["get"] = (descriptor, instance, owner) => {
  const type = typeOf(descriptor);
  if (type.lookup("__get__") === undefined) return descriptor;
  return callDunder(descriptor, "__get__", instance ?? null, owner ?? null);
};

const setSlot: SlotFunctions["set"] = (descriptor, instance, value) => {
  if (value === undefined) {
    if (typeOf(descriptor).lookup("__delete__") === undefined) throw missing("__delete__");
    return andThen(callDunder(descriptor, "__delete__", instance), () => null);
  }
  if (typeOf(descriptor).lookup("__set__") === undefined) throw missing("__set__");
  return andThen(callDunder(descriptor, "__set__", instance, value), () => null);
};
const missing = (dunder: string): PyError => attributeError(dunder);

const boolSlot: SlotFunctions["bool"] = (self) => {
  if (typeOf(self).lookup("__bool__") === undefined) {
    return typeOf(self).lookup("__len__") === undefined ? true : andThen(lengthSlot(self), (n) => n !== 0);
  }
  return andThen(callDunder(self, "__bool__"), checkBool);
};

const lengthSlot: SlotFunctions["length"] = (self) =>
  andThen(callDunder(self, "__len__"), (result) => andThen(asIndex(result), (n) => checkSize(n as Int)));

function checkSize(length: Int): Value {
  checkLength(length);
  if (typeof length === "bigint" && length >= 2n ** 63n) throw overflow();
  return length;
}
const overflow = (): PyError => overflowError("cannot fit 'int' into an index-sized integer");

const setitemSlot: SlotFunctions["setitem"] = (self, key, value) => {
  const dunder = value === undefined ? "__delitem__" : "__setitem__";
  if (typeOf(self).lookup(dunder) === undefined) {
    throw typeError(
      value === undefined
        ? `'${typeOf(self).name}' object doesn't support item deletion`
        : `'${typeOf(self).name}' object does not support item assignment`,
    );
  }
  const outcome = value === undefined ? callDunder(self, dunder, key) : callDunder(self, dunder, key, value);
  return andThen(outcome, () => null);
};

const containsSlot: SlotFunctions["contains"] = (self, item) => {
  const method = typeOf(self).lookup("__contains__");
  if (method === null) throw typeError(`'${typeOf(self).name}' object is not a container`);
  return andThen(callDunder(self, "__contains__", item), truth);
};

/** PyBUF_FULL_RO and PyBUF_FULL: what `__buffer__` is asked for. */
const FULL_READONLY = 284;
const FULL = 285;

const bufferSlot: SlotFunctions["buffer"] = (self, writable) => {
  const memory = settle(callDunder(self, "__buffer__", writable ? FULL : FULL_READONLY));
  if (typeOf(memory).name !== "memoryview") throw typeError("__buffer__ returned non-memoryview object");
  const view = typeOf(memory).slots.buffer!(memory, writable);
  if (typeOf(self).lookup("__release_buffer__") === undefined) return view;
  return { ...view, release: () => void settle(callDunder(self, "__release_buffer__", memory)) };
};

/** unary dunders whose slot calls them and checks nothing. */
const unarySlot =
  (dunder: string): SlotFunctions["repr"] =>
  (self) => {
    requireDunder(self, dunder);
    return callDunder(self, dunder);
  };

const inplaceSlot =
  (dunder: string): SlotFunctions["iadd"] =>
  (left, right) =>
    callDunder(left, dunder, right);

const BY_SLOT: Partial<Record<SlotName, unknown>> = {
  richcompare: compareSlot,
  next: nextSlot,
  iter: iterSlot,
  getattribute: getattributeSlot,
  setattribute: setattributeSlot,
  hash: hashSlot,
  call: callSlot,
  init: initSlot,
  construct: constructSlot,
  get: getSlot,
  set: setSlot,
  bool: boolSlot,
  length: lengthSlot,
  getitem: ((self, key) => callDunder(self, "__getitem__", key)) satisfies SlotFunctions["getitem"],
  setitem: setitemSlot,
  contains: containsSlot,
  buffer: bufferSlot,
  power: powerSlot,
  finalize: unarySlot("__del__"),
};

/** Slots that Python code cannot fill: their dunders fill the numeric slots. */
const NATIVE_ONLY: ReadonlySet<SlotName> = new Set(["concat", "repeat", "iconcat", "irepeat"]);

for (const row of SLOT_TABLE) {
  if (BY_SLOT[row.slot] !== undefined || NATIVE_ONLY.has(row.slot)) continue;
  if (row.form === "binary") BY_SLOT[row.slot] = binarySlot(row.slot, row.dunder, row.dunder.replace("__", "__r"));
  else if (row.form === "inplace") BY_SLOT[row.slot] = inplaceSlot(row.dunder);
  else if (row.form === "unary") BY_SLOT[row.slot] = unarySlot(row.dunder);
}

/** The slot function that calls the Python-level dunder(s) of a slot; undefined for slots that Python code cannot fill. */
export function pythonSlot(slot: SlotName): unknown {
  return BY_SLOT[slot];
}
