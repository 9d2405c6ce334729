/** Names for the identities of what native code makes on every executor: see Note [Identities] in vm/core/ops/hash.ts. */
import {
  PyBuiltin,
  PyClassMethodDescriptor,
  PyGetSet,
  PyMember,
  PyMethodDescriptor,
  PySlotMember,
  PySlotWrapper,
} from "../core/descriptor.ts";
import { NativeFunction } from "../core/native.ts";
import { setNativeNames } from "../core/ops/hash.ts";
import { PyType } from "../core/type.ts";
import { Ellipsis, NotImplemented } from "../core/value.ts";

const functionName = ({ scope, bare }: NativeFunction): string => `${scope}.${bare}`;

function nameOf(object: object): string | undefined {
  if (object instanceof PyType) return object.isHeapType ? undefined : `type ${object.module}.${object.name}`;
  if (object instanceof NativeFunction) return `body ${functionName(object)}`;
  if (object instanceof PyBuiltin) return object.self === undefined ? `function ${functionName(object.native)}` : undefined;
  if (object instanceof PyMethodDescriptor || object instanceof PyClassMethodDescriptor) {
    return `method ${object.owner.name} ${functionName(object.native)}`;
  }
  if (object instanceof PySlotWrapper) return `slot ${object.owner.name} ${object.row.dunder}`;
  if (object instanceof PyGetSet) return object.owner.isHeapType ? undefined : `attribute ${object.owner.name} ${object.name}`;
  if (object instanceof PyMember && !(object instanceof PySlotMember)) return `member ${object.owner.name} ${object.name}`;
  return object === Ellipsis || object === NotImplemented ? `constant ${object.constructor.name}` : undefined;
}

setNativeNames(nameOf);
