/** The module _ast: the node classes and the flags of compile(). */
import { PyCF } from "../../vm/core/compiler-hook.ts";
import { defineModule } from "../../vm/core/module.ts";
import { nodeClasses } from "./classes.ts";

export const astModule = defineModule("_ast", () => {
  const { base, byName } = nodeClasses();
  return {
    constants: {
      PyCF_ALLOW_TOP_LEVEL_AWAIT: PyCF.ALLOW_TOP_LEVEL_AWAIT,
      PyCF_ONLY_AST: PyCF.ONLY_AST,
      PyCF_TYPE_COMMENTS: PyCF.TYPE_COMMENTS,
      PyCF_OPTIMIZED_AST: PyCF.OPTIMIZED_AST,
      AST: base,
      ...Object.fromEntries(byName),
    },
  };
});
