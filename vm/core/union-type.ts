/** The representation of `X | Y`. Its Python type, types.UnionType, is vm/objects/union-type. */
import type { PyTuple } from "./tuple.ts";
import { PyObject } from "./value.ts";

export class PyUnion extends PyObject {
  /** The members, flat and without duplicates; None stands as NoneType. */
  readonly args: PyTuple;
  /** `__parameters__`, once asked for. */
  parameters: PyTuple | null = null;
  constructor(args: PyTuple) {
    super();
    this.args = args;
  }
}
