/**
 * Collection of the shared store, one executor: what is reachable stays, all else is used again. How executors stop together
 * is the simulation's business.
 */
import { expect, test } from "vitest";
import { Collector } from "../../runtime/gc/collector.ts";
import type { Tracing } from "../../runtime/gc/mark-sweep.ts";
import { attachStore, createStore, type Store } from "../../runtime/heap/store.ts";
import { StoreFull } from "../../runtime/heap/store-full.ts";
import { Protocol } from "../../runtime/stm/protocol.ts";
import { WriteSet } from "../../runtime/stm/write-set.ts";

/** Objects are lists of ids and some bytes. */
class Objects implements Tracing {
  readonly store: Store;
  readonly protocol: Protocol;
  readonly collector: Collector;
  readonly held = new Set<number>();

  constructor(bytes: number) {
    this.store = attachStore(createStore({ bytes, chunkWords: 4096, ringWords: 4096 }), 0);
    const { memory, layout, space } = this.store;
    const replicas = { touched: () => "ignored" as const, lostTrack: () => {}, merge: () => {} };
    this.protocol = new Protocol(memory, layout, space, 0, replicas);
    this.collector = new Collector(this.store, this.protocol, this);
    this.collector.enter();
    this.protocol.begin();
  }

  roots(into: number[]): void {
    into.push(...this.held);
  }

  references(record: number, into: number[]): void {
    const { decoder } = this.store;
    decoder.begin(record);
    for (let count = decoder.int(); count > 0; count--) into.push(decoder.int());
  }

  encode(ids: readonly number[], bytes: Uint8Array): number {
    const { encoder } = this.store;
    encoder.begin(1);
    encoder.int(ids.length);
    for (const id of ids) encoder.int(id);
    encoder.run(bytes);
    return encoder.end();
  }

  make(ids: readonly number[], bytes = new Uint8Array(0)): number {
    const id = this.store.newId();
    const writes = new WriteSet();
    writes.published(id, this.encode(ids, bytes));
    this.protocol.commit(writes, 0);
    return id;
  }

  change(id: number, ids: readonly number[]): void {
    const writes = new WriteSet();
    writes.changed(id, this.encode(ids, new Uint8Array(0)));
    expect(this.protocol.commit(writes, 0)).toBe(true);
  }

  read(id: number): { ids: number[]; bytes: Uint8Array } {
    const record = this.protocol.read(id);
    const ids: number[] = [];
    this.references(record, ids);
    const bytes = this.store.decoder.run();
    this.protocol.release();
    return { ids, bytes };
  }
}

test("what roots lead to stays, also in a circle; the rest is free", () => {
  const objects = new Objects(2 ** 22);
  const leaf = objects.make([], Uint8Array.of(1, 2, 3));
  const middle = objects.make([leaf]);
  const root = objects.make([middle, middle]);
  objects.change(leaf, [root]);
  const [lost, circle] = [objects.make([root]), objects.make([])];
  objects.change(circle, [circle]);
  objects.held.add(root);
  objects.collector.collect();
  expect(objects.collector.census).toMatchObject({ liveIds: 3, freedIds: 2, chunks: 1, partialChunks: 1 });
  expect([objects.read(root).ids, objects.read(middle).ids, objects.read(leaf).ids]).toEqual([[middle, middle], [leaf], [root]]);
  expect([lost, circle].map((id) => objects.store.memory.get(objects.store.layout.table + id)).every((entry) => entry <= 0)).toBe(
    true,
  );
});

test("ids and room of the dead are used again: ten times the store goes through it", () => {
  const objects = new Objects(2 ** 21);
  let collections = 0;
  const window: number[] = [];
  for (let count = 0; count < 100_000; count++) {
    window.push(objects.make([], new Uint8Array(count % 300).fill(count)));
    if (window.length > 200) window.shift();
    if (!objects.collector.isWanted()) continue;
    objects.held.clear();
    for (const id of window) objects.held.add(id);
    objects.collector.join();
    collections++;
    expect(objects.collector.census!.liveIds).toBe(window.length);
  }
  expect(collections).toBeGreaterThan(5);
  for (const [index, id] of window.entries()) {
    const count = 100_000 - window.length + index;
    expect(objects.read(id).bytes).toEqual(new Uint8Array(count % 300).fill(count));
  }
});

test("a full store has room again after a collection", () => {
  const objects = new Objects(2 ** 20);
  const fill = (): void => {
    for (;;) objects.make([], new Uint8Array(1000));
  };
  expect(fill).toThrow(StoreFull);
  objects.collector.collect();
  expect(objects.collector.census).toMatchObject({ liveIds: 0, chunks: 0 });
  expect(fill).toThrow(StoreFull);
});

test("records of several chunks are freed and found again", () => {
  const objects = new Objects(2 ** 22);
  const bytes = new Uint8Array(50_000).fill(9);
  const kept = objects.make([], bytes);
  for (let count = 0; count < 200; count++) {
    objects.make([], bytes);
    objects.held.clear();
    objects.held.add(kept);
    if (count % 40 === 39) objects.collector.collect();
  }
  expect(objects.collector.census).toMatchObject({ liveIds: 1, chunks: 4 });
  expect(objects.read(kept).bytes).toEqual(bytes);
});

test("between survivors there is room for new records of any size", () => {
  const objects = new Objects(2 ** 21);
  const kept: number[] = [];
  for (let count = 0; count < 8000; count++) {
    const id = objects.make([], Uint8Array.of(count & 255));
    if (count % 4 === 0) kept.push(id);
  }
  for (const id of kept) objects.held.add(id);
  objects.collector.collect();
  const { chunks } = objects.collector.census!;
  for (let count = 0; count < 3000; count++) objects.held.add(objects.make([], new Uint8Array(count % 40)));
  objects.collector.collect();
  expect(objects.collector.census!.liveIds).toBe(5000);
  expect(objects.collector.census!.chunks).toBeLessThan(chunks * 2);
  for (const [index, id] of kept.entries()) expect(objects.read(id).bytes).toEqual(Uint8Array.of((index * 4) & 255));
});
