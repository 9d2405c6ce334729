/**
 * One executor of the simulation: does for its transactions what the transaction runner does for Python's (marks, dirty objects,
 * replicas that become stale, restarts), and checks everything it sees against the history.
 */

import type { Collector } from "../../runtime/gc/collector.ts";
import type { Ids } from "../../runtime/heap/ids.ts";
import type { Layout } from "../../runtime/heap/layout.ts";
import type { SharedMemory } from "../../runtime/heap/memory.ts";
import type { RecordSpace } from "../../runtime/heap/records.ts";
import type { Protocol } from "../../runtime/stm/protocol.ts";
import { type Touch, WHOLE } from "../../runtime/stm/replicas.ts";
import { WriteSet } from "../../runtime/stm/write-set.ts";
import type { History } from "./history.ts";
import { RECORD_UNITS, type SteppedMemory, Violation } from "./memory.ts";
import type { Operation, Program, Transaction } from "./program.ts";
import type { Stepped, SteppedCode, Steps } from "./stepping.ts";

/** Values at least this large refer to an object. */
const LINKS = 2 ** 24;

export const ID_BLOCK = 16;

/** Faults of the transaction runner that the simulation must notice. */
export interface Faults {
  /** What is read is not marked. */
  readonly unmarked?: boolean;
  /** Looks for something to do before it asks for the signal. */
  readonly lateSignal?: boolean;
  /** Looks at a record after it has said that it does not. */
  readonly earlyRelease?: boolean;
}

/** What all executors of a run share. */
export interface World {
  readonly program: Program;
  readonly memory: SteppedMemory;
  readonly layout: Layout;
  readonly history: History;
  /** Ids of the program's objects. */
  readonly ids: readonly number[];
  /** What the parts are parts of. */
  readonly owner: number;
  readonly executors: SimulatedExecutor[];
  readonly faults: Faults;
  readonly trace: ((line: string) => void) | undefined;
}

type Outcome = "committed" | "cancelled" | "conflict" | "wait";

export class SimulatedExecutor {
  private readonly world: World;
  private readonly number: number;
  private readonly protocol: Stepped<Protocol>;
  private readonly space: Stepped<RecordSpace>;
  private readonly idSource: Stepped<Ids>;
  private readonly collector: Stepped<Collector>;
  /** Values of replicas that are not stale. */
  private readonly replicas = new Map<number, number>();
  /** What the transaction has read, and saw. */
  private readonly reads = new Map<number, number>();
  private readonly marks = new Set<number>();
  private readonly dirty = new Map<number, number>();
  private readonly appends = new Map<number, number>();
  private readonly fresh = new Map<number, number>();
  private readonly writes = new WriteSet();
  /** What the commit in progress makes the newest values. */
  pending = new Map<number, number>();
  isRunning = false;
  private awaited = 0;
  private awoken = false;

  constructor(code: SteppedCode, world: World, number: number) {
    this.world = world;
    this.number = number;
    const { layout } = world;
    const memory = world.memory as unknown as SharedMemory;
    this.space = new code.RecordSpace(memory, layout, 1);
    this.idSource = new code.Ids(memory, layout, ID_BLOCK);
    this.protocol = new code.Protocol(memory, layout, this.space as unknown as RecordSpace, number, this as never);
    const store = { memory, layout, space: this.space as unknown as RecordSpace, executor: number };
    this.collector = new code.Collector(store, this.protocol as unknown as Protocol, this as never);
  }

  touched(id: number, part: number, append: boolean): Touch {
    const object = part === WHOLE ? id : this.world.ids[part]!;
    this.trace(`learns of ${id}:${part}${append ? " append" : ""}`);
    if (object === this.awaited) this.awoken = true;
    this.replicas.delete(object);
    return this.marks.has(object) || this.dirty.has(object) ? "conflict" : "stale";
  }

  lostTrack(): void {
    this.trace("lost track");
    this.awoken = true;
    this.replicas.clear();
  }

  /** Appends to the newest values. */
  *merge(): Steps<void> {
    for (const [id, amount] of this.appends) {
      const value = appended(yield* this.readRecord(id), amount);
      this.pending.set(id, value);
      yield* this.addWrite(id, value, true);
    }
  }

  /** Odd executors have let go of all that cannot be reached from the program's objects now; even ones have not. */
  roots(into: number[]): void {
    const { ids } = this.world;
    into.push(...ids);
    if (this.number % 2 === 0) for (const [id, value] of this.replicas) into.push(id, ...targetsOf(value));
    else for (const id of [...this.replicas.keys()]) if (!ids.includes(id)) this.replicas.delete(id);
    this.trace(`stops with ${into.join(" ")}`);
  }

