/** Two heaps over one small store: garbage makes room when both have let go of it, and what one of them has stays. */
import { afterEach, expect, test } from "vitest";
import { createStore } from "../../runtime/heap/store.ts";
import { StoreFull } from "../../runtime/heap/store-full.ts";
import { beginTransaction, endTransaction, setShared } from "../../runtime/stm/transaction.ts";
import { list, type PyList } from "../../vm/core/list.ts";
import { open } from "../../vm/core/native.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { Value } from "../../vm/core/value.ts";
import type { Shareable } from "../../vm/sharing/codec.ts";
import { SharedHeap } from "../../vm/sharing/shared-heap.ts";
import "./interpreter.ts";

const BYTES = 2 ** 22;

/** Both heaps are this executor's, one after the other. */
class Pair {
  readonly #buffer = createStore({ bytes: BYTES, ringWords: 2 ** 12, chunkWords: 2 ** 12 });
  readonly here = new SharedHeap(this.#buffer, 0);
  readonly there = new SharedHeap(this.#buffer, 1);
  collections = 0;

  constructor() {
    this.here.collector.enter();
  }

  /** Runs a transaction of a heap; after a collection, when one is wanted. */
  atomically<T>(heap: SharedHeap, body: () => T): T {
    if (this.here.collector.isWanted()) this.collect();
    setShared(heap);
    beginTransaction();
    heap.begin();
    const result = body();
    if (!heap.commit(0)) throw new Error("the commit failed");
    endTransaction();
    return result;
  }

  /** The other heap's executor cannot stop while this one does, so it only tells what it has. */
  collect(): void {
    const ids: number[] = [];
    this.there.roots(ids);
    const { roots } = this.here;
    this.here.roots = (into) => {
      roots.call(this.here, into);
      for (const id of ids) into.push(id);
    };
    this.there.store.space.close();
    this.here.collector.collect();
    this.here.roots = roots;
    this.collections++;
  }
}

afterEach(() => setShared(null));

const items = (count: number, round: number): Value[] =>
  Array.from({ length: count }, (_, index) => list([round, index, tuple([`item ${index}`, list([])])]));

test("many times the store goes through a list, read by the other", () => {
  const pair = new Pair();
  const shared = list([]);
  const id = pair.atomically(pair.here, () => pair.here.identify(shared));
  const copy = pair.atomically(pair.there, () => pair.there.resolve(id, true)) as PyList;
  for (let round = 0; round < 400; round++) {
    pair.atomically(pair.here, () => {
      open(shared, "writes");
      shared.items = items(200, round);
    });
    const last = pair.atomically(pair.there, () => {
      open(copy, "reads");
      const item = copy.items[199] as PyList;
      open(item, "reads");
      return item.items.slice(0, 2);
    });
    expect(last).toEqual([round, 199]);
  }
  expect(pair.collections).toBeGreaterThan(2);
}, 120_000);

test("what only the other heap holds stays, and is what it was", () => {
  const pair = new Pair();
  const shared = list([]);
  const id = pair.atomically(pair.here, () => pair.here.identify(shared));
  const copy = pair.atomically(pair.there, () => pair.there.resolve(id, true)) as PyList;
  pair.atomically(pair.here, () => {
    open(shared, "writes");
    shared.items = items(10, 7);
  });
  const kept = pair.atomically(pair.there, () => {
    open(copy, "reads");
    return copy.items[5] as PyList;
  });
  pair.atomically(pair.here, () => {
    open(shared, "writes");
    shared.items = [];
  });
  pair.collect();
  const { liveIds, freedIds } = pair.here.collector.census!;
  expect([liveIds, freedIds]).toEqual([expect.any(Number), expect.any(Number)]);
  const found = pair.atomically(pair.there, () => {
    open(kept, "reads");
    return kept.items.slice(0, 2);
  });
  expect(found).toEqual([7, 5]);
});

test("a full store says so, and what was to be committed is private again", () => {
  const pair = new Pair();
  const shared = list([]);
  pair.atomically(pair.here, () => pair.here.identify(shared));
  const grow = (): void => {
    setShared(pair.here);
    beginTransaction();
    pair.here.begin();
    open(shared, "writes");
    shared.items = [...shared.items, ...items(500, 1)];
    if (!pair.here.commit(0)) throw new Error("the commit failed");
    endTransaction();
  };
  expect(() => {
    for (;;) grow();
  }).toThrow(StoreFull);
  const lost = shared.items.at(-1) as PyList;
  expect(pair.here.idOf(lost as Shareable)).not.toBe(0);
  pair.here.abort();
  endTransaction();
  expect(pair.here.idOf(lost as Shareable)).toBe(0);
  pair.atomically(pair.here, () => {
    open(shared, "reads");
    expect(shared.items.length % 500).toBe(0);
  });
});
