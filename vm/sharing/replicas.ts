/**
 * The objects of this executor that have ids: one id, one JavaScript object. Gives ids to objects that are to be published, and makes
 * the objects of ids that were published elsewhere.
 *
 * Where records lie and who else reads them is `Records`' business.
 */
import { MAX_STAMP } from "../../runtime/stm/transaction.ts";
import { MutableObject } from "../core/value.ts";
import { fill, finish, ghost, isEager, isNative, type Shareable, writeRecord } from "./codec.ts";
import type { WordReader, WordWriter } from "./words.ts";

export interface Records {
  newId(): number;
  /** A reader at the start of the newest record of an id that this transaction may see. */
  read(id: number): WordReader;
}

const hasHeader = (object: Shareable): object is MutableObject => object instanceof MutableObject;

export class Replicas {
  readonly #records: Records;
  readonly #objects = new Map<number, Shareable>();
  /** Ids of objects without header words. */
  readonly #ids = new Map<Shareable, number>();
  /** Objects that got an id since `takePublished`: their records are not written yet. */
  #published: Shareable[] = [];
  /** Objects that have no contents yet and no barriers; and those whose derived state has to be computed. */
  readonly #toFill: [id: number, object: Shareable][] = [];
  readonly #toFinish: Shareable[] = [];
  #depth = 0;

  constructor(records: Records) {
    this.#records = records;
  }

  /** The object of an id, if this executor has one. */
  get(id: number): Shareable | undefined {
    return this.#objects.get(id);
  }

  idOf(object: Shareable): number {
    return hasHeader(object) && object.$id !== 0 ? object.$id : (this.#ids.get(object) ?? 0);
  }

  /** The id of an object, which is published with the current transaction if it was private. */
  identify = (object: Shareable): number => {
    const known = this.idOf(object);
    if (known !== 0) return known;
    const id = this.#records.newId();
    if (hasHeader(object) && !isNative(object)) object.$id = id;
    else this.#ids.set(object, id);
    this.#objects.set(id, object);
    this.#published.push(object);
    return id;
  };

  /** Writes the records of all objects that are about to be published, and of those that they refer to. */
  writePublished(out: WordWriter, write: (id: number, object: Shareable) => void): Shareable[] {
    const all = this.#published;
    for (let i = 0; i < all.length; i++) {
      const object = all[i]!;
      out.length = 0;
      writeRecord(out, object, this.identify);
      write(this.idOf(object), object);
    }
    this.#published = [];
    return all;
  }

  /** The transaction that was to publish these objects did not commit: they are private again. */
  withdraw(objects: readonly Shareable[]): void {
    for (const object of objects) {
      this.#objects.delete(this.idOf(object));
      this.#ids.delete(object);
      if (hasHeader(object)) {
        object.$id = 0;
        object.$r = MAX_STAMP;
      }
    }
  }

  /** The object of an id; with contents if it is `filled`, or has no barriers. */
  resolve = (id: number, filled = false): Shareable => {
    let object = this.#objects.get(id);
    if (object === undefined) {
      this.#depth++;
      object = ghost(this.#records.read(id), this.resolve);
      this.#depth--;
      const cyclic = this.#objects.get(id);
      if (cyclic !== undefined) object = cyclic;
      else {
        this.#objects.set(id, object);
        if (hasHeader(object) && !isNative(object)) {
          object.$id = id;
          object.$r = 0;
          object.$w = 0;
        } else this.#ids.set(object, id);
        if (filled || isEager(object)) this.#toFill.push([id, object]);
      }
    } else if (filled && object instanceof MutableObject && object.$r === 0) this.#toFill.push([id, object]);
    if (this.#depth === 0) this.#fillAll();
    return object;
  };

  /** Reads the contents of a stale object. */
  refill(object: MutableObject): void {
    this.#toFill.push([object.$id, object]);
    this.#fillAll();
  }

  #fillAll(): void {
    if (this.#toFill.length === 0) return;
    this.#depth++;
    const { length } = this.#toFinish;
    // In order: bases come to be before the classes that derive from them.
    for (let next = 0; next < this.#toFill.length; next++) {
      const [id, object] = this.#toFill[next]!;
      // Readable from now on, by barriers that its own contents take.
      if (object instanceof MutableObject) object.$r = 1;
      fill(object, this.#records.read(id), this.resolve);
      this.#toFinish.push(object);
    }
    this.#toFill.length = 0;
    this.#depth--;
    for (const object of this.#toFinish.splice(length)) finish(object);
  }
}
