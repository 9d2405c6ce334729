/**
 * Stops all executors for a collection of the shared store, and lets one of them do it. Knows no object; what is done meanwhile is in
 * mark-sweep.ts.
 *
 *     const collector = new Collector(store, protocol, tracing);
 *     collector.enter();                                // before the executor's first transaction
 *     if (collector.isWanted()) collector.join();       // between two transactions, and before it sleeps
 *     collector.collect();                              // the same on one's own wish: StoreFull was thrown, gc.collect()
 *     collector.leave();                                // when it has no object of the store any more
 *
 * A collection is wanted when as much has been taken as was in use after the last one. Every executor that has entered
 * stops between two transactions, lists the ids of the objects it has (`Tracing.roots`), and waits; the last to arrive collects. Who sleeps is
 * woken by its signal (Parking). So an executor must not block for long anywhere else while it has entered.
 *
 * An object that an executor has in any form (replica, ghost, in a private object, parked on) is a root, so nothing that it knows dies. How it
 * finds out which it still has is its business: a weak table of replicas after a collection by V8.
 */
import { ARRIVED, COLLECT, COLLECT_EVENT, COLLECT_LOCK, COLLECTIONS, type Layout, PRESENT } from "../heap/layout.ts";
import { Lock } from "../heap/lock.ts";
import { FOREVER, type SharedMemory } from "../heap/memory.ts";
import type { RecordSpace } from "../heap/records.ts";
import { logCollection, logTime } from "../stm/log.ts";
import type { Protocol } from "../stm/protocol.ts";
import { type Census, MarkSweep, type Tracing } from "./mark-sweep.ts";

/** The executor's access to the store: a Store, or what the simulation has instead. */
export interface CollectedStore {
  readonly memory: SharedMemory;
  readonly layout: Layout;
  readonly space: RecordSpace;
  readonly executor: number;
}

export class Collector {
  private readonly memory: SharedMemory;
  private readonly space: RecordSpace;
  private readonly bit: number;
  private readonly protocol: Protocol;
  private readonly tracing: Tracing;
  private readonly sweeper: MarkSweep;
  private readonly lock: Lock;
  private readonly chunkKib: number;
  /** What the last collection that this executor did has found. */
  census: Census | undefined = undefined;

  constructor(store: CollectedStore, protocol: Protocol, tracing: Tracing) {
    this.memory = store.memory;
    this.space = store.space;
    this.bit = 1 << store.executor;
    this.protocol = protocol;
    this.tracing = tracing;
    this.sweeper = new MarkSweep(store.memory, store.layout, tracing);
    this.lock = new Lock(store.memory, COLLECT_LOCK);
    this.chunkKib = (store.layout.chunkWords * 4) / 1024;
  }

  /** From here on no collection takes place without this executor. Waits for one that does. */
  enter(): void {
    this.lock.acquire();
    this.memory.set(PRESENT, this.memory.get(PRESENT) | this.bit);
    this.lock.release();
  }

  /** From here on collections take place without this executor: it has no object of the store. */
  leave(): void {
    this.protocol.passSerial();
    this.space.close();
    this.lock.acquire();
    this.memory.set(PRESENT, this.memory.get(PRESENT) & ~this.bit);
    this.lock.release();
    // The others may have waited only for this one.
    this.announce();
  }

  /** Whether to `join`. */
  isWanted(): boolean {
    return this.memory.load(COLLECT) !== 0;
  }

  /** Asks all executors to stop; this one stops when it joins. */
  request(): void {
    this.memory.store(COLLECT, 1);
  }

  /** Collects, together with all others. Between two transactions; returns when room has been made. */
  collect(): void {
    this.request();
    this.join();
  }

  /** Stops for the collection that is wanted, and returns when it is over. No transaction is running, no record is in the making. */
  join(): void {
    this.protocol.passSerial();
    this.space.close();
    this.markRoots();
    this.lock.acquire();
    const arrived = this.memory.get(ARRIVED);
    const ended = this.memory.get(COLLECTIONS);
    this.memory.set(ARRIVED, arrived | this.bit);
    this.lock.release();
    if (arrived === 0) this.wakeOthers();
    this.awaitEnd(ended);
  }

  private markRoots(): void {
    const roots: number[] = [];
    this.tracing.roots(roots);
    for (const id of roots) this.sweeper.markRoot(id);
  }

  private wakeOthers(): void {
    let others = this.memory.load(PRESENT) & ~this.bit;
    for (; others !== 0; others &= others - 1) this.protocol.parking.wake(31 - Math.clz32(others & -others));
  }

  /** Returns when more than `ended` collections have ended; does the next one if nobody else is to come. */
  private awaitEnd(ended: number): void {
    for (;;) {
      const event = this.memory.load(COLLECT_EVENT);
      this.lock.acquire();
      const isOver = this.memory.get(COLLECTIONS) !== ended;
      const allArrived = !isOver && this.memory.get(ARRIVED) === this.memory.get(PRESENT);
      if (allArrived) this.collectNow(ended);
      this.lock.release();
      if (isOver) return;
      if (allArrived) {
        this.announce();
        return;
      }
      this.memory.wait(COLLECT_EVENT, event, FOREVER);
    }
  }

  /** The lock is held, so nobody enters meanwhile. */
  private collectNow(ended: number): void {
    const since = logTime();
    this.census = this.sweeper.freeUnreachable();
    const { chunks, liveIds, freedIds } = this.census;
    logCollection(since, chunks * this.chunkKib, liveIds, freedIds);
    this.memory.set(ARRIVED, 0);
    this.memory.set(COLLECTIONS, ended + 1);
    this.memory.store(COLLECT, 0);
  }

  private announce(): void {
    this.memory.add(COLLECT_EVENT, 1);
    this.memory.notify(COLLECT_EVENT);
  }
}
