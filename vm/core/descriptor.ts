/**
 * Representations of the descriptors that builtin types are made of, and of builtin functions. Their Python types are
 * in vm/objects/descriptors.
 */
import type { NativeFunction } from "./native.ts";
import { typeOf } from "./registry.ts";
import type { CallName } from "./signature.ts";
import type { SlotRow } from "./slots.ts";
import { PyType } from "./type.ts";
import { MutableObject, type Outcome, PyObject, type Value } from "./value.ts";

/** builtin_function_or_method: a native function, bound to `self` (an object, a class for classmethods, or a module). */
export class PyBuiltin extends MutableObject {
  readonly native: NativeFunction;
  /** The receiver that is passed to the body; undefined when it takes none. */
  readonly self: Value | undefined;
  /** `__module__`: null for methods. */
  readonly module: string | null;
  constructor(native: NativeFunction, self: Value | undefined, module: string | null) {
    super();
    this.native = native;
    this.self = self;
    this.module = module;
  }

  /** As messages give it: a bound method is named after the class of its receiver, not the one that defines it. */
  get name(): CallName {
    const { bare } = this.native.name;
    if (this.self === undefined || !this.native.hasReceiver) return this.native.name;
    const cls = this.self instanceof PyType ? this.self : typeOf(this.self);
    return { bare, qualified: `${cls.qualname}.${bare}` };
  }
}

/** method_descriptor: `list.append`. */
export class PyMethodDescriptor extends PyObject {
  readonly owner: PyType;
  readonly native: NativeFunction;
  constructor(owner: PyType, native: NativeFunction) {
    super();
    this.owner = owner;
    this.native = native;
  }
}

/** classmethod_descriptor: `dict.__dict__['fromkeys']`. */
export class PyClassMethodDescriptor extends PyObject {
  readonly owner: PyType;
  readonly native: NativeFunction;
  constructor(owner: PyType, native: NativeFunction) {
    super();
    this.owner = owner;
    this.native = native;
  }
}

/** A call of a slot with the Python-level arguments of a dunder. */
export type SlotInvocation = (self: Value, args: readonly Value[], kwNames: readonly string[] | null) => Outcome;

/** wrapper_descriptor: `int.__add__`, made from a slot. */
export class PySlotWrapper extends PyObject {
  readonly owner: PyType;
  readonly row: SlotRow;
  readonly #make: (owner: PyType, row: SlotRow) => SlotInvocation;
  private invocation: SlotInvocation | null = null;
  constructor(owner: PyType, row: SlotRow, make: (owner: PyType, row: SlotRow) => SlotInvocation) {
    super();
    this.owner = owner;
    this.row = row;
    this.#make = make;
  }
  /** The call of the slot; most are never called this way, so it is made when one is. */
  get invoke(): SlotInvocation {
    this.invocation ??= this.#make(this.owner, this.row);
    return this.invocation;
  }
}

/** method-wrapper: `(1).__add__`. */
export class PyMethodWrapper extends PyObject {
  readonly wrapper: PySlotWrapper;
  readonly self: Value;
  constructor(wrapper: PySlotWrapper, self: Value) {
    super();
    this.wrapper = wrapper;
    this.self = self;
  }
}

export type Getter = (self: never) => Outcome;
export type Setter = (self: never, value: Value | undefined) => void;

/** getset_descriptor: a computed attribute of a builtin type. */
export class PyGetSet extends PyObject {
  readonly owner: PyType;
  readonly name: string;
  readonly getter: Getter;
  readonly setter: Setter | undefined;
  readonly doc: string | null;
  constructor(owner: PyType, name: string, getter: Getter, setter: Setter | undefined, doc: string | null) {
    super();
    this.owner = owner;
    this.name = name;
    this.getter = getter;
    this.setter = setter;
    this.doc = doc;
  }
}

/** member_descriptor: an attribute that is a field of the instance. */
export abstract class PyMember extends PyObject {
  readonly owner: PyType;
  readonly name: string;
  constructor(owner: PyType, name: string) {
    super();
    this.owner = owner;
    this.name = name;
  }
}

/** A slot of `__slots__`: reads and writes one JavaScript property of the instance. */
export class PySlotMember extends PyMember {
  readonly property: string;
  constructor(owner: PyType, name: string, property: string) {
    super(owner, name);
    this.property = property;
  }
}

/** A member of a builtin type. */
export class PyFieldMember extends PyMember {
  readonly getter: Getter;
  readonly setter: Setter | undefined;
  readonly doc: string | null;
  constructor(owner: PyType, name: string, getter: Getter, setter: Setter | undefined, doc: string | null) {
    super(owner, name);
    this.getter = getter;
    this.setter = setter;
    this.doc = doc;
  }
}

/** staticmethod and classmethod objects. */
export class PyStaticMethod extends MutableObject {
  callable: Value;
  constructor(callable: Value) {
    super();
    this.callable = callable;
  }
}
export class PyClassMethod extends MutableObject {
  callable: Value;
  constructor(callable: Value) {
    super();
    this.callable = callable;
  }
}
