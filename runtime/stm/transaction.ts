/**
 * The current transaction of this executor: the thresholds that barriers compare with, what they do when they are taken, and how
 * a transaction begins, commits and aborts here.
 *
 * A barrier is one load and one compare: `if (o.$r < txn.readable) openForRead(o)`. In solo mode (nothing could make a
 * transaction abort) both thresholds are 0 and no barrier is ever taken. Objects that are shared with other executors are the business of `shared`,
 * installed by the first one that shares. This file must not know any Python type: objects save and restore themselves
 * through their `$layout`.
 */

import { logInevitable } from "./log.ts";

/** How objects of one kind are put back after an abort. */
export interface Layout {
  /** A copy of the object's state, deep enough that no change of the object shows in it. */
  save(object: Versioned): unknown;
  /** Puts a copy back, which becomes the object's. */
  restore(object: Versioned, saved: unknown): void;
  /** Called once all objects of an aborted transaction are restored: computes again what is derived from their state. */
  readonly rebuild: ((object: Versioned) => void) | undefined;
}

/** The header words of every mutable object. */
export interface Versioned {
  /** 0 while the object is private to this executor, else its id in the shared store. */
  $id: number;
  /** Newest transaction in which the object may be read without further work; MAX_STAMP for private objects. */
  $r: number;
  /** Newest transaction in which the object may be written without further work. */
  $w: number;
  /** Lives on the prototype. */
  readonly $layout: Layout;
}

