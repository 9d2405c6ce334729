/**
 * Slots: the operations that the interpreter performs on objects, one function each, as CPython's type slots; and the
 * one table that says which dunder methods each slot stands for.
 *
 * Slots may run Python code and therefore return an Outcome (see Note [Tail calls]). A binary slot is called with the
 * operands in source order and either may be of its type, exactly as nb_add and friends; it answers NotImplemented for
 * operands it does not know. Deletion is a set with `undefined`.
 */

import type { Exports } from "./exports.ts";
import type { PyType } from "./type.ts";
import type { MaybeOutcome, Outcome, Value } from "./value.ts";

/** Keyword names of a call; their values are the last of the argument array. */
export type KeywordNames = readonly string[] | null;

/** Index into COMPARISONS of the opcode table: < <= == != > >=. */
export type CompareOp = 0 | 1 | 2 | 3 | 4 | 5;
export const LT = 0;
export const LE = 1;
export const EQ = 2;
export const NE = 3;
export const GT = 4;
export const GE = 5;

/** What the buffer protocol gives: the bytes, shared, and how they are to be read. */
export interface BufferView {
  /** Exactly the bytes of the view if it has no gaps; else all of the memory it lies in. */
  readonly bytes: Uint8Array;
  /** Where in `bytes` the first item is; 0 when omitted. */
  readonly offset?: number;
  readonly readonly: boolean;
  readonly format: string;
  readonly itemsize: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  /** The object whose memory it is, where that is not the one that was asked. */
  readonly owner?: Value;
  /** Called when the view is released (a bytearray cannot be resized before). */
  release?(): void;
  /** The views of the memory, if it can move; see Note [Live views]. */
  readonly exports?: Exports;
}

export interface SlotFunctions {
  repr(self: Value): Outcome;
  str(self: Value): Outcome;
  hash(self: Value): Outcome;
  call(self: Value, args: readonly Value[], kwNames: KeywordNames): Outcome;
  getattribute(self: Value, name: string): Outcome;
  setattribute(self: Value, name: string, value: Value | undefined): Outcome;
  richcompare(self: Value, other: Value, op: CompareOp): Outcome;
  iter(self: Value): Outcome;
  /** Gives undefined when exhausted (execution.stopValue may then hold the return value). */
  next(self: Value): MaybeOutcome;
  get(descriptor: Value, instance: Value | undefined, owner: PyType | undefined): Outcome;
  set(descriptor: Value, instance: Value, value: Value | undefined): Outcome;
  construct(cls: PyType, args: readonly Value[], kwNames: KeywordNames): Outcome;
  init(self: Value, args: readonly Value[], kwNames: KeywordNames): Outcome;
  finalize(self: Value): Outcome;
  bool(self: Value): Outcome;
  length(self: Value): Outcome;
  getitem(self: Value, key: Value): Outcome;
  setitem(self: Value, key: Value, value: Value | undefined): Outcome;
  contains(self: Value, item: Value): Outcome;
  /** sq_concat / sq_repeat: tried after the numeric slots of both operands. */
  concat(self: Value, other: Value): Outcome;
  repeat(self: Value, count: Value): Outcome;
  iconcat(self: Value, other: Value): Outcome;
  irepeat(self: Value, count: Value): Outcome;
  add(left: Value, right: Value): Outcome;
  subtract(left: Value, right: Value): Outcome;
  multiply(left: Value, right: Value): Outcome;
  matmul(left: Value, right: Value): Outcome;
  truediv(left: Value, right: Value): Outcome;
  floordiv(left: Value, right: Value): Outcome;
  mod(left: Value, right: Value): Outcome;
  divmod(left: Value, right: Value): Outcome;
  power(left: Value, right: Value, modulus?: Value): Outcome;
  lshift(left: Value, right: Value): Outcome;
  rshift(left: Value, right: Value): Outcome;
  and(left: Value, right: Value): Outcome;
  or(left: Value, right: Value): Outcome;
  xor(left: Value, right: Value): Outcome;
  iadd(left: Value, right: Value): Outcome;
  isubtract(left: Value, right: Value): Outcome;
  imultiply(left: Value, right: Value): Outcome;
  imatmul(left: Value, right: Value): Outcome;
  itruediv(left: Value, right: Value): Outcome;
  ifloordiv(left: Value, right: Value): Outcome;
  imod(left: Value, right: Value): Outcome;
  ipower(left: Value, right: Value, modulus?: Value): Outcome;
  ilshift(left: Value, right: Value): Outcome;
  irshift(left: Value, right: Value): Outcome;
  iand(left: Value, right: Value): Outcome;
  ior(left: Value, right: Value): Outcome;
  ixor(left: Value, right: Value): Outcome;
  negative(self: Value): Outcome;
  positive(self: Value): Outcome;
  absolute(self: Value): Outcome;
  invert(self: Value): Outcome;
  int(self: Value): Outcome;
  float(self: Value): Outcome;
  index(self: Value): Outcome;
  await(self: Value): Outcome;
  aiter(self: Value): Outcome;
  anext(self: Value): Outcome;
  /** The buffer protocol. Raises BufferError if a writable view is asked for and cannot be given. */
  buffer(self: Value, writable: boolean): BufferView;
}

