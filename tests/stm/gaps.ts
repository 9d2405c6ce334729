/** All that is wrong with the declared fields of all types: see fields.test.ts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PyList } from "../../vm/core/list.ts";
import { types } from "../../vm/core/registry.ts";
import { ROOT } from "../run/python.ts";
import { interpreter, runProgram } from "./interpreter.ts";
import { defectsOfAll, reachable } from "./object-graph.ts";
import { privateFields } from "./private-fields.ts";

export const KNOWN_GAPS = "tests/stm/known-gaps.txt";

export interface Gaps {
  readonly gaps: string[];
  /** Recipes of objects.py that raised. */
  readonly failed: string[];
  readonly objects: number;
  readonly types: number;
}

export function findGaps(): Gaps {
  const { sys, main } = interpreter();
  const program = runProgram(readFileSync(join(ROOT, "tests/stm/objects.py"), "utf8"), "objects.py");
  const found = defectsOfAll(reachable([sys, main, program, types]));
  const failed = (program.getString("failed") as PyList).items as string[];
  return { ...found, gaps: [...found.defects, ...privateFields()], failed };
}
