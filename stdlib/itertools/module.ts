/** The native module itertools. */
import { defineModule } from "../../vm/core/module.ts";
import { defineChaining } from "./chaining.ts";
import { defineCombinatorics } from "./combinatorics.ts";
import { defineFiltering } from "./filtering.ts";
import { defineGrouping } from "./grouping.ts";
import { defineTee, teeFunction } from "./tee.ts";

export const itertoolsModule = defineModule("itertools", () => ({
  doc: "Functional tools for creating and using iterators.",
  functions: { tee: teeFunction() },
  types: [...defineChaining(), ...defineFiltering(), ...defineGrouping(), ...defineCombinatorics(), ...defineTee()],
}));
