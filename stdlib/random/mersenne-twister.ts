/**
 * The Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), the generator behind Python's random: the same seeds give the
 * same sequences. Pure.
 */

const N = 624;
const M = 397;
const MATRIX = 0x9908b0df;
const UPPER = 0x80000000;
const LOWER = 0x7fffffff;

/** The state: N words, and how many of them have been given out. */
export interface TwisterState {
  readonly words: Uint32Array;
  index: number;
}

/** Fills the words from one of 32 bits. */
function fill(state: TwisterState, seed: number): void {
  const { words } = state;
  words[0] = seed;
  for (let i = 1; i < N; i++) {
    const previous = words[i - 1] ^ (words[i - 1] >>> 30);
    words[i] = Math.imul(1812433253, previous) + i;
  }
  state.index = N;
}

/** Seeds from words of 32 bits, at least one. */
export function seedTwister(state: TwisterState, key: ArrayLike<number>): void {
  fill(state, 19650218);
  const { words } = state;
  let i = 1;
  let j = 0;
  for (let k = Math.max(N, key.length); k > 0; k--) {
    const previous = words[i - 1] ^ (words[i - 1] >>> 30);
    words[i] = (words[i] ^ Math.imul(previous, 1664525)) + key[j] + j;
    if (++i >= N) {
      words[0] = words[N - 1];
      i = 1;
    }
    if (++j >= key.length) j = 0;
  }
  for (let k = N - 1; k > 0; k--) {
    const previous = words[i - 1] ^ (words[i - 1] >>> 30);
    words[i] = (words[i] ^ Math.imul(previous, 1566083941)) - i;
    if (++i >= N) {
      words[0] = words[N - 1];
      i = 1;
    }
  }
  words[0] = UPPER;
}

/** Makes the next N words. */
function twist(state: TwisterState): void {
  const { words } = state;
  for (let k = 0; k < N; k++) {
    const y = (words[k] & UPPER) | (words[k + 1 < N ? k + 1 : 0] & LOWER);
    words[k] = words[k + M < N ? k + M : k + M - N] ^ (y >>> 1) ^ (y & 1 ? MATRIX : 0);
  }
  state.index = 0;
}

/** The next 32 random bits. */
export function nextWord(state: TwisterState): number {
  if (state.index >= N) twist(state);
  let y = state.words[state.index++];
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return (y ^ (y >>> 18)) >>> 0;
}

/** A float in [0, 1) of 53 random bits. */
export function nextFloat(state: TwisterState): number {
  const high = nextWord(state) >>> 5;
  const low = nextWord(state) >>> 6;
  return (high * 67108864 + low) / 9007199254740992;
}

/** Words in a state. */
export const STATE_SIZE = N;
