/**
 * Bit-level and number-theoretic algorithms on Python ints: lengths, counts, bytes, gcd, integer square root.
 *
 * Pure, as int.ts; knows nothing of objects.
 */
import { fault } from "./fault.ts";
import { type Int, normalise } from "./int.ts";

/** Number of bits of |a|; 0 for 0. */
export function bitLength(a: Int): number {
  if (typeof a === "number") {
    const magnitude = Math.abs(a);
    if (magnitude < 4294967296) return 32 - Math.clz32(magnitude);
    return 64 - Math.clz32(Math.floor(magnitude / 4294967296));
  }
  return bigBitLength(a);
}

/** bitLength of a raw bigint. Hexadecimal is the one linear-time look that JavaScript gives at a bigint's size. */
export function bigBitLength(a: bigint): number {
  const hex = (a < 0n ? -a : a).toString(16);
  return hex.length * 4 - 4 + (hex === "0" ? 0 : 32 - Math.clz32(Number.parseInt(hex[0], 16)));
}

/** Number of ones in |a|. */
export function bitCount(a: Int): number {
  if (typeof a === "number") {
    const magnitude = Math.abs(a);
    return count32(magnitude >>> 0) + count32(Math.floor(magnitude / 4294967296));
  }
  const hex = (a < 0n ? -a : a).toString(16);
  let count = 0;
  for (let end = hex.length; end > 0; end -= 8) count += count32(Number.parseInt(hex.slice(Math.max(0, end - 8), end), 16));
  return count;
}

function count32(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * The bytes of `a` in two's complement (`signed`) or as an unsigned number, little-endian or big-endian, exactly `length`
 * of them. Raises OverflowError as int.to_bytes does when they are too few.
 */
export function toBytes(a: Int, length: number, littleEndian: boolean, signed: boolean): Uint8Array {
  if (a < 0 && !signed) fault("OverflowError", "can't convert negative int to unsigned");
  const bits = bitLength(a < 0 ? -BigInt(a) - 1n : a) + (signed ? 1 : 0);
  // -1 needs no byte at all, strangely.
  if (bits > length * 8 && a !== 0 && !(a === -1 && length === 0)) fault("OverflowError", "int too big to convert");
  const bytes = new Uint8Array(length);
  if (typeof a === "number" && a >= 0) {
    let rest = a;
    for (let i = length - 1; i >= 0 && rest > 0; i--) {
      bytes[i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  } else if (length > 0) {
    const hex = BigInt.asUintN(length * 8, BigInt(a))
      .toString(16)
      .padStart(length * 2, "0");
    bytes.set(Buffer.from(hex, "hex"));
  }
  return littleEndian ? bytes.reverse() : bytes;
}

/** The int that those bytes spell; the inverse of toBytes. */
export function fromBytes(bytes: Uint8Array, littleEndian: boolean, signed: boolean): Int {
  const length = bytes.length;
  if (length <= 6) {
    let value = 0;
    for (let i = 0; i < length; i++) value = value * 256 + bytes[littleEndian ? length - 1 - i : i];
    return signed && value >= 2 ** (length * 8 - 1) ? value - 2 ** (length * 8) : value;
  }
  const ordered = littleEndian ? bytes.slice().reverse() : bytes;
  const value = BigInt(`0x${Buffer.from(ordered.buffer, ordered.byteOffset, length).toString("hex")}`);
  return normalise(signed ? BigInt.asIntN(length * 8, value) : value);
}

/** The greatest common divisor, never negative. */
export function gcd(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") return smallGcd(Math.abs(a), Math.abs(b));
  return normalise(bigGcd(BigInt(a), BigInt(b)));
}

function smallGcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** Bits of the leading part on which quotients are found: every product that decides something stays exact in doubles. */
const LEADING_BITS = 50;

/**
 * Lehmer's algorithm (Knuth 4.5.2 L, as CPython's _PyLong_GCD): Euclid's quotients are found on the leading bits, and
 * the many steps they stand for are applied to the big numbers at once as one 2x2 matrix.
 */
export function bigGcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  if (x < y) [x, y] = [y, x];
  while (y !== 0n) {
    const size = bigBitLength(x);
    if (size <= LEADING_BITS) return BigInt(smallGcd(Number(x), Number(y)));
    const shift = BigInt(size - LEADING_BITS);
    const [steps, p, q, r, s] = leadingSteps(Number(x >> shift), Number(y >> shift));
    if (steps === 0) [x, y] = [y, x % y];
    else if (steps % 2 === 1) [x, y] = [BigInt(p) * y - BigInt(q) * x, BigInt(s) * x - BigInt(r) * y];
    else [x, y] = [BigInt(p) * x - BigInt(q) * y, BigInt(s) * y - BigInt(r) * x];
  }
  return x;
}

/** The Euclidean steps that are certain from the leading bits alone: their number and the matrix of magnitudes. */
function leadingSteps(u: number, v: number): [steps: number, p: number, q: number, r: number, s: number] {
  let [x, y] = [u, v];
  let [p, q, r, s] = [1, 0, 0, 1];
  for (let steps = 0; ; steps++) {
    if (y === r) return [steps, p, q, r, s];
    const quotient = Math.floor((x + (p - 1)) / (y - r));
    const nextR = q + quotient * s;
    const rest = x - quotient * y;
    if (nextR > rest) return [steps, p, q, r, s];
    const nextS = p + quotient * r;
    [x, y] = [y, rest];
    [p, q, r, s] = [s, r, nextR, nextS];
  }
}

/** The floor of the square root of `a >= 0`. */
export function isqrt(a: Int): Int {
  if (a < 0) fault("ValueError", "isqrt() argument must be nonnegative");
  if (typeof a === "number") {
    // The double square root of a safe integer is off by less than one.
    const root = Math.floor(Math.sqrt(a));
    return root * root > a ? root - 1 : root;
  }
  return normalise(bigIsqrt(a));
}

/** isqrt of a raw bigint, not negative, by Newton's iteration with growing precision (as CPython's math.isqrt). */
export function bigIsqrt(n: bigint): bigint {
  if (n < 2n) return n;
  const half = (bigBitLength(n) - 1) >> 1;
  let root = 1n;
  let precision = 0;
  for (let s = 31 - Math.clz32(half); s >= 0; s--) {
    const before = precision;
    precision = half >> s;
    root = (root << BigInt(precision - before - 1)) + (n >> BigInt(2 * half - before - precision + 1)) / root;
  }
  return root * root > n ? root - 1n : root;
}
