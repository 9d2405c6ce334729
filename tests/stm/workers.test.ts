/**
 * The protocol, the store and its collection on real threads: three executors move money; nobody ever sees any missing.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { COLLECTIONS } from "../../runtime/heap/layout.ts";
import { attachStore, createStore } from "../../runtime/heap/store.ts";
import { Protocol } from "../../runtime/stm/protocol.ts";
import { WriteSet } from "../../runtime/stm/write-set.ts";
import type { BankTask } from "./bank-worker.ts";

const EXECUTORS = 3;
const ACCOUNTS = 40;
const MONEY = 100;
const TRANSFERS = 20_000;

test("money moves between three threads, and none is lost", async () => {
  const buffer = createStore({ bytes: 2 ** 20, ids: 2 ** 15, ringWords: 1024, chunkWords: 1024, firstPosition: 0x7fff_f000 });
  const store = attachStore(buffer, EXECUTORS);
  const { memory, layout, space, encoder, decoder } = store;
  const replicas = { touched: () => "ignored" as const, lostTrack: () => {}, merge: () => {} };
  const protocol = new Protocol(memory, layout, space, EXECUTORS, replicas);
  protocol.begin();
  const writes = new WriteSet();
  const accounts = Array.from({ length: ACCOUNTS }, () => store.newId());
  for (const id of accounts) {
    encoder.begin(1);
    encoder.int(MONEY);
    encoder.int(0);
    writes.published(id, encoder.end());
  }
  protocol.commit(writes, 0);
  space.close();

  const aborts = await Promise.all(
    Array.from({ length: EXECUTORS }, async (_, executor): Promise<number> => {
      const task: BankTask = { buffer, executor, accounts, total: ACCOUNTS * MONEY, transfers: TRANSFERS };
      const worker = new Worker(new URL("./bank-worker.ts", import.meta.url), { workerData: task });
      // A worker's error fails the test here.
      const [count] = (await once(worker, "message")) as [number];
      return count;
    }),
  );
  expect(aborts).toHaveLength(EXECUTORS);
  expect(memory.load(COLLECTIONS)).toBeGreaterThan(2);
  let sum = 0;
  protocol.begin();
  for (const id of accounts) {
    decoder.begin(protocol.read(id));
    sum += decoder.int();
  }
  protocol.release();
  expect(sum).toBe(ACCOUNTS * MONEY);
}, 60_000);
