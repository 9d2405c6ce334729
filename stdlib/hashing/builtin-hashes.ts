/** The modules _md5, _sha1, _sha2 and _sha3: a type for each algorithm. */

import { toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { type Declaration, pure, reads, writes } from "../../vm/core/native.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { findAlgorithm, RunningHash } from "./algorithms.ts";
import { bytesOf, hashedNow, hexOf } from "./hash-arguments.ts";

export class PyHash extends MutableObject {
  hash: RunningHash;
  constructor(hash: RunningHash) {
    super();
    this.hash = hash;
  }
}

const SIGNATURE = "(string=b'', *, usedforsecurity=True)";

const update = writes(
  "(obj, /)",
  (self: PyHash, data: Value) => {
    self.hash = self.hash.with(hashedNow(data));
    return null;
  },
  "Takes more data.",
);

const copy = reads(
  "()",
  (self: PyHash) => newInstance(self.$cls, PyHash, self.hash),
  "A copy of the hash object, with its state.",
);

const digestMethods: Readonly<Record<string, Declaration>> = {
  update,
  copy,
  digest: reads("()", (self: PyHash) => bytesOf(self.hash.digest()), "The digest of the data so far as bytes."),
  hexdigest: reads("()", (self: PyHash) => hexOf(self.hash.digest()), "The digest of the data so far in hexadecimal digits."),
};

/** A length of extendable output. */
function lengthNow(value: Value): number {
  const length = sizeNow(value);
  if (length < 0) throw valueError("value must be positive");
  if (length >= 1 << 29) throw valueError("length is too large");
  return length;
}

const xofMethods: Readonly<Record<string, Declaration>> = {
  update,
  copy,
  digest: reads("(length, /)", (self: PyHash, n: Value) => bytesOf(self.hash.digest(lengthNow(n))), "So many bytes of output."),
  hexdigest: reads(
    "(length, /)",
    (self: PyHash, n: Value) => hexOf(self.hash.digest(lengthNow(n))),
    "So many bytes of output in hexadecimal digits.",
  ),
};

const getters = {
  name: { get: (self: PyHash) => self.hash.algorithm.name },
  block_size: { get: (self: PyHash) => self.hash.algorithm.block },
  digest_size: { get: (self: PyHash) => self.hash.algorithm.size },
} as const;

/** What sha3 types tell about the sponge. */
const spongeGetters = {
  _capacity_bits: { get: (self: PyHash) => 1600 - self.hash.algorithm.block * 8 },
  _rate_bits: { get: (self: PyHash) => self.hash.algorithm.block * 8 },
  _suffix: { get: (self: PyHash) => toBytes(Uint8Array.of(self.hash.algorithm.size === 0 ? 0x1f : 0x06)) },
} as const;

function defineHash(module: string, typeName: string, construct?: (cls: PyType, data?: Value) => Value, isXof = false): PyType {
  return defineType({
    name: typeName,
    module,
    instance: class extends PyHash {},
    sharing: "versioned",
    fields: { hash: "local" },
    ...(construct === undefined ? {} : { construct: pure(SIGNATURE, construct) }),
    methods: isXof ? xofMethods : digestMethods,
    getters: module === "_sha3" ? { ...getters, ...spongeGetters } : getters,
    final: true,
  });
}

/** A module with a function for each algorithm, whose objects have types that cannot be called. */
function functionModule(
  module: string,
  algorithms: readonly string[],
  typeName: (name: string) => string,
  typeAttribute: (name: string) => string,
): NativeModule {
  return defineModule(module, () => {
    const functions: Record<string, Declaration> = {};
    const constants: Record<string, Value> = {};
    for (const name of algorithms) {
      const algorithm = findAlgorithm(name)!;
      const type = defineHash(module, typeName(name));
      constants[typeAttribute(name)] = type;
      functions[name] = pure(
        SIGNATURE,
        (data?: Value) => newInstance(type, PyHash, new RunningHash(algorithm).with(hashedNow(data))),
        `A new ${name} hash object.`,
      );
    }
    return { functions, constants };
  });
}

export const md5Module = functionModule(
  "_md5",
  ["md5"],
  (name) => name,
  () => "MD5Type",
);
export const sha1Module = functionModule(
  "_sha1",
  ["sha1"],
  (name) => name,
  () => "SHA1Type",
);
const upperType = (name: string): string => `${name.toUpperCase()}Type`;
export const sha2Module = functionModule("_sha2", ["sha224", "sha256", "sha384", "sha512"], upperType, upperType);

export const sha3Module = defineModule("_sha3", () => ({
  types: ["sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256"].map((name) => {
    const algorithm = findAlgorithm(name)!;
    return defineHash(
      "_sha3",
      name,
      (cls, data) => newInstance(cls, PyHash, new RunningHash(algorithm).with(hashedNow(data))),
      algorithm.size === 0,
    );
  }),
  constants: { implementation: "HACL" },
}));
