/**
 * The insertion-ordered hash table under dict and set.
 *
 * Entries are numbered; `keys[i]` is the key of entry i or undefined where it was deleted. A key whose equality a
 * JavaScript Map decides rightly (str, int, bool, integral float, objects compared by identity) is found through
 * `index` under its *index key*; any other key is *foreign* and is found through `buckets` by hash and `==`.
 * A foreign lookup may run Python code (`__hash__`, `__eq__`), in a nested loop. Must not know dict or set.
 */

import { indexKey } from "./index-key.ts";
import { equals } from "./ops/compare.ts";
import { foldHash, hashOf } from "./ops/hash.ts";
import { MutableObject, type Value } from "./value.ts";

/** Entries that share a folded hash. */
type Bucket = number[];

export abstract class EntryTable extends MutableObject {
  keys: (Value | undefined)[] = [];
  size = 0;
  /** Index key to entry number. */
  index = new Map<unknown, number>();
  /** Folded hash to entries, of foreign keys; null while there are none. */
  buckets: Map<number, Bucket> | null = null;
  /** Folded hashes of all keys in `index`, made when a foreign key is looked up that might equal one of them. */
  #indexedHashes: Map<number, Bucket> | null = null;
  /** Changes whenever a key is added or removed; entry numbers found earlier are valid only while it is the same. */
  keysVersion = 0;

  /** The entry number of the key, or -1. Raises TypeError for an unhashable key. */
  find(key: Value): number {
    const indexed = indexKey(key);
    if (indexed !== undefined) {
      const entry = this.index.get(indexed);
      if (entry !== undefined) return entry;
      if (this.buckets === null || !mayEqualForeign(key)) return -1;
      return this.#findForeign(key, foldHash(hashOf(key)), false);
    }
    const hash = foldHash(hashOf(key));
    if (this.size === 0) return -1;
    return this.#findForeign(key, hash, true);
  }

  /** The entry of a str key that is a JavaScript string: the path of attribute and global lookups. */
  findString(key: string): number {
    const entry = this.index.get(key);
    if (entry !== undefined) return entry;
    return this.buckets === null ? -1 : this.find(key);
  }

  /** Adds a key that `find` did not find; returns its entry number. */
  insert(key: Value): number {
    const entry = this.keys.length;
    const indexed = indexKey(key);
    if (indexed !== undefined) {
      this.index.set(indexed, entry);
      this.#indexedHashes = null;
    } else {
      this.buckets ??= new Map();
      addTo(this.buckets, foldHash(hashOf(key)), entry);
    }
    this.keys.push(key);
    this.size++;
    this.keysVersion++;
    return entry;
  }

  /** Removes an entry; the caller clears what it keeps beside the key. */
  remove(entry: number): void {
    const key = this.keys[entry] as Value;
    const indexed = indexKey(key);
    if (indexed !== undefined) {
      this.index.delete(indexed);
      this.#indexedHashes = null;
    } else {
      removeFrom(this.buckets!, foldHash(hashOf(key)), entry);
      if (this.buckets!.size === 0) this.buckets = null;
    }
    this.keys[entry] = undefined;
    this.size--;
    this.keysVersion++;
    if (this.size === 0) this.clearEntries();
    else if (this.keys.length > 32 && this.keys.length > 2 * this.size + 16) this.compact();
    else while (this.keys.length > 0 && this.keys[this.keys.length - 1] === undefined) this.dropLast();
  }

  /** Forgets the deleted entry at the end. */
  protected dropLast(): void {
    this.keys.pop();
  }

  clearEntries(): void {
    this.keys = [];
    this.size = 0;
    this.index = new Map();
    this.buckets = null;
    this.#indexedHashes = null;
    this.keysVersion++;
  }

  /** Renumbers the entries without holes. `moved(from, to)` tells subclasses. */
  protected compact(): void {
    const keys: Value[] = [];
    const renumber = new Map<number, number>();
    this.keys.forEach((key, from) => {
      if (key === undefined) return;
      renumber.set(from, keys.length);
      this.moveEntry(from, keys.length);
      keys.push(key);
    });
    this.keys = keys;
    for (const [key, entry] of this.index) this.index.set(key, renumber.get(entry)!);
    if (this.buckets !== null) {
      for (const [hash, bucket] of this.buckets) {
        this.buckets.set(
          hash,
          bucket.map((entry) => renumber.get(entry)!),
        );
      }
    }
    this.#indexedHashes = null;
    this.keysVersion++;
    this.compacted(keys.length);
  }

  /** Moves what is kept beside the keys; `to` is never above `from`. */
  protected moveEntry(_from: number, _to: number): void {}
  protected compacted(_length: number): void {}

  /** Makes this table's keys a copy of another's. */
  protected copyEntries(other: EntryTable): void {
    this.keys = other.keys.slice();
    this.size = other.size;
    this.index = new Map(other.index);
    this.buckets = other.buckets === null ? null : new Map([...other.buckets].map(([hash, bucket]) => [hash, bucket.slice()]));
    this.#indexedHashes = null;
    this.keysVersion++;
  }

  #findForeign(key: Value, hash: number, alsoIndexed: boolean): number {
    const bucket = this.buckets?.get(hash);
    if (bucket !== undefined) {
      for (const entry of bucket.slice()) {
        const candidate = this.keys[entry];
        if (candidate !== undefined && (candidate === key || equals(candidate, key))) return entry;
      }
    }
    if (!alsoIndexed || this.index.size === 0 || !mayEqualIndexed(key)) return -1;
    for (const entry of this.#hashesOfIndexed().get(hash)?.slice() ?? []) {
      const candidate = this.keys[entry];
      if (candidate !== undefined && equals(candidate, key)) return entry;
    }
    return -1;
  }

  #hashesOfIndexed(): Map<number, Bucket> {
    if (this.#indexedHashes === null) {
      this.#indexedHashes = new Map();
      for (const entry of this.index.values()) addTo(this.#indexedHashes, foldHash(hashOf(this.keys[entry] as Value)), entry);
    }
    return this.#indexedHashes;
  }
}

function addTo(buckets: Map<number, Bucket>, hash: number, entry: number): void {
  const bucket = buckets.get(hash);
  if (bucket === undefined) buckets.set(hash, [entry]);
  else bucket.push(entry);
}

function removeFrom(buckets: Map<number, Bucket>, hash: number, entry: number): void {
  const bucket = buckets.get(hash)!;
  if (bucket.length === 1) buckets.delete(hash);
  else bucket.splice(bucket.indexOf(entry), 1);
}

/** False for keys that can only equal others of their own kind, which are never foreign (plain strings, ints, None, ...). */
function mayEqualForeign(key: Value): boolean {
  return key !== null;
}

/** False for foreign keys of builtin types that never equal a str, int or identity-compared object (tuples, bytes, ...). */
function mayEqualIndexed(key: Value): boolean {
  return typeof key === "object" && key !== null && (key.$cls.isHeapType || key.$cls.name === "complex");
}
