/**
 * The commit protocol, several executors in one thread: each test is one story of who reads and commits in which order. All orders
 * are the simulation's business (tests/simulation).
 */
import { expect, test } from "vitest";
import { executorWord, SIGNAL, STABLE_EPOCH } from "../../runtime/heap/layout.ts";
import { attachStore, createStore, type Store } from "../../runtime/heap/store.ts";
import { Protocol } from "../../runtime/stm/protocol.ts";
import { type Replicas, type Touch, WHOLE } from "../../runtime/stm/replicas.ts";
import { WriteSet } from "../../runtime/stm/write-set.ts";

/** An executor whose objects are integers. */
class Executor implements Replicas {
  readonly store: Store;
  readonly protocol: Protocol;
  readonly writes = new WriteSet();
  readonly marks = new Set<string>();
  readonly told: string[] = [];
  merged = 0;

  constructor(buffer: SharedArrayBuffer, number: number) {
    this.store = attachStore(buffer, number);
    this.protocol = new Protocol(this.store.memory, this.store.layout, this.store.space, number, this);
    this.protocol.begin();
    this.told.length = 0;
  }

  touched(id: number, part: number, append: boolean): Touch {
    this.told.push(`${id}:${part}${append ? "+" : ""}`);
    return this.marks.has(`${id}:${part}`) ? "conflict" : "stale";
  }

  lostTrack(): void {
    this.told.push("lost");
  }

  merge(): void {
    this.merged++;
  }

  begin(): void {
    this.marks.clear();
    this.writes.clear();
    this.protocol.begin();
  }

  encode(value: number): number {
    this.store.encoder.begin(1);
    this.store.encoder.int(value);
    return this.store.encoder.end();
  }

  /** The value at the snapshot, marked as read; undefined after a conflict. */
  read(id: number): number | undefined {
    const offset = this.protocol.read(id);
    if (offset === 0) return undefined;
    this.store.decoder.begin(offset);
    const value = this.store.decoder.int();
    this.protocol.release();
    this.marks.add(`${id}:${WHOLE}`);
    return value;
  }

  write(id: number, value: number): void {
    this.writes.changed(id, this.encode(value));
  }

  publish(value: number): number {
    const id = this.store.newId();
    this.writes.published(id, this.encode(value));
    return id;
  }

  commit(location = 0): boolean {
    return this.protocol.commit(this.writes, location);
  }

  /** One transaction that sets an object. */
  set(id: number, value: number, location = 0): void {
    this.begin();
    this.write(id, value);
    expect(this.commit(location)).toBe(true);
  }
}

const OPTIONS = { bytes: 2 ** 20, ids: 4096, ringWords: 256, chunkWords: 1024 };

function executors(count: number, firstPosition = 0): [Executor, Executor, Executor, number] {
  const buffer = createStore({ ...OPTIONS, firstPosition });
  const all = Array.from({ length: count }, (_, number) => new Executor(buffer, number));
  all[0]!.begin();
  const id = all[0]!.publish(10);
  expect(all[0]!.commit()).toBe(true);
  return [all[0]!, all[1]!, all[2]!, id];
}

test("a commit is seen by transactions that begin later", () => {
  const [one, two, , id] = executors(2);
  one.set(id, 11);
  two.begin();
  expect(two.told).toEqual([`${id}:-1`]);
  expect(two.read(id)).toBe(11);
  expect(two.commit()).toBe(true);
});

test("who has read what another changed cannot commit, and learns who and where", () => {
  const [one, two, , id] = executors(2);
  two.begin();
  expect(two.read(id)).toBe(10);
  one.set(id, 11, 77);
  two.write(id, 12);
  expect(two.commit()).toBe(false);
  expect(two.protocol.conflict).toEqual({ kind: "object", id, part: WHOLE, append: false, executor: 0, location: 77 });
  two.protocol.abort();
  two.begin();
  expect(two.read(id)).toBe(11);
});

test("a transaction that has only read commits, as of its snapshot", () => {
  const [one, two, , id] = executors(2);
  two.begin();
  expect(two.read(id)).toBe(10);
  one.set(id, 11);
  expect(two.commit()).toBe(true);
});

test("reading newer records moves the snapshot, unless what was read has changed", () => {
  const [one, two, , id] = executors(2);
  one.begin();
  const second = one.publish(20);
  expect(one.commit()).toBe(true);
  two.begin();
  one.set(second, 21);
  expect(two.read(id)).toBe(10);
  one.set(second, 22);
  expect(two.read(second)).toBe(22);
  one.set(id, 11);
  one.set(second, 23);
  expect(two.read(second)).toBe(undefined);
  expect(two.protocol.conflict).toMatchObject({ kind: "object", id });
});

test("parts and appends are named in the log", () => {
  const [one, two, , id] = executors(2);
  two.begin();
  two.marks.add(`${id}:3`);
  one.begin();
  const part = one.store.newId();
  one.writes.changedPart(id, 2, part, one.encode(1));
  one.writes.appendedPart(id, 4, part, one.encode(2));
  one.writes.touched(id, 5, true);
  one.writes.touched(id, WHOLE, true);
  expect(one.commit()).toBe(true);
  expect(two.protocol.extend()).toBe(true);
  expect(two.told).toEqual([`${id}:2`, `${id}:4+`, `${id}:5+`, `${id}:-1+`]);
  one.begin();
  one.writes.changedPart(id, 3, part, one.encode(1));
  expect(one.commit()).toBe(true);
  expect(two.protocol.extend()).toBe(false);
  expect(two.protocol.conflict).toMatchObject({ id, part: 3 });
});

