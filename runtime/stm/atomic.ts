/**
 * Atomic blocks of the running Python thread: how deep it stands in them, and what they ask of the transaction.
 *
 * Inside an atomic block the transaction must not end: the scheduler asks `mayEndSlice()` before it ends a slice, and keeps
 * the thread's depth with the thread (`saveAtomic`, `restoreAtomic`). Must not know Python or threads: those who do install hooks.
 *
 * Note [Atomic generators]
 * The depth belongs to a chain of frames, not to the thread alone: a generator or coroutine that yields inside an atomic block takes
 * its own part of the depth with it and brings it back when it is resumed, so its consumer is as atomic as before.
 */

import {
  beginTransaction,
  endTransaction,
  inTransaction,
  type Savepoint,
  savepoint,
  undoTo,
  type Versioned,
} from "./transaction.ts";

export const atomicity = {
  /** Atomic blocks around the running code. The scheduler keeps it per Python thread. */
  depth: 0,
};

/** What the scheduler does for atomic blocks. Absent: not supported by what runs now. */
export interface AtomicHooks {
  /** Number of executors, at least 1. */
  executors: () => number;
  /** Lets the transaction end at the next boundary, even if its fuel is not spent. */
  commitSoon?: () => void;
  /** Gives up the transaction, and runs it again from its start when something it has read has changed. Throws Conflict. */
  retry?: () => never;
  /** Why the running thread's last aborted transaction was aborted, as text; null if none was. */
  lastAbort?: () => string | null;
}

export const atomicHooks: AtomicHooks = { executors: () => 1 };

/** Installs some of the hooks; the others stay. */
export function installAtomicHooks(hooks: Partial<AtomicHooks>): void {
  Object.assign(atomicHooks, hooks);
}

/** False inside an atomic block: there no slice may end and no other Python thread may run. */
export const mayEndSlice = (): boolean => atomicity.depth === 0;

/** Where the running thread's blocks that can be rolled back began, innermost last. */
let rollbacks: { readonly depth: number; readonly savepoint: Savepoint }[] = [];
/** The depth of the block that is a transaction of its own; 0 without one. */
let ownTransaction = 0;

/** True while the transaction that runs is a block's own. */
export const isOwnTransaction = (): boolean => ownTransaction > 0;

/**
 * Enters an atomic block. What is done in one that `canRollBack` can be undone when it is left. If no transaction runs, such a
 * block is one of its own, and so is one of which that is asked (`isTransaction`).
 */
export function enterAtomic(canRollBack = false, isTransaction = canRollBack): void {
  atomicity.depth++;
  if (isTransaction && !inTransaction()) {
    beginTransaction();
    ownTransaction = atomicity.depth;
  }
  if (canRollBack) rollbacks.push({ depth: atomicity.depth, savepoint: savepoint() });
}

/**
 * Leaves the innermost atomic block; there must be one. With `rollBack`, what was done in the block to objects that are not `isKept` is undone; the
 * result is false if that cannot be.
 */
export function leaveAtomic(rollBack: ((object: Versioned) => boolean) | null = null): boolean {
  const innermost = rollbacks.at(-1);
  const own = innermost?.depth === atomicity.depth ? rollbacks.pop()!.savepoint : null;
  const done = rollBack === null || (own !== null && undoTo(own, rollBack));
  const isOver = ownTransaction === atomicity.depth;
  atomicity.depth--;
  if (isOver) endOwnTransaction();
  return done;
}

function endOwnTransaction(): void {
  ownTransaction = 0;
  endTransaction();
}

/** The state of a thread that stops running, for restoreAtomic. 0, the usual one, is that of a thread outside of atomic blocks. */
export function saveAtomic(): AtomicState {
  const { depth } = atomicity;
  if (depth === 0) return 0;
  const state = { depth, rollbacks };
  atomicity.depth = 0;
  rollbacks = [];
  return state;
}

export type AtomicState = 0 | { readonly depth: number; readonly rollbacks: typeof rollbacks };

/** Makes `state` that of the running thread. An aborted transaction starts again with the state that it began with, 0. */
export function restoreAtomic(state: AtomicState): void {
  atomicity.depth = state === 0 ? 0 : state.depth;
  if (state !== 0) rollbacks = state.rollbacks;
  else if (rollbacks.length > 0) rollbacks = [];
}

/** What a generator keeps: while it is suspended the blocks that it stands in itself, while it runs those of its consumer. */
export interface AtomicChain {
  atomicDepth: number;
}

/** A suspended generator goes on. Callers skip this while both depths are 0. See Note [Atomic generators]. */
export function resumeChain(chain: AtomicChain): void {
  const own = chain.atomicDepth;
  chain.atomicDepth = atomicity.depth;
  atomicity.depth += own;
}

/** A running generator yields. Its consumer may end the transaction, so its rollback blocks lose their savepoints. */
export function suspendChain(chain: AtomicChain): void {
  const outer = chain.atomicDepth;
  chain.atomicDepth = Math.max(atomicity.depth - outer, 0);
  atomicity.depth = outer;
  while (rollbacks.length > 0 && rollbacks.at(-1)!.depth > outer) rollbacks.pop();
  if (ownTransaction > outer) endOwnTransaction();
}
