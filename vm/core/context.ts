/** The representation of contextvars: a context replaces its map when a variable changes. */
import { openForRead, txn } from "../../runtime/stm/transaction.ts";
import { execution } from "./execution.ts";
import { MutableObject, type Value } from "./value.ts";

/** Known by its identity, therefore no immutable object for the STM. */
export class PyContextVar extends MutableObject {
  readonly name: Value;
  readonly fallback: Value | undefined;
  constructor(name: Value = "", fallback: Value | undefined = undefined) {
    super();
    this.name = name;
    this.fallback = fallback;
  }
}

export class PyContext extends MutableObject {
  /** Never changed in place, so that copies of a context share it. */
  values: ReadonlyMap<PyContextVar, Value>;
  /** The context to return to; undefined while nobody runs in this one. */
  previous: PyContext | undefined;

  constructor(from: PyContext | undefined = undefined) {
    super();
    if (from !== undefined && from.$r < txn.readable) openForRead(from);
    this.values = from === undefined ? new Map() : from.values;
  }

  set(variable: PyContextVar, value: Value): void {
    this.values = new Map(this.values).set(variable, value);
  }

  delete(variable: PyContextVar): void {
    const values = new Map(this.values);
    values.delete(variable);
    this.values = values;
  }
}

/** The context of the running Python thread; made when it is first needed. */
export function currentContext(): PyContext {
  execution.context ??= new PyContext();
  return execution.context as PyContext;
}

/** Makes another context the current one; returns the one before. */
export function switchContext(context: PyContext | undefined): PyContext | undefined {
  const before = execution.context;
  execution.context = context ?? null;
  return (before ?? undefined) as PyContext | undefined;
}
