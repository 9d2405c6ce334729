/** The module _random: the type Random, a Mersenne Twister. */
import { randomFillSync } from "node:crypto";
import { defineType } from "../../vm/core/define-type.ts";
import { overflowError, typeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure, reads, writes } from "../../vm/core/native.ts";
import { hashOf } from "../../vm/core/ops/hash.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { type Int, MutableObject, PyFloat, type Value } from "../../vm/core/value.ts";
import { abs } from "../../vm/numeric/int.ts";
import { fromBytes } from "../../vm/numeric/int-bits.ts";
import { intNow } from "../../vm/objects/text-arguments.ts";
import { MersenneTwister, STATE_SIZE } from "./mersenne-twister.ts";

export class PyRandom extends MutableObject {
  twister = new MersenneTwister();
}

/** The 32-bit words of a number, least significant first. */
function wordsOf(seed: Int): number[] {
  const magnitude = abs(seed);
  if (typeof magnitude === "number") {
    const high = Math.floor(magnitude / 4294967296);
    return high === 0 ? [magnitude] : [magnitude >>> 0, high];
  }
  const hex = magnitude.toString(16);
  const words: number[] = [];
  for (let end = hex.length; end > 0; end -= 8) words.push(Number.parseInt(hex.slice(Math.max(0, end - 8), end), 16));
  return words;
}

function seed(self: PyRandom, value: Value): void {
  if (value === null) {
    self.twister.seed(randomFillSync(new Uint32Array(STATE_SIZE)));
    return;
  }
  const int = exactInt(value);
  // The hash of anything else, as an unsigned machine word.
  self.twister.seed(wordsOf(int === undefined ? BigInt.asUintN(64, BigInt(hashOf(value))) : int));
}

function getRandomBits(self: PyRandom, k: Value): Int {
  let bits = intNow(k);
  if (bits < 0) throw valueError("number of bits must be non-negative");
  if (bits === 0) return 0;
  if (bits <= 32) return self.twister.next() >>> (32 - bits);
  const words = new Uint32Array(Math.ceil(bits / 32));
  for (let i = 0; i < words.length; i++, bits -= 32) {
    const word = self.twister.next();
    words[i] = bits < 32 ? word >>> (32 - bits) : word;
  }
  return fromBytes(new Uint8Array(words.buffer), true, false);
}

function setState(self: PyRandom, state: Value): null {
  if (!(state instanceof PyTuple)) throw typeError("state vector must be a tuple");
  if (state.items.length !== STATE_SIZE + 1) throw valueError("state vector is the wrong size");
  const words = state.items.slice(0, STATE_SIZE).map(wordNow);
  const index = sizeNow(state.items[STATE_SIZE]);
  if (index < 0 || index > STATE_SIZE) throw valueError("invalid state");
  self.twister.words.set(words);
  self.twister.index = index;
  return null;
}

function wordNow(value: Value): number {
  const int = exactInt(value);
  if (int === undefined) throw typeError("an integer is required");
  if (int < 0) throw overflowError("can't convert negative value to unsigned int");
  if (int >= 2n ** 64n) throw overflowError("Python int too large to convert to C unsigned long");
  return Number(BigInt.asUintN(32, BigInt(int)));
}

/** Twisters go between executors as their words and index. */
const twisterField = {
  encode: (twister: MersenneTwister) => [...twister.words, twister.index],
  decode: (encoded: readonly number[]) => {
    const twister = new MersenneTwister();
    twister.words.set(encoded.slice(0, STATE_SIZE));
    twister.index = encoded[STATE_SIZE];
    return twister;
  },
};

export const randomModule = defineModule("_random", () => {
  const randomType = defineType({
    name: "Random",
    module: "_random",
    doc: "Random() -> a random number generator with its own state.",
    instance: PyRandom,
    sharing: "versioned",
    fields: { twister: twisterField },
    construct: pure("(*args, **kwargs)", (cls: PyType, args: readonly Value[], kwargs: Keywords) => {
      if (!cls.isHeapType && kwargs.size > 0) throw typeError("Random() takes no keyword arguments");
      if (args.length > 1) throw typeError("Random() requires 0 or 1 argument");
      const random = newInstance(cls, PyRandom);
      // A subclass seeds in its __init__, with arguments that need not be hashable.
      seed(random, cls.isHeapType ? null : (args[0] ?? null));
      return random;
    }),
    methods: {
      random: writes(
        "()",
        (self: PyRandom) => new PyFloat(self.twister.random()),
        "random()\n--\n\nrandom() -> x in the interval [0, 1).",
      ),
      seed: writes(
        "(n=None, /)",
        (self: PyRandom, n: Value = null) => {
          seed(self, n);
          return null;
        },
        "seed([n]) -> None.\n\nStarts over from n, or from randomness of the operating system.",
      ),
      getstate: reads(
        "()",
        (self: PyRandom) => tuple([...self.twister.words, self.twister.index]),
        "getstate() -> the state as a tuple.",
      ),
      setstate: writes("(state, /)", setState, "setstate(state) -> None. Continues from what getstate() gave."),
      getrandbits: writes("(k, /)", getRandomBits, "getrandbits(k, /)\n--\n\ngetrandbits(k) -> x. An integer of k random bits."),
    },
  });
  return { doc: "The Mersenne Twister that the random module uses.", types: [randomType] };
});
