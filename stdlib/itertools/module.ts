/** The native module itertools. */
import { defineModule } from "../../vm/core/module.ts";
import { defineChaining } from "./chaining.ts";
import { defineCombinatorics } from "./combinatorics.ts";
import { defineFiltering } from "./filtering.ts";
import { defineGrouping } from "./grouping.ts";
import { defineTee, teeFunction } from "./tee.ts";

export const itertoolsModule = defineModule("itertools", () => {
  const { islice, others } = defineFiltering();
  return {
    doc: "Functional tools for creating and using iterators.",
    functions: { tee: teeFunction() },
    types: [...defineChaining(islice), islice, ...others, ...defineGrouping(), ...defineCombinatorics(), ...defineTee()],
  };
});
