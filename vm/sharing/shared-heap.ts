/**
 * The objects of this executor that others know, too: one id, one JavaScript object. Publishes, refills, and commits what the current
 * transaction has done to them; the protocol decides what may commit (runtime/stm/protocol.ts), the codec what records say.
 *
 * Marks: a shared object is stale while `$r` is 0; the current transaction has read it if `$r` is the transaction's number, and changed it if
 * `$w` is. A native object is shared under an id as well, but by name: its header words are nobody's business.
 *
 * Note [Roots]
 * Everything that has an id is held here, until the shared store is collected: then it is held weakly while V8 collects, and what
 * is still there is a root of the store. What threads, caches and private objects here lead to is. So no object here
 * ever has an id that means another one by now, and a replica that has died is made anew when a record leads to it.
 */
import { collectNow } from "../../runtime/gc/collect-now.ts";
import { Collector } from "../../runtime/gc/collector.ts";
import type { Tracing } from "../../runtime/gc/mark-sweep.ts";
import { attachStore, type Store } from "../../runtime/heap/store.ts";
import { stmLog } from "../../runtime/stm/log.ts";
import { Protocol } from "../../runtime/stm/protocol.ts";
import type { Replicas, Touch } from "../../runtime/stm/replicas.ts";
import { Conflict, MAX_STAMP, onAbort, type SharedObjects, txn } from "../../runtime/stm/transaction.ts";
import { noteRead, noteWritten, watchAfterConflict } from "../../runtime/stm/watch.ts";
import { WriteSet } from "../../runtime/stm/write-set.ts";
import { wake } from "../../runtime/threads/scheduler.ts";
import { countVersionsFor } from "../core/entry-table.ts";
import { Frame } from "../core/frame.ts";
import { FieldLayout } from "../core/layout.ts";
import { countIdentitiesFor } from "../core/ops/hash.ts";
import { PyType } from "../core/type.ts";
import { MutableObject } from "../core/value.ts";
import { fill, finish, ghost, isEager, isNative, isStable, type Shareable, visitReferences, writeRecord } from "./codec.ts";

/** Every record is of this kind to the store; what it is the codec writes into it. */
const RECORD_KIND = 1;

/** This part of the store is left for transactions that cannot be undone, and for saying that it is full. */
const RESERVE = 1 / 16;

const hasHeader = (object: Shareable): object is MutableObject => object instanceof MutableObject && !isNative(object);

/** What a shared object holds for this executor only is in no record, from which an abort could put it back. */
function keepHere(object: MutableObject): void {
  const { $layout } = object;
  if (!($layout instanceof FieldLayout) || $layout.hereOnly.length === 0) return;
  const bag = object as unknown as Record<string, unknown>;
  const kept = $layout.hereOnly.map((name) => bag[name]);
  onAbort(() => {
    $layout.hereOnly.forEach((name, i) => {
      bag[name] = kept[i];
    });
  });
}

/**
 * Computes what is derived in objects that have been filled. A class needs its namespace for that, and a dict or set the classes of its
 * keys.
 */
function finishAll(objects: readonly Shareable[]): void {
  if (!objects.some((object) => object instanceof PyType)) {
    for (const object of objects) finish(object);
    return;
  }
  const classes = objects.filter((object) => object instanceof PyType);
  const namespaces = new Set<Shareable>(classes.map((cls) => cls.namespace));
  for (const object of objects) if (namespaces.has(object)) finish(object);
  for (const cls of classes) finish(cls);
  for (const object of objects) if (!(object instanceof PyType || namespaces.has(object))) finish(object);
}

export class SharedHeap implements SharedObjects, Replicas, Tracing {
  readonly store: Store;
  readonly collector: Collector;
  readonly protocol: Protocol;
  readonly #writes = new WriteSet();
  readonly #objects = new Map<number, Shareable>();
  /** Ids of objects without header words. */
  readonly #ids = new Map<Shareable, number>();
  /** Objects that the current transaction has changed, and objects that get known with it. */
  #dirty: MutableObject[] = [];
  #published: Shareable[] = [];
  /** Objects whose contents are to be read, then those whose derived state is to be computed. */
  readonly #toFill: { id: number; object: Shareable }[] = [];
  readonly #toFinish: Shareable[] = [];
  /** Objects without barriers that others have changed: they are refilled before the next transaction. */
  #staleEager: MutableObject[] = [];
  /** How many objects are being made: their records are read while others wait. */
  #depth = 0;
  #isRunning = false;

  constructor(buffer: SharedArrayBuffer, executor: number) {
    countVersionsFor(executor);
    countIdentitiesFor(executor);
    this.store = attachStore(buffer, executor);
    const { memory, layout, space } = this.store;
    this.protocol = new Protocol(memory, layout, space, executor, this);
    this.collector = new Collector(this.store, this.protocol, this);
    this.mayUseReserve(false);
  }

