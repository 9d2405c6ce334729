/** id(): numbers that tell objects apart while they live. Primitive values are the same object when they are equal. */
import type { Int, Value } from "../value.ts";
import { identityOf } from "./hash.ts";

const CONSTANTS = new Map<Value, number>([
  [null, 0x7e0000000010],
  [true, 0x7e0000000020],
  [false, 0x7e0000000030],
]);

/** Strings seen by id(), which must keep their number. */
const texts = new Map<string, number>();

/** id(value): ints spell themselves, everything else looks like an address. */
export function idOf(value: Value): Int {
  switch (typeof value) {
    case "number":
      // Odd, so that no address and no two ints collide.
      return Number.isSafeInteger(value * 16 + 1) ? value * 16 + 1 : BigInt(value) * 16n + 1n;
    case "bigint":
      return value * 16n + 1n;
    case "string": {
      let id = texts.get(value);
      if (id === undefined) {
        id = 0x7d0000000000 + 16 * (texts.size + 1);
        texts.set(value, id);
      }
      return id;
    }
    default:
      return CONSTANTS.get(value) ?? identityOf(value as object);
  }
}
