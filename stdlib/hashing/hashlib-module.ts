/** The module _hashlib: what CPython has of OpenSSL, here over node:crypto. */

import { defineType, makeFunction } from "../../vm/core/define-type.ts";
import type { PyBuiltin } from "../../vm/core/descriptor.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { exceptionType, overflowError, pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { defineModule } from "../../vm/core/module.ts";
import { type Declaration, pure, reads, writes } from "../../vm/core/native.ts";
import { bytesNow, findBytes } from "../../vm/core/ops/buffer.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { reprNow, textOf } from "../../vm/core/ops/text.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import { frozensetOf } from "../../vm/core/set.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type PyObject, type Value } from "../../vm/core/value.ts";
import { addressOf } from "../../vm/objects/object.ts";
import { errorOf, newException } from "../module-exception.ts";
import { crypto } from "../os/node-crypto.ts";
import { ALGORITHMS, type Algorithm, findAlgorithm, RunningHash } from "./algorithms.ts";
import { bytesOf, hashedNow, hexOf } from "./hash-arguments.ts";

export class PyOpenSslHash extends MutableObject {
  hash: RunningHash;
  constructor(hash: RunningHash) {
    super();
    this.hash = hash;
  }
}
class PyOpenSslXof extends PyOpenSslHash {}

/** An HMAC as its definition has it: the hash of the data under one key, inside the hash under another. */
export class PyHmac extends MutableObject {
  inner: RunningHash;
  readonly outer: RunningHash;
  constructor(inner: RunningHash, outer: RunningHash) {
    super();
    this.inner = inner;
    this.outer = outer;
  }
}

const UNSUPPORTED = "[digital envelope routines] unsupported";
const MAX_C_INT = 2147483647;

const newHash = (algorithm: Algorithm, data?: Value): PyOpenSslHash => {
  const hash = new RunningHash(algorithm).with(hashedNow(data));
  return algorithm.size === 0 ? new PyOpenSslXof(hash) : new PyOpenSslHash(hash);
};

function startHmac(algorithm: Algorithm, key: Uint8Array): PyHmac {
  const short = key.length > algorithm.block ? new RunningHash(algorithm).with(key).digest() : key;
  const padded = (pad: number): Uint8Array => {
    const block = new Uint8Array(algorithm.block).fill(pad);
    for (let i = 0; i < short.length; i++) block[i] ^= short[i];
    return block;
  };
  return new PyHmac(new RunningHash(algorithm).with(padded(0x36)), new RunningHash(algorithm).with(padded(0x5c)));
}

const hmacDigest = (hmac: PyHmac): Uint8Array => hmac.outer.with(hmac.inner.digest()).digest();

function xofLength(value: Value): number {
  const length = sizeNow(value);
  if (length < 0) throw pyError("MemoryError");
  return length;
}

function defineHash(): PyType {
  const hashType = defineType({
    name: "HASH",
    module: "_hashlib",
    doc: "A hash of some data: update() takes more, digest() and hexdigest() tell it.",
    instance: PyOpenSslHash,
    sharing: "versioned",
    fields: { hash: "local" },
    slots: {
      reads: {
        repr: (self) =>
          `<${(self as PyOpenSslHash).hash.algorithm.name} ${typeOf(self).name} object @ ${addressOf(self as PyObject)}>`,
      },
    },
    methods: {
      update: writes(
        "(obj, /)",
        (self: PyOpenSslHash, data: Value) => {
          self.hash = self.hash.with(hashedNow(data));
          return null;
        },
        "Takes more data.",
      ),
      copy: reads(
        "()",
        (self: PyOpenSslHash) => (self instanceof PyOpenSslXof ? new PyOpenSslXof(self.hash) : new PyOpenSslHash(self.hash)),
        "A copy of the hash object, with its state.",
      ),
      digest: reads("()", (self: PyOpenSslHash) => bytesOf(self.hash.digest()), "The digest of the data so far as bytes."),
      hexdigest: reads(
        "()",
        (self: PyOpenSslHash) => hexOf(self.hash.digest()),
        "The digest of the data so far in hexadecimal digits.",
      ),
    },
    getters: {
      name: { get: (self: PyOpenSslHash) => self.hash.algorithm.name },
      block_size: { get: (self: PyOpenSslHash) => self.hash.algorithm.block },
      digest_size: { get: (self: PyOpenSslHash) => self.hash.algorithm.size },
    },
  });
  defineType({
    name: "HASHXOF",
    module: "_hashlib",
    doc: "A hash with as much output as is asked for.",
    base: hashType,
    instance: PyOpenSslXof,
    sharing: "versioned",
    fields: { hash: "local" },
    methods: {
      digest: reads(
        "(length)",
        (self: PyOpenSslHash, n: Value) => bytesOf(self.hash.digest(xofLength(n))),
        "So many bytes of output.",
      ),
      hexdigest: reads(
        "(length)",
        (self: PyOpenSslHash, n: Value) => hexOf(self.hash.digest(xofLength(n))),
        "So many bytes of output in hexadecimal digits.",
      ),
    },
  });
  return hashType;
}