  *references(record: number, into: number[]): Steps<void> {
    into.push(...targetsOf(yield* this.world.memory.get(record + 2)));
  }

  *run(transactions: readonly Transaction[]): Steps<void> {
    for (const transaction of transactions) yield* this.runTransaction(transaction);
    yield* this.collector.leave();
  }

  get isInevitable(): boolean {
    return this.protocol.isInevitable;
  }

  /** A commit of this executor takes place now. */
  checkSerialisable(): void {
    for (const [id, seen] of this.reads) {
      const newest = this.world.history.newest(id);
      if (newest !== seen)
        throw new Violation(`executor ${this.number} commits after reading ${id} as ${seen} where it is ${newest}`);
    }
  }

  private *runTransaction(transaction: Transaction): Steps<void> {
    const { program } = this.world;
    for (let aborts = 0; ; ) {
      if (yield* this.collector.isWanted()) yield* this.collector.join();
      if (aborts > 0 && program.serial) yield* this.protocol.takeSerial();
      this.clear();
      yield* this.protocol.begin();
      this.isRunning = true;
      this.trace(`begins at ${this.protocol.snapshot}`);
      const outcome = yield* this.attempt(transaction, aborts >= program.patience);
      this.isRunning = false;
      this.trace(outcome);
      if (outcome !== "committed") yield* this.giveUp();
      if (outcome === "conflict") {
        aborts++;
        continue;
      }
      yield* this.protocol.passSerial();
      if (outcome !== "wait") return;
      yield* this.park();
    }
  }

  private clear(): void {
    this.reads.clear();
    this.marks.clear();
    this.dirty.clear();
    this.appends.clear();
    this.fresh.clear();
    this.writes.clear();
    this.pending = new Map();
  }

  private *attempt(transaction: Transaction, inevitable: boolean): Steps<Outcome> {
    if (inevitable && !(yield* this.protocol.becomeInevitable())) return "conflict";
    for (const operation of transaction) {
      if (operation.kind === "cancel") return "cancelled";
      const goesOn = yield* this.perform(operation);
      if (!goesOn) return this.conflicts();
      if (operation.kind === "await" && this.reads.get(this.world.ids[0]!)! < operation.amount) return "wait";
    }
    return yield* this.commit();
  }

  private conflicts(): Outcome {
    if (this.protocol.isInevitable) throw new Violation(`executor ${this.number} is inevitable and has failed`);
    return "conflict";
  }

  private *perform({ kind, object, amount }: Operation): Steps<boolean> {
    const id = this.world.ids[object]!;
    switch (kind) {
      case "read":
      case "await":
        return (yield* this.read(id)) !== undefined;
      case "write":
        this.dirty.set(id, this.digest(amount));
        this.appends.delete(id);
        return true;
      case "count": {
        const value = yield* this.read(id);
        if (value !== undefined) this.dirty.set(id, value + 1);
        return value !== undefined;
      }
      case "append": {
        const value = this.dirty.get(id);
        if (value !== undefined) this.dirty.set(id, appended(value, amount));
        else if (!this.reads.has(id) && !this.appends.has(id)) this.appends.set(id, amount);
        return true;
      }
      case "link": {
        const target = yield* this.idSource.newId();
        this.fresh.set(target, amount);
        this.appends.delete(id);
        this.dirty.set(id, LINKS + target);
        return true;
      }
      case "follow": {
        const value = yield* this.read(id);
        if (value === undefined || value < LINKS) return value !== undefined;
        return (yield* this.read(value - LINKS)) !== undefined;
      }
      case "extend":
        return (yield* this.protocol.extend()) && this.checkSnapshot();
      case "inevitable":
        return yield* this.protocol.becomeInevitable();
      case "collect":
        yield* this.collector.request();
        return true;
      case "cancel":
        return true;
    }
  }

  /** The value of an object for this transaction; undefined after a conflict. */
  private *read(id: number): Steps<number | undefined> {
    const own = this.dirty.get(id) ?? this.fresh.get(id);
    if (own !== undefined) return own;
    let value = this.replicas.get(id);
    if (value === undefined) {
      value = yield* this.readRecord(id);
      if (value === undefined) return undefined;
      this.replicas.set(id, value);
    }
    if (!this.world.faults.unmarked && !this.isStable(id)) this.marks.add(id);
    this.reads.set(id, value);
    this.checkSnapshot();
    this.trace(`reads ${id} as ${value}`);
    const amount = this.appends.get(id);
    if (amount === undefined) return value;
    this.appends.delete(id);
    this.dirty.set(id, appended(value, amount));
    return this.dirty.get(id);
  }

