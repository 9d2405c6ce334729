/** Iteration. */
import { freshItems } from "../bulk-items.ts";
import { typeError } from "../errors.ts";
import { andThen, settle, settleMaybe } from "../execution.ts";
import { typeOf } from "../registry.ts";
import type { MaybeOutcome, Outcome, Value } from "../value.ts";

/** Set by vm/objects/sequence-iterator: the iterator over __getitem__(0), (1), ... */
let makeSequenceIterator: (sequence: Value) => Value = (sequence) => sequence;
export function setSequenceIterator(maker: (sequence: Value) => Value): void {
  makeSequenceIterator = maker;
}

/** iter(value). */
export function getIterator(value: Value): Outcome {
  const type = typeOf(value);
  const slot = type.slots.iter;
  if (slot === undefined) {
    if (type.slots.getitem !== undefined && type.lookup("__getitem__") !== undefined && type.patternKind !== "mapping") {
      return makeSequenceIterator(value);
    }
    throw typeError(`'${type.name}' object is not iterable`);
  }
  return andThen(slot(value), (iterator) => {
    if (typeOf(iterator).slots.next === undefined) {
      throw typeError(`iter() returned non-iterator of type '${typeOf(iterator).name}'`);
    }
    return iterator;
  });
}

/** The next item; undefined when the iterator is exhausted. */
export function nextItem(iterator: Value): MaybeOutcome {
  const slot = typeOf(iterator).slots.next;
  if (slot === undefined) throw typeError(`'${typeOf(iterator).name}' object is not an iterator`);
  return slot(iterator);
}

/** nextItem, now. */
export function nextNow(iterator: Value): Value | undefined {
  return settleMaybe(nextItem(iterator));
}

/** The items of any iterable, now, one by one. Python code of the iterator runs in nested loops. */
export function* iterate(iterable: Value): Generator<Value, void, undefined> {
  const iterator = settle(getIterator(iterable));
  const slot = typeOf(iterator).slots.next!;
  for (;;) {
    const item = settleMaybe(slot(iterator));
    if (item === undefined) return;
    yield item;
  }
}

/** The items of any iterable, now, in a fresh array. */
export function listItems(iterable: Value): Value[] {
  return freshItems(iterable) ?? remainingItems(settle(getIterator(iterable)));
}

/** What an iterator still gives, now, in a fresh array. */
export function remainingItems(iterator: Value): Value[] {
  const slot = typeOf(iterator).slots.next!;
  const items: Value[] = [];
  for (let item = settleMaybe(slot(iterator)); item !== undefined; item = settleMaybe(slot(iterator))) items.push(item);
  return items;
}
