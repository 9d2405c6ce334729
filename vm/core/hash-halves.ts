/**
 * Hashes as two 32-bit halves: what CPython computes in 64-bit words, without making a bigint per step.
 *
 * `hashHalves` leaves its result in `lo` and `hi` (signed 32-bit) instead of allocating a pair. It knows tuples because
 * they are the most frequent keys that are not indexed by a JavaScript Map.
 */
import { foldHash, hashOf, hashText } from "./ops/hash.ts";
import type { SlotFunctions } from "./slots.ts";
import { PyTuple } from "./tuple.ts";
import type { Int, Value } from "./value.ts";

/** The halves that the last call left. */
export let lo = 0;
export let hi = 0;

const WORD = 4294967296;

/** The Int whose two's complement is these halves. */
export function joinHalves(low: number, high: number): Int {
  // Below 2**53 in magnitude exactly when the upper half fits 22 bits.
  if (high >= -0x200000 && high < 0x200000) {
    const joined = high * WORD + (low >>> 0);
    if (Number.isSafeInteger(joined)) return joined;
  }
  return (BigInt(high) << 32n) | BigInt(low >>> 0);
}

/** Leaves the halves of a 64-bit Int. */
export function splitInt(value: Int): void {
  if (typeof value === "number") {
    lo = value | 0;
    hi = Math.floor(value / WORD) | 0;
  } else {
    lo = Number(BigInt.asIntN(32, value));
    hi = Number(BigInt.asIntN(32, value >> 32n));
  }
}

/** Leaves the halves of hash(value). Raises TypeError for unhashable values; may run Python code. */
export function hashHalves(value: Value): void {
  switch (typeof value) {
    case "number":
      splitInt(value === -1 ? -2 : value);
      return;
    case "string":
      lo = hashText(value) | 0;
      hi = 0;
      return;
    case "boolean":
      lo = value ? 1 : 0;
      hi = 0;
      return;
    default:
      if (value instanceof PyTuple && value.$cls.slots.hash === tupleHashSlot) hashItems(value.items);
      else splitInt(hashOf(value));
  }
}

/** The tuple type's hash slot: subclasses that keep it take the fast path. Set by vm/objects/tuple. */
let tupleHashSlot: SlotFunctions["hash"] | undefined;
export function setTupleHashSlot(slot: SlotFunctions["hash"] | undefined): void {
  tupleHashSlot = slot;
}

/** foldHash(hash(value)) without the detour over a bigint. */
export function foldedHash(value: Value): number {
  if (typeof value === "string") return foldHash(hashText(value));
  hashHalves(value);
  return lo ^ hi;
}

/** Leaves the halves of the 64-bit product of two 64-bit factors. */
function multiply(aLo: number, aHi: number, bLo: number, bHi: number): void {
  // By 16-bit parts, whose sums of products fit 32 bits: V8 keeps all of it in integer registers.
  const a0 = aLo & 0xffff;
  const a1 = aLo >>> 16;
  const b0 = bLo & 0xffff;
  const b1 = bLo >>> 16;
  const middle = (Math.imul(a1, b0) + (Math.imul(a0, b0) >>> 16)) | 0;
  const carry = ((middle & 0xffff) + Math.imul(a0, b1)) | 0;
  const high = (Math.imul(a1, b1) + (middle >>> 16) + (carry >>> 16)) | 0;
  hi = (high + Math.imul(aLo, bHi) + Math.imul(aHi, bLo)) | 0;
  lo = Math.imul(aLo, bLo);
}

// The primes of xxHash, as Objects/tupleobject.c uses them.
const PRIME_1_LO = 0x85ebca87 | 0;
const PRIME_1_HI = 0x9e3779b1 | 0;
const PRIME_2_LO = 0x27d4eb4f | 0;
const PRIME_2_HI = 0xc2b2ae3d | 0;
const PRIME_5_LO = 0x165667c5 | 0;
const PRIME_5_HI = 0x27d4eb2f | 0;

/** Leaves the halves of the mixed hashes of these items (a simplified xxHash), before CPython's last step. */
function mixItems(items: readonly Value[]): void {
  let low = PRIME_5_LO;
  let high = PRIME_5_HI;
  for (let i = 0; i < items.length; i++) {
    hashHalves(items[i] as Value);
    multiply(lo, hi, PRIME_2_LO, PRIME_2_HI);
    const sum = (low >>> 0) + (lo >>> 0);
    high = (high + hi + (sum >= WORD ? 1 : 0)) | 0;
    low = sum | 0;
    // Rotate left by 31.
    const rotatedLow = (low << 31) | (high >>> 1);
    const rotatedHigh = (high << 31) | (low >>> 1);
    multiply(rotatedLow, rotatedHigh, PRIME_1_LO, PRIME_1_HI);
    low = lo;
    high = hi;
  }
  lo = low;
  hi = high;
}

/** -1 reports an error in CPython, so no hash is -1. */
function avoidMinusOne(): void {
  if (lo !== -1 || hi !== -1) return;
  lo = 1546275796;
  hi = 0;
}

/** Leaves the halves of the hash of a slice with these parts (CPython's slicehash). */
export function hashSliceParts(parts: readonly Value[]): void {
  mixItems(parts);
  avoidMinusOne();
}

/** Leaves the halves of the hash of a tuple of these items (CPython's tuplehash). */
export function hashItems(items: readonly Value[]): void {
  mixItems(items);
  const sum = ((items.length ^ PRIME_5_LO ^ 3527539) >>> 0) + (lo >>> 0);
  hi = (hi + PRIME_5_HI + (sum >= WORD ? 1 : 0)) | 0;
  lo = sum | 0;
  avoidMinusOne();
}

/** `(h ^ 89869747 ^ (h << 16)) * 3644798167`: spreads nearly equal hashes. Works on lo and hi. */
function shuffleBits(): void {
  const low = lo ^ 89869747 ^ (lo << 16);
  const high = hi ^ ((hi << 16) | (lo >>> 16));
  multiply(low, high, 3644798167 | 0, 0);
}

/** Leaves the halves of the hash of a frozenset of these keys (CPython's frozenset_hash); there may be holes between them. */
export function hashUnordered(keys: readonly (Value | undefined)[], size: number): void {
  let low = 0;
  let high = 0;
  for (const key of keys) {
    if (key === undefined) continue;
    hashHalves(key);
    shuffleBits();
    low ^= lo;
    high ^= hi;
  }
  multiply(size + 1, 0, 1927868237, 0);
  low ^= lo;
  high ^= hi;
  // hash ^= (hash >> 11) ^ (hash >> 25), both unsigned.
  const shiftedLow = ((low >>> 11) | (high << 21)) ^ ((low >>> 25) | (high << 7));
  const shiftedHigh = (high >>> 11) ^ (high >>> 25);
  multiply(low ^ shiftedLow, high ^ shiftedHigh, 69069, 0);
  const sum = (lo >>> 0) + 907133923;
  hi = (hi + (sum >= WORD ? 1 : 0)) | 0;
  lo = sum | 0;
  if (lo === -1 && hi === -1) {
    lo = 590923713;
    hi = 0;
  }
}
