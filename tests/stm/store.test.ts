/**
 * The shared store by itself: records come back as they were written, room is reused, and the end of room is told.
 */
import { expect, test } from "vitest";
import { ANNOUNCED, executorWord, HEAD, PIN } from "../../runtime/heap/layout.ts";
import { kindOf, sizeClass, slotUnits, unitsOf } from "../../runtime/heap/records.ts";
import { attachStore, createStore, type Store } from "../../runtime/heap/store.ts";
import { StoreFull } from "../../runtime/heap/store-full.ts";

const SMALL = { bytes: 2 ** 20, ids: 4096, ringWords: 256, chunkWords: 1024 };

function newStore(options = SMALL): Store {
  return attachStore(createStore(options), 0);
}

function ints(store: Store, ...values: number[]): number {
  store.encoder.begin(1);
  for (const value of values) store.encoder.int(value);
  return store.encoder.end();
}

test("a record gives back what was written", () => {
  const store = newStore();
  const { encoder, decoder } = store;
  const texts = ["", "a", "ÿ", "€", "\ud800x", "exactly 16 chars", "seventeen letters", "ž".repeat(99), "latin".repeat(99)];
  const runs = [new Uint8Array(0), Uint8Array.of(1, 2, 3), new Uint8Array(5000).fill(7)];
  encoder.begin(5);
  encoder.int(-1);
  const count = encoder.position;
  encoder.int(0);
  encoder.double(Math.PI);
  encoder.double(-0);
  for (const text of texts) {
    encoder.text(text);
    encoder.int(text.length);
  }
  for (const run of runs) encoder.run(run);
  encoder.double(Number.NaN);
  encoder.patch(count, 42);
  const offset = encoder.end();

  expect(decoder.begin(offset)).toBe(5);
  expect([decoder.int(), decoder.int(), decoder.double(), decoder.double()]).toEqual([-1, 42, Math.PI, -0]);
  for (const text of texts) expect([decoder.text(), decoder.int()]).toEqual([text, text.length]);
  for (const run of runs) expect(decoder.run()).toEqual(run);
  expect(decoder.double()).toBeNaN();
});

test("a larger record than a chunk gets chunks in a row, and they are used again", () => {
  const store = newStore();
  const bytes = new Uint8Array(10_000).map((_, index) => index);
  const write = (): number => {
    store.encoder.begin(2);
    store.encoder.run(bytes);
    return store.encoder.end();
  };
  const first = write();
  const second = write();
  store.decoder.begin(first);
  expect(store.decoder.run()).toEqual(bytes);
  store.space.discard(first);
  expect(write()).toBe(first);
  expect(second).not.toBe(first);
});

test("sizes fall into classes that waste at most a fifth", () => {
  const isWrong = (units: number): boolean => {
    const slot = slotUnits(units);
    return slot < units || slot * 0.8 > units || sizeClass(slot) !== sizeClass(units) || slotUnits(slot) !== slot;
  };
  expect(Array.from({ length: 100_000 }, (_, index) => index + 1).filter(isWrong)).toEqual([]);
  const store = newStore();
  const header = store.memory.get(ints(store, 1, 2, 3, 4));
  expect([unitsOf(header), kindOf(header)]).toEqual([3, 1]);
});

test("a discarded record's room is used for the next of its size", () => {
  const store = newStore();
  const first = ints(store, 1, 2, 3);
  ints(store, 4);
  store.space.discard(first);
  expect(ints(store, 5, 6, 7)).toBe(first);
});

test("a replaced version is reused only when nobody reads at an older position", () => {
  const buffer = createStore(SMALL);
  const store = attachStore(buffer, 0);
  const other = attachStore(buffer, 1);
  const version = ints(store, 1);
  other.memory.store(executorWord(1, PIN), 100 | 1);
  store.space.retire(version, 102);
  store.space.reclaim();
  expect(ints(store, 2)).not.toBe(version);
  other.memory.store(executorWord(1, PIN), 102 | 1);
  store.space.reclaim();
  expect(ints(store, 3)).toBe(version);
});

test("ids are handed out in blocks and taken back", () => {
  const buffer = createStore(SMALL);
  const [one, two] = [attachStore(buffer, 0), attachStore(buffer, 1)];
  const ids = Array.from({ length: 1500 }, () => [one.newId(), two.newId()]).flat();
  expect(new Set(ids).size).toBe(3000);
  expect(Math.min(...ids)).toBe(1);
  one.ids.giveId(ids[0]!);
  expect(one.newId()).toBe(ids[0]);
});

test("a full store says so, and goes on once there is room", () => {
  const store = newStore({ bytes: 2 ** 16, ids: 128, ringWords: 256, chunkWords: 1024 });
  const records: number[] = [];
  expect(() => {
    for (;;) records.push(ints(store, 1, 2, 3, 4, 5));
  }).toThrow(StoreFull);
  expect(records.length).toBeGreaterThan(100);
  store.space.discard(records[7]!);
  expect(ints(store, 5, 4, 3, 2, 1)).toBe(records[7]);
  expect(() => {
    for (;;) store.newId();
  }).toThrow(StoreFull);
});

test("a store that another thread made is found as it was laid out", () => {
  const buffer = createStore({ ...SMALL, firstPosition: 0x7fff_fff0 });
  const [one, two] = [attachStore(buffer, 0), attachStore(buffer, 31)];
  expect(two.layout).toEqual(one.layout);
  expect([two.memory.load(HEAD), two.memory.load(ANNOUNCED)]).toEqual([0x7fff_fff0, 0x7fff_fff0]);
  expect(() => attachStore(new SharedArrayBuffer(4096), 0)).toThrow(TypeError);
  expect(() => attachStore(buffer, 32)).toThrow(RangeError);
  expect(() => createStore({ bytes: 1024 })).toThrow(RangeError);
});
