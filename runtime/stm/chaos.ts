/**
 * Chaos mode (`PYSTM_CHAOS=seed`): threads take turns, and transactions are undone and run again, where seeded dice say so. A program
 * must not notice. Must not know what the dice decide; those who ask them do.
 */

let state = 0;

export const chaos = {
  active: false,
};

/** The dice fall as this seed, a whole number, has them fall. */
export function startChaos(seed: number): void {
  chaos.active = true;
  state = Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995;
}

/** A whole number from 0 to `limit` - 1. */
export function dice(limit: number): number {
  // xorshift32, which never leaves 0.
  if (state === 0) state = 1;
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % limit;
}
