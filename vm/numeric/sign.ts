/** The sign bit of floats, which NaNs have too. V8 keeps the bits of a NaN wherever it keeps a number. */

const float = new Float64Array(1);
const halves = new Uint32Array(float.buffer);

/** True for negative numbers, -0 and NaNs with the sign bit set. */
export function hasSignBit(x: number): boolean {
  if (!Number.isNaN(x)) return x < 0 || Object.is(x, -0);
  float[0] = x;
  return halves[1]! >>> 31 === 1;
}

/** |x| with the sign bit as given. */
export function withSign(x: number, negative: boolean): number {
  if (!Number.isNaN(x)) return negative ? -Math.abs(x) : Math.abs(x);
  float[0] = x;
  halves[1] = negative ? halves[1]! | 0x80000000 : halves[1]! & 0x7fffffff;
  return float[0]!;
}
