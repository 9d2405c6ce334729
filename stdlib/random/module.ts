/**
 * The module _random: the type Random, a Mersenne Twister.
 *
 * Note [Unseeded generators]
 * Threads that draw from one generator (the functions of `random` do) would conflict at every number. But while nobody has said
 * where the sequence begins, nobody can tell which sequence it is: until a generator is seeded, or its state is asked for or
 * set, each executor draws from a sequence of its own once the generator is shared. No undo is needed there, either.
 */

import { defineType } from "../../vm/core/define-type.ts";
import { overflowError, typeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { defineModule } from "../../vm/core/module.ts";
import { open, pure, writes } from "../../vm/core/native.ts";
import { hashOf } from "../../vm/core/ops/hash.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { type Int, MutableObject, PyFloat, type Value } from "../../vm/core/value.ts";
import { abs } from "../../vm/numeric/int.ts";
import { fromBytes } from "../../vm/numeric/int-bits.ts";
import { intNow } from "../../vm/objects/text-arguments.ts";
import { crypto } from "../os/node-crypto.ts";
import { nextFloat, nextWord, STATE_SIZE, seedTwister, type TwisterState } from "./mersenne-twister.ts";

export class PyRandom extends MutableObject implements TwisterState {
  /** The memory of `words`. */
  bytes = new Uint8Array(4 * STATE_SIZE);
  words = new Uint32Array(this.bytes.buffer);
  index = STATE_SIZE;
  /** Begun by the operating system's randomness, and never looked at. */
  isUnseeded = false;
}

/** The sequences of this executor that stand for those of shared unseeded generators. */
const ownSequences = new WeakMap<PyRandom, TwisterState>();

function ownSequence(self: PyRandom): TwisterState {
  let state = ownSequences.get(self);
  if (state === undefined) {
    state = { words: new Uint32Array(STATE_SIZE), index: STATE_SIZE };
    seedTwister(state, crypto().randomFillSync(new Uint32Array(STATE_SIZE)));
    ownSequences.set(self, state);
  }
  return state;
}

/** What the next numbers of a generator come from. */
function drawingFrom(self: PyRandom): TwisterState {
  open(self, "reads");
  if (self.isUnseeded && self.$id !== 0) return ownSequence(self);
  open(self, "writes");
  return self;
}

/** The state as a tuple, which is the generator's for all executors from now on. */
function getState(self: PyRandom): Value {
  open(self, "reads");
  if (self.isUnseeded) {
    open(self, "writes");
    if (self.$id !== 0) {
      const { words, index } = ownSequence(self);
      self.words.set(words);
      self.index = index;
    }
    self.isUnseeded = false;
  }
  return tuple([...self.words, self.index]);
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
  self.isUnseeded = value === null;
  if (value === null) {
    seedTwister(self, crypto().randomFillSync(new Uint32Array(STATE_SIZE)));
    return;
  }
  const int = exactInt(value);
  // The hash of anything else, as an unsigned machine word.
  seedTwister(self, wordsOf(int === undefined ? BigInt.asUintN(64, BigInt(hashOf(value))) : int));
}

function getRandomBits(self: PyRandom, k: Value): Int {
  let bits = intNow(k);
  if (bits < 0) throw valueError("number of bits must be non-negative");
  if (bits === 0) return 0;
  const state = drawingFrom(self);
  if (bits <= 32) return nextWord(state) >>> (32 - bits);
  const words = new Uint32Array(Math.ceil(bits / 32));
  for (let i = 0; i < words.length; i++, bits -= 32) {
    const word = nextWord(state);
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
  self.words.set(words);
  self.index = index;
  self.isUnseeded = false;
  return null;
}

function wordNow(value: Value): number {
  const int = exactInt(value);
  if (int === undefined) throw typeError("an integer is required");
  if (int < 0) throw overflowError("can't convert negative value to unsigned int");
  if (int >= 2n ** 64n) throw overflowError("Python int too large to convert to C unsigned long");
  return Number(BigInt.asUintN(32, BigInt(int)));
}

export const randomModule = defineModule("_random", () => {
  const randomType = defineType({
    name: "Random",
    module: "_random",
    doc: "Random() -> a random number generator with its own state.",
    instance: PyRandom,
    sharing: "versioned",
    fields: { bytes: "bytes", words: "derived", index: "i32", isUnseeded: "flag" },
    rebuild: (self: PyRandom) => {
      // Words must begin at a multiple of their size.
      if (self.bytes.byteOffset % 4 !== 0) self.bytes = self.bytes.slice();
      self.words = new Uint32Array(self.bytes.buffer, self.bytes.byteOffset, STATE_SIZE);
    },
    construct: pure("(*args, **kwargs)", (cls: PyType, args: readonly Value[], kwargs: Keywords) => {
      if (!cls.isHeapType && kwargs.size > 0) throw typeError("Random() takes no keyword arguments");
      if (args.length > 1) throw typeError("Random() requires 0 or 1 argument");
      const random = newInstance(cls, PyRandom);
      // A subclass seeds in its __init__, with arguments that need not be hashable.
      seed(random, cls.isHeapType ? null : (args[0] ?? null));
      return random;
    }),
    methods: {
      random: pure(
        "()",
        (self: PyRandom) => new PyFloat(nextFloat(drawingFrom(self))),
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
      getstate: pure("()", getState, "getstate() -> the state as a tuple."),
      setstate: writes("(state, /)", setState, "setstate(state) -> None. Continues from what getstate() gave."),
      getrandbits: pure("(k, /)", getRandomBits, "getrandbits(k, /)\n--\n\ngetrandbits(k) -> x. An integer of k random bits."),
    },
  });
  return { doc: "The Mersenne Twister that the random module uses.", types: [randomType] };
});