/** Thrown through native code and the interpreter loop to the runner of slices; no Python `except` or `finally` sees it. */
export class Conflict {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
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

/** What is done for objects that other executors know, too. */
export interface SharedObjects {
  openForRead(object: Versioned): void;
  openForWrite(object: Versioned): void;
  /** The transaction is the one that does not abort; throws Conflict if it has lost already. */
  becomeInevitable?(what: string): void;
}

let shared: SharedObjects | null = null;
/** Set when the first object is published. */
export function setShared(handler: SharedObjects | null): void {
  shared = handler;
}

/**
 * The private objects that this transaction has changed, in order, each with its state before; after a savepoint the shared ones, too.
 * An object stands here again when it is changed after a later savepoint.
 */
const changed: Versioned[] = [];
const before: unknown[] = [];

export function openForRead(object: Versioned): void {
  if (object.$id === 0) throw new Error("pystm bug: a private object is always readable");
  shared!.openForRead(object);
}

export function openForWrite(object: Versioned): void {
  if (object.$id !== 0) {
    shared!.openForWrite(object);
    if (!hasSavepoint) return;
  }
  changed.push(object);
  before.push(object.$layout.save(object));
  object.$w = txn.now;
}

/** Undo for state that is no object: `restore` is called when the transaction aborts. */
export function onAbort(restore: () => void): void {
  if (txn.writable === 0) return;
  changed.push(new Unnamed(restore));
  before.push(undefined);
}

class Unnamed implements Versioned {
  $id = 0;
  $r = MAX_STAMP;
  $w = MAX_STAMP;
  readonly $layout: Layout;
  constructor(restore: () => void) {
    this.$layout = { save: () => undefined, restore, rebuild: undefined };
  }
}

/** True between beginTransaction and endTransaction. */
export const inTransaction = (): boolean => txn.writable !== 0;

/** The current transaction has done something that cannot be undone. */
let isInevitable = false;

/** True while what the current transaction does can be undone. */
export const canAbort = (): boolean => inTransaction() && !isInevitable;

/** Begins a transaction that can be aborted; the one before must have ended. */
export function beginTransaction(): void {
  if (changed.length > 0) throw new Error("pystm bug: a transaction began in another");
  if (txn.now >= MAX_STAMP - 1) throw new Error("pystm bug: out of transaction numbers");
  txn.now++;
  txn.writable = txn.now;
  txn.readable = txn.now;
}

/** Effects on the world outside that wait for the transaction's commit, in their order. */
let deferred: (() => void)[] = [];

export const hasDeferred = (): boolean => deferred.length > 0;

/** Does something to the world outside: now, or, if the current transaction may abort, when it has committed. */
export function atCommit(act: () => void): void {
  if (!canAbort()) {
    act();
    return;
  }
  const { length } = deferred;
  onAbort(() => {
    deferred.length = length;
  });
  deferred.push(act);
}

/** Keeps what the transaction has done: nothing of it can be undone. Throws the first error of a deferred effect, when all were tried. */
export function forgetUndo(): void {
  changed.length = 0;
  before.length = 0;
  hasSavepoint = false;
  undoEra++;
  if (deferred.length === 0) return;
  const acts = deferred;
  deferred = [];
  let failed = false;
  let failure: unknown;
  for (const act of acts) {
    try {
      act();
    } catch (error) {
      if (!failed) failure = error;
      failed = true;
    }
  }
  if (failed) throw failure;
}

/**
 * To be called before something is done that can neither be undone nor wait: from here on the transaction does not abort. `what` names it
 * in reports. Throws Conflict if that is impossible, and what its deferred effects throw.
 */
export function becomeInevitable(what: string): void {
  if (!canAbort()) return;
  shared?.becomeInevitable?.(what);
  isInevitable = true;
  if (shared !== null) logInevitable(what);
  forgetUndo();
}

/** Ends the transaction; the next one needs a beginTransaction, or runs solo. Throws what its deferred effects throw. */
export function endTransaction(): void {
  txn.readable = 0;
  txn.writable = 0;
  isInevitable = false;
  forgetUndo();
}

/**
 * Undoes all the current transaction has done to private objects. Afterwards the transaction is still open, with nothing in it.
 */
export function undo(): void {
  const objects = changed.splice(0);
  const states = before.splice(0);
  hasSavepoint = false;
  undoEra++;
  for (let i = objects.length - 1; i >= 0; i--) {
    const object = objects[i]!;
    object.$layout.restore(object, states[i]);
    object.$w = 0;
  }
  for (const object of objects) object.$layout.rebuild?.(object);
}

/** True when the current transaction has made savepoints. */
let hasSavepoint = false;
/** How often there was nothing to undo any more: savepoints made before cannot be returned to. */
let undoEra = 0;

/** A point of the current transaction to which `undoTo` can return. */
export interface Savepoint {
  readonly era: number;
  readonly length: number;
}

/** Makes a savepoint; the transaction must be one that can abort. */
export function savepoint(): Savepoint {
  // What is changed from now on is saved again. Marks of what the transaction has read are not below `readable`, as before.
  txn.now++;
  txn.writable = txn.now;
  hasSavepoint = true;
  return { era: undoEra, length: changed.length };
}

/** False if the transaction of the savepoint has ended or cannot be undone any more. */
export const canUndoTo = ({ era }: Savepoint): boolean => era === undoEra;

/**
 * Undoes what the current transaction has done since the savepoint, but not to objects that are `isKept` (what runs and
 * is to run on). False, with nothing done, if the transaction has ended or cannot be undone any more.
 */
export function undoTo(point: Savepoint, isKept: (object: Versioned) => boolean): boolean {
  if (!canUndoTo(point)) return false;
  const { length } = point;
  const objects = changed.splice(length);
  const states = before.splice(length);
  const restored: Versioned[] = [];
  for (let i = objects.length - 1; i >= 0; i--) {
    const object = objects[i]!;
    if (isKept(object)) continue;
    object.$layout.restore(object, states[i]);
    object.$w = 0;
    restored.push(object);
  }
  for (const [i, object] of objects.entries()) {
    if (!isKept(object)) continue;
    changed.push(object);
    before.push(states[i]);
  }
  for (const object of restored) object.$layout.rebuild?.(object);
  return true;
}
