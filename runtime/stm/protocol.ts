/**
 * The commit protocol of one executor over the shared store: snapshots, reading records, commits, and the two rights that keep
 * everybody going. It deals in ids, positions and offsets; it knows no object, no frame and no thread.
 *
 *     const protocol = new Protocol(store.memory, store.layout, store.space, store.executor, replicas);
 *     protocol.begin();                          // snapshot = head; replicas learn what others have changed
 *     const offset = protocol.read(id);          // record of an object at the snapshot, or 0: protocol.conflict, abort
 *     ... decode ...; protocol.release();        // no record may be looked at after this
 *     if (!protocol.commit(writes, location)) abort   // protocol.conflict says who changed what
 *
 * What the caller keeps: which objects the transaction has read (marks) and changed, and a cache of replicas. It tells them through
 * `Replicas.touched`. A transaction that has lost (`read`, `extend`, `commit`, `becomeInevitable` failed) must call `abort`.
 *
 * The snapshot. All replicas that are not stale, and every record read, are as of one log position. Whoever
 * wants to see newer records first walks the log up to there and gives up when it names what the transaction has read. So no transaction ever
 * sees two states, not even one that will abort.
 *
 * Note [Reading at the snapshot]
 * The object table holds newest versions only. A commit announces its end position, then changes the table, then moves the head. A reader that
 * looks at an entry and then finds ANNOUNCED equal to its snapshot has seen the version of its snapshot: had the entry been
 * newer, ANNOUNCED would be too. Else it extends the snapshot and looks again. How long it may look at the record is said in Note [When a record may
 * be reused].
 *
 * Note [Reads within reads]
 * `read` may move the snapshot forward. Who reads another record before he is done with one may therefore hold contents of the first as of an
 * older snapshot: `Replicas.touched` was then called for that object in between, when it was not yet complete. So an object counts as current
 * from before its record is read, `touched` makes it stale as ever, and if it is stale when it is complete it is read again.
 *
 * Note [Order of locks]
 * Serial right (taken between transactions) before inevitable right before commit lock before the store's space lock. Who holds one waits only for
 * later ones.
 */
import {
  ANNOUNCED,
  COMMIT_LOCK,
  executorWord,
  HEAD,
  INEVITABLE,
  type Layout,
  PIN,
  SERIAL,
  STABLE_EPOCH,
} from "../heap/layout.ts";
import { Lock } from "../heap/lock.ts";
import type { SharedMemory } from "../heap/memory.ts";
import type { RecordSpace } from "../heap/records.ts";
import { CommitLog } from "./commit-log.ts";
import { WAITS } from "./log-format.ts";
import {
  APPEND_ITEM,
  entryExecutor,
  entryFlags,
  entryLength,
  idOfItem,
  PART_ITEM,
  STABLE_ENTRY,
  UNNAMED_ENTRY,
} from "./log-words.ts";
import { Parking } from "./parking.ts";
import { type Conflict, type ConflictKind, type Replicas, WHOLE } from "./replicas.ts";
import { Turns } from "./turns.ts";
import type { WriteSet } from "./write-set.ts";

export class Protocol {
  private readonly memory: SharedMemory;
  private readonly layout: Layout;
  private readonly space: RecordSpace;
  private readonly replicas: Replicas;
  private readonly log: CommitLog;
  private readonly commitLock: Lock;
  private readonly inevitable: Turns;
  private readonly serial: Turns;
  private readonly pinWord: number;
  private pinned = false;
  /** Who is to sleep and to wake. */
  readonly parking: Parking;
  /** The log position as of which this executor sees the store; before the first `begin` one that no head has. */
  snapshot = -1;
  /** No other executor can commit before this transaction has. */
  isInevitable = false;
  /** This executor has the right to run alone among those that conflicted. */
  isSerial = false;
  /** Why the last thing that failed did. */
  conflict: Conflict | undefined = undefined;

