/** The representation of types.GenericAlias, and the `__class_getitem__` that makes one. Its Python type is vm/objects/generic-alias. */
import { classMethod, type Declaration, pure } from "./native.ts";
import { PyTuple, tuple } from "./tuple.ts";
import type { PyType } from "./type.ts";
import { MutableObject, type Value } from "./value.ts";

/** `origin[args]`. */
export class PyGenericAlias extends MutableObject {
  readonly origin: Value;
  readonly args: PyTuple;
  /** True for `*origin[args]`. */
  readonly starred: boolean;
  /** `__parameters__`, once asked for. */
  parameters: PyTuple | null = null;
  constructor(origin: Value, args: Value, starred = false) {
    super();
    this.origin = origin;
    this.args = args instanceof PyTuple ? args : tuple([args]);
    this.starred = starred;
  }
}

/** The classmethod `__class_getitem__` of generic builtin types. */
export const classGetItem: Declaration = classMethod(
  pure("(object, /)", (cls: PyType, item: Value) => new PyGenericAlias(cls, item), "See PEP 585"),
);
