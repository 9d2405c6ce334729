/** product, permutations, combinations, combinations_with_replacement. */
import { typeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { pure, reads } from "../../vm/core/native.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { listItems } from "../../vm/core/ops/iterate.ts";
import { argumentKind } from "../../vm/core/registry.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { defineIterator, stateTuple } from "./define.ts";

/** An iterator over selections from pools, as arrays of indices into them. */
abstract class Selection extends MutableObject {
  /** The current selection; undefined before the first item. */
  indices: number[] | undefined = undefined;
  done = false;
  /** The indices of the first selection, or undefined when there is none. */
  abstract first(): number[] | undefined;
  /** Moves `indices` on; false when the current selection was the last. */
  abstract advance(indices: number[]): boolean;
  abstract itemAt(position: number, index: number): Value;

  next(): Value | undefined {
    if (this.done) return undefined;
    if (this.indices === undefined) this.indices = this.first();
    else if (!this.advance(this.indices)) this.indices = undefined;
    if (this.indices === undefined) {
      this.done = true;
      return undefined;
    }
    const { indices } = this;
    const items: Value[] = [];
    for (let i = 0; i < this.width; i++) items.push(this.itemAt(i, indices[i]!));
    return tuple(items);
  }
  abstract get width(): number;
}

/** The state tuple as indices, each clamped into its pool. */
function indicesFrom(state: Value, count: number, poolSize: (position: number) => number): number[] {
  if (!(state instanceof PyTuple) || state.items.length !== count) throw valueError("invalid arguments");
  return state.items.map((item, i) => {
    if (exactInt(item) === undefined) throw typeError("an integer is required");
    return Math.min(Math.max(sizeNow(item), 0), poolSize(i) - 1);
  });
}

class PyProduct extends Selection {
  readonly pools: readonly (readonly Value[])[];
  constructor(pools: readonly (readonly Value[])[] = []) {
    super();
    this.pools = pools;
  }
  get width(): number {
    return this.pools.length;
  }
  first(): number[] | undefined {
    return this.pools.some((pool) => pool.length === 0) ? undefined : this.pools.map(() => 0);
  }
  advance(indices: number[]): boolean {
    for (let i = indices.length - 1; i >= 0; i--) {
      indices[i]!++;
      if (indices[i]! < this.pools[i]!.length) return true;
      indices[i] = 0;
    }
    return false;
  }
  itemAt(position: number, index: number): Value {
    return this.pools[position]![index] as Value;
  }
}

const defineProduct = (): PyType =>
  defineIterator<PyProduct>({
    name: "product",
    doc: "Cartesian product of input iterables.  Equivalent to nested for-loops.\n\nFor example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).\nTo compute the product of an iterable with itself, specify the number of repetitions with repeat.",
    instance: PyProduct,
    fields: { indices: "refs", done: "flag", pools: "frozen" },
    construct: pure("(*iterables, repeat=1)", (cls: PyType, iterables: Value[], repeat?: Value) => {
      const times = repeat === undefined ? 1 : sizeNow(repeat);
      if (times < 0) throw valueError("repeat argument cannot be negative");
      const pools = times === 0 ? [] : iterables.map(listItems);
      return newInstance(cls, PyProduct, Array.from({ length: times }, () => pools).flat());
    }),
    next: (self) => self.next(),
    reduce: (self) => {
      if (self.done) return tuple([self.$cls, tuple([tuple([])])]);
      const pools = tuple(self.pools.map((pool) => tuple(pool)));
      return tuple(self.indices === undefined ? [self.$cls, pools] : [self.$cls, pools, tuple(self.indices)]);
    },
    setState: (self, state) => {
      self.indices = indicesFrom(state, self.pools.length, (i) => self.pools[i]!.length);
      self.done = self.pools.some((pool) => pool.length === 0);
    },
    methods: { __sizeof__: reads("()", (self: PyProduct) => 80 + 8 * self.pools.length, "Returns size in memory, in bytes.") },
  });

abstract class PoolSelection extends Selection {
  readonly pool: readonly Value[];
  readonly width: number;
  constructor(pool: readonly Value[] = [], width = 0) {
    super();
    this.pool = pool;
    this.width = width;
  }
  itemAt(_position: number, index: number): Value {
    return this.pool[index] as Value;
  }
}

class PyCombinations extends PoolSelection {
  first(): number[] | undefined {
    return this.width > this.pool.length ? undefined : Array.from({ length: this.width }, (_, i) => i);
  }
  advance(indices: number[]): boolean {
    const { width, pool } = this;
    let i = width - 1;
    while (i >= 0 && indices[i] === i + pool.length - width) i--;
    if (i < 0) return false;
    indices[i]!++;
    for (let j = i + 1; j < width; j++) indices[j] = indices[j - 1]! + 1;
    return true;
  }
}

class PyCombinationsWithReplacement extends PoolSelection {
  first(): number[] | undefined {
    return this.width > 0 && this.pool.length === 0 ? undefined : new Array<number>(this.width).fill(0);
  }
  advance(indices: number[]): boolean {
    const { width, pool } = this;
    let i = width - 1;
    while (i >= 0 && indices[i] === pool.length - 1) i--;
    if (i < 0) return false;
    indices.fill(indices[i]! + 1, i);
    return true;
  }
}

type PoolClass = new (pool?: readonly Value[], width?: number) => PoolSelection;

function defineCombinations(name: string, doc: string, instance: PoolClass): PyType {
  return defineIterator<PoolSelection>({
    name,
    doc,
    instance,
    fields: { indices: "refs", done: "flag", pool: "frozen", width: "f64" },
    construct: pure("(iterable, r)", (cls: PyType, iterable: Value, r: Value) => {
      const width = sizeNow(r);
      if (width < 0) throw valueError("r must be non-negative");
      return newInstance(cls, instance, listItems(iterable), width);
    }),
    next: (self) => self.next(),
    reduce: (self) => {
      if (self.done) return tuple([self.$cls, tuple([tuple([]), self.width])]);
      const made = tuple([tuple(self.pool), self.width]);
      return tuple(self.indices === undefined ? [self.$cls, made] : [self.$cls, made, tuple(self.indices)]);
    },
    setState: (self, state) => {
      const { pool, width } = self;
      const largest = (i: number): number => (instance === PyCombinations ? i + pool.length - width + 1 : pool.length);
      self.indices = indicesFrom(state, width, largest);
    },
    methods: { __sizeof__: reads("()", (self: PoolSelection) => 96 + 8 * self.width, "Returns size in memory, in bytes.") },
  });
}

class PyPermutations extends PoolSelection {
  /** How far each position has turned. */
  cycles: number[] = [];
  first(): number[] | undefined {
    const { pool, width } = this;
    if (width > pool.length) return undefined;
    this.cycles = Array.from({ length: width }, (_, i) => pool.length - i);
    return pool.map((_, i) => i);
  }
  advance(indices: number[]): boolean {
    const { cycles, width } = this;
    const n = this.pool.length;
    if (n === 0) return false;
    for (let i = width - 1; i >= 0; i--) {
      cycles[i]!--;
      if (cycles[i] === 0) {
        // All choices for this position are used up: turn it back.
        const index = indices[i]!;
        indices.copyWithin(i, i + 1);
        indices[n - 1] = index;
        cycles[i] = n - i;
      } else {
        const j = n - cycles[i]!;
        [indices[i], indices[j]] = [indices[j]!, indices[i]!];
        return true;
      }
    }
    return false;
  }
}

const definePermutations = (): PyType =>
  defineIterator<PyPermutations>({
    name: "permutations",
    doc: "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
    instance: PyPermutations,
    fields: { indices: "refs", done: "flag", pool: "frozen", width: "f64", cycles: "refs" },
    construct: pure("(iterable, r=None)", (cls: PyType, iterable: Value, r?: Value) => {
      const pool = listItems(iterable);
      if (r === undefined || r === null) return newInstance(cls, PyPermutations, pool, pool.length);
      if (exactInt(r) === undefined) throw typeError("Expected int as r");
      const width = sizeNow(r);
      if (width < 0) throw valueError("r must be non-negative");
      return newInstance(cls, PyPermutations, pool, width);
    }),
    next: (self) => self.next(),
    reduce: (self) => {
      if (self.done) return tuple([self.$cls, tuple([tuple([]), self.width])]);
      const made = tuple([tuple(self.pool), self.width]);
      if (self.indices === undefined) return tuple([self.$cls, made]);
      return tuple([self.$cls, made, tuple([tuple(self.indices), tuple(self.cycles)])]);
    },
    setState: (self, state) => {
      const n = self.pool.length;
      const parts = stateTuple(state, 2);
      parts.forEach((part, i) => {
        if (!(part instanceof PyTuple)) throw typeError(`argument ${i + 1} must be tuple, not ${argumentKind(part)}`);
      });
      const [indices, cycles] = parts as [Value, Value];
      self.indices = indicesFrom(indices, n, () => n);
      if (!(cycles instanceof PyTuple) || cycles.items.length !== self.width) throw valueError("invalid arguments");
      self.cycles = cycles.items.map((item, i) => Math.min(Math.max(sizeNow(item), 1), n - i));
    },
    methods: { __sizeof__: reads("()", (self: PyPermutations) => 104 + 16 * self.width, "Returns size in memory, in bytes.") },
  });

export const defineCombinatorics = (): PyType[] => [
  defineProduct(),
  definePermutations(),
  defineCombinations(
    "combinations",
    "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
    PyCombinations,
  ),
  defineCombinations(
    "combinations_with_replacement",
    "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.",
    PyCombinationsWithReplacement,
  ),
];
