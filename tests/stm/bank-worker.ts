/**
 * One executor of the bank that tests the protocol on real threads: moves money between accounts, and audits. Run as a worker; its messages are
 * what went wrong, then "done".
 */
import { parentPort, workerData } from "node:worker_threads";
import { Collector } from "../../runtime/gc/collector.ts";
import type { Tracing } from "../../runtime/gc/mark-sweep.ts";
import { attachStore, type Store } from "../../runtime/heap/store.ts";
import { Protocol } from "../../runtime/stm/protocol.ts";
import type { Replicas, Touch } from "../../runtime/stm/replicas.ts";
import { WriteSet } from "../../runtime/stm/write-set.ts";

export interface BankTask {
  readonly buffer: SharedArrayBuffer;
  readonly executor: number;
  /** Each account's record: its money and the id of the receipt of its last change, or 0. */
  readonly accounts: readonly number[];
  readonly total: number;
  readonly transfers: number;
}

const ACCOUNT = 1;
const RECEIPT = 2;

class Teller implements Replicas, Tracing {
  private readonly task: BankTask;
  private readonly store: Store;
  private readonly protocol: Protocol;
  private readonly collector: Collector;
  private readonly money = new Map<number, number>();
  private readonly marks = new Set<number>();
  private readonly writes = new WriteSet();
  private seed: number;
  aborts = 0;

  constructor(task: BankTask) {
    this.task = task;
    this.seed = task.executor * 7919 + 1;
    this.store = attachStore(task.buffer, task.executor);
    const { memory, layout, space } = this.store;
    this.protocol = new Protocol(memory, layout, space, task.executor, this);
    this.collector = new Collector(this.store, this.protocol, this);
  }

  touched(id: number): Touch {
    this.money.delete(id);
    return this.marks.has(id) ? "conflict" : "stale";
  }

  lostTrack(): void {
    this.money.clear();
  }

  merge(): void {}

  roots(into: number[]): void {
    into.push(...this.task.accounts);
  }

  references(record: number, into: number[]): void {
    const { decoder } = this.store;
    if (decoder.begin(record) !== ACCOUNT) return;
    decoder.int();
    const receipt = decoder.int();
    if (receipt !== 0) into.push(receipt);
  }

  run(): void {
    this.collector.enter();
    for (let count = 0; count < this.task.transfers; count++) {
      if (count % 50 === 0) this.transact(() => this.audit());
      this.transact(() => this.transfer());
    }
    this.transact(() => this.audit());
    this.collector.leave();
  }

  /** Runs `body` until it commits; `body` is false after a conflict. */
  private transact(body: () => boolean): void {
    for (let aborts = 0; ; aborts++) {
      if (this.collector.isWanted()) this.collector.join();
      if (aborts === 1) this.protocol.takeSerial();
      this.marks.clear();
      this.writes.clear();
      this.protocol.begin();
      const goesOn = (aborts < 3 || this.protocol.becomeInevitable()) && body();
      if (goesOn && this.protocol.commit(this.writes, this.task.executor)) break;
      this.protocol.abort();
      this.protocol.abandon(this.writes, (id) => this.store.ids.giveId(id));
      this.money.clear();
      this.aborts++;
    }
    this.protocol.passSerial();
  }

  private audit(): boolean {
    let sum = 0;
    for (const account of this.task.accounts) {
      const money = this.read(account);
      if (money === undefined) return false;
      sum += money;
    }
    if (sum !== this.task.total) throw new Error(`the bank has ${sum}, not ${this.task.total}`);
    return true;
  }

  private transfer(): boolean {
    const { accounts } = this.task;
    const from = accounts[this.random(accounts.length)]!;
    const to = accounts[this.random(accounts.length)]!;
    if (from === to) return true;
    const [less, more] = [this.read(from), this.read(to)];
    if (less === undefined || more === undefined) return false;
    const amount = this.random(10);
    this.write(from, less - amount);
    this.write(to, more + amount);
    return true;
  }

  private read(id: number): number | undefined {
    let money = this.money.get(id);
    if (money === undefined) {
      const { decoder } = this.store;
      const record = this.protocol.read(id);
      if (record === 0) return undefined;
      if (decoder.begin(record) !== ACCOUNT) throw new Error("an account is something else");
      money = decoder.int();
      this.checkReceipt(decoder.int(), id, money);
      this.protocol.release();
      this.money.set(id, money);
    }
    this.marks.add(id);
    return money;
  }

  /** What the account refers to was made with it. */
  private checkReceipt(receipt: number, account: number, money: number): void {
    if (receipt === 0) return;
    const { decoder, layout, memory } = this.store;
    // It never changes, and nothing dies while a transaction runs.
    const kind = decoder.begin(memory.load(layout.table + receipt));
    const [ofAccount, ofMoney] = [decoder.int(), decoder.int()];
    if (kind !== RECEIPT || ofAccount !== account || ofMoney !== money) {
      throw new Error(`the receipt of ${account}, ${money} is one of ${ofAccount}, ${ofMoney}`);
    }
  }

  private write(id: number, money: number): void {
    const { encoder } = this.store;
    const receipt = this.store.newId();
    encoder.begin(RECEIPT);
    encoder.int(id);
    encoder.int(money);
    this.writes.published(receipt, encoder.end());
    encoder.begin(ACCOUNT);
    encoder.int(money);
    encoder.int(receipt);
    this.writes.changed(id, encoder.end());
    this.money.set(id, money);
  }

  private random(limit: number): number {
    this.seed = (Math.imul(this.seed, 1103515245) + 12345) & 0x7fffffff;
    return (this.seed >>> 8) % limit;
  }
}

const teller = new Teller(workerData as BankTask);
teller.run();
parentPort!.postMessage(teller.aborts);
