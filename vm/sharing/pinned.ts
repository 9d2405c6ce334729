/** What other executors have in place of an object that cannot leave its own: whatever is done to it says why it fails. */
import { defineType } from "../core/define-type.ts";
import { typeError } from "../core/errors.ts";
import { PyObject, type Value } from "../core/value.ts";
import { objectType } from "../objects/object.ts";

export class PyPinned extends PyObject {
  /** The name of the type of the object that it stands for. */
  readonly type: string;
  constructor(type = "") {
    super();
    this.type = type;
  }
}

function refuse(self: Value): never {
  throw typeError(`a '${(self as PyPinned).type}' object cannot be used here: it belongs to the executor that made it`);
}

defineType({
  name: "pinned",
  module: "_stm",
  doc: "Stands for an object that cannot leave the executor that made it.",
  base: objectType,
  instance: PyPinned,
  sharing: "immutable",
  fields: { type: "text" },
  final: true,
  slots: { pure: { getattribute: refuse, setattribute: refuse, call: refuse, iter: refuse, length: refuse, getitem: refuse } },
});
