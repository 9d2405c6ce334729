/** vm/numeric/libm against a C library: never more than one unit off, and hardly ever that. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as libm from "../../vm/numeric/libm.ts";

const rows = JSON.parse(readFileSync(new URL("libm.golden.json", import.meta.url), "utf8")) as string[][];
const functions = libm as unknown as Record<string, (...args: number[]) => number>;
const read = (text: string): number => Number(text.replace("inf", "Infinity"));

/** Position of a double in the order of all doubles. */
function rank(x: number): bigint {
  const bits = new BigInt64Array(new Float64Array([x]).buffer)[0];
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

describe("elementary functions", () => {
  for (const [name, group] of Map.groupBy(rows, (row) => row[0])) {
    it(name, () => {
      let different = 0;
      for (const [, ...numbers] of group) {
        const args = numbers.map(read);
        const expected = args.pop() as number;
        const answer = functions[name](...args);
        if (Object.is(answer, expected)) continue;
        different++;
        const distance = rank(answer) - rank(expected);
        expect(distance >= -1n && distance <= 1n, `${name}(${args}) = ${answer}, not ${expected}`).toBe(true);
      }
      expect(different / group.length, `share of ${name} that differs`).toBeLessThan(0.02);
    });
  }
});
