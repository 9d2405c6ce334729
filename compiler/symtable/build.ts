/** Builds the symbol table of a module: first pass over the tree, then the analysis of scopes. */
import type { Mod, Span } from "../ast.ts";
import type { FutureFeatures } from "../future.ts";
import { analyze } from "./analyze.ts";
import { SymtableBuilder } from "./builder.ts";
import { Symtable } from "./symtable.ts";
import { visitExpr } from "./visit-expressions.ts";
import { visitStmts } from "./visit-statements.ts";

const NOWHERE: Span = { lineno: 0, colOffset: 0, endLineno: 0, endColOffset: 0 };

/** The analysed symbol table of `mod` (not a FunctionType). Throws PythonSyntaxError. */
export function buildSymtable(mod: Mod, filename: string, future: FutureFeatures, topLevelAwait: boolean): Symtable {
  const builder = new SymtableBuilder(filename, future, topLevelAwait, visitExpr);
  const top = builder.enter("top", "module", mod, NOWHERE);
  if (mod.kind === "Expression") builder.expr(mod.body);
  else if (mod.kind !== "FunctionType") visitStmts(builder, mod.body);
  builder.exit();
  analyze(top, filename);
  return new Symtable(top, builder.entries, builder.defaults);
}