export type SlotName = keyof SlotFunctions;

/** All slots of a type; the same hidden class for every type, so that `type.slots.add` is one load. */
export type Slots = { [Name in SlotName]: SlotFunctions[Name] | undefined };

/** How a dunder's Python arguments map to its slot's: decides the wrapper made for builtin types and the caller made for Python classes. */
export type SlotForm =
  | "unary" // (self)
  | "binary" // (self, other) -> slot(self, other)
  | "reflected" // (self, other) -> slot(other, self)
  | "power" // (self, other, modulus=None)
  | "reflected-power"
  | "inplace" // (self, other) -> slot(self, other), the slot stands for this dunder alone
  | "compare" // (self, other) with a fixed operator
  | "getattribute"
  | "getattr" // __getattr__: part of the getattribute slot, has no wrapper
  | "setattr"
  | "delattr"
  | "get"
  | "set"
  | "delete"
  | "getitem"
  | "setitem"
  | "delitem"
  | "contains"
  | "next"
  | "length"
  | "bool"
  | "hash"
  | "call"
  | "init"
  | "finalize"
  | "buffer" // (self, flags)
  | "new";

export interface SlotRow {
  readonly dunder: string;
  readonly slot: SlotName;
  readonly form: SlotForm;
  readonly doc: string;
  /** For `compare`. */
  readonly op?: CompareOp;
}

const row = (dunder: string, slot: SlotName, form: SlotForm, doc: string, op?: CompareOp): SlotRow =>
  op === undefined ? { dunder, slot, form, doc } : { dunder, slot, form, doc, op };

const arithmetic = (name: string, slot: SlotName, sign: string): SlotRow[] => [
  row(`__${name}__`, slot, "binary", `Return self${sign}value.`),
  row(`__r${name}__`, slot, "reflected", `Return value${sign}self.`),
];

const inplace = (name: string, slot: SlotName, sign: string): SlotRow =>
  row(`__i${name}__`, slot, "inplace", `Return self${sign}=value.`);