test("a merging commit is completed under the lock", () => {
  const [one, two, , id] = executors(2);
  two.begin();
  one.set(id, 11);
  two.writes.merging = true;
  expect(two.commit()).toBe(true);
  expect(two.merged).toBe(1);
});

test("a change of something stable restarts every running transaction and none that begins", () => {
  const [one, two, , id] = executors(2);
  two.begin();
  one.begin();
  one.write(id, 1);
  one.writes.stable = true;
  expect(one.commit()).toBe(true);
  expect(one.store.memory.load(STABLE_EPOCH)).toBe(1);
  expect(two.protocol.extend()).toBe(false);
  expect(two.protocol.conflict).toMatchObject({ kind: "stable", id });
  two.protocol.abort();
  two.begin();
  expect(two.protocol.extend()).toBe(true);
});

test("who sleeps while the log wraps around has lost track", () => {
  for (const firstPosition of [0, 0x7fff_ff00]) {
    const [one, two, , id] = executors(2, firstPosition);
    for (let value = 0; value < 100; value++) one.set(id, value);
    two.begin();
    expect(two.told).toEqual(["lost"]);
    expect(two.read(id)).toBe(99);
    for (let value = 0; value < 100; value++) one.set(id, value);
    expect(two.protocol.extend()).toBe(false);
    expect(two.protocol.conflict).toMatchObject({ kind: "lost" });
    two.protocol.abort();
    two.told.length = 0;
    for (let round = 0; round < 100; round++) {
      one.set(id, round);
      two.begin();
      expect(two.read(id)).toBe(round);
    }
    expect(new Set(two.told)).toEqual(new Set([`${id}:-1`]));
  }
});

test("a commit too large for the log makes all others lose track", () => {
  const [one, two, , id] = executors(2);
  two.begin();
  one.begin();
  for (let count = 0; count < 100; count++) one.write(id, count);
  expect(one.commit()).toBe(true);
  expect(two.protocol.extend()).toBe(false);
  expect(two.protocol.conflict).toMatchObject({ kind: "lost" });
  two.protocol.abort();
  two.begin();
  expect(two.read(id)).toBe(99);
});

test("versions are reused: many commits need little room", () => {
  const [one, two, , id] = executors(2);
  for (let value = 0; value < 50_000; value++) (value % 2 === 0 ? one : two).set(id, value);
  one.begin();
  expect(one.read(id)).toBe(49_999);
});

test("a commit that fails can be taken back", () => {
  const [one, two, , id] = executors(2);
  two.begin();
  two.read(id);
  one.set(id, 11);
  const fresh = two.publish(5);
  two.write(id, 12);
  expect(two.commit()).toBe(false);
  two.protocol.abandon(two.writes, (given) => two.store.ids.giveId(given));
  expect(two.store.newId()).toBe(fresh);
  expect(two.writes.isEmpty).toBe(true);
});

test("an inevitable transaction reads the newest state and commits", () => {
  const [one, two, , id] = executors(2);
  two.begin();
  expect(two.read(id)).toBe(10);
  one.set(id, 11);
  expect(two.protocol.becomeInevitable()).toBe(false);
  two.protocol.abort();
  two.begin();
  expect(two.protocol.becomeInevitable()).toBe(true);
  expect(two.read(id)).toBe(11);
  two.write(id, 12);
  expect(two.commit()).toBe(true);
  expect(two.protocol.isInevitable).toBe(false);
  one.set(id, 13);
});

test("a commit signals the executors that have something parked on what it changed", () => {
  const [one, two, three, id] = executors(3);
  const signals = (): number[] => [0, 1, 2].map((executor) => one.store.memory.load(executorWord(executor, SIGNAL)));
  two.protocol.parking.park(id);
  two.protocol.parking.park(id);
  three.protocol.parking.park(id + 1);
  one.set(id, 11);
  expect(signals()).toEqual([0, 1, 0]);
  two.protocol.parking.unpark(id);
  one.set(id, 12);
  two.set(id, 13);
  expect(signals()).toEqual([0, 2, 0]);
  two.protocol.parking.unpark(id);
  one.set(id, 14);
  expect(signals()).toEqual([0, 2, 0]);
  one.protocol.parking.wake(2);
  expect(signals()).toEqual([0, 2, 1]);
  three.protocol.parking.sleep(0, 10_000);
});

test("the serial right is taken and passed", () => {
  const [one, two] = executors(2);
  one.protocol.takeSerial();
  one.protocol.takeSerial();
  expect([one.protocol.isSerial, two.protocol.isSerialWanted()]).toEqual([true, true]);
  one.protocol.passSerial();
  expect(two.protocol.isSerialWanted()).toBe(false);
  two.protocol.takeSerial();
});
