/** The representation of contextvars: contexts are maps that are copied when one of their sharers changes. */
import { MutableObject, PyObject, type Value } from "./value.ts";

export class PyContextVar extends PyObject {
  readonly name: Value;
  readonly fallback: Value | undefined;
  constructor(name: Value = "", fallback: Value | undefined = undefined) {
    super();
    this.name = name;
    this.fallback = fallback;
  }
}

export class PyContext extends MutableObject {
  #values: Map<PyContextVar, Value>;
  /** True while another context may use the same map. */
  #shared: boolean;
  /** The context to return to; undefined while nobody runs in this one. */
  previous: PyContext | undefined;

  constructor(from: PyContext | undefined = undefined) {
    super();
    this.#values = from === undefined ? new Map() : from.#values;
    this.#shared = from !== undefined;
    if (from !== undefined) from.#shared = true;
  }

  get values(): ReadonlyMap<PyContextVar, Value> {
    return this.#values;
  }

  #own(): Map<PyContextVar, Value> {
    if (this.#shared) {
      this.#values = new Map(this.#values);
      this.#shared = false;
    }
    return this.#values;
  }

  set(variable: PyContextVar, value: Value): void {
    this.#own().set(variable, value);
  }

  delete(variable: PyContextVar): boolean {
    return this.#own().delete(variable);
  }
}

/** The context of the running Python thread; made when it is first needed. */
let current: PyContext | undefined;

export function currentContext(): PyContext {
  current ??= new PyContext();
  return current;
}

/** Makes another context the current one; returns the one before. A thread switch uses this, too. */
export function switchContext(context: PyContext | undefined): PyContext | undefined {
  const before = current;
  current = context;
  return before;
}
