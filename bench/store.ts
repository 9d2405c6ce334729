/**
 * `node bench/store.ts`: what the shared store costs by itself, no Python about: publishing and refilling an object, committing one,
 * two executors at once, and waking one that sleeps. Nanoseconds, best of five rounds.
 */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { attachStore, createStore, type Store } from "../runtime/heap/store.ts";
import { Protocol } from "../runtime/stm/protocol.ts";
import type { Replicas } from "../runtime/stm/replicas.ts";
import { WriteSet } from "../runtime/stm/write-set.ts";

const ROUNDS = 5;
const COMMITS = 200_000;
const WAKES = 5_000;
const LIMIT_MS = 1000;

/** A cache that holds nothing, so that nothing conflicts. */
const NO_REPLICAS: Replicas = { touched: () => "ignored", lostTrack: () => {}, merge: () => {} };

interface Bench {
  readonly store: Store;
  readonly protocol: Protocol;
  readonly writes: WriteSet;
}

function attach(buffer: SharedArrayBuffer, executor: number): Bench {
  const store = attachStore(buffer, executor);
  const protocol = new Protocol(store.memory, store.layout, store.space, executor, NO_REPLICAS);
  protocol.begin();
  return { store, protocol, writes: new WriteSet() };
}

/** A record as an instance with a few attributes has one. */
function encodePoint({ encoder }: Store, x: number, y: number, name: string): number {
  encoder.begin(1);
  encoder.int(17);
  encoder.int(3);
  encoder.double(x);
  encoder.double(y);
  encoder.text(name);
  return encoder.end();
}

function encodeInts({ encoder }: Store, count: number): number {
  encoder.begin(2);
  encoder.int(count);
  for (let index = 0; index < count; index++) encoder.int(index);
  return encoder.end();
}

function commitOne({ store, protocol, writes }: Bench, id: number, value: number): void {
  protocol.begin();
  writes.clear();
  store.encoder.begin(3);
  store.encoder.int(value);
  writes.changed(id, store.encoder.end());
  protocol.commit(writes, value);
}

function publish({ store, protocol, writes }: Bench, offset: number): number {
  const id = store.newId();
  writes.clear();
  writes.published(id, offset);
  protocol.commit(writes, 0);
  return id;
}

/** The other executor: does what it is told, says when it is done. */
function work(bench: Bench): void {
  const { parking } = bench.protocol;
  parentPort!.on("message", ([what, id]: [string, number]) => {
    if (what === "commit") {
      parentPort!.postMessage("ready");
      for (let count = 0; count < COMMITS; count++) commitOne(bench, id, count);
    } else {
      // Answers each change of the first object by one of the next.
      parking.park(id);
      parentPort!.postMessage("ready");
      for (let count = 0; count < WAKES; count++) {
        awaitChange(bench, id, count + 1);
        commitOne(bench, id + 1, count + 1);
      }
      parking.unpark(id);
    }
    parentPort!.postMessage("done");
  });
}

/** Sleeps until the object has the value, at most a second. */
function awaitChange({ store, protocol }: Bench, id: number, value: number): void {
  const { parking } = protocol;
  for (;;) {
    const seen = parking.signal();
    protocol.begin();
    store.decoder.begin(protocol.read(id));
    const found = store.decoder.int();
    protocol.release();
    if (found >= value) return;
    parking.sleep(seen, LIMIT_MS);
  }
}

function report(what: string, count: number, run: () => void): void {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  console.log(`${what.padEnd(48)}${((best * 1e6) / count).toFixed(0).padStart(8)} ns`);
}

async function measure(): Promise<void> {
  const buffer = createStore({ bytes: 2 ** 30 });
  const bench = attach(buffer, 0);
  const { store, protocol } = bench;

  const objects = 100_000;
  const offsets = new Int32Array(objects);
  report("publish a point (2 floats, a short text)", objects, () => {
    for (let index = 0; index < objects; index++) {
      offsets[index] = encodePoint(store, index, -index, "a name");
      bench.writes.published(store.newId(), offsets[index]!);
    }
    protocol.commit(bench.writes, 0);
    bench.writes.clear();
  });
  report("publish a list of 10 ints", objects, () => {
    for (let index = 0; index < objects; index++) encodeInts(store, 10);
  });
  const ids = Int32Array.from(offsets, (offset) => publish(bench, offset));
  let sum = 0;
  report("refill a point", objects, () => {
    for (const id of ids) {
      const { decoder } = store;
      decoder.begin(protocol.read(id));
      decoder.int();
      decoder.int();
      const point = { x: decoder.double(), y: decoder.double(), name: decoder.text() };
      protocol.release();
      sum += point.x + point.name.length;
    }
  });

  const id = publish(bench, encodeInts(store, 1));
  const answer = publish(bench, encodeInts(store, 1));
  report("commit one object", COMMITS, () => {
    for (let count = 0; count < COMMITS; count++) commitOne(bench, id, count);
  });
  report("begin and commit nothing", COMMITS, () => {
    bench.writes.clear();
    for (let count = 0; count < COMMITS; count++) {
      protocol.begin();
      protocol.commit(bench.writes, 0);
    }
  });

  const worker = new Worker(new URL(import.meta.url), { workerData: buffer });
  const said = (): Promise<unknown> => new Promise((resolve) => worker.once("message", resolve));
  await tell(worker, "commit", answer, said);
  let done = said();
  const start = performance.now();
  for (let count = 0; count < COMMITS; count++) commitOne(bench, id, count);
  await done;
  const each = ((performance.now() - start) * 1e6) / (2 * COMMITS);
  console.log(`${"commit one object, two executors at once".padEnd(48)}${each.toFixed(0).padStart(8)} ns`);

  commitOne(bench, id, 0);
  commitOne(bench, id + 1, 0);
  protocol.parking.park(id + 1);
  await tell(worker, "answer", id, said);
  done = said();
  const first = performance.now();
  for (let count = 0; count < WAKES; count++) {
    commitOne(bench, id, count + 1);
    awaitChange(bench, id + 1, count + 1);
  }
  const wake = ((performance.now() - first) * 1e6) / (2 * WAKES);
  console.log(`${"commit, and the sleeper it wakes looks".padEnd(48)}${wake.toFixed(0).padStart(8)} ns`);
  await done;
  await worker.terminate();
  if (sum === 0) console.log("nothing was read");
}

async function tell(worker: Worker, what: string, id: number, said: () => Promise<unknown>): Promise<void> {
  const ready = said();
  worker.postMessage([what, id]);
  await ready;
}

if (isMainThread) await measure();
else work(attach(workerData as SharedArrayBuffer, 1));
