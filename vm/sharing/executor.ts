/**
 * This executor among others: transactions around slices, threads that move to executors that have none, sleeping until others
 * have something to do or have changed what a thread here is parked on.
 *
 * Executor 0 shares nothing until another one is hungry. It must not know how workers are made, nor what a started thread is
 * but by `ThreadMoves`.
 *
 * Note [Moving threads]
 * A thread moves when it is ready, stands at its base, and its frames wait for nothing but each other's results. Its state is then a few
 * values, a *passport*, which is appended to a list that all executors share: handing over and taking are ordinary transactions.
 *
 * Note [A full store]
 * A transaction that finds no room is undone and begins again after a collection. If there is still none, its thread gets a
 * MemoryError in place of what it was about to do, and some room that is set aside, to clear up. Transactions that cannot be undone may use
 * that room, too; if it is not enough, the process ends.
 */
import { FREE_WORDS } from "../../runtime/heap/layout.ts";
import type { SharedMemory } from "../../runtime/heap/memory.ts";
import { StoreFull } from "../../runtime/heap/store-full.ts";
import { commitPlace, logStart } from "../../runtime/stm/log.ts";
import {
  becomeInevitable,
  beginTransaction,
  Conflict,
  canAbort,
  endTransaction,
  hasDeferred,
  type SharedObjects,
  setShared,
  undo,
} from "../../runtime/stm/transaction.ts";
import { pause } from "../../runtime/threads/pause.ts";
import { admit, parkedOn, type Remote, readyCount, scheduler, setRemote, takeReady } from "../../runtime/threads/scheduler.ts";
import type { Thread } from "../../runtime/threads/thread.ts";
import { type SliceTransactions, setTransactions } from "../ceval/slices.ts";
import type { PyDict } from "../core/dict.ts";
import type { PyList } from "../core/list.ts";
import { open } from "../core/native.ts";
import type { PyTuple } from "../core/tuple.ts";
import { MutableObject } from "../core/value.ts";
import { SharedHeap } from "./shared-heap.ts";

/** One bit per executor that has nothing to run. */
const HUNGRY = FREE_WORDS;

/** A transaction that was aborted so often cannot be aborted any more. */
const MAX_ABORTS = 3;

/** The first id that executor 0 gives: that of the dict through which all else is found. */
const ROOTS = 1;

/** What a thread is beyond its record: told by whoever starts threads. */
export interface ThreadMoves {
  /** True for a thread whose state can be written into a passport. */
  mayLeave(thread: Thread): boolean;
  passport(thread: Thread): PyTuple;
  /** A thread of this executor with the state of a passport. */
  arrive(passport: PyTuple): Thread;
}

/** What ends the process. */
function hopeless(full: StoreFull): Error {
  return new Error(`${full.message}, and what needs room in it cannot be undone; -X heap=SIZE makes it larger`);
}

export class Executor implements Remote, SliceTransactions {
  readonly number: number;
  readonly heap: SharedHeap;
  readonly #memory: SharedMemory;
  readonly #moves: ThreadMoves;
  isActive = false;
  /** From this many ready threads on one is given away. */
  #spare = 2;
  /** Before anything is shared: what there is to share, on executor 0. */
  readonly #makeRoots: (() => PyDict) | null;
  #roots: PyDict | null = null;
  /** How often the current transaction, begun again and again, has found the store full. */
  #timesFull = 0;
  /** How often the current transaction was aborted. */
  #aborts = 0;
  /** Called when the roots have come to be known here. */
  readonly #onRoots: (roots: PyDict) => void;

  /** `makeRoots`: on executor 0 alone, gives a dict with a list `threads` and whatever else others need to begin. */
  constructor(
    buffer: SharedArrayBuffer,
    number: number,
    moves: ThreadMoves,
    makeRoots: (() => PyDict) | null,
    onRoots: (roots: PyDict) => void = () => {},
  ) {
    this.number = number;
    this.heap = new SharedHeap(buffer, number);
    this.#memory = this.heap.store.memory;
    this.#moves = moves;
    this.#makeRoots = makeRoots;
    this.#onRoots = onRoots;
    setRemote(this);
    setTransactions(this);
  }

