/** The representation of property; its Python type is vm/objects/property. */
import { MutableObject, type Value } from "./value.ts";

export class PyProperty extends MutableObject {
  getter: Value = null;
  setter: Value = null;
  deleter: Value = null;
  doc: Value = null;
  /** The name it was bound to by the class, or given; undefined when there is none. */
  name: Value | undefined;
  /** The doc came from the getter, and follows it. */
  docFromGetter = false;
}