  /** Whether the next commits may use the part of the store that is set aside. */
  mayUseReserve(may: boolean): void {
    this.store.space.chunks.reserve = may ? 0 : Math.floor(this.store.layout.chunkCount * RESERVE);
  }

  /** True when there is hardly any room to commit something, before a collection. */
  get isLow(): boolean {
    return this.store.space.chunks.isLow();
  }

  /** The ids of all shared objects that are still in use here; see Note [Roots]. Between transactions. */
  roots(into: number[]): void {
    const weak: [number, WeakRef<Shareable>][] = [];
    for (const [id, object] of this.#objects) weak.push([id, new WeakRef(object)]);
    this.#objects.clear();
    this.#ids.clear();
    collectNow();
    for (const [id, reference] of weak) {
      const object = reference.deref();
      if (object === undefined) continue;
      this.#objects.set(id, object);
      if (!hasHeader(object)) this.#ids.set(object, id);
      into.push(id);
    }
  }

  /** The ids that a record refers to. */
  references(record: number, into: number[]): void {
    const { decoder } = this.store;
    decoder.begin(record);
    visitReferences(decoder, into);
  }

  /** The transaction that begins sees the newest state. `txn` has begun already. */
  begin(): void {
    this.protocol.begin();
    this.#isRunning = true;
    const stale = this.#staleEager;
    this.#staleEager = [];
    for (const object of stale) this.resolve(object.$id, true);
    if (this.#toFill.length > 0 || this.#toFinish.length > 0) this.#fillAll();
  }

  openForRead(object: MutableObject): void {
    // What its contents lead to may show that it has changed meanwhile.
    while (object.$r === 0) this.#refill(object);
    object.$r = txn.now;
    if (stmLog.on) noteRead(object);
  }

  openForWrite(object: MutableObject): void {
    if (object.$r < txn.readable) this.openForRead(object);
    this.#dirty.push(object);
    keepHere(object);
    object.$w = txn.now;
    if (stmLog.on) noteWritten(object);
  }

  idOf(object: Shareable): number {
    return object instanceof MutableObject && object.$id !== 0 ? object.$id : (this.#ids.get(object) ?? 0);
  }

  /** The id of an object, which is published with the current transaction if it was private. */
  identify = (object: Shareable): number => {
    const known = this.idOf(object);
    if (known !== 0) return known;
    const id = this.store.newId();
    if (hasHeader(object)) object.$id = id;
    else this.#ids.set(object, id);
    this.#objects.set(id, object);
    this.#published.push(object);
    return id;
  };

  /** Makes all the transaction has done known; false if it cannot be, then `abort` must follow, as it must after StoreFull. */
  commit(location: number): boolean {
    const writes = this.#writes;
    const { encoder, memory, space } = this.store;
    writes.clear();
    for (const object of this.#dirty) {
      const offset = this.#write(object);
      const current = this.protocol.read(object.$id);
      if (current === 0) {
        space.discard(offset);
        return false;
      }
      if (isSameRecord(memory.words, current, offset, encoder.position)) space.discard(offset);
      else {
        writes.changed(object.$id, offset);
        if (isStable(object)) writes.stable = true;
      }
    }
    const published = this.#published;
    // Grows meanwhile.
    for (let i = 0; i < published.length; i++) writes.published(this.idOf(published[i]!), this.#write(published[i]!));
    if (!this.protocol.commit(writes, location)) return false;
    writes.clear();
    for (const object of published) if (hasHeader(object)) object.$r = txn.now;
    this.#dirty = [];
    this.#published = [];
    this.#isRunning = false;
    return true;
  }

  /** Forgets what the transaction has done to shared objects. What it has done to private ones the caller undoes afterwards. */
  abort(): void {
    const { conflict } = this.protocol;
    if (conflict !== undefined) watchAfterConflict(conflict, this.#objects.get(conflict.id));
    // Some may have no record yet.
    for (const object of this.#published.slice(this.#writes.fresh.length / 2)) this.store.ids.giveId(this.idOf(object));
    this.protocol.abandon(this.#writes, (id) => this.store.ids.giveId(id));
    this.protocol.abort();
    for (const object of this.#dirty) this.#makeStale(object);
    for (const object of this.#published) {
      this.#objects.delete(this.idOf(object));
      this.#ids.delete(object);
      if (hasHeader(object)) {
        object.$id = 0;
        object.$r = MAX_STAMP;
      }
    }
    this.#dirty = [];
    this.#published = [];
    this.#isRunning = false;
  }

  /** True if this executor has the object of an id. */
  has(id: number): boolean {
    return this.#objects.has(id);
  }

  /** All objects are private again: the store is given up, nobody else may use it. */
  disown(): void {
    for (const object of this.#objects.values()) {
      if (!hasHeader(object)) continue;
      object.$id = 0;
      object.$r = MAX_STAMP;
    }
  }

  #write(object: Shareable): number {
    const { encoder } = this.store;
    encoder.begin(RECORD_KIND);
    writeRecord(encoder, object, this.identify);
    return encoder.end();
  }

  #makeStale(object: MutableObject): void {
    object.$r = 0;
    object.$w = 0;
    if (isStable(object)) this.#staleEager.push(object);
  }

  touched(id: number): Touch {
    const object = this.#objects.get(id);
    if (object === undefined || !hasHeader(object)) return "ignored";
    if (this.#isRunning && object.$r >= txn.readable) return "conflict";
    this.#makeStale(object);
    wake(object);
    return "stale";
  }

  lostTrack(): void {
    for (const object of this.#objects.values()) {
      if (!hasHeader(object)) continue;
      this.#makeStale(object);
      wake(object);
    }
  }

  merge(): void {}

  /** From here on the transaction cannot abort. Throws Conflict if it must before that. */
  becomeInevitable(): void {
    if (!this.protocol.becomeInevitable()) throw new Conflict("an object that this transaction has read was changed");
  }

  /** The object of an id; with contents if it is `filled`, or has no barriers. Throws Conflict. */
  resolve = (id: number, filled = false): Shareable => {
    const known = this.#objects.get(id);
    if (known !== undefined) {
      if ((filled || known instanceof Frame) && hasHeader(known) && known.$r === 0) this.#toFill.push({ id, object: known });
      if (this.#depth === 0 && this.#toFill.length > 0) this.#fillAll();
      return known;
    }
    this.#depth++;
    let object: Shareable;
    try {
      object = this.#reading(id, (decoder) => ghost(decoder, this.resolve));
    } finally {
      this.#depth--;
    }
    // What it consists of may have led back to it.
    const made = this.#objects.get(id);
    if (made !== undefined) object = made;
    else this.#adopt(id, object, filled);
    if (this.#depth === 0 && this.#toFill.length > 0) this.#fillAll();
    return object;
  };

  #adopt(id: number, object: Shareable, filled: boolean): void {
    this.#objects.set(id, object);
    if (hasHeader(object)) {
      object.$id = id;
      object.$r = 0;
      object.$w = 0;
    } else this.#ids.set(object, id);
    if ((filled || isEager(object)) && !isNative(object)) this.#toFill.push({ id, object });
  }

  #refill(object: MutableObject): void {
    this.#toFill.push({ id: object.$id, object });
    this.#fillAll();
  }

  /** Reads the contents of all objects that wait for them. When that fails, those that are left wait on. */
  #fillAll(): void {
    this.#depth++;
    let next = 0;
    try {
      // In order: bases come to be before the classes that derive from them. It grows meanwhile.
      for (; next < this.#toFill.length; next++) {
        const { id, object } = this.#toFill[next]!;
        // Current, but not read by this transaction; before what its contents lead to can show that it has changed meanwhile.
        if (hasHeader(object)) object.$r = 1;
        this.#reading(id, (decoder) => fill(object, decoder, this.resolve));
        this.#toFinish.push(object);
      }
    } catch (error) {
      const { object } = this.#toFill[next]!;
      if (hasHeader(object)) this.#makeStale(object);
      throw error;
    } finally {
      this.#toFill.splice(0, next);
      this.#depth--;
      if (this.#depth === 0) this.protocol.release();
    }
    this.#finishAll();
  }

  /** Computes what is derived in objects that have been filled; what cannot be yet, as that reads others, is done later. */
  #finishAll(): void {
    if (this.#toFinish.length === 0 || this.#depth > 0) return;
    const objects = this.#toFinish.splice(0);
    try {
      finishAll(objects);
    } catch (error) {
      this.#toFinish.unshift(...objects);
      throw error;
    }
  }

  /** Calls `read` with the decoder at the record of an id; the decoder may be reading another one. */
  #reading<T>(id: number, read: (decoder: Store["decoder"]) => T): T {
    const { decoder } = this.store;
    const outer = decoder.position;
    const offset = this.protocol.read(id);
    if (offset === 0) throw new Conflict("an object that this transaction has read was changed");
    decoder.begin(offset);
    const result = read(decoder);
    decoder.position = outer;
    return result;
  }
}

/** True when the record that was just written says what the current one says. `end` is where its words end. */
function isSameRecord(words: Int32Array, current: number, offset: number, end: number): boolean {
  if (words[current] !== words[offset]) return false;
  for (let i = 1; i < end; i++) if (words[current + i] !== words[offset + i]) return false;
  return true;
}
