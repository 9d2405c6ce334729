/** `object.__class__`: reading and assigning the class of an object. */
import { PyGetSet } from "../core/descriptor.ts";
import { typeError } from "../core/errors.ts";
import { typeOf, types } from "../core/registry.ts";
import { PyType } from "../core/type.ts";
import type { Value } from "../core/value.ts";
import { changeClass } from "./class-layout.ts";

function setClass(self: Value, value: Value | undefined): void {
  if (value === undefined) throw typeError("can't delete __class__ attribute");
  if (!(value instanceof PyType)) throw typeError(`__class__ must be set to a class, not '${typeOf(value).name}' object`);
  changeClass(self, value);
}

types.object.namespace.setString(
  "__class__",
  new PyGetSet(types.object, "__class__", (self: Value) => typeOf(self), setClass, "the object's class"),
);
types.object.modified();
