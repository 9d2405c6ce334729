/**
 * The insertion-ordered hash table under dict and set.
 *
 * Entries are numbered; `keys[i]` is the key of entry i or undefined where it was deleted. A key whose equality a
 * JavaScript Map decides rightly (str, int, bool, integral float, objects compared by identity) is found through
 * `index` under its *index key*; any other key is *foreign* and is found through `buckets` by hash and `==`.
 * A foreign lookup may run Python code (`__hash__`, `__eq__`), in a nested loop. Must not know dict or set.
 */

import { foldedHash } from "./hash-halves.ts";
import { indexKey } from "./index-key.ts";
import { readable } from "./native.ts";
import { equals } from "./ops/compare.ts";
import { PyTuple } from "./tuple.ts";
import { mutableObject, type Value } from "./value.ts";

/** Entries by folded hash: one entry number, or several. */
type Buckets = Map<number, number | number[]>;

/** How many tables have one and the same index, since one was made as a copy of another. */
interface Sharing {
  tables: number;
}

/** The folded hash of the key of the last lookup that met a foreign key; valid for the `insert` that follows it. */
let lastHash = 0;

/** Up to this many entries are searched one by one, which is faster than a Map and needs none. */
const MAX_SEARCHED = 8;

/** The index of a table whose keys were put there from outside: it is made when a key is first not found in it. */
const UNBUILT: Map<unknown, number> = new Map();

/**
 * The versions of the keys of all tables. Every executor counts in steps of 32 with a remainder of its own, so that a table
 * that comes from another one never brings a version that a cache knows from here.
 */
const versions = { last: 0 };
const VERSION_STEP = 32;

function nextVersion(): number {
  versions.last += VERSION_STEP;
  return versions.last;
}

/** From now on this process counts with the remainder of executor number `executor` (below 32). */
export function countVersionsFor(executor: number): void {
  versions.last += VERSION_STEP + executor - (versions.last % VERSION_STEP);
}

/** The state of an EntryTable. What else it has is derived from that; see `rebuild`. */
export const TABLE_FIELDS = {
  keys: "refs",
  size: "i32",
  first: "i32",
  hashes: "refs",
  keysVersion: "f64",
  index: "derived",
  sharing: "derived",
  buckets: "derived",
  aliens: "derived",
  indexedHashes: "derived",
} as const;

export abstract class EntryTable extends mutableObject() {
  keys: (Value | undefined)[] = [];
  size = 0;
  /** No entry below this one is live. */
  first = 0;
  /** The folded hash of each foreign entry, so that `__hash__` is asked once per key; holes elsewhere. Null: none is foreign. */
  hashes: (number | undefined)[] | null = null;
  /**
   * Changes whenever a key is added or removed; entry numbers found earlier are valid only while it is the same. No two states
   * of a table have the same version, on whatever executor they were made.
   */
  keysVersion = 0;
  /**
   * Index key to entry number; null while the keys are so few, and all their own index keys, that they are searched instead;
   * UNBUILT after the table was restored. May be shared with copies of the table: changes go through `ownIndex`.
   */
  index: Map<unknown, number> | null = null;
  private sharing: Sharing | null = null;
  /** Folded hash to entries, of foreign keys; null while there are none. */
  private buckets: Buckets | null = null;
  /** Number of foreign keys that an indexed key (a str, an int, ...) might equal. */
  private aliens = 0;
  /** Folded hashes of the keys in `index`, kept from the first lookup of a foreign key that might equal one of them. */
  private indexedHashes: Buckets | null = null;

  /**
   * The entry number of the key, or -1. Raises TypeError for an unhashable key. `knownHash` is what `hashOfEntry` of another
   * table said of the key, whose `__hash__` is not asked again then.
   */
  find(key: Value, knownHash?: number): number {
    const indexed = indexKey(key);
    if (indexed !== undefined) {
      const entry = this.findIndexed(indexed);
      if (entry >= 0) return entry;
      if (this.aliens === 0 || key === null) return -1;
      return this.findForeign(key, foldedHash(key), false);
    }
    const hash = knownHash ?? foldedHash(key);
    const entry = this.size === 0 ? -1 : this.findForeign(key, hash, true);
    lastHash = hash;
    return entry;
  }

  /** The entry of a str key that is a JavaScript string: the path of attribute and global lookups. */
  findString(key: string): number {
    const entry = this.findIndexed(key);
    return entry >= 0 || this.aliens === 0 ? entry : this.find(key);
  }

