/** Making instances of builtin types and of their Python subclasses. */
import type { PyType } from "./type.ts";
import type { PyObject } from "./value.ts";

/**
 * A new instance of `cls`, which is the type of the JavaScript class `base` or a Python subclass of it; the constructor
 * arguments are those of `base`. A subclass's own JavaScript class passes them on.
 */
export function newInstance<A extends unknown[], T extends PyObject>(cls: PyType, _base: new (...args: A) => T, ...args: A): T {
  const instanceClass = cls.instanceClass as unknown as new (...args: A) => T;
  return new instanceClass(...args);
}
