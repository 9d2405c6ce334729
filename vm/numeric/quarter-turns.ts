/** Argument reduction for the trigonometric functions: any double modulo pi/2. */
import { fastTwoSum, low, twoSum } from "./double-double.ts";
import { exactParts } from "./int-float.ts";

/** pi/2 in four parts; the first three have 33 bits, so that their products with integers below 2**20 are exact. */
const PARTS = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32] as const;
const TWO_OVER_PI = 0.6366197723675814;
const SMALL = 2 ** 19 * 1.5;

/** The rest of the last reduction: its large and its small part. */
export const rest = new Float64Array(2);

/** Sets `rest` to x minus the nearest multiple of pi/2, and gives that multiple modulo 4. x is finite. */
export function reduceQuarter(x: number): number {
  if (Math.abs(x) < SMALL) {
    const turns = Math.round(x * TWO_OVER_PI);
    const first = twoSum(x - turns * PARTS[0], -turns * PARTS[1]);
    const firstLow = low[0];
    const second = twoSum(first, -turns * PARTS[2]);
    rest[0] = fastTwoSum(second, low[0] + firstLow - turns * PARTS[3]);
    rest[1] = low[0];
    return turns & 3;
  }
  return reduceHuge(x);
}

const PI_BITS = 1216;
let halfPi: bigint | undefined;

/** pi/2 * 2**PI_BITS, by Machin's formula. */
function halfPiBits(): bigint {
  if (halfPi === undefined) {
    const work = BigInt(PI_BITS + 32);
    const inverseAtan = (n: bigint): bigint => {
      let power = (1n << work) / n;
      let sum = power;
      for (let k = 3n; power !== 0n; k += 2n) {
        power = -power / (n * n);
        sum += power / k;
      }
      return sum;
    };
    halfPi = (8n * inverseAtan(5n) - 2n * inverseAtan(239n)) >> 32n;
  }
  return halfPi;
}

/** With as many bits of pi as the exponent calls for. */
function reduceHuge(x: number): number {
  const [mantissa, exponent] = exactParts(x);
  const scaled = BigInt(mantissa) << BigInt(Math.max(exponent + PI_BITS, 0));
  const divisor = halfPiBits();
  let turns = scaled / divisor;
  let left = scaled - turns * divisor;
  if (left * 2n > divisor) {
    left -= divisor;
    turns += 1n;
  } else if (left * 2n < -divisor) {
    left += divisor;
    turns -= 1n;
  }
  toPair(left);
  return Number(BigInt.asUintN(2, turns));
}

/** Bits dropped so that the numbers fit doubles. */
const DROPPED = 250;

function toPair(left: bigint): void {
  const kept = left >> BigInt(DROPPED);
  const high = Number(kept);
  rest[0] = high * 2 ** (DROPPED - PI_BITS);
  rest[1] = Number(kept - BigInt(high)) * 2 ** (DROPPED - PI_BITS);
}