  constructor(memory: SharedMemory, layout: Layout, space: RecordSpace, executor: number, replicas: Replicas) {
    this.memory = memory;
    this.layout = layout;
    this.space = space;
    this.replicas = replicas;
    this.log = new CommitLog(memory, layout, executor);
    this.commitLock = new Lock(memory, COMMIT_LOCK);
    this.inevitable = new Turns(memory, INEVITABLE, WAITS.inevitable);
    this.serial = new Turns(memory, SERIAL, WAITS.serial);
    this.parking = new Parking(memory, executor);
    this.pinWord = executorWord(executor, PIN);
  }

  /**
   * Begins a transaction at the newest state. No transaction is running: no mark is set and nothing is dirty. Also what an executor
   * without a transaction calls to learn what has changed.
   */
  begin(): void {
    this.conflict = undefined;
    this.walkTo(this.memory.load(HEAD), false);
  }

  /** Moves the snapshot to the newest state; false if the transaction has read something that has changed since. */
  extend(): boolean {
    return this.walkTo(this.memory.load(HEAD), true);
  }

  /**
   * The record of an object, as of the snapshot (which may move forward): valid until `release`. 0 if the transaction has read
   * something that has changed since.
   */
  read(id: number): number {
    if (!this.pinned) {
      this.memory.store(this.pinWord, this.snapshot | 1);
      this.pinned = true;
    }
    for (let spins = this.memory.spins; ; spins--) {
      const offset = this.memory.load(this.layout.table + id);
      if (this.memory.load(ANNOUNCED) === this.snapshot) return offset;
      if (!this.extend()) return 0;
      if (spins <= 0) this.awaitCommitter();
    }
  }

  /** No record that was read is looked at any more. */
  release(): void {
    if (!this.pinned) return;
    this.pinned = false;
    this.memory.store(this.pinWord, 0);
  }

  /**
   * Ends the transaction: what `writes` holds becomes the newest state, all at once, unless something that the transaction has read
   * has changed since its snapshot; then nothing happens and the result is false. Waits while another executor is inevitable. A
   * transaction that has changed nothing shared always succeeds, as of its snapshot. `location` is a word for the others' conflict
   * reports. Afterwards `writes` may be cleared; threads of this executor that are parked on what it names are the caller's to wake.
   */
  commit(writes: WriteSet, location: number): boolean {
    this.release();
    this.putFresh(writes);
    if (writes.isEmpty) {
      this.finish();
      return true;
    }
    // Most of the walk without the lock.
    if (!this.extend()) return false;
    const tookTurn = this.lockForCommit();
    let done = false;
    try {
      if (this.walkTo(this.memory.load(HEAD), true)) {
        if (writes.merging) this.replicas.merge(writes);
        this.publish(writes, location);
        done = true;
      }
    } finally {
      this.commitLock.release();
      if (tookTurn) this.inevitable.passTurn();
    }
    if (done) {
      this.finish();
      this.parking.wakeParked(writes.items, this.log.isTooLong(writes));
    }
    return done;
  }

  /** Ends a transaction that has failed, or is not to take place. It is not inevitable, unless it has changed nothing. */
  abort(): void {
    this.finish();
  }

  /** Takes back the records and the ids of a commit that did not take place. */
  abandon(writes: WriteSet, giveId: (id: number) => void): void {
    for (let at = 0; at < writes.swaps.length; at += 2) this.space.discard(writes.swaps[at + 1]!);
    for (let at = 0; at < writes.fresh.length; at += 2) {
      this.space.discard(writes.fresh[at + 1]!);
      giveId(writes.fresh[at]!);
    }
    writes.clear();
  }

  /**
   * From here on the transaction cannot fail: nobody else commits before it does. Waits for its turn. False if it has failed before
   * that.
   */
  becomeInevitable(): boolean {
    if (this.isInevitable) return true;
    // Who reads records while it waits would keep all others from reusing any.
    this.release();
    this.inevitable.takeTurn();
    this.commitLock.acquire();
    this.isInevitable = this.walkTo(this.memory.load(HEAD), true);
    this.commitLock.release();
    if (!this.isInevitable) this.inevitable.passTurn();
    return this.isInevitable;
  }

  /** Waits until no other executor has the right to run serially. Between transactions only. */
  takeSerial(): void {
    if (this.isSerial) return;
    this.serial.takeTurn();
    this.isSerial = true;
  }

