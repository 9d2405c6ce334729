/** The representation of dict: an EntryTable with a value per entry. Its Python type is vm/objects/dict. */
import { EntryTable } from "./entry-table.ts";
import { readable } from "./native.ts";
import type { Namespace } from "./type.ts";
import type { Value } from "./value.ts";

export class PyDict extends EntryTable implements Namespace {
  /** Parallel to `keys`. */
  values: (Value | undefined)[] = [];

  /** The value, or undefined. */
  get(key: Value): Value | undefined {
    const entry = this.find(key);
    return entry < 0 ? undefined : this.values[entry];
  }

  set(key: Value, value: Value, knownHash?: number): void {
    const entry = this.find(key, knownHash);
    if (entry >= 0) this.values[entry] = value;
    else this.insertValue(key, value);
  }

  /** Adds an entry for a key that the immediately preceding `find` did not find. */
  insertValue(key: Value, value: Value): void {
    this.insert(key);
    this.values.push(value);
  }

  /** Removes and returns the value, or gives undefined. */
  take(key: Value): Value | undefined {
    const entry = this.find(key);
    return entry < 0 ? undefined : this.removeEntry(entry);
  }

  /** Removes an entry that is there and returns its value. */
  removeEntry(entry: number): Value {
    const value = this.values[entry] as Value;
    this.values[entry] = undefined;
    this.remove(entry);
    return value;
  }

  getString(key: string): Value | undefined {
    const entry = this.findString(key);
    return entry < 0 ? undefined : this.values[entry];
  }

  setString(key: string, value: Value): void {
    const entry = this.findString(key);
    if (entry >= 0) this.values[entry] = value;
    else this.insertValue(key, value);
  }

  deleteString(key: string): boolean {
    return this.take(key) !== undefined;
  }

  *stringKeys(): Iterable<string> {
    readable(this);
    for (const key of this.keys) if (typeof key === "string") yield key;
  }

  /** Live entries in order. The dict must not change size meanwhile. */
  *entries(): Generator<[Value, Value]> {
    readable(this);
    for (let i = 0; i < this.keys.length; i++) {
      const key = this.keys[i];
      if (key !== undefined) yield [key, this.values[i] as Value];
    }
  }

  /** The live keys in order, in a fresh array. */
  liveKeys(): Value[] {
    readable(this);
    return (this.size === this.keys.length ? this.keys.slice() : this.keys.filter((key) => key !== undefined)) as Value[];
  }

  /** The values of the live entries in order, in a fresh array. */
  liveValues(): Value[] {
    const { keys, values } = readable(this);
    return (this.size === keys.length ? values.slice() : values.filter((_, i) => keys[i] !== undefined)) as Value[];
  }

  override clearEntries(): void {
    super.clearEntries();
    this.values = [];
  }

  /** Replaces the contents by a copy of another dict's. */
  copyFrom(other: PyDict): void {
    this.copyEntries(other);
    this.values = other.values.slice();
  }

  protected override moveEntry(from: number, to: number): void {
    this.values[to] = this.values[from];
    this.values[from] = undefined;
  }

  protected override moveEntries(renumbered: Int32Array, keys: readonly (Value | undefined)[], length: number): void {
    const values: (Value | undefined)[] = new Array(length).fill(undefined);
    keys.forEach((key, from) => {
      if (key !== undefined) values[renumbered[from]!] = this.values[from];
    });
    this.values = values;
  }

  protected override dropLast(): void {
    this.keys.pop();
    this.values.pop();
  }
}

/** A dict with str keys. */
export function dictOf(entries: Iterable<readonly [string, Value]>): PyDict {
  const dict = new PyDict();
  for (const [key, value] of entries) dict.setString(key, value);
  return dict;
}
