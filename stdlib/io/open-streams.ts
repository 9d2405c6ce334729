/**
 * The streams of this executor that are open. Must not know what kinds of streams there are.
 *
 * Note [Dropped streams]
 * CPython closes a stream when the last reference to it goes. Here that moment passes unseen, but it can be found out later which
 * streams have gone: `loosen` puts a copy of every open stream aside, which shares what the stream holds, and forgets the
 * stream itself; after a collection `settle` tells by a WeakRef which have died, and finalises their copies in their place. No
 * Python code runs in between, so a copy is exact. It is done by gc.collect(), and when there are very many open streams or no
 * descriptors left.
 */

import { open as openObject, undoWith } from "../../vm/core/native.ts";

const open = new Set<object>();

export function rememberOpen(stream: object): void {
  put(open, stream);
}

/** Adds to a set, until the transaction aborts. */
function put(set: Set<object>, stream: object): void {
  if (set.has(stream)) return;
  set.add(stream);
  undoWith(() => set.delete(stream));
}

function take(set: Set<object>, stream: object): void {
  if (set.delete(stream)) undoWith(() => set.add(stream));
}

/** The stream has nothing to do any more when it dies. */
export function forgetOpen(stream: object): void {
  take(open, stream);
  take(holding, stream);
}

/** Those of them that hold written data. */
const holding = new Set<object>();

export function rememberWritten(stream: object): void {
  put(holding, stream);
}

export function forgetWritten(stream: object): void {
  take(holding, stream);
}

export const holdingStreams = (): ReadonlySet<object> => holding;

export const openCount = (): number => open.size;
export const openStreams = (): object[] => [...open];

let finalise: (stream: object) => void = () => {};
/** Sets what is done with (a copy of) a stream that has died. */
export function setStreamFinaliser(finaliser: (stream: object) => void): void {
  finalise = finaliser;
}

/** A stream between `loosen` and `settle`. */
export interface LooseStream {
  readonly stream: WeakRef<object>;
  readonly copy: object;
  readonly holds: boolean;
}

/** A copy of a stream that does not lead back to it by its own attributes. */
function copyOf(stream: object): object {
  openObject(stream, "reads");
  const copy = Object.assign(Object.create(Object.getPrototypeOf(stream)), stream) as Record<string, unknown>;
  for (const name of Object.keys(copy)) if (copy[name] === stream) copy[name] = copy;
  return copy;
}

/** Forgets all open streams for the length of a collection. */
export function loosen(): LooseStream[] {
  const loose = openStreams().map((stream) => ({
    stream: new WeakRef(stream),
    copy: copyOf(stream),
    holds: holding.has(stream),
  }));
  open.clear();
  holding.clear();
  return loose;
}

/** Remembers those that are alive again, and finalises the others; how many those were. */
export function settleStreams(loose: readonly LooseStream[]): number {
  const dead: object[] = [];
  for (const { stream, copy, holds } of loose) {
    const living = stream.deref();
    if (living === undefined) dead.push(copy);
    else {
      open.add(living);
      if (holds) holding.add(living);
    }
  }
  for (const copy of dead) finalise(copy);
  return dead.length;
}
