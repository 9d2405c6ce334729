/**
 * Loops over Python iterators that never recurse: when the iterator (or the work done on an item) runs Python code, the
 * loop waits as a continuation of that frame. See Note [Tail calls] in execution.ts.
 */
import { freshItems } from "./bulk-items.ts";
import { andThen, Continuation, continueWith } from "./execution.ts";
import { getIterator } from "./ops/iterate.ts";
import { askLength } from "./ops/length-hint.ts";
import { typeOf } from "./registry.ts";
import type { SlotFunctions } from "./slots.ts";
import { type MaybeOutcome, type Outcome, PENDING, type Value } from "./value.ts";

/** What the loop waits for. */
const OPENING = 0;
const ITEM = 1;
const STEP = 2;

/**
 * One loop. For each item `step` does what may run Python code and `stepped` receives its result: it answers undefined to
 * go on, or the outcome of the whole loop. `finish` gives the outcome when the iterator is exhausted.
 */
export abstract class IteratorLoop extends Continuation {
  /** The item being worked on. */
  protected item: Value = null;
  private iterator: Value = null;
  private nextItem: SlotFunctions["next"] | null = null;
  private phase: typeof OPENING | typeof ITEM | typeof STEP = OPENING;

  /** Runs the loop over an iterable. */
  over(iterable: Value): Outcome {
    this.phase = OPENING;
    return continueWith(getIterator(iterable), this) as Outcome;
  }

  /** Runs the loop over an iterator. */
  overIterator(iterator: Value): Outcome {
    this.phase = OPENING;
    return this.resume(iterator) as Outcome;
  }

  protected step(item: Value): Outcome {
    return item;
  }
  protected abstract stepped(result: Value): Outcome | undefined;
  protected abstract finish(): Outcome;

  resume(value: Value | undefined): MaybeOutcome {
    let outcome: MaybeOutcome = value;
    if (this.phase === OPENING) {
      this.iterator = value as Value;
      this.nextItem = typeOf(value as Value).slots.next!;
      this.phase = ITEM;
      outcome = this.nextItem(this.iterator);
      if (outcome === PENDING) return continueWith(PENDING, this);
    }
    for (;;) {
      if (this.phase === ITEM) {
        if (outcome === undefined) return this.finish();
        this.item = outcome as Value;
        this.phase = STEP;
        outcome = this.step(this.item);
        if (outcome === PENDING) return continueWith(PENDING, this);
      }
      this.phase = ITEM;
      const result = this.stepped(outcome as Value);
      if (result !== undefined) return result;
      outcome = this.nextItem!(this.iterator);
      if (outcome === PENDING) return continueWith(PENDING, this);
    }
  }
}

class Taker extends IteratorLoop {
  readonly #take: (item: Value) => void;
  readonly #finished: () => Outcome;
  constructor(take: (item: Value) => void, finished: () => Outcome) {
    super();
    this.#take = take;
    this.#finished = finished;
  }
  protected stepped(item: Value): undefined {
    this.#take(item);
  }
  protected finish(): Outcome {
    return this.#finished();
  }
}

/**
 * Gives each item of an iterable to `take`, then continues with `finished`. `take` must not run Python code that pends. What it
 * changes is a MutableObject, which it opens each time: a variable would not be put back when a transaction aborts.
 */
export function collect(iterable: Value, take: (item: Value) => void, finished: () => Outcome): Outcome {
  return new Taker(take, finished).over(iterable);
}

/** Items one by one into an array. */
class Collector extends IteratorLoop {
  private readonly items: Value[] = [];
  readonly #use: (items: Value[]) => Outcome;
  constructor(use: (items: Value[]) => Outcome) {
    super();
    this.#use = use;
  }
  protected stepped(item: Value): undefined {
    this.items.push(item);
  }
  protected finish(): Outcome {
    return this.#use(this.items);
  }
}

/** As collect, for what makes a list or tuple: the iterable is asked for its length as well, which may raise. */
export function collectSequence(iterable: Value, take: (item: Value) => void, finished: () => Outcome): Outcome {
  return withLength(iterable, new Taker(take, finished));
}

function withLength(iterable: Value, loop: IteratorLoop): Outcome {
  if (!typeOf(iterable).isHeapType) return loop.over(iterable);
  return andThen(getIterator(iterable), (iterator) => andThen(askLength(iterable), () => loop.overIterator(iterator)));
}

/** Continues with all items of an iterable, in a fresh array. */
export function collectItems(iterable: Value, use: (items: Value[]) => Outcome): Outcome {
  const ready = freshItems(iterable);
  return ready !== undefined ? use(ready) : withLength(iterable, new Collector(use));
}