/** Rows in CPython's order; several rows may share a slot, and concat/repeat come after the numeric ones. */
export const SLOT_TABLE: readonly SlotRow[] = [
  row("__getattribute__", "getattribute", "getattribute", "Return getattr(self, name)."),
  row("__getattr__", "getattribute", "getattr", ""),
  row("__setattr__", "setattribute", "setattr", "Implement setattr(self, name, value)."),
  row("__delattr__", "setattribute", "delattr", "Implement delattr(self, name)."),
  row("__repr__", "repr", "unary", "Return repr(self)."),
  row("__hash__", "hash", "hash", "Return hash(self)."),
  row("__call__", "call", "call", "Call self as a function."),
  row("__str__", "str", "unary", "Return str(self)."),
  row("__lt__", "richcompare", "compare", "Return self<value.", LT),
  row("__le__", "richcompare", "compare", "Return self<=value.", LE),
  row("__eq__", "richcompare", "compare", "Return self==value.", EQ),
  row("__ne__", "richcompare", "compare", "Return self!=value.", NE),
  row("__gt__", "richcompare", "compare", "Return self>value.", GT),
  row("__ge__", "richcompare", "compare", "Return self>=value.", GE),
  row("__iter__", "iter", "unary", "Implement iter(self)."),
  row("__next__", "next", "next", "Implement next(self)."),
  row("__get__", "get", "get", "Return an attribute of instance, which is of type owner."),
  row("__set__", "set", "set", "Set an attribute of instance to value."),
  row("__delete__", "set", "delete", "Delete an attribute of instance."),
  row("__init__", "init", "init", "Initialize self.  See help(type(self)) for accurate signature."),
  row("__new__", "construct", "new", "Create and return new object."),
  row("__del__", "finalize", "finalize", "Called when the instance is about to be destroyed."),
  row("__await__", "await", "unary", "Return an iterator to be used in await expression."),
  row("__aiter__", "aiter", "unary", "Return an awaitable, that resolves in asynchronous iterator."),
  row("__anext__", "anext", "unary", "Return a value or raise StopAsyncIteration."),
  ...arithmetic("add", "add", "+"),
  ...arithmetic("sub", "subtract", "-"),
  ...arithmetic("mul", "multiply", "*"),
  ...arithmetic("mod", "mod", "%"),
  row("__divmod__", "divmod", "binary", "Return divmod(self, value)."),
  row("__rdivmod__", "divmod", "reflected", "Return divmod(value, self)."),
  row("__pow__", "power", "power", "Return pow(self, value, mod)."),
  row("__rpow__", "power", "reflected-power", "Return pow(value, self, mod)."),
  row("__neg__", "negative", "unary", "-self"),
  row("__pos__", "positive", "unary", "+self"),
  row("__abs__", "absolute", "unary", "abs(self)"),
  row("__bool__", "bool", "bool", "True if self else False"),
  row("__invert__", "invert", "unary", "~self"),
  ...arithmetic("lshift", "lshift", "<<"),
  ...arithmetic("rshift", "rshift", ">>"),
  ...arithmetic("and", "and", "&"),
  ...arithmetic("xor", "xor", "^"),
  ...arithmetic("or", "or", "|"),
  row("__int__", "int", "unary", "int(self)"),
  row("__float__", "float", "unary", "float(self)"),
  inplace("add", "iadd", "+"),
  inplace("sub", "isubtract", "-"),
  inplace("mul", "imultiply", "*"),
  inplace("mod", "imod", "%"),
  inplace("pow", "ipower", "**"),
  inplace("lshift", "ilshift", "<<"),
  inplace("rshift", "irshift", ">>"),
  inplace("and", "iand", "&"),
  inplace("xor", "ixor", "^"),
  inplace("or", "ior", "|"),
  ...arithmetic("floordiv", "floordiv", "//"),
  ...arithmetic("truediv", "truediv", "/"),
  inplace("floordiv", "ifloordiv", "//"),
  inplace("truediv", "itruediv", "/"),
  row("__index__", "index", "unary", "Return self converted to an integer, if self is suitable for use as an index into a list."),
  ...arithmetic("matmul", "matmul", "@"),
  inplace("matmul", "imatmul", "@"),
  row("__len__", "length", "length", "Return len(self)."),
  row("__getitem__", "getitem", "getitem", "Return self[key]."),
  row("__setitem__", "setitem", "setitem", "Set self[key] to value."),
  row("__delitem__", "setitem", "delitem", "Delete self[key]."),
  row("__contains__", "contains", "contains", "Return bool(key in self)."),
  row("__add__", "concat", "binary", "Return self+value."),
  row("__mul__", "repeat", "binary", "Return self*value."),
  row("__rmul__", "repeat", "binary", "Return value*self."),
  row("__iadd__", "iconcat", "inplace", "Implement self+=value."),
  row("__imul__", "irepeat", "inplace", "Implement self*=value."),
  row("__buffer__", "buffer", "buffer", "Return a buffer object that exposes the underlying memory of the object."),
];

export const SLOT_NAMES: readonly SlotName[] = [...new Set(SLOT_TABLE.map((r) => r.slot))];

/** Rows by dunder name. */
export const SLOTS_BY_DUNDER: ReadonlyMap<string, readonly SlotRow[]> = Map.groupBy(SLOT_TABLE, (r) => r.dunder);

/** Made at once: an object that grows property by property, under computed names, ends as a hash table. */
const NO_SLOTS = Object.fromEntries(SLOT_NAMES.map((name) => [name, undefined])) as Slots;

export const emptySlots = (): Slots => ({ ...NO_SLOTS });
