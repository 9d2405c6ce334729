/** The hash algorithms that node:crypto gives us, under Python's names. */
import type { Hash } from "node:crypto";
import { crypto } from "../os/node-crypto.ts";

export interface Algorithm {
  /** Python's name. */
  readonly name: string;
  /** OpenSSL's name. */
  readonly openssl: string;
  /** Bytes of the digest; 0 for extendable output. */
  readonly size: number;
  /** Bytes of an input block. */
  readonly block: number;
}

const algorithm = (name: string, openssl: string, size: number, block: number): Algorithm => ({ name, openssl, size, block });

export const ALGORITHMS: readonly Algorithm[] = [
  algorithm("md5", "md5", 16, 64),
  algorithm("sha1", "sha1", 20, 64),
  algorithm("sha224", "sha224", 28, 64),
  algorithm("sha256", "sha256", 32, 64),
  algorithm("sha384", "sha384", 48, 128),
  algorithm("sha512", "sha512", 64, 128),
  algorithm("sha512_224", "sha512-224", 28, 128),
  algorithm("sha512_256", "sha512-256", 32, 128),
  algorithm("sha3_224", "sha3-224", 28, 144),
  algorithm("sha3_256", "sha3-256", 32, 136),
  algorithm("sha3_384", "sha3-384", 48, 104),
  algorithm("sha3_512", "sha3-512", 64, 72),
  algorithm("shake_128", "shake128", 0, 168),
  algorithm("shake_256", "shake256", 0, 136),
  algorithm("blake2b", "blake2b512", 64, 128),
  algorithm("blake2s", "blake2s256", 32, 64),
  algorithm("ripemd160", "ripemd160", 20, 64),
  algorithm("sm3", "sm3", 32, 64),
  algorithm("md5-sha1", "md5-sha1", 36, 64),
];

const byName = new Map<string, Algorithm>();
for (const known of ALGORITHMS) {
  byName.set(known.name, known);
  byName.set(known.openssl, known);
}

/** The algorithm of a Python or OpenSSL name, in upper or lower case. */
export const findAlgorithm = (name: string): Algorithm | undefined => byName.get(name.toLowerCase());

/**
 * A running hash. Never changed: taking data gives another one, so that an aborted transaction has nothing to undo.
 */
export class RunningHash {
  readonly algorithm: Algorithm;
  readonly #hash: Hash;
  constructor(algorithm_: Algorithm, hash: Hash = startHash(algorithm_)) {
    this.algorithm = algorithm_;
    this.#hash = hash;
  }

  /** The hash after more data. */
  with(data: Uint8Array): RunningHash {
    if (data.length === 0) return this;
    return new RunningHash(this.algorithm, this.#hash.copy().update(data));
  }

  /** The digest of all data so far; `length` only for extendable output. */
  digest(length?: number): Uint8Array {
    if (length === 0) return new Uint8Array(0);
    return new Uint8Array(length === undefined ? this.#hash.copy().digest() : this.#hash.copy({ outputLength: length }).digest());
  }
}

function startHash({ openssl, size }: Algorithm): Hash {
  return crypto().createHash(openssl, size === 0 ? { outputLength: 16 } : {});
}