function defineHmac(): PyType {
  return defineType({
    name: "HMAC",
    module: "_hashlib",
    doc: "A keyed hash of some data.",
    instance: PyHmac,
    sharing: "versioned",
    fields: { inner: "local", outer: "local" },
    slots: {
      reads: { repr: (self) => `<${(self as PyHmac).inner.algorithm.name} HMAC object @ ${addressOf(self as PyObject)}>` },
    },
    methods: {
      update: writes(
        "(msg)",
        (self: PyHmac, data: Value) => {
          self.inner = self.inner.with(hashedNow(data));
          return null;
        },
        "Takes more data.",
      ),
      copy: reads("()", (self: PyHmac) => new PyHmac(self.inner, self.outer), "A copy of the HMAC object, with its state."),
      digest: reads("()", (self: PyHmac) => bytesOf(hmacDigest(self)), "The digest of the data so far as bytes."),
      hexdigest: reads("()", (self: PyHmac) => hexOf(hmacDigest(self)), "The digest of the data so far in hexadecimal digits."),
    },
    getters: {
      name: { get: (self: PyHmac) => `hmac-${self.inner.algorithm.name}` },
      block_size: { get: (self: PyHmac) => self.inner.algorithm.block },
      digest_size: { get: (self: PyHmac) => self.inner.algorithm.size },
    },
  });
}