  /** The entry of an index key, or -1. */
  private findIndexed(indexed: unknown): number {
    const { index } = this;
    if (index !== null) return index.get(indexed) ?? (index === UNBUILT ? this.findInRestored(indexed) : -1);
    const { keys } = this;
    for (let entry = 0; entry < keys.length; entry++) if (keys[entry] === indexed) return entry;
    return -1;
  }

  /** To be called when keys, hashes, size and first were put there from outside. */
  rebuild(): void {
    this.forgetIndex();
    this.buckets = null;
    this.aliens = 0;
    this.indexedHashes = null;
    // Others wait: their keys may not have been restored yet.
    this.index = this.hashes === null && this.keys.length <= MAX_SEARCHED && this.keys.every(isItsIndexKey) ? null : UNBUILT;
  }

  private findInRestored(indexed: unknown): number {
    this.build();
    return this.index!.get(indexed) ?? -1;
  }

  /** Makes what `rebuild` put off. */
  private build(): void {
    const { keys, hashes } = this;
    const index = new Map<unknown, number>();
    for (let entry = this.first; entry < keys.length; entry++) {
      const key = keys[entry];
      if (key === undefined) continue;
      const hash = hashes?.[entry];
      if (hash === undefined) index.set(indexKey(key) ?? key, entry);
      else {
        this.buckets ??= new Map();
        addTo(this.buckets, hash, entry);
        if (mayEqualIndexed(key)) this.aliens++;
      }
    }
    this.index = index;
  }

  /** Adds a key that the immediately preceding `find` did not find; returns its entry number. */
  insert(key: Value): number {
    // Entries are renumbered only here, so that an iteration that deletes goes on undisturbed.
    if (this.keys.length > 32 && this.keys.length > 2 * this.size + 16) this.compact();
    const entry = this.keys.length;
    const indexed = indexKey(key);
    if (indexed !== undefined) {
      if (this.index !== null || entry >= MAX_SEARCHED || indexed !== key) this.ownIndex().set(indexed, entry);
      if (this.indexedHashes !== null) addTo(this.indexedHashes, foldedHash(key), entry);
    } else {
      this.ownIndex();
      this.buckets ??= new Map();
      this.hashes ??= [];
      this.hashes[entry] = lastHash;
      addTo(this.buckets, lastHash, entry);
      if (mayEqualIndexed(key)) this.aliens++;
    }
    this.keys.push(key);
    this.size++;
    this.keysVersion = nextVersion();
    return entry;
  }

  /** What is known of the hash of an entry's key, for `find` in another table. */
  hashOfEntry(entry: number): number | undefined {
    return this.hashes?.[entry];
  }

  /** Adds a key unless it is there; true when it was added. */
  addKey(key: Value, knownHash?: number): boolean {
    if (this.find(key, knownHash) >= 0) return false;
    this.insert(key);
    return true;
  }

  /** Adds keys in turn. Raises TypeError at the first unhashable one. */
  addKeys(keys: readonly Value[]): void {
    if (this.index === null && this.keys.length + keys.length <= MAX_SEARCHED) {
      for (const key of keys) this.addKey(key);
      return;
    }
    let index = this.ownIndex();
    for (const key of keys) {
      // What the Map decides alone goes without the detour through `find` and `insert`.
      if ((typeof key === "string" || typeof key === "number") && this.aliens === 0 && this.indexedHashes === null) {
        if (index.has(key)) continue;
        index.set(key, this.keys.length);
        this.keys.push(key);
        this.size++;
        this.keysVersion = nextVersion();
      } else {
        this.addKey(key);
        index = this.ownIndex();
      }
    }
  }

  /** Removes an entry; the caller clears what it keeps beside the key. */
  remove(entry: number): void {
    if (this.index === UNBUILT) this.build();
    const key = this.keys[entry] as Value;
    const hash = this.hashes?.[entry];
    if (hash === undefined) this.removeIndexed(key, entry);
    else {
      removeFrom(this.buckets!, hash, entry);
      this.hashes![entry] = undefined;
      if (mayEqualIndexed(key)) this.aliens--;
      if (this.buckets!.size === 0) {
        this.buckets = null;
        this.hashes = null;
      }
    }
    this.keys[entry] = undefined;
    this.size--;
    this.keysVersion = nextVersion();
    if (entry === this.first) {
      const { keys } = this;
      let first = entry + 1;
      while (first < keys.length && keys[first] === undefined) first++;
      this.first = first;
    }
  }

  /** The number of the last live entry; there must be one. Forgets the deleted ones after it. */
  lastEntry(): number {
    this.trimEnd();
    return this.keys.length - 1;
  }

