/** The representation of exception instances; their types are in vm/objects/exceptions. */
import { PyTuple } from "./tuple.ts";
import { mutableObject, type Value } from "./value.ts";

export class PyException extends mutableObject() {
  args: PyTuple;
  /** `__traceback__`, `__context__`, `__cause__`: a value or null. */
  traceback: Value = null;
  context: Value = null;
  cause: Value = null;
  suppressContext = false;
  constructor(args: readonly Value[] = []) {
    super();
    this.args = new PyTuple(args);
  }
}
