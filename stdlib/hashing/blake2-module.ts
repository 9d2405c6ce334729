/** The module _blake2. */
import { defineType } from "../../vm/core/define-type.ts";
import { overflowError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure, reads, writes } from "../../vm/core/native.ts";
import { bytesNow } from "../../vm/core/ops/buffer.ts";
import { indexNow, sizeNow } from "../../vm/core/ops/index-value.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import type { PyType } from "../../vm/core/type.ts";
import { type Int, MutableObject, type Value } from "../../vm/core/value.ts";
import { type Blake2, startBlake2 } from "./blake2.ts";
import { bytesOf, hashedNow, hexOf } from "./hash-arguments.ts";

/** A hash object; its state is replaced, never changed. */
export class PyBlake2 extends MutableObject {
  state: Blake2;
  constructor(state: Blake2) {
    super();
    this.state = state;
  }
}

function within(value: number, low: number, high: number, name: string, words = "between"): number {
  if (value < low || value > high) throw valueError(`${name} must be ${words} ${low} and ${high}`);
  return value;
}

/** C's unsigned long of an argument. */
function unsignedNow(value: Value | undefined): Int {
  const int = value === undefined ? 0 : indexNow(value);
  if (int < 0) throw valueError("value must be positive");
  if (int >= 2n ** 64n) throw overflowError("int too big to convert");
  return int;
}

/** An optional salt, person or key of limited length, at most `size` bytes. */
function limited(value: Value | undefined, size: number, name: string): Uint8Array {
  const bytes = value === undefined ? new Uint8Array(0) : bytesNow(value).slice();
  if (bytes.length > size) throw valueError(`maximum ${name} length is ${size} bytes`);
  return bytes;
}

const number = (value: Value | undefined, absent: number): number => (value === undefined ? absent : sizeNow(value));

const SIGNATURE =
  "(data=b'', /, *, digest_size=SIZE, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)";

function defineBlake2(name: string, wide: boolean): PyType {
  const size = wide ? 64 : 32;
  const part = wide ? 16 : 8;
  const construct = (cls: PyType, data?: Value, ...options: (Value | undefined)[]): Value => {
    const [digestSize, key, salt, person, fanout, depth, leafSize, nodeOffset, nodeDepth, innerSize, lastNode] = options;
    const digest = number(digestSize, size);
    if (digest <= 0 || digest > size) throw valueError(`digest_size must be between 1 and ${size} bytes`);
    const saltBytes = limited(salt, part, "salt");
    const personBytes = limited(person, part, "person");
    const fanoutNumber = within(number(fanout, 1), 0, 255, "fanout");
    const depthNumber = within(number(depth, 1), 1, 255, "depth");
    const leaf = unsignedNow(leafSize);
    if (leaf > 0xffffffff) throw overflowError("leaf_size is too large");
    const offset = unsignedNow(nodeOffset);
    if (!wide && offset >= 2 ** 48) throw overflowError("node_offset is too large");
    const nodeDepthNumber = within(number(nodeDepth, 0), 0, 255, "node_depth");
    const inner = number(innerSize, 0);
    if (inner < 0 || inner > size) throw valueError(`inner_size must be between 0 and is ${size}`);
    const state = startBlake2(
      {
        digestSize: digest,
        key: limited(key, size, "key"),
        salt: saltBytes,
        person: personBytes,
        fanout: fanoutNumber,
        depth: depthNumber,
        leafSize: Number(leaf),
        nodeOffset: BigInt(offset),
        nodeDepth: nodeDepthNumber,
        innerSize: inner,
        lastNode: lastNode !== undefined && isTrue(lastNode),
      },
      wide,
    );
    state.update(hashedNow(data));
    return newInstance(cls, PyBlake2, state);
  };
  return defineType({
    name,
    module: "_blake2",
    doc: `A new ${wide ? "BLAKE2b" : "BLAKE2s"} hash object.`,
    instance: class extends PyBlake2 {},
    sharing: "versioned",
    fields: { state: "local" },
    construct: pure(SIGNATURE.replace("SIZE", String(size)), construct),
    attributes: { SALT_SIZE: part, PERSON_SIZE: part, MAX_KEY_SIZE: size, MAX_DIGEST_SIZE: size },
    methods: {
      update: writes(
        "(data, /)",
        (self: PyBlake2, data: Value) => {
          const bytes = hashedNow(data);
          self.state = self.state.copy();
          self.state.update(bytes);
          return null;
        },
        "Takes more data.",
      ),
      copy: reads(
        "()",
        (self: PyBlake2) => newInstance(self.$cls, PyBlake2, self.state),
        "A copy of the hash object, with its state.",
      ),
      digest: reads("()", (self: PyBlake2) => bytesOf(self.state.digest()), "The digest of the data so far as bytes."),
      hexdigest: reads(
        "()",
        (self: PyBlake2) => hexOf(self.state.digest()),
        "The digest of the data so far in hexadecimal digits.",
      ),
    },
    getters: {
      name: { get: () => name },
      block_size: { get: () => (wide ? 128 : 64) },
      digest_size: { get: (self: PyBlake2) => self.state.digestSize },
    },
  });
}

export const blake2Module = defineModule("_blake2", () => ({
  doc: "BLAKE2b and BLAKE2s.",
  types: [defineBlake2("blake2b", true), defineBlake2("blake2s", false)],
  constants: {
    BLAKE2B_SALT_SIZE: 16,
    BLAKE2B_PERSON_SIZE: 16,
    BLAKE2B_MAX_KEY_SIZE: 64,
    BLAKE2B_MAX_DIGEST_SIZE: 64,
    BLAKE2S_SALT_SIZE: 8,
    BLAKE2S_PERSON_SIZE: 8,
    BLAKE2S_MAX_KEY_SIZE: 32,
    BLAKE2S_MAX_DIGEST_SIZE: 32,
  },
}));
