/**
 * list.sort: keys computed by a state machine (a Python key function does not recurse), the list empty meanwhile so that
 * changes to it are noticed, the result put back whatever happens.
 */
import { type PyError, valueError } from "../core/errors.ts";
import { andThen, attempt, Continuation } from "../core/execution.ts";
import type { PyList } from "../core/list.ts";
import { open } from "../core/native.ts";
import { call } from "../core/ops/call.ts";
import { sortValues } from "../core/sort.ts";
import { type MaybeOutcome, type Outcome, PENDING, type Value } from "../core/value.ts";

/**
 * The array of a list that is being sorted: empty, and remembers whether anybody tried to add to it. When a transaction has
 * put the list back, a plain copy stands in its place, which remembers what it holds only.
 */
class WatchedItems extends Array<Value> {
  touched = false;
  override push(...values: Value[]): number {
    this.touched = true;
    return super.push(...values);
  }
  override splice(start: number, count?: number, ...values: Value[]): Value[] {
    if (values.length > 0) this.touched = true;
    return super.splice(start, count ?? 0, ...values);
  }
  override unshift(...values: Value[]): number {
    this.touched = true;
    return super.unshift(...values);
  }
  /** Arrays derived from this one are plain. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** `list.sort(key=key, reverse=reverse)`; key null means the items themselves. The outcome is None. */
export function sortList(list: PyList, key: Value, reverse: boolean): Outcome {
  return new ListSort(list, reverse).run(key) as Outcome;
}

class ListSort extends Continuation {
  private readonly list: PyList;
  private readonly reverse: boolean;
  private readonly items: Value[];
  private readonly keys: Value[] = [];
  private key: Value = null;
  private changed = false;

  constructor(list: PyList, reverse: boolean) {
    super();
    this.list = list;
    this.reverse = reverse;
    open(list, "writes");
    this.items = list.items;
    list.items = new WatchedItems();
  }

  run(key: Value): MaybeOutcome {
    if (key === null || this.items.length === 0) return this.#sort();
    this.key = key;
    return this.#nextKey();
  }

  #nextKey(): MaybeOutcome {
    return attempt(() => {
      while (this.keys.length < this.items.length) {
        const key = call(this.key, [this.items[this.keys.length] as Value]);
        if (key === PENDING) return PENDING;
        this.keys.push(key as Value);
      }
      return undefined;
    }, this);
  }

  /** A key arrives, or undefined when `#nextKey` found that all have been computed. */
  resume(key: Value | undefined): MaybeOutcome {
    if (key === undefined) return this.#sort();
    this.keys.push(key);
    return this.#nextKey();
  }

  override fail(error: PyError): MaybeOutcome {
    this.#putBack(this.items);
    throw error;
  }

  #sort(): MaybeOutcome {
    const items = this.items;
    const keyed = this.key !== null && items.length > 0;
    const keys = keyed ? this.keys : items;
    // Reversing before and after keeps equal items in their order.
    if (this.reverse) {
      items.reverse();
      if (keyed) keys.reverse();
    }
    try {
      sortValues(keys, keyed ? items : null);
    } finally {
      if (this.reverse) items.reverse();
      this.#putBack(items);
    }
    if (this.changed) throw valueError("list modified during sort");
    return null;
  }

  #putBack(items: Value[]): void {
    open(this.list, "writes");
    const meanwhile: Value[] = this.list.items;
    this.changed = meanwhile.length > 0 || (meanwhile instanceof WatchedItems && meanwhile.touched);
    this.list.items = items;
  }
}

/** As sortList, with the list as the outcome: the second half of `sorted`. */
export function sortInto(list: PyList, key: Value, reverse: boolean): Outcome {
  return andThen(sortList(list, key, reverse), () => list);
}
