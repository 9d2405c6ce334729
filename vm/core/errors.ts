/**
 * The three kinds of failure (DESIGN section 8): PyError, which the program sees; Conflict, which only the
 * transaction runner catches; and our own bugs. The exception types themselves are defined in vm/objects/exceptions.
 */

import type { PyType } from "./type.ts";
import type { PyObject, Value } from "./value.ts";

/** A Python exception on its way up the JavaScript stack. Not an Error: capturing a JavaScript stack would cost more than the raise. */
export class PyError {
  readonly value: PyObject;
  /** Its implicit context has not been set yet. */
  isNew = true;
  /** Raised again by RERAISE: the frame it is raised in is in its traceback already. */
  isReraised = false;
  /** Where in that frame it came from, as a word index; -1 where that is not known. */
  origin = -1;
  constructor(value: PyObject) {
    this.value = value;
  }
  /** For Node, when one escapes by our mistake. */
  toString(): string {
    return `PyError(${this.value.$cls?.name ?? "?"})`;
  }
}

/** Our own mistake: never a Python exception. */
export function unreachable(what: string): never {
  throw new Error(`pystm bug, please report it: ${what}`);
}

/** How an exception class makes an instance from arguments; set by vm/objects/exceptions. */
type MakeException = (type: PyType, args: readonly Value[]) => PyObject;
let makeException: MakeException = () => unreachable("an exception was raised before the exception types exist");
export function setExceptionMaker(maker: MakeException): void {
  makeException = maker;
}

/** The builtin exception types by name; filled by vm/objects/exceptions. */
export const exceptionTypes = new Map<string, PyType>();

export function exceptionType(name: string): PyType {
  return exceptionTypes.get(name) ?? unreachable(`no exception type ${name}`);
}

/** A PyError of any builtin exception, by name, with its constructor arguments. */
export function pyError(name: string, ...args: Value[]): PyError {
  return new PyError(makeException(exceptionType(name), args));
}

/** True when `error` is a Python exception of the named builtin class (or a subclass). */
export function isPyError(error: unknown, name: string): error is PyError {
  return error instanceof PyError && error.value.$cls.isSubtypeOf(exceptionType(name));
}

export const typeError = (message: string): PyError => pyError("TypeError", message);
export const valueError = (message: string): PyError => pyError("ValueError", message);
export const indexError = (message: string): PyError => pyError("IndexError", message);
export const keyError = (key: Value): PyError => pyError("KeyError", key);
export const attributeError = (message: string): PyError => pyError("AttributeError", message);
export const overflowError = (message: string): PyError => pyError("OverflowError", message);
export const runtimeError = (message: string): PyError => pyError("RuntimeError", message);
export const notImplementedError = (message: string): PyError => pyError("NotImplementedError", message);
export const systemError = (message: string): PyError => pyError("SystemError", message);
export const recursionLimitError = (limit: number, depth: number): PyError =>
  pyError("RecursionError", `cannot set the recursion limit to ${limit} at the recursion depth ${depth}: the limit is too low`);
