/**
 * Noticing that V8's heap is about to be full, which ends the process without a word to the program, in time to say so.
 *
 * Must not know what a program is told.
 */
import { getHeapStatistics } from "node:v8";
import { collectNow } from "./collect-now.ts";

/** Milliseconds between two looks: at several gigabytes a second, a fraction of what SUSPICIOUS leaves. */
const LOOK_EVERY = 20;

/** What V8 sets aside for young objects: three times the largest semi-space that the launcher allows. In bytes. */
const YOUNG = 3 * 32 * 2 ** 20;

/** From this part of the limit on the heap is collected, to know how much of it is garbage. */
const SUSPICIOUS = 0.82;

/** With more than this part of the limit in use after a collection, V8 would spend its time collecting, and give up soon. */
const FULL = 0.75;

/** A program that was told gets this part of the limit to clear up, or to say what happened, before it is told again. */
const GRACE = 0.04;

let lookedAt = 0;
/** Above this part the heap counts as full. */
let limit = FULL;

const usedPart = (): number => {
  const { used_heap_size, heap_size_limit } = getHeapStatistics();
  return used_heap_size / (heap_size_limit - YOUNG);
};

/**
 * True when the objects alive leave no room to go on. Cheap; looks now and then. `now` is the time in milliseconds;
 * `prepare` is called before a collection, to forget what is not needed.
 */
export function isHeapFull(now: number, prepare: () => void): boolean {
  if (now - lookedAt < LOOK_EVERY) return false;
  lookedAt = now;
  const before = usedPart();
  if (before < FULL) limit = FULL;
  if (before < Math.max(SUSPICIOUS, limit)) return false;
  prepare();
  collectNow();
  const used = usedPart();
  const isFull = used > limit;
  if (isFull) limit = used + GRACE;
  return isFull;
}
