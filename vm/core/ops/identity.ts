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

/** Odd, so that no address and no two ints collide. */
const bigId = (value: bigint): bigint => (value < 0n ? -16n * value + 9n : 16n * value + 1n);

/** id(value): ints spell themselves, everything else looks like an address. */
export function idOf(value: Value): Int {
  switch (typeof value) {
    case "number":
      return Math.abs(value) < 2 ** 48 ? 16 * Math.abs(value) + (value < 0 ? 9 : 1) : bigId(BigInt(value));
    case "bigint":
      return bigId(value);
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
