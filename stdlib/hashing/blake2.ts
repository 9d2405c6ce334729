/**
 * BLAKE2b and BLAKE2s (RFC 7693) with all their parameters, which node:crypto does not offer. Pure.
 *
 * The two differ in the width of a word, so a word is two halves of 32 bits in one and a single one in the other.
 */

export interface Blake2Parameters {
  readonly digestSize: number;
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly person: Uint8Array;
  readonly fanout: number;
  readonly depth: number;
  readonly leafSize: number;
  readonly nodeOffset: bigint;
  readonly nodeDepth: number;
  readonly innerSize: number;
  readonly lastNode: boolean;
}

/** Order in which the rounds take the words of a block. */
const SIGMA = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];

/** Columns and diagonals that a round mixes. */
const MIXES = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
];

/** The first bits of the fractional parts of the square roots of 2, 3, 5, ...: high and low halves (SHA-512's start). */
const START = [
  0x6a09e667, 0xf3bcc908, 0xbb67ae85, 0x84caa73b, 0x3c6ef372, 0xfe94f82b, 0xa54ff53a, 0x5f1d36f1, 0x510e527f, 0xade682d1,
  0x9b05688c, 0x2b3e6c1f, 0x1f83d9ab, 0xfb41bd6b, 0x5be0cd19, 0x137e2179,
];

/** The state of a hash: chained value, unprocessed bytes, count of bytes. Methods that take data change it. */
abstract class Blake2 {
  protected readonly block: Uint8Array;
  protected filled = 0;
  protected count = 0;
  readonly digestSize: number;
  readonly lastNode: boolean;

  protected constructor(blockSize: number, { digestSize, lastNode }: Pick<Blake2Parameters, "digestSize" | "lastNode">) {
    this.block = new Uint8Array(blockSize);
    this.digestSize = digestSize;
    this.lastNode = lastNode;
  }

  /** Takes data. The last block is kept back, because it is compressed differently. */
  update(data: Uint8Array): void {
    let at = 0;
    while (at < data.length) {
      if (this.filled === this.block.length) {
        this.count += this.filled;
        this.compress(false);
        this.filled = 0;
      }
      const taken = Math.min(this.block.length - this.filled, data.length - at);
      this.block.set(data.subarray(at, at + taken), this.filled);
      this.filled += taken;
      at += taken;
    }
  }

  protected copyInto(twin: Blake2): void {
    twin.block.set(this.block);
    twin.filled = this.filled;
    twin.count = this.count;
  }

  /** The digest; the state is spent. */
  protected finish(): void {
    this.count += this.filled;
    this.block.fill(0, this.filled);
    this.compress(true);
  }

  abstract copy(): Blake2;
  abstract digest(): Uint8Array;
  protected abstract compress(last: boolean): void;
}

export type { Blake2 };

/** Words of 64 bits as pairs of halves, low one first. */
class Blake2b extends Blake2 {
  #state = new Uint32Array(16);

  constructor(parameters: Pick<Blake2Parameters, "digestSize" | "lastNode">, head?: Uint8Array) {
    super(128, parameters);
    if (head === undefined) return;
    const words = new Uint32Array(head.slice().buffer);
    for (let i = 0; i < 8; i++) {
      this.#state[2 * i] = START[2 * i + 1] ^ words[2 * i];
      this.#state[2 * i + 1] = START[2 * i] ^ words[2 * i + 1];
    }
  }

  copy(): Blake2b {
    const twin = new Blake2b(this);
    this.copyInto(twin);
    twin.#state = this.#state.slice();
    return twin;
  }

  digest(): Uint8Array {
    const twin = this.copy();
    twin.finish();
    return new Uint8Array(twin.#state.buffer).slice(0, this.digestSize);
  }

  protected compress(last: boolean): void {
    const h = this.#state;
    const m = new Uint32Array(this.block.slice().buffer);
    const v = new Uint32Array(32);
    v.set(h);
    for (let i = 0; i < 8; i++) {
      v[16 + 2 * i] = START[2 * i + 1];
      v[17 + 2 * i] = START[2 * i];
    }
    v[24] ^= this.count;
    v[25] ^= Math.floor(this.count / 4294967296);
    if (last) {
      v[28] = ~v[28];
      v[29] = ~v[29];
      if (this.lastNode) {
        v[30] = ~v[30];
        v[31] = ~v[31];
      }
    }
    for (let round = 0; round < 12; round++) {
      const sigma = SIGMA[round % 10];
      for (let i = 0; i < 8; i++) {
        const [a, b, c, d] = MIXES[i];
        mix64(v, 2 * a, 2 * b, 2 * c, 2 * d, m, 2 * sigma[2 * i], 2 * sigma[2 * i + 1]);
      }
    }
    for (let i = 0; i < 16; i++) h[i] ^= v[i] ^ v[i + 16];
  }
}

/** v[a] += v[b] + m[x]. */
function add64(v: Uint32Array, a: number, b: number, m: Uint32Array, x: number): void {
  const low = v[a] + v[b] + m[x];
  v[a + 1] = v[a + 1] + v[b + 1] + m[x + 1] + Math.floor(low / 4294967296);
  v[a] = low;
}

const ZERO = new Uint32Array(2);

/** The mixing function G on words of 64 bits. */
function mix64(v: Uint32Array, a: number, b: number, c: number, d: number, m: Uint32Array, x: number, y: number): void {
  add64(v, a, b, m, x);
  let low = v[d] ^ v[a];
  let high = v[d + 1] ^ v[a + 1];
  // Rotated right by 32.
  v[d] = high;
  v[d + 1] = low;
  add64(v, c, d, ZERO, 0);
  low = v[b] ^ v[c];
  high = v[b + 1] ^ v[c + 1];
  v[b] = (low >>> 24) | (high << 8);
  v[b + 1] = (high >>> 24) | (low << 8);
  add64(v, a, b, m, y);
  low = v[d] ^ v[a];
  high = v[d + 1] ^ v[a + 1];
  v[d] = (low >>> 16) | (high << 16);
  v[d + 1] = (high >>> 16) | (low << 16);
  add64(v, c, d, ZERO, 0);
  low = v[b] ^ v[c];
  high = v[b + 1] ^ v[c + 1];
  v[b] = (high >>> 31) | (low << 1);
  v[b + 1] = (low >>> 31) | (high << 1);
}

class Blake2s extends Blake2 {
  #state = new Uint32Array(8);