/** Compares in a time that depends on the lengths only. */
function compareDigest(a: Value, b: Value): boolean {
  const [left, right] = [textOf(a), textOf(b)];
  if (left !== undefined && right !== undefined) {
    if (/[^\0-\x7f]/.test(left + right)) throw typeError("comparing strings with non-ASCII characters is not supported");
    return sameBytes(Buffer.from(left), Buffer.from(right));
  }
  const [x, y] = [findBytes(a), findBytes(b)];
  if (x === undefined && y === undefined) {
    throw typeError(`unsupported operand types(s) or combination of types: '${typeOf(a).name}' and '${typeOf(b).name}'`);
  }
  return sameBytes(bytesNow(a), bytesNow(b));
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && crypto().timingSafeEqual(a, b);

/** The functions named openssl_..., and what they are for. */
const CONSTRUCTORS = [
  "md5",
  "sha1",
  "sha224",
  "sha256",
  "sha384",
  "sha512",
  "sha3_224",
  "sha3_256",
  "sha3_384",
  "sha3_512",
  "shake_128",
  "shake_256",
];

export const hashlibModule = defineModule("_hashlib", () => {
  const unsupportedType = newException("_hashlib.UnsupportedDigestmodError", [exceptionType("ValueError")]);
  const hashType = defineHash();
  const hmacType = defineHmac();
  const constructors: [PyBuiltin, string][] = CONSTRUCTORS.map((name) => {
    const algorithm = findAlgorithm(name)!;
    const declaration: Declaration = pure(
      "(string=b'', *, usedforsecurity=True)",
      (data?: Value) => newHash(algorithm, data),
      `A ${name} hash object, with some data taken already.`,
    );
    return [makeFunction("_hashlib", `openssl_${name}`, declaration), name];
  });

  function algorithmOf(name: string): Algorithm {
    const algorithm = findAlgorithm(name);
    if (algorithm === undefined) throw errorOf(unsupportedType, UNSUPPORTED);
    return algorithm;
  }

  /** A digestmod argument: a name, or one of our constructors. */
  function digestOf(value: Value): Algorithm {
    const text = textOf(value);
    if (text !== undefined) return algorithmOf(text);
    const known = constructors.find(([make]) => make === value);
    if (known === undefined) throw errorOf(unsupportedType, `Unsupported digestmod ${reprNow(value)}`);
    return algorithmOf(known[1]);
  }

  function newByName(name: Value, data?: Value): Value {
    const text = textOf(name);
    if (text === undefined) throw typeError("name must be a string");
    return newHash(algorithmOf(text), data);
  }

  function hmacNew(key: Value, message?: Value, digestmod?: Value): Value {
    const bytes = bytesNow(key);
    if (digestmod === undefined || digestmod === null) throw typeError("Missing required parameter 'digestmod'.");
    const algorithm = digestOf(digestmod);
    if (algorithm.size === 0) throw errorOf(unsupportedType, UNSUPPORTED);
    const hmac = startHmac(algorithm, bytes);
    if (message !== undefined && message !== null) hmac.inner = hmac.inner.with(hashedNow(message));
    return hmac;
  }

  function derivePbkdf2(name: Value, password: Value, salt: Value, iterations: Value, length?: Value): Value {
    const text = textOf(name);
    if (text === undefined) throw typeError(`pbkdf2_hmac() argument 'hash_name' must be str, not ${argumentKind(name)}`);
    const algorithm = algorithmOf(text);
    const [key, seasoning] = [bytesNow(password), bytesNow(salt)];
    const rounds = sizeNow(iterations);
    if (rounds < 1) throw valueError("iteration value must be greater than 0.");
    if (rounds > MAX_C_INT) throw overflowError("iteration value is too great.");
    const size = length === undefined || length === null ? algorithm.size : sizeNow(length);
    if (size < 1) throw valueError("key length must be greater than 0.");
    if (size > MAX_C_INT) throw overflowError("key length is too great.");
    return bytesOf(new Uint8Array(crypto().pbkdf2Sync(key, seasoning, rounds, size, algorithm.openssl)));
  }

  /** A required number of scrypt. */
  function required(value: Value | undefined, name: string): number {
    if (value === undefined || value === null || exactInt(value) === undefined) {
      throw typeError(`${name} is required and must be an unsigned int`);
    }
    return sizeNow(value);
  }

  function deriveScrypt(password: Value, salt?: Value, n?: Value, r?: Value, p?: Value, maxmem?: Value, dklen?: Value): Value {
    const key = bytesNow(password);
    if (salt === undefined || salt === null) throw typeError("salt is required");
    const seasoning = bytesNow(salt);
    const cost = required(n, "n");
    if (cost < 2 || !Number.isInteger(Math.log2(cost))) throw valueError("n must be a power of 2.");
    const blockSize = required(r, "r");
    const parallelization = required(p, "p");
    const memory = maxmem === undefined ? 0 : sizeNow(maxmem);
    if (memory < 0 || memory > MAX_C_INT) throw valueError(`maxmem must be positive and smaller than ${MAX_C_INT}`);
    const size = dklen === undefined ? 64 : sizeNow(dklen);
    if (size < 1 || size > MAX_C_INT) throw valueError(`dklen must be greater than 0 and smaller than ${MAX_C_INT}`);
    if (blockSize < 1 || parallelization < 1) throw valueError("Invalid parameter combination for n, r, p, maxmem.");
    const limit = memory === 0 ? 32 * 1024 * 1024 : memory;
    if (128 * blockSize * (cost + parallelization + 2) > limit)
      throw valueError("[digital envelope routines] memory limit exceeded");
    const options = { N: cost, r: blockSize, p: parallelization, maxmem: limit + 1024 * 1024 };
    return bytesOf(new Uint8Array(crypto().scryptSync(key, seasoning, size, options)));
  }

  const constructorNames = new PyDict();
  for (const [make, name] of constructors) constructorNames.set(make, name);

  return {
    doc: "OpenSSL's hashes.",
    types: [hashType, hmacType],
    constants: {
      ...Object.fromEntries(constructors.map(([make, name]) => [`openssl_${name}`, make])),
      HASHXOF: PyOpenSslXof.prototype.$cls,
      UnsupportedDigestmodError: unsupportedType,
      openssl_md_meth_names: frozensetOf(ALGORITHMS.map(({ name }) => name)),
      _constructors: callNow(importFromNow("types", "MappingProxyType"), constructorNames),
    },
    functions: {
      new: pure(
        "(name, string=b'', *, usedforsecurity=True)",
        newByName,
        "A hash object by the name of its algorithm, with some data taken already.",
      ),
      hmac_new: pure("(key, msg=b'', digestmod=None)", hmacNew, "An HMAC object."),
      hmac_digest: pure(
        "(key, msg, digest)",
        (key: Value, message: Value, digest: Value) => {
          const algorithm = digestOf(digest);
          const hmac = startHmac(algorithm, bytesNow(key));
          hmac.inner = hmac.inner.with(bytesNow(message));
          return bytesOf(hmacDigest(hmac));
        },
        "The HMAC of a message in one go.",
      ),
      pbkdf2_hmac: pure(
        "(hash_name, password, salt, iterations, dklen=None)",
        derivePbkdf2,
        "Derives a key from a password with PKCS #5's function.",
      ),
      scrypt: pure(
        "(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64)",
        deriveScrypt,
        "Derives a key from a password with scrypt.",
      ),
      compare_digest: pure("(a, b, /)", compareDigest, "a == b, in a time that tells nothing about where they differ."),
      get_fips_mode: pure("()", () => 0, "Whether OpenSSL is in FIPS mode: 0."),
    },
  };
});