  private removeIndexed(key: Value, entry: number): void {
    const indexed = indexKey(key);
    if (this.indexedHashes !== null) removeFrom(this.indexedHashes, foldedHash(key), entry);
    if (this.index === null) return;
    const index = this.ownIndex();
    if (index.get(indexed) === entry) index.delete(indexed);
    else {
      // The key's class got another __eq__ or __hash__ since it was added.
      for (const [other, number] of index) if (number === entry) index.delete(other);
    }
  }

  private trimEnd(): void {
    while (this.keys[this.keys.length - 1] === undefined) this.dropLast();
    if (this.hashes !== null && this.hashes.length > this.keys.length) this.hashes.length = this.keys.length;
  }

  /** Forgets the deleted entry at the end. */
  protected dropLast(): void {
    this.keys.pop();
  }

  clearEntries(): void {
    this.keys = [];
    this.size = 0;
    this.first = 0;
    this.forgetIndex();
    this.index = null;
    this.buckets = null;
    this.hashes = null;
    this.aliens = 0;
    this.indexedHashes = null;
    this.keysVersion = nextVersion();
  }

  /** Renumbers the entries without holes. */
  protected compact(): void {
    this.renumber(0);
  }

  /** Moves the live entries together, the first one to `start`. */
  private renumber(start: number): void {
    const { keys, first } = this;
    const index = this.ownIndex();
    const hashes = this.hashes;
    const renumbered = new Int32Array(keys.length);
    const movedKeys: (Value | undefined)[] = new Array(start).fill(undefined);
    const movedHashes: (number | undefined)[] | null = hashes === null ? null : [];
    for (let from = first; from < keys.length; from++) {
      const key = keys[from];
      if (key === undefined) continue;
      const to = movedKeys.length;
      renumbered[from] = to;
      movedKeys.push(key);
      if (movedHashes !== null) movedHashes[to] = hashes![from];
    }
    this.keys = movedKeys;
    this.first = start;
    this.hashes = movedHashes;
    this.moveEntries(renumbered, keys, movedKeys.length);
    for (const [key, entry] of index) index.set(key, renumbered[entry]!);
    if (this.buckets !== null) {
      for (const [hash, bucket] of this.buckets) {
        this.buckets.set(hash, typeof bucket === "number" ? renumbered[bucket]! : bucket.map((entry) => renumbered[entry]!));
      }
    }
    this.indexedHashes = null;
    this.keysVersion = nextVersion();
  }

  /** Makes a live entry the first one; returns its new number. Amortised constant time. */
  moveToFront(entry: number): number {
    if (entry === this.first) return entry;
    if (this.index === UNBUILT) this.build();
    let from = entry;
    if (this.first === 0) {
      const key = this.keys[entry];
      this.renumber(this.size + 8);
      from = this.keys.indexOf(key, this.first);
    }
    const to = this.first - 1;
    const key = this.keys[from] as Value;
    this.keys[to] = key;
    this.keys[from] = undefined;
    this.first = to;
    const hash = this.hashes?.[from];
    if (hash === undefined) this.ownIndex().set(indexKey(key), to);
    else {
      removeFrom(this.buckets!, hash, from);
      addTo(this.buckets!, hash, to);
      this.hashes![to] = hash;
      this.hashes![from] = undefined;
    }
    this.indexedHashes = null;
    this.moveEntry(from, to);
    this.keysVersion = nextVersion();
    if (from === this.keys.length - 1) this.trimEnd();
    return to;
  }

  /** Moves what is kept beside the key of one entry. */
  protected moveEntry(_from: number, _to: number): void {}
  /** Moves what is kept beside the keys: `renumbered[from]` is the new number of each entry that was live in `keys`. */
  protected moveEntries(_renumbered: Int32Array, _keys: readonly (Value | undefined)[], _length: number): void {}

  /** Makes this table's keys a copy of another's. */
  protected copyEntries(other: EntryTable): void {
    readable(other);
    if (other.index === UNBUILT) other.build();
    this.keys = other.keys.slice();
    this.size = other.size;
    this.first = other.first;
    this.shareIndex(other);
    this.buckets = other.buckets === null ? null : copyBuckets(other.buckets);
    this.hashes = other.hashes?.slice() ?? null;
    this.aliens = other.aliens;
    this.indexedHashes = null;
    this.keysVersion = nextVersion();
  }

  /** The index, which nobody else has; made now if the keys were searched so far. */
  private ownIndex(): Map<unknown, number> {
    if (this.index === UNBUILT) this.build();
    if (this.index === null) {
      const made = new Map<unknown, number>();
      for (let entry = 0; entry < this.keys.length; entry++) {
        const key = this.keys[entry];
        if (key !== undefined) made.set(key, entry);
      }
      this.index = made;
    } else if (this.sharing !== null) {
      if (this.sharing.tables > 1) {
        const own = new Map<unknown, number>();
        // Faster than the constructor.
        this.index.forEach((entry, key) => {
          own.set(key, entry);
        });
        this.index = own;
      }
      this.forgetIndex();
    }
    return this.index;
  }