  constructor(parameters: Pick<Blake2Parameters, "digestSize" | "lastNode">, head?: Uint8Array) {
    super(64, parameters);
    if (head === undefined) return;
    const words = new Uint32Array(head.slice().buffer);
    for (let i = 0; i < 8; i++) this.#state[i] = START[2 * i] ^ words[i];
  }

  copy(): Blake2s {
    const twin = new Blake2s(this);
    this.copyInto(twin);
    twin.#state = this.#state.slice();
    return twin;
  }

  digest(): Uint8Array {
    const twin = this.copy();
    twin.finish();
    return new Uint8Array(twin.#state.buffer).slice(0, this.digestSize);
  }

  protected compress(last: boolean): void {
    const h = this.#state;
    const m = new Uint32Array(this.block.slice().buffer);
    const v = new Uint32Array(16);
    v.set(h);
    for (let i = 0; i < 8; i++) v[8 + i] = START[2 * i];
    v[12] ^= this.count;
    v[13] ^= Math.floor(this.count / 4294967296);
    if (last) {
      v[14] = ~v[14];
      if (this.lastNode) v[15] = ~v[15];
    }
    for (const sigma of SIGMA) {
      for (let i = 0; i < 8; i++) {
        const [a, b, c, d] = MIXES[i];
        mix32(v, a, b, c, d, m[sigma[2 * i]], m[sigma[2 * i + 1]]);
      }
    }
    for (let i = 0; i < 8; i++) h[i] ^= v[i] ^ v[i + 8];
  }
}

const rotate = (word: number, n: number): number => (word >>> n) | (word << (32 - n));

/** The mixing function G on words of 32 bits. */
function mix32(v: Uint32Array, a: number, b: number, c: number, d: number, x: number, y: number): void {
  v[a] += v[b] + x;
  v[d] = rotate(v[d] ^ v[a], 16);
  v[c] += v[d];
  v[b] = rotate(v[b] ^ v[c], 12);
  v[a] += v[b] + y;
  v[d] = rotate(v[d] ^ v[a], 8);
  v[c] += v[d];
  v[b] = rotate(v[b] ^ v[c], 7);
}

/** The parameter block of 64 (2b) or 32 (2s) bytes. */
function parameterBlock(p: Blake2Parameters, wide: boolean): Uint8Array {
  const head = new Uint8Array(wide ? 64 : 32);
  const view = new DataView(head.buffer);
  head.set([p.digestSize, p.key.length, p.fanout, p.depth]);
  view.setUint32(4, p.leafSize, true);
  if (wide) {
    view.setBigUint64(8, p.nodeOffset, true);
    head.set([p.nodeDepth, p.innerSize], 16);
    head.set(p.salt, 32);
    head.set(p.person, 48);
  } else {
    view.setUint32(8, Number(p.nodeOffset & 0xffffffffn), true);
    view.setUint16(12, Number(p.nodeOffset >> 32n), true);
    head.set([p.nodeDepth, p.innerSize], 14);
    head.set(p.salt, 16);
    head.set(p.person, 24);
  }
  return head;
}

/** A hash with these parameters: BLAKE2b if `wide`, else BLAKE2s. */
export function startBlake2(parameters: Blake2Parameters, wide: boolean): Blake2 {
  const head = parameterBlock(parameters, wide);
  const hash = wide ? new Blake2b(parameters, head) : new Blake2s(parameters, head);
  if (parameters.key.length > 0) {
    // The key is a block of its own before the data.
    const block = new Uint8Array(wide ? 128 : 64);
    block.set(parameters.key);
    hash.update(block);
  }
  return hash;
}
