/**
 * The state of this executor's current transaction, as far as barriers see it, and the slow paths behind them.
 *
 * A barrier is one load and one compare: `if (o.$r < txn.readable) openForRead(o)`. In solo mode (one executor has run
 * Python so far) both thresholds are 0 and no barrier is ever taken. This file must not know any Python type.
 */

/** The three header words of every mutable object. */
export interface Versioned {
  /** 0 while the object is private to this executor, else its id in the shared store. */
  $id: number;
  /** Newest transaction in which the object may be read without further work; MAX_STAMP for private objects. */
  $r: number;
  /** Newest transaction in which the object may be written without further work. */
  $w: number;
}

/** Above every transaction number; still a small integer for V8. */
export const MAX_STAMP = 0x7fffffff;

export const txn = {
  /** Objects with `$r` below this must be opened for reading. */
  readable: 0,
  /** Objects with `$w` below this must be opened for writing. */
  writable: 0,
  /** The number of the current transaction; the stamp of objects created in it. */
  now: 1,
};

export function openForRead(_object: Versioned): void {
  throw new Error("pystm bug: a read barrier was taken in solo mode");
}

export function openForWrite(_object: Versioned): void {
  throw new Error("pystm bug: a write barrier was taken in solo mode");
}
