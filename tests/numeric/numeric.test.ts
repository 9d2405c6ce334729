/** vm/numeric against CPython's recorded answers. */
import { describe, expect, it } from "vitest";
import { answerTo, readGolden } from "./goldens.ts";

for (const golden of ["int", "text", "float", "format", "complex", "ratio"]) {
  describe(golden, () => {
    const byQuestion = Map.groupBy(readGolden(golden), (row) => row[0]);
    for (const [question, rows] of byQuestion) {
      it(question, () => {
        for (const row of rows) expect(answerTo(row), row.slice(0, -1).join(" ")).toBe(row.at(-1));
      });
    }
  });
}
