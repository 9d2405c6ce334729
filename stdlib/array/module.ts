/** The module array. */
import { PyBytes } from "../../vm/core/bytes.ts";
import { typeError, valueError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { list } from "../../vm/core/list.ts";
import { defineModule, onceInProgram } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { importNow } from "../../vm/core/ops/import.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PyType } from "../../vm/core/type.ts";
import type { Value } from "../../vm/core/value.ts";
import { defineArray } from "./array-type.ts";
import { kindOf, TYPECODES, typecodeNow } from "./items.ts";
import { isOwnFormat, itemSizeOf, MACHINE_FORMAT_COUNT, readForeign } from "./machine-format.ts";

export const arrayModule = defineModule("array", () => {
  const arrayType = defineArray();

  /** Makes an array of pickled memory. */
  function reconstruct(cls: Value, typecode: Value, code: Value, items: Value): Value {
    if (!(cls instanceof PyType)) throw typeError(`first argument must be a type object, not ${typeOf(cls).name}`);
    const character = typecodeNow(typecode, "_array_reconstructor", 2);
    const format = sizeNow(code);
    if (!cls.isSubtypeOf(arrayType)) throw typeError(`${cls.name} is not a subtype of ${arrayType.name}`);
    const kind = kindOf(character);
    if (kind === undefined) throw valueError("second argument must be a valid type code");
    if (format < 0 || format >= MACHINE_FORMAT_COUNT) throw valueError("third argument must be a valid machine format code.");
    if (!(items instanceof PyBytes)) throw typeError(`fourth argument should be bytes, not ${typeOf(items).name}`);
    const make = (initial: Value): Value => settle(arrayType.slots.construct!(cls, [character, initial], null));
    if (isOwnFormat(format, kind)) {
      const array = make(list([]));
      callMethodNow(array, "frombytes", items);
      return array;
    }
    if (items.bytes.length % itemSizeOf(format) !== 0) throw valueError("string length not a multiple of item size");
    const foreign = readForeign(format, items.bytes);
    return make(kind.isText ? foreign[0] : list(foreign));
  }

  // As CPython does when the module is imported.
  onceInProgram(() => {
    const abc = importNow("collections.abc");
    callNow(getAttributeNow(getAttributeNow(abc, "MutableSequence"), "register"), arrayType);
  });

  return {
    doc: "An object type for compact arrays of characters, ints and floats.",
    types: [arrayType],
    constants: { ArrayType: arrayType, typecodes: TYPECODES },
    functions: {
      _array_reconstructor: pure("(arraytype, typecode, mformat_code, items, /)", reconstruct, "For pickling."),
    },
  };
});