  private forgetIndex(): void {
    if (this.sharing !== null) this.sharing.tables--;
    this.sharing = null;
  }

  /** Has the index in common with another table until one of them changes: most copies are only read. */
  private shareIndex(other: EntryTable): void {
    this.forgetIndex();
    this.index = other.index;
    if (other.index === null) return;
    other.sharing ??= { tables: 1 };
    other.sharing.tables++;
    this.sharing = other.sharing;
  }

  /** Gives each key in order, with what is known of its hash, until `visit` answers false. */
  eachKey(visit: (key: Value, knownHash: number | undefined) => unknown): void {
    readable(this);
    const hashes = this.hashes;
    const { keys } = this;
    for (let entry = this.first; entry < keys.length; entry++) {
      const key = keys[entry];
      if (key !== undefined && visit(key, hashes?.[entry]) === false) return;
    }
  }

  /** Looks among the foreign keys, and (`alsoIndexed`) among indexed keys that a foreign key might equal. */
  private findForeign(key: Value, hash: number, alsoIndexed: boolean): number {
    if (this.index === UNBUILT) this.build();
    for (;;) {
      const version = this.keysVersion;
      let found = this.buckets === null ? -1 : this.findIn(this.buckets, key, hash);
      if (found === -1 && alsoIndexed && mayEqualIndexed(key)) {
        found = this.findIn(this.hashesOfIndexed(), key, hash);
      }
      // A comparison that changed the table makes what we found meaningless: look again, as CPython does.
      if (version === this.keysVersion) return found;
    }
  }

  private findIn(buckets: Buckets, key: Value, hash: number): number {
    const bucket = buckets.get(hash);
    if (bucket === undefined) return -1;
    if (typeof bucket === "number") {
      const candidate = this.keys[bucket];
      return candidate === key || (candidate !== undefined && isSameKey(candidate, key)) ? bucket : -1;
    }
    const version = this.keysVersion;
    for (const entry of bucket) {
      const candidate = this.keys[entry];
      if (candidate === key || (candidate !== undefined && isSameKey(candidate, key))) return entry;
      if (version !== this.keysVersion) return -1;
    }
    return -1;
  }

  private hashesOfIndexed(): Buckets {
    if (this.indexedHashes === null) {
      this.indexedHashes = new Map();
      for (const entry of this.ownIndex().values()) addTo(this.indexedHashes, foldedHash(this.keys[entry] as Value), entry);
    }
    return this.indexedHashes;
  }
}

/** True for what is found in a Map as itself (or is no key). */
const isItsIndexKey = (key: Value | undefined): boolean =>
  typeof key === "string" || typeof key === "number" || typeof key === "bigint" || key === undefined || key === null;

function copyBuckets(buckets: Buckets): Buckets {
  const copy: Buckets = new Map();
  for (const [hash, bucket] of buckets) copy.set(hash, typeof bucket === "number" ? bucket : bucket.slice());
  return copy;
}

/** `==`; equal tuples of ints and strs are told without asking for it. */
function isSameKey(a: Value, b: Value): boolean {
  if (!(a instanceof PyTuple) || !(b instanceof PyTuple) || a.$cls !== b.$cls || a.$cls.isHeapType) return equals(a, b);
  const left = a.items;
  const right = b.items;
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return equals(a, b);
  return true;
}

function addTo(buckets: Buckets, hash: number, entry: number): void {
  const bucket = buckets.get(hash);
  if (bucket === undefined) buckets.set(hash, entry);
  else if (typeof bucket === "number") buckets.set(hash, [bucket, entry]);
  else bucket.push(entry);
}

function removeFrom(buckets: Buckets, hash: number, entry: number): void {
  const bucket = buckets.get(hash);
  if (bucket === undefined) return;
  if (typeof bucket === "number") {
    if (bucket === entry) buckets.delete(hash);
    return;
  }
  const at = bucket.indexOf(entry);
  if (at < 0) return;
  // A fresh array: a lookup may be walking this one.
  const rest = bucket.filter((other) => other !== entry);
  buckets.set(hash, rest.length === 1 ? rest[0]! : rest);
}

/** False for foreign keys of builtin types that never equal a str, int or identity-compared object (tuples, bytes, ...). */
function mayEqualIndexed(key: Value): boolean {
  return typeof key === "object" && key !== null && (key.$cls.isHeapType || key.$cls.name === "complex");
}
