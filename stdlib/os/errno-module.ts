/** The module `errno`. */
import { PyDict } from "../../vm/core/dict.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { ERRNO_TABLE } from "./errno-table.ts";
import { Errno } from "./os-error.ts";

export const errnoModule: NativeModule = defineModule("errno", () => {
  const errorcode = new PyDict();
  for (const [number, name] of ERRNO_TABLE) errorcode.set(number, name);
  return {
    doc: "This module makes available standard errno system symbols.",
    constants: { ...Errno, errorcode },
  };
});
