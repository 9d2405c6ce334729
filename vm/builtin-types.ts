/**
 * Loads every builtin type. The order matters at the top: `object` and `type` come first, then the types that others name
 * while they are being defined.
 */
import "./objects/object.ts";
import "./objects/native-identities.ts";
import "./objects/type.ts";
import "./objects/class-attribute.ts";
import "./objects/singletons.ts";
import "./objects/exceptions/base.ts";
import "./objects/exceptions/plain.ts";
import "./objects/exceptions/os-error.ts";
import "./objects/exceptions/syntax-error.ts";
import "./objects/exceptions/unicode-errors.ts";
import "./objects/exceptions/groups.ts";
import "./objects/descriptors.ts";
import "./objects/function.ts";
import "./objects/int.ts";
import "./objects/bool.ts";
import "./objects/float.ts";
import "./objects/complex.ts";
import "./objects/str.ts";
import "./objects/str-iterator.ts";
import "./objects/tuple.ts";
import "./objects/list.ts";
import "./objects/list-iterators.ts";
import "./objects/dict.ts";
import "./objects/dict-views.ts";
import "./objects/dict-iterators.ts";
import "./objects/set.ts";
import "./objects/range.ts";
import "./objects/slice.ts";
import "./objects/bytes.ts";
import "./objects/bytes-iterator.ts";
import "./objects/bytearray.ts";
import "./objects/memoryview.ts";
import "./objects/getitem-iterator.ts";
import "./objects/enumerate.ts";
import "./objects/zip.ts";
import "./objects/map-filter.ts";
import "./objects/mapping-proxy.ts";
import "./objects/namespace.ts";
import "./objects/generic-alias.ts";
import "./objects/union-type.ts";
import "./objects/typevars.ts";
import "./objects/property.ts";
import "./objects/super.ts";
import "./objects/capsule.ts";
import "./objects/builtins-mapping.ts";
import "./objects/cell.ts";
import "./objects/code.ts";
import "./objects/module.ts";
import "./objects/frame.ts";
import "./objects/frame-locals.ts";
import "./objects/generators.ts";
import "./objects/async-generator.ts";
import { recogniseSlots } from "./ceval/known-slots.ts";
import { unreachable } from "./core/errors.ts";
import { builtinTypes, types } from "./core/registry.ts";
import { dictType } from "./objects/dict.ts";
import { listType } from "./objects/list.ts";
import { tupleType } from "./objects/tuple.ts";

recogniseSlots(listType, tupleType, dictType);

for (const type of builtinTypes.values()) {
  if (type.mro.at(-1) !== types.object) unreachable(`${type.name} was defined before object`);
}
