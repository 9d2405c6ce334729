/** The representation of Python functions and bound methods. */
import type { PyCode } from "./code.ts";
import type { PyDict } from "./dict.ts";
import type { PyCell } from "./frame.ts";
import type { Shape } from "./shape.ts";
import type { PyType } from "./type.ts";
import { deriveFrom, mutableObject, PyObject, type Value } from "./value.ts";

export class PyFunction extends mutableObject() {
  code: PyCode;
  readonly globals: PyDict;
  readonly builtins: PyDict;
  name: Value;
  qualname: Value;
  module: Value;
  /** The docstring; undefined: the code object's, which is not worth decoding before somebody asks. */
  doc: Value | undefined;
  /** Values for the last positional parameters. */
  defaults: readonly Value[] | null = null;
  kwDefaults: PyDict | null = null;
  closure: readonly PyCell[] | null = null;
  /** A dict, a tuple of name, value pairs as the compiler makes it, or null. */
  annotations: Value = null;
  typeParams: Value = null;

  constructor(code: PyCode, globals: PyDict, builtins: PyDict, module: Value) {
    super();
    this.code = code;
    this.globals = globals;
    this.builtins = builtins;
    this.name = code.unit.name;
    this.qualname = code.unit.qualname;
    this.module = module;
    this.doc = undefined;
  }
}

/** `method`: a callable bound to an object. Immutable. */
export class PyMethod {
  declare readonly $cls: PyType;
  declare $shape: Shape | undefined;
  declare $dict: PyObject | undefined;
  readonly callable: Value;
  readonly self: Value;
  constructor(callable: Value, self: Value) {
    this.callable = callable;
    this.self = self;
  }
}
deriveFrom(PyObject, PyMethod);