  /** For tests: waits until all workers are there, and gives threads away as soon as there are any. */
  beEager(executors: number): void {
    this.#spare = 1;
    const all = 2 ** executors - 2;
    while ((this.#memory.load(HUNGRY) & all) !== all) pause(1);
  }

  begin(): void {
    const { collector } = this.heap;
    if (collector.isWanted()) collector.join();
    // See DESIGN 5.4, "never worse than a GIL".
    if (this.#aborts > 0) this.heap.protocol.takeSerial();
    beginTransaction();
    this.heap.begin();
    if (this.#aborts >= MAX_ABORTS) becomeInevitable("it was aborted again and again");
  }

  end(): void {
    // Output comes in the order of commits: it is written while nobody else can commit.
    if (hasDeferred()) {
      if (canAbort() && this.#timesFull < 2 && this.heap.isLow) throw new StoreFull("bytes");
      becomeInevitable("write");
    }
    if (!this.#commit()) throw new Conflict("an object that this transaction has read was changed");
    endTransaction();
    this.#aborts = 0;
    this.heap.protocol.passSerial();
    if (this.#timesFull > 0) this.#hasRoom();
  }

  /** As SharedHeap.commit. What cannot begin again gets all the room there is. */
  #commit(): boolean {
    if (canAbort()) return this.heap.commit(commitPlace());
    this.heap.mayUseReserve(true);
    try {
      return this.heap.commit(commitPlace());
    } catch (error) {
      throw error instanceof StoreFull ? hopeless(error) : error;
    } finally {
      this.heap.mayUseReserve(this.#timesFull > 1);
    }
  }

  abort(reason: Conflict | StoreFull): boolean {
    this.#aborts++;
    this.heap.abort();
    undo();
    endTransaction();
    if (!(reason instanceof StoreFull)) return this.#timesFull > 1;
    this.#timesFull++;
    if (this.#timesFull > 2) throw hopeless(reason);
    if (this.#timesFull === 2) this.heap.mayUseReserve(true);
    else this.heap.collector.request();
    return this.#timesFull > 1;
  }

  #hasRoom(): void {
    this.#timesFull = 0;
    this.heap.mayUseReserve(false);
  }

  becomeInevitable(): void {
    becomeInevitable("what runs inside a native function cannot begin again");
  }

  /** Runs a short transaction between slices, until it commits. */
  #atomically<T>(body: () => T): T {
    for (;;) {
      try {
        logStart(scheduler.current.serial);
        this.begin();
        const result = body();
        this.end();
        return result;
      } catch (error) {
        if (!(error instanceof Conflict || error instanceof StoreFull)) throw error;
        this.abort(error);
      }
    }
  }

  #threads(): PyList {
    const roots = this.#roots!;
    open(roots, "reads");
    return roots.getString("threads") as PyList;
  }

  /** Makes the objects of this executor known to others, who know nothing yet. */
  #share(): void {
    this.#activate();
    // There is no garbage yet that could make room.
    this.#timesFull = 2;
    this.heap.mayUseReserve(true);
    this.#atomically(() => {
      this.#roots = this.#makeRoots!();
      if (this.heap.identify(this.#roots) !== ROOTS) throw new Error("pystm bug: something was shared before the roots");
    });
  }

  #activate(): void {
    this.isActive = true;
    this.heap.collector.enter();
    setShared(this.heap as unknown as SharedObjects);
  }

  balance(): void {
    if (readyCount() < this.#spare) return;
    const hungry = this.#memory.get(HUNGRY) & ~(1 << this.number);
    if (hungry === 0) return;
    const thread = takeReady((candidate) => this.#moves.mayLeave(candidate));
    if (thread === undefined) return;
    if (!this.isActive) this.#share();
    this.#atomically(() => {
      const threads = this.#threads();
      open(threads, "writes");
      threads.items.push(this.#moves.passport(thread));
    });
    this.heap.protocol.parking.wake(31 - Math.clz32(hungry));
  }

  /** Takes a thread that another executor has given away. */
  #adopt(): boolean {
    const passport = this.#atomically(() => {
      const threads = this.#threads();
      open(threads, "reads");
      if (threads.items.length === 0) return undefined;
      open(threads, "writes");
      return threads.items.shift() as PyTuple;
    });
    if (passport === undefined) return false;
    admit(this.#atomically(() => this.#moves.arrive(passport)));
    return true;
  }

  mayWake(): boolean {
    return this.isActive;
  }

  idle(milliseconds: number): void {
    const { protocol } = this.heap;
    const { parking } = protocol;
    const bit = 1 << this.number;
    this.#memory.or(HUNGRY, bit);
    const parked: number[] = [];
    try {
      const seen = parking.signal();
      if (this.#isKnown()) {
        for (const object of parkedOn()) if (object instanceof MutableObject && object.$id !== 0) parked.push(object.$id);
        for (const id of parked) parking.park(id);
        // Wakes threads here whose objects have changed.
        this.#atomically(() => {});
        if (readyCount() > 0 || this.#adopt()) return;
      }
      parking.sleep(seen, milliseconds);
    } finally {
      this.#memory.and(HUNGRY, ~bit);
      for (const id of parked) parking.unpark(id);
    }
    if (this.isActive) this.#atomically(() => {});
  }

  /** True once something is shared; a worker then learns of the roots. */
  #isKnown(): boolean {
    if (this.isActive) return true;
    if (this.#makeRoots !== null || this.#memory.load(this.heap.store.layout.table + ROOTS) === 0) return false;
    this.#activate();
    this.#roots = this.#atomically(() => this.heap.resolve(ROOTS, true) as PyDict);
    this.#atomically(() => this.#onRoots(this.#roots!));
    return true;
  }
}