  /** Hands the serial right to the executor that has waited longest for it. */
  passSerial(): void {
    if (!this.isSerial) return;
    this.isSerial = false;
    this.serial.passTurn();
  }

  /** Whether somebody runs serially, or waits to. */
  isSerialWanted(): boolean {
    return this.serial.isWanted();
  }

  private finish(): void {
    this.release();
    if (this.isInevitable) {
      this.isInevitable = false;
      this.inevitable.passTurn();
    }
  }

  /** Takes the commit lock when nobody else is inevitable; true if that took a turn, which is to be passed. */
  private lockForCommit(): boolean {
    this.commitLock.acquire();
    if (this.isInevitable || !this.inevitable.isWanted()) return false;
    this.commitLock.release();
    this.inevitable.takeTurn();
    this.commitLock.acquire();
    return true;
  }

  /** New objects: nobody else knows their ids before the commit that names them in a record. */
  private putFresh(writes: WriteSet): void {
    const { fresh } = writes;
    for (let at = 0; at < fresh.length; at += 2) this.memory.set(this.layout.table + fresh[at]!, fresh[at + 1]!);
  }

  /** The commit lock is held and nothing conflicts. */
  private publish(writes: WriteSet, location: number): void {
    const { table } = this.layout;
    const end = this.log.append(this.snapshot, writes, location);
    this.memory.store(ANNOUNCED, end);
    for (let at = 0; at < writes.swaps.length; at += 2) {
      const entry = table + writes.swaps[at]!;
      const replaced = this.memory.get(entry);
      this.memory.store(entry, writes.swaps[at + 1]!);
      if (replaced !== 0) this.space.retire(replaced, end);
    }
    if (writes.stable) this.memory.add(STABLE_EPOCH, 1);
    this.memory.store(HEAD, end);
    this.snapshot = end;
    this.log.walkedTo(end);
  }

  /** Waits until a commit that has announced itself is done. */
  private awaitCommitter(): void {
    this.commitLock.acquire();
    this.commitLock.release();
  }

  /**
   * Learns what others have changed up to `head`. With a running transaction it stops at what conflicts with that, sets
   * `conflict`, leaves the snapshot where it was and returns false.
   */
  private walkTo(head: number, running: boolean): boolean {
    if (head === this.snapshot) return true;
    const count = this.log.copyTo(this.snapshot, head);
    if (count < 0) {
      this.snapshot = this.log.findTrack();
      this.replicas.lostTrack();
      return !running || this.fail("lost", 0, 0, 0, WHOLE);
    }
    const { copy } = this.log;
    for (let at = 0; at < count; ) {
      const length = entryLength(copy[at]!);
      if (length <= 0) throw new Error("pystm bug: the commit log is damaged");
      if (!this.learn(at, at + length, running)) return false;
      at += length;
    }
    this.snapshot = head;
    this.log.walkedTo(head);
    return true;
  }

  /** Learns what the entry says that is copied to `at` ... `end`. */
  private learn(at: number, end: number, running: boolean): boolean {
    const { copy } = this.log;
    const header = copy[at]!;
    const location = copy[at + 1]!;
    const flags = entryFlags(header);
    if ((flags & UNNAMED_ENTRY) !== 0) {
      this.replicas.lostTrack();
      return !running || this.fail("lost", header, location, 0, WHOLE);
    }
    for (let word = at + 2; word < end; word++) {
      const item = copy[word]!;
      if (item === 0) break;
      const part = (item & PART_ITEM) !== 0 ? copy[++word]! : WHOLE;
      const touch = this.replicas.touched(idOfItem(item), part, (item & APPEND_ITEM) !== 0);
      if (running && touch === "conflict") return this.fail("object", header, location, item, part);
    }
    return (flags & STABLE_ENTRY) === 0 || !running || this.fail("stable", header, location, copy[at + 2]!, WHOLE);
  }

  /** Always false. */
  private fail(kind: ConflictKind, header: number, location: number, item: number, part: number): boolean {
    const append = (item & APPEND_ITEM) !== 0;
    this.conflict = { kind, id: idOfItem(item), part, append, executor: entryExecutor(header), location };
    return false;
  }
}