  private *readRecord(id: number): Steps<number | undefined> {
    const { memory, faults } = this.world;
    const record = yield* this.protocol.read(id);
    if (record === 0) return undefined;
    if (faults.earlyRelease) yield* this.protocol.release();
    memory.reading[this.number] = record;
    const found = yield* memory.get(record + 1);
    const value = yield* memory.get(record + 2);
    const check = yield* memory.get(record + 3);
    memory.reading[this.number] = 0;
    yield* this.protocol.release();
    if (found !== id || check !== checkOf(id, value))
      throw new Violation(`executor ${this.number} reads ${id} and finds ${found}`);
    return value;
  }

  /** All that the transaction has read was so at its snapshot. */
  private checkSnapshot(): boolean {
    const { snapshot } = this.protocol;
    for (const [id, seen] of this.reads) {
      const value = this.world.history.valueAt(id, snapshot);
      if (value !== seen)
        throw new Violation(`executor ${this.number} has read ${id} as ${seen}; at its snapshot ${snapshot} it is ${value}`);
    }
    return true;
  }

  private *commit(): Steps<Outcome> {
    for (const [id, value] of this.fresh) this.writes.published(id, yield* this.encode(id, value));
    for (const [id, value] of this.dirty) yield* this.addWrite(id, value, false);
    this.pending = new Map([...this.fresh, ...this.dirty]);
    this.writes.merging = this.appends.size > 0;
    if (!(yield* this.protocol.commit(this.writes, this.number))) return this.conflicts();
    for (const [id, value] of this.pending) this.replicas.set(id, value);
    return "committed";
  }

  private *giveUp(): Steps<void> {
    // Not a failure in the middle of something inevitable, but its end without a change.
    yield* this.protocol.abort();
    const ids: number[] = [];
    yield* this.protocol.abandon(this.writes, (id) => ids.push(id));
    for (const id of ids) yield* this.idSource.giveId(id);
  }

  private *addWrite(id: number, value: number, append: boolean): Steps<void> {
    const { ids, owner, program } = this.world;
    const record = yield* this.encode(id, value);
    const part = ids.indexOf(id);
    this.writes.replaced(id, record);
    if (this.isStable(id)) this.writes.stable = true;
    if (part >= program.firstPart) this.writes.touched(owner, part, append);
    else this.writes.touched(id, WHOLE, append);
  }

  private *encode(id: number, value: number): Steps<number> {
    const { memory } = this.world;
    const record = yield* this.space.allocate(RECORD_UNITS, 0);
    yield* memory.set(record + 1, id);
    yield* memory.set(record + 2, value);
    yield* memory.set(record + 3, checkOf(id, value));
    return record;
  }

  /** Sleeps until another executor has changed object 0. */
  private *park(): Steps<void> {
    const { parking } = this.protocol as unknown as { parking: Stepped<Protocol["parking"]> };
    this.clear();
    this.awaited = this.world.ids[0]!;
    this.awoken = false;
    yield* parking.park(this.awaited);
    for (;;) {
      let seen = yield* parking.signal();
      if (yield* this.collector.isWanted()) yield* this.collector.join();
      yield* this.protocol.begin();
      if (this.world.faults.lateSignal) seen = yield* parking.signal();
      if (this.awoken) break;
      this.trace("sleeps");
      yield* parking.sleep(seen, Number.POSITIVE_INFINITY);
    }
    yield* parking.unpark(this.awaited);
    this.awaited = 0;
  }

  /** Depends on all that was read. */
  private digest(amount: number): number {
    let value = amount;
    for (const seen of this.reads.values()) value = (Math.imul(value, 31) + seen) & 0xffff;
    return value;
  }

  private isStable(id: number): boolean {
    return this.world.program.stable > 0 && id === this.world.ids[this.world.program.stable];
  }

  private trace(line: string): void {
    this.world.trace?.(`${this.number}: ${line}`);
  }
}

/** The objects that a value refers to. */
export function targetsOf(value: number): number[] {
  return value >= LINKS ? [value - LINKS] : [];
}

function appended(value: number | undefined, amount: number): number {
  if (value === undefined) throw new Violation("nothing can be read under the commit lock");
  return (Math.imul(value, 31) + amount) & 0xffff;
}

export function checkOf(id: number, value: number): number {
  return Math.imul(id, 0x9e37) ^ Math.imul(value, 0x79b9) ^ 0x55;
}
