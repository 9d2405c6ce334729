/** The native module _typing. The types themselves are in vm/objects: the type parameter syntax needs them without the module. */
import { makeFunction } from "../../vm/core/define-type.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import type { Value } from "../../vm/core/value.ts";
import { paramSpecArgsType, paramSpecKwargsType, paramSpecType, typeVarTupleType } from "../../vm/objects/paramspec.ts";
import { genericType, typeAliasType } from "../../vm/objects/type-alias.ts";
import { NoDefault } from "../../vm/objects/type-parameter.ts";
import { typeVarType } from "../../vm/objects/typevar.ts";

export const typingModule = defineModule("_typing", () => ({
  doc: "Primitives and accelerators for the typing module.\n",
  constants: {
    NoDefault,
    _idfunc: makeFunction(
      "_typing",
      "_idfunc",
      pure("(x, /)", (x: Value) => x),
    ),
  },
  types: [typeVarType, paramSpecType, typeVarTupleType, paramSpecArgsType, paramSpecKwargsType, typeAliasType, genericType],
}));
