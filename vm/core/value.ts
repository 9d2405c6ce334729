/**
 * What a Python value is in JavaScript (DESIGN section 2), and the base classes of all objects.
 *
 * It must not know any particular type: `registry.ts` hands out the types of primitives.
 */
import { type Layout, MAX_STAMP, txn } from "../../runtime/stm/transaction.ts";
import type { Shape } from "./shape.ts";
import type { PyType } from "./type.ts";

/**
 * A Python value. None is null; a bool is a boolean; an int is a number while it is a safe integer (never -0), else a
 * bigint; a str without surrogate code points is a string; a float is a PyFloat; everything else is a PyObject.
 * `undefined` is no value: an unbound local, an omitted argument, an exhausted iterator.
 */
export type Value = null | boolean | number | bigint | string | PyObject;

/** A Python int. */
export type Int = number | bigint;

/** Base of every JavaScript class whose instances are Python objects. `$cls` lives on the prototype. */
export abstract class PyObject {
  /** The Python class; set on the prototype by defineType and by class creation. */
  declare readonly $cls: PyType;
  /** The attributes this instance has, in order; undefined on instances that cannot have any. */
  declare $shape: Shape | undefined;
  /** The materialised `__dict__`; while it is set, it holds the attributes and `$shape` is the class's dict shape. */
  declare $dict: PyObject | undefined;
}
PyObject.prototype.$shape = undefined;
PyObject.prototype.$dict = undefined;

/** Base of mutable objects: the header words of the STM. See runtime/stm/transaction.ts. */
export abstract class MutableObject extends PyObject {
  $id = 0;
  $r = MAX_STAMP;
  $w = txn.now;
  /** On the prototype; see vm/core/layout.ts. */
  declare readonly $layout: Layout;
}

/**
 * Note [One constructor per class]
 * V8 keeps what it knows of a constructor's stores with the constructor's text. The one of MutableObject makes objects of
 * every kind, so its three stores are looked up each time. A class of which programs make millions extends `mutableObject()`
 * instead: a base class of its own that does the same and is still a MutableObject.
 */
export function mutableObject(): typeof MutableObject {
  const text = "return function () { this.$id = 0; this.$r = stamp; this.$w = txn.now; };";
  const base = ownFunction(["stamp", "txn"], text)(MAX_STAMP, txn) as typeof MutableObject;
  Object.setPrototypeOf(base.prototype, MutableObject.prototype);
  return base;
}

let functionsMade = 0;

/** As `new Function`, for a function that shares nothing V8 learns with others of the same text. */
export function ownFunction(parameters: readonly string[], body: string): (...args: unknown[]) => unknown {
  return new Function(...parameters, `/* ${functionsMade++} */ ${body}`) as (...args: unknown[]) => unknown;
}

/**
 * Makes a class that has no base class a subclass of PyObject or MutableObject. Its constructor, which has to set the header
 * words itself, calls no other then: V8 allocates and fills such objects where they are made. For the few classes whose
 * instances are made at every other instruction. The class declares the
 * fields of PyObject itself.
 */
export function deriveFrom(base: typeof PyObject, cls: new (...args: never[]) => PyObject): void {
  Object.setPrototypeOf(cls.prototype, base.prototype);
}

/** Float box. Immutable. */
export class PyFloat {
  declare readonly $cls: PyType;
  declare $shape: Shape | undefined;
  declare $dict: PyObject | undefined;
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}
deriveFrom(PyObject, PyFloat);

/** The type of PENDING. */
class Pending {
  readonly pending = true;
}

/**
 * Returned instead of a value by an operation that pushed a frame: its result will be what that frame returns.
 * See Note [Tail calls] in vm/core/execution.ts.
 */
export const PENDING = new Pending();

/** What an operation gives that may have to run Python code first. */
export type Outcome = Value | Pending;

/** As Outcome, where `undefined` says "no more items" (iternext) or "not found" (lookups). */
export type MaybeOutcome = Outcome | undefined;

/** The singleton NotImplemented and Ellipsis. */
export class PyNotImplemented extends PyObject {}
export const NotImplemented = new PyNotImplemented();
export class PyEllipsis extends PyObject {}
export const Ellipsis = new PyEllipsis();
